//! Office files: packages of XML and pictures, of Microsoft's family (ECMA-376) or of OpenDocument's (ISO/IEC 26300).
//!
//! Parts that only describe are left out, with what points to them; the XML of the others loses who and when; pictures within
//! are cleaned by their own cleaner; the package is written again in the order it had, without dates. Text, layout and formulas
//! stay. It does **not** open what is neither XML nor a known type: macros, drawings of old programs, embedded objects.
mod microsoft;
mod open_document;

use super::{
    Kind,
    bytes::find,
    clean_within,
    found::{Found, Kept, NotCleaned, Removed},
    package::{Package, Packer},
    sniff,
    xml::{Element, Rules, Tag, Value, Written, rewrite},
};

/// A family's way of doing things.
struct Family {
    /// What a part is told by its name to hold that goes with it; nothing where the part stays.
    leaves_out: fn(&str) -> Option<Removed>,
    /// Whether a signature covers the package.
    is_signature: fn(&str) -> bool,
    /// What stays in the package because of a part of this name.
    keeps: fn(&str) -> Option<Kept>,
    element: fn(&Part, &Tag) -> (Element, Option<Note>),
    /// Decides on a local name and its value.
    attribute: fn(&Part, &Tag, Written) -> (Value, Option<Note>),
}

/// Something seen in passing.
#[derive(Debug, Clone, Copy)]
enum Note {
    Removes(Removed),
    Keeps(Kept),
    /// The part is encrypted.
    Encrypted,
}

/// The part being rewritten, and which others go.
struct Part<'a> {
    name: &'a str,
    gone: &'a dyn Fn(&str) -> bool,
}

pub(super) fn clean(kind: Kind, bytes: &[u8], found: &mut Found, nested: u8) -> Result<Vec<u8>, NotCleaned> {
    let family = match kind {
        Kind::Docx | Kind::Xlsx | Kind::Pptx => microsoft::FAMILY,
        _ => open_document::FAMILY,
    };
    let package = Package::open(bytes)?;
    let names = package.names();
    if names.iter().any(|name| (family.is_signature)(name)) {
        return Err(NotCleaned::Signed);
    }
    let mut packer = Packer::default();
    for (index, name) in names.iter().enumerate() {
        found_by_name(&family, name, found);
        if (family.leaves_out)(name).is_some() {
            continue;
        }
        let content = package.read(index, found.left())?;
        found.spend(content.len());
        let content = if is_xml(name, &content) {
            part(&family, name, &content, found)?
        } else {
            clean_within_package(name, content, found, nested)
        };
        packer.add(name, &content, name == "mimetype")?;
    }
    packer.finish()
}

fn found_by_name(family: &Family, name: &str, found: &mut Found) {
    if let Some(what) = (family.leaves_out)(name) {
        found.removes(what);
    }
    if let Some(what) = (family.keeps)(name) {
        found.keeps(what);
    }
}

fn is_xml(name: &str, content: &[u8]) -> bool {
    [".xml", ".rels", ".vml", ".rdf"].iter().any(|end| name.to_ascii_lowercase().ends_with(end))
        || content.starts_with(b"<?xml")
}

fn part(family: &Family, name: &str, content: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    // Some programs begin with a byte order mark.
    let content = content.strip_prefix(b"\xef\xbb\xbf").unwrap_or(content);
    if content.is_empty() {
        return Ok(Vec::new());
    }
    let part = Part { name, gone: &|other| (family.leaves_out)(other).is_some() };
    let notes = std::cell::RefCell::new(Vec::new());
    let rules = Rules {
        element: &|tag| {
            let (element, note) = (family.element)(&part, tag);
            notes.borrow_mut().extend(note);
            element
        },
        attribute: &|tag, attribute| {
            let (value, note) = (family.attribute)(&part, tag, attribute);
            notes.borrow_mut().extend(note);
            value
        },
    };
    let (rewritten, emptied) = rewrite(content, &rules)?;
    // Only names of persons stand in elements that are emptied.
    if emptied {
        found.removes(Removed::Authors);
    }
    for note in notes.into_inner() {
        match note {
            Note::Removes(what) => found.removes(what),
            Note::Keeps(what) => found.keeps(what),
            Note::Encrypted => return Err(NotCleaned::Encrypted),
        }
    }
    Ok(rewritten)
}

