//! Protection fonctionnelle: asked for, awaited, unanswered, decided.
use super::*;
use crate::{
    domain::protection::{Decision, Outcome, Progress, Request},
    service::view::Protection,
    web::intake::protection::Asking,
};

fn day(text: &str) -> Day {
    text.parse().unwrap()
}

fn known(progress: Progress) -> Protection {
    let request = Request {
        name: "Awa <Sarr>".to_owned(),
        post: "secrétaire pédagogique".to_owned(),
        wanted: "Un avocat.\nUn autre bureau.".to_owned(),
        agreed: "J’accepte.".to_owned(),
        until: day("2026-11-20"),
    };
    Protection { request, asked: day("2026-09-20"), progress }
}

pub(super) fn pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let here = at("/suite/10");
    let page = |name: &str, protection, sheet| {
        let case = FollowUp { protection, ..case(draft(rules).parse(rules, "fr").unwrap()) };
        let typed = (sheet, "0".repeat(32));
        let html = Asking::new((&here, Vec::new()), (rules, day("2026-11-21")), &case, typed).render();
        (name.to_owned(), html)
    };
    let wrong = Sheet::with(fields(&[("post", "professeure"), ("agree", "yes")]), "name", "no-name");
    let waiting = Progress::Waiting { until: day("2026-11-22") };
    let silent = Progress::Silent { until: day("2026-11-20"), appeal: day("2027-01-20") };
    let refused = Decision { outcome: Outcome::Refused, day: day("2026-11-02"), reasons: "Parce que.".to_owned() };
    vec![
        page("protection", None, Sheet::default()),
        page("protection-wrong", None, wrong),
        page("protection-waiting", Some(known(waiting)), Sheet::default()),
        page("protection-silent", Some(known(silent)), Sheet::default()),
        page("protection-decided", Some(known(Progress::Decided(refused))), Sheet::default()),
    ]
}
