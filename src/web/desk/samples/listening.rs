//! What the cell noted while it listened, and the pages on which it does.
use super::*;
use crate::{
    domain::{
        assessment::{Assessed, Danger, Notice, Urgency},
        orientation::{Oriented, Proposed, Reply, Support, SupportAnswered},
        qualification::{Qualified, Regime},
    },
    service::view::{Known, LinkedCase, Listening, Orientation},
    web::desk::listening::{assess::AssessPage, link::LinkPage, orient::OrientPage, qualify::QualifyPage},
};

pub(super) fn assessed() -> Assessed {
    let text = str::to_owned;
    Assessed {
        danger: Danger::Immediate,
        done: text("Le 17 est <appelé>."),
        urgency: Urgency::Today,
        fragile: Answer::Yes,
        checkable: text("Par les horaires."),
        acting: String::new(),
        waiting: text("Cela continue."),
        notice: Notice::Yes,
        reason: text("Un délit."),
    }
}

fn qualified(regime: Regime) -> Qualified {
    Qualified { kinds: vec!["harc-sex".to_owned()], regime, note: "À <revoir>.".to_owned() }
}

fn offered() -> Oriented {
    let within = toml::from_str("fr = 'deux jours'\nen = 'two days'").unwrap();
    let rules = Rules::embedded().unwrap();
    let service = Proposed { answers_within: Some(within), ..Proposed::from(rules.support.help().next().unwrap()) };
    Oriented {
        services: vec![service],
        support: vec![Support::Legal, Support::Housing],
        text: "Voici <deux> aides.".to_owned(),
    }
}

fn known<T>(what: T) -> Known<T> {
    Known { at: "2026-11-12T09:05:00Z".parse().unwrap(), by: reader(1), what }
}

pub(super) fn noted(some: bool) -> Listening {
    if !some {
        return Listening::default();
    }
    let linked = LinkedCase { case: Reference::parse("R-2026-7KQ4N").unwrap(), why: "Le même <atelier>.".to_owned() };
    Listening {
        assessed: Some(known(assessed())),
        qualified: vec![known(qualified(Regime::Both)), known(qualified(Regime::Report))],
        linked: vec![linked],
    }
}

pub(super) fn orientations(some: bool) -> Vec<Orientation> {
    let (at, answers) = ("2026-11-12T09:05:00Z".parse().unwrap(), [(Support::Legal, Reply::Accepted)].into());
    let one = Orientation { number: 4, at, by: reader(1), offered: offered(), answers };
    some.then_some(one).into_iter().collect()
}

pub(super) fn said() -> Vec<Content> {
    let answered = SupportAnswered { orientation: 4, answers: [(Support::Legal, Reply::Accepted)].into() };
    vec![
        Content::Oriented(Box::new(offered())),
        Content::SupportAnswered(answered),
        Content::Assessed(Box::new(assessed())),
        Content::Qualified(Box::new(qualified(Regime::Alert))),
    ]
}

impl Desk {
    pub(super) fn listening(&self) -> Vec<(&'static str, String)> {
        let here = (&self.page, &self.me);
        let typed = |sheet| (sheet, "0".repeat(32));
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let (view, named) = (view("harc-sex", true), lost(&[]));
        let assess = |view: &CaseView, sheet| AssessPage::new(here, view, typed(sheet)).render().unwrap();
        let qualify = |sheet| QualifyPage::new(here, (&self.rules, &view), typed(sheet)).render().unwrap();
        let orient = |sheet| OrientPage::new(here, (&self.rules, &view), typed(sheet)).render().unwrap();
        let link = |sheet| LinkPage::new(here, &view, sheet).render().unwrap();
        let mut fields = Fields::default();
        fields.insert("text", "Bonjour <vous>.");
        let added = Refused { act: "reply", sheet: Sheet::of(fields) };
        vec![
            ("assess", assess(&view, Sheet::default())),
            ("assess-named", assess(&named, Sheet::default())),
            ("assess-wrong", assess(&view, wrong("checkable", "no-weighing"))),
            ("qualify", qualify(Sheet::default())),
            ("qualify-wrong", qualify(wrong("kinds", "no-kinds"))),
            ("orient", orient(Sheet::default())),
            ("orient-wrong", orient(wrong("services", "nothing-offered"))),
            ("link", link(Sheet::default())),
            ("link-wrong", link(wrong("case", "not-the-same-readers"))),
            ("case-sentence-added", self.case(super::view("harc-sex", true), added)),
        ]
    }
}

#[test]
fn the_page_says_what_presses_and_what_is_still_to_do() {
    let pages = Desk::new(Locale::En).every();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for sounded in ["17 or 112 first", "CRIP", "article 40"] {
        assert!(of("case").contains(sounded), "{sounded}");
    }
    let to_do = "<b>To do:</b>";
    assert!(of("case-folded").contains(to_do) && !of("case-folded").contains("aside grave"));
    assert!(of("case-question").contains("checklist") && !of("case-question").contains("/assess"));
    assert!(of("today").contains("Immediate danger") && of("cases").contains("To be dealt with today"));
    assert!(
        of("case-sentence-added").contains("Bonjour &#60;vous&#62;.")
            || of("case-sentence-added").contains("Bonjour &lt;vous&gt;.")
    );
    assert!(of("assess").contains("Asked for, since") && !of("assess-named").contains("Asked for, since"));
}
