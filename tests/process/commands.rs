//! The commands: what they say, how they end.
use std::{fmt::Write as _, fs, process::Command};

use recueil::store::{Options, Store};

use super::program::{Installation, said};
use crate::support::raw;

pub(super) fn program(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recueil"));
    command.args(arguments).env("COLUMNS", "100");
    command
}

#[test]
fn help_reads_well() {
    let mut whole = String::new();
    for command in [
        &["--help"][..],
        &["demo", "--help"],
        &["init", "--help"],
        &["serve", "--help"],
        &["migrate", "--help"],
        &["check", "--help"],
        &["member", "--help"],
        &["member", "list", "--help"],
        &["audit", "--help"],
        &["audit", "export", "--help"],
        &["audit", "verify", "--help"],
        &["api-key", "--help"],
        &["api-key", "new", "--help"],
    ] {
        let help = said(program(command));
        assert_eq!(help.code, Some(0), "{help:?}");
        writeln!(whole, "$ recueil {}\n{}", command.join(" "), help.out).unwrap();
    }
    insta::assert_snapshot!("help", whole);
}

#[test]
fn the_table_of_decisions_is_told_whole() {
    let told = said(program(&["check", "--decisions"]));
    assert_eq!(told.code, Some(0), "{told:?}");
    for part in ["\nassign\n", "never: visitor, reporter", "on intake: nobody", "listener and authority (unless"] {
        assert!(told.out.contains(part), "{part}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&said(program(&["--json", "check", "--decisions"])).out).unwrap();
    assert!(json.as_array().unwrap().iter().any(|row| row["act"] == "assign" && row["who"] == "coordinator"));
}

#[test]
fn mistakes_end_with_their_code() {
    for arguments in
        [&["nonsense"][..], &["serve", "--surface", "both-of-them"], &["init"], &["audit", "verify", "file"]]
    {
        assert_eq!(said(program(arguments)).code, Some(2), "{arguments:?}");
    }
    let here = Installation::new();
    for arguments in [&["serve"][..], &["member", "list"], &["audit", "verify"], &["migrate"]] {
        let said = here.run(arguments);
        assert_eq!(said.code, Some(1), "nothing is installed: {arguments:?} {said:?}");
        assert!(said.err.contains("recueil: "), "{}", said.err);
    }
    here.configure("keys_dir =", "kees_dir =");
    let unknown = here.run(&["serve"]);
    assert_eq!(unknown.code, Some(1));
    assert!(unknown.err.contains("line ") && unknown.err.contains("kees_dir"), "{}", unknown.err);
    let check = here.run(&["check"]);
    assert_eq!(check.code, Some(3));
    assert!(check.out.contains("kees_dir"), "{}", check.out);
    fs::remove_file(here.config()).unwrap();
    assert_eq!(here.run(&["serve"]).code, Some(1), "no configuration");
}

#[tokio::test]
async fn the_journal_and_the_members_are_read_from_outside() {
    let (here, cast) = Installation::founded(3).await;
    let list = here.run(&["member", "list"]);
    assert_eq!(list.code, Some(0), "{list:?}");
    for person in &cast.people {
        assert!(list.out.contains(&person.mail), "{}", list.out);
    }
    let json: serde_json::Value = serde_json::from_str(&here.run(&["--json", "member", "list"]).out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 3);
    assert_eq!(here.run(&["migrate"]).code, Some(0));
    let check: serde_json::Value = serde_json::from_str(&here.run(&["check", "--json"]).out).unwrap();
    assert!(check.as_array().unwrap().iter().all(|line| line["ok"] == true), "{check}");

    let file = here.path("journal.export");
    let export = here.run(&["audit", "export", file.to_str().unwrap()]);
    assert_eq!(export.code, Some(0), "{export:?}");
    let value = |name: &str| export.out.lines().find_map(|line| line.strip_prefix(name)).unwrap().trim().to_owned();
    let (key, head) = (value("Key:"), value("Head:"));
    let verify = ["audit", "verify", file.to_str().unwrap(), "--key", &key, "--head", &head];
    // Off line, with no installation at hand.
    assert_eq!(said(program(&verify)).code, Some(0));
    let mut bytes = fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&file, &bytes).unwrap();
    let forged = said(program(&verify));
    assert!(matches!(forged.code, Some(1 | 3)), "{forged:?}");
    // Cut after its first half: it ends before the head held elsewhere.
    let longer = head
        .split_once(':')
        .map(|(number, digest)| format!("{}:{digest}", number.parse::<u64>().unwrap().saturating_add(1)));
    let cut = here.run(&["audit", "verify", "--head", &longer.unwrap()]);
    assert_eq!(cut.code, Some(3), "{cut:?}");
    // A digest alone, as the people who report have it.
    let (_, digest) = head.split_once(':').unwrap();
    assert_eq!(here.run(&["audit", "verify", "--head", digest]).code, Some(0));
    assert_eq!(here.run(&["audit", "verify", "--head", &"0".repeat(64)]).code, Some(3));
}

#[tokio::test]
async fn a_journal_cut_at_its_end_is_told() {
    let (here, _) = Installation::founded(3).await;
    // The service remembers the head while it runs, and when it stops.
    assert!(here.serve(&[]).stop().success());
    assert_eq!(here.run(&["audit", "verify"]).code, Some(0));
    let database = format!("sqlite:{}", here.path("demo.db").display());
    let store = Store::open(&database, &Options::default()).await.unwrap();
    let last = "delete from journal where sequence = (select max(sequence) from journal)";
    raw::execute(&store, last, Vec::new()).await;
    store.close().await;
    let check = here.run(&["check"]);
    assert_eq!(check.code, Some(3), "{check:?}");
    assert!(check.out.contains("journal shortened"), "{}", check.out);
    let verify = here.run(&["audit", "verify"]);
    assert_eq!(verify.code, Some(3), "{verify:?}");
    assert!(verify.out.contains("ends before the head"), "{}", verify.out);
}

#[test]
fn the_files_of_the_organisation_are_named() {
    let here = Installation::new();
    here.configure("# policies_dir = \"policies\"", "policies_dir = \"own\"");
    let missing = here.run(&["check"]);
    assert!(missing.code == Some(3) && missing.out.contains("own: cannot be read"), "{missing:?}");
    let shipped = recueil::domain::rules::EMBEDDED[2];
    fs::create_dir(here.path("own")).unwrap();
    fs::write(here.path("own").join(shipped.0), shipped.1).unwrap();
    let check = here.run(&["check"]);
    assert!(check.out.contains("your own: support.toml"));
    assert!(check.out.contains("look   texts              notices/fr/privacy.md, to be checked: "), "{}", check.out);
    fs::write(here.path("own").join("organization.toml"), "").unwrap();
    let unknown = here.run(&["check"]);
    assert!(unknown.out.contains("WRONG  policies           organization.toml"), "{}", unknown.out);
    fs::remove_file(here.path("own").join("organization.toml")).unwrap();
    let organisation = recueil::domain::rules::EMBEDDED[0];
    let late = organisation.1.replacen("from = \"09:00\"", "from = \"19:00\"", 1);
    let opening = late.lines().position(|line| line == "[[entity.hours]]").unwrap() + 1;
    fs::write(here.path("own").join(organisation.0), late).unwrap();
    let told = format!("WRONG  policies           organisation.toml, line {opening}: hours-order");
    let hours = here.run(&["check"]);
    assert!(hours.code == Some(3) && hours.out.contains(&told), "{}", hours.out);
    fs::remove_file(here.path("own").join(organisation.0)).unwrap();
    for language in ["fr", "en"] {
        let folder = here.path("own").join("notices").join(language);
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join("limits.md"), recueil::domain::notice::NAMES[9].1[0].replace("## ", "#### ")).unwrap();
    }
    let wrong = here.run(&["check"]);
    let told = "WRONG  policies           notices/fr/limits.md, line ";
    assert!(wrong.out.contains(told) && wrong.out.contains("bad-heading (#)"), "{}", wrong.out);
}

