//! Deadlines: what is promised within how long, read from `policies/deadlines.toml`.
//!
//! Each has its reference beside it in the file, for a lawyer to read. It does **not** remind anybody; see the jobs.
use toml::Spanned;

use super::{
    Coded, calendar,
    file::{self, FileError},
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
    /// A notebook that nobody opened is erased: not owed to anybody, but a term all the same.
    NotebookTerm,
}

impl Coded for DeadlineCode {
    const ALL: &'static [Self] =
        &[Self::FirstAnswer, Self::Acknowledgement, Self::Answer, Self::Feedback, Self::NotebookTerm];

    fn code(self) -> &'static str {
        match self {
            Self::FirstAnswer => "first-answer",
            Self::Acknowledgement => "acknowledgement",
            Self::Answer => "answer",
            Self::Feedback => "feedback",
            Self::NotebookTerm => "notebook-term",
        }
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
pub struct Deadlines(Vec<Deadline>);

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
        let found = Self(shape.deadline.into_iter().map(Spanned::into_inner).collect());
        match DeadlineCode::ALL.iter().find(|code| found.deadline(**code).is_none()) {
            Some(missing) => Err(FileError::whole("missing-deadline", missing.code())),
            None => Ok(found),
        }
    }

    /// Every deadline, in the order of the file.
    pub fn all(&self) -> impl Iterator<Item = &Deadline> {
        self.0.iter()
    }

    /// The deadline with this code.
    #[must_use]
    pub fn deadline(&self, code: DeadlineCode) -> Option<&Deadline> {
        self.0.iter().find(|deadline| deadline.code == code.code())
    }

    /// The last day on which it is kept, counted from a day.
    #[must_use]
    pub fn due(&self, code: DeadlineCode, from: Day) -> Day {
        let Some(deadline) = self.deadline(code) else { return from };
        match deadline.unit {
            Unit::Days => from.plus(i32::from(deadline.amount)),
            Unit::WorkingDays => calendar::plus_working_days(from, u32::from(deadline.amount)),
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
        let days = Deadlines::parse(&EMBEDDED.replace("\"months\"", "\"days\"")).unwrap();
        assert_eq!(days.due(DeadlineCode::Feedback, "2026-11-10".parse().unwrap()).to_string(), "2026-11-13");
        let promised = DeadlineCode::ALL.iter().filter(|code| deadlines.is_promised(**code)).count();
        assert_eq!(promised, DeadlineCode::ALL.len() - 1, "a term is no promise");
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
