//! What may be handed over without agreement: proposed, answered, told; by whoever signed and by somebody else.
use super::*;
use crate::{
    domain::{
        exception::{Excepted, Exception, Ground, Silence, State as Stands, Telling},
        handover::{HandedOver, Proof, Proven, Without},
        record::Party,
    },
    ids::CaseId,
    service::{
        exception::{Exceptional, Exceptionals, Line, Owed},
        hand_over::Ready,
        inquiry::Handed,
    },
    web::desk::without::{confirm::ConfirmPage, propose::ProposePage, tell::TellPage},
};

fn excepted(later: bool) -> Excepted {
    let copy = Copied { text: "Ce qui <doit> partir.".to_owned(), with_name: later, ..Copied::default() };
    let telling = if later {
        Telling::Later { reason: "Des <preuves>.".to_owned(), review: day("2026-12-10") }
    } else {
        Telling::Now
    };
    let (entity, reason) = ("brumefond".to_owned(), "Une <menace>.".to_owned());
    Excepted { entity, ground: Ground::Danger, reason, copy, telling }
}

fn one(state: Stands, later: bool, is_another: bool) -> Exceptional {
    let then = matches!(state, Stands::Objected { .. } | Stands::Untold(_)).then(|| reader(3));
    let what = Exception { number: 4, day: day("2026-11-12"), by: member(2), excepted: excepted(later), state };
    Exceptional { what, by: reader(2), then, is_another }
}

fn silence() -> Silence {
    Silence {
        inquiry: "I-2026-4QB7Z".to_owned(),
        file: CaseId::from_bytes([7; 16]),
        since: day("2026-11-12"),
        by: member(3),
        reason: "Des <preuves>.".to_owned(),
        review: day("2026-12-10"),
    }
}

/// Everything that a case may hold of them.
pub(super) fn all() -> Exceptionals {
    let objected = Stands::Objected { by: member(3), why: "Le <danger> est passé.".to_owned() };
    let all = vec![
        one(objected, false, true),
        one(Stands::Told, false, true),
        one(Stands::Untold(silence()), true, true),
        one(Stands::Waiting, false, true),
    ];
    Exceptionals { all, latest: Some(day("2026-12-12")) }
}

/// What waits today.
pub(super) fn today() -> Vec<Line> {
    let line = |owed, late| Line { case: reference(), owed, due: day("2026-11-13"), late };
    vec![line(Owed::Second, false), line(Owed::Second, true), line(Owed::Telling, false), line(Owed::Telling, true)]
}

/// What somebody receives who assesses.
pub(super) fn handed() -> Handed {
    let without = Without {
        proof: Proof(String::new()),
        ground: Ground::Fragile,
        reason: "Une <menace>.".to_owned(),
        told: false,
    };
    let what = HandedOver {
        case: CaseId::from_bytes([1; 16]),
        received: day("2026-11-02"),
        person: Party::default(),
        to: Receiver::Assessor,
        purpose: Purpose::Inquiry,
        scope: Scope::Unsaid,
        text: "Ce qui <doit> partir.".to_owned(),
        name: None,
        files: Vec::new(),
        proven: Proven::Exception(Box::new(without)),
    };
    Handed { at: "2026-11-12T09:05:00Z".parse().unwrap(), by: reader(3), what }
}

impl Desk {
    pub(super) fn without(&self) -> Vec<(&'static str, String)> {
        let (_, page, me, names) = self.parts();
        let view = |all: Vec<Exceptional>, receivers| CaseView {
            ready: Ready { receivers, ..Ready::default() },
            exceptions: Exceptionals { all, latest: Some(day("2026-12-12")) },
            ..view("harc-sex", true)
        };
        let wrong = |field, code| Sheet::with(Fields::default(), field, code);
        let propose = |view: CaseView, sheet| {
            ProposePage::new((page, me, names), &view, (sheet, "0".repeat(32))).render().unwrap()
        };
        let confirm = |view: CaseView, sheet| ConfirmPage::new((page, me, names), &view, sheet).render().unwrap();
        let tell = |view: CaseView, sheet| TellPage::new((page, me, names), &view, sheet).render().unwrap();
        let waiting = |later, is_another| vec![one(Stands::Waiting, later, is_another)];
        let untold = |is_another| vec![one(Stands::Untold(silence()), true, is_another)];
        let somebody = || vec![reader(2)];
        vec![
            ("without", propose(view(Vec::new(), somebody()), Sheet::default())),
            ("without-nobody", propose(view(waiting(true, true), Vec::new()), wrong("review", "review-day"))),
            ("without-confirm", confirm(view(waiting(false, true), somebody()), Sheet::default())),
            ("without-confirm-later", confirm(view(waiting(true, true), Vec::new()), wrong("text", "no-objection"))),
            ("without-confirm-own", confirm(view(waiting(true, false), somebody()), Sheet::default())),
            ("without-confirm-none", confirm(view(Vec::new(), somebody()), Sheet::default())),
            ("tell", tell(view(untold(true), somebody()), wrong("silence", "no-silence-reason"))),
            ("tell-own", tell(view(untold(false), somebody()), Sheet::default())),
            ("tell-none", tell(view(Vec::new(), somebody()), Sheet::default())),
        ]
    }
}

#[test]
fn only_somebody_else_is_offered_to_answer() {
    let pages = Desk::new(Locale::En).without();
    let of = |name: &str| pages.iter().find(|page| page.0 == name).unwrap().1.as_str();
    assert_eq!(of("without-confirm").matches("<form").count(), 2);
    assert_eq!(of("without-confirm-later").matches("<form").count(), 1, "nobody to hand over to: one can refuse");
    assert_eq!(of("without-confirm-own").matches("<form").count(), 0);
    assert_eq!(of("tell").matches("<form").count(), 2);
    assert_eq!(of("tell-own").matches("<form").count(), 1, "one tells, and puts nothing off");
    for (name, page) in &pages {
        assert!(!page.contains("<menace>") && !page.contains("<preuves>"), "{name}");
    }
}
