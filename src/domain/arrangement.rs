//! Appointments and dates of an inquiry, as its inquirers share them with the support desk (*service dédié de la DRH*).
//!
//! What kind of step, which day, at what hour, where: what somebody needs who books a room or has a letter served, and nothing
//! else. There is no field for a name, nor for facts. It does **not** keep anybody from typing one where a place is asked for.
use std::collections::BTreeMap;

use super::Coded;
use crate::clock::Day;

/// What an appointment is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Step {
    /// Somebody is heard.
    Interview,
    /// Somebody reads and signs what was written down.
    Reading,
    /// The inquirers meet.
    Meeting,
    /// They go and see a place.
    Visit,
    /// Letters leave.
    Letters,
    /// Something is expected by then.
    Term,
    /// Anything else.
    Other,
}

impl Coded for Step {
    const ALL: &'static [Self] =
        &[Self::Interview, Self::Reading, Self::Meeting, Self::Visit, Self::Letters, Self::Term, Self::Other];

    fn code(self) -> &'static str {
        match self {
            Self::Interview => "interview",
            Self::Reading => "reading",
            Self::Meeting => "meeting",
            Self::Visit => "visit",
            Self::Letters => "letters",
            Self::Term => "term",
            Self::Other => "other",
        }
    }
}

/// An appointment, as it was last written.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Arranged {
    /// Its number.
    pub number: u32,
    /// What for.
    pub step: Step,
    /// Which day.
    pub day: Day,
    /// At what hour, in words; empty where it has none.
    pub hour: String,
    /// Where; empty where it is nowhere.
    pub place: String,
    /// It does not take place.
    pub off: bool,
}

/// What stands: of each number the last that was said.
#[must_use]
pub fn standing<'a>(all: impl Iterator<Item = &'a Arranged>) -> BTreeMap<u32, &'a Arranged> {
    all.map(|one| (one.number, one)).collect()
}

/// The number of the next one.
#[must_use]
pub fn next<'a>(all: impl Iterator<Item = &'a Arranged>) -> u32 {
    all.map(|one| one.number).max().unwrap_or(0).saturating_add(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_each_stands() {
        let one = |number, place: &str, off| Arranged {
            number,
            step: Step::Meeting,
            day: "2026-12-01".parse().unwrap(),
            hour: String::new(),
            place: place.to_owned(),
            off,
        };
        let all = [one(1, "Ici", false), one(2, "Là", false), one(1, "Ici", true)];
        assert!(standing(all.iter())[&1].off && !standing(all.iter())[&2].off);
        assert_eq!((next(all.iter()), next([].iter())), (3, 1));
    }
}
