//! A letter ready to leave: its text with what is said in each place, under the organisation's name.
//!
//! The same sheet becomes a PDF or a page. What was typed in a place stays plain text, told apart from the letter's own
//! words so that each form can give it the direction it is written in. Addresses of sites are printed, and lead nowhere:
//! a letter is read on paper. It does **not** sign anything, nor say to whom it was given.
use crate::domain::{
    letter::{Lacking, Letter, Place, Values},
    notice::{Block, Part, Run},
};

/// The words around a letter, in its language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Around {
    /// Code of the language.
    pub language: String,
    /// Stands before the reference.
    pub reference: String,
    /// Stands before the day.
    pub date: String,
    /// Said where a form cannot draw some of its signs.
    pub undrawn: String,
}

/// A letter, laid out in words.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize)]
pub struct Sheet {
    /// Code of its language, for those who listen to it.
    pub language: String,
    /// Its title.
    pub title: String,
    /// Who writes.
    pub organisation: String,
    /// The reference, repeated on each page.
    pub reference: String,
    /// Name and value: the reference, the day.
    pub about: Vec<(String, String)>,
    /// Said where a form cannot draw some of its signs.
    pub undrawn: String,
    /// The text.
    pub pieces: Vec<Piece>,
}

/// A piece of a letter.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
#[serde(tag = "is", content = "of", rename_all = "kebab-case")]
pub enum Piece {
    /// A heading of the first rank below the title.
    Section(Vec<Stretch>),
    /// A heading of the second rank.
    Subsection(Vec<Stretch>),
    /// A paragraph.
    Paragraph(Vec<Stretch>),
    /// What was typed, by itself: paragraphs, their lines kept.
    Given(String),
    /// One thing a line.
    List(Vec<Vec<Stretch>>),
}

/// Words of one weight and of one origin.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Stretch {
    /// The words.
    pub words: String,
    /// Whether they matter more.
    pub strong: bool,
    /// Whether somebody typed them for this letter.
    pub given: bool,
}

/// The letter with what is said in each of its places.
pub fn sheet(letter: &Letter, around: &Around, values: &Values) -> Result<Sheet, Lacking> {
    let line = |name: &str, place: Place| (name.to_owned(), values.get(place).to_owned());
    Ok(Sheet {
        language: around.language.clone(),
        title: letter.title.clone(),
        organisation: values.get(Place::Organisation).to_owned(),
        reference: values.get(Place::Reference).to_owned(),
        about: vec![line(&around.reference, Place::Reference), line(&around.date, Place::Date)],
        undrawn: around.undrawn.clone(),
        pieces: letter.with(values)?.iter().map(|block| piece(block, values)).collect(),
    })
}

fn piece(block: &Block<Place>, values: &Values) -> Piece {
    let said = |line: &[Run<Place>]| line.iter().flat_map(|run| stretches(run, values)).collect::<Vec<_>>();
    match block {
        Block::Section(line) => Piece::Section(said(line)),
        Block::Subsection(line) => Piece::Subsection(said(line)),
        Block::List(lines) => Piece::List(lines.iter().map(|line| said(line)).collect()),
        Block::Paragraph(line) => match said(line).as_slice() {
            [alone] if alone.given => Piece::Given(alone.words.clone()),
            all => Piece::Paragraph(all.to_vec()),
        },
    }
}

fn stretches(run: &Run<Place>, values: &Values) -> Vec<Stretch> {
    let of = |part: &Part<Place>| {
        let (words, given) = match part {
            Part::Text(text) | Part::Call { text, .. } => (text.clone(), false),
            Part::Site { text, url } => (format!("{text} ({url})"), false),
            Part::Blank(place) => (values.get(*place).to_owned(), true),
        };
        Stretch { words, strong: run.strong, given }
    };
    run.parts.iter().map(of).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::{
        Coded as _,
        letter::{LetterKind, Letters},
    };

    pub(in crate::publish) fn around() -> Around {
        Around {
            language: "fr".to_owned(),
            reference: "Référence".to_owned(),
            date: "Date".to_owned(),
            undrawn: "Certains signes manquent.".to_owned(),
        }
    }

    /// A letter with the same words in every place, or in every place that must be filled.
    pub(in crate::publish) fn of(kind: LetterKind, words: &str, optional: bool) -> Sheet {
        let letters = Letters::parse(&|_| None).unwrap();
        let places = Place::FRAME.iter().chain(kind.places()).filter(|place| optional || !place.is_optional());
        let values = places.fold(Values::default(), |values, place| values.and(*place, words));
        sheet(letters.find(kind).unwrap().get("fr"), &around(), &values).unwrap()
    }

    #[test]
    fn what_is_typed_stays_as_it_was_typed() {
        let typed = "#panic() **gras** {facts} [x](https://a.fr)\n\n## Titre <b>";
        for kind in LetterKind::ALL {
            let sheet = of(*kind, typed, true);
            let told = serde_json::to_string(&sheet.pieces).unwrap();
            let escaped = serde_json::to_string(typed).unwrap();
            assert!(told.matches(escaped.trim_matches('"')).count() >= kind.places().len(), "{}", kind.code());
            assert_eq!((sheet.organisation.as_str(), sheet.about[0].1.as_str()), (typed, typed));
            assert!(!told.contains("{"[..].repeat(2).as_str()));
        }
    }

    #[test]
    fn what_is_typed_alone_is_a_piece_of_its_own() {
        let minutes = of(LetterKind::Minutes, "Q.\n\nR.", false);
        assert!(minutes.pieces.contains(&Piece::Given("Q.\n\nR.".to_owned())));
        let titles: Vec<_> = minutes.pieces.iter().filter(|piece| matches!(piece, Piece::Section(_))).collect();
        // "Documents remis" has nothing to say.
        assert_eq!(titles.len(), 5, "{titles:?}");
    }

    #[test]
    fn an_empty_place_makes_no_letter() {
        let letters = Letters::parse(&|_| None).unwrap();
        let letter = letters.find(LetterKind::Report).unwrap().get("en");
        assert_eq!(sheet(letter, &around(), &Values::default()), Err(Lacking(Place::Organisation)));
    }
}
