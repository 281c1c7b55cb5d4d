//! What a file is of. One road keeps them all; each is begun by somebody who hands over, and read by those it was handed to.
//!
//! A person's case is theirs and the cell's. What they agreed to hand over is looked at in a file of its own; an inquiry that
//! is opened has another, each person heard theirs, the report that is filed one more, and each disciplinary procedure its own. So nobody is given the keys of more
//! than they have to do with, and no file has to keep one reader from what another reads. It does **not** hide that files exist.
use super::case::{CompartmentKind, Stage};

/// What a file is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Family {
    /// A case: a person and a cell.
    Case,
    /// What was handed over: that person, and those who assess it; afterwards those who inquire.
    Inquiry,
    /// The inquiry itself: those appointed to it.
    Investigation,
    /// A measure that a person agreed to be asked for: they, and whoever can take it.
    Measure,
    /// A prevention alert: those who decide, and the coordinators of the cell.
    Alert,
    /// The report that was filed: those who decide.
    Decision,
    /// The space of a person heard: they, and those who inquire.
    Hearing,
    /// A disciplinary procedure against one person: those who decide, and those who conduct it.
    Discipline,
}

impl Family {
    /// All of them.
    pub const ALL: &'static [Self] = &[
        Self::Case,
        Self::Inquiry,
        Self::Measure,
        Self::Investigation,
        Self::Hearing,
        Self::Decision,
        Self::Discipline,
        Self::Alert,
    ];

    /// What references begin with.
    #[must_use]
    pub fn letter(self) -> &'static str {
        match self {
            Self::Case => "R",
            Self::Inquiry => "I",
            Self::Measure => "M",
            Self::Investigation => "E",
            Self::Alert => "A",
            Self::Decision => "D",
            Self::Hearing => "H",
            Self::Discipline => "S",
        }
    }

    /// Whether it was founded by keys drawn for that and thrown away, which say who reads first and nothing after. Any other
    /// is a person's own, whose keys certify it.
    #[must_use]
    pub fn is_founded(self) -> bool {
        match self {
            Self::Case | Self::Hearing => false,
            Self::Inquiry | Self::Measure | Self::Investigation | Self::Decision | Self::Discipline | Self::Alert => {
                true
            }
        }
    }

    /// Whether what a person agreed to hand over stands in it, beside a drawer in which they and whoever received it write to
    /// each other.
    #[must_use]
    pub fn is_handed_over(self) -> bool {
        matches!(self, Self::Inquiry | Self::Measure)
    }

    /// The drawer that whoever has to do with the whole file opens.
    #[must_use]
    pub fn main_drawer(self) -> CompartmentKind {
        match self {
            Self::Case => CompartmentKind::Exchange,
            Self::Inquiry | Self::Measure => CompartmentKind::Assessment,
            Self::Investigation => CompartmentKind::Inquiry,
            Self::Alert => CompartmentKind::Alert,
            Self::Decision => CompartmentKind::Decision,
            Self::Hearing => CompartmentKind::Heard,
            Self::Discipline => CompartmentKind::Discipline,
        }
    }

    /// The stages at which it can stand, in their order.
    pub fn stages(self) -> impl Iterator<Item = Stage> {
        use super::Coded;
        Stage::ALL.iter().copied().filter(move |stage| stage.family() == self)
    }
}
