//! Deadlines: what is promised within how long, read from `policies/deadlines.toml`.
//!
//! Each has its reference beside it in the file, for a lawyer to read. What the law fixes runs whether or not somebody
//! reads; what the organisation promises of its own counts the days on which somebody does, so that it can be kept.
//! Beside each stand the days on which those who can keep it are told that it comes near, and from when on somebody else is told
//! that it was not kept: see [`Bell`]. It does **not** ring them; see the jobs.
use std::{collections::BTreeMap, num::NonZeroU16};

use toml::Spanned;

use super::{
    Coded, calendar,
    case::CompartmentKind,
    family::Family,
    file::{self, FileError},
    hours::Hours,
};
use crate::clock::Day;

/// What must be done by a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DeadlineCode {
    /// A person answers for the first time.
    FirstAnswer,
    /// A person acknowledges the report in writing.
    Acknowledgement,
    /// A person answers what the reporter wrote since.
    Answer,
    /// The reporter is told what came of the report.
    Feedback,
    /// Services and support are proposed to the reporter.
    Orientation,
    /// A person who withdrew can come back on it until then: not owed to anybody either.
    Withdrawal,
    /// A request for protection fonctionnelle is decided; silence beyond is a refusal.
    Protection,
    /// Whether there is an inquiry is decided.
    InquiryDecision,
    /// A measure that protects somebody is taken, or refused with reasons.
    ProtectiveMeasure,
    /// Any other measure is.
    Measure,
    /// A measure that was taken is looked at again.
    MeasureReview,
    /// A second member hands over without the person's agreement, or refuses.
    SecondMember,
    /// Whether a person can be told what went without their agreement is looked at again.
    Telling,
    /// A person implicated is informed, or whether they can be is looked at again.
    Information,
    /// The report of an inquiry is filed.
    Report,
    /// A disciplinary procedure begins.
    Limitation,
    /// Somebody who is kept away until it is decided comes back, or it is decided.
    SuspensionEnd,
    /// The person implicated has the summons before a disciplinary council.
    Summons,
    /// The disciplinary council gives its opinion.
    Opinion,
    /// The person is asked how they are.
    Aftercare,
    /// The time for which they are is over: it ends, or is prolonged.
    AftercareOver,
    /// Whether a file must still be kept from being erased is looked at again.
    Hold,
    /// A file that rests goes to the archive: a term too.
    Archive,
    /// What the organisation has of a file that rests is erased: whoever has it can say until then that it must be kept.
    Erasure,
    /// A notebook that nobody opened is erased: not owed to anybody, but a term all the same.
    NotebookTerm,
}

impl Coded for DeadlineCode {
    const ALL: &'static [Self] = &[
        Self::FirstAnswer,
        Self::Acknowledgement,
        Self::Answer,
        Self::Feedback,
        Self::Orientation,
        Self::Withdrawal,
        Self::Protection,
        Self::InquiryDecision,
        Self::ProtectiveMeasure,
        Self::Measure,
        Self::MeasureReview,
        Self::SecondMember,
        Self::Telling,
        Self::Information,
        Self::Report,
        Self::Limitation,
        Self::SuspensionEnd,
        Self::Summons,
        Self::Opinion,
        Self::Aftercare,
        Self::AftercareOver,
        Self::Hold,
        Self::Archive,
        Self::Erasure,
        Self::NotebookTerm,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::FirstAnswer => "first-answer",
            Self::Acknowledgement => "acknowledgement",
            Self::Answer => "answer",
            Self::Feedback => "feedback",
            Self::Orientation => "orientation",
            Self::Withdrawal => "withdrawal",
            Self::Protection => "protection",
            Self::InquiryDecision => "inquiry-decision",
            Self::ProtectiveMeasure => "protective-measure",
            Self::Measure => "measure",
            Self::MeasureReview => "measure-review",
            Self::SecondMember => "second-member",
            Self::Telling => "telling",
            Self::Information => "information",
            Self::Report => "report",
            Self::Limitation => "limitation",
            Self::SuspensionEnd => "suspension-end",
            Self::Summons => "summons",
            Self::Opinion => "opinion",
            Self::Aftercare => "aftercare",
            Self::AftercareOver => "aftercare-over",
            Self::Hold => "hold",
            Self::Archive => "archive",
            Self::Erasure => "erasure",
            Self::NotebookTerm => "notebook-term",
        }
    }
}

