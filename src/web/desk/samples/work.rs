//! The rooms of an inquiry, filled, empty and with what could not be taken.
use std::collections::BTreeSet;

use super::*;
use crate::{
    domain::{
        adversarial::{Approval, Communication, Ground, Piece},
        deadline::DeadlineCode,
        evidence::{Content as Held, Evidence, Sort},
        filed::FiledReport,
        finding::{Allegation, Drafted, Finding, Implicated, Outcome as Found, Plan},
        informing::{Deferred, Informed, Means},
        inquest::Inquest,
        investigation::Filed,
    },
    ids::CaseId,
    service::investigation::{
        Bringable, Bringing, DeferralView, InformingView, InvestigationView, Open, Parts, PieceView, ReportView,
    },
    web::desk::work::{Entered, Room, communication, evidence, findings, persons, plan, report as rooms},
};

const ACTS: [Act; 13] = [
    Act::Plan,
    Act::NameImplicated,
    Act::Inform,
    Act::DeferInforming,
    Act::AgreeDeferral,
    Act::Allege,
    Act::EnterEvidence,
    Act::Find,
    Act::DraftReport,
    Act::AgreeReport,
    Act::FileReport,
    Act::ChooseCommunication,
    Act::ApproveCommunication,
];

pub(super) fn pieces() -> Vec<Evidence> {
    let contents = [Held::Text("Elle habite <ici>.\n\nMerci.".to_owned()), Held::File(file())];
    let piece = |(number, content)| Evidence {
        number,
        sort: Sort::Testimony,
        title: "Un <courriel>".to_owned(),
        origin: "remis le <3>".to_owned(),
        digest: "0".repeat(64),
        content,
        from: None,
    };
    (1..).zip(contents).map(piece).collect()
}

/// Those that stand, and one that went with somebody's agreement.
fn pieces_with_one_gone() -> Vec<Evidence> {
    let gone = pieces().pop().map(|piece| Evidence { number: 3, ..piece.emptied() });
    pieces().into_iter().chain(gone).collect()
}

pub(super) fn inquest(is_filed: bool) -> Inquest {
    let person = |number| Implicated { number, name: "Alix <Martin>".to_owned(), function: "chef <ici>".to_owned() };
    let facts = "Propos <allégués>.".to_owned();
    let allegation = Allegation { number: 1, against: BTreeSet::from([1, 2]), facts, period: "mars <2026>".to_owned() };
    let found = |person| Finding {
        allegation: 1,
        person,
        outcome: Found::Partly,
        grounds: "Deux pièces <concordent>.".to_owned(),
        evidence: if is_filed { BTreeSet::from([1, 2]) } else { BTreeSet::from([1, 2, 3]) },
    };
    let persons: &[u32] = if is_filed { &[1, 2] } else { &[1] };
    let filed = FiledReport {
        report: "Rapport <déposé>.".to_owned(),
        digest: "0".repeat(64),
        before: "0".repeat(64),
        to: Filed { reference: "D-2026-4QB7Z".to_owned(), file: CaseId::from_bytes([9; 16]) },
        gone: BTreeSet::new(),
    };
    Inquest {
        plan: Some(Plan { text: "Entendre, puis <lire>.".to_owned() }),
        persons: vec![person(1), person(2)],
        allegations: vec![allegation],
        evidence: if is_filed { pieces() } else { pieces_with_one_gone() },
        gone: if is_filed { BTreeSet::new() } else { BTreeSet::from([3]) },
        findings: persons.iter().map(|number| ((1, *number), found(*number))).collect(),
        draft: Some(Drafted { method: "Trois <auditions>.".to_owned(), ..Drafted::default() }),
        filed: is_filed.then_some(filed),
        ..Inquest::default()
    }
}

/// Nothing lacks, and nothing is filed.
fn inquest_to_file() -> Inquest {
    Inquest { filed: None, ..inquest(true) }
}

fn approval(number: u8, of: &Communication) -> Approval {
    Approval { by: member(number), day: day("2026-12-20"), of: of.clone() }
}

