//! What no page of ours sends: a clear page, what was typed kept, nothing stored.
use axum::http::Method;

use super::house::{House, INES, begin, house, shown};
use crate::support::client::{Answer, Browser, FORM, Form};

const TYPED: &str = "Ce que j'ai mis une heure à écrire.";

#[track_caller]
fn clear(answer: &Answer) {
    assert_eq!(answer.texts("h1").len(), 1, "{}", answer.main());
    assert!(answer.main().len() > 60, "{}", answer.main());
    assert!(!answer.body.contains('['), "{}", answer.body);
}

#[tokio::test]
async fn answers_that_cannot_be_are_shown_again() {
    let house = house().await;
    let before = house.rows().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let long = "é".repeat(20_001);
    let far_too_long = "\u{1f56f}".repeat(80_000);
    let longer_line = "a".repeat(501);
    let member = house.cast.people[INES].member.unwrap();
    for (path, name, value) in [
        ("/note/1", "standing", "emperor"),
        ("/note/1", "audience", "<b>"),
        ("/note/1", "entity", "../../etc"),
        ("/note/2", "kinds", "no-such-kind"),
        ("/note/2", "repeated", "maybe"),
        ("/note/2", "from", "yesterday"),
        ("/note/2", "from", "0001-01-01"),
        ("/note/2", "place", longer_line.as_str()),
        ("/note/3", "narrative", long.as_str()),
        ("/note/3", "narrative", far_too_long.as_str()),
        ("/note/4", "link-nobody", "involved"),
        ("/note/4", &format!("link-{member}"), "enemy"),
        ("/note/5", "wishes", "revenge"),
    ] {
        let form = shown(&mut person, path).await.and(name, value).fill(name, value);
        let answer = person.submit(&form).await.is(422);
        clear(&answer);
        assert!(!answer.texts(".faults a").is_empty(), "{path} {name}");
        if matches!(name, "place" | "narrative") {
            assert_eq!(answer.form(path).value(name), value, "what was typed is kept");
        }
        // Nothing of it is kept in the draft.
        assert_ne!(shown(&mut person, path).await.value(name), value, "{path} {name}");
    }
    let inverted =
        shown(&mut person, "/note/2").await.fill("from", "2026-03-02").fill("to", "2026-03-01").fill("when", TYPED);
    let answer = person.submit(&inverted).await.is(422);
    let again = answer.form("/note/2");
    assert_eq!((again.value("when"), again.value("from"), again.value("to")), (TYPED, "2026-03-02", "2026-03-01"));
    assert_eq!(answer.attributes(".faults a", "href"), ["#to"]);
    assert_eq!(house.rows().await, before);
}

#[tokio::test]
async fn a_forged_field_is_nobodys_answer() {
    let house = house().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3")
        .await
        .fill("narrative", TYPED)
        .and("stage", "closed")
        .and("reference", "R-2026-AAAAA");
    let check = person.submit(&form.fill("go", "check")).await.ok();
    let code =
        person.submit(&check.form("/note/6").and("entity", "brumefond").and("narrative", "Autre chose.")).await.ok();
    assert!(!code.main().contains("AAAAA"));
    let number = super::house::reference(&code.main());
    let case = house.signed_in(INES).await.get(&format!("/cases/{number}")).await.ok();
    assert!(case.main().contains(TYPED) && !case.main().contains("Autre chose."));
}

