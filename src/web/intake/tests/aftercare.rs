//! What a person can do after: news, retaliation, and how it was.
use super::*;
use crate::{
    domain::{
        aftercare::{Aftercare, News, Retaliation},
        retention::{Ending, Outcome},
    },
    web::intake::{
        experience::{Asking, Thanks},
        follow_up::Case,
        retaliation::Telling,
    },
};

fn followed(rules: &Rules, news: Option<News>) -> FollowUp {
    let mut case = case(draft(rules).parse(rules, "fr").unwrap());
    let item = |voice, content| Item { at: "2026-11-20T20:14:00Z".parse().unwrap(), voice, content };
    case.items.truncate(1);
    let aftercare = Aftercare { months: vec![1, 3], text: "À <bientôt>.".to_owned() };
    case.items.push(item(Voice::Member(team()[0].clone()), Content::Aftercare(aftercare)));
    case.items.extend(news.map(|news| item(Voice::Reporter, Content::News(news))));
    let (treatments, since) = (vec!["pay".to_owned()], Some("2026-11-02".parse().unwrap()));
    let said = Retaliation { treatments, since, text: "Ma <prime>.".to_owned() };
    case.items.push(item(Voice::Reporter, Content::Retaliation(Box::new(said))));
    let promise = Some(Promise { code: DeadlineCode::Aftercare, due: "2026-12-20".parse().unwrap() });
    FollowUp { stage: Stage::Aftercare, promise, promises: Vec::new(), ..case }
}

pub(super) fn pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let (here, space, door) = (at("/suite/15"), at("/suite/1"), at("/experience"));
    let today: Day = "2026-11-21".parse().unwrap();
    let request = || "0".repeat(32);
    let telling = |name: &str, stage, sheet| {
        let case = FollowUp { stage, ..followed(rules, None) };
        (name.to_owned(), Telling::new((&here, Vec::new()), (rules, today), &case, (sheet, request())).render())
    };
    let follow = |name: &str, news| {
        let (case, typed) = (followed(rules, news), (Sheet::default(), request()));
        (name.to_owned(), Case::new((&space, Vec::new()), (rules, today), &case, typed).render())
    };
    let ticked = fields(&[("treatments", "pay"), ("since", "hier"), ("text", "Ma <prime>.")]);
    let chosen = Sheet::with(Fields::default(), "listened", "no-experience");
    vec![
        telling("retaliation", Stage::Listening, Sheet::default()),
        telling("retaliation-first", Stage::Received, Sheet::default()),
        telling("retaliation-wrong", Stage::Aftercare, Sheet::with(ticked, "since", "not-a-date")),
        follow("follow-up-aftercare", None),
        follow("follow-up-aftercare-stopped", Some(News::NoMore)),
        ("experience".to_owned(), Asking::new(&door, Sheet::default()).render()),
        ("experience-wrong".to_owned(), Asking::new(&door, chosen).render()),
        ("experience-thanks".to_owned(), Thanks { t: &door.words, page: &door }.render()),
    ]
}

#[test]
fn how_it_was_is_asked_of_a_case_that_was_closed_and_of_nothing_else() {
    let rules = Rules::embedded().unwrap();
    let page = Page::sample(Surface::Intake, Locale::Fr, "/suite/1");
    let shown = |case: &FollowUp| {
        let typed = (Sheet::default(), "0".repeat(32));
        let html = Case::new((&page, Vec::new()), (&rules, "2026-11-21".parse().unwrap()), case, typed).render();
        let html = html.unwrap();
        (html.contains("href=\"/experience\""), html.contains("href=\"/suite/15\""))
    };
    let open = followed(&rules, None);
    let ending = Some(Ending { outcome: Outcome::Dealt, reasons: "Voilà.".to_owned() });
    let of = |stage, ending| FollowUp { stage, ending, ..open.clone() };
    for stage in [Stage::Received, Stage::Listening, Stage::Aftercare] {
        assert_eq!(shown(&of(stage, None)), (false, true), "{}", stage.code());
    }
    assert_eq!(shown(&of(Stage::Ended, ending.clone())), (true, true));
    assert_eq!(shown(&of(Stage::Closed, ending.clone())), (true, false), "the cell has no key any more");
    assert_eq!(shown(&of(Stage::Answered, ending.clone())), (false, false), "a question is no case");
    let question = FollowUp { items: Vec::new(), ..of(Stage::Closed, ending) };
    assert_eq!(shown(&question), (false, false), "nor is one that was erased");
    let gone = withdrawn(open.clone(), Stage::Closed);
    assert_eq!(shown(&gone), (false, false));
}
