//! What comes in as files: told by their bytes, and freed of the data that hides in them.
//!
//! [`sniff()`] says what a file is, whatever its name or its sender claim. [`clean`] returns the same picture, sound or text
//! without what its maker did not mean to send: place, device, persons, dates, earlier versions, thumbnails, other files
//! tucked behind the end. It says in codes what went ([`Removed`]) and what of this type cannot go ([`Kept`]).
//! [`SafeName`] is a name that can be shown and saved. All of it is pure: bytes in, bytes out, no file, no clock.
//!
//! Promises: any bytes whatever give an answer in bounded time and memory ([`IN_MEMORY`] of file, [`INFLATED`] of
//! unpacked content), never a panic; what is shown or heard does not change (pixels and sound are copied, not encoded
//! again); what is not cleaned is said, never guessed; cleaning what is clean changes nothing. The cleaners keep what they
//! know to be needed rather than drop what they know to be bad, so that tomorrow's private block goes too.
//!
//! It cannot take away what *is* the content: a face, a badge, a reflection, a voice, a letterhead, a writing style; nor the
//! marks of a camera's sensor in its pixels. What else stays, by type:
//!
//! * pictures: size and resolution, which way up, the numbers of the colour profile, how the encoder compresses;
//! * PDF: text of annotations, form fields, layers, attached files, names inside fonts, pictures other than JPEG as they are;
//! * office files: tracked changes and comments (their text, not who nor when), hidden sheets, slides and columns, macros,
//!   links to other files, fields that print a name, names and descriptions given to pictures;
//! * films: language and encoder's settings, what the encoder wrote inside the pictures' stream;
//! * MP3: the encoder's name in its first frame.
//!
//! Not cleaned at all, and said: HEIC, Ogg, anything encrypted or signed, anything malformed or larger than the bound.
mod bytes;
mod exif;
mod found;
mod gif;
mod icc;
mod jpeg;
mod mp3;
mod mp4;
mod name;
mod office;
mod package;
mod pdf;
mod png;
mod riff;
mod sniff;
#[cfg(test)]
mod testing;
mod xml;

pub use found::{Cleaned, Kept, NotCleaned, Removed};
pub use name::SafeName;
pub use sniff::{Kind, sniff};

use std::collections::BTreeSet;

use found::Found;

/// Bytes of the largest file that is cleaned: cleaning needs the whole of it.
pub const IN_MEMORY: usize = 32 << 20;

/// Bytes to which the packed parts of one file may unpack, together.
pub const INFLATED: usize = 128 << 20;

/// How deep a file within a file within a file is still cleaned.
const NESTED: u8 = 2;

/// The same content without its hidden data.
pub fn clean(kind: Kind, bytes: &[u8]) -> Result<Cleaned, NotCleaned> {
    if bytes.len() > IN_MEMORY {
        return Err(NotCleaned::TooLarge);
    }
    let mut found = Found::new(INFLATED);
    let bytes = clean_into(kind, bytes, &mut found, NESTED)?;
    Ok(found.into_cleaned(bytes))
}

/// How many pages a PDF has.
pub fn pages(bytes: &[u8]) -> Result<usize, NotCleaned> {
    if bytes.len() > IN_MEMORY {
        return Err(NotCleaned::TooLarge);
    }
    pdf::count(bytes, INFLATED)
}

/// These pages of a PDF, counted from 1, as a new one that holds nothing of the others; nothing where a page is not there.
///
/// What was not drawn by the pages themselves goes too: remarks, form fields, links, attachments, outlines, properties.
pub fn keep_pages(bytes: &[u8], pages: &BTreeSet<usize>) -> Result<Option<Vec<u8>>, NotCleaned> {
    if bytes.len() > IN_MEMORY {
        return Err(NotCleaned::TooLarge);
    }
    pdf::keep(bytes, pages, &mut Found::new(INFLATED))
}

