//! Documents as PDF, tagged for those who listen to them (ISO 14289-1, PDF/UA-1), in memory.
//!
//! Words reach the typesetting engine as a file of data that a template of ours reads, never as source. The engine sees
//! that file, the template and two faces: no disk, no network, no clock, no package. It remembers what it laid out to be
//! quicker next time; it is made to forget at once. Its memory is not wiped, only given back.
//!
//! Signs that the faces do not have (Chinese, Devanagari, most pictures) are drawn as an empty square, and the document
//! says so: the same document as a page has them all. Work is bounded by [`LIMIT`]; how many documents are made at once is the caller's.
use std::sync::LazyLock;

use serde_json::{Value, json};
use typst::{
    Library, LibraryExt as _, World,
    diag::{FileError, FileResult},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::{
    document::{Card, Document},
    letter::Sheet,
};

/// The most characters of a document, some hundred and fifty pages: they take a second or two, and 150 MB meanwhile.
pub const LIMIT: usize = 400_000;

/// Drawn for a sign that the faces do not have.
const UNDRAWN: char = '\u{25a1}';

/// Why a document could not be made; never what stood in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PdfError {
    /// More than [`LIMIT`].
    #[error("too long a document")]
    TooLong,
    /// The engine cannot start: a template or a face is wrong.
    #[error("the typesetting engine cannot start")]
    Engine,
    /// It could not be laid out.
    #[error("a document cannot be laid out")]
    Layout,
    /// It could not be written as the standard asks.
    #[error("a document cannot be written")]
    Writing,
}

/// A document on A4.
pub fn document(document: &Document) -> Result<Vec<u8>, PdfError> {
    press(include_str!("../../templates/report/document.typ"), &told(document)?)
}

/// A letter on A4.
pub fn letter(sheet: &Sheet) -> Result<Vec<u8>, PdfError> {
    press(include_str!("../../templates/report/letter.typ"), &told(sheet)?)
}

/// Words as the template finds them, and whether signs of theirs are lost.
fn told(words: &impl serde::Serialize) -> Result<Value, PdfError> {
    let mut data = serde_json::to_value(words).map_err(|_| PdfError::Engine)?;
    let lacks = drawn(&mut data)?;
    if let Value::Object(fields) = &mut data {
        fields.insert("lacks".to_owned(), Value::Bool(lacks));
    }
    Ok(data)
}

/// A card of the size of those that banks give.
pub fn card(card: &Card) -> Result<Vec<u8>, PdfError> {
    let lines: Vec<String> = card.groups.chunks(3).map(|groups| groups.join("-")).collect();
    let mut data = json!({ "language": card.language, "title": card.title, "address": card.address, "lines": lines });
    drawn(&mut data)?;
    press(include_str!("../../templates/report/card.typ"), &data)
}

/// Makes every word of the data one that can be drawn, and says whether signs were lost.
fn drawn(data: &mut Value) -> Result<bool, PdfError> {
    let faces = FACES.as_ref().ok_or(PdfError::Engine)?;
    let (mut left, mut lacks) = (LIMIT, false);
    let mut waiting = vec![data];
    while let Some(value) = waiting.pop() {
        match value {
            Value::String(words) => {
                left = left.checked_sub(words.chars().count()).ok_or(PdfError::TooLong)?;
                *words = words.chars().filter_map(|sign| faces.drawn(sign, &mut lacks)).collect();
            }
            Value::Array(values) => waiting.extend(values),
            Value::Object(fields) => waiting.extend(fields.values_mut()),
            Value::Null | Value::Bool(_) | Value::Number(_) => {}
        }
    }
    Ok(lacks)
}

/// The two faces, and what they have in common.
struct Faces {
    fonts: Vec<Font>,
    book: LazyHash<FontBook>,
}

// Read once: a face is parsed in milliseconds, but asked for by every document.
static FACES: LazyLock<Option<Faces>> = LazyLock::new(|| {
    let fonts: Option<Vec<Font>> = [dejavu::sans::regular(), dejavu::sans::bold()]
        .into_iter()
        .map(|bytes| Font::new(Bytes::new(bytes), 0))
        .collect();
    let fonts = fonts?;
    Some(Faces { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts })
});

impl Faces {
    /// What is drawn for a sign; nothing for one that is never seen.
    fn drawn(&self, sign: char, lacks: &mut bool) -> Option<char> {
        match sign {
            '\n' => Some(sign),
            '\t' => Some(' '),
            // Other control characters, choices between pictures, marks of byte order.
            _ if sign.is_control() => None,
            '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e0fff}' => None,
            // A private sign means something to one program only: a standard for reading aloud refuses it.
            '\u{e000}'..='\u{f8ff}' => self.missing(lacks),
            _ if self.fonts.iter().all(|font| font.info().coverage.contains(sign.into())) => Some(sign),
            _ => self.missing(lacks),
        }
    }

    fn missing(&self, lacks: &mut bool) -> Option<char> {
        *lacks = true;
        self.fonts.iter().all(|font| font.info().coverage.contains(UNDRAWN.into())).then_some(UNDRAWN)
    }
}

/// All that the engine sees.
struct Desk {
    library: &'static LazyHash<Library>,
    faces: &'static Faces,
    template: Source,
    data: (FileId, Bytes),
}

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

