//! How long, and counted from what, as a lawyer writes it: `"3 years"`, `"15 days before sitting"`.
//!
//! A month ends on the same day number, or on the last day of a shorter month (see [`calendar`]). A limit counted after a
//! day leaves that day out; what begins on a day, such as a suspension, counts it. No day is pushed back because it is a
//! Sunday or a holiday: the date shown comes early rather than late.
use std::str::FromStr;

use crate::{clock::Day, domain::calendar};

/// Of what a length is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthUnit {
    /// Hours of activity; no date comes of them.
    Hours,
    /// Calendar days.
    Days,
    /// Working days, from Monday to Friday: later than the *jours ouvrables* of the code du travail, never earlier.
    WorkingDays,
    /// Months.
    Months,
    /// Years of twelve months.
    Years,
}

impl LengthUnit {
    fn named(word: &str) -> Option<Self> {
        match word {
            "hour" | "hours" => Some(Self::Hours),
            "day" | "days" => Some(Self::Days),
            "working-day" | "working-days" => Some(Self::WorkingDays),
            "month" | "months" => Some(Self::Months),
            "year" | "years" => Some(Self::Years),
            _ => None,
        }
    }
}

/// So many of a unit, never none: `"15 days"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Length {
    /// How many.
    pub amount: u16,
    /// Of what.
    pub unit: LengthUnit,
}

/// Not a length such as `"15 days"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bad-length")]
pub struct BadLength;

impl FromStr for Length {
    type Err = BadLength;
    fn from_str(text: &str) -> Result<Self, BadLength> {
        let mut words = text.split(' ');
        let (Some(amount), Some(unit), None) = (words.next(), words.next(), words.next()) else {
            return Err(BadLength);
        };
        let amount = amount.parse().ok().filter(|amount: &u16| *amount > 0 && *amount < 1_000);
        let (Some(amount), Some(unit)) = (amount, LengthUnit::named(unit)) else { return Err(BadLength) };
        Ok(Self { amount, unit })
    }
}

impl TryFrom<String> for Length {
    type Error = BadLength;
    fn try_from(text: String) -> Result<Self, BadLength> {
        text.parse()
    }
}

impl Length {
    /// The last day of it, counted from a day that is left out; none for hours.
    #[must_use]
    pub fn after(self, day: Day) -> Option<Day> {
        match self.unit {
            LengthUnit::Hours => None,
            LengthUnit::Days => Some(day.plus(i32::from(self.amount))),
            LengthUnit::WorkingDays => Some(calendar::plus_working_days(day, u32::from(self.amount))),
            LengthUnit::Months | LengthUnit::Years => Some(calendar::plus_months(day, self.months())),
        }
    }

    /// The day so many days before another; none for anything but days.
    #[must_use]
    pub fn before(self, day: Day) -> Option<Day> {
        (self.unit == LengthUnit::Days).then(|| day.plus(i32::from(self.amount).saturating_neg()))
    }

    /// The last day of what begins on a day, which counts; none for hours.
    #[must_use]
    pub fn last_day(self, first: Day) -> Option<Day> {
        match self.unit {
            LengthUnit::Hours | LengthUnit::Days | LengthUnit::WorkingDays => self.after(first.plus(-1)),
            LengthUnit::Months | LengthUnit::Years => {
                let same = calendar::plus_months(first, self.months());
                // Where the month has no such day, its last day belongs to what is counted.
                Some(if same.date().day() == first.date().day() { same.plus(-1) } else { same })
            }
        }
    }

    /// Whether what begins on a day and lasts this long is over no later than if it lasted the other length.
    #[must_use]
    pub fn is_within(self, other: Self, first: Day) -> bool {
        match (self.last_day(first), other.last_day(first)) {
            (Some(own), Some(last)) => own <= last,
            (None, None) => self.amount <= other.amount,
            _ => false,
        }
    }

    fn months(self) -> u32 {
        let each = if self.unit == LengthUnit::Years { 12 } else { 1 };
        u32::from(self.amount).saturating_mul(each)
    }
}

/// On which side of a step a limit lies.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// So long before it.
    Before,
    /// So long after it.
    After,
}

/// A length counted from a step: `"1 month after referral"`.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(try_from = "String")]
pub struct Limit {
    /// How long.
    pub length: Length,
    /// Before or after the step.
    pub side: Side,
    /// The code of the step it is counted from.
    pub step: String,
}

/// Not a limit such as `"15 days before sitting"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("bad-limit")]
pub struct BadLimit;

impl TryFrom<String> for Limit {
    type Error = BadLimit;
    fn try_from(text: String) -> Result<Self, BadLimit> {
        let cut = |word: &str| text.split_once(word).map(|(length, step)| (length.to_owned(), step.to_owned()));
        let (side, parts) = match cut(" before ") {
            Some(parts) => (Side::Before, parts),
            None => (Side::After, cut(" after ").ok_or(BadLimit)?),
        };
        let length: Length = parts.0.parse().map_err(|_| BadLimit)?;
        // Only days are counted backwards: nobody agrees on the others.
        let is_counted = match side {
            Side::Before => length.unit == LengthUnit::Days,
            Side::After => length.unit != LengthUnit::Hours,
        };
        if is_counted { Ok(Self { length, side, step: parts.1 }) } else { Err(BadLimit) }
    }
}

