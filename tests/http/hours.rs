//! Every page that makes somebody wait says when somebody next reads; the day to come back follows from it.
use recueil::domain::deadline::DeadlineCode;

use super::house::{begin, house, shown};

/// The evening before the end-of-year closure of the shipped institute.
const EVENING: &str = "2026-12-23T18:00:00Z";
const READ: &str = "lundi 4 janvier 2027";
const BACK: &str = "mardi 5 janvier 2027";

#[tokio::test]
async fn a_closure_is_said_on_every_page_that_promises() {
    let house = house().await;
    house.clock.set(EVENING.parse().unwrap());
    let mut person = house.visitor();
    for path in ["/", "/info/1", "/info/2"] {
        let page = person.get(path).await.ok().main().replace('\u{a0}', " ");
        assert!(page.contains(READ) && page.contains("(fermeture de fin d’année)"), "{path}: {page}");
    }
    begin(&mut person).await;
    let words = shown(&mut person, "/note/3").await.fill("narrative", "Des mots.");
    person.submit(&words).await.ok();
    let check = person.get("/note/6").await.ok();
    let code = person.submit(&check.form("/note/6")).await.ok();
    let follow = person.submit(&code.form("/note/7")).await.ok();
    for page in [&check, &code, &follow] {
        let text = page.main().replace('\u{a0}', " ");
        assert!(text.contains(READ) && text.contains(BACK), "{}: {text}", page.path);
    }
    // What the page promised is what the case is bound by, and what another message begins.
    let rules = house.service.rules();
    let day = |text: &str| text.parse().unwrap();
    let deadlines = rules.deadlines_of("direction-generale");
    assert_eq!(deadlines.due(DeadlineCode::FirstAnswer, day("2026-12-23")), day("2027-01-05"));
    assert_eq!(
        deadlines.due(DeadlineCode::Acknowledgement, day("2026-12-23")),
        day("2027-01-05"),
        "the law does not wait"
    );
}

#[tokio::test]
async fn on_a_working_morning_somebody_reads_today() {
    let house = house().await;
    house.clock.set("2026-11-23T09:00:00Z".parse().unwrap());
    let mut person = house.visitor();
    assert!(person.get("/").await.ok().main().contains("Chaque équipe lit aujourd’hui."));
    assert!(person.get("/en/info/1").await.ok().main().contains("Every team reads today."));
    // In the last hour nobody promises to read the same day.
    house.clock.set("2026-11-23T16:45:00Z".parse().unwrap());
    let late = person.get("/").await.ok().main().replace('\u{a0}', " ");
    assert!(late.contains("mardi 24 novembre 2026"), "{late}");
}
