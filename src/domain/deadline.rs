//! Deadlines: what is promised within how long, read from `policies/deadlines.toml`.
//!
//! Each has its reference beside it in the file, for a lawyer to read. What the law fixes runs whether or not somebody
//! reads; what the organisation promises of its own counts the days on which somebody does, so that it can be kept.
//! It does **not** remind anybody; see the jobs.
use toml::Spanned;

use super::{
    Coded, calendar,
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
    /// A second member hands over without the person's agreement, or refuses.
    SecondMember,
    /// Whether a person can be told what went without their agreement is looked at again.
    Telling,
    /// The report of an inquiry is filed.
    Report,
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
        Self::SecondMember,
        Self::Telling,
        Self::Report,
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
            Self::SecondMember => "second-member",
            Self::Telling => "telling",
            Self::Report => "report",
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
    /// Whether a lawyer still has to check the reference.
    #[serde(default)]
    pub to_check: bool,
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
            if DeadlineCode::from_code(&deadline.as_ref().code).is_err() {
                return Err(FileError::within(text, &deadline.span(), "unknown-code", &deadline.as_ref().code));
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

    /// Whether the person is shown the date.
    #[must_use]
    pub fn is_promised(&self, code: DeadlineCode) -> bool {
        self.deadline(code).is_some_and(|deadline| deadline.promised)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/deadlines.toml");

    #[test]
    fn the_defaults_fall_due_when_the_texts_say() {
        let deadlines = Deadlines::parse(EMBEDDED).unwrap();
        let due = |code| deadlines.due(code, "2026-11-10".parse().unwrap()).to_string();
        assert_eq!(due(DeadlineCode::FirstAnswer), "2026-11-13");
        assert_eq!(due(DeadlineCode::Acknowledgement), "2026-11-20");
        assert_eq!(due(DeadlineCode::Answer), "2026-11-18");
        assert_eq!(due(DeadlineCode::Feedback), "2027-02-10");
        assert_eq!(due(DeadlineCode::Orientation), "2026-11-25");
        let days = Deadlines::parse(&EMBEDDED.replace("\"months\"", "\"days\"")).unwrap();
        assert_eq!(days.due(DeadlineCode::Feedback, "2026-11-10".parse().unwrap()).to_string(), "2026-11-13");
        let promised = DeadlineCode::ALL.iter().filter(|code| deadlines.is_promised(**code)).count();
        assert_eq!(promised, DeadlineCode::ALL.len() - 5, "a term is no promise, nor what nobody outside waits for");
    }

    #[test]
    fn a_promise_waits_for_somebody_to_read_and_the_law_does_not() {
        let deadlines = Deadlines::parse(EMBEDDED).unwrap();
        let closure = "from = '2026-12-24'\nto = '2027-01-01'\nlabel.fr = 'x'\nlabel.en = 'x'";
        let closed = Hours { closures: vec![toml::from_str(closure).unwrap()], ..Hours::default() };
        let due = |deadlines: &Deadlines, code| deadlines.due(code, "2026-12-23".parse().unwrap()).to_string();
        assert_eq!(due(&deadlines, DeadlineCode::FirstAnswer), "2026-12-28");
        let waiting = deadlines.read_at(closed);
        assert_eq!(due(&waiting, DeadlineCode::FirstAnswer), "2027-01-05");
        assert_eq!(due(&waiting, DeadlineCode::Answer), "2027-01-08");
        for code in [DeadlineCode::Acknowledgement, DeadlineCode::Feedback] {
            assert_eq!(due(&waiting, code), due(&deadlines, code));
        }
    }

    #[test]
    fn faults() {
        let fault = |from: &str, to: &str| Deadlines::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
        assert_eq!(fault("\"feedback\"", "\"feedbakc\"").code, "unknown-code");
        assert_eq!(fault("\"feedback\"", "\"answer\"").code, "twice");
        assert_eq!(fault("amount = 3", "amount = -3").code, "malformed");
        let (without, _) = EMBEDDED.rsplit_once("[[deadline]]").unwrap();
        assert_eq!(Deadlines::parse(without).unwrap_err(), FileError::whole("missing-deadline", "notebook-term"));
    }
}