impl DeadlineCode {
    /// Whether silence settles it once the day is past, so that the same can be owed anew.
    #[must_use]
    pub fn lapses(self) -> bool {
        self == Self::Protection
    }

    /// Whose drawer of a file it is owed from: whoever has it can keep it. Nothing for a term, which is owed to nobody.
    #[must_use]
    pub fn kept_from(self, family: Family) -> Option<CompartmentKind> {
        match self {
            Self::Withdrawal | Self::NotebookTerm | Self::Archive => None,
            Self::InquiryDecision | Self::ProtectiveMeasure | Self::Measure | Self::MeasureReview => {
                Some(CompartmentKind::Assessment)
            }
            Self::Hold | Self::Erasure => Some(family.main_drawer()),
            Self::Information | Self::Report => Some(CompartmentKind::Inquiry),
            Self::Limitation | Self::SuspensionEnd | Self::Summons | Self::Opinion => Some(CompartmentKind::Discipline),
            Self::Answer if family.is_handed_over() => Some(CompartmentKind::InquiryExchange),
            Self::FirstAnswer
            | Self::Acknowledgement
            | Self::Answer
            | Self::Feedback
            | Self::Orientation
            | Self::Protection
            | Self::SecondMember
            | Self::Telling
            | Self::Aftercare
            | Self::AftercareOver => Some(CompartmentKind::Exchange),
        }
    }

    /// Whether somebody owes it to somebody.
    #[must_use]
    pub fn is_owed(self) -> bool {
        self.kept_from(Family::Case).is_some()
    }

    /// Whether it is owed once in a case: done, it is not owed again, whatever begins anew.
    #[must_use]
    pub fn is_once(self) -> bool {
        self == Self::Orientation
    }
}

/// How a deadline is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unit {
    /// Calendar days.
    Days,
    /// Working days.
    WorkingDays,
    /// Working days on which the cell reads: neither its closures, nor the days of the week on which it does not.
    ReadingDays,
    /// Months.
    Months,
}

/// Somebody is told of a deadline, on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Bell {
    /// The day: theirs is the first hour at which members are written to from then on.
    pub day: Day,
    /// Not only those who can keep it: those above, and the body that stands in.
    pub above: bool,
}

/// The fewest days of a month: what is told before the last day is told after the first, whatever the month.
const MONTH: u16 = 28;

/// One deadline.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deadline {
    /// Its code, one of [`DeadlineCode`].
    pub code: String,
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: Unit,
    /// The text it comes from.
    pub reference: String,
    /// Whether the person is shown the date.
    pub promised: bool,
    /// Days before the last one on which those who can keep it are told, the furthest first; on the last day and the day after
    /// they are told in any case.
    #[serde(default)]
    pub warn: Vec<u16>,
    /// Days after the last one on which those above and the body that stands in are told; without it, never.
    pub escalate: Option<NonZeroU16>,
    /// Whether a lawyer still has to check the reference.
    #[serde(default)]
    pub to_check: bool,
}

impl Deadline {
    /// What is wrong with the days on which somebody is told, if anything.
    fn fault(&self, code: DeadlineCode) -> Option<&'static str> {
        let least = if self.unit == Unit::Months { self.amount.saturating_mul(MONTH) } else { self.amount };
        if !self.warn.is_sorted_by(|one, next| one > next) {
            return Some("warn-order");
        }
        if self.warn.iter().any(|days| *days == 0 || *days >= least) {
            return Some("warn-range");
        }
        let is_told = !self.warn.is_empty() || self.escalate.is_some();
        (is_told && !code.is_owed()).then_some("warn-nobody")
    }
}

