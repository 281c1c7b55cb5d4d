//! What the desk shows of trainings and times away.
use crate::{
    clock::Day,
    domain::{
        absence::State,
        case::Reference,
        steering::{Lateness, Milestone},
    },
    ids::AbsenceId,
};

use super::Reader;

/// A training that somebody followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Its code in `organisation.toml`.
    pub code: String,
    /// The day.
    pub day: Day,
}

/// A time away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Away {
    /// Identifier, for the form's fields.
    pub id: AbsenceId,
    /// Who is away.
    pub who: Reader,
    /// Who stands in.
    pub stand_in: Reader,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// Where it stands.
    pub state: State,
    /// It has begun, and nobody stands in yet.
    pub late: bool,
}

impl Away {
    /// Whether somebody stands in now.
    #[must_use]
    pub fn is_in_effect(&self) -> bool {
        self.state == State::InEffect
    }
}

/// What to know of somebody before they are put in charge.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Remark {
    /// Codes of the trainings they lack.
    pub lacking: Vec<String>,
    /// When they are or will be away.
    pub away: Option<Away>,
}

/// The times away of a member, and who could stand in.
#[derive(Debug, Clone, Default)]
pub struct Absences {
    /// Those that are not over.
    pub away: Vec<Away>,
    /// Colleagues who read what they read.
    pub stand_ins: Vec<Reader>,
    /// Code of the stand-in body, where they receive reports.
    pub body: Option<String>,
    /// Who can invite somebody where nobody can stand in.
    pub coordinators: Vec<Reader>,
}

/// Cases that somebody who leaves would leave alone.
#[derive(Debug, Clone, Default)]
pub struct Handing {
    /// Those found.
    pub cases: Vec<Waits>,
    /// It was left before the end, because it took long: there may be more.
    pub unfinished: bool,
}

/// A case that would be left alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waits {
    /// Which.
    pub reference: Reference,
    /// The one who leaves is in charge; otherwise they are one of too few readers.
    pub in_charge: bool,
    /// Whoever stands in may have it.
    pub ready: bool,
}

/// How far an entity is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Steered {
    /// Its code.
    pub entity: String,
    /// Everything it must have in place, and whether it has.
    pub items: Vec<(Milestone, bool)>,
    /// Whether dates are kept.
    pub lateness: Lateness,
}
