//! How long what the organisation has of a file is kept once nothing more is awaited: read from `policies/retention.toml`.
//!
//! A file that rests is read as before for a time, then stands in an archive that few can open, then is erased. Each term has
//! its reference beside it, for a lawyer to read. What keeps a file longer is a reason of law, looked at again by a day
//! ([`Reason`]). It does **not** touch what is a person's own: their copy has the term of a notebook.
use serde::{Deserialize, Serialize};
use toml::Spanned;

use super::{
    Coded,
    case::Stage,
    contact::Fault,
    discipline::{Length, LengthUnit},
    draft::Fields,
    file::{self, FileError},
    report::PARAGRAPH_LIMIT,
};
use crate::clock::Day;

/// How a case was when the cell closed it. Silence is none, and that somebody gave no name is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// It is not what the service is for.
    OutOfScope,
    /// Somebody else deals with it, with the person's agreement.
    Elsewhere,
    /// The person was supported, and asked for nothing more.
    Supported,
    /// It was dealt with, and the person knows what came of it.
    Dealt,
    /// It was looked at, and nothing followed.
    WithoutFollowUp,
}

impl Coded for Outcome {
    const ALL: &'static [Self] =
        &[Self::Supported, Self::Dealt, Self::WithoutFollowUp, Self::Elsewhere, Self::OutOfScope];

    fn code(self) -> &'static str {
        match self {
            Self::OutOfScope => "out-of-scope",
            Self::Elsewhere => "elsewhere",
            Self::Supported => "supported",
            Self::Dealt => "dealt",
            Self::WithoutFollowUp => "without-follow-up",
        }
    }
}

/// That the cell closes a case, as the person reads it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ending {
    /// How it was.
    pub outcome: Outcome,
    /// Why, in the cell's words.
    pub reasons: String,
}

impl Ending {
    /// Reads what was typed: both are required.
    pub fn parse(fields: &Fields) -> Result<Self, Vec<Fault>> {
        let outcome = Outcome::from_code(fields.one("outcome"));
        let reasons = fields.one("reasons").trim().to_owned();
        let faults = [
            (outcome.is_err(), "outcome", "missing-ending"),
            (reasons.is_empty(), "reasons", "no-ending-reasons"),
            (reasons.chars().count() > PARAGRAPH_LIMIT, "reasons", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        match outcome {
            Ok(outcome) if faults.is_empty() => Ok(Self { outcome, reasons }),
            _ => Err(faults),
        }
    }
}

/// Why the law asks that a file be kept for longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reason {
    /// A complaint was made, or the prosecutor was told.
    Prosecution,
    /// It is before a court.
    Court,
    /// An appeal is open.
    Appeal,
    /// Disciplinary proceedings run.
    Discipline,
    /// An authority asked for it: a judge, the Défenseur des droits, the CNIL.
    Authority,
    /// Somebody exercises their rights over what stands there.
    Rights,
}

impl Coded for Reason {
    const ALL: &'static [Self] =
        &[Self::Prosecution, Self::Court, Self::Appeal, Self::Discipline, Self::Authority, Self::Rights];

    fn code(self) -> &'static str {
        match self {
            Self::Prosecution => "prosecution",
            Self::Court => "court",
            Self::Appeal => "appeal",
            Self::Discipline => "discipline",
            Self::Authority => "authority",
            Self::Rights => "rights",
        }
    }
}

/// That a file is kept for longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holding {
    /// Why.
    pub reason: Reason,
    /// By when somebody looks again whether it must be.
    pub review: Day,
}

impl Holding {
    /// Reads what was typed: a reason, and a day after today and no later than `latest`.
    pub fn parse(fields: &Fields, (today, latest): (Day, Day)) -> Result<Self, Vec<Fault>> {
        let reason = Reason::from_code(fields.one("motive"));
        let review: Result<Day, _> = fields.one("review").trim().parse();
        let review = review.ok().filter(|day| *day > today && *day <= latest);
        let faults = [(reason.is_err(), "motive", "missing-hold-reason"), (review.is_none(), "review", "review-day")];
        match (reason, review) {
            (Ok(reason), Some(review)) => Ok(Self { reason, review }),
            _ => {
                Err(faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect())
            }
        }
    }
}

