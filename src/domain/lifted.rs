//! Forbidden pairs that an organisation lifts for one named member, with a reason it shows to everybody.
//!
//! A small entity may have one person who listens and decides. Lifting that pair is written in `organisation.toml`, one
//! member and one entity at a time, and both locks honour it: [`super::conflict`] and the policies. What keeps a function
//! from every case (an administrator, an auditor) is not a pair and is never lifted. It does **not** keep the member from
//! deciding on a case they listened to: no act decides yet, and the first that does has to ask who listened.
use toml::Spanned;

use super::{Coded, file::FileError, localised::Localised};
use crate::ids::MemberId;

/// A pair of functions that nobody holds on the same case, unless it is lifted for them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pair {
    /// Receives reports, and decides on them.
    ListensAndDecides,
}

impl Coded for Pair {
    const ALL: &'static [Self] = &[Self::ListensAndDecides];

    fn code(self) -> &'static str {
        match self {
            Self::ListensAndDecides => "listens-and-decides",
        }
    }
}

/// A pair lifted for one member, for an entity and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lifted {
    /// Who: somebody who comes back with other keys is another member, for whom it is lifted anew or not.
    pub member: MemberId,
    /// Which.
    pub pair: Pair,
    /// Code of the entity.
    pub entity: String,
    /// Why, as people read it.
    pub reason: Localised,
}

/// As the file has it.
#[derive(Debug, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    member: String,
    pair: String,
    entity: String,
    reason: Localised,
}

/// Reads every lifted pair; `is_known` says whether an entity is.
pub(super) fn parse(
    text: &str,
    all: Vec<Spanned<Raw>>,
    is_known: impl Fn(&str) -> bool,
) -> Result<Vec<Lifted>, FileError> {
    let mut read: Vec<Lifted> = Vec::with_capacity(all.len());
    for raw in all {
        let span = raw.span();
        let lifted = lift(raw.into_inner(), &is_known);
        let lifted = lifted.map_err(|(code, at)| FileError::within(text, &span, code, &at))?;
        let same = |one: &Lifted| (one.member, one.pair, &one.entity) == (lifted.member, lifted.pair, &lifted.entity);
        if read.iter().any(same) {
            return Err(FileError::within(text, &span, "twice", &lifted.entity));
        }
        read.push(lifted);
    }
    Ok(read)
}

fn lift(raw: Raw, is_known: impl Fn(&str) -> bool) -> Result<Lifted, (&'static str, String)> {
    let Raw { member, pair, entity, reason } = raw;
    let member = member.parse().map_err(|_| ("not-a-member", String::new()))?;
    let Ok(pair) = Pair::from_code(&pair) else { return Err(("unknown-pair", pair)) };
    if !is_known(&entity) {
        return Err(("unknown-entity", entity));
    }
    Ok(Lifted { member, pair, entity, reason })
}
