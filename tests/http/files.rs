//! Forms with files through the whole router: kept one by one, handed back to be saved, refused clearly.
use axum::http::Method;

use super::house::{House, begin, house, shown};
use crate::support::{
    client::{Answer, Browser},
    sent::{BORDER, Sent, kind},
};

const TEXT: &str = "Ce que j\u{2019}ai vu, ligne par ligne.";

fn token(page: &Answer) -> String {
    page.attributes("input[name=token]", "value").into_iter().next().unwrap()
}

/// A draft with a few words, at the step of files.
async fn drafting(house: &House) -> (Browser, String) {
    let mut person = house.visitor();
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Avec une preuve.").fill("go", "on");
    person.submit(&words).await.ok();
    let page = person.get("/note/8").await.ok();
    let token = token(&page);
    (person, token)
}

/// Addresses at which a page hands files out.
fn handed_out(page: &Answer) -> Vec<String> {
    let links = page.attributes("main a", "href").into_iter();
    links.filter(|link| link.split('/').next_back().is_some_and(|id| id.len() == 32)).collect()
}

#[tokio::test]
async fn files_go_with_the_report_and_come_back_to_both() {
    let house = house().await;
    let (mut person, token) = drafting(&house).await;
    let answers = [("token", token.as_str()), ("hidden", "usual"), ("go", "attach")];
    let sent = Sent::new(&answers).file("preuve.txt", TEXT.as_bytes()).file("../../\u{202e}fdp.exe", b"MZ\x00\x01");
    let answer = sent.to(&mut person, "/note/8").await;
    assert_eq!(answer.goes_to().as_deref(), Some("/note/8"), "{}", answer.main());
    let page = person.get("/note/8").await.ok();
    assert_eq!(handed_out(&page).len(), 2, "{}", page.main());
    assert!(page.main().contains("preuve.txt") && !page.body.contains("../") && !page.body.contains('\u{202e}'));
    let check = person.get("/note/6").await.ok();
    assert!(check.main().contains("preuve.txt"), "{}", check.main());
    person.submit(&check.form("/note/6")).await.ok();
    let case = person.get("/suite/1").await.ok();
    for address in handed_out(&case) {
        let saved = person.get(&address).await.ok();
        assert!(saved.header("content-disposition").starts_with("attachment; filename="), "{address}");
        assert_eq!(saved.header("content-type"), "application/octet-stream");
        assert!(saved.header("content-security-policy").starts_with("sandbox"));
        assert_eq!(saved.header("content-length"), saved.body.len().to_string());
    }
    let shows = case.attributes("main a", "href").into_iter().find(|link| link.ends_with("/show")).unwrap();
    let looked = person.get(&shows).await.ok();
    assert_eq!((looked.body.as_str(), looked.header("content-type")), (TEXT, "text/plain; charset=utf-8"));
    assert!(looked.header("content-security-policy").starts_with("sandbox"));
    // The cell reads them, and gives one of its own to the person.
    let mut ines = house.signed_in(1).await;
    let reference = super::house::reference(&case.main());
    let opened = ines.get(&format!("/cases/{reference}")).await.ok();
    assert_eq!(handed_out(&opened).len(), 2, "{}", opened.main());
    for (reader, name) in [("person", "guide.txt"), ("cell", "interne.txt")] {
        let token = self::token(&opened);
        let answers = [("token", token.as_str()), ("reader", reader), ("go", "attach")];
        let sent = Sent::new(&answers).file(name, name.as_bytes());
        let answer = sent.to(&mut ines, &format!("/cases/{reference}/files")).await;
        assert_eq!(answer.goes_to(), Some(format!("/cases/{reference}")), "{}", answer.main());
    }
    assert_eq!(handed_out(&ines.get(&format!("/cases/{reference}")).await.ok()).len(), 4);
    let case = person.get("/suite/1").await.ok();
    assert!(case.main().contains("guide.txt") && !case.main().contains("interne.txt"), "{}", case.main());
}

#[tokio::test]
async fn a_file_is_added_later_and_taken_off_a_draft() {
    let house = house().await;
    let (code, _) = house.report("Sans fichier.").await;
    let mut person = house.visitor();
    let door = shown(&mut person, "/suite").await.fill("code", &code);
    person.submit(&door).await.ok();
    let page = person.get("/suite/4").await.ok();
    let token = token(&page);
    let other = Sent::new(&[("token", &token), ("case", "R-2026-AAAAA")]).file("ailleurs.txt", b"x");
    let refused = other.to(&mut person, "/suite/4").await.is(422);
    assert!(refused.main().contains("ailleurs.txt"), "{}", refused.main());
    let case = page.attributes("input[name=case]", "value").remove(0);
    let sent =
        Sent::new(&[("token", &token), ("case", &case), ("go", "attach")]).file("plus tard.txt", TEXT.as_bytes());
    assert_eq!(sent.to(&mut person, "/suite/4").await.goes_to().as_deref(), Some("/suite/1"));
    let shown = person.get("/suite/1").await.ok().main();
    assert!(shown.contains("plus tard.txt") && !shown.contains("ailleurs.txt"), "{shown}");

    let (mut other, token) = drafting(&house).await;
    Sent::new(&[("token", &token)]).file("a.txt", b"a").to(&mut other, "/note/8").await;
    let page = other.get("/note/8").await.ok();
    let address = handed_out(&page).remove(0);
    let removed = other.submit(&page.form("/note/9")).await.ok();
    assert!(handed_out(&removed).is_empty(), "{}", removed.main());
    other.get(&address).await.is(404);
    // Nor does a case hand out the file of another, or somebody without a session.
    let id = address.split('/').next_back().unwrap().to_owned();
    person.get(&format!("/suite/4/{id}")).await.is(404);
    house.visitor().get(&address).await.is(404);
}