/// How long a file that rests at a stage is kept.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Term {
    /// The stage.
    pub stage: String,
    /// How a case was closed, where it says.
    pub outcome: Option<String>,
    /// For how long it is read as before.
    pub active: Length,
    /// For how long it then stands in the archive; without it, it is erased at once.
    pub archive: Option<Length>,
    /// The text it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// When a file that rests goes to the archive, and when it is erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dates {
    /// The first day in the archive; none where it goes to none.
    pub archived: Option<Day>,
    /// The day on which it is erased.
    pub erased: Day,
}

/// Every term; none is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention {
    all: Vec<Term>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    term: Vec<Spanned<Term>>,
}

impl Retention {
    /// Reads and checks the file.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        let mut all: Vec<Term> = Vec::new();
        for term in shape.term {
            let span = term.span();
            let term = term.into_inner();
            let within = |fault| Err(FileError::within(text, &span, fault, &term.stage));
            let stage = Stage::from_code(&term.stage).ok().filter(|stage| stage.rests());
            let Some(stage) = stage else { return within("unknown-stage") };
            let is_known = term.outcome.as_deref().is_none_or(|code| Outcome::from_code(code).is_ok());
            if !is_known || term.outcome.is_some() != (stage == Stage::Ended) {
                return within("unknown-outcome");
            }
            if [Some(term.active), term.archive].into_iter().flatten().any(|length| length.unit == LengthUnit::Hours) {
                return within("bad-length");
            }
            if all.iter().any(|one| (&one.stage, &one.outcome) == (&term.stage, &term.outcome)) {
                return within("twice");
            }
            all.push(term);
        }
        let found = Self { all };
        match kept().find(|(stage, outcome)| found.term(*stage, *outcome).is_none()) {
            Some((stage, outcome)) => Err(FileError::whole("missing-term", outcome.map_or(stage.code(), Coded::code))),
            None => Ok(found),
        }
    }

    /// The term of what rests at a stage.
    #[must_use]
    pub fn term(&self, stage: Stage, outcome: Option<Outcome>) -> Option<&Term> {
        let outcome = outcome.map(Coded::code);
        self.all.iter().find(|term| term.stage == stage.code() && term.outcome.as_deref() == outcome)
    }

    /// When what rests at a stage since a day goes to the archive and is erased; nothing for a stage at which nothing rests.
    #[must_use]
    pub fn dates(&self, (stage, outcome): (Stage, Option<Outcome>), since: Day) -> Option<Dates> {
        let term = self.term(stage, outcome)?;
        let over = term.active.after(since)?;
        let Some(archive) = term.archive else { return Some(Dates { archived: None, erased: over }) };
        Some(Dates { archived: Some(over), erased: archive.after(over)? })
    }

    /// The first day on which something that rests at a stage since a day may be erased, however it was closed.
    #[must_use]
    pub fn soonest(&self, stage: Stage, since: Day) -> Option<Day> {
        let all = kept().filter(|(at, _)| *at == stage);
        all.filter_map(|one| self.dates(one, since)).map(|dates| dates.erased).min()
    }

    /// Stages and outcomes whose term a lawyer still has to check.
    pub fn to_check(&self) -> impl Iterator<Item = &str> {
        let open = self.all.iter().filter(|term| term.to_check);
        open.map(|term| term.outcome.as_deref().unwrap_or(&term.stage))
    }
}

/// Everything that rests and needs a term.
fn kept() -> impl Iterator<Item = (Stage, Option<Outcome>)> {
    let stages = Stage::ALL.iter().copied().filter(|stage| stage.rests());
    stages.flat_map(|stage| {
        let outcomes: Vec<Option<Outcome>> =
            if stage == Stage::Ended { Outcome::ALL.iter().copied().map(Some).collect() } else { vec![None] };
        outcomes.into_iter().map(move |outcome| (stage, outcome))
    })
}

#[cfg(test)]
mod tests;
