//! What a person keeps: the card, the reminder, their whole file. What is handed out is opened by programs of others.
use std::{path::Path, process::Command};

use axum::http::Method;
use jiff::SignedDuration;

use super::house::{House, INES, begin, house, shown};
use crate::support::{
    client::{Answer, Browser, Form},
    judge::judged,
    sent::Sent,
};

/// What stands in for what people type, with signs that mean something to one format or another.
const TOLD: &str = "#import \"@preview/x:1.0.0\": * $x^2$ *fort* = <b>récit</b> & ; , \\ 😀 你好 هذا ما حدث לי\n\nFin.";

/// A sent report, its page of the code still open.
async fn sent(house: &House, narrative: &str) -> (Browser, Answer) {
    let mut person = house.visitor();
    begin(&mut person).await;
    let story = shown(&mut person, "/note/3").await.fill("narrative", narrative).fill("go", "check");
    let check = person.submit(&story).await.ok();
    let code = person.submit(&check.form("/note/6")).await.ok();
    (person, code)
}

#[track_caller]
fn is_to_be_saved(answer: &Answer, name: &str) {
    assert_eq!(answer.status, 200, "{}", answer.main());
    assert!(answer.header("content-disposition").starts_with(&format!("attachment; filename=\"{name}\"")));
    assert_eq!(answer.header("cache-control"), "no-store");
    assert!(answer.header("content-security-policy").starts_with("sandbox;"));
}

#[tokio::test]
async fn a_reminder_says_a_day_and_nothing_else() {
    let house = house().await;
    let (mut person, page) = sent(&house, "Récit.").await;
    let answer = person.send(&page.form("/note/21")).await;
    is_to_be_saved(&answer, "rappel.ics");
    assert_eq!(answer.header("content-type"), "text/calendar; charset=utf-8");
    assert!(answer.body.contains("SUMMARY:Faire le point\r\n") && answer.body.contains("DTSTART;VALUE=DATE:202611"));
    let code = page.shown().replace(' ', "");
    for secret in [code.as_str(), "127.0.0.1", "DESCRIPTION", "LOCATION", "URL", "recueil", "R-2026"] {
        assert!(!answer.body.contains(secret), "{secret}");
    }
    // Two of the same are told apart by nothing but chance.
    let again = person.send(&page.form("/note/21")).await;
    let rest =
        |file: &str| file.lines().filter(|line| !line.starts_with("UID:")).map(str::to_owned).collect::<Vec<_>>();
    assert!(again.body != answer.body && rest(&again.body) == rest(&answer.body));
}

#[cfg(feature = "pdf")]
#[tokio::test]
async fn a_card_holds_the_code_and_no_word_of_what_it_opens() {
    let house = house().await;
    let (mut person, page) = sent(&house, "Récit.").await;
    let form = page.form("/note/20");
    let code = page.shown().replace(' ', "");
    assert!(!form.encoded().contains(&code), "the code is in no form");
    let answer = person.send(&form).await;
    is_to_be_saved(&answer, "carte.pdf");
    assert_eq!(answer.header("content-type"), "application/pdf");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("carte.pdf");
    std::fs::write(&file, &answer.bytes).unwrap();
    if judged("pdftotext", &["-enc", "UTF-8"], &file).is_none() {
        return;
    }
    let text = read(&file);
    let mut words: Vec<&str> = text.split_whitespace().collect();
    words.sort_unstable();
    let (first, second) = code.split_at(15);
    let mut expected = ["Espace", "personnel", "http://127.0.0.1:8080", first.trim_end_matches('-'), second];
    expected.sort_unstable();
    assert_eq!(words, expected);
    let about = judged("pdfinfo", &[], &file).unwrap();
    assert!(about.contains("Pages:           1\n") && about.contains("Tagged:          yes"), "{about}");
    assert!(about.contains("242.64") || about.contains("242.6"), "the size of a bank card: {about}");
    judged("qpdf", &["--check"], &file);
}

