//! What may be decided at the end: sanctions, how long they last, how long they are remembered.
//!
//! The list of a regime is closed: nothing else may be decided under it. It does **not** say which one is right.
use super::length::Length;
use crate::{clock::Day, domain::localised::Localised};

/// Who takes a sanction out of the personal file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum ErasedBy {
    /// The authority, by itself, on the day.
    Authority,
    /// The authority, where the person asks for it, from that day.
    Request,
}

/// When a sanction leaves the personal file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Erasure {
    /// How long after it was decided.
    pub after: Length,
    /// By whom.
    pub by: ErasedBy,
    /// What else it takes, in words.
    pub provided: Option<Localised>,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

impl Erasure {
    /// The day from which it is erased, or may be asked to be; none where another sanction came within that time, which
    /// leaves it to the law to say what becomes of it.
    #[must_use]
    pub fn day(&self, decided: Day, next_sanction: Option<Day>) -> Option<Day> {
        let day = self.after.after(decided)?;
        next_sanction.is_none_or(|next| next > day).then_some(day)
    }
}

/// A sanction.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_excessive_bools, reason = "lines of a file, each there or not")]
pub struct Sanction {
    /// Stable code within the regime.
    pub code: String,
    /// What the law calls it.
    pub label: Localised,
    /// Its group, where the law has some.
    pub group: Option<u8>,
    /// Groups whose sanctions it may come on top of.
    #[serde(default)]
    pub along: Vec<u8>,
    /// Whether the council must be consulted, or decides.
    #[serde(default)]
    pub council: bool,
    /// Whether it lasts for a time that the decision says.
    #[serde(default)]
    pub timed: bool,
    /// The shortest it may last.
    pub shortest: Option<Length>,
    /// The longest it may last; absent where it is not timed, or nothing is known to limit it.
    pub longest: Option<Length>,
    /// Whether a part of it may be suspended (*sursis*).
    #[serde(default)]
    pub sursis: bool,
    /// The longest it may last where a part of it is suspended; absent where that changes nothing.
    pub sursis_up_to: Option<Length>,
    /// What must be served whatever part is suspended.
    pub served: Option<Length>,
    /// Whether it is entered in the personal file.
    #[serde(default)]
    pub entered: bool,
    /// When it leaves the personal file.
    pub erased: Option<Erasure>,
    /// The text of law it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// Why a sanction cannot last as was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// It has no length, or needs one.
    Length,
    /// Shorter than the law allows.
    TooShort,
    /// Longer than the law allows.
    TooLong,
}

impl Sanction {
    /// Whether it may last so long from a day.
    pub fn fits(&self, length: Option<Length>, first: Day) -> Result<(), Unfit> {
        if length.is_some() != self.timed {
            return Err(Unfit::Length);
        }
        let Some(length) = length else { return Ok(()) };
        if self.longest.is_some_and(|longest| !length.is_within(longest, first)) {
            Err(Unfit::TooLong)
        } else if self.shortest.is_some_and(|shortest| !shortest.is_within(length, first)) {
            Err(Unfit::TooShort)
        } else {
            Ok(())
        }
    }

    /// The day from which it leaves the personal file, or may be asked to; none where nothing says so.
    #[must_use]
    pub fn erased_on(&self, decided: Day, next_sanction: Option<Day>) -> Option<Day> {
        self.erased.as_ref()?.day(decided, next_sanction)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn sanction(more: &str) -> Sanction {
        let text = "code = 'x'\nlabel = { fr = 'x', en = 'x' }\nreference = 'x'\n";
        toml::from_str(&format!("{text}{more}")).unwrap()
    }

    #[test]
    fn a_length_fits_or_not() {
        let third = sanction("timed = true\nshortest = '16 days'\nlongest = '2 years'");
        let fits = |length: &str| third.fits(Some(length.parse().unwrap()), day("2026-11-23"));
        for good in ["16 days", "1 month", "24 months", "2 years", "731 days"] {
            assert_eq!(fits(good), Ok(()), "{good}"); // 2028 has a 29 February
        }
        assert_eq!(fits("15 days"), Err(Unfit::TooShort));
        assert_eq!(fits("732 days"), Err(Unfit::TooLong));
        assert_eq!(fits("25 months"), Err(Unfit::TooLong));
        assert_eq!(fits("3 hours"), Err(Unfit::TooLong));
        assert_eq!(third.fits(None, day("2026-11-23")), Err(Unfit::Length));
        let reprimand = sanction("");
        assert_eq!(reprimand.fits(None, day("2026-11-23")), Ok(()));
        assert_eq!(reprimand.fits("1 day".parse().ok(), day("2026-11-23")), Err(Unfit::Length));
        let unlimited = sanction("timed = true");
        assert_eq!(unlimited.fits("9 years".parse().ok(), day("2026-11-23")), Ok(()));
        assert_eq!(unlimited.fits(None, day("2026-11-23")), Err(Unfit::Length));
    }

    #[test]
    fn erasure_waits_for_its_day_and_for_no_other_sanction() {
        let reprimand = sanction("entered = true\nerased = { after = '3 years', by = 'authority', reference = 'x' }");
        let cases = [
            ("2026-11-23", None, Some("2029-11-23")),
            ("2028-02-29", None, Some("2031-02-28")),
            ("2025-08-31", None, Some("2028-08-31")),
            ("2026-11-23", Some("2029-11-23"), None), // on the last day is within
            ("2026-11-23", Some("2029-11-24"), Some("2029-11-23")),
            ("2026-11-23", Some("2027-01-01"), None),
        ];
        for (decided, next, erased) in cases {
            assert_eq!(reprimand.erased_on(day(decided), next.map(day)), erased.map(day), "{decided} {next:?}");
        }
        assert_eq!(sanction("").erased_on(day("2026-11-23"), None), None);
    }
}