#[test]
fn a_regime_of_ones_own_is_counted_and_its_fault_is_named() {
    let here = Installation::new();
    here.configure("# policies_dir = \"policies\"", "policies_dir = \"own\"");
    fs::create_dir_all(here.path("own/discipline")).unwrap();
    let (_, shipped) = recueil::domain::discipline::SHIPPED[0];
    let own = here.path("own/discipline/professor.toml");
    fs::write(&own, shipped).unwrap();
    let check = here.run(&["check"]);
    assert!(check.out.contains("your own: discipline/professor.toml"), "{}", check.out);
    assert!(check.out.contains("ok     discipline         14 statuses"), "{}", check.out);
    let told = "look   discipline         discipline/student-imt.toml, for the organisation to say: limitation";
    assert!(check.out.contains(told), "{}", check.out);
    fs::write(&own, shipped.replacen("15 days before sitting", "15 days before siting", 1)).unwrap();
    let line = shipped[..shipped.find("code = \"summons\"").unwrap()].lines().count();
    let wrong = here.run(&["check"]);
    let told = format!("WRONG  policies           discipline/professor.toml, line {line}: unknown-step (siting)");
    assert!(wrong.code == Some(3) && wrong.out.contains(&told), "{}", wrong.out);
    fs::rename(&own, here.path("own/discipline/Professor.toml")).unwrap();
    let unknown = here.run(&["check"]);
    assert!(unknown.out.contains("WRONG  policies           discipline/Professor.toml"), "{}", unknown.out);
}
