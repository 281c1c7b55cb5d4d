//! What the cell proposed: waiting, answered, refused, once withdrawn; and what the space says of it.
use super::*;
use crate::{
    domain::orientation::{Oriented, Proposed, Reply, Support, SupportAnswered},
    service::view::Orientation,
    web::intake::{follow_up::Case, orientation::Offers},
};

fn offered(rules: &Rules) -> Oriented {
    let contact = rules.support.help().next().unwrap();
    let within = toml::from_str("fr = 'deux jours ouvrés'\nen = 'two working days'").unwrap();
    let listed = Proposed { answers_within: Some(within), ..Proposed::from(contact) };
    let gone = Proposed { code: "no-longer-listed".to_owned(), ..Proposed::from(contact) };
    let text = "Voici <deux> services.\n\nPrenez votre temps.".to_owned();
    Oriented { services: vec![listed, gone], support: vec![Support::Psychological, Support::Legal], text }
}

/// A proposal, answered for a part.
fn proposed(rules: &Rules) -> Orientation {
    Orientation {
        number: 4,
        at: "2026-11-19T09:00:00Z".parse().unwrap(),
        by: team()[0].clone(),
        offered: offered(rules),
        answers: [(Support::Legal, Reply::NotNow)].into(),
    }
}

fn oriented(rules: &Rules) -> FollowUp {
    let mut case = case(draft(rules).parse(rules, "fr").unwrap());
    let item = |voice, content| Item { at: "2026-11-19T09:00:00Z".parse().unwrap(), voice, content };
    let answered = SupportAnswered { orientation: 4, answers: proposed(rules).answers };
    case.items.truncate(1);
    case.items.push(item(Voice::Member(team()[0].clone()), Content::Oriented(Box::new(offered(rules)))));
    case.items.push(item(Voice::Reporter, Content::SupportAnswered(answered)));
    case.orientations = vec![proposed(rules)];
    case
}

pub(super) fn pages(rules: &Rules, at: &dyn Fn(&str) -> Page) -> Rendered {
    let (here, space) = (at("/suite/12"), at("/suite/1"));
    let page = |name: &str, case: &FollowUp, again| {
        (name.to_owned(), Offers::new((&here, Vec::new()), (rules, case), again).render())
    };
    let wrong = crate::web::form::Form(fields(&[("number", "4")]));
    let gone = withdrawn(oriented(rules), Stage::Withdrawn);
    let typed = (Sheet::default(), "0".repeat(32));
    let today = "2026-11-21".parse().unwrap();
    let space = Case::new((&space, Vec::new()), (rules, today), &oriented(rules), typed).render();
    vec![
        page("orientation", &oriented(rules), None),
        page("orientation-wrong", &oriented(rules), Some((&wrong, "no-answer"))),
        page("orientation-withdrawn", &gone, None),
        ("follow-up-oriented".to_owned(), space),
    ]
}

#[test]
fn a_proposal_is_answered_here_or_only_read() {
    let rules = Rules::embedded().unwrap();
    let at = |path: &str| Page::sample(Surface::Intake, Locale::Fr, path);
    let pages = pages(&rules, &at);
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_ref().unwrap();
    assert!(of("orientation").contains("name=\"support-psychological\""));
    assert!(of("orientation").contains("value=\"not-now\" checked"), "what was answered is chosen already");
    assert!(of("orientation").contains("deux jours ouvrés") && !of("orientation").contains("<deux>"));
    assert!(!of("orientation-withdrawn").contains("<form") && of("orientation-withdrawn").contains("Pas maintenant"));
    assert!(of("follow-up-oriented").contains("/suite/12"));
}
