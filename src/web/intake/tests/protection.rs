//! Protection fonctionnelle: asked for, awaited, unanswered, decided.
use super::*;
use crate::{
    domain::{
        protection::{Decision, Outcome, Progress, Request},
        rules::EMBEDDED,
    },
    service::view::Protection,
    web::intake::{follow_up::Case, protection::Asking},
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

/// A request without a decision.
pub(super) fn waiting() -> Protection {
    known(Progress::Waiting { until: day("2026-11-22") })
}

/// One that silence has settled, and one that was decided.
fn settled() -> [Progress; 2] {
    let refused = Decision { outcome: Outcome::Refused, day: day("2026-11-02"), reasons: "Parce que.".to_owned() };
    [Progress::Silent { until: day("2026-11-20"), appeal: day("2027-01-20") }, Progress::Decided(refused)]
}

/// The space of somebody whose request was settled, with what the conversation says of it.
fn followed(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let here = at("/suite/1");
    let item = |voice, content| Item { at: "2026-11-20T20:14:00Z".parse().unwrap(), voice, content };
    let page = |name: &str, progress| {
        let mut case = case(draft(rules).parse(rules, "fr").unwrap());
        case.items.truncate(2);
        case.items.push(item(Voice::Reporter, Content::ProtectionAsked));
        case.items.push(item(Voice::Member(team()[0].clone()), Content::ProtectionDecided));
        case.protection = Some(known(progress));
        let typed = (Sheet::default(), "0".repeat(32));
        let html = Case::new((&here, Vec::new()), (rules, day("2026-11-21")), &case, typed).render();
        (name.to_owned(), html)
    };
    let [silent, decided] = settled();
    vec![page("follow-up-silent", silent), page("follow-up-decided", decided)]
}

/// Receipts of a case that was withdrawn: waiting, with an office and without one; decided.
fn taken_back(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let here = at("/suite/10");
    let nowhere = Rules::parse(&|file| (file == "organisation.toml").then(|| without_office(EMBEDDED[0].1))).unwrap();
    let page = |name: &str, rules: &Rules, protection| {
        let case = withdrawn(case(draft(rules).parse(rules, "fr").unwrap()), Stage::Withdrawn);
        let case = FollowUp { protection: Some(protection), ..case };
        let typed = (Sheet::default(), "0".repeat(32));
        let html = Asking::new((&here, Vec::new()), (rules, day("2026-11-21")), &case, typed).render();
        (name.to_owned(), html)
    };
    let [_, decided] = settled();
    vec![
        page("protection-withdrawn", rules, waiting()),
        page("protection-withdrawn-unsaid", &nowhere, waiting()),
        page("protection-withdrawn-decided", rules, known(decided)),
    ]
}

/// The same organisation, which has not said which service deals with requests.
fn without_office(text: &str) -> String {
    let blocks = text.split("\n\n").map(|block| block.split("[entity.protection]").next().unwrap_or_default());
    blocks.collect::<Vec<_>>().join("\n\n")
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
    let [silent, decided] = settled();
    let asking = vec![
        page("protection", None, Sheet::default()),
        page("protection-wrong", None, wrong),
        page("protection-waiting", Some(waiting()), Sheet::default()),
        page("protection-silent", Some(known(silent)), Sheet::default()),
        page("protection-decided", Some(known(decided)), Sheet::default()),
    ];
    asking.into_iter().chain(followed(rules, at)).chain(taken_back(rules, at)).collect()
}