/// The text that `pdftotext` left beside the file.
#[cfg(feature = "pdf")]
fn read(file: &Path) -> String {
    std::fs::read_to_string(file.with_extension("txt")).unwrap()
}

#[tokio::test]
async fn nothing_is_made_of_a_code_that_was_noted_or_is_another_s() {
    let house = house().await;
    let (mut person, page) = sent(&house, "Récit.").await;
    let (mut other, _) = sent(&house, "Autre récit.").await;
    for path in ["/note/20", "/note/21"] {
        if !page.has_form(path) {
            continue;
        }
        let mark = page.form(path).value("mark").to_owned();
        other.submit(&Form::forged(path).and("mark", &mark)).await.is(404);
        house.visitor().submit(&Form::forged(path).and("mark", &mark)).await.is(404);
        person.once(Method::GET, path, None).await.is(404);
    }
    person.submit(&page.form("/note/7")).await.ok();
    person.submit(&page.form("/note/21")).await.is(404);
}

#[cfg(feature = "pdf")]
#[tokio::test]
async fn a_new_code_has_its_card_too() {
    let house = house().await;
    let (mut person, page) = sent(&house, "Récit.").await;
    person.submit(&page.form("/note/7")).await.ok();
    let ask = shown(&mut person, "/suite/2").await;
    let page = person.submit(&ask).await.ok();
    is_to_be_saved(&person.send(&page.form("/note/20")).await, "carte.pdf");
    assert!(!page.has_form("/note/21"), "no day is promised for a change of code");
}

/// A report with files from both sides, answered; gives the person's browser, in their case.
async fn conversation(house: &House) -> Browser {
    let (mut person, page) = sent(house, TOLD).await;
    let case = person.submit(&page.form("/note/7")).await.ok();
    let token = person.get("/suite/4").await.ok().form("/suite/4");
    let answers = [("token", token.value("token")), ("case", token.value("case")), ("hidden", "original")];
    let files = Sent::new(&answers)
        .file("preuve.txt", b"ligne")
        .file("preuve.txt", &vec![7; 100_000])
        .file("\u{202e}CON", b"x");
    assert_eq!(files.to(&mut person, "/suite/4").await.goes_to().as_deref(), Some("/suite/1"));
    let mut ines = house.signed_in(INES).await;
    let reference = super::house::reference(&case.main());
    let desk = ines.get(&format!("/cases/{reference}")).await.ok();
    let desk = ines.submit(&desk.form("/reply").fill("text", "Merci de nous avoir écrit.")).await.ok();
    let form = desk.form("/files");
    let sent = Sent::new(&[("token", form.value("token")), ("reader", "person"), ("go", "attach")])
        .file("guide.txt", b"de la cellule");
    assert!(sent.to(&mut ines, &format!("/cases/{reference}/files")).await.goes_to().is_some());
    person
}

#[tokio::test]
async fn the_whole_file_leaves_in_one_archive() {
    let house = house().await;
    let mut person = conversation(&house).await;
    let page = person.get("/suite/20").await.ok();
    let answer = person.send(&page.form("/suite/20").and("what", "all")).await;
    is_to_be_saved(&answer, "document.zip");
    assert_eq!(answer.header("content-length"), answer.bytes.len().to_string());
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.zip");
    std::fs::write(&file, &answer.bytes).unwrap();
    if judged("unzip", &["-tq"], &file).is_none() {
        return;
    }
    let list = judged("zipinfo", &["-1"], &file).unwrap();
    let mut expected = vec!["document.html", "1 preuve.txt", "2 preuve.txt", "3 CON", "4 guide.txt"];
    if cfg!(feature = "pdf") {
        expected.insert(0, "document.pdf");
    }
    assert_eq!(list.lines().map(|name| name.replace('_', "")).collect::<Vec<_>>(), expected, "{list}");
    let about = judged("zipinfo", &["-v"], &file).unwrap();
    assert!(about.contains("1980") && !about.contains("2026"), "no day is told");
    let command = Command::new("unzip").arg("-q").arg(&file).arg("-d").arg(folder.path()).status().unwrap();
    assert!(command.success());
    assert_eq!(std::fs::read(folder.path().join("2 preuve.txt")).unwrap(), vec![7; 100_000]);
    let html = std::fs::read_to_string(folder.path().join("document.html")).unwrap();
    let told = scraper::Html::parse_document(&html).root_element().text().collect::<String>();
    assert!(told.contains(TOLD) && told.contains("Merci de nous avoir écrit.") && told.contains("2 preuve.txt"));
    python_agrees(&file);
}

