//! What was handed over: copies of exactly what the person agreed to, and the proof that they did.
//!
//! Whoever receives has no key of the conversation, and takes no member's word for what was agreed to: the person's consent
//! comes along as they signed it, and so does the record of each file. Anybody who opens the copy verifies them against the
//! case they come from, whose identifier the person's own keys certify. A member who hands over can leave out; never add.
//!
//! The name stands as the member copied it: the record it comes from also says how to reach the person, and never leaves the
//! cell. It does **not** show that a consent was taken back since: that is told in words of its own.
use std::collections::BTreeSet;

use super::{
    attached::Attached,
    consent::{Consent, Copied, Purpose, Receiver, Scope},
    record::Party,
};
use crate::{
    clock::Day,
    ids::{CaseId, FileId},
};

/// A signed record as bytes that whoever has no key of its drawer verifies, in base 64.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Proof(pub String);

/// A file that was handed over.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HandedFile {
    /// The file, under a name of its own in the copy: the same sealed bytes, and what opens them.
    pub file: Attached,
    /// The record it was given with, as it was signed in the conversation.
    pub from: Proof,
}

/// What was handed over, at once and under one consent.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct HandedOver {
    /// The case it comes from, by the identifier that the person's keys certify: it opens nothing.
    pub case: CaseId,
    /// The day on which that case was received: what the law gives to decide runs from then.
    pub received: Day,
    /// The person's keys when it was handed over.
    pub person: Party,
    /// To which function.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// How far the person's agreement reaches.
    pub scope: Scope,
    /// The exact words; empty where only files go.
    pub text: String,
    /// The name, where the person agreed that it goes; never how to reach them.
    pub name: Option<String>,
    /// Files, one by one.
    pub files: Vec<HandedFile>,
    /// The consent, as the person signed it.
    pub consent: Proof,
}

/// That it was handed over, as both sides of the conversation see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Passed {
    /// Number of the consent it rests on.
    pub consent: u64,
    /// To which function.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// What the file that received it is called, so that both ends speak of the same.
    pub inquiry: String,
    /// The file itself: what somebody else calls so is another.
    pub file: CaseId,
}

impl HandedOver {
    /// Whether this consent covers what is here, to the letter: the same words or none, no other file, no name that was
    /// withheld. `files` are the names that the files here had in the conversation.
    #[must_use]
    pub fn is_covered_by(&self, consent: &Consent, files: BTreeSet<FileId>) -> bool {
        let copy = Copied { text: self.text.clone(), files, with_name: self.name.is_some() };
        let terms = (self.to, self.purpose, self.scope);
        terms == (consent.to, consent.purpose, consent.scope) && consent.copy.covers(&copy)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::*;

    fn file(number: u8) -> FileId {
        FileId::from_bytes([number; 16])
    }

    fn consent(text: &str, files: &[u8], with_name: bool) -> Consent {
        Consent {
            to: Receiver::Assessor,
            purpose: Purpose::Inquiry,
            copy: Copied { text: text.to_owned(), files: files.iter().copied().map(file).collect(), with_name },
            scope: Scope::Whole,
            statement: String::new(),
            answers: None,
        }
    }

    fn handed(text: &str, name: Option<&str>) -> HandedOver {
        HandedOver {
            case: CaseId::from_bytes([1; 16]),
            received: "2026-11-20".parse().unwrap(),
            person: Party::default(),
            to: Receiver::Assessor,
            purpose: Purpose::Inquiry,
            scope: Scope::Whole,
            text: text.to_owned(),
            name: name.map(str::to_owned),
            files: Vec::new(),
            consent: Proof(String::new()),
        }
    }

    #[test]
    fn nothing_goes_that_was_not_agreed_to() {
        let given = consent("ce que je dis", &[1, 2], false);
        let covers =
            |handed: &HandedOver, files: &[u8]| handed.is_covered_by(&given, files.iter().copied().map(file).collect());
        let right = handed("ce que je dis", None);
        assert!(covers(&right, &[1]) && covers(&right, &[1, 2]) && covers(&handed("", None), &[]));
        assert!(!covers(&right, &[3]), "another file");
        assert!(!covers(&handed("ce que je dis.", None), &[]), "other words");
        assert!(!covers(&handed("ce que je dis", Some("Alix")), &[]), "a name that was withheld");
        assert!(!covers(&HandedOver { to: Receiver::Authority, ..right.clone() }, &[]), "somebody else");
        assert!(!covers(&HandedOver { purpose: Purpose::Support, ..right.clone() }, &[]), "something else");
        assert!(!covers(&HandedOver { scope: Scope::OwnTestimony, ..right }, &[]), "said to reach otherwise");
    }

    proptest! {
        #[test]
        fn a_copy_is_covered_by_the_consent_it_was_made_from_and_by_none_for_less(name: bool, agreed: bool, more in any::<u8>()) {
            let given = consent("mots", &[1], agreed);
            let handed = handed("mots", name.then_some("Alix"));
            let files = if more == 1 { vec![1] } else { vec![1, more] };
            let covered = handed.is_covered_by(&given, files.into_iter().map(file).collect());
            prop_assert_eq!(covered, (agreed || !name) && more == 1);
        }
    }
}
