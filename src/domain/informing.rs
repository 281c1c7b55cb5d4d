//! When a person implicated is informed: within a month of being named, or later, for a reason that two inquirers sign, by a day on
//! which it is looked at again.
//!
//! Nobody is inquired into for long without knowing (RGPD, article 14, 3, a: one month; 5, b: later, where it would defeat what the
//! inquiry is for). That it was done, how and on which day is noted here. It does **not** inform anybody: a letter, a meeting or the
//! person's own space does; nor judge whether a reason is good.
use std::collections::BTreeMap;

use super::{Coded, contact::Fault, draft::Fields, record::RecordBody, report::PARAGRAPH_LIMIT};
use crate::{clock::Day, ids::MemberId};

/// How they were informed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Means {
    /// By a letter, handed over or sent with a receipt.
    Letter,
    /// Face to face.
    Meeting,
    /// In their own space, by the code they were given.
    Space,
}

impl Coded for Means {
    const ALL: &'static [Self] = &[Self::Letter, Self::Meeting, Self::Space];

    fn code(self) -> &'static str {
        match self {
            Self::Letter => "letter",
            Self::Meeting => "meeting",
            Self::Space => "space",
        }
    }
}

/// A person was informed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Informed {
    /// Their number.
    pub person: u32,
    /// The day on which they were.
    pub day: Day,
    /// How.
    pub means: Means,
}

/// An inquirer would inform a person later. It counts once another agrees.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Deferred {
    /// Their number.
    pub person: u32,
    /// Why: what it would defeat, or whom it would endanger.
    pub reason: String,
    /// The day by which it is looked at again.
    pub review: Day,
}

/// Another inquirer agrees that a person is informed later.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct DeferralAgreed {
    /// Their number.
    pub person: u32,
    /// Which of what was proposed for them, from 1: what was proposed since is another thing.
    pub deferral: u32,
}

/// What was proposed for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deferral {
    /// By whom.
    pub by: MemberId,
    /// When, why, until when.
    pub day: Day,
    /// What was said.
    pub said: Deferred,
    /// Who agreed.
    pub agreed: Option<MemberId>,
}

/// How far it is for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The day on which they were named first.
    pub named: Day,
    /// When and how they were informed.
    pub informed: Option<Informed>,
    /// What was proposed, oldest first.
    pub deferrals: Vec<Deferral>,
}

impl Course {
    /// By when they are informed, or it is looked at again: a month from being named, as `month` counts it, or the day that two
    /// agreed on. Nothing once they are.
    pub fn due(&self, month: impl Fn(Day) -> Day) -> Option<Day> {
        let agreed = self.deferrals.iter().rfind(|one| one.agreed.is_some());
        let due = agreed.map_or_else(|| month(self.named), |one| one.said.review);
        self.informed.is_none().then_some(due)
    }

    /// What somebody proposed last, and another has not agreed to.
    #[must_use]
    pub fn waits(&self) -> Option<(u32, &Deferral)> {
        let last = self.deferrals.last().filter(|one| one.agreed.is_none() && self.informed.is_none())?;
        Some((u32::try_from(self.deferrals.len()).unwrap_or(u32::MAX), last))
    }
}

/// A record that counts here, with its day and who wrote it.
#[derive(Debug, Clone, Copy)]
pub struct Step<'a> {
    /// When it was written.
    pub day: Day,
    /// By whom.
    pub by: MemberId,
    /// What it says.
    pub body: &'a RecordBody,
}

/// How far it is for each person, by their number.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Informing(pub BTreeMap<u32, Course>);

/// Why something cannot be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// Nobody is named so.
    #[error("no such person")]
    Unknown,
    /// They were informed already.
    #[error("informed already")]
    Already,
    /// They were informed on a day that is still to come.
    #[error("a day to come")]
    Future,
    /// It is looked at again on a day that is past.
    #[error("another day")]
    Review,
    /// Nothing waits for an agreement, or something else was proposed since.
    #[error("nothing to agree to")]
    Nothing,
    /// The same person agrees with themselves.
    #[error("the same person")]
    Same,
}

impl Refused {
    /// The code of the sentence that says it.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Unknown => "no-such-number",
            Self::Already => "informed-already",
            Self::Future => "informed-day",
            Self::Review => "review-day",
            Self::Nothing => "deferral-gone",
            Self::Same => "same-person",
        }
    }
}

