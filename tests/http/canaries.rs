//! Words planted along the whole journey: none is found in a log, in an error page, in the database or its journal.
use axum::http::Method;

use super::house::{CLAIRE, House, INES, begin, house, logs, reference, shown};
use crate::support::{
    client::{Browser, FORM, Form},
    sent::Sent,
};

/// Planted where people type at length.
const NARRATIVE: &str = "canari-recit-kx71";
const PERSONS: &str = "canari-personne-kx72";
const PLACE: &str = "canari-lieu-kx73";
const MESSAGE: &str = "canari-message-kx74";
const REPLY: &str = "canari-reponse-kx75";
const NOTE: &str = "canari-note-kx76";
const SEARCH: &str = "canari-recherche-kx77";
const MAIL: &str = "canari-kx78@institut.example";
const NAME: &str = "canari-nom-kx79";
const REFERENCE: &str = "R-2026-KX7KX";
const FILE: &str = "canari-fichier-kx81, et rien d'autre";
const FILE_NAME: &str = "canari-nom-de-fichier-kx82.txt";
const OWN_NAME: &str = "canari-identite-kx83";
const BOX: &str = "canari-boite-kx84@maison.example";
const WORDING: &str = "canari-formule-kx85";
const COPY: &str = "canari-copie-kx86";
const AGREED: &str = "canari-accord-kx87";
const AGENT: &str = "canari-navigateur-kx80";
const ADDRESS: &str = "192.0.2.77";

#[tokio::test]
async fn nothing_planted_is_logged_or_stored_in_the_clear() {
    let house = house().await;
    let typed = [
        NARRATIVE, PERSONS, PLACE, MESSAGE, REPLY, NOTE, SEARCH, REFERENCE, FILE, FILE_NAME, COPY, AGREED, AGENT,
        ADDRESS,
    ];
    let identity = [OWN_NAME, BOX, WORDING];
    let mut planted: Vec<String> = typed.into_iter().chain(identity).map(str::to_owned).collect();
    let (mut person, number) = write(&house, &mut planted).await;
    let mut ines = answer(&house, &mut planted, &number).await;
    agreements(&mut person, &mut ines, &number).await;
    let mut clear_in_rows = at_the_door(&house, &mut planted).await;
    errors(&mut person, &mut ines).await;

    let logged = String::from_utf8_lossy(&logs().lock().unwrap()).into_owned();
    assert!(logged.contains("answered") && logged.contains("/cases/{reference}/reply"), "logs are captured");
    for route in ["/note", "/suite", "/info", "/exit"] {
        assert!(!logged.contains(&format!("\"{route}")), "a visit leaves no line: {route}");
    }
    for canary in planted.iter().chain(&clear_in_rows).chain([&number]) {
        assert!(canary.len() > 5, "too short to be looked for: {canary}");
        assert!(!logged.contains(canary.as_str()), "logged: {canary}");
    }
    // A member's name and address, and a reference, stand in the clear by design (architecture, what is clear).
    clear_in_rows.push(number);
    let rows = files(&house);
    for canary in planted.iter().filter(|canary| !clear_in_rows.contains(canary)) {
        assert!(!contains(&rows, canary.as_bytes()), "stored in the clear: {canary}");
    }
    assert!(contains(&rows, NAME.as_bytes()), "rows are read");
}

fn marked(browser: Browser) -> Browser {
    let headers = vec![("user-agent", AGENT.to_owned()), ("x-forwarded-for", ADDRESS.to_owned())];
    Browser { headers, ..browser }
}

/// A report and a message; gives the browser and the reference.
async fn write(house: &House, planted: &mut Vec<String>) -> (Browser, String) {
    let mut person = marked(house.visitor());
    begin(&mut person).await;
    for (path, name, value) in
        [("/note/2", "place", PLACE), ("/note/4", "persons", PERSONS), ("/note/3", "narrative", NARRATIVE)]
    {
        let form = shown(&mut person, path).await.fill(name, value);
        person.submit(&form).await.ok();
    }
    let name = shown(&mut person, "/note/11").await.fill("name", OWN_NAME).fill("way", "mail").fill("address", BOX);
    let name = name.fill("wording", WORDING);
    person.submit(&name.clone().fill("address", NAME)).await.is(422);
    person.submit(&name).await.ok();
    let files = person.get("/note/8").await.ok().form("/note/8");
    let sent = Sent::new(&[("token", files.value("token"))]).file(FILE_NAME, FILE.as_bytes());
    sent.to(&mut person, "/note/8").await.is(303);
    let check = shown(&mut person, "/note/6").await;
    let code = person.submit(&check).await.ok();
    planted.extend([code.shown(), code.shown().replace([' ', '-'], "")]);
    planted.extend(person.cookies.values().cloned());
    let message = shown(&mut person, "/suite/1").await.fill("text", MESSAGE);
    planted.push(message.value("token").to_owned());
    person.submit(&message).await.ok();
    // A copy leaves with its words, and leaves none here.
    let taken = shown(&mut person, "/suite/20").await;
    person.send(&taken.and("what", "all")).await.ok();
    (person, reference(&code.main()))
}

