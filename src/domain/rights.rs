//! Requests about personal data (RGPD, articles 12 and 15 to 21): when they are due, how they were answered.
//!
//! The register holds days and codes, never a name and never a word: whoever answers keeps elsewhere whose request a number is.
//! What may be given to whom is in [`guide`]. It does **not** give anything out: each file is read by those who have its keys.
pub mod guide;

use std::fmt;

use super::{Coded, calendar, contact::Fault, draft::Fields};
use crate::clock::Day;

/// What the one who asks is to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Capacity {
    /// Reported something.
    Author,
    /// Is said to be a victim, by somebody else's report.
    Victim,
    /// Is implicated.
    Implicated,
    /// Was heard as a witness.
    Witness,
    /// Is named, and none of these.
    Third,
    /// Is an agent or a student no more.
    Former,
    /// Is or was a member: receives, inquires, decides.
    Member,
}

impl Coded for Capacity {
    const ALL: &'static [Self] =
        &[Self::Author, Self::Victim, Self::Implicated, Self::Witness, Self::Third, Self::Former, Self::Member];

    fn code(self) -> &'static str {
        match self {
            Self::Author => "author",
            Self::Victim => "victim",
            Self::Implicated => "implicated",
            Self::Witness => "witness",
            Self::Third => "third",
            Self::Former => "former",
            Self::Member => "member",
        }
    }
}

/// What they ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Right {
    /// To know, and to have a copy: article 15.
    Access,
    /// To have something corrected: article 16.
    Rectification,
    /// To have something erased: article 17.
    Erasure,
    /// To have it kept aside: article 18.
    Restriction,
    /// To take it elsewhere: article 20.
    Portability,
    /// That it not be done: article 21.
    Objection,
}

impl Coded for Right {
    const ALL: &'static [Self] =
        &[Self::Access, Self::Rectification, Self::Erasure, Self::Restriction, Self::Portability, Self::Objection];

    fn code(self) -> &'static str {
        match self {
            Self::Access => "access",
            Self::Rectification => "rectification",
            Self::Erasure => "erasure",
            Self::Restriction => "restriction",
            Self::Portability => "portability",
            Self::Objection => "objection",
        }
    }
}

/// Why an answer takes longer: the only two reasons of article 12, 3.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Delay {
    /// It is complex.
    Complex,
    /// There are many.
    Numerous,
}

impl Coded for Delay {
    const ALL: &'static [Self] = &[Self::Complex, Self::Numerous];

    fn code(self) -> &'static str {
        match self {
            Self::Complex => "complex",
            Self::Numerous => "numerous",
        }
    }
}

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// All of it was done.
    Given,
    /// Some of it was.
    Partly,
    /// None of it was.
    Refused,
}

impl Coded for Outcome {
    const ALL: &'static [Self] = &[Self::Given, Self::Partly, Self::Refused];

    fn code(self) -> &'static str {
        match self {
            Self::Given => "given",
            Self::Partly => "partly",
            Self::Refused => "refused",
        }
    }
}

/// Why not all of it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ground {
    /// It would tell who reported, or what others said: article 15, 4; CRPA L.311-6.
    Others,
    /// What prepares a decision that is not taken: CRPA L.311-2.
    Preparatory,
    /// The law asks that it be kept or done: articles 17, 3, b and 21.
    Duty,
    /// It serves to establish or defend a right: articles 17, 3, e and 18.
    Claims,
    /// It is what somebody thinks or remembers, and no fact that is wrong: article 16.
    Appraisal,
    /// The right does not exist for what is done under a duty of law: articles 20 and 21.
    Inapplicable,
    /// Nobody could tell who asks: articles 11 and 12, 2 and 6.
    Unidentified,
    /// It is unfounded or asked over and over: article 12, 5.
    Excessive,
    /// There is nothing.
    Nothing,
}

impl Coded for Ground {
    const ALL: &'static [Self] = &[
        Self::Others,
        Self::Preparatory,
        Self::Duty,
        Self::Claims,
        Self::Appraisal,
        Self::Inapplicable,
        Self::Unidentified,
        Self::Excessive,
        Self::Nothing,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Others => "others",
            Self::Preparatory => "preparatory",
            Self::Duty => "duty",
            Self::Claims => "claims",
            Self::Appraisal => "appraisal",
            Self::Inapplicable => "inapplicable",
            Self::Unidentified => "unidentified",
            Self::Excessive => "excessive",
            Self::Nothing => "nothing",
        }
    }
}

/// What a request is called: `Q-2026-4`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    /// The year in which it was noted.
    pub year: u16,
    /// Its turn in that year, from one.
    pub turn: u32,
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Q-{}-{}", self.year, self.turn)
    }
}

impl Number {
    /// Reads it as it is written, and in no other way.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, turn) = text.strip_prefix("Q-")?.split_once('-')?;
        let found = Self { year: year.parse().ok()?, turn: turn.parse().ok()? };
        (found.turn > 0 && found.to_string() == text).then_some(found)
    }
}

/// What is noted when one is received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// The day it was received.
    pub received: Day,
    /// What the one who asks is to a file.
    pub capacity: Capacity,
    /// What they ask for.
    pub right: Right,
}

/// That the answer takes two months longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// The day on which the person was told.
    pub day: Day,
    /// Why.
    pub delay: Delay,
}

