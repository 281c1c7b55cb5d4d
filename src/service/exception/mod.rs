//! Handing over without the person's agreement: proposed by a coordinator, done by somebody else, told to the person.
//!
//! Each act leaves a record that the journal witnesses, and the copy that goes is made from what the coordinator signed, never
//! from a form. What is not told yet shows nowhere in the person's space: that is the one silence of their ledger (see
//! [`super::ledger`]), and a date ends it or has somebody else put it off. It does **not** reach a case that was withdrawn,
//! of which the cell has no key, nor what the person confided, noted or gave of themselves but their name.
use super::{Error, case_file::CaseFile, follow_up::named, view::Reader};
use crate::{
    clock::Day,
    domain::{
        deadline::DeadlineCode,
        exception::{Exception, State},
        report::NARRATIVE_LIMIT,
    },
};

mod pass;
mod propose;
mod tell;
mod today;

pub use pass::{hand_over_untold, hand_over_without};
pub use propose::{Proposal, object, propose};
pub use tell::{put_off, tell};
pub(crate) use today::today;
pub use today::{Line, Owed};

// What a proposal is made of.
pub use crate::domain::exception::{Ground, Telling};

/// Something proposed, as the cell sees it.
#[derive(Debug, Clone)]
pub struct Exceptional {
    /// What, and where it stands.
    pub what: Exception,
    /// Who proposed it.
    pub by: Reader,
    /// Who refused it, or put off last that the person is told.
    pub then: Option<Reader>,
    /// Whether the one who looks is another person than whoever must have been one before them.
    pub is_another: bool,
}

/// What a case holds of them, for its pages.
#[derive(Debug, Clone, Default)]
pub struct Exceptionals {
    /// All of them, oldest first.
    pub all: Vec<Exceptional>,
    /// The last day that may be chosen for looking again at whether the person can be told.
    pub latest: Option<Day>,
}

impl Exceptionals {
    /// The one under way.
    #[must_use]
    pub fn open(&self) -> Option<&Exceptional> {
        self.all.iter().find(|one| one.what.is_open())
    }
}

/// What a case holds of them.
pub(crate) fn seen(file: &CaseFile<'_>) -> Exceptionals {
    let shown = |what: &Exception| {
        let then = match &what.state {
            State::Objected { by, .. } => Some(*by),
            State::Untold(silence) => Some(silence.by),
            State::Waiting | State::Told => None,
        };
        Exceptional {
            what: what.clone(),
            by: named(&file.roll, &what.by, true),
            then: then.map(|member| named(&file.roll, &member, true)),
            is_another: file.is_another(&then.unwrap_or(what.by)),
        }
    };
    Exceptionals { all: file.exceptions().all().iter().map(shown).collect(), latest: Some(latest(file)) }
}

/// Words that somebody will read: there are some, and not too many.
fn words(text: &str, missing: &'static str) -> Result<String, Error> {
    let text = text.trim();
    match text.chars().count() {
        0 => Err(Error::Invalid(vec![missing])),
        count if count > NARRATIVE_LIMIT => Err(Error::Invalid(vec!["too-long"])),
        _ => Ok(text.to_owned()),
    }
}

/// A day chosen for looking again: after today, and no later than the rules allow.
fn checked_review(file: &CaseFile<'_>, review: Day) -> Result<Day, Error> {
    let latest = latest(file);
    if review > file.today() && review <= latest { Ok(review) } else { Err(Error::Invalid(vec!["review-day"])) }
}

/// The last day that may be chosen.
fn latest(file: &CaseFile<'_>) -> Day {
    file.due(DeadlineCode::Telling)
}
