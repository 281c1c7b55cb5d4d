//! PDF (ISO 32000-2): written again from what its pages reach, and nothing else.
//!
//! Only objects that the catalogue leads to are copied, under new numbers: earlier revisions, deleted pages, the properties
//! and whatever nothing points to stay behind. From what is copied go metadata, thumbnails, private data of programs, who
//! annotated and when, and whatever would act by itself. Pages keep their bytes; JPEG pictures are cleaned by their cleaner.
//!
//! Our own reader rather than a general library: those bring ciphers, brotli and character sets, hold every object at once,
//! and bound each packed stream but not their sum. This one reads what is reached, once, within one budget, and refuses what
//! it does not understand.
//! It does **not** repair broken files, open encrypted ones, touch signed ones, nor look inside pages, fonts and forms.
mod file;
mod object;
mod pages;
mod scrub;
mod shape;
mod write;

pub(in crate::ingest) use pages::{count, keep};

use super::found::{Found, NotCleaned, Removed};
use file::{Body, File};
use object::Object;

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut file = File::open(bytes, found.left())?;
    let unpackable = file.inflated;
    if file.trailer.get(b"Encrypt").is_some() {
        return Err(NotCleaned::Encrypted);
    }
    let Some(Object::Reference(root)) = file.trailer.get(b"Root").cloned() else { return Err(NotCleaned::Malformed) };
    if !matches!(file.read(root)?, Some(Body::Plain(Object::Dictionary(_)))) {
        return Err(NotCleaned::Malformed);
    }
    let properties = matches!(file.trailer.get(b"Info"), Some(Object::Reference(info)) if file.known().contains(info));
    if properties || file.trailer.get(b"ID").is_some() {
        found.removes(Removed::Properties);
    }
    if file.revised {
        found.removes(Removed::Versions);
    }
    if file.loose {
        found.removes(Removed::LooseBytes);
    }
    let written = write::write(&mut file, root, found);
    found.spend(unpackable.saturating_sub(file.inflated));
    written
}

#[cfg(test)]
mod tests {
    use super::super::testing::{jpeg_scan, pdf, pdf_of, pdf_packed};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean};

    fn has(bytes: &[u8], text: &str) -> bool {
        bytes.windows(text.len()).any(|window| window == text.as_bytes())
    }

    #[test]
    fn pages_stay_and_the_rest_goes() {
        let cleaned = clean(Kind::Pdf, &pdf()).unwrap();
        for kept in ["(Kept) Tj", "/Contents (what was remarked)", "/FT /Tx", "(field.name)", "%PDF-1.4", "/Dests"] {
            assert!(has(&cleaned.bytes, kept), "{kept}");
        }
        for gone in
            ["Metadata", "PieceInfo", "JavaScript", "OpenAction", "/Thumb", "/NM", "/ID", "/Info", "Launch", "%%EOF\n%"]
        {
            assert!(!has(&cleaned.bytes, gone), "{gone}");
        }
        assert!(cleaned.bytes.windows(jpeg_scan().len()).any(|window| window == jpeg_scan()));
        let expected = [
            Removed::Place,
            Removed::Device,
            Removed::Properties,
            Removed::Authors,
            Removed::Dates,
            Removed::Remark,
            Removed::Thumbnail,
            Removed::Versions,
            Removed::Scripts,
            Removed::ColourProfile,
            Removed::LooseBytes,
            Removed::Private,
        ];
        assert_eq!(cleaned.removed, expected);
        assert!(cleaned.kept.contains(&Kept::Comments) && cleaned.kept.contains(&Kept::Forms));
    }

    #[test]
    fn objects_in_packed_streams_are_found() {
        let cleaned = clean(Kind::Pdf, &pdf_packed()).unwrap();
        assert!(
            has(&cleaned.bytes, "/Type /Page") && has(&cleaned.bytes, "(Kept) Tj") && !has(&cleaned.bytes, "CANARY")
        );
        assert_eq!(cleaned.removed, [Removed::Properties]);
    }

    #[test]
    fn protected_ones_are_left_alone() {
        let encrypted = pdf_of(&["<</Type/Catalog>>"], "/Encrypt 1 0 R");
        assert_eq!(clean(Kind::Pdf, &encrypted).unwrap_err(), NotCleaned::Encrypted);
        let signed =
            pdf_of(&["<</Type/Catalog/AcroForm<</Fields[2 0 R]>>>>", "<</FT/Sig/V<</ByteRange[0 1 2 3]>>>>"], "");
        assert_eq!(clean(Kind::Pdf, &signed).unwrap_err(), NotCleaned::Signed);
        let dynamic = pdf_of(&["<</Type/Catalog/AcroForm<</XFA 2 0 R>>>>", "[]"], "");
        assert_eq!(clean(Kind::Pdf, &dynamic).unwrap_err(), NotCleaned::Unsupported);
    }

    #[test]
    fn hostile_ones_end_soon() {
        let deep = pdf_of(&[&format!("<</Type/Catalog/A{}1{}>>", "[".repeat(5000), "]".repeat(5000))], "");
        assert_eq!(clean(Kind::Pdf, &deep).unwrap_err(), NotCleaned::TooComplex);
        // Each object's string holds all the following objects.
        let nested: Vec<String> = (0..3000).map(|number| format!("({}", number + 2)).collect();
        let mut texts: Vec<&str> = nested.iter().map(String::as_str).collect();
        texts.insert(0, "<</Type/Catalog/A 2 0 R/B 3 0 R>>");
        assert!(clean(Kind::Pdf, &pdf_of(&texts, "")).is_err());
        let circle = pdf_of(&["<</Type/Catalog/A 2 0 R>>", "[1 0 R 2 0 R 9 0 R]"], "");
        assert!(has(&clean(Kind::Pdf, &circle).unwrap().bytes, "[1 0 R 2 0 R null]"));
        let endless = b"%PDF-1.4\nxref\n0 0\ntrailer\n<</Root 1 0 R/Prev 9>>\nstartxref\n9\n%%EOF";
        assert!(clean(Kind::Pdf, endless).is_err());
    }
}