/// A narrative as another site, an old page or a tool would send it.
#[tokio::test]
async fn a_form_from_elsewhere_is_refused_and_given_back() {
    let house = house().await;
    let before = house.rows().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3").await.fill("narrative", TYPED);
    let no_token = Form { fields: vec![("narrative".to_owned(), TYPED.to_owned())], ..form.clone() };
    let origin = |origin: &str| vec![("origin", origin.to_owned())];
    let wrong_token = form.clone().fill("token", "0123456789abcdef0123456789abcdef");
    for (site, headers, form) in [
        (Some("cross-site"), vec![], &form),
        (Some("same-site"), vec![], &form),
        (Some("none"), vec![], &form),
        (None, vec![], &no_token),
        (None, vec![], &wrong_token),
        (None, origin("https://elsewhere.example"), &no_token),
    ] {
        let mut foreign = Browser { site, headers, ..person.clone() };
        let answer = foreign.submit(form).await.is(403);
        clear(&answer);
        assert!(answer.main().contains(TYPED), "what was typed is given back");
    }
    assert_eq!(shown(&mut person, "/note/3").await.value("narrative"), "");
    // An old browser that says nothing, with its page's own token; our pages make it say `Origin: null`.
    let mut old = Browser { site: None, headers: origin("null"), ..person.clone() };
    old.submit(&form).await.ok();
    assert_eq!(shown(&mut person, "/note/3").await.value("narrative"), TYPED);
    assert_eq!(house.rows().await, before);
}

#[tokio::test]
async fn without_a_session_only_a_foreign_origin_is_refused() {
    let house = house().await;
    let sent = |origin: Option<&str>| {
        let headers = origin.map(|origin| ("origin", origin.to_owned())).into_iter().collect();
        Browser { site: None, headers, ..house.visitor() }
    };
    for (origin, status) in [
        (None, 303),
        (Some("null"), 303),
        (Some("http://127.0.0.1:8080"), 303),
        (Some("http://127.0.0.1:8081"), 403),
        (Some("https://elsewhere.example"), 403),
    ] {
        let answer = sent(origin).send(&Form::forged("/note")).await;
        assert_eq!(answer.status.as_u16(), status, "{origin:?}");
    }
}

#[tokio::test]
async fn a_form_of_an_ended_session_is_given_back() {
    let house = house().await;
    let before = house.rows().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let form = shown(&mut person, "/note/3").await.fill("narrative", TYPED);
    house.wait_minutes(121);
    let ended = person.submit(&form).await.is(403);
    clear(&ended);
    assert!(ended.main().contains(TYPED));
    // A form replayed in another session, by a browser that says nothing.
    let mut later = Browser { site: None, ..house.visitor() };
    begin(&mut later).await;
    let replayed = later.submit(&form).await.is(403);
    assert!(replayed.main().contains(TYPED));
    person.get("/note/7").await.is(403);
    person.get("/suite/1").await.is(403);
    let mut forged = house.visitor();
    for cookie in ["", "AAAAAAAAAAAAAAAAAAAAAA", "x", "\"", "../../etc/passwd"] {
        forged.cookies.insert("s".to_owned(), cookie.to_owned());
        clear(&forged.get("/note/1").await.is(403));
    }
    assert_eq!(house.rows().await, before);
}

/// Rows but the journal's: opening a case leaves its trace there, as it should.
async fn written(house: &House) -> Vec<(String, i64)> {
    house.rows().await.into_iter().filter(|(table, _)| !table.starts_with("journal")).collect()
}

#[tokio::test]
async fn a_message_that_cannot_be_is_kept_on_the_page() {
    let house = house().await;
    let (code, number) = house.report("Des mots.").await;
    let mut person = house.visitor();
    let door = shown(&mut person, "/suite").await;
    for (typed, word) in [("", "code"), ("AAAA", "AAAA"), (&code[..code.len() - 1], "code"), ("é\u{202e}☃", "code")]
    {
        let refused = person.submit(&door.clone().fill("code", typed)).await.is(422);
        clear(&refused);
        assert!(refused.body.contains(word));
        assert_eq!(refused.form("/suite").value("code"), typed);
    }
    person.submit(&door.fill("code", &code)).await.ok();
    let before = written(&house).await;
    let form = shown(&mut person, "/suite/1").await;
    let long = "à".repeat(20_001);
    for text in ["", "  \r\n ", long.as_str()] {
        let answer = person.submit(&form.clone().fill("text", text)).await.is(422);
        assert_eq!(answer.form("/suite/1").value("request"), form.value("request"));
        assert_eq!(answer.form("/suite/1").value("text").len(), text.replace('\r', "").len());
    }
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    for (end, text) in [("/reply", ""), ("/reply", long.as_str()), ("/note", long.as_str())] {
        let refused = ines.submit(&case.form(end).fill("text", text)).await.is(422);
        assert_eq!(refused.form(end).value("text"), text, "{end}");
    }
    assert_eq!(written(&house).await, before);
}

