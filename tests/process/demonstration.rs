//! What `recueil demo` shows: everybody whom it names signs in and reads their own, and no room of an inquiry is empty.
use std::collections::BTreeSet;

use recueil::{
    cli::demo::{
        build,
        cast::{Cast, Person},
        place, stories,
    },
    domain::{Coded, act::Act},
    store::{Options, Store},
};

use super::{
    commands::program,
    program::{Running, free_port, is_empty, report, sign_in, wait_for},
};
use crate::support::{client::Browser, raw};

/// What an inquiry, an alert and an exception are made of, beside a conversation. The journal names what members do; what
/// the people who report or are heard do, it keeps the digests of: the stories themselves are tested for those acts.
const PLAYED: [Act; 34] = [
    Act::BeginAftercare,
    Act::AskNews,
    Act::AskConsent,
    Act::HandOver,
    Act::Lodge,
    Act::AskMore,
    Act::Inquire,
    Act::OpenInquiry,
    Act::Appoint,
    Act::Entrust,
    Act::Declare,
    Act::Plan,
    Act::NameImplicated,
    Act::Allege,
    Act::EnterEvidence,
    Act::Find,
    Act::DraftReport,
    Act::AgreeReport,
    Act::FileReport,
    Act::RemitReport,
    Act::AnnounceReport,
    Act::Summon,
    Act::InviteHeard,
    Act::TakeMinutes,
    Act::SubmitFindings,
    Act::CloseHearing,
    Act::Alert,
    Act::RaiseAlert,
    Act::ActOnAlert,
    Act::ActionDone,
    Act::Except,
    Act::HandOverWithout,
    Act::Assess,
    Act::Orient,
];

#[tokio::test]
async fn a_demonstration_plays_an_inquiry_to_its_report_an_alert_and_an_exception() {
    let folder = tempfile::tempdir().unwrap();
    let place = place(folder.path(), None).unwrap();
    let database = place.database.clone();
    let stories = stories::shipped().unwrap();
    let cast = Box::pin(build(place, Cast::shipped().unwrap(), &stories)).await.unwrap();
    assert!(cast.heard.len() > 2, "three were called: {:?}", cast.heard);
    let store = Store::open(&database, &Options::default()).await.unwrap();
    let acts: Vec<(String,)> = raw::rows(&store, "select distinct act from journal", Vec::new()).await;
    let acts: BTreeSet<String> = acts.into_iter().map(|(act,)| act).collect();
    let missing: Vec<&str> = PLAYED.iter().map(|act| act.code()).filter(|act| !acts.contains(*act)).collect();
    assert!(missing.is_empty(), "{missing:?} in {acts:?}");
    let stages: Vec<(String,)> = raw::rows(&store, "select distinct stage from cases", Vec::new()).await;
    let stages: BTreeSet<String> = stages.into_iter().map(|(stage,)| stage).collect();
    for stage in
        ["investigation", "filed", "decision", "hearing", "heard-closed", "alert-answered", "assessment", "aftercare"]
    {
        assert!(stages.contains(stage), "{stage} in {stages:?}");
    }
    store.close().await;
}

/// Somebody of the staff, and their code of that moment, as the demonstration printed them.
fn account(said: &str, mail: &str) -> (Person, String) {
    let line = said.lines().find(|line| line.trim_start().starts_with(mail)).unwrap();
    let mut words: Vec<&str> = line.split_whitespace().collect();
    let (code, mail) = (words.pop().unwrap(), words.remove(0));
    let mut person = Cast::shipped().unwrap().people.into_iter().find(|person| person.mail == mail).unwrap();
    person.passphrase = words.join(" ");
    (person, code.to_owned())
}

#[tokio::test]
async fn a_demonstration_says_where_to_go_and_leaves_nothing() {
    let temporary = tempfile::tempdir().unwrap();
    let port = free_port();
    let mut command = program(&["demo", "--port", &port.to_string()]);
    command.env("TMPDIR", temporary.path()).current_dir(temporary.path());
    let log = tempfile::tempdir().unwrap();
    let running = Running::start(command, log.path().join("output"));
    wait_for(|| running.output().contains("Desk:"), "the demonstration");
    let said = running.output();
    let intake = format!("http://127.0.0.1:{port}");
    let at = |what: &str| said.find(what).unwrap_or_else(|| panic!("{what}: {said}"));
    let desk = format!("http://127.0.0.1:{}", port.saturating_add(1));
    assert!(at(&intake) < at(&desk) && at(&desk) < at("Lucie Abadie"), "{said}");
    assert!(at("Lucie Abadie") < at("claire.vasseur@institut.example"), "{said}");
    // Each of them has something to read in each of their rooms, and reads it.
    for (mail, rooms) in [
        ("ines.benhamou@institut.example", [("/cases", 20)].as_slice()),
        ("berenice.aubry@institut.example", &[("/inquiries", 3)]),
        ("helene.marchetti@institut.example", &[("/investigations", 2)]),
        ("kwame.mensah@institut.example", &[("/investigations", 2)]),
        ("elisabeth.fournier-roche@institut.example", &[("/decisions", 1), ("/alerts", 1)]),
    ] {
        let (person, code) = account(&said, mail);
        let mut member = Browser::over(&desk);
        assert_eq!(sign_in(&mut member, &person, &code).await.ok().path, "/", "{mail}");
        for (room, least) in rooms {
            let links = member.get(room).await.ok().attributes(&format!("main a[href^=\"{room}/\"]"), "href");
            assert!(links.len() >= *least, "{} of {least} in {room} for {mail}", links.len());
            member.get(&links[0]).await.ok();
        }
    }
    report(&mut Browser::over(&intake), "Essai.").await;
    assert!(running.stop().success());
    assert!(is_empty(temporary.path()), "its folder is thrown away");
}
