//! The letters of an inquiry, from the mission to what each person is told of the end, and of disciplinary proceedings; read from `policies/letters/<locale>/`.
//!
//! A file is a head in TOML, then the same small part of Markdown as the notices (see [`super::notice`]), with the places
//! that its kind has, no other and none less. What stands in a place is plain text and stays so. It does **not** judge
//! whether a letter is right in law: its references say what somebody must still verify; nor does it send anything.
use std::collections::BTreeMap;

use toml::Spanned;

use super::{
    Coded, calendar,
    file::{self, FileError},
    notice::{self, Block, Part, Reference},
};
use crate::clock::Day;

mod collection;
mod place;

pub use collection::{Letters, TEXTS, Translated};
pub use place::Place;

/// What a letter is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum LetterKind {
    /// *Lettre de mission*: who inquires, on what, until when, for whom.
    Mission,
    /// An inquirer declares to have no tie with the persons concerned.
    NoConflict,
    /// Whoever takes part undertakes to keep it confidential.
    Confidentiality,
    /// The person who reported is told that an inquiry opens.
    InformationReporter,
    /// The person implicated is told that an inquiry opens.
    InformationImplicated,
    /// The person who reported is invited to an interview.
    ConvocationReporter,
    /// A witness is invited to an interview.
    ConvocationWitness,
    /// The person implicated is invited to an interview.
    ConvocationImplicated,
    /// *Compte rendu*: what was said at an interview.
    Minutes,
    /// The report of the inquiry, in outline.
    Report,
    /// The person who reported is told what came of it.
    FeedbackReporter,
    /// The person implicated is told what came of it.
    FeedbackImplicated,
    /// *Avis au procureur de la République*: what an authority learnt that may be a crime or an offence.
    Prosecutor,
    /// The person implicated is told that disciplinary proceedings begin, and of their rights.
    DisciplineNotice,
    /// They are summoned before a disciplinary council, or to an interview.
    DisciplineSummons,
    /// They are told what was decided, why, and how to appeal.
    DisciplineDecision,
}

impl Coded for LetterKind {
    const ALL: &'static [Self] = &[
        Self::Mission,
        Self::NoConflict,
        Self::Confidentiality,
        Self::InformationReporter,
        Self::InformationImplicated,
        Self::ConvocationReporter,
        Self::ConvocationWitness,
        Self::ConvocationImplicated,
        Self::Minutes,
        Self::Report,
        Self::FeedbackReporter,
        Self::FeedbackImplicated,
        Self::Prosecutor,
        Self::DisciplineNotice,
        Self::DisciplineSummons,
        Self::DisciplineDecision,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Mission => "mission",
            Self::NoConflict => "no-conflict",
            Self::Confidentiality => "confidentiality",
            Self::InformationReporter => "information-reporter",
            Self::InformationImplicated => "information-implicated",
            Self::ConvocationReporter => "convocation-reporter",
            Self::ConvocationWitness => "convocation-witness",
            Self::ConvocationImplicated => "convocation-implicated",
            Self::Minutes => "minutes",
            Self::Report => "report",
            Self::FeedbackReporter => "feedback-reporter",
            Self::FeedbackImplicated => "feedback-implicated",
            Self::Prosecutor => "prosecutor",
            Self::DisciplineNotice => "discipline-notice",
            Self::DisciplineSummons => "discipline-summons",
            Self::DisciplineDecision => "discipline-decision",
        }
    }
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    title: String,
    checked: Day,
    references: Vec<Spanned<Reference>>,
}

/// A letter in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What it is for.
    pub kind: LetterKind,
    /// Its title.
    pub title: String,
    /// The day it was last checked against its references.
    pub checked: Day,
    /// What it rests on.
    pub references: Vec<Reference>,
    /// The text itself.
    pub blocks: Vec<Block<Place>>,
}