impl Informing {
    /// Takes one more, or says why not; `are_two` says whether two members are two persons. What is about something else is passed
    /// over. How far a day may be put off is for whoever writes to look at: the rules may change afterwards.
    pub fn take(&mut self, step: Step<'_>, are_two: impl Fn(&MemberId, &MemberId) -> bool) -> Result<(), Refused> {
        let Step { day, by, body } = step;
        match body {
            RecordBody::Implicated(person) => {
                let new = Course { named: day, informed: None, deferrals: Vec::new() };
                self.0.entry(person.number).or_insert(new);
            }
            RecordBody::Informed(informed) => {
                let course = self.open(informed.person)?;
                if informed.day > day {
                    return Err(Refused::Future);
                }
                course.informed = Some(*informed);
            }
            RecordBody::Deferred(said) => {
                let course = self.open(said.person)?;
                if said.review <= day {
                    return Err(Refused::Review);
                }
                course.deferrals.push(Deferral { by, day, said: (**said).clone(), agreed: None });
            }
            RecordBody::DeferralAgreed(agreed) => {
                let course = self.open(agreed.person)?;
                let is_last = u32::try_from(course.deferrals.len()) == Ok(agreed.deferral);
                let last = course.deferrals.last_mut().filter(|one| is_last && one.agreed.is_none());
                let last = last.ok_or(Refused::Nothing)?;
                if !are_two(&last.by, &by) {
                    return Err(Refused::Same);
                }
                // Nobody puts it off until a day that is past.
                if last.said.review <= day {
                    return Err(Refused::Nothing);
                }
                last.agreed = Some(by);
            }
            _ => {}
        }
        Ok(())
    }

    fn open(&mut self, person: u32) -> Result<&mut Course, Refused> {
        let course = self.0.get_mut(&person).ok_or(Refused::Unknown)?;
        if course.informed.is_some() { Err(Refused::Already) } else { Ok(course) }
    }

    /// The first day by which somebody is informed, or it is looked at again.
    pub fn due(&self, month: impl Fn(Day) -> Day) -> Option<Day> {
        self.0.values().filter_map(|course| course.due(&month)).min()
    }
}

/// Reads what was typed of a person who was informed.
pub fn informed(fields: &Fields) -> Result<Informed, Fault> {
    let fault = |field, code| Fault { field, code };
    Ok(Informed {
        person: person(fields)?,
        day: fields.one("informed").trim().parse().map_err(|_| fault("informed", "informed-day"))?,
        means: Means::from_code(fields.one("means")).map_err(|_| fault("means", "means-not-chosen"))?,
    })
}

/// Reads what was typed of a person who would be informed later.
pub fn deferred(fields: &Fields) -> Result<Deferred, Fault> {
    let fault = |field, code| Fault { field, code };
    let reason = fields.one("reasons").trim().to_owned();
    if reason.is_empty() {
        return Err(fault("reasons", "no-deferral-reason"));
    }
    if reason.chars().count() > PARAGRAPH_LIMIT {
        return Err(fault("reasons", "too-long"));
    }
    let review = fields.one("review").trim().parse().map_err(|_| fault("review", "review-day"))?;
    Ok(Deferred { person: person(fields)?, reason, review })
}