#[tokio::test]
async fn what_cannot_be_kept_is_named_and_the_rest_is_kept() {
    let house = house().await;
    let (mut person, token) = drafting(&house).await;
    let nothing =
        Sent::new(&[("token", &token), ("go", "attach")]).file("", b"").to(&mut person, "/note/8").await.is(422);
    assert!(nothing.main().contains("Choisissez"), "{}", nothing.main());
    let sent = Sent::new(&[("token", &token), ("go", "attach")]).file("vide.txt", b"").file("plein.txt", b"x");
    let answer = sent.to(&mut person, "/note/8").await.is(422);
    assert!(answer.main().contains("vide.txt"), "{}", answer.main());
    assert_eq!(handed_out(&answer).len(), 1);
    // The same again, as after a lost answer: kept once.
    let again = Sent::new(&[("token", &token)]).file("plein.txt", b"x").to(&mut person, "/note/8").await;
    assert!(again.goes_to().is_some());
    assert_eq!(handed_out(&person.get("/note/8").await.ok()).len(), 1);
}

#[tokio::test]
async fn a_form_with_files_from_elsewhere_is_refused_before_any_file_is_read() {
    let house = house().await;
    let (mut person, token) = drafting(&house).await;
    let before = house.count("uploads").await;
    person.site = Some("cross-site");
    Sent::new(&[("token", &token)]).file("a.txt", b"a").to(&mut person, "/note/8").await.is(403);
    // An older browser says nothing of where a form comes from: then the token must be right, and stand before the files.
    person.site = None;
    Sent::new(&[("token", "0")]).file("a.txt", b"a").to(&mut person, "/note/8").await.is(403);
    let mut late = Sent::new(&[]).file("a.txt", b"a");
    late.part("name=\"token\"", token.as_bytes());
    late.to(&mut person, "/note/8").await.is(403);
    assert_eq!(house.count("uploads").await, before);
    Sent::new(&[("token", &token)]).file("a.txt", b"a").to(&mut person, "/note/8").await.is(303);
    // The other pages take no such form, whatever it says of itself.
    person.site = Some("same-origin");
    for path in ["/suite/1", "/suite/2", "/note/6", "/note/9"] {
        Sent::new(&[("token", &token)]).to(&mut person, path).await.is(415);
    }
    let (mut stranger, path) = (house.colleague(), "/cases/R-2026-AAAAA/files");
    let answer = Sent::new(&[]).file("a.txt", b"a").to(&mut stranger, path).await;
    assert!(answer.status.is_client_error() || answer.goes_to().is_some(), "{}", answer.status);
}

#[tokio::test]
async fn hostile_forms_get_a_clear_page() {
    let house = house().await;
    let (mut person, token) = drafting(&house).await;
    let many = |count: u8| {
        let form = Sent::new(&[("token", &token)]);
        (0..count).fold(form, |form, number| form.file(&format!("{number}.txt"), &[number]))
    };
    let said = many(21).to(&mut person, "/note/8").await.is(422).main();
    assert!(said.contains("20.txt") && !said.contains("19.txt » n"), "{said}");
    assert_eq!(handed_out(&person.get("/note/8").await.ok()).len(), 20, "those that came first are kept");
    many(60).to(&mut person, "/note/8").await.is(413);
    assert_eq!(handed_out(&person.get("/note/8").await.ok()).len(), 20, "those that came first are kept");
    for body in [b"".to_vec(), b"--limite".to_vec(), vec![0xff; 5000], format!("--{BORDER}\r\n\r\n").into_bytes()] {
        let answer = person.once(Method::POST, "/note/8", Some((&kind(), body))).await;
        assert!(answer.status.is_client_error(), "{}: {}", answer.status, answer.main());
        assert!(!answer.main().is_empty());
    }
    let long = "x".repeat(70_000);
    Sent::new(&[("token", &token), ("hidden", &long)]).to(&mut person, "/note/8").await.is(413);
    person.once(Method::POST, "/note/8", Some(("multipart/form-data", Vec::new()))).await.is(415);
    person.get("/note/8/not-an-identifier").await.is(404);
}
