//! A time during which a member is away, and where it stands.
//!
//! It is announced first and takes effect once whoever stands in has the keys of the cases that would be left alone:
//! until then nobody may believe that they are looked after. It does **not** keep the member from their cases.
use std::collections::BTreeSet;

use super::Coded;
use crate::{
    clock::Day,
    ids::{AbsenceId, MemberId},
};

/// The longest, in days.
pub const LONGEST: i32 = 366;

/// A time away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Absence {
    /// Drawn for it.
    pub id: AbsenceId,
    /// Who is away.
    pub member: MemberId,
    /// Who stands in.
    pub stand_in: MemberId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// The day on which the cases were handed over, once they were.
    pub effect: Option<Day>,
}

/// Where an absence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Said, and cases are still to be handed over, or its first day is to come.
    Announced,
    /// Somebody stands in.
    InEffect,
    /// Past.
    Over,
}

impl Coded for State {
    const ALL: &'static [Self] = &[Self::Announced, Self::InEffect, Self::Over];

    fn code(self) -> &'static str {
        match self {
            Self::Announced => "announced",
            Self::InEffect => "in-effect",
            Self::Over => "over",
        }
    }
}

impl Absence {
    /// Where it stands on a day.
    #[must_use]
    pub fn state(&self, today: Day) -> State {
        if today > self.until {
            State::Over
        } else if self.effect.is_some() && today >= self.from {
            State::InEffect
        } else {
            State::Announced
        }
    }

    /// Whether it has begun and nobody stands in.
    #[must_use]
    pub fn is_late(&self, today: Day) -> bool {
        self.state(today) == State::Announced && today >= self.from
    }

    /// Whether the member is away on a day, whoever stands in.
    #[must_use]
    pub fn covers(&self, day: Day) -> bool {
        self.from <= day && day <= self.until
    }

    /// What is wrong with its days, if something is: the sentence `problem-<code>`.
    #[must_use]
    pub fn fault(from: Day, until: Day, today: Day) -> Option<&'static str> {
        if until < from {
            Some("absence-order")
        } else if until < today {
            Some("absence-past")
        } else if from.plus(LONGEST) < until {
            Some("absence-long")
        } else {
            None
        }
    }

    /// Whether two times have a day in common.
    #[must_use]
    pub fn meets(&self, from: Day, until: Day) -> bool {
        self.from <= until && from <= self.until
    }
}

/// Who is told at once that somebody is in danger: of those who have the case, whoever is there. Where all of them are away,
/// whoever stands in for one of them, or for their cell, as far as they are there, and those away as well: nobody else has a key.
#[must_use]
pub fn on_call(
    having: &BTreeSet<MemberId>,
    absences: &[Absence],
    cell: &BTreeSet<MemberId>,
    today: Day,
) -> BTreeSet<MemberId> {
    let absent = |member: &MemberId| absences.iter().find(|one| one.member == *member && one.covers(today));
    let there: BTreeSet<MemberId> = having.iter().filter(|member| absent(member).is_none()).copied().collect();
    if !there.is_empty() {
        return there;
    }
    let named = having.iter().filter_map(absent).map(|absence| absence.stand_in);
    let stand_ins = named.chain(cell.iter().copied()).filter(|member| absent(member).is_none());
    stand_ins.chain(having.iter().copied()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    #[test]
    fn an_absence_takes_effect_once_the_cases_are_handed_over() {
        let (id, member, stand_in) = ([1; 16], [2; 16], [3; 16]);
        let announced = Absence {
            id: AbsenceId::from_bytes(id),
            member: MemberId::from_bytes(member),
            stand_in: MemberId::from_bytes(stand_in),
            from: day("2026-12-01"),
            until: day("2026-12-15"),
            effect: None,
        };
        let ready = Absence { effect: Some(day("2026-11-30")), ..announced.clone() };
        for (on, before, after) in [
            ("2026-11-30", State::Announced, State::Announced),
            ("2026-12-01", State::Announced, State::InEffect),
            ("2026-12-15", State::Announced, State::InEffect),
            ("2026-12-16", State::Over, State::Over),
        ] {
            assert_eq!((announced.state(day(on)), ready.state(day(on))), (before, after), "{on}");
        }
        assert!(!announced.is_late(day("2026-11-30")) && announced.is_late(day("2026-12-01")));
        assert!(!ready.is_late(day("2026-12-01")) && !announced.is_late(day("2026-12-16")));
        assert!(announced.meets(day("2026-12-15"), day("2026-12-20")));
        assert!(!announced.meets(day("2026-12-16"), day("2026-12-20")));
    }

    #[test]
    fn days_that_cannot_be_are_told() {
        let fault = |from, until| Absence::fault(day(from), day(until), day("2026-11-20"));
        assert_eq!(fault("2026-11-20", "2026-11-20"), None);
        assert_eq!(fault("2026-11-21", "2026-11-20"), Some("absence-order"));
        assert_eq!(fault("2026-11-01", "2026-11-19"), Some("absence-past"));
        assert_eq!(fault("2026-11-20", "2028-11-20"), Some("absence-long"));
    }

    #[test]
    fn somebody_is_on_call_whoever_is_away() {
        let member = |byte: u8| MemberId::from_bytes([byte; 16]);
        let away = |who: u8, stand_in: u8, effect: bool| Absence {
            id: AbsenceId::from_bytes([who; 16]),
            member: member(who),
            stand_in: member(stand_in),
            from: day("2026-12-01"),
            until: day("2026-12-15"),
            effect: effect.then(|| day("2026-12-01")),
        };
        let called = |having: &[u8], absences: &[Absence], on: &str| -> Vec<u8> {
            let set = |bytes: &[u8]| bytes.iter().map(|byte| member(*byte)).collect();
            on_call(&set(having), absences, &set(&[8, 9]), day(on)).iter().map(|one| one.bytes()[0]).collect()
        };
        let both = [away(1, 3, true), away(2, 4, false)];
        assert_eq!(called(&[1, 2], &[], "2026-12-02"), [1, 2]);
        assert_eq!(called(&[1, 2], &both[..1], "2026-12-02"), [2]);
        assert_eq!(called(&[1, 2], &both, "2026-11-30"), [1, 2], "not yet");
        assert_eq!(called(&[1, 2], &both, "2026-12-16"), [1, 2], "no longer");
        // Nobody is there: whoever stands in, and those away, who have the keys.
        assert_eq!(called(&[1, 2], &both, "2026-12-02"), [1, 2, 3, 4, 8, 9]);
        assert_eq!(called(&[1], &[away(1, 3, true), away(3, 4, true), away(8, 9, true)], "2026-12-02"), [1, 9]);
    }
}
