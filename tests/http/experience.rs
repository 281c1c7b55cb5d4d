//! How it was, through both routers: no cookie, no tie, a pace, and shares of what many said once the half-year is over.
use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use axum::{Extension, Router, extract::ConnectInfo, http::Method};
use jiff::SignedDuration;

use super::house::{CLAIRE, House, INES, house};
use crate::support::{
    client::{Browser, FORM, Form},
    raw,
};

/// Somebody whose connection comes from an address.
fn from(house: &House, address: &str) -> Browser {
    let peer: SocketAddr = address.parse().unwrap();
    let around = Router::<()>::new().fallback_service(house.intake.clone());
    Browser::inside(&around.layer(Extension(ConnectInfo(peer))))
}

#[tokio::test]
async fn a_few_boxes_no_text_no_cookie_and_no_row_of_anybody() {
    let house = house().await;
    for prefix in ["", "/en"] {
        let before = house.rows().await;
        let mut somebody = house.visitor();
        let page = somebody.get(&format!("{prefix}/experience")).await.ok();
        assert!(somebody.cookies.is_empty(), "no cookie: {:?}", somebody.cookies);
        assert!(page.texts("textarea").is_empty() && page.attributes("main input[type=text]", "name").is_empty());
        assert_eq!(page.texts("fieldset").len(), 6);
        let form = page.form("/experience");
        let nothing = somebody.submit(&form).await.is(422);
        assert!(nothing.has_form("/experience") && somebody.cookies.is_empty());
        let wrong = somebody.submit(&form.clone().fill("safe", "<b>")).await.is(422);
        assert!(!wrong.body.contains("<b>"), "{}", wrong.main());
        let thanks = somebody.submit(&form.fill("safe", "yes").fill("again", "rather-no")).await.ok();
        assert_eq!(thanks.path, format!("{prefix}/experience/1"));
        assert!(somebody.cookies.is_empty());
        let after = house.rows().await;
        let changed: Vec<&str> =
            after.iter().zip(&before).filter(|(one, other)| one != other).map(|(one, _)| one.0.as_str()).collect();
        // The counters of the half-year are made with its first answer; after that no table has a row more.
        assert_eq!(changed, if prefix.is_empty() { vec!["experience"] } else { Vec::new() });
    }
    let store = house.store().await;
    let rows: Vec<(String, String, String, i64)> =
        raw::rows(&store, "select half, question, answer, told from experience where told > 0", Vec::new()).await;
    assert!(rows.iter().all(|(half, _, _, told)| half.len() == 6 && *told == 2), "{rows:?}");
    assert_eq!(rows.len(), 2);
    store.close().await;
}

/// The table holds counters and nothing else; on SQLite it has no rowid that would tell an order.
#[tokio::test]
async fn the_table_has_no_tie_and_no_order() {
    let house = house().await;
    let store = house.store().await;
    let columns: Vec<(String,)> =
        raw::rows(&store, "select name from pragma_table_info('experience') order by cid", Vec::new()).await;
    let columns: Vec<String> = columns.into_iter().map(|(name,)| name).collect();
    assert_eq!(columns, ["half", "question", "answer", "told"]);
    let made: Vec<(String,)> =
        raw::rows(&store, "select sql from sqlite_schema where name = 'experience'", Vec::new()).await;
    assert!(made[0].0.contains("without rowid"), "{}", made[0].0);
    store.close().await;
}