/// Another reader of archives, which takes the list and the bytes as they stand.
fn python_agrees(file: &Path) {
    let check =
        "import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); assert z.testzip() is None; print(len(z.namelist()))";
    judged("python3", &["-c", check], file);
}

#[cfg(feature = "pdf")]
#[tokio::test]
async fn the_document_is_read_aloud_and_holds_words_as_they_were_typed() {
    let house = house().await;
    let mut person = conversation(&house).await;
    let page = person.get("/suite/20").await.ok();
    let answer = person.send(&page.form("/suite/20").and("what", "paper")).await;
    is_to_be_saved(&answer, "document.pdf");
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document.pdf");
    std::fs::write(&file, &answer.bytes).unwrap();
    if judged("pdftotext", &["-enc", "UTF-8", "-raw"], &file).is_none() {
        return;
    }
    let text = read(&file).replace('\n', " ");
    let start = "#import \"@preview/x:1.0.0\": * $x^2$ *fort* = <b>récit</b> & ; , \\ 😀 □□";
    assert!(text.contains(start), "{text}");
    assert!(text.contains("Merci de nous avoir écrit.") && text.contains("Certains signes"), "{text}");
    let about = judged("pdfinfo", &[], &file).unwrap();
    assert!(about.contains("Title:           Espace personnel") && about.contains("Tagged:          yes"), "{about}");
    for told in ["Creator", "Producer", "CreationDate", "Author"] {
        assert!(!about.contains(told), "{about}");
    }
    judged("qpdf", &["--check"], &file);
    let plain = folder.path().join("plain.pdf");
    let status =
        Command::new("qpdf").args(["--qdf", "--object-streams=disable"]).arg(&file).arg(&plain).status().unwrap();
    assert!(status.success());
    let plain = String::from_utf8_lossy(&std::fs::read(plain).unwrap()).into_owned();
    for mark in ["/StructTreeRoot", "/Lang (fr", "/DisplayDocTitle true", "/MarkInfo", "pdfuaid:part"] {
        assert!(plain.contains(mark), "{mark} is not there");
    }
    for active in ["/JavaScript", "/OpenAction", "/Launch", "/URI"] {
        assert!(!plain.contains(active), "{active}");
    }
}

#[tokio::test]
async fn only_the_case_that_the_page_showed_leaves_and_only_to_its_person() {
    let house = house().await;
    let mut person = conversation(&house).await;
    let form = person.get("/suite/20").await.ok().form("/suite/20");
    person.submit(&form.clone().fill("case", "R-2026-00000").and("what", "all")).await.is(422);
    house.visitor().submit(&form.clone().and("what", "all")).await.is(403);
    let mut ines = house.signed_in(INES).await;
    ines.submit(&form.and("what", "all")).await.is(404);
    // The journal learns that a copy was taken, once the night has passed.
    person.send(&person.clone().get("/suite/20").await.ok().form("/suite/20").and("what", "paper")).await.ok();
    house.clock.advance(SignedDuration::from_hours(24));
    recueil::service::journal::drain(&house.service).await.unwrap();
    let trace = person.get("/suite/5").await;
    assert!(trace.status != 200 || trace.main().contains("Vous avez emporté une copie"), "{}", trace.main());
}