/// Reads the number of a person.
pub fn person(fields: &Fields) -> Result<u32, Fault> {
    fields.one("implicated").parse().map_err(|_| Fault { field: "implicated", code: "no-such-number" })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{calendar, finding::Implicated};

    /// Two inquirers.
    const INES: u8 = 1;
    const PAUL: u8 = 2;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn named(number: u32) -> RecordBody {
        RecordBody::Implicated(Implicated { number, name: "A. B.".to_owned(), function: String::new() })
    }

    fn informed_on(person: u32, text: &str) -> RecordBody {
        RecordBody::Informed(Informed { person, day: day(text), means: Means::Letter })
    }

    fn later(person: u32, text: &str) -> RecordBody {
        RecordBody::Deferred(Box::new(Deferred { person, reason: "Des preuves.".to_owned(), review: day(text) }))
    }

    fn agreed(person: u32, deferral: u32) -> RecordBody {
        RecordBody::DeferralAgreed(DeferralAgreed { person, deferral })
    }

    fn month(from: Day) -> Day {
        calendar::plus_months(from, 1)
    }

    fn of(steps: &[(&str, u8, RecordBody)]) -> Result<Informing, Refused> {
        let mut all = Informing::default();
        for (text, by, body) in steps {
            let by = MemberId::from_bytes([*by; 16]);
            all.take(Step { day: day(text), by, body }, |one, other| one != other)?;
        }
        Ok(all)
    }

    #[test]
    fn a_month_from_being_named_and_the_first_counts() {
        let two = [("2026-01-31", INES, named(1)), ("2026-02-20", INES, named(2)), ("2026-02-21", INES, named(1))];
        assert_eq!(of(&two).unwrap().due(month), Some(day("2026-02-28")), "a correction begins nothing anew");
        let first = [&two[..], &[("2026-02-22", PAUL, informed_on(1, "2026-02-22"))]].concat();
        assert_eq!(of(&first).unwrap().due(month), Some(day("2026-03-20")));
        let both = [&first[..], &[("2026-02-22", PAUL, informed_on(2, "2026-02-20"))]].concat();
        assert_eq!(of(&both).unwrap().due(month), None);
        let again = [&both[..], &[("2026-02-22", PAUL, informed_on(2, "2026-02-20"))]].concat();
        assert_eq!(of(&again), Err(Refused::Already));
    }

    #[test]
    fn putting_it_off_takes_two_and_a_day_to_come() {
        let base = [("2026-03-01", INES, named(1)), ("2026-03-20", INES, later(1, "2026-04-20"))];
        let waits = of(&base).unwrap();
        assert_eq!(waits.due(month), Some(day("2026-04-01")), "one alone puts nothing off");
        assert!(waits.0[&1].waits().is_some());
        let with = |steps: &[(&'static str, u8, RecordBody)]| of(&[&base[..], steps].concat());
        assert_eq!(with(&[("2026-03-21", INES, agreed(1, 1))]), Err(Refused::Same));
        assert_eq!(with(&[("2026-03-21", PAUL, agreed(1, 2))]), Err(Refused::Nothing));
        let done = with(&[("2026-03-21", PAUL, agreed(1, 1))]).unwrap();
        assert_eq!((done.due(month), done.0[&1].waits().is_none()), (Some(day("2026-04-20")), true));
        assert_eq!(
            with(&[("2026-03-21", PAUL, agreed(1, 1)), ("2026-03-21", PAUL, agreed(1, 1))]),
            Err(Refused::Nothing)
        );
        assert_eq!(with(&[("2026-04-20", PAUL, agreed(1, 1))]), Err(Refused::Nothing), "its day is there");
        // Said anew, what was said before is agreed to by nobody.
        let anew = [("2026-03-21", INES, later(1, "2026-04-10")), ("2026-03-22", PAUL, agreed(1, 1))];
        assert_eq!(with(&anew), Err(Refused::Nothing));
        assert_eq!(of(&[base[0].clone(), ("2026-03-20", INES, later(1, "2026-03-20"))]), Err(Refused::Review));
        assert_eq!(of(&[("2026-03-20", INES, later(1, "2026-04-01"))]), Err(Refused::Unknown));
        assert_eq!(of(&[base[0].clone(), ("2026-03-20", INES, informed_on(1, "2026-03-21"))]), Err(Refused::Future));
    }

    #[test]
    fn what_is_typed_says_all() {
        let fields = |pairs: &[(&str, &str)]| {
            let mut fields = Fields::default();
            for (name, value) in pairs {
                fields.insert(name, value);
            }
            fields
        };
        let all = [("implicated", "1"), ("informed", "2026-03-20"), ("means", "meeting")];
        assert_eq!(informed(&fields(&all)).unwrap().means, Means::Meeting);
        for (index, code) in ["no-such-number", "informed-day", "means-not-chosen"].into_iter().enumerate() {
            let left: Vec<_> = all.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, pair)| *pair).collect();
            assert_eq!(informed(&fields(&left)).unwrap_err().code, code);
        }
        let all = [("implicated", "1"), ("reasons", " Vu. "), ("review", "2026-03-20")];
        assert_eq!(deferred(&fields(&all)).unwrap().reason, "Vu.");
        for (index, code) in ["no-such-number", "no-deferral-reason", "review-day"].into_iter().enumerate() {
            let left: Vec<_> = all.iter().enumerate().filter(|(at, _)| *at != index).map(|(_, pair)| *pair).collect();
            assert_eq!(deferred(&fields(&left)).unwrap_err().code, code);
        }
        let long = "x".repeat(PARAGRAPH_LIMIT + 1);
        assert_eq!(deferred(&fields(&[all[0], ("reasons", &long), all[2]])).unwrap_err().code, "too-long");
    }
}
