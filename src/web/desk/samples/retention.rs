//! Closing a case, keeping a file, the slip.
use askama::Template;

use super::{Desk, day, reference};
use crate::{
    domain::{
        case::{Reference, Stage},
        retention::{Ending, Holding, Outcome, Reason},
    },
    service::retention::{Elimination, Keeping, Listed, Slip},
    web::{
        desk::retention::{end::EndPage, keep::KeepPage, slip::SlipPage},
        form::Sheet,
    },
};

pub(super) fn ending() -> Ending {
    Ending { outcome: Outcome::WithoutFollowUp, reasons: "Rien n’a pu être <établi>.".to_owned() }
}

pub(super) fn resting() -> Keeping {
    Keeping {
        reference: reference(),
        stage: Stage::Ended,
        rested: Some(day("2026-11-20")),
        archived: Some(day("2027-01-20")),
        erased: Some(day("2027-11-20")),
        held: None,
        latest: day("2027-05-20"),
    }
}

pub(super) fn open() -> Keeping {
    Keeping { stage: Stage::Listening, rested: None, archived: None, erased: None, ..resting() }
}

pub(super) fn held() -> Keeping {
    let held = Some(Holding { reason: Reason::Court, review: day("2027-03-01") });
    Keeping { archived: None, erased: None, held, ..resting() }
}

pub(super) fn slip() -> Slip {
    let line = |reference: &str, stage, due| Listed {
        reference: Reference::parse(reference).unwrap(),
        stage,
        entity: "brumefond".to_owned(),
        due: day(due),
    };
    let gone = |reference: &str, stage, records, files| Elimination {
        reference: Reference::parse(reference).unwrap(),
        stage,
        entity: "brumefond".to_owned(),
        received: day("2026-01-12"),
        rested: day("2026-09-01"),
        erased: day("2026-11-02"),
        records,
        files,
    };
    Slip {
        archive: vec![line("R-2026-7KQ4M", Stage::Ended, "2026-12-01")],
        erase: vec![
            line("R-2026-2B4Q9", Stage::Answered, "2026-12-02"),
            line("I-2025-7KQ4M", Stage::NotOpened, "2026-12-03"),
        ],
        held: vec![line("S-2026-7KQ4M", Stage::DisciplineClosed, "2027-03-01")],
        done: vec![gone("R-2026-9ZXTM", Stage::Ended, 1, 0), gone("E-2026-7KQ4M", Stage::Filed, 48, 12)],
    }
}

impl Desk {
    pub(super) fn end(&self, sheet: Sheet) -> String {
        let (t, page, me, _) = self.parts();
        let of = |outcome| {
            let dates = self.rules.retention.dates((Stage::Ended, Some(outcome)), day("2026-11-20"))?;
            Some((outcome, dates))
        };
        let kept = [Outcome::Supported, Outcome::OutOfScope].into_iter().filter_map(of).collect();
        EndPage { t, page, me, reference: reference(), kept, sheet, request: "0".repeat(32) }.render().unwrap()
    }

    pub(super) fn keep(&self, keeping: Keeping, sheet: Sheet) -> String {
        let (t, page, me, names) = self.parts();
        KeepPage { t, page, me, names, keeping, sheet }.render().unwrap()
    }

    pub(super) fn slip(&self, slip: Slip) -> String {
        let (t, page, me, names) = self.parts();
        SlipPage { t, page, me, names, slip }.render().unwrap()
    }
}
