//! From nothing to an open service, and what survives a process that dies.
use axum::http::Method;
use jiff::SignedDuration;
use recueil::{
    cli::demo::cast::{Cast, Person},
    clock::{Clock as _, SystemClock},
};

use super::program::{Installation, report, sign_in};
use crate::support::{client::Form, sent::Sent};

const INIT: [&str; 7] =
    ["init", "--name", "Ada Martin", "--function", "coordination", "--mail", "ada.martin@institut.example"];

#[tokio::test]
async fn an_installation_opens_step_by_step() {
    let here = Installation::new();
    let init = here.run(&INIT);
    assert_eq!(init.code, Some(0), "{init:?}");
    let code = init.out.lines().find_map(|line| line.strip_prefix("    ")).expect("an invitation").to_owned();
    let check = here.run(&["check"]);
    assert_eq!(check.code, Some(3), "{check:?}");
    assert!(check.out.contains("WRONG  roster"), "{}", check.out);

    let running = here.serve(&[]);
    assert!(here.visitor().get("/").await.ok().attributes(".doors .first a", "href").is_empty(), "closed");
    here.visitor().submit(&Form::forged("/note")).await.is(503);
    let (person, fingerprint) = found(&here, &code).await;
    here.visitor().submit(&Form::forged("/note")).await.is(503);
    assert!(running.stop().success());

    here.configure("founding = \"\"", &format!("founding = \"{}\"", "0".repeat(64)));
    let refused = here.run(&["serve"]);
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("founding"), "{}", refused.err);
    // As it was printed, groups and all.
    here.configure(&"0".repeat(64), &fingerprint);
    let check = here.run(&["check"]);
    assert_eq!(check.code, Some(0), "{check:?}");

    let running = here.serve(&[]);
    let page = report(&mut here.visitor(), "Le premier récit.").await;
    let mut desk = here.colleague();
    // The code of the joining has been used; the next one is taken a step early.
    let soon = SystemClock.now().checked_add(SignedDuration::from_secs(30)).unwrap();
    sign_in(&mut desk, &person, &person.code(soon).unwrap()).await.ok();
    assert!(desk.get("/cases").await.ok().main().contains("Le premier récit."));
    assert!(!page.shown().is_empty());
    assert!(running.stop().success());
    assert_eq!(here.run(&INIT).code, Some(1), "nobody is invited from the command line any more");
}

/// Joins as the first coordinator; gives their secrets and the fingerprint.
async fn found(here: &Installation, code: &str) -> (Person, String) {
    let mut browser = here.colleague();
    let door = browser.get("/join").await.ok().form("/join");
    let charter = browser.submit(&door.fill("code", code)).await.ok();
    let keys = browser.submit(&charter.form("/join/charter").and("accept", "yes")).await.ok();
    let shown = keys.texts(".code-shown");
    let mut person = Cast::shipped().unwrap().people.remove(0);
    "ada.martin@institut.example".clone_into(&mut person.mail);
    (person.passphrase, person.one_time) = (shown[0].replace(' ', ""), shown[1].clone());
    let form = keys.form("/join/keys").fill("passphrase", &person.passphrase);
    let done = browser.submit(&form.fill("code", &person.code(SystemClock.now()).unwrap())).await.ok();
    (person, done.shown())
}

const EVIDENCE: &[u8] = b"Une ligne de ce qui a ete vu.\n";

#[tokio::test]
async fn what_was_acknowledged_survives_a_kill() {
    let (here, cast) = Installation::founded(3).await;
    let running = here.serve(&[]);
    let mut person = here.visitor();
    let page = report(&mut person, "Ce que j'ai écrit juste avant.").await;
    let form = person.get("/suite/4").await.ok().form("/suite/4");
    let sent = Sent::new(&[("token", form.value("token")), ("case", form.value("case"))])
        .file("preuve.txt", &EVIDENCE.repeat(10_000));
    sent.to(&mut person, "/suite/4").await.is(303);
    running.kill();

    let running = here.serve(&[]);
    assert_eq!(person.get("/note/7").await.ok().shown(), page.shown(), "the same session shows the same code");
    // The button again, as somebody would who saw no answer.
    let again = person.submit(&Form::forged("/note/6")).await.ok();
    assert_eq!(again.shown(), page.shown());
    let mut back = here.visitor();
    let door = back.get("/suite").await.ok().form("/suite");
    let follow = back.submit(&door.fill("code", &page.shown())).await.ok();
    assert!(follow.main().contains("Ce que j'ai écrit juste avant."), "{}", follow.main());
    let files = follow.attributes("main a", "href");
    let file = files.iter().find(|link| link.starts_with("/suite/4/") && !link.ends_with("/show")).unwrap();
    assert_eq!(back.get(file).await.ok().body.as_bytes(), EVIDENCE.repeat(10_000), "the file is there, whole");
    let message = follow.form("/suite/1").fill("text", "Un mot de plus.");
    back.submit(&message).await.ok();
    running.kill();

    let running = here.serve(&[]);
    // Sent once more after the crash: it counts once.
    let follow = back.submit(&message).await.ok();
    assert_eq!(follow.main().matches("Un mot de plus.").count(), 1);
    let mut desk = here.signed_in(&cast.people[2]).await;
    let list = desk.get("/cases").await.ok();
    let links = list.attributes("main th a", "href");
    assert_eq!(links.len(), 1, "{}", list.main());
    assert!(desk.get(&links[0]).await.ok().main().contains("Un mot de plus."));
    running.kill();

    let running = here.serve(&[]);
    assert_eq!(desk.once(Method::GET, "/cases", None).await.status, 200, "a member's session survives as well");
    let verified = here.run(&["audit", "verify"]);
    assert_eq!(verified.code, Some(0), "{verified:?}");
    assert!(running.stop().success());
}

#[tokio::test]
async fn the_surfaces_run_apart() {
    let (here, cast) = Installation::founded(3).await;
    let intake = here.serve(&["--surface", "intake"]);
    assert!(!here.has_desk());
    for path in ["/sign-in", "/join", "/cases", "/members", "/account"] {
        here.visitor().get(path).await.is(404);
    }
    let desk = here.serve(&["--surface", "desk"]);
    report(&mut here.visitor(), "D'une machine à l'autre.").await;
    let mut member = here.signed_in(&cast.people[2]).await;
    assert!(member.get("/cases").await.ok().main().contains("D'une machine à l'autre."));
    for path in ["/note/1", "/suite", "/exit"] {
        member.get(path).await.is(404);
    }
    assert!(desk.stop().success());
    assert!(intake.stop().success());
}
