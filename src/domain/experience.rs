//! How it was: a few questions with choices only, for whoever's case was closed, answered without a code.
//!
//! An answer adds one to a counter of its half-year and is gone: there is no row of a person, so nothing ties two answers of one
//! together, nor any of them to a case, a session or a day (Action 56: what people received think of how they were, by analogy). What is
//! read of it are shares, in steps of five, of a half-year that is over, and only of what many answered. It does **not** keep somebody
//! from answering twice, nor whoever copies the tables each day from seeing on which days somebody answered.
use std::fmt;

use super::{Coded, draft::Fields};
use crate::clock::Day;

/// Fewer answers than this in a half-year tell nothing but that they are too few.
pub const ENOUGH: u64 = 20;
/// Shares are told in steps of so many percent.
const STEP: u64 = 5;
/// Half-years that are kept besides the one that runs: three years.
const KEPT: u16 = 6;

/// What is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// Whether they felt listened to.
    Listened,
    /// Whether they felt free to decide.
    Decided,
    /// Whether what they were told was clear.
    Understood,
    /// Whether the answers came in time.
    InTime,
    /// Whether they felt safe.
    Safe,
    /// Whether they would do it again.
    Again,
}

impl Coded for Question {
    const ALL: &'static [Self] =
        &[Self::Listened, Self::Decided, Self::Understood, Self::InTime, Self::Safe, Self::Again];

    fn code(self) -> &'static str {
        match self {
            Self::Listened => "listened",
            Self::Decided => "decided",
            Self::Understood => "understood",
            Self::InTime => "in-time",
            Self::Safe => "safe",
            Self::Again => "again",
        }
    }
}

/// What can be answered to each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Opinion {
    /// Yes.
    Yes,
    /// Rather yes.
    RatherYes,
    /// Rather not.
    RatherNo,
    /// No.
    No,
}

impl Coded for Opinion {
    const ALL: &'static [Self] = &[Self::Yes, Self::RatherYes, Self::RatherNo, Self::No];

    fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::RatherYes => "rather-yes",
            Self::RatherNo => "rather-no",
            Self::No => "no",
        }
    }
}

/// What was chosen; each question may be skipped, and nothing but a choice is read.
#[must_use]
pub fn parse(fields: &Fields) -> Vec<(Question, Opinion)> {
    let chosen = |question: &Question| Some((*question, Opinion::from_code(fields.one(question.code())).ok()?));
    Question::ALL.iter().filter_map(chosen).collect()
}

/// Half a year: all that is known of when somebody answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct HalfYear {
    year: i16,
    second: bool,
}

impl HalfYear {
    /// The one a day is in.
    #[must_use]
    pub fn of(day: Day) -> Self {
        Self { year: day.date().year(), second: day.date().month() > 6 }
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        if self.second {
            Self { second: false, ..self }
        } else {
            Self { year: self.year.saturating_sub(1), second: true }
        }
    }

    /// The oldest that is kept while this one runs.
    #[must_use]
    pub fn oldest_kept(self) -> Self {
        (0..KEPT).fold(self, |half, _| half.before())
    }

    /// Reads what [`fmt::Display`] writes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, half) = text.split_once('-')?;
        let year = Some(year).filter(|year| year.len() == 4)?.parse().ok()?;
        match half {
            "1" => Some(Self { year, second: false }),
            "2" => Some(Self { year, second: true }),
            _ => None,
        }
    }

    /// Its year.
    #[must_use]
    pub fn year(self) -> i16 {
        self.year
    }

    /// Whether it is the second of its year.
    #[must_use]
    pub fn is_second(self) -> bool {
        self.second
    }
}

impl fmt::Display for HalfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{}", self.year, if self.second { 2 } else { 1 })
    }
}

/// Shares in percent, in steps of five, in the order given; nothing where too few answered.
#[must_use]
pub fn shares(counts: &[u64]) -> Option<Vec<u64>> {
    let all = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
    if all < ENOUGH {
        return None;
    }
    let steps = 100 / STEP;
    let share = |count: &u64| {
        let doubled = count.saturating_mul(steps).saturating_mul(2).saturating_add(all);
        doubled.checked_div(all.saturating_mul(2)).unwrap_or_default().saturating_mul(STEP)
    };
    Some(counts.iter().map(share).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nineteen_tell_nothing_and_twenty_tell_steps_of_five() {
        assert_eq!(shares(&[]), None);
        assert_eq!(shares(&[19, 0, 0, 0]), None);
        assert_eq!(shares(&[20, 0, 0, 0]).unwrap(), [100, 0, 0, 0]);
        assert_eq!(shares(&[17, 1, 1, 1]).unwrap(), [85, 5, 5, 5]);
        // Nobody can tell one of forty from none of them to a single answer: each share is the nearest step.
        assert_eq!(shares(&[39, 1, 0, 0]).unwrap(), [100, 5, 0, 0]);
        assert_eq!(shares(&[99, 1, 0, 0]).unwrap(), [100, 0, 0, 0]);
        for total in ENOUGH..200 {
            for one in 0..=total {
                let told = shares(&[one, total - one]).unwrap();
                assert!(told.iter().all(|share| share % STEP == 0 && *share <= 100), "{one} of {total}");
                let exact = one * 100 / total;
                assert!(told[0].abs_diff(exact) <= 3, "{one} of {total}: {told:?}");
            }
        }
    }

    #[test]
    fn a_half_year_is_all_that_is_known() {
        let of = |day: &str| HalfYear::of(day.parse().unwrap());
        for (day, half) in [("2026-01-01", "2026-1"), ("2026-06-30", "2026-1"), ("2026-07-01", "2026-2")] {
            assert_eq!(of(day).to_string(), half);
            assert_eq!(HalfYear::parse(half), Some(of(day)));
        }
        assert_eq!(of("2026-11-24").before().to_string(), "2026-1");
        assert_eq!(of("2026-03-01").before().to_string(), "2025-2");
        assert_eq!(of("2026-11-24").oldest_kept().to_string(), "2023-2");
        assert!(of("2025-12-31") < of("2026-01-01"));
        for wrong in ["", "2026", "2026-3", "26-1", "2026-11-24"] {
            assert_eq!(HalfYear::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn only_choices_are_read() {
        let mut fields = Fields::default();
        for (name, value) in
            [("listened", "yes"), ("safe", "because"), ("text", "Mon dossier R-2026-7KQ4M"), ("again", "no")]
        {
            fields.insert(name, value);
        }
        assert_eq!(parse(&fields), [(Question::Listened, Opinion::Yes), (Question::Again, Opinion::No)]);
    }
}
