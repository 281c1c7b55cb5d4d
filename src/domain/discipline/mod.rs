//! What follows a decision, by the status of the person implicated: read from `policies/discipline/`, one file a status.
//!
//! A regime says who decides, until when, by which steps, on whose opinion, which sanctions there are, how one appeals
//! and when the personal file forgets. Every file has its references beside what it says, for a lawyer to read and to
//! correct; an organisation adds a file for a corps of its own. One that cannot be meant is refused with its line. It
//! does **not** decide anything, nor judge whether a text is right in law: what is `to_check` somebody must still verify.
use super::{file::FileError, localised::Localised};
use crate::clock::Day;

mod check;
mod collection;
mod length;
mod sanction;
mod step;

pub use collection::{Regimes, SHIPPED};
pub use length::{BadLength, BadLimit, Length, LengthUnit, Limit, Side};
pub use sanction::{ErasedBy, Erasure, Sanction, Unfit};
pub use step::{Circumstances, Instead, Notice, Step, Told, When};

/// Steps that the program knows by name; a regime may have others.
pub mod known {
    /// It is decided to begin.
    pub const ENGAGE: &str = "engage";
    /// The person is told that it begins, and of their rights.
    pub const NOTIFY: &str = "notify";
    /// The council is referred to.
    pub const REFERRAL: &str = "referral";
    /// The person is summoned.
    pub const SUMMONS: &str = "summons";
    /// The council sits.
    pub const SITTING: &str = "sitting";
    /// The council gives its opinion.
    pub const OPINION: &str = "opinion";
    /// It is decided.
    pub const DECISION: &str = "decision";
    /// The person is told what was decided, and how to appeal.
    pub const NOTIFICATION: &str = "notification";
}

/// Who decides.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Authority {
    /// Its name.
    pub label: Localised,
    /// Where the public employer has no disciplinary power: why, and what it may do instead.
    pub powerless: Option<Localised>,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// Criminal prosecution for the same facts, which stops the time from running.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Prosecution {
    /// None is known.
    #[default]
    None,
    /// It runs.
    Running {
        /// Its first day.
        since: Day,
    },
    /// It ended with a final decision.
    Over {
        /// Its first day.
        since: Day,
        /// The day of the final decision.
        until: Day,
    },
}

/// Until when it may begin.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limitation {
    /// Within how long.
    pub within: Length,
    /// From which day, in words.
    pub from: Localised,
    /// Whether criminal prosecution makes the time begin anew at its end.
    #[serde(default)]
    pub prosecution_interrupts: bool,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

impl Limitation {
    /// The last day to begin, from the day that counts; none while prosecution keeps it from running.
    #[must_use]
    pub fn last_day(&self, known: Day, prosecution: Prosecution) -> Option<Day> {
        let last = self.within.after(known)?;
        match prosecution {
            // What had run out before cannot be interrupted any more.
            Prosecution::Running { since } if self.prosecution_interrupts && since <= last => None,
            Prosecution::Over { since, until } if self.prosecution_interrupts && since <= last => {
                self.within.after(until)
            }
            _ => Some(last),
        }
    }
}

/// Keeping the person away until it is decided. It is no sanction.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Suspension {
    /// On what conditions, and by whom.
    pub condition: Localised,
    /// The longest it may last; absent where the law gives none.
    pub longest: Option<Length>,
    /// Whether it ends with the contract at the latest.
    #[serde(default)]
    pub within_contract: bool,
    /// What the person keeps meanwhile.
    pub keeps: Localised,
    /// What happens when the time is over.
    pub then: Localised,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

impl Suspension {
    /// The last day of one that begins on a day, which counts; none where nothing limits it.
    #[must_use]
    pub fn last_day(&self, first: Day, contract_ends: Option<Day>) -> Option<Day> {
        let longest = self.longest.and_then(|longest| longest.last_day(first));
        let contract = contract_ends.filter(|_| self.within_contract);
        longest.into_iter().chain(contract).min()
    }
}

/// What a council is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gives {
    /// An opinion; the authority decides.
    Opinion,
    /// The decision itself.
    Decision,
}

/// The body that is consulted, or that decides.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Council {
    /// Its name.
    pub label: Localised,
    /// What it gives.
    pub gives: Gives,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// Where one turns against the decision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appeal {
    /// To whom, as the notification says it.
    pub to: Localised,
    /// Within how long after it was notified.
    pub within: Length,
    /// What else is open to the person, and what becomes of the time meanwhile.
    pub also: Option<Localised>,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

impl Appeal {
    /// The last day that can be promised to the person; where the court counts more generously it comes too early,
    /// never too late.
    #[must_use]
    pub fn last_day(&self, notified: Day) -> Option<Day> {
        self.within.after(notified)
    }
}

/// What holds for a status.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Regime {
    /// Stable code: the name of its file.
    pub code: String,
    /// The status.
    pub label: Localised,
    /// Who has it.
    pub for_whom: Localised,
    /// The texts it rests on.
    pub reference: String,
    /// Whether a lawyer still has to check them.
    pub to_check: bool,
    /// Who decides.
    pub authority: Authority,
    /// Until when it may begin; absent where nothing is known to limit it.
    pub limitation: Option<Limitation>,
    /// Keeping the person away; absent where it is not possible.
    pub suspension: Option<Suspension>,
    /// Who is consulted; absent where nobody is.
    pub council: Option<Council>,
    /// What must be said.
    pub notices: Vec<Notice>,
    /// What is done, in this order.
    pub steps: Vec<Step>,
    /// What may be decided, from the lightest to the gravest; none where the employer has no power.
    pub sanctions: Vec<Sanction>,
    /// Where one turns against it.
    pub appeal: Option<Appeal>,
}