fn press(template: &str, data: &Value) -> Result<Vec<u8>, PdfError> {
    let data = serde_json::to_vec(data).map_err(|_| PdfError::Engine)?;
    let desk = Desk {
        library: &LIBRARY,
        faces: FACES.as_ref().ok_or(PdfError::Engine)?,
        template: Source::new(file("/template.typ")?, template.to_owned()),
        data: (file("/data.json")?, Bytes::new(data)),
    };
    let _forgetting = Forgetting;
    laid_out(&desk)
}

/// Makes the engine forget, even where it stumbled.
struct Forgetting;

impl Drop for Forgetting {
    fn drop(&mut self) {
        comemo::evict(0);
    }
}

fn file(path: &str) -> Result<FileId, PdfError> {
    let path = VirtualPath::new(path).map_err(|_| PdfError::Engine)?;
    Ok(FileId::new(RootedPath::new(VirtualRoot::Project, path)))
}

fn laid_out(desk: &Desk) -> Result<Vec<u8>, PdfError> {
    let document: PagedDocument = typst::compile(desk).output.map_err(|_| PdfError::Layout)?;
    let options = PdfOptions {
        // Neither the program nor the hour: a document says who made it in its words, where it should.
        creator: Smart::Custom(None),
        standards: PdfStandards::new(&[PdfStandard::Ua_1]).map_err(|_| PdfError::Engine)?,
        ..PdfOptions::default()
    };
    typst_pdf::pdf(&document, &options).map_err(|_| PdfError::Writing)
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.faces.book
    }

    fn main(&self) -> FileId {
        self.template.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.template.id() { Ok(self.template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let (data, bytes) = &self.data;
        if id == *data { Ok(bytes.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.faces.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::publish::document::{Block, Section};

    fn of(words: &str) -> Document {
        let words = words.to_owned();
        let blocks = vec![
            Block::Item(words.clone()),
            Block::Part(words.clone()),
            Block::Text(words.clone()),
            Block::Terms(vec![(words.clone(), words.clone())]),
            Block::List(vec![words.clone()]),
        ];
        let section = Section { title: words.clone(), blocks };
        Document {
            language: "fr".to_owned(),
            title: "Espace personnel".to_owned(),
            lead: vec![words],
            undrawn: "Certains signes manquent.".to_owned(),
            sections: vec![section],
        }
    }

    #[test]
    fn anything_typed_makes_a_document() {
        let hostile = [
            "",
            " \n\n\t ",
            "#import \"@preview/x:1.0.0\": * #panic() #read(\"/etc/passwd\") #eval(\"1\")",
            "$x^2$ *gras* _penché_ `code` = titre // rien /* rien */ <étiquette> @renvoi \\ ~ -- ... 'x' \"y\"",
            "\u{0}\u{1}\u{7f}\u{fffe}\u{ffff}\u{feff}\u{ad}\u{200b}\u{202e}sens\u{202c}\u{2066}x",
            "هذا ما حدث لي في العمل. (شكرا)\nאני רוצה לדבר 12",
            "👩‍👩‍👧 😀 🏳️‍🌈 你好 नमस्ते \u{e000} a\u{300}\u{301}\u{302}",
        ];
        for words in hostile {
            let pdf = document(&of(words));
            assert!(pdf.as_ref().is_ok_and(|pdf| pdf.starts_with(b"%PDF-")), "{words:?}: {pdf:?}");
        }
    }

    #[test]
    fn anything_typed_makes_a_letter() {
        use crate::{domain::letter::LetterKind, publish::letter::tests::of};

        let endless = ["a".repeat(900), "ا".repeat(300), ["x".repeat(60).as_str(), " "].concat().repeat(8)];
        let hostile = ["#panic() $x^2$ *gras* \\ // 'x'", " \u{202e}sens 😀 你好 \u{e000}", "e\u{301}\n\n\nא 12"];
        for words in hostile.into_iter().chain(endless.iter().map(String::as_str)) {
            let made = letter(&of(LetterKind::Minutes, words, true));
            assert!(made.as_ref().is_ok_and(|pdf| pdf.starts_with(b"%PDF-")), "{words:.40}: {made:?}");
        }
    }

    #[test]
    fn every_sign_that_the_faces_have_can_be_written() {
        let faces = FACES.as_ref().unwrap();
        // A mark without its letter is drawn on a dotted circle, which not every script's rules have.
        let is_alone = |sign: &char| !unicode_normalization::char::is_combining_mark(*sign);
        let all: Vec<char> = ('\u{0}'..='\u{1ffff}')
            .filter(|sign| is_alone(sign) && faces.drawn(*sign, &mut false) == Some(*sign))
            .collect();
        assert!(all.len() > 3000, "{}", all.len());
        let words: Vec<String> = all.chunks(40).map(|signs| signs.iter().collect()).collect();
        assert!(document(&of(&words.join("\n"))).is_ok());
    }

    #[test]
    fn a_document_without_end_is_refused() {
        assert_eq!(document(&of(&"a".repeat(LIMIT))), Err(PdfError::TooLong));
    }

    #[test]
    fn twenty_thousand_signs_do_not_take_long() {
        for words in [
            "a".repeat(20_000),
            "mot ".repeat(5_000),
            "e\u{301}".repeat(10_000),
            "ا".repeat(20_000),
            "\n".repeat(20_000),
        ] {
            let begun = std::time::Instant::now();
            let made = document(&Document {
                sections: vec![Section { title: "Récit".to_owned(), blocks: vec![Block::Text(words)] }],
                lead: Vec::new(),
                ..of("")
            });
            assert!(made.is_ok() && begun.elapsed().as_secs() < 20, "{:?}", begun.elapsed());
        }
    }
}
