//! The page of the code on paper: one sheet of A4, with the code, the date and how to keep it, and no button.
use std::process::Command;

use thirtyfour::common::print::{PrintPage, PrintParameters};

use super::driver::{Scripts, in_chromium, is_there};
use crate::process::program::{Installation, report};

#[tokio::test]
async fn the_code_prints_on_one_sheet() {
    if !is_there("the code on paper", false) {
        return;
    }
    let (here, _) = Installation::founded(3).await;
    let running = here.serve(&[]);
    let mut person = here.visitor();
    let code = report(&mut person, "À garder sur papier.").await.shown().replace(' ', "");
    let address = here.intake_address();
    in_chromium(1280, Scripts::Off, move |chromium| async move {
        chromium.open(&address).await;
        chromium.become_like(&person).await;
        for (prefix, button) in [("/fr", "J’ai noté mon code"), ("/en", "I have noted my code")] {
            chromium.open(&format!("{address}{prefix}/note/7")).await;
            assert!(chromium.text().await.contains(button));
            let a4 = PrintPage { width: 21.0, height: 29.7 };
            let sheet = PrintParameters { page: a4, ..PrintParameters::default() };
            let pdf = chromium.driver.print_page(sheet).await.unwrap();
            let text = printed(&pdf);
            let Some(text) = text else { return };
            // A page ends with a form feed.
            assert_eq!(text.matches('\u{c}').count(), 1, "one sheet: {text}");
            let joined: String = text.split_whitespace().collect();
            assert!(joined.contains(&code), "{text}");
            assert!(!text.contains(button), "{text}");
        }
    })
    .await;
    assert!(running.stop().success());
}

/// What stands on paper.
fn printed(pdf: &[u8]) -> Option<String> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("code.pdf");
    std::fs::write(&file, pdf).unwrap();
    let Ok(output) = Command::new("pdftotext").args(["-enc", "UTF-8"]).arg(&file).arg("-").output() else {
        eprintln!("not run: the code on paper: pdftotext is not installed");
        assert!(!crate::support::database::everything_is_demanded(), "RECUEIL_TEST_ALL asks for pdftotext");
        return None;
    };
    Some(String::from_utf8(output.stdout).unwrap())
}
