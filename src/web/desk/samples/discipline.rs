//! A disciplinary procedure: just begun, under way, decided, over; what could not be taken.
use std::collections::BTreeSet;

use super::{work::comings, *};
use crate::{
    domain::{
        decided::{Decided, Held, Way},
        family::Family,
        finding::Outcome,
        investigation::Filed,
        proceeding::{Proceeding, Referred, Sanctioned, StepTaken, Suspended, Terms, dates},
        rules::Rules,
    },
    ids::CaseId,
    service::discipline::{Noted, ProceedingView, Said},
    web::desk::proceedings::{FormPage, ProceedingPage, ProceedingsPage, Which},
};

fn referred() -> Referred {
    let held = vec![Held { allegation: 1, outcome: Outcome::Established }];
    Referred {
        decided: Decided { person: 1, held, way: Way::Discipline, reasons: "Vu la pièce <2>.".to_owned() },
        received: super::decision::filed_report().report,
        from: Filed { reference: "D-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([7; 16]) },
        filed: day("2026-12-20"),
    }
}

fn terms() -> Terms {
    Terms {
        regime: "official-state".to_owned(),
        known: day("2026-12-20"),
        prosecuted: Some(day("2026-12-22")),
        judged: Some(day("2026-12-27")),
        contract_ends: Some(day("2027-12-31")),
        council: true,
        inquiry: true,
        postponed: 10,
    }
}

fn step(code: &str, on: &str) -> (String, StepTaken) {
    let note = "Remise <en main propre>.".to_owned();
    (code.to_owned(), StepTaken { step: code.to_owned(), day: day(on), said: BTreeSet::new(), note })
}

fn running() -> Proceeding {
    let steps = [step("engage", "2026-12-21"), step("notify", "2026-12-22"), step("referral", "2026-12-23")];
    let suspended =
        Suspended { from: day("2026-12-21"), until: day("2027-04-20"), reasons: "Faute <grave>.".to_owned() };
    Proceeding {
        terms: Some(terms()),
        steps: steps.into_iter().chain([step("sitting", "2027-02-01")]).collect(),
        suspended: Some(suspended),
        sanctioned: None,
    }
}

fn decided() -> Proceeding {
    let sanctioned = Sanctioned {
        day: day("2026-12-28"),
        sanction: Some("exclusion-2-years".to_owned()),
        along: Some("promotion-list".to_owned()),
        lasts: Some("6 months".to_owned()),
        sursis: Some("5 months".to_owned()),
        reasons: "Fait <par fait>.".to_owned(),
    };
    let mut known = running();
    known.steps.extend([step("opinion", "2026-12-27"), step("notification", "2026-12-28")]);
    Proceeding { sanctioned: Some(sanctioned), ..known }
}

fn noted(said: Said) -> Noted {
    Noted { said, by: reader(3), at: "2026-12-28T09:05:00Z".parse().unwrap() }
}

fn notes(known: &Proceeding) -> Vec<Noted> {
    let terms = known.terms.iter().cloned().map(Said::Terms);
    let steps = known.steps.values().cloned().map(Said::Step);
    let suspended = known.suspended.iter().cloned().map(Said::Suspended);
    let sanctioned = known.sanctioned.iter().cloned().map(|one| Said::Sanctioned(Box::new(one)));
    terms.chain(steps).chain(suspended).chain(sanctioned).map(noted).collect()
}

fn view(known: Proceeding, rules: &Rules) -> ProceedingView {
    let regime = known.terms.as_ref().and_then(|terms| rules.discipline.regime(&terms.regime));
    let (notes, dates) = (notes(&known), regime.map(|regime| dates(&known, regime)).unwrap_or_default());
    ProceedingView {
        reference: Reference::parse("S-2026-4QB7Z").unwrap(),
        stage: Stage::Discipline,
        entity: "brumefond".to_owned(),
        received: day("2026-12-21"),
        referred: referred(),
        by: reader(3),
        written: notes.len(),
        notes,
        dates,
        unfinished: if known.sanctioned.is_some() {
            Vec::new()
        } else {
            vec!["nothing-decided-yet", "decision-not-notified"]
        },
        known,
        readers: vec![reader(3), reader(4)],
        comings: comings(),
        letting: vec![reader(5)],
        may_conduct: true,
        may_decide: true,
        may_step_back: true,
        may_keep_out: true,
        decides_alone: false,
    }
}

impl Desk {
    fn proceeding(&self, view: ProceedingView, rules: &Rules) -> String {
        let (t, page, me, names) = self.parts();
        let regime = view.known.terms.as_ref().and_then(|terms| rules.discipline.regime(&terms.regime));
        ProceedingPage { t, page, me, names, view, regime, sheet: Sheet::default() }.render().unwrap()
    }

    fn writing(&self, which: Which, (known, sheet): (Proceeding, Sheet), rules: &Rules) -> String {
        let (t, page, me, names) = self.parts();
        let (view, request) = (view(known, rules), "0".repeat(32));
        let regime = view.known.terms.as_ref().and_then(|terms| rules.discipline.regime(&terms.regime));
        let regimes = rules.discipline.all().filter(|regime| regime.has_power()).collect();
        FormPage { t, page, me, names, view, regimes, regime, which, sheet, request }.render().unwrap()
    }

    pub(super) fn disciplined(&self) -> Vec<(&'static str, String)> {
        let (t, page, me, names) = self.parts();
        let rules = Rules::embedded().unwrap();
        let list = |lines| {
            let list = List { lines, unfinished: false, next: None };
            ProceedingsPage { t, page, me, names, list }.render().unwrap()
        };
        let line = |line: CaseLine| {
            let entropy = &mut crate::entropy::SeededEntropy::new(2);
            let reference = Reference::random(Family::Discipline, line.received, entropy);
            CaseLine { reference, stage: Stage::Discipline, ..line }
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let closed = |known| ProceedingView {
            stage: Stage::DisciplineClosed,
            may_conduct: false,
            may_decide: false,
            letting: Vec::new(),
            ..view(known, &rules)
        };
        let new = Proceeding::default;
        let write = |which, known, sheet| self.writing(which, (known, sheet), &rules);
        let sitting = || Which::Step("sitting".to_owned());
        vec![
            ("proceedings", list(lines().into_iter().take(1).map(line).collect())),
            ("proceedings-none", list(Vec::new())),
            ("proceeding-new", self.proceeding(view(new(), &rules), &rules)),
            ("proceeding", self.proceeding(view(running(), &rules), &rules)),
            ("proceeding-decided", self.proceeding(view(decided(), &rules), &rules)),
            ("proceeding-closed", self.proceeding(closed(decided()), &rules)),
            ("proceeding-terms", write(Which::Terms, new(), Sheet::default())),
            ("proceeding-terms-wrong", write(Which::Terms, new(), wrong("regime", "regime-not-chosen"))),
            ("proceeding-step", write(sitting(), running(), Sheet::default())),
            ("proceeding-step-wrong", write(sitting(), running(), wrong("said", "not-said"))),
            ("proceeding-suspension", write(Which::Suspension, running(), Sheet::default())),
            ("proceeding-sanction", write(Which::Sanction, running(), Sheet::default())),
            ("proceeding-sanction-wrong", write(Which::Sanction, running(), wrong("sanction", "no-opinion-yet"))),
        ]
    }
}

#[test]
fn a_procedure_is_escaped_and_once_over_nothing_is_offered() {
    let pages = Desk::new(Locale::Fr).disciplined();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for (name, html) in &pages {
        for raw in ["<2>", "<en main propre>", "<grave>", "<par fait>", "<déposé>"] {
            assert!(!html.contains(raw), "{raw} in {name}");
        }
    }
    for shown in ["&#60;2&#62;", "&#60;en main propre&#62;", "&#60;grave&#62;", "&#60;par fait&#62;"] {
        assert!(of("proceeding-decided").contains(shown), "{shown}");
    }
    assert!(of("proceeding-decided").contains("/close\"") && !of("proceeding").contains("/close\""));
    assert!(!of("proceeding-closed").contains("/write/") && !of("proceeding-closed").contains("/close\""));
    assert!(!of("proceeding-new").contains("/write/step-"), "no step before the rules are known");
}