/// Chosen and approved by two, chosen by one, withheld, not chosen yet.
fn choices() -> Vec<PieceView> {
    let (ground, reason) = (Ground::PrivateLife, "Où elle <habite>.".to_owned());
    let redacted = Communication::Redacted { ground, reason: reason.clone(), copy: "0".repeat(64) };
    let withheld = Communication::Withheld { ground, reason };
    let chosen = |number, choice: Option<&Communication>, by: &[u8]| PieceView {
        piece: Piece {
            number,
            choice: choice.cloned(),
            approvals: choice.iter().flat_map(|of| by.iter().map(|one| approval(*one, of))).collect(),
        },
        copy: choice.and_then(|choice| matches!(choice, Communication::Redacted { .. }).then(file)),
        by: by.iter().map(|number| reader(*number)).collect(),
        can_approve: by.len() == 1,
    };
    vec![chosen(1, Some(&redacted), &[1]), chosen(2, Some(&withheld), &[1, 2]), chosen(3, None, &[])]
}

/// Informed; to be informed later, which waits for somebody's agreement.
fn informing() -> Vec<InformingView> {
    let (means, review) = (Means::Meeting, day("2026-12-20"));
    let said = Deferred { person: 2, reason: "Des <preuves>.".to_owned(), review };
    let deferral = |is_agreed: bool| DeferralView {
        said: said.clone(),
        day: day("2026-11-25"),
        by: if is_agreed { vec![reader(1), reader(2)] } else { vec![reader(1)] },
        is_agreed,
    };
    let informed = Informed { person: 1, day: day("2026-11-24"), means };
    let first =
        InformingView { person: 1, due: None, informed: Some(informed), deferrals: vec![deferral(true)], waits: None };
    let deferrals = vec![deferral(true), deferral(false)];
    vec![first, InformingView { person: 2, due: Some(review), informed: None, deferrals, waits: Some((2, true)) }]
}

fn view(inquest: Inquest, stage: Stage) -> InvestigationView {
    let pieces = if stage == Stage::Filed { choices() } else { Vec::new() };
    let of_filed = |act: &Act| matches!(act, Act::ChooseCommunication | Act::ApproveCommunication);
    let may = ACTS.iter().map(|act| (act.code(), of_filed(act) == (stage == Stage::Filed))).collect();
    InvestigationView {
        stage,
        dates: vec![(DeadlineCode::Report, day("2027-03-01"), None)],
        inquest,
        informing: informing(),
        pieces,
        may,
        ..super::investigation::investigation(true, true)
    }
}

/// Somebody let another in, and was kept out by them.
pub(super) fn comings() -> Vec<Item> {
    let at = "2026-12-22T09:05:00Z".parse().unwrap();
    let item = |by, content| Item { at, voice: Voice::Member(reader(by)), content };
    vec![item(1, Content::Admitted(vec![reader(2)])), item(2, Content::TakenOff(vec![reader(1)]))]
}