#[tokio::test]
async fn the_door_stands_where_a_case_was_closed_and_the_session_is_not_touched() {
    let house = house().await;
    let (code, number) = house.report("Un récit.").await;
    let mut ines = house.signed_in(INES).await;
    let case = ines.get(&format!("/cases/{number}")).await.ok();
    ines.submit(&case.form("/reply").fill("text", "Bonjour.")).await.ok();
    let mut person = house.visitor();
    let door = person.get("/suite").await.ok().form("/suite").fill("code", &code);
    let space = person.submit(&door).await.ok();
    assert!(!space.attributes("main a", "href").contains(&"/experience".to_owned()));
    let end = ines.get(&format!("/cases/{number}/end")).await.ok().form("/end");
    ines.submit(&end.fill("outcome", "dealt").fill("reasons", "Voilà.")).await.ok();
    let space = person.get("/suite/1").await.ok();
    assert!(space.attributes("main a", "href").contains(&"/experience".to_owned()), "{}", space.main());
    let cookies = person.cookies.clone();
    let form = person.get("/experience").await.ok().form("/experience").fill("safe", "no");
    let sent = person.send(&form).await.is(303);
    assert!(sent.headers.get("set-cookie").is_none() && person.cookies == cookies);
    assert!(person.get("/suite/1").await.ok().has_form("/suite/1"), "the case is still open there");
}

#[tokio::test]
async fn what_is_not_ours_or_too_large_is_refused_by_a_page() {
    let house = house().await;
    let mut somebody = house.visitor();
    somebody.site = Some("cross-site");
    let foreign = somebody.send(&Form::forged("/experience").and("safe", "yes")).await.is(403);
    assert!(foreign.texts("h1").len() == 1 && foreign.body.contains("/style.css"), "{}", foreign.body);
    somebody.site = Some("same-origin");
    let body = format!("safe=yes&text={}", "a".repeat(1024 * 1024)).into_bytes();
    let large = somebody.once(Method::POST, "/experience", Some((FORM, body))).await.is(413);
    assert!(large.texts("h1").len() == 1 && large.body.contains("/style.css"), "{}", large.body);
    assert!(house.rows().await.contains(&("experience".to_owned(), 0)));
}

#[tokio::test]
async fn whoever_answers_without_end_waits_even_with_a_code() {
    let house = house().await;
    let (code, _) = house.report("Un récit.").await;
    let mut flood = from(&house, "192.0.2.1:1000");
    let door = flood.get("/suite").await.ok().form("/suite").fill("code", &code);
    flood.submit(&door).await.ok();
    let answer = Form::forged("/experience");
    for _ in 0..1000 {
        flood.send(&answer).await.is(422);
    }
    let start = Instant::now();
    for _ in 0..3 {
        flood.send(&answer).await.is(422);
    }
    assert!(start.elapsed() >= Duration::from_millis(125 + 250 + 500), "{:?}", start.elapsed());
    let start = Instant::now();
    from(&house, "192.0.2.2:1000").send(&answer).await.is(422);
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
}

#[tokio::test]
async fn coordinators_read_shares_of_a_half_year_that_is_over_from_twenty_answers_on() {
    let house = house().await;
    let mut somebody = house.visitor();
    for number in 0..20 {
        let form = Form::forged("/experience").and("safe", if number < 15 { "yes" } else { "no" });
        let form = if number < 19 { form.and("again", "yes") } else { form };
        somebody.send(&form).await.is(303);
    }
    let mut claire = house.signed_in(CLAIRE).await;
    let today = claire.get("/").await.ok();
    assert!(today.attributes("main a", "href").contains(&"/experience".to_owned()), "{}", today.main());
    let now = claire.get("/experience").await.ok();
    assert!(now.texts("table").is_empty() && now.main().contains("Aucun semestre terminé"), "{}", now.main());
    house.signed_in(INES).await.get("/experience").await.is(404);
    // Into the next half-year, whichever it is.
    house.clock.advance(SignedDuration::from_hours(24 * 184));
    let mut claire = house.signed_in(CLAIRE).await;
    let page = claire.get("/experience").await.ok();
    let rows = page.texts("tbody tr");
    assert_eq!(rows.len(), 6, "{}", page.main());
    let safe = rows.iter().find(|row| row.contains("en sécurité")).unwrap();
    assert!(safe.contains("75 %") && safe.contains("25 %"), "{safe}");
    assert_eq!(rows.iter().filter(|row| row.contains("Trop peu de réponses")).count(), 5, "nineteen are too few");
    let page = claire.get("/en/experience").await.ok();
    assert!(page.main().contains("75%") && page.main().contains("Too few answers"), "{}", page.main());
}