impl Letter {
    /// Reads and checks a file: it holds every place of its kind, and no other.
    pub fn parse(kind: LetterKind, text: &str) -> Result<Self, FileError> {
        let known = |place: &Place| kind.places().contains(place) || Place::FRAME.contains(place);
        let named = |name: &str| Place::from_code(name).ok().filter(known);
        let (read, blocks) = notice::opened(text, &head_of, &named)?;
        let Head { title, checked, references } = read;
        let references = references.into_iter().map(Spanned::into_inner).collect();
        let found = Self { kind, title, checked, references, blocks };
        match kind.places().iter().find(|place| !found.holds(**place)) {
            // Nobody can say on which line it should stand: the last is where one looks on.
            Some(lacking) => {
                Err(FileError { line: text.lines().count(), code: "missing-place", at: lacking.code().to_owned() })
            }
            None => Ok(found),
        }
    }

    fn holds(&self, place: Place) -> bool {
        self.blocks.iter().any(|block| places(block).any(|held| held == place))
    }

    /// References that somebody still has to verify.
    pub fn to_check(&self) -> impl Iterator<Item = &str> {
        self.references.iter().filter(|one| one.to_check).map(|one| one.text.as_str())
    }

    /// Whether nobody has checked it within the last six months.
    #[must_use]
    pub fn is_stale(&self, today: Day) -> bool {
        calendar::plus_months(self.checked, 6) < today
    }

    /// The text for these values: a line of which an optional place is empty is left out, then a heading over nothing.
    pub fn with(&self, values: &Values) -> Result<Vec<Block<Place>>, Lacking> {
        values.complete(self.kind)?;
        let mut kept: Vec<Block<Place>> = Vec::new();
        for mut block in self.blocks.clone() {
            if let Block::List(items) = &mut block {
                items.retain(|line| line.iter().flat_map(|run| &run.parts).all(|part| values.fill(part)));
            }
            let is_empty = matches!(&block, Block::List(items) if items.is_empty());
            if !is_empty && places(&block).all(|place| values.fills(place)) {
                kept.push(block);
            }
        }
        Ok(without_bare_headings(kept))
    }
}

/// From the end: whether a heading stands over something depends on what is left below it.
fn without_bare_headings(blocks: Vec<Block<Place>>) -> Vec<Block<Place>> {
    let mut kept: Vec<Block<Place>> = Vec::new();
    for block in blocks.into_iter().rev() {
        let below = kept.last();
        let is_bare = match &block {
            Block::Section(_) => below.is_none_or(|below| matches!(below, Block::Section(_))),
            Block::Subsection(_) => below.is_none_or(Block::is_heading),
            _ => false,
        };
        if !is_bare {
            kept.push(block);
        }
    }
    kept.reverse();
    kept
}

/// The places of a block, in order.
fn places(block: &Block<Place>) -> impl Iterator<Item = Place> {
    block.lines().iter().flatten().flat_map(|run| &run.parts).filter_map(Part::placeholder)
}

fn head_of(text: &str) -> Result<Head, FileError> {
    let head: Head = file::read(text)?;
    notice::checked_head(text, &head.title, &head.references)?;
    Ok(head)
}

/// A place that must be filled is not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a place of the letter is empty")]
pub struct Lacking(pub Place);

/// What is said in each place: plain text, of one line or of several.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Values(BTreeMap<Place, String>);

impl Values {
    /// Says something in a place, instead of what was said before.
    #[must_use]
    pub fn and(mut self, place: Place, words: &str) -> Self {
        self.0.insert(place, words.trim().to_owned());
        self
    }

    /// What is said in a place; nothing where nothing is.
    #[must_use]
    pub fn get(&self, place: Place) -> &str {
        self.0.get(&place).map_or("", |words| words.trim())
    }

    /// The first place that a letter of this kind needs and these values do not fill.
    pub fn complete(&self, kind: LetterKind) -> Result<(), Lacking> {
        let needed = Place::FRAME.iter().chain(kind.places()).filter(|place| !place.is_optional());
        needed.copied().find(|place| !self.fills(*place)).map_or(Ok(()), |place| Err(Lacking(place)))
    }

    fn fills(&self, place: Place) -> bool {
        !self.get(place).is_empty()
    }

