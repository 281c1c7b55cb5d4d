//! The pieces an inquiry rests on: numbered from 1 without a gap, typed, each with the digest of its content.
//!
//! A piece is never changed, and whoever inquires takes none out: what turns out to be nothing is said in the findings (décret
//! 84-961, article 1: the pieces of a file are numbered). One that somebody handed over goes where they take their agreement
//! back before the report is filed; its number stays, so that the others keep theirs. It does **not** say who may see one; see
//! [`super::adversarial`].
use super::{Coded, attached::Attached, investigation::Filed};

/// What a piece is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Sort {
    /// A document.
    Document,
    /// A message: letter, mail, conversation.
    Message,
    /// An image.
    Image,
    /// A recording.
    Sound,
    /// What somebody told.
    Testimony,
    /// The minutes of an interview.
    Minutes,
    /// What an expert says.
    Opinion,
    /// Anything else.
    Other,
}

impl Coded for Sort {
    const ALL: &'static [Self] = &[
        Self::Document,
        Self::Message,
        Self::Image,
        Self::Sound,
        Self::Testimony,
        Self::Minutes,
        Self::Opinion,
        Self::Other,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Document => "document",
            Self::Message => "message",
            Self::Image => "image",
            Self::Sound => "sound",
            Self::Testimony => "testimony",
            Self::Minutes => "minutes",
            Self::Opinion => "opinion",
            Self::Other => "other",
        }
    }
}

/// A piece.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Evidence {
    /// Its number, from 1.
    pub number: u32,
    /// What it is.
    pub sort: Sort,
    /// What it is called.
    pub title: String,
    /// Where it comes from: who gave it, when.
    pub origin: String,
    /// SHA-256 of its content, hexadecimal.
    pub digest: String,
    /// What it holds.
    pub content: Content,
    /// What was handed over and held it, where it was taken from there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Filed>,
}

impl Evidence {
    /// Only what tells that there was one: its number, the digest of what it held, where it came from.
    #[must_use]
    pub fn emptied(self) -> Self {
        Self { title: String::new(), origin: String::new(), content: Content::Text(String::new()), ..self }
    }
}

/// What a piece holds.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Content {
    /// Words.
    Text(String),
    /// A file.
    File(Attached),
}

impl Content {
    /// The file, if it is one.
    #[must_use]
    pub fn file(&self) -> Option<&Attached> {
        match self {
            Self::Text(_) => None,
            Self::File(file) => Some(file),
        }
    }
}