/// As [`clean`], adding to what was found; `nested` is how many levels of files within files may follow.
fn clean_into(kind: Kind, bytes: &[u8], found: &mut Found, nested: u8) -> Result<Vec<u8>, NotCleaned> {
    match kind {
        Kind::Jpeg => jpeg::clean(bytes, found),
        Kind::Png => png::clean(bytes, found),
        Kind::WebP | Kind::Wav => riff::clean(bytes, found),
        Kind::Gif => gif::clean(bytes, found),
        Kind::Pdf => pdf::clean(bytes, found),
        Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Ods | Kind::Odp => {
            office::clean(kind, bytes, found, nested)
        }
        Kind::Mp4 | Kind::QuickTime | Kind::M4a => mp4::clean(bytes, found),
        Kind::Mp3 => mp3::clean(bytes, found),
        Kind::Text => {
            found.keeps(Kept::AllOfIt);
            Ok(bytes.to_vec())
        }
        Kind::Heic | Kind::Ogg | Kind::Unknown => Err(NotCleaned::Unsupported),
    }
}

/// A file within a file: cleaned where its own type can be, else as it was, and said.
fn clean_within(bytes: Vec<u8>, found: &mut Found, nested: u8) -> Vec<u8> {
    // To tell one package from another its listing is unpacked.
    found.spend(if bytes.starts_with(b"PK") { sniff::LISTING } else { 0 });
    let mut inner = Found::new(found.left());
    let cleaned = match nested.checked_sub(1) {
        Some(nested) if found.left() > 0 => clean_into(sniff(&bytes), &bytes, &mut inner, nested),
        _ => Err(NotCleaned::TooComplex),
    };
    found.spend(found.left().saturating_sub(inner.left()));
    if let Ok(cleaned) = cleaned {
        found.absorb(inner);
        cleaned
    } else {
        found.keeps(Kept::FilesWithin);
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::testing::samples;
    use super::{IN_MEMORY, Kind, NotCleaned, clean, sniff};
    use proptest::prelude::*;

    #[test]
    fn every_sample_is_told_cleaned_and_clean() {
        for (kind, bytes) in samples() {
            assert_eq!(sniff(&bytes), kind);
            let once = clean(kind, &bytes).unwrap_or_else(|error| panic!("{kind:?}: {error}"));
            assert!(!once.removed.is_empty() || kind == Kind::Text, "{kind:?}");
            assert_eq!(sniff(&once.bytes), kind, "{kind:?} is no longer what it was");
            for secret in ["CANARY", "C\0A\0N\0A\0R\0Y"] {
                let found = once.bytes.windows(secret.len()).any(|window| window == secret.as_bytes());
                assert!(!found || kind == Kind::Text, "{kind:?} kept {secret}");
            }
            let twice = clean(kind, &once.bytes).unwrap();
            assert!(twice.bytes == once.bytes, "{kind:?} changes when cleaned again");
            assert!(twice.removed.is_empty(), "{kind:?}: {:?} the second time", twice.removed);
            assert_eq!(twice.kept, once.kept, "{kind:?}");
        }
    }

    #[test]
    fn a_truncated_file_is_refused_or_clean() {
        for (kind, bytes) in samples() {
            for end in (0..bytes.len()).step_by(7) {
                let _ = clean(kind, &bytes[..end]);
            }
        }
    }

    #[test]
    fn what_is_too_large_is_said() {
        assert_eq!(clean(Kind::Jpeg, &vec![0; IN_MEMORY.saturating_add(1)]).unwrap_err(), NotCleaned::TooLarge);
    }

    fn every_kind() -> impl Strategy<Value = Kind> {
        prop::sample::select(Kind::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn any_bytes_are_answered(kind in every_kind(), bytes in prop::collection::vec(any::<u8>(), 0..2000)) {
            let _ = clean(kind, &bytes);
            let _ = clean(sniff(&bytes), &bytes);
        }

        #[test]
        fn a_mutated_sample_is_answered_and_stays_clean(
            which in 0..samples().len(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        ) {
            let (kind, mut bytes) = samples().swap_remove(which);
            for (at, value) in changes {
                let at = at.index(bytes.len());
                bytes[at] = value;
            }
            if let Ok(once) = clean(kind, &bytes) {
                prop_assert!(once.bytes.len() <= bytes.len().saturating_mul(4).saturating_add(4096));
                let twice = clean(kind, &once.bytes);
                prop_assert!(twice.is_ok_and(|twice| twice.bytes == once.bytes));
            }
        }
    }
}