/// Every deadline; none of [`DeadlineCode`] is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadlines {
    all: Vec<Deadline>,
    /// Of the cell that answers; any working day until one is named.
    hours: Hours,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    deadline: Vec<Spanned<Deadline>>,
}

impl Deadlines {
    /// Reads and checks the file.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        file::check_codes(text, &shape.deadline, |deadline| &deadline.code)?;
        for deadline in &shape.deadline {
            let within = |fault| Err(FileError::within(text, &deadline.span(), fault, &deadline.as_ref().code));
            let Ok(code) = DeadlineCode::from_code(&deadline.as_ref().code) else { return within("unknown-code") };
            if let Some(fault) = deadline.as_ref().fault(code) {
                return within(fault);
            }
        }
        let all = shape.deadline.into_iter().map(Spanned::into_inner).collect();
        let found = Self { all, hours: Hours::default() };
        match DeadlineCode::ALL.iter().find(|code| found.deadline(**code).is_none()) {
            Some(missing) => Err(FileError::whole("missing-deadline", missing.code())),
            None => Ok(found),
        }
    }

    /// The same, for a cell that reads at these hours.
    #[must_use]
    pub fn read_at(&self, hours: Hours) -> Self {
        Self { all: self.all.clone(), hours }
    }

    /// Every deadline, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &Deadline> {
        self.all.iter()
    }

    /// The deadline with this code.
    #[must_use]
    pub fn deadline(&self, code: DeadlineCode) -> Option<&Deadline> {
        self.all.iter().find(|deadline| deadline.code == code.code())
    }

    /// The last day on which it is kept, counted from a day.
    #[must_use]
    pub fn due(&self, code: DeadlineCode, from: Day) -> Day {
        let Some(deadline) = self.deadline(code) else { return from };
        match deadline.unit {
            Unit::Days => from.plus(i32::from(deadline.amount)),
            Unit::WorkingDays => calendar::plus_working_days(from, u32::from(deadline.amount)),
            Unit::ReadingDays => self.hours.plus_reading_days(from, u32::from(deadline.amount)),
            Unit::Months => calendar::plus_months(from, u32::from(deadline.amount)),
        }
    }

    /// The days on which somebody is told of what has been owed since a day, and falls due on another: those that the file says,
    /// the last day, the day after, and the day from which on it is told above. What comes before the last day is told while
    /// the cell reads, so a day on which it does not gives way to the one before.
    #[must_use]
    pub fn bells(&self, code: DeadlineCode, (from, due): (Day, Day)) -> Vec<Bell> {
        let Some(deadline) = self.deadline(code).filter(|_| code.is_owed()) else { return Vec::new() };
        let read = |day: Day| self.hours.last_reading_day((from, day));
        let warned = deadline.warn.iter().map(|before| due.minus(*before));
        let warned = warned.filter(|day| *day > from).map(|day| read(day).unwrap_or(day));
        let last = [read(due).unwrap_or(due), due.plus(1)];
        let mut bells: BTreeMap<Day, bool> = warned.chain(last).map(|day| (day, false)).collect();
        if let Some(day) = self.escalates(code, due) {
            bells.insert(day, true);
        }
        bells.into_iter().map(|(day, above)| Bell { day, above }).collect()
    }

    /// From which day on those above are told of what was due on a day.
    #[must_use]
    pub fn escalates(&self, code: DeadlineCode, due: Day) -> Option<Day> {
        let after = self.deadline(code)?.escalate.filter(|_| code.is_owed())?;
        Some(due.plus(i32::from(after.get())))
    }

    /// Whether the person is shown the date.
    #[must_use]
    pub fn is_promised(&self, code: DeadlineCode) -> bool {
        self.deadline(code).is_some_and(|deadline| deadline.promised)
    }
}

#[cfg(test)]
mod tests;