/// A reply, a note, a search.
async fn answer(house: &House, planted: &mut Vec<String>, number: &str) -> Browser {
    let mut ines = marked(house.signed_in(INES).await);
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    ines.submit(&case.form("/reply").fill("text", REPLY)).await.ok();
    ines.submit(&case.form("/note").fill("text", NOTE)).await.ok();
    let search = shown(&mut ines, "/cases").await.fill("text", SEARCH);
    ines.submit(&search).await.ok();
    planted.extend(ines.cookies.values().cloned());
    ines
}

/// A request for an agreement, wrong then right, and its answer, wrong then right.
async fn agreements(person: &mut Browser, ines: &mut Browser, number: &str) {
    let form = shown(ines, &format!("/cases/{number}/ask")).await.fill("text", COPY);
    ines.submit(&form).await.is(422);
    ines.submit(&form.and("to", "assessor")).await.ok();
    let answer = shown(person, "/suite/7").await.fill("text", AGREED);
    person.submit(&answer.clone().fill("do", AGREED)).await.is(422);
    person.submit(&answer.fill("do", "agree")).await.ok();
}

/// An invitation and attempts to sign in; gives what may stand in a row.
async fn at_the_door(house: &House, planted: &mut Vec<String>) -> Vec<String> {
    let mut claire = house.signed_in(CLAIRE).await;
    let form =
        shown(&mut claire, "/members/invite").await.fill("name", NAME).fill("function", "écoute").fill("mail", MAIL);
    let form = Form {
        fields: form.fields.into_iter().filter(|(name, _)| name != "role" && name != "entity").collect(),
        ..form
    };
    let invitation = claire.submit(&form.and("role", "listener").and("entity", "direction-generale")).await.ok();
    planted.push(invitation.shown());
    let mut door = house.colleague();
    let person = &house.cast.people[INES];
    planted.extend([person.passphrase.clone(), person.one_time.clone()]);
    let form = shown(&mut door, "/sign-in").await.fill("mail", MAIL).fill("passphrase", &person.passphrase);
    door.submit(&form.fill("code", "123456")).await.is(422);
    vec![NAME.to_owned(), MAIL.to_owned()]
}

/// Every kind of error, with planted words in the address, the body and the fields.
async fn errors(person: &mut Browser, ines: &mut Browser) {
    for path in [format!("/{NARRATIVE}"), format!("/note/3?{PLACE}"), format!("/cases/{NARRATIVE}")] {
        let answer = person.once(Method::GET, &path, None).await;
        assert!(!answer.main().contains("canari"), "{}", answer.main());
    }
    for path in [
        format!("/cases/{REFERENCE}"),
        format!("/cases/{NARRATIVE}"),
        format!("/members/{NAME}/endorse"),
        format!("/cases?after={NOTE}"),
    ] {
        let answer = ines.once(Method::GET, &path, None).await;
        assert!(!answer.main().contains("canari"), "{}", answer.main());
    }
    let body = format!("narrative={NARRATIVE}%ff");
    for kind in [FORM, "text/plain", NOTE] {
        let answer = person.once(Method::POST, "/note/3", Some((kind, body.clone().into_bytes()))).await;
        assert!(!answer.body.contains("canari"), "{}", answer.body);
    }
    let forged = Form::forged("/note/2").and("kinds", NARRATIVE).and(NAME, PLACE);
    person.submit(&forged).await;
}

/// The database, its log and its sessions, as whoever copies the disk has them.
fn files(house: &House) -> Vec<u8> {
    let path = std::path::Path::new(house.database.strip_prefix("sqlite:").unwrap());
    let mut found = Vec::new();
    let mut folders = vec![path.parent().unwrap().to_owned()];
    while let Some(folder) = folders.pop() {
        for path in std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            found.extend(path.to_string_lossy().into_owned().into_bytes());
            if path.is_dir() { folders.push(path) } else { found.extend(std::fs::read(path).unwrap()) }
        }
    }
    found
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    bytes.windows(needle.len()).any(|window| window == needle)
}