/// Pictures, sounds and office files within; what has no cleaner stays, and is said where it may hide something.
fn clean_within_package(name: &str, content: Vec<u8>, found: &mut Found, nested: u8) -> Vec<u8> {
    // Fonts and the like hold nothing of the person; ODF's own marker is text.
    let harmless = [".odttf", ".ttf", ".fntdata"].iter().any(|end| name.ends_with(end));
    let marker = sniff(&content) == Kind::Text && find(name.as_bytes(), b".").is_none();
    if harmless || marker || content.is_empty() {
        return content;
    }
    clean_within(content, found, nested)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{docx, odt, package, pptx, xlsx};
    use super::super::{
        Kept, Kind, NotCleaned, Removed, clean,
        package::{Package, Packer},
        sniff,
    };

    fn part(bytes: &[u8], name: &str) -> Option<String> {
        let content = Package::open(bytes).unwrap().read_named(name, 1 << 20).unwrap()?;
        Some(String::from_utf8(content).unwrap())
    }

    #[test]
    fn a_letter_keeps_its_text() {
        let cleaned = clean(Kind::Docx, &docx()).unwrap();
        let text = part(&cleaned.bytes, "word/document.xml").unwrap();
        assert!(text.contains("<w:t>Kept</w:t>") && text.contains("<w:delText>struck</w:delText>"));
        assert!(text.contains("w:author=\"Author\"") && !text.contains("rsid") && !text.contains("w:date"));
        assert!(part(&cleaned.bytes, "word/people.xml").is_none());
        let links = part(&cleaned.bytes, "word/_rels/document.xml.rels").unwrap();
        assert!(!links.contains("people.xml") && links.contains("media/image1.jpeg"));
        assert!(!part(&cleaned.bytes, "_rels/.rels").unwrap().contains("docProps"));
        assert!(!part(&cleaned.bytes, "[Content_Types].xml").unwrap().contains("people"));
        for what in [Removed::Place, Removed::Properties, Removed::Authors, Removed::Dates, Removed::Versions] {
            assert!(cleaned.removed.contains(&what), "{what:?}");
        }
        assert!(cleaned.kept.contains(&Kept::TrackedChanges) && cleaned.kept.contains(&Kept::Comments));
    }

    #[test]
    fn tables_and_slides_lose_who_and_where() {
        let cleaned = clean(Kind::Xlsx, &xlsx()).unwrap();
        assert!(part(&cleaned.bytes, "xl/workbook.xml").unwrap().contains("Sheet1"));
        assert!(cleaned.removed.contains(&Removed::Workplace) && cleaned.kept.contains(&Kept::HiddenParts));
        assert!(!part(&cleaned.bytes, "xl/worksheets/sheet1.xml").unwrap().contains("r:id"));
        let cleaned = clean(Kind::Pptx, &pptx()).unwrap();
        assert!(part(&cleaned.bytes, "ppt/commentAuthors.xml").unwrap().contains("name=\"Author\""));
    }

    #[test]
    fn open_documents_keep_their_layout_settings() {
        let cleaned = clean(Kind::Odt, &odt()).unwrap();
        assert!(part(&cleaned.bytes, "settings.xml").unwrap().contains("AddParaTableSpacing"));
        assert!(part(&cleaned.bytes, "meta.xml").is_none());
        assert!(!part(&cleaned.bytes, "META-INF/manifest.xml").unwrap().contains("meta.xml"));
        assert!(cleaned.bytes[30..].starts_with(b"mimetypeapplication/vnd.oasis.opendocument.text"));
    }

    #[test]
    fn bombs_share_one_bound() {
        let zeros = vec![0; 20 << 20];
        let bomb = |names: &[&str], content: &[u8]| {
            let mut packer = Packer::default();
            packer.add("mimetype", b"application/vnd.oasis.opendocument.text", true).unwrap();
            for name in names {
                packer.add(name, content, false).unwrap();
            }
            packer.finish().unwrap()
        };
        let one = bomb(&["a", "b", "c"], &zeros);
        assert!(one.len() < 100_000 && clean(Kind::Odt, &one).is_ok());
        let flat = bomb(&["a", "b", "c", "d", "e", "f", "g"], &zeros);
        assert_eq!(clean(Kind::Odt, &flat).unwrap_err(), NotCleaned::TooComplex);
        // Each alone is within the bound; together they are not.
        let names: Vec<String> = (0..100).map(|number| format!("Object {number}")).collect();
        let nested = bomb(&names.iter().map(String::as_str).collect::<Vec<_>>(), &one);
        assert_eq!(clean(Kind::Odt, &nested).unwrap_err(), NotCleaned::TooComplex);
    }

    #[test]
    fn signed_and_encrypted_ones_are_left_alone() {
        let signed = package(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            ("META-INF/documentsignatures.xml", "<a/>"),
        ]);
        assert_eq!(sniff(&signed), Kind::Odt);
        assert_eq!(clean(Kind::Odt, &signed).unwrap_err(), NotCleaned::Signed);
        let encrypted = package(&[
            ("mimetype", "application/vnd.oasis.opendocument.text"),
            (
                "META-INF/manifest.xml",
                "<manifest:manifest xmlns:manifest='m'><manifest:encryption-data/></manifest:manifest>",
            ),
        ]);
        assert_eq!(clean(Kind::Odt, &encrypted).unwrap_err(), NotCleaned::Encrypted);
        let signed = package(&[("_xmlsignatures/sig1.xml", "<a/>")]);
        assert_eq!(clean(Kind::Docx, &signed).unwrap_err(), NotCleaned::Signed);
    }
}