    fn fill(&self, part: &Part<Place>) -> bool {
        part.placeholder().is_none_or(|place| self.fills(place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SMALL: &str = "+++\ntitle = \"Attestation\"\nchecked = \"2026-11-22\"\nreferences = []\n+++\n\
                         Je, {person}, {quality}.\n";
    const MINUTES: &str = "+++\ntitle = \"Compte rendu\"\nchecked = \"2026-11-22\"\nreferences = []\n+++\n\
                           - {heard}\n- {hearing-day}, {hearing-place}, {duration}, {present}\n- Avec {assistance}\n\n\
                           ## Discipline\n\n### Silence\n\nDepuis le {proceedings}.\n\n## Échanges\n\n{exchange}\n\n\
                           ## Pièces\n\n- {documents}\n\n### Observations\n\n{remarks}\n\n## Fin\n\nMerci.\n";

    #[test]
    fn a_letter_holds_the_places_of_its_kind_and_no_other() {
        let kind = LetterKind::Confidentiality;
        assert_eq!(Letter::parse(kind, SMALL).unwrap().title, "Attestation");
        for (bad, line, code, at) in [
            ("{person}, {facts}", 6, "unknown-placeholder", "{"),
            ("{person}, {nobody}", 6, "unknown-placeholder", "{"),
            ("{person} {organisation} {reference} {date}", 6, "missing-place", "quality"),
        ] {
            let error = Letter::parse(kind, &SMALL.replace("{person}, {quality}", bad)).unwrap_err();
            assert_eq!(error, FileError { line, code, at: at.to_owned() }, "{bad}");
        }
        assert_eq!(Letter::parse(kind, &SMALL.replace("references = []", "")).unwrap_err().code, "missing-key");
        assert_eq!(Letter::parse(kind, &SMALL.replace("Attestation", " ")).unwrap_err().code, "blank");
        assert_eq!(Letter::parse(kind, &SMALL.replace("+++\nJe", "audience = 1\n+++\nJe")).unwrap_err().line, 5);
    }

    /// Something in every place of a kind that must be filled.
    fn filled(kind: LetterKind) -> Values {
        let needed = Place::FRAME.iter().chain(kind.places()).filter(|place| !place.is_optional());
        needed.fold(Values::default(), |values, place| values.and(*place, place.code()))
    }

    #[test]
    fn empty_places_take_their_lines_and_headings_with_them() {
        let letter = Letter::parse(LetterKind::Minutes, MINUTES).unwrap();
        let headings = |blocks: &[Block<Place>]| blocks.iter().filter(|block| block.is_heading()).count();
        let short = letter.with(&filled(LetterKind::Minutes)).unwrap();
        // "Discipline" and what is under it, "Pièces" and what is under it.
        assert_eq!((headings(&short), headings(&letter.blocks)), (2, 6), "{short:?}");
        let Block::List(items) = &short[0] else { panic!("a list") };
        assert_eq!(items.len(), 2);
        let all = [Place::Assistance, Place::Proceedings, Place::Documents, Place::Remarks];
        let values = all.into_iter().fold(filled(LetterKind::Minutes), |values, place| values.and(place, "x"));
        assert_eq!(letter.with(&values).unwrap(), letter.blocks);
        assert_eq!(letter.with(&values.and(Place::Heard, " \n ")), Err(Lacking(Place::Heard)));
    }

    #[test]
    fn what_stands_above_every_letter_is_asked_first() {
        for kind in LetterKind::ALL {
            assert_eq!(Values::default().complete(*kind), Err(Lacking(Place::Organisation)));
            assert_eq!(filled(*kind).complete(*kind), Ok(()));
            assert!(kind.places().iter().all(|place| !Place::FRAME.contains(place)));
        }
        let used = |place: &Place| LetterKind::ALL.iter().any(|kind| kind.places().contains(place));
        assert!(Place::ALL.iter().all(|place| used(place) || Place::FRAME.contains(place)));
    }

    #[test]
    fn codes_are_what_is_stored() {
        for kind in LetterKind::ALL {
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.code());
        }
        for place in Place::ALL {
            assert_eq!(serde_json::to_value(place).unwrap(), place.code());
        }
    }
}
