//! Persons heard in an inquiry: called with a code of their own, given the minutes to confirm, asked and answered.
//!
//! Each act of a member asks whether they may conduct the inquiry and whether it goes on; each act of the person is in the
//! hand that is theirs alone. It does **not** send anything outside: the code is printed, or given by hand.
use jiff::Timestamp;
use std::collections::BTreeMap;

use super::view::{Item, Reader};
use crate::domain::{
    Coded,
    act::Act,
    case::{Reference, Stage},
    hearing::{Convocation, NotHeard, Provisional},
};

mod close;
mod conduct;
mod enclose;
mod open;
mod own;
mod renew;
mod summon;

pub use close::close_hearings;
pub(crate) use close::closing;
pub use conduct::{ask, convene, note_unheard, submit_findings, take_minutes};
pub use enclose::enclose;
pub(crate) use open::{heard_in, seen};
pub use open::{of_inquiry, open_hearing};
pub use own::{answer_findings, answer_minutes, answer_unheard, own_hearing, tell};
pub use renew::{renew_code, vouch};
pub use summon::{Calling, summon};

// What is written down and answered there.
pub use crate::domain::hearing::{HeardRole, Meeting, Minutes, MinutesAnswered, ProvisionalAnswered};

/// The space of somebody heard, as they and those who inquire see it.
#[derive(Debug, Clone)]
pub struct HearingView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// Who called them, when and to what, the latest last.
    pub calls: Vec<Said<Convocation>>,
    /// Each version of the minutes and what became of it, in their order.
    pub minutes: Vec<Written>,
    /// What was submitted before anything is concluded, in its order.
    pub findings: Vec<Submitted>,
    /// That they were not heard, in its order.
    pub unheard: Vec<Missed>,
    /// What was said and given besides.
    pub items: Vec<Item>,
    /// Who reads, the person apart.
    pub readers: Vec<Reader>,
    /// Whether the code is the person's alone by now.
    pub taken: bool,
    /// When the person was given another in place of one they lost, and by whom.
    pub renewed: Vec<(Timestamp, Reader)>,
    /// Who vouched that the person lost it, when and how, as long as another may be given for it.
    pub lost: Vec<(Reader, Timestamp, String)>,
    /// Where letters of the inquiry are made, for those who inquire: what was handed over.
    pub letters: Option<String>,
    /// Which acts are open to the one who looks, by their code.
    pub(crate) may: BTreeMap<&'static str, bool>,
}

/// Something that a member said.
#[derive(Debug, Clone)]
pub struct Said<T> {
    /// Its number.
    pub number: u64,
    /// When.
    pub at: Timestamp,
    /// Who.
    pub by: Reader,
    /// What.
    pub what: T,
}

/// A version of the minutes.
#[derive(Debug, Clone)]
pub struct Written {
    /// The version.
    pub said: Said<Minutes>,
    /// What the person said of it, and when.
    pub answer: Option<(Timestamp, MinutesAnswered)>,
    /// Whether a later version takes its place.
    pub corrected: bool,
}

/// Provisional findings.
#[derive(Debug, Clone)]
pub struct Submitted {
    /// The findings.
    pub said: Said<Provisional>,
    /// What the person answered, and when.
    pub answer: Option<(Timestamp, ProvisionalAnswered)>,
}

/// That they were not heard.
#[derive(Debug, Clone)]
pub struct Missed {
    /// What was noted.
    pub said: Said<NotHeard>,
    /// What the person said of it, and when.
    pub answer: Option<(Timestamp, String)>,
}

impl Written {
    /// Whether it waits for the person's word.
    #[must_use]
    pub fn waits(&self) -> bool {
        self.answer.is_none() && !self.corrected
    }
}

impl HearingView {
    /// Whether an act is open to the one who looks.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.may.get(act.code()).copied().unwrap_or(false)
    }

    /// The latest call.
    #[must_use]
    pub fn call(&self) -> Option<&Convocation> {
        self.calls.last().map(|call| &call.what)
    }

    /// Whether provisional findings can be submitted to them.
    #[must_use]
    pub fn is_implicated(&self) -> bool {
        self.call().is_some_and(|call| call.role == HeardRole::Implicated)
    }

    /// Where the minutes are, in one word: not heard, nothing written, waiting, confirmed, not confirmed.
    #[must_use]
    pub fn state(&self) -> &'static str {
        let standing = || self.minutes.iter().filter(|one| !one.corrected);
        if standing().next().is_none() {
            if self.unheard.is_empty() { "none" } else { "unheard" }
        } else if standing().any(Written::waits) {
            "waiting"
        } else if standing().all(|one| one.answer.as_ref().is_some_and(|(_, answer)| answer.confirmed)) {
            "confirmed"
        } else {
            "contested"
        }
    }
}
