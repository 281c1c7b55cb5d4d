//! The first complete journey with nothing but a keyboard, scripts off, on a telephone and on a wide screen.
use recueil::cli::demo::cast::Person;
use thirtyfour::Key;

use super::driver::{Chromium, Scripts, in_chromium, is_there};
use crate::process::program::Installation;

use recueil::clock::{Clock as _, SystemClock};

#[tokio::test]
async fn the_journey_by_keyboard_without_scripts() {
    if !is_there("the journey by keyboard", false) {
        return;
    }
    let (here, cast) = Installation::founded(3).await;
    let running = here.serve(&[]);
    for (place, width, prefix) in [(1, 320, "/fr"), (2, 1280, "/en")] {
        let (intake, desk) =
            (format!("{}{prefix}/", here.intake_address()), format!("{}{prefix}/", here.desk_address()));
        let member = cast.people[place].clone();
        in_chromium(width, Scripts::Off, move |chromium| async move {
            chromium.run_no_script().await;
            let code = deposit(&chromium, &intake).await;
            answer(&chromium, &desk, &member).await;
            read(&chromium, &format!("{intake}suite"), &code).await;
        })
        .await;
    }
    assert!(running.stop().success());
}

/// From the first page to the code.
async fn deposit(chromium: &Chromium, address: &str) -> String {
    chromium.open(address).await;
    chromium.press(Key::Tab).await;
    assert_eq!(
        chromium.focused().await.class_name().await.unwrap().as_deref(),
        Some("quit"),
        "the way out comes first"
    );
    chromium.press(Key::Tab).await;
    assert_eq!(chromium.focused().await.class_name().await.unwrap().as_deref(), Some("skip"));
    chromium.tab_to(".doors .first a").await;
    chromium.enter().await;
    chromium.tab_to("main form button").await;
    chromium.enter().await;
    chromium.tab_to("input[name=standing]").await;
    chromium.press(Key::Up).await;
    go_on(chromium, "/note/2").await;
    chromium.tab_to("input[name=kinds]").await;
    chromium.press(" ").await;
    go_on(chromium, "/note/3").await;
    chromium.tab_to("textarea[name=narrative]").await;
    chromium.press("Écrit au clavier, sans souris.").await;
    go_on(chromium, "/note/4").await;
    chromium.tab_to("textarea[name=persons]").await;
    chromium.press("Quelqu'un").await;
    go_on(chromium, "/note/8").await;
    go_on(chromium, "/note/11").await;
    go_on(chromium, "/note/5").await;
    chromium.tab_to("input[name=wishes]").await;
    chromium.press(" ").await;
    go_on(chromium, "/note/6").await;
    assert!(chromium.text().await.contains("Écrit au clavier, sans souris."));
    chromium.tab_to("form[action$='/note/6'] button").await;
    chromium.enter().await;
    assert!(chromium.path().await.ends_with("/note/7"));
    note(chromium).await
}

/// Takes the code down and says so.
async fn note(chromium: &Chromium) -> String {
    let shown = chromium.driver.find(thirtyfour::By::Css(".code-shown")).await.unwrap();
    let code = shown.text().await.unwrap();
    chromium.tab_to("form[action$='/note/7'] button").await;
    chromium.enter().await;
    assert!(chromium.path().await.ends_with("/suite/1"));
    chromium.tab_to("a.quit").await;
    code
}

async fn go_on(chromium: &Chromium, to: &str) {
    chromium.tab_to("button[value=on]").await;
    chromium.enter().await;
    assert!(chromium.path().await.ends_with(to), "{} instead of {to}", chromium.path().await);
}

/// Signs in, finds the case, answers.
async fn answer(chromium: &Chromium, address: &str, member: &Person) {
    chromium.open(address).await;
    assert!(chromium.path().await.ends_with("/sign-in"));
    chromium.tab_to("#mail").await;
    chromium.press(member.mail.as_str()).await;
    chromium.tab_to("#passphrase").await;
    chromium.press(member.passphrase.as_str()).await;
    chromium.tab_to("#code").await;
    chromium.press(member.code(SystemClock.now()).unwrap()).await;
    chromium.press(Key::Tab).await;
    chromium.enter().await;
    chromium.tab_to("main th a").await;
    chromium.enter().await;
    assert!(chromium.text().await.contains("Écrit au clavier, sans souris."));
    chromium.tab_to("#reply-text").await;
    chromium.press("Répondu au clavier.").await;
    chromium.tab_to("#reply form button").await;
    chromium.enter().await;
    assert!(chromium.text().await.contains("Répondu au clavier."));
}

/// Comes back with the code.
async fn read(chromium: &Chromium, address: &str, code: &str) {
    chromium.open(address).await;
    chromium.tab_to("#code").await;
    chromium.press(code).await;
    chromium.press(Key::Enter).await;
    chromium.tab_to("#text").await;
    assert!(chromium.text().await.contains("Répondu au clavier."));
    chromium.press("Lu, merci.").await;
    chromium.tab_to("form[action$='/suite/1'] button").await;
    chromium.enter().await;
    assert!(chromium.text().await.contains("Lu, merci."));
}
