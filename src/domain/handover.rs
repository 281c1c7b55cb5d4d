//! What was handed over: copies of exactly what the person agreed to, and the proof that they did; or, without their
//! agreement, of exactly what two members signed for, and the proof of that (see [`super::exception`]).
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
    exception::{Excepted, Explained, Ground, REACHES},
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

/// By what something was handed over, for whoever has no key of the case it comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Proven {
    /// The consent, as the person signed it.
    Consent(Proof),
    /// The exception, as a coordinator signed it.
    Exception(Box<Without>),
}

/// What went without the person's agreement.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Without {
    /// What the coordinator signed, whole: what was proposed, why, and when the person is told.
    pub proof: Proof,
    /// The ground.
    pub ground: Ground,
    /// Why.
    pub reason: String,
    /// Whether the person was told as it went.
    pub told: bool,
}

/// What was handed over, at once and under one consent or one exception.
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
    /// How far the person's agreement reaches; unsaid where they gave none.
    pub scope: Scope,
    /// The exact words; empty where only files go.
    pub text: String,
    /// The name, where it goes; never how to reach them.
    pub name: Option<String>,
    /// Files, one by one.
    pub files: Vec<HandedFile>,
    /// By what.
    #[serde(flatten)]
    pub proven: Proven,
}

/// What a handover rests on, where it comes from.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Basis {
    /// The consent of this number.
    Consent(u64),
    /// No agreement: what the person is told of it.
    Exception(Box<Explained>),
}

/// That it was handed over, as both sides of the conversation see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Passed {
    /// What it rests on.
    #[serde(flatten)]
    pub basis: Basis,
    /// To which function.
    pub to: Receiver,
    /// For what.
    pub purpose: Purpose,
    /// What the file that received it is called, so that both ends speak of the same.
    pub inquiry: String,
    /// The file itself: what somebody else calls so is another.
    pub file: CaseId,
}

impl Passed {
    /// Number of the consent it rests on, if it rests on one.
    #[must_use]
    pub fn consent(&self) -> Option<u64> {
        if let Basis::Consent(number) = &self.basis { Some(*number) } else { None }
    }

    /// What the person is told, where it went without their agreement.
    #[must_use]
    pub fn without(&self) -> Option<&Explained> {
        if let Basis::Exception(explained) = &self.basis { Some(explained) } else { None }
    }
}

impl HandedOver {
    /// That it went without the person's agreement, if it did.
    #[must_use]
    pub fn without(&self) -> Option<&Without> {
        if let Proven::Exception(without) = &self.proven { Some(without) } else { None }
    }

    /// Whether this is exactly what a coordinator signed for: to the letter, for that ground and that reason, to those whom an
    /// exception reaches. `files` are the names that the files here had in the conversation.
    #[must_use]
    pub fn is_excepted_by(&self, excepted: &Excepted, files: BTreeSet<FileId>) -> bool {
        let Some(without) = self.without() else { return false };
        let copy = Copied { text: self.text.clone(), files, with_name: self.name.is_some() };
        let said = (without.ground, without.reason.as_str(), without.told);
        (self.to, self.purpose, self.scope) == (REACHES.0, REACHES.1, Scope::Unsaid)
            && said == (excepted.ground, excepted.reason.as_str(), excepted.is_told())
            && copy == excepted.copy
    }

    /// Whether this consent covers what is here, to the letter: for what is handed over at all, the same words or none, no other
    /// file, no name that was withheld. `files` are the names that the files here had in the conversation.
    #[must_use]
    pub fn is_covered_by(&self, consent: &Consent, files: BTreeSet<FileId>) -> bool {
        let copy = Copied { text: self.text.clone(), files, with_name: self.name.is_some() };
        let terms = (self.to, self.purpose, self.scope);
        self.to.has_a_file_for(self.purpose)
            && terms == (consent.to, consent.purpose, consent.scope)
            && consent.copy.covers(&copy)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{any, prop_assert_eq, proptest};

    use super::{
        super::{exception::Telling, record::RecordBody},
        *,
    };

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
            proven: Proven::Consent(Proof(String::new())),
        }
    }

    #[test]
    fn nothing_goes_without_agreement_that_was_not_signed_for() {
        let excepted = Excepted {
            entity: "brumefond".to_owned(),
            ground: Ground::Danger,
            reason: "Une menace.".to_owned(),
            copy: consent("ce que je dis", &[1, 2], false).copy,
            telling: Telling::Now,
        };
        let without = |ground, reason: &str, told| {
            let without = Without { proof: Proof(String::new()), ground, reason: reason.to_owned(), told };
            Proven::Exception(Box::new(without))
        };
        let right = HandedOver {
            scope: Scope::Unsaid,
            proven: without(Ground::Danger, "Une menace.", true),
            ..handed("ce que je dis", None)
        };
        let holds = |handed: &HandedOver, files: &[u8]| {
            handed.is_excepted_by(&excepted, files.iter().copied().map(file).collect())
        };
        assert!(holds(&right, &[1, 2]));
        assert!(!holds(&right, &[1]), "to the letter: nothing is left out either");
        assert!(!holds(&right, &[1, 2, 3]), "another file");
        assert!(!holds(&HandedOver { text: "autre".to_owned(), ..right.clone() }, &[1, 2]), "other words");
        assert!(!holds(&HandedOver { name: Some("Alix".to_owned()), ..right.clone() }, &[1, 2]), "a name");
        assert!(!holds(&HandedOver { to: Receiver::Authority, ..right.clone() }, &[1, 2]), "somebody else");
        assert!(!holds(&HandedOver { scope: Scope::Whole, ..right.clone() }, &[1, 2]), "as if it were agreed to");
        for wrong in [
            without(Ground::Duty, "Une menace.", true),
            without(Ground::Danger, "Autre chose.", true),
            without(Ground::Danger, "Une menace.", false),
        ] {
            assert!(!holds(&HandedOver { proven: wrong, ..right.clone() }, &[1, 2]), "said otherwise");
        }
        assert!(!holds(&handed("ce que je dis", None), &[1, 2]), "a consent is no exception");
    }

    #[test]
    fn what_rests_on_a_consent_is_written_as_before() {
        let (to, purpose, file) = (Receiver::Assessor, Purpose::Inquiry, CaseId::from_bytes([7; 16]));
        let passed = Passed { basis: Basis::Consent(4), to, purpose, inquiry: "I-2026-4QB7Z".to_owned(), file };
        let body = RecordBody::Passed(passed);
        let written = serde_json::to_string(&body).unwrap();
        assert!(written.contains("\"consent\":4"), "{written}");
        assert_eq!(serde_json::from_str::<RecordBody>(&written).unwrap(), body);
        let handed = RecordBody::HandedOver(Box::new(handed("mots", None)));
        let written = serde_json::to_string(&handed).unwrap();
        assert!(written.contains("\"consent\":\"\""), "{written}");
        assert_eq!(serde_json::from_str::<RecordBody>(&written).unwrap(), handed);
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