impl Limit {
    /// The day it falls on, from the day of the step it is counted from.
    #[must_use]
    pub fn day(&self, of_step: Day) -> Option<Day> {
        match self.side {
            Side::Before => self.length.before(of_step),
            Side::After => self.length.after(of_step),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn length(text: &str) -> Length {
        text.parse().unwrap()
    }

    fn limit(text: &str) -> Result<Limit, BadLimit> {
        Limit::try_from(text.to_owned())
    }

    #[test]
    fn lengths_are_read_strictly() {
        for text in ["1 day", "15 days", "2 working-days", "1 month", "3 years", "40 hours"] {
            assert!(text.parse::<Length>().is_ok(), "{text}");
        }
        for text in ["", "days", "0 days", "-1 days", "1.5 months", "3  years", "three years", "15 jours", "1000 days"]
        {
            assert_eq!(text.parse::<Length>(), Err(BadLength), "{text:?}");
        }
        for text in ["15 days before sitting", "1 month after referral", "2 working-days after interview"] {
            assert!(limit(text).is_ok(), "{text}");
        }
        for text in ["15 days", "before sitting", "1 month before sitting", "40 hours after sitting", "1 month of x"] {
            assert_eq!(limit(text), Err(BadLimit), "{text:?}");
        }
    }

    #[test]
    fn a_limit_leaves_its_first_day_out() {
        let cases = [
            ("2026-11-23", "15 days", "2026-12-08"),
            ("2028-02-28", "1 day", "2028-02-29"),
            ("2027-02-28", "1 day", "2027-03-01"),
            ("2026-10-31", "1 month", "2026-11-30"),
            ("2026-12-31", "2 months", "2027-02-28"),
            ("2027-12-31", "2 months", "2028-02-29"),
            ("2028-02-29", "3 years", "2031-02-28"),
            ("2025-02-28", "3 years", "2028-02-28"),
            ("2026-11-10", "2 working-days", "2026-11-13"), // over Armistice day
            ("9999-12-31", "3 years", "9999-12-31"),
        ];
        for (from, text, to) in cases {
            assert_eq!(length(text).after(day(from)), Some(day(to)), "{from} + {text}");
        }
        assert_eq!(length("40 hours").after(day("2026-11-23")), None);
    }

    #[test]
    fn what_begins_on_a_day_counts_it() {
        let cases = [
            ("2026-11-23", "4 months", "2027-03-22"),
            ("2027-01-01", "1 month", "2027-01-31"),
            ("2027-02-01", "1 month", "2027-02-28"),
            ("2028-02-01", "1 month", "2028-02-29"),
            ("2027-01-28", "1 month", "2027-02-27"),
            ("2027-01-29", "1 month", "2027-02-28"), // no 29 February: the month ends with its last day
            ("2027-01-31", "1 month", "2027-02-28"),
            ("2028-01-29", "1 month", "2028-02-28"),
            ("2028-01-31", "1 month", "2028-02-29"),
            ("2026-10-31", "4 months", "2027-02-28"),
            ("2026-03-31", "1 month", "2026-04-30"),
            ("2028-02-29", "1 year", "2029-02-28"),
            ("2026-11-23", "30 days", "2026-12-22"),
            ("2026-11-23", "3 days", "2026-11-25"),
            ("2026-11-23", "1 day", "2026-11-23"),
            ("2026-11-23", "1 working-day", "2026-11-23"),
        ];
        for (first, text, last) in cases {
            assert_eq!(length(text).last_day(day(first)), Some(day(last)), "{text} from {first}");
        }
        assert_eq!(length("40 hours").last_day(day("2026-11-23")), None);
    }

    #[test]
    fn days_are_counted_back_over_month_ends() {
        let cases = [
            ("2026-12-08", "2026-11-23"),
            ("2027-03-15", "2027-02-28"),
            ("2028-03-15", "2028-02-29"),
            ("2027-01-10", "2026-12-26"),
        ];
        for (sitting, latest) in cases {
            assert_eq!(limit("15 days before sitting").unwrap().day(day(sitting)), Some(day(latest)), "{sitting}");
        }
        assert_eq!(length("1 month").before(day("2026-12-08")), None);
    }

    #[test]
    fn lengths_compare_from_a_day() {
        let within = |own: &str, other: &str, first: &str| length(own).is_within(length(other), day(first));
        assert!(within("24 months", "2 years", "2026-11-23") && within("3 days", "3 days", "2026-11-23"));
        assert!(!within("4 days", "3 days", "2026-11-23"));
        assert!(within("31 days", "1 month", "2027-01-01") && !within("31 days", "1 month", "2027-02-01"));
        assert!(within("20 hours", "40 hours", "2026-11-23") && !within("1 day", "40 hours", "2026-11-23"));
    }
}
