//! The kinds of facts, read from `policies/taxonomy.toml`.
//!
//! The person who writes sees a plain description and an example, never a legal label; the cell sees label and
//! reference. Codes are stable: a text may be rewritten, a code keeps its meaning. It does **not** qualify anything:
//! that is for the cell, later, and dated.
use toml::Spanned;

use super::{
    file::{self, FileError},
    localised::Localised,
};

/// Whether a kind counts as sexual and sexist violence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Vss {
    /// Always.
    Yes,
    /// Never.
    No,
    /// Depends on the case.
    Conditional,
}

/// Whether a kind is an offence; a crime or a *délit* raises the question of article 40 (code of criminal procedure).
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Offence {
    /// A crime.
    Crime,
    /// A *délit*.
    Delit,
    /// Depends on the case.
    Conditional,
    /// None.
    None,
}

/// A kind of facts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kind {
    /// Stable code.
    pub code: String,
    /// The label of the law; for the cell only.
    pub label: Localised,
    /// A description the person recognises.
    pub plain: Localised,
    /// An example.
    pub example: Localised,
    /// What the texts cover, in plain words: for the page that explains, not while somebody writes.
    pub meaning: Localised,
    /// The texts it comes from.
    pub reference: String,
    /// Whether a lawyer still has to check the reference.
    #[serde(default)]
    pub to_check: bool,
    /// Whether only the cell uses it, to sort; the person is not offered it.
    #[serde(default)]
    pub cell_only: bool,
    /// Sexual and sexist violence.
    pub vss: Vss,
    /// Offence.
    pub offence: Offence,
}

/// Every kind, in the order people see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taxonomy(Vec<Kind>);

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    kind: Vec<Spanned<Kind>>,
}

impl Taxonomy {
    /// Reads and checks the file. "Something else, or I don't know" (`autre`) must always be there.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        file::check_codes(text, &shape.kind, |kind| &kind.code)?;
        let found = Self(shape.kind.into_iter().map(Spanned::into_inner).collect());
        if found.offered().all(|kind| kind.code != "autre") {
            Err(FileError::whole("missing-kind", "autre"))
        } else {
            Ok(found)
        }
    }

    /// Every kind, in the order of the file.
    pub fn kinds(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter()
    }

    /// The kinds a person may choose.
    pub fn offered(&self) -> impl Iterator<Item = &Kind> {
        self.0.iter().filter(|kind| !kind.cell_only)
    }

    /// The kind with this code.
    #[must_use]
    pub fn kind(&self, code: &str) -> Option<&Kind> {
        self.0.iter().find(|kind| kind.code == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/taxonomy.toml");

    /// Codes are in stored cases for ever: this list only grows.
    const CODES: [&str; 28] = [
        "agiss-sex",
        "outr-sex",
        "harc-sex",
        "chant-sex",
        "agr-sex",
        "viol",
        "soum-chim",
        "exhib",
        "voyeur",
        "diff-int",
        "deepfake",
        "doxx",
        "harc-moral",
        "harc-moral-gen",
        "harc-scol",
        "bizut",
        "discrim",
        "harc-disc",
        "inj-disc",
        "viol-phys",
        "viol-psy",
        "menace",
        "intim",
        "outrage",
        "viol-conj",
        "repres",
        "conflit",
        "autre",
    ];

    #[test]
    fn every_code_is_there() {
        let taxonomy = Taxonomy::parse(EMBEDDED).unwrap();
        let codes: Vec<&str> = taxonomy.kinds().map(|kind| kind.code.as_str()).collect();
        assert_eq!(codes, CODES);
        assert!(taxonomy.offered().all(|kind| kind.code != "conflit"));
        assert!(taxonomy.kind("harc-scol").unwrap().to_check);
    }

    /// Nobody has to know the law to say what happened.
    #[test]
    fn plain_words_are_not_the_labels_of_the_law() {
        let legal = ["harcèlement", "agression", "viol ", "outrage", "discrimination", "délit", "crime", "bizutage"];
        for kind in Taxonomy::parse(EMBEDDED).unwrap().kinds() {
            let words = format!("{} {} ", kind.plain.get("fr"), kind.example.get("fr")).to_lowercase();
            assert!(!legal.iter().any(|label| words.contains(label)), "{}: {words}", kind.code);
            assert!(!words.contains('·'), "{}", kind.code);
        }
    }

    #[test]
    fn other_must_be_offered() {
        let text = EMBEDDED.replace("code = \"autre\"", "code = \"autre\"\ncell_only = true");
        assert_eq!(Taxonomy::parse(&text).unwrap_err(), FileError::whole("missing-kind", "autre"));
    }
}
