//! Reports that were filed, for who decides: nothing decided, something, all; what could not be taken.
use std::collections::BTreeSet;

use super::{
    work::{comings, inquest, pieces},
    *,
};
use crate::{
    domain::{
        conclusions::Conclusions,
        decided::{Decided, Ended, Given, Held, Opened, Prosecutor, Warned, Way},
        family::Family,
        filed::ReportReceived,
        finding::Outcome as Found,
        investigation::Filed,
        rules::Rules,
    },
    ids::CaseId,
    service::{
        decision::{DecisionView, OnePerson, Signed},
        view::DailyHead,
    },
    web::desk::{
        decisions::{DecisionPage, DecisionsPage, NoticePage, PersonPage},
        regimes::{RegimePage, RegimesPage},
    },
};

fn signed<T>(what: T) -> Signed<T> {
    Signed { what, by: reader(3), at: "2026-12-28T09:05:00Z".parse().unwrap() }
}

fn notice(is_given: bool) -> Prosecutor {
    let (court, sent, warned) = ("Évry <ici>".to_owned(), "Le <rapport>.".to_owned(), Warned::Against);
    let given = is_given.then(|| Given { day: day("2026-12-27"), court, sent, warned });
    Prosecutor { given, reasons: "Un délit <peut-être>.".to_owned() }
}

/// Somebody implicated: decided on, otherwise than was found, or not yet.
fn on_person(number: u32, is_decided: bool) -> OnePerson {
    let conclusions = Conclusions::of(&inquest(true));
    let held = vec![Held { allegation: 1, outcome: Found::NotEstablished }];
    let reasons = "Rien de <plus>.".to_owned();
    let decided = Decided { person: number, held, way: Way::Measures, reasons };
    OnePerson {
        person: conclusions.person(number).unwrap().clone(),
        facts: conclusions.against(number).map(|(one, found)| (one.clone(), found)).collect(),
        decided: is_decided.then(|| signed(decided)).into_iter().collect(),
    }
}

pub(super) fn filed_report() -> DecisionView {
    DecisionView {
        reference: Reference::parse("D-2026-4QB7Z").unwrap(),
        stage: Stage::Decision,
        entity: "brumefond".to_owned(),
        received: day("2026-12-20"),
        report: ReportReceived {
            report: "Rapport <déposé>.".to_owned(),
            digest: "0".repeat(64),
            from: Filed { reference: "E-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([7; 16]) },
            conclusions: Conclusions::of(&inquest(true)),
            annexes: pieces(),
            agreed: Vec::new(),
            parts: BTreeSet::new(),
        },
        by: reader(1),
        agreed: vec![reader(2)],
        entry: Some(DailyHead { day: day("2026-12-20"), number: 12, digest: "0".repeat(64) }),
        persons: vec![on_person(1, false), on_person(2, true)],
        notices: vec![signed(notice(true)), signed(notice(false))],
        concluded: None,
        may_decide: true,
        may_notify: true,
        readers: vec![reader(3)],
        comings: comings(),
        letting: vec![reader(5)],
        may_step_back: true,
        may_keep_out: true,
        decides_alone: false,
    }
}

/// All is decided.
fn closed() -> DecisionView {
    let persons = vec![on_person(1, true), on_person(2, true)];
    let to = Filed { reference: "S-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([8; 16]) };
    let opened = vec![Opened { person: 1, to }];
    let (concluded, stage) = (Some(signed(Ended { opened })), Stage::Decided);
    DecisionView { persons, concluded, stage, may_decide: false, ..filed_report() }
}

impl Desk {
    fn deciding(&self, number: u32, sheet: Sheet) -> String {
        let (t, page, me, names) = self.parts();
        let (view, one, request) = (filed_report(), on_person(number, number == 2), "0".repeat(32));
        PersonPage { t, page, me, names, view, one, sheet, request }.render().unwrap()
    }

    fn regimes(&self) -> String {
        let (t, page, me, _) = self.parts();
        let rules = Rules::embedded().unwrap();
        let all = rules.discipline.all().map(|one| (one.code.as_str(), one.label.get("fr"), one.for_whom.get("fr")));
        RegimesPage { t, page, me, all: all.collect() }.render().unwrap()
    }

    fn regime(&self, code: &str) -> String {
        let (t, page, me, _) = self.parts();
        let rules = Rules::embedded().unwrap();
        RegimePage { t, page, me, regime: rules.discipline.regime(code).unwrap() }.render().unwrap()
    }

    fn notifying(&self, sheet: Sheet) -> String {
        let (t, page, me, names) = self.parts();
        NoticePage { t, page, me, names, view: filed_report(), sheet, request: "0".repeat(32) }.render().unwrap()
    }

    pub(super) fn decided(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let one = |view| {
            let sheet = Sheet::with(Fields::default(), "let-in", "not-to-let-in");
            DecisionPage { t, page, me, names, view, sheet }.render().unwrap()
        };
        let list = |lines| {
            let list = List { lines, unfinished: false, next: None };
            DecisionsPage { t, page, me, names, list }.render().unwrap()
        };
        let line = |line: CaseLine| {
            let entropy = &mut crate::entropy::SeededEntropy::new(2);
            let reference = Reference::random(Family::Decision, line.received, entropy);
            CaseLine { reference, stage: Stage::Decision, ..line }
        };
        let bare = ReportReceived { annexes: Vec::new(), ..filed_report().report };
        vec![
            ("decisions", list(lines().into_iter().take(1).map(line).collect())),
            ("decisions-none", list(Vec::new())),
            ("decision", one(filed_report())),
            ("decision-bare", one(DecisionView { report: bare, entry: None, letting: Vec::new(), ..filed_report() })),
            ("decision-closed", one(closed())),
            ("decision-person", self.deciding(1, Sheet::default())),
            ("decision-person-again", self.deciding(2, wrong("reasons", "decided-unseen"))),
            ("decision-person-wrong", self.deciding(1, wrong("facts", "fact-not-decided"))),
            ("decision-notice", self.notifying(Sheet::default())),
            ("decision-notice-wrong", self.notifying(wrong("court", "notice-court"))),
            ("discipline", self.regimes()),
            ("discipline-student-imt", self.regime("student-imt")),
            ("discipline-official-state", self.regime("official-state")),
            ("discipline-contractor", self.regime("contractor")),
        ]
    }
}

#[test]
fn what_is_decided_is_escaped_and_once_concluded_nothing_is_offered() {
    let pages = Desk::new(Locale::Fr).decided();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for (name, html) in &pages {
        for raw in ["<déposé>", "<Martin>", "<ici>", "<plus>", "<peut-être>", "<allégués>"] {
            assert!(!html.contains(raw), "{raw} in {name}");
        }
    }
    for shown in ["&#60;déposé&#62;", "&#60;plus&#62;", "&#60;peut-être&#62;", "&#60;ici&#62;"] {
        assert!(of("decision").contains(shown), "{shown}");
    }
    assert!(of("decision").contains("/conclude\"") && of("decision").contains("/persons/1\""));
    assert!(!of("decision-closed").contains("/conclude\"") && !of("decision-closed").contains("/persons/"));
    assert!(of("decision-closed").contains("/notice\""), "what is learnt later is noted");
}
