//! Withdrawal: a person takes back what they sent, for good unless they come back on it within the days the policy gives.
//!
//! What stands here is said under the key that the cell keeps of a withdrawn case, so it says nothing of what was told: from
//! where, until when, and whether somebody presses the person, only where they chose to let the cell know.
//! It does **not** make anybody forget what they have read.
use super::{
    case::{HolderKind, Stage},
    report::Answer,
};
use crate::{
    clock::Day,
    ids::{CompartmentId, MemberId},
};

/// That a case was withdrawn.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Withdrawal {
    /// Where the case stood, and will stand again if the person comes back on it.
    pub from: Stage,
    /// The last day on which they can.
    pub until: Day,
    /// Whether somebody asks them to withdraw or presses them, as far as the cell may know.
    pub pressed: Option<Answer>,
}

impl Withdrawal {
    /// Whether the person let the cell know that somebody presses them.
    #[must_use]
    pub fn is_pressed(&self) -> bool {
        self.pressed == Some(Answer::Yes)
    }
}

/// Keys of the drawers that the person does not open, as they were wrapped to their holders: kept by the person alone, to be
/// put back exactly if they come back on their withdrawal.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Withheld {
    /// One for each row that was taken.
    pub keys: Vec<WithheldKey>,
}

/// One wrapped key; only its holder opens it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct WithheldKey {
    /// The drawer.
    pub compartment: CompartmentId,
    /// Which of its keys.
    pub epoch: u32,
    /// What sort of holder.
    pub holder: HolderKind,
    /// Which member, or which recovery keys.
    pub member: MemberId,
    /// The wrapped key in base 64.
    pub wrapped: String,
}
