//! Aftercare: the days, the asking, a case in which news and retaliation were told, and what people said of how it was.
use std::collections::BTreeMap;

use askama::Template;

use super::{Desk, day, reader, reference, view};
use crate::{
    domain::{
        Coded,
        act::Act,
        aftercare::{Aftercare, News, Retaliation},
        case::Stage,
        draft::Fields,
        experience::{HalfYear, Question},
    },
    service::{
        experience::Told,
        view::{CaseView, Content, Item, Voice},
    },
    text::Locale,
    web::{
        desk::{
            aftercare::{AskPage, BeginPage},
            case::Refused,
            experience::ExperiencePage,
        },
        form::Sheet,
    },
};

/// A case in which the person is asked how they are; `stopped`, they wish it no more.
fn followed(stopped: bool) -> CaseView {
    let at = |voice, content| Item { at: "2026-11-20T20:14:00Z".parse().unwrap(), voice, content };
    let aftercare = Aftercare { months: vec![1, 6], text: "À <bientôt>.".to_owned() };
    let retaliation = Retaliation {
        treatments: vec!["isolation".to_owned(), "gone".to_owned()],
        since: Some(day("2026-11-02")),
        text: "On ne me <parle> plus.".to_owned(),
    };
    let mut items = vec![at(Voice::Member(reader(1)), Content::Aftercare(aftercare))];
    items.push(at(Voice::Reporter, Content::News(if stopped { News::NoMore } else { News::Well })));
    if !stopped {
        items.push(at(Voice::Reporter, Content::Retaliation(Box::new(retaliation))));
    }
    let may: BTreeMap<_, _> =
        [Act::BeginAftercare, Act::AskNews, Act::EndCase].iter().map(|act| (act.code(), true)).collect();
    CaseView { stage: Stage::Aftercare, items, may, ..view("harc-sex", true) }
}

fn told() -> Vec<Told> {
    let shares = |question: &Question| (*question, (*question != Question::Again).then(|| vec![60, 25, 10, 5]));
    let half = |text: &str| HalfYear::parse(text).unwrap();
    let of = |text| Told { half: half(text), shares: Question::ALL.iter().map(shares).collect() };
    vec![of("2026-1"), of("2025-2")]
}

impl Desk {
    pub(super) fn aftercare(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, _) = self.parts();
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let request = || "0".repeat(32);
        let begin = |sheet| {
            let typed = (sheet, request());
            BeginPage::new((page, me), (&self.rules, day("2026-11-20")), reference(), typed).render().unwrap()
        };
        let ask = |sheet| AskPage { t, page, me, reference: reference(), sheet, request: request() }.render().unwrap();
        let case = |stopped| self.case(followed(stopped), Refused::default());
        let told = |all| ExperiencePage { t, page, me, all }.render().unwrap();
        vec![
            ("aftercare-begin", begin(Sheet::default())),
            ("aftercare-begin-wrong", begin(wrong("months", "no-months"))),
            ("aftercare-ask", ask(Sheet::default())),
            ("aftercare-ask-wrong", ask(wrong("text", "empty"))),
            ("case-aftercare", case(false)),
            ("case-aftercare-stopped", case(true)),
            ("experience", told(self::told())),
            ("experience-none", told(Vec::new())),
        ]
    }
}

#[test]
fn retaliation_stands_above_all_and_few_answers_show_no_share() {
    for locale in Locale::ALL {
        let desk = Desk::new(*locale);
        let pages = desk.aftercare();
        let page = |name: &str| &pages.iter().find(|(known, _)| *known == name).unwrap().1;
        let words = &desk.page.words;
        let told = page("case-aftercare");
        assert!(told.contains(&words.say("alarm-retaliation")), "{}", locale.code());
        assert!(!page("case-aftercare-stopped").contains(&words.say("alarm-retaliation")));
        assert!(page("case-aftercare-stopped").contains(&words.say("aftercare-stopped")));
        assert!(
            told.contains("&#60;parle&#62;") && told.contains("gone"),
            "a code that no file knows is shown as it is"
        );
        assert!(told.contains("/news") && told.contains("/aftercare"));
        assert_eq!(page("experience").matches(&words.say("experience-few")).count(), 2);
        assert!(!page("experience").contains("2\u{202f}026") && page("experience").contains("2026"));
    }
}