impl Regime {
    /// Reads and checks a file.
    pub fn parse(code: &str, text: &str) -> Result<Self, FileError> {
        check::parsed(code, text)
    }

    /// Whether the public employer may sanction.
    #[must_use]
    pub fn has_power(&self) -> bool {
        self.authority.powerless.is_none()
    }

    /// The sanction with this code.
    #[must_use]
    pub fn sanction(&self, code: &str) -> Option<&Sanction> {
        self.sanctions.iter().find(|sanction| sanction.code == code)
    }

    /// The sanctions by group, in order; one nameless group where the law has none.
    #[must_use]
    pub fn groups(&self) -> Vec<(Option<u8>, Vec<&Sanction>)> {
        let parts = self.sanctions.chunk_by(|one, next| one.group == next.group);
        parts.filter_map(|part| Some((part.first()?.group, part.iter().collect()))).collect()
    }

    /// The step with this code.
    #[must_use]
    pub fn step(&self, code: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.code == code)
    }

    /// The steps of a procedure with the council or without, in order.
    pub fn steps(&self, with_council: bool) -> impl Iterator<Item = &Step> {
        self.steps.iter().filter(move |step| step.is_taken(with_council))
    }

    /// What must be said at a step, in order.
    pub fn notices<'a>(&'a self, step: &'a Step) -> impl Iterator<Item = &'a Notice> {
        step.notice.iter().filter_map(|code| self.notices.iter().find(|notice| notice.code == *code))
    }

    /// The last day to begin; none where nothing limits it, or while prosecution keeps it from running.
    #[must_use]
    pub fn last_day_to_begin(&self, known: Day, prosecution: Prosecution) -> Option<Day> {
        self.limitation.as_ref()?.last_day(known, prosecution)
    }

    /// The last day of a suspension that begins on a day; none where it is not possible or nothing limits it.
    #[must_use]
    pub fn last_day_suspended(&self, first: Day, contract_ends: Option<Day>) -> Option<Day> {
        self.suspension.as_ref()?.last_day(first, contract_ends)
    }

    /// The day by which the person must have the summons to a sitting: sent so that it arrives by then.
    #[must_use]
    pub fn summoned_by(&self, sitting: Day) -> Option<Day> {
        let day_of = |code: &str| (code == known::SITTING).then_some(sitting);
        self.step(known::SUMMONS)?.due(day_of, Circumstances::default())
    }

    /// The last day for the council's opinion.
    #[must_use]
    pub fn opinion_by(&self, referral: Day, circumstances: Circumstances) -> Option<Day> {
        let day_of = |code: &str| (code == known::REFERRAL).then_some(referral);
        self.step(known::OPINION)?.due(day_of, circumstances)
    }

    /// The last day to appeal.
    #[must_use]
    pub fn appeal_by(&self, notified: Day) -> Option<Day> {
        self.appeal.as_ref()?.last_day(notified)
    }

    /// What somebody must still verify, by its name in the file.
    #[must_use]
    pub fn to_check(&self) -> Vec<String> {
        let whole = [
            ("reference", self.to_check),
            ("authority", self.authority.to_check),
            ("limitation", self.limitation.as_ref().is_some_and(|one| one.to_check)),
            ("suspension", self.suspension.as_ref().is_some_and(|one| one.to_check)),
            ("council", self.council.as_ref().is_some_and(|one| one.to_check)),
            ("appeal", self.appeal.as_ref().is_some_and(|one| one.to_check)),
        ];
        let named = |kind: &str, code: &str| format!("{kind} {code}");
        let whole = whole.into_iter().filter(|(_, open)| *open).map(|(name, _)| name.to_owned());
        let notices = self.notices.iter().filter(|one| one.to_check).map(|one| named("notice", &one.code));
        let steps = self.steps.iter().filter(|one| one.to_check).map(|one| named("step", &one.code));
        let sanctions = self.sanctions.iter().filter(|one| one.to_check).map(|one| named("sanction", &one.code));
        let erased = |one: &&Sanction| one.erased.as_ref().is_some_and(|erased| erased.to_check);
        let erasures = self.sanctions.iter().filter(erased).map(|one| named("erasure", &one.code));
        whole.chain(notices).chain(steps).chain(sanctions).chain(erasures).collect()
    }

    /// Dates that the file does not give: the organisation has to say, by rules of its own or by a lawyer.
    #[must_use]
    pub fn unsaid(&self) -> Vec<String> {
        if !self.has_power() {
            return Vec::new();
        }
        let lacks = |code: &str| self.step(code).is_some_and(|step| step.limit.is_none());
        let opinion = self.council.as_ref().is_some_and(|council| council.gives == Gives::Opinion);
        let dates = [
            ("limitation", self.limitation.is_none()),
            (known::SUMMONS, self.council.is_some() && lacks(known::SUMMONS)),
            (known::OPINION, opinion && lacks(known::OPINION)),
            ("suspension", self.suspension.as_ref().is_some_and(|one| one.longest.is_none())),
        ];
        let dates = dates.into_iter().filter(|(_, unsaid)| *unsaid).map(|(name, _)| name.to_owned());
        let lengths = self.sanctions.iter().filter(|one| one.timed && one.longest.is_none());
        dates.chain(lengths.map(|one| format!("sanction {}", one.code))).collect()
    }
}

#[cfg(test)]
mod tests;
