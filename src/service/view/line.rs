//! A line of a list of cases: what it shows without opening the case whole, and what presses.
//!
//! What was said before an assessment and what is said since are told apart by how often: who told of retaliation once, and of danger
//! since, stands under both.
use super::Reader;
use crate::{
    clock::Day,
    domain::{
        assessment::Pressing,
        case::{Reference, Stage},
        record::Summary,
        withdrawal::Withdrawal,
    },
};

/// One line of the list of cases.
#[derive(Debug, Clone)]
pub struct CaseLine {
    /// Reference.
    pub reference: Reference,
    /// Stage.
    pub stage: Stage,
    /// Entity responsible.
    pub entity: String,
    /// Day received.
    pub received: Day,
    /// Earliest date not yet met.
    pub due: Option<Day>,
    /// The date is past.
    pub overdue: bool,
    /// The reporter spoke last.
    pub waiting: bool,
    /// What it is about; nothing when that is gone or does not open, because somebody changed what is stored.
    pub summary: Option<Summary>,
    /// How urgent the cell holds it to be.
    pub pressing: Option<Pressing>,
    /// Member in charge.
    pub assigned: Option<Reader>,
    /// Who stands in for them today.
    pub stand_in: Option<Reader>,
    /// The member who looks is in charge.
    pub mine: bool,
}

impl CaseLine {
    /// What the person let be known of their withdrawal, where they withdrew.
    #[must_use]
    pub fn withdrawal(&self) -> Option<&Withdrawal> {
        self.summary.as_ref()?.withdrawn.as_ref()
    }

    /// Whether somebody is in danger now: as the cell assessed it, or as it was told as long as nobody has.
    #[must_use]
    pub fn is_in_danger(&self) -> bool {
        self.is_told_of_danger() || self.is_assessed_dangerous()
    }

    /// Whether the cell assessed that somebody is in danger now.
    #[must_use]
    pub fn is_assessed_dangerous(&self) -> bool {
        self.pressing.is_some_and(Pressing::is_dangerous)
    }

    /// Whether the person is made to pay for having spoken, and nobody has assessed it since.
    #[must_use]
    pub fn is_told_of_retaliation(&self) -> bool {
        self.is_told_of_danger() && self.summary.as_ref().is_some_and(|told| told.retaliations > 0)
    }

    /// Whether that alone is what presses.
    #[must_use]
    pub fn presses_for_retaliation(&self) -> bool {
        let more = self.summary.as_ref().is_some_and(Summary::is_told_of_more);
        self.is_told_of_retaliation() && !more && !self.is_assessed_dangerous()
    }

    /// Whether somebody was said to be in danger, or made to pay for having spoken, and nobody has assessed it since.
    #[must_use]
    pub fn is_told_of_danger(&self) -> bool {
        let told = self.summary.as_ref().map_or(0, Summary::dangers);
        told > self.pressing.map_or(0, |pressing| pressing.heard)
    }
}
