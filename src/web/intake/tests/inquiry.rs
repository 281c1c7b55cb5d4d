//! What was handed over, in the person's space: at each stage, answered, taken back, lost with a code.
use super::*;
use crate::{
    domain::{
        consent::Copied,
        exception::{Explained, Ground, Late},
        handover::{Basis, Passed},
        inquiry::{Opening, Ruling},
    },
    ids::CaseId,
    service::{
        inquiry::{PartyView, Standing},
        whereabouts::Whereabouts,
    },
    web::intake::inquiry::{InquiryPage, Typed},
};

fn standing(inquiry: &str, at: Whereabouts) -> Standing {
    let (to, purpose) = (Receiver::Assessor, Purpose::Inquiry);
    Standing {
        passed: Passed {
            basis: Basis::Consent(4),
            to,
            purpose,
            inquiry: inquiry.to_owned(),
            file: CaseId::from_bytes([7; 16]),
        },
        at,
    }
}

/// What went without the person's agreement, and what they are told of it.
fn without(inquiry: &str, late: bool) -> Standing {
    let late = late.then(|| Late { since: "2026-11-19".parse().unwrap(), why: "Des <preuves>.".to_owned() });
    let copy = Copied { text: "Ce qui <est> parti.".to_owned(), with_name: late.is_some(), ..Copied::default() };
    let (excepted, ground, reason) = (7, Ground::Danger, "Une <menace>.".to_owned());
    let basis = Basis::Exception(Box::new(Explained { excepted, ground, reason, copy, late }));
    let standing = standing(inquiry, Whereabouts::At(Stage::Assessment));
    Standing { passed: Passed { basis, ..standing.passed }, ..standing }
}

/// What was handed over of a case.
pub(super) fn passed() -> Vec<Standing> {
    vec![standing("I-2026-4QB7Z", Whereabouts::At(Stage::Assessment))]
}

fn view(reference: &str, stage: Stage, taken_back: bool) -> PartyView {
    let item = |voice, content| Item { at: "2026-11-20T20:14:00Z".parse().unwrap(), voice, content };
    let member = || Voice::Member(team()[0].clone());
    let ruled = |opening: &Opening| {
        let ruling = Ruling { opening: *opening, reasons: "Parce que <rien> n’est établi.".to_owned() };
        item(member(), Content::Ruled(ruling))
    };
    PartyView {
        reference: Reference::parse(reference).unwrap(),
        stage,
        promise: Some(Promise { code: DeadlineCode::InquiryDecision, due: "2027-01-17".parse().unwrap() }),
        above: taken_back.then(|| "2027-01-24".parse().unwrap()),
        items: Opening::ALL
            .iter()
            .map(ruled)
            .chain([
                item(member(), Content::Reply("Quand était-ce ?".to_owned())),
                item(Voice::Reporter, Content::Message("En mars.".to_owned())),
            ])
            .collect(),
        readers: team(),
        received: team().into_iter().take(1).collect(),
        later: team().into_iter().skip(1).take(1).map(|reader| Later { reader, is_last: true }).collect(),
        deciding: if taken_back { team().into_iter().skip(2).take(1).collect() } else { Vec::new() },
        taken_back,
    }
}

const REFERENCES: [&str; 2] = ["I-2026-4QB7Z", "I-2026-9M2KT"];

/// Two inquiries: one goes on, the other waits for the person, who took their agreement back.
pub(super) fn views() -> [PartyView; 2] {
    let [first, second] = REFERENCES;
    [view(first, Stage::Inquiry, false), view(second, Stage::MoreNeeded, true)]
}

pub(super) fn pages(at: &dyn Fn(&str) -> Page) -> Rendered {
    let mut here = at("/suite/11");
    here.done = Some("respond".to_owned());
    let rules = Rules::embedded().unwrap();
    let page = |name: &str, today: &str, (passed, views): (&[Standing], &[PartyView]), typed| {
        let case = FollowUp { passed: passed.to_vec(), ..case(draft(&rules).parse(&rules, "fr").unwrap()) };
        let seen = (&here, Vec::new(), today.parse().unwrap());
        (name.to_owned(), InquiryPage::new(seen, (&case, views), (typed, "0".repeat(32))).render())
    };
    let [first, second] = REFERENCES;
    let all = [standing(first, Whereabouts::At(Stage::Inquiry)), standing(second, Whereabouts::At(Stage::MoreNeeded))];
    let views = views();
    let sheet = Sheet::with(fields(&[("text", " ")]), "text", "empty");
    let wrong = Typed { reference: first.to_owned(), sheet };
    let erased = Whereabouts::Erased("2026-11-30".parse().unwrap());
    let altered = [standing(first, Whereabouts::Unknown), standing(second, erased), standing("I-2026-3XW8R", erased)];
    let excepted = [without(first, false), without(second, true)];
    vec![
        page("inquiry", "2026-12-01", (&all, &views), Typed::default()),
        page("inquiry-late", "2027-02-01", (&all, &views), wrong),
        page("inquiry-gone", "2026-12-01", (&altered, &views[..1]), Typed::default()),
        page("inquiry-without", "2026-12-01", (&excepted, &views[..1]), Typed::default()),
        page("inquiry-none", "2026-12-01", (&[], &[]), Typed::default()),
    ]
}
