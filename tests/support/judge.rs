//! Programs of others, which open what is handed out.
use std::{path::Path, process::Command};

use super::database::everything_is_demanded;

/// Runs a program of others on a file; nothing where it is not installed and not demanded.
pub(crate) fn judged(program: &str, arguments: &[&str], file: &Path) -> Option<String> {
    let mut command = Command::new(program);
    let Ok(output) = command.args(arguments).arg(file).output() else {
        assert!(!everything_is_demanded(), "RECUEIL_TEST_ALL asks for {program}");
        eprintln!("not run: {program} is not installed");
        return None;
    };
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{program}: {said}{}", String::from_utf8_lossy(&output.stderr));
    Some(said)
}
