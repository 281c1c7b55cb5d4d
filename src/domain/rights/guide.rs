//! What may and may not be given to whom, why, and how it is done here: read from `policies/rights.toml`.
//!
//! Every right has an answer for whoever may ask, each with its references, for a lawyer or a data protection officer to read.
//! It is advice for whoever answers; it opens nothing and decides nothing.
use toml::Spanned;

use super::{Capacity, Right};
use crate::domain::{
    Coded,
    file::{self, FileError},
    localised::Localised,
};

/// The answer to some rights, for some of those who may ask.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Advice {
    /// Codes of the rights.
    pub rights: Vec<String>,
    /// Codes of those who may ask.
    pub who: Vec<String>,
    /// What they may have.
    pub may: Localised,
    /// What they may not have, and why.
    pub not: Localised,
    /// How it is done in this service.
    pub how: Localised,
    /// The texts it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check it.
    #[serde(default)]
    pub to_check: bool,
}

/// Every answer; none is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guide {
    all: Vec<Advice>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    answer: Vec<Spanned<Advice>>,
}

impl Guide {
    /// Reads and checks the file: each right has one answer, and one only, for each of those who may ask.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        let mut all: Vec<Advice> = Vec::new();
        for advice in shape.answer {
            let span = advice.span();
            let advice = advice.into_inner();
            let within = |fault, at: &str| Err(FileError::within(text, &span, fault, at));
            if let Some(right) = advice.rights.iter().find(|right| Right::from_code(right).is_err()) {
                return within("unknown-right", right);
            }
            if let Some(who) = advice.who.iter().find(|who| Capacity::from_code(who).is_err()) {
                return within("unknown-capacity", who);
            }
            let is_same = |one: &Advice| one.rights.iter().any(|right| advice.rights.contains(right));
            let is_twice = |who: &&String| all.iter().any(|one| is_same(one) && one.who.contains(who));
            if let Some(who) = advice.who.iter().find(is_twice) {
                return within("twice", who);
            }
            all.push(advice);
        }
        let found = Self { all };
        let every = Right::ALL.iter().flat_map(|right| Capacity::ALL.iter().map(move |who| (*right, *who)));
        let missing = every.into_iter().find(|(right, who)| found.advice(*right, *who).is_none());
        match missing {
            Some((right, who)) => Err(FileError::whole("missing-answer", &format!("{} {}", right.code(), who.code()))),
            None => Ok(found),
        }
    }

    /// The answer to a right for somebody.
    #[must_use]
    pub fn advice(&self, right: Right, who: Capacity) -> Option<&Advice> {
        let has = |codes: &[String], code: &str| codes.iter().any(|known| known == code);
        self.all.iter().find(|one| has(&one.rights, right.code()) && has(&one.who, who.code()))
    }

    /// Rights whose answer a lawyer still has to check, each with those it is for.
    pub fn to_check(&self) -> impl Iterator<Item = String> {
        let open = self.all.iter().filter(|one| one.to_check);
        open.map(|one| format!("{} ({})", one.rights.join(", "), one.who.join(", ")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../../policies/rights.toml");

    #[test]
    fn every_right_has_its_answer_for_whoever_may_ask() {
        let guide = Guide::parse(EMBEDDED).unwrap();
        for right in Right::ALL {
            for who in Capacity::ALL {
                let advice = guide.advice(*right, *who).unwrap();
                assert!(advice.reference.contains("RGPD"), "{} {}", right.code(), who.code());
            }
        }
        assert!(guide.to_check().count() > 0, "a lawyer has not read all of it");
    }

    #[test]
    fn faults() {
        let fault = |from: &str, to: &str| Guide::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
        assert_eq!(fault("rights = [\"access\"]", "rights = [\"entry\"]").code, "unknown-right");
        assert_eq!(fault("who = [\"author\"]", "who = [\"somebody\"]").code, "unknown-capacity");
        assert_eq!(fault("who = [\"victim\"]", "who = [\"author\"]").code, "twice");
        let missing = fault("who = [\"implicated\"]", "who = []");
        assert_eq!((missing.code, missing.at.as_str()), ("missing-answer", "access implicated"));
    }
}
