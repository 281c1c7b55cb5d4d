//! What the listening cell noted of a case, and what it proposed to the person.
//!
//! [`Listening`] is the cell's own and never reaches the person; an [`Orientation`] is shared with them.
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::Reader;
use crate::domain::{
    assessment::Assessed,
    case::Reference,
    orientation::{Oriented, Reply, Support},
    qualification::Qualified,
};

/// Something noted: when, by whom.
#[derive(Debug, Clone)]
pub struct Known<T> {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Reader,
    /// What.
    pub what: T,
}

/// What the cell noted for itself.
#[derive(Debug, Clone, Default)]
pub struct Listening {
    /// The assessment that counts.
    pub assessed: Option<Known<Assessed>>,
    /// What the cell retains, the newest first: the first counts.
    pub qualified: Vec<Known<Qualified>>,
    /// Other cases held to be about the same, as far as the member who looks opens them.
    pub linked: Vec<LinkedCase>,
}

/// Another case about the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedCase {
    /// Its reference.
    pub case: Reference,
    /// Why; may be empty.
    pub why: String,
}

/// What was proposed to a person.
#[derive(Debug, Clone)]
pub struct Orientation {
    /// Its number, by which it is answered.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Reader,
    /// What.
    pub offered: Oriented,
    /// What the person answered last to each kind of support.
    pub answers: BTreeMap<Support, Reply>,
}

impl Orientation {
    /// Whether some support was offered and not answered.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.offered.support.iter().any(|support| !self.answers.contains_key(support))
    }
}