impl Desk {
    /// A room as `build` furnishes it.
    fn room(&self, view: InvestigationView, sheet: Sheet, build: impl FnOnce(&Entered<'_>, &Sheet) -> Room) -> String {
        let (_, page, me, names) = self.parts();
        let entered = Entered::new((page, me, names), view);
        let room = build(&entered, &sheet);
        entered.with((sheet, "0".repeat(32), room)).render().unwrap()
    }

    fn room_of_piece(&self, (number, parts): (usize, &Parts), sheet: Sheet) -> String {
        let view = view(inquest(true), Stage::Filed);
        self.room(view, sheet, |entered, sheet| {
            let one = choices().remove(number);
            communication::of_piece(entered, &one, (parts, Some(parts), sheet))
        })
    }

    #[expect(clippy::too_many_lines, reason = "a line or two a page")]
    pub(super) fn work(&self) -> Vec<(&'static str, String)> {
        let from = Reference::parse("I-2026-4QB7Z").unwrap();
        let minutes = Bringing::Minutes(7, "Camille <Roy>".to_owned(), day("2026-12-10"));
        let handed = [Bringing::File(file()), minutes].map(|what| Bringable { from: from.clone(), what });
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let (empty, full) = (
            || view(Inquest::default(), Stage::Investigation),
            |is_filed| view(inquest(is_filed), if is_filed { Stage::Filed } else { Stage::Investigation }),
        );
        let report = |agreed: &[u8], is_mine| ReportView {
            text: "Le rapport <entier>.".to_owned(),
            digest: "0".repeat(64),
            agreed: agreed.iter().map(|number| reader(*number)).collect(),
            is_mine,
            is_others: !agreed.is_empty() && !is_mine,
            unsettled: Open::ALL.into_iter().map(|what| (what, vec!["Camille <Roy>".to_owned()])).collect(),
        };
        let told = |entered: &Entered<'_>, _: &Sheet| rooms::room(entered, &report(&[2], false));
        let to_agree = |entered: &Entered<'_>, _: &Sheet| rooms::room(entered, &report(&[], false));
        let waiting = |entered: &Entered<'_>, _: &Sheet| rooms::room(entered, &report(&[1], true));
        let words = Parts::Text("Elle habite <ici>.\n\nMerci.".to_owned());
        vec![
            ("work-plan", self.room(full(false), Sheet::default(), |entered, _| plan(entered))),
            ("work-plan-empty", self.room(empty(), wrong("text", "empty"), |entered, _| plan(entered))),
            ("work-plan-filed", self.room(full(true), Sheet::default(), |entered, _| plan(entered))),
            ("work-persons", self.room(full(false), wrong("against", "no-such-person"), persons::room)),
            ("work-persons-empty", self.room(empty(), wrong("name", "empty"), persons::room)),
            (
                "work-evidence",
                self.room(full(false), wrong("text", "nothing-brought"), |entered, sheet| {
                    evidence::room(entered, sheet, &handed)
                }),
            ),
            (
                "work-evidence-empty",
                self.room(empty(), wrong("title", "no-title"), |e, sheet| evidence::room(e, sheet, &[])),
            ),
            ("work-findings", self.room(full(false), wrong("outcome", "nothing-found"), findings::room)),
            ("work-findings-empty", self.room(empty(), Sheet::default(), findings::room)),
            ("work-report", self.room(full(false), Sheet::default(), told)),
            ("work-report-empty", self.room(empty(), wrong("method", "too-long"), told)),
            (
                "work-report-whole",
                self.room(view(inquest_to_file(), Stage::Investigation), wrong("sure", "not-confirmed"), told),
            ),
            ("work-report-agree", self.room(view(inquest_to_file(), Stage::Investigation), Sheet::default(), to_agree)),
            (
                "work-report-waiting",
                self.room(view(inquest_to_file(), Stage::Investigation), Sheet::default(), waiting),
            ),
            ("work-report-filed", self.room(full(true), Sheet::default(), told)),
            ("work-communication", self.room(full(true), Sheet::default(), |entered, _| communication::list(entered))),
            (
                "work-communication-early",
                self.room(empty(), Sheet::default(), |entered, _| communication::list(entered)),
            ),
            ("work-piece", self.room_of_piece((0, &words), wrong("sure", "not-confirmed"))),
            ("work-piece-pages", self.room_of_piece((1, &Parts::Pages(3)), wrong("how", "no-choice"))),
            ("work-piece-whole", self.room_of_piece((2, &Parts::Whole), wrong("ground", "no-ground"))),
        ]
    }
}

#[test]
fn what_inquirers_write_is_escaped_and_a_filed_report_takes_nothing_more() {
    let pages = Desk::new(Locale::Fr).work();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    for (name, html) in &pages {
        for raw in
            ["<lire>", "<Martin>", "<ici>", "<allégués>", "<courriel>", "<3>", "<concordent>", "<entier>", "<déposé>"]
        {
            assert!(!html.contains(raw), "{raw} in {name}");
        }
    }
    for (name, shown) in [
        ("work-plan", "&#60;lire&#62;"),
        ("work-persons", "&#60;Martin&#62;"),
        ("work-evidence", "&#60;courriel&#62;"),
        ("work-findings", "&#60;concordent&#62;"),
        ("work-report", "&#60;entier&#62;"),
        ("work-piece", "&#60;habite&#62;"),
    ] {
        assert!(of(name).contains(shown), "{shown} in {name}");
    }
    for name in ["work-plan-filed", "work-report-filed"] {
        assert!(!of(name).contains("name=\"request\""), "{name}");
    }
    assert!(of("work-report").contains("<details>") && !of("work-report-whole").contains("<details>"));
    assert!(of("work-findings-empty").contains("/persons\"") && !of("work-findings").contains("/persons\""));
    assert!(of("work-piece").contains("/approve") && !of("work-piece-whole").contains("/approve"));
}
