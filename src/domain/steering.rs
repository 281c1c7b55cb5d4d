//! How far an entity is, for those who steer: what is in place, and whether dates are kept, as a class.
//!
//! Never a number, never a case: an entity with few open cases is told nothing of their dates, since a class would speak
//! of somebody. Each entity is told apart and none is added to another, so that no two classes can be subtracted. It does
//! **not** hide from whoever looks every day that something changed in an entity with many.
use super::Coded;
use crate::clock::Day;

/// Something that an entity must have in place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Milestone {
    /// Somebody to turn to is named, there or above.
    Referent,
    /// The act that institutes the service is cited.
    Act,
    /// Whom people may turn to is filled in, and was checked within six months.
    Contacts,
    /// The cell says when it reads.
    Hours,
    /// At least two members read.
    Readers,
    /// The stand-in body has somebody who reads.
    StandIn,
    /// Every reader followed the trainings expected of them.
    Training,
    /// The founding fingerprint is pinned.
    Founding,
    /// The texts lack nothing that the organisation must say.
    Texts,
}

impl Coded for Milestone {
    const ALL: &'static [Self] = &[
        Self::Referent,
        Self::Act,
        Self::Contacts,
        Self::Hours,
        Self::Readers,
        Self::StandIn,
        Self::Training,
        Self::Founding,
        Self::Texts,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Referent => "referent",
            Self::Act => "act",
            Self::Contacts => "contacts",
            Self::Hours => "hours",
            Self::Readers => "readers",
            Self::StandIn => "stand-in",
            Self::Training => "training",
            Self::Founding => "founding",
            Self::Texts => "texts",
        }
    }
}

/// How late the step that has waited longest is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lateness {
    /// Too few open cases for a class to be told.
    TooFew,
    /// No date is past.
    None,
    /// For a week at most.
    Week,
    /// For more than a week.
    Weeks,
    /// For more than a month: thirty days.
    Month,
}

impl Coded for Lateness {
    const ALL: &'static [Self] = &[Self::TooFew, Self::None, Self::Week, Self::Weeks, Self::Month];

    fn code(self) -> &'static str {
        match self {
            Self::TooFew => "too-few",
            Self::None => "none",
            Self::Week => "week",
            Self::Weeks => "weeks",
            Self::Month => "month",
        }
    }
}

impl Lateness {
    /// The class of an entity with so many open cases, whose oldest date not kept is this one.
    #[must_use]
    pub fn of((open, minimum): (usize, usize), oldest: Option<Day>, today: Day) -> Self {
        if open < minimum {
            return Self::TooFew;
        }
        oldest.map_or(Self::None, |due| Self::since(due, today))
    }

    /// The class of what was due on a day.
    #[must_use]
    pub fn since(due: Day, today: Day) -> Self {
        match due {
            due if due >= today => Self::None,
            due if due.plus(7) >= today => Self::Week,
            due if due.plus(30) >= today => Self::Weeks,
            _ => Self::Month,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_class_is_told_of_many_and_of_nobody() {
        let today: Day = "2026-12-31".parse().unwrap();
        let of = |open, late: Option<i32>| Lateness::of((open, 5), late.map(|days| today.plus(-days)), today);
        for late in [None, Some(1), Some(100)] {
            assert_eq!(of(4, late), Lateness::TooFew);
            assert_eq!(of(0, late), Lateness::TooFew);
        }
        assert_eq!([of(5, None), of(5, Some(0)), of(5, Some(-3))], [Lateness::None; 3]);
        assert_eq!([of(5, Some(1)), of(5, Some(7))], [Lateness::Week; 2]);
        assert_eq!([of(5, Some(8)), of(5, Some(30))], [Lateness::Weeks; 2]);
        assert_eq!([of(5, Some(31)), of(9, Some(400))], [Lateness::Month; 2]);
    }
}
