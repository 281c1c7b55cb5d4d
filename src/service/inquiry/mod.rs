//! What was handed over: for an inquiry, read by those the authority named, decided with reasons, told to the person; for a
//! measure, by whoever can take it.
//!
//! Whoever assesses has no key of the conversation it comes from, and the cell none of the inquiry: each reads what was
//! handed to it. The person reads and answers in one drawer of the inquiry, with the code of their own case.
//!
//! It does **not** tell the cell why something was decided: the person may.
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{
    view::{Item, Later, Promise, Reader},
    whereabouts::Whereabouts,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::Act,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        handover::{HandedOver, Passed},
        investigation::Appointed,
    },
};

mod appoint;
mod inquire;
mod let_in;
mod measure;
mod open;
mod own;
mod reach;
mod rule;
mod standing;

pub use appoint::{Appointing, appoint};
pub(crate) use appoint::{has_had_a_key, has_listened};
pub use inquire::{inquire, respond};
pub use let_in::let_in;
pub use measure::measure;
pub use open::open_inquiry;
pub use own::own_inquiries;
pub(crate) use own::{of_a_case, of_a_code};
pub use reach::Reach;
pub(crate) use reach::declared;
pub use rule::rule;
pub(crate) use standing::standing;

/// An inquiry as those who assess it see it.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each answers a question of its page")]
pub struct InquiryView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// The entity responsible.
    pub entity: String,
    /// The day it was handed over.
    pub received: Day,
    /// What is due, by when, and when it was done.
    pub dates: Vec<(DeadlineCode, Day, Option<Day>)>,
    /// What was handed over, each with whoever did; nothing where the person took their agreement back.
    pub handed: Vec<Handed>,
    /// The person took their agreement back.
    pub taken_back: bool,
    /// What was said with the person, decisions included, oldest first; nothing for those who assessed, once others inquire.
    pub items: Vec<Item>,
    /// Who reads it.
    pub readers: Vec<Reader>,
    /// Who has nothing of it and could have a part later.
    pub later: Vec<Later>,
    /// The report of the inquiry that it fed is filed.
    pub reported: bool,
    /// The one who looks was appointed and has not declared yet: they write to nobody.
    pub to_declare: bool,
    /// Whether the person reads what is written to them.
    pub reach: Reach,
    /// Who inquires, and where, once somebody was appointed.
    pub appointed: Option<Appointed>,
    /// Who could be.
    pub appointable: Vec<Reader>,
    /// Who could be let in to assess it too, by the one who looks.
    pub letting: Vec<Reader>,
    /// Whether the one who looks can take it into the inquiry that it led to.
    pub can_take_in: bool,
    /// Which acts are open to the one who looks, by their code.
    pub(crate) may: BTreeMap<&'static str, bool>,
}

impl InquiryView {
    /// Whether an act is open to the one who looks.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.may.get(act.code()).copied().unwrap_or(false)
    }
}

/// Something that was handed over.
#[derive(Debug, Clone)]
pub struct Handed {
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: Reader,
    /// What; verified against the person's own signature, or those of the two members who did without it.
    pub what: HandedOver,
}

/// An inquiry as a person who takes part in it sees it.
#[derive(Debug, Clone)]
pub struct PartyView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// What is promised next.
    pub promise: Option<Promise>,
    /// Since when those above know that something promised was not done.
    pub above: Option<Day>,
    /// What was said, oldest first.
    pub items: Vec<Item>,
    /// Who reads it.
    pub readers: Vec<Reader>,
    /// Who received what was handed over and reads this exchange no more.
    pub received: Vec<Reader>,
    /// Who has nothing of it and could have a part later.
    pub later: Vec<Later>,
    /// Who decides, and may have the report of the inquiry it fed, once that is filed.
    pub deciding: Vec<Reader>,
    /// They took their agreement back.
    pub taken_back: bool,
}

/// What was handed over, as the case it comes from shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// What, to whom.
    pub passed: Passed,
    /// Where it stands.
    pub at: Whereabouts,
}
