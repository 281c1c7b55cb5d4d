//! Sentences ready to be put into an answer, read from `policies/sentences.toml`.
//!
//! The organisation replaces the file as it replaces others. A sentence is a beginning: whoever answers changes it, and
//! nothing is sent until they do. It does **not** know the case: a sentence that promises too much is the file's fault.
use toml::Spanned;

use super::{
    file::{self, FileError},
    localised::Localised,
    report::PARAGRAPH_LIMIT,
};

/// A sentence, or a few.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sentence {
    /// Stable code.
    pub code: String,
    /// When it serves; for the cell only.
    pub label: Localised,
    /// The words.
    pub text: Localised,
}

/// Every sentence, in the order people see them; there may be none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentences(Vec<Sentence>);

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    #[serde(default)]
    sentence: Vec<Spanned<Sentence>>,
}

impl Sentences {
    /// Reads and checks the file.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        file::check_codes(text, &shape.sentence, |sentence| &sentence.code)?;
        let is_long = |sentence: &Sentence| {
            ["fr", "en"].iter().any(|language| sentence.text.get(language).chars().count() > PARAGRAPH_LIMIT)
        };
        if let Some(long) = shape.sentence.iter().find(|sentence| is_long(sentence.as_ref())) {
            return Err(FileError::within(text, &long.span(), "too-long", &long.as_ref().code));
        }
        Ok(Self(shape.sentence.into_iter().map(Spanned::into_inner).collect()))
    }

    /// Every sentence.
    pub fn all(&self) -> impl Iterator<Item = &Sentence> {
        self.0.iter()
    }

    /// The sentence with this code.
    #[must_use]
    pub fn sentence(&self, code: &str) -> Option<&Sentence> {
        self.0.iter().find(|sentence| sentence.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/sentences.toml");

    #[test]
    fn the_defaults_read_and_address_people_with_care() {
        let sentences = Sentences::parse(EMBEDDED).unwrap();
        assert!(sentences.all().count() >= 10);
        assert!(sentences.sentence("first-answer").is_some() && sentences.sentence("none-such").is_none());
        for sentence in sentences.all() {
            let french = sentence.text.get("fr");
            assert!(!french.contains('·') && !french.contains(" tu "), "{}", sentence.code);
        }
        assert_eq!(Sentences::parse("").unwrap().all().count(), 0, "an organisation may have none");
    }

    #[test]
    fn faults_name_their_line() {
        let fault = |from: &str, to: &str| Sentences::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
        let line = |word: &str| EMBEDDED.lines().position(|line| line.contains(word)).unwrap() + 1;
        let twice = fault("\"closing\"", "\"first-answer\"");
        assert_eq!((twice.code, twice.line), ("twice", line("\"closing\"") - 1));
        let unknown = fault("label.fr", "labels = 'x'\nlabel.fr");
        assert_eq!((unknown.code, unknown.line), ("unknown-key", line("label.fr")));
        let long = format!(
            "[[sentence]]\ncode = 'a'\nlabel = {{fr = 'a', en = 'a'}}\ntext.fr = '{}'\ntext.en = 'a'",
            "é".repeat(PARAGRAPH_LIMIT + 1)
        );
        assert_eq!(Sentences::parse(&long).unwrap_err(), FileError { line: 1, code: "too-long", at: "a".to_owned() });
    }
}
