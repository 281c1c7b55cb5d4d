//! What an inquiry bears on and what it finds: persons implicated, facts alleged against them, one finding for each of both.
//!
//! Nobody is guilty here: *person implicated*, *facts alleged*, and four outcomes of which *undetermined* is as good as any.
//! It does **not** qualify in law nor propose a sanction: a report may, in its own words.
use std::collections::BTreeSet;

use super::Coded;

/// How the inquiry will be conducted: whom to hear, what to look for, in which order.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Plan {
    /// In words.
    pub text: String,
}

/// A person implicated; the latest of a number counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Implicated {
    /// Their number, from 1.
    pub number: u32,
    /// Their name.
    pub name: String,
    /// Their function.
    pub function: String,
}

/// Facts alleged; the latest of a number counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Allegation {
    /// Its number, from 1.
    pub number: u32,
    /// Numbers of the persons it is against.
    pub against: BTreeSet<u32>,
    /// The facts, as alleged.
    pub facts: String,
    /// When they would have happened.
    pub period: String,
}

/// What is found of an allegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// The facts are established.
    Established,
    /// Some of them are.
    Partly,
    /// They are not established.
    NotEstablished,
    /// Nothing allows to say.
    Undetermined,
}

impl Coded for Outcome {
    const ALL: &'static [Self] = &[Self::Established, Self::Partly, Self::NotEstablished, Self::Undetermined];

    fn code(self) -> &'static str {
        match self {
            Self::Established => "established",
            Self::Partly => "partly",
            Self::NotEstablished => "not-established",
            Self::Undetermined => "undetermined",
        }
    }
}

/// What is found of an allegation, for one of the persons it is against; the latest counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Finding {
    /// Number of the allegation.
    pub allegation: u32,
    /// Number of the person.
    pub person: u32,
    /// What is found.
    pub outcome: Outcome,
    /// Why, for and against.
    pub grounds: String,
    /// Numbers of the pieces it rests on.
    pub evidence: BTreeSet<u32>,
}

/// What the report says besides what is recorded elsewhere; the latest counts.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Drafted {
    /// How the inquiry was conducted, who was heard, who could not be.
    pub method: String,
    /// What happened, in its order.
    pub chronology: String,
    /// What speaks for and against.
    pub discussion: String,
    /// What is proposed: protection, organisation, discipline, notice to the prosecutor.
    pub proposals: String,
}