#[tokio::test]
async fn what_is_no_form_is_refused_clearly() {
    let house = house().await;
    let before = house.rows().await;
    let mut person = house.visitor();
    begin(&mut person).await;
    let mut member = house.signed_in(INES).await;
    let many = (0..300).map(|n| format!("f{n}=1")).collect::<Vec<_>>().join("&");
    let mut deep = "--x\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n".repeat(5_000);
    deep.push_str("--x--");
    let multipart = "multipart/form-data; boundary=x";
    for (kind, body, status) in [
        (multipart, deep.into_bytes(), 415),
        ("application/json", b"{\"narrative\":\"x\"}".to_vec(), 415),
        ("", b"narrative=x".to_vec(), 415),
        ("text/plain", b"narrative=x".to_vec(), 415),
        (FORM, b"narrative=%ff%fe".to_vec(), 400),
        (FORM, b"narrative=\xff".to_vec(), 400),
        (FORM, b"narrative=a%00b".to_vec(), 400),
        (FORM, many.into_bytes(), 400),
        (FORM, [b"a".repeat(5_000), b"=1".to_vec()].concat(), 400),
        (FORM, [b"narrative=".to_vec(), b"a".repeat(1_100_000)].concat(), 413),
    ] {
        for (browser, path) in [(&mut person, "/note/3"), (&mut member, "/cases"), (&mut house.visitor(), "/suite")] {
            let answer = browser.once(Method::POST, path, Some((kind, body.clone()))).await;
            assert_eq!(answer.status.as_u16(), status, "{kind} {path}");
            clear(&answer);
        }
    }
    let odd = person.once(Method::POST, "/note/3", Some((FORM, b"&&=&narrative=%zz%&token&go=check=".to_vec()))).await;
    assert!(!odd.status.is_server_error());
    assert_eq!(house.rows().await, before);
}

#[tokio::test]
async fn addresses_that_lead_nowhere_say_so() {
    let house = house().await;
    let mut member = house.signed_in(INES).await;
    let long = format!("/cases/{}", "a".repeat(4_000));
    for path in [
        "/nowhere",
        "/cases/x",
        "/cases/%ff",
        "/cases/%00",
        "/cases/R-2026-00000/",
        "/cases/R-2026-00000/nowhere",
        &long,
        "/members/x/endorse",
        "/members/00000000-0000-0000-0000-000000000000/revoke",
        "//",
        "/en/en/",
        "/fr/nowhere",
    ] {
        let answer = member.once(Method::GET, path, None).await.is(404);
        clear(&answer);
    }
    for method in [Method::PUT, Method::DELETE, Method::PATCH, Method::OPTIONS] {
        clear(&house.visitor().once(method, "/note/3", None).await.is(404));
    }
    // A page asked for with nothing but its head.
    let head = house.visitor().once(Method::HEAD, "/", None).await.ok();
    assert_eq!(head.body, "");
    house.visitor().once(Method::HEAD, "/exit", None).await.is(303);
}

#[tokio::test]
async fn typed_marks_are_shown_as_typed() {
    let house = house().await;
    let nasty = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>&amp;{{7*7}}{ $x }";
    let (_, number) = house.report(nasty).await;
    let mut ines = house.signed_in(INES).await;
    for path in ["/cases".to_owned(), format!("/cases/{number}")] {
        let page = ines.get(&path).await.ok();
        assert!(page.main().contains(nasty), "{}", page.main());
        assert!(!page.body.contains("<script") && !page.body.contains("<img"));
    }
}