/// How it was answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Answer {
    /// The day of the answer.
    pub day: Day,
    /// What was done.
    pub outcome: Outcome,
    /// Why not all of it; nothing where all of it was done.
    pub ground: Option<Ground>,
}

/// A request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Request {
    /// What it is called.
    pub number: Number,
    /// What was asked for, when and by whom.
    pub asked: Asked,
    /// That it takes longer, where it does.
    pub extension: Option<Extension>,
    /// How it was answered, once it was.
    pub answer: Option<Answer>,
}

/// Months from the day it was received: article 12, 3. Two more where they are asked for.
const MONTHS: u32 = 1;
const EXTENDED: u32 = 3;

impl Request {
    /// The last day on which the person may be told that it takes longer.
    #[must_use]
    pub fn term(&self) -> Day {
        calendar::plus_months(self.asked.received, MONTHS)
    }

    /// The last day of the answer.
    #[must_use]
    pub fn due(&self) -> Day {
        let months = if self.extension.is_some() { EXTENDED } else { MONTHS };
        calendar::plus_months(self.asked.received, months)
    }

    /// Whether it should have been answered.
    #[must_use]
    pub fn is_overdue(&self, today: Day) -> bool {
        self.answer.is_none() && today > self.due()
    }

    /// Whether it can still take longer.
    #[must_use]
    pub fn can_extend(&self, today: Day) -> bool {
        self.answer.is_none() && self.extension.is_none() && self.asked.received <= today
    }

    /// All of it, as the journal witnesses it: a row that somebody changes is no longer what was witnessed.
    #[must_use]
    pub fn bytes(&self) -> Vec<u8> {
        let Asked { received, capacity, right } = self.asked;
        let mut parts =
            vec![self.number.to_string(), received.to_string(), capacity.code().to_owned(), right.code().to_owned()];
        // Two blanks where there is none: what follows stays in its place.
        let extension = self.extension.map(|one| [one.day.to_string(), one.delay.code().to_owned()]);
        parts.extend(extension.unwrap_or_default());
        if let Some(Answer { day, outcome, ground }) = self.answer {
            parts.extend([day.to_string(), outcome.code().to_owned()]);
            parts.extend(ground.map(|ground| ground.code().to_owned()));
        }
        parts.join("\n").into_bytes()
    }
}

/// A day that was typed: there, and not to come.
fn past(fields: &Fields, (name, today): (&'static str, Day)) -> Result<Day, Fault> {
    let day: Day = fields.one(name).trim().parse().map_err(|_| Fault { field: name, code: "not-a-day" })?;
    if day > today { Err(Fault { field: name, code: "not-yet" }) } else { Ok(day) }
}

/// The same, and not before the request was received.
fn since(fields: &Fields, (name, today): (&'static str, Day), received: Day) -> Result<Day, Fault> {
    let day = past(fields, (name, today))?;
    if day < received { Err(Fault { field: name, code: "rights-before" }) } else { Ok(day) }
}

fn chosen<C: Coded>(fields: &Fields, field: &'static str, code: &'static str) -> Result<C, Fault> {
    C::from_code(fields.one(field)).map_err(|_| Fault { field, code })
}

impl Asked {
    /// Reads what was typed.
    pub fn parse(fields: &Fields, today: Day) -> Result<Self, Vec<Fault>> {
        let received = past(fields, ("received", today));
        let capacity = chosen(fields, "capacity", "rights-capacity");
        let right = chosen(fields, "right", "rights-right");
        match (received, capacity, right) {
            (Ok(received), Ok(capacity), Ok(right)) => Ok(Self { received, capacity, right }),
            (received, capacity, right) => {
                Err([received.err(), capacity.err(), right.err()].into_iter().flatten().collect())
            }
        }
    }
}

impl Extension {
    /// Reads what was typed: the person was told within the first month, or it does not count.
    pub fn parse(fields: &Fields, (request, today): (&Request, Day)) -> Result<Self, Vec<Fault>> {
        let day = since(fields, ("told", today), request.asked.received);
        let day = day.and_then(|day| {
            if day > request.term() { Err(Fault { field: "told", code: "rights-term" }) } else { Ok(day) }
        });
        match (day, chosen(fields, "delay", "rights-delay")) {
            (Ok(day), Ok(delay)) => Ok(Self { day, delay }),
            (day, delay) => Err([day.err(), delay.err()].into_iter().flatten().collect()),
        }
    }
}

impl Answer {
    /// Reads what was typed: a reason where not all of it was done, and none where it was.
    pub fn parse(fields: &Fields, (request, today): (&Request, Day)) -> Result<Self, Vec<Fault>> {
        let day = since(fields, ("answered", today), request.asked.received);
        let outcome: Result<Outcome, Fault> = chosen(fields, "outcome", "rights-outcome");
        let ground = match (outcome, fields.one("ground")) {
            (Ok(Outcome::Given), "") | (Err(_), _) => Ok(None),
            (Ok(Outcome::Given), _) => Err(Fault { field: "ground", code: "rights-no-ground" }),
            (Ok(_), _) => chosen(fields, "ground", "rights-ground").map(Some),
        };
        match (day, outcome, ground) {
            (Ok(day), Ok(outcome), Ok(ground)) => Ok(Self { day, outcome, ground }),
            (day, outcome, ground) => Err([day.err(), outcome.err(), ground.err()].into_iter().flatten().collect()),
        }
    }
}

#[cfg(test)]
mod tests;
