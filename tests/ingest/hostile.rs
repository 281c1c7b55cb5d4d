//! Files made to mislead or to exhaust, as an attacker sends them: answered soon, and with a reason.
use std::time::{Duration, Instant};

use recueil::ingest::{IN_MEMORY, Kind, NotCleaned, clean, sniff};

use super::samples::{jpeg, package, pdf_of, samples};

#[test]
fn two_files_in_one_are_what_their_head_says_and_only_that() {
    for (kind, bytes) in samples() {
        if !matches!(kind, Kind::Jpeg | Kind::Png | Kind::Gif | Kind::WebP | Kind::Pdf) {
            continue;
        }
        let both = [bytes, package(&[("evil.js", "CANARY()")])].concat();
        assert_eq!(sniff(&both), kind);
        let cleaned = clean(kind, &both).unwrap().bytes;
        assert!(!cleaned.windows(7).any(|window| window == b"evil.js"), "{kind:?}");
    }
    // A page that is also a picture is a picture, and keeps no page.
    let page = [jpeg(), b"<script>CANARY</script>".to_vec()].concat();
    assert!(!clean(Kind::Jpeg, &page).unwrap().bytes.windows(6).any(|window| window == b"CANARY"));
}

#[test]
fn depth_is_refused_before_the_stack_ends() {
    let deep = "<a>".repeat(1_000_000);
    let letter = package(&[("word/document.xml", &deep)]);
    assert_eq!(clean(Kind::Docx, &letter).unwrap_err(), NotCleaned::TooComplex);
    for open in ["[", "<</A"] {
        let page = pdf_of(&[&format!("<</Type/Catalog/A {}", open.repeat(1_000_000))], "");
        assert_eq!(clean(Kind::Pdf, &page).unwrap_err(), NotCleaned::TooComplex);
    }
    let boxes = b"\0\0\0\x08moov".repeat(100_000);
    assert_eq!(clean(Kind::Mp4, &boxes).unwrap_err(), NotCleaned::Malformed);
}

#[test]
fn entities_are_never_resolved() {
    let bomb = "<!DOCTYPE a [<!ENTITY b 'xxxxxxxxxx'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>";
    let letter = package(&[("word/document.xml", bomb)]);
    assert_eq!(clean(Kind::Docx, &letter).unwrap_err(), NotCleaned::Unsupported);
}

/// The largest files allowed, filled with what costs each reader most. The bound is generous: tests run unoptimised.
#[test]
fn the_largest_files_are_answered_soon() {
    for (kind, head, fill) in [
        (Kind::Mp3, b"".as_slice(), b"\xff\xfb\x90".as_slice()),
        (Kind::Gif, b"GIF89a\0\0\0\0\0\0\0", b"\x21\xfe\0"),
        (Kind::Pdf, b"%PDF-1.4\n", b"1 0 obj["),
        (Kind::Docx, b"PK\x03\x04", b"PK\x05\x06"),
        (Kind::Jpeg, b"\xff\xd8", b"\xff\xe1\0\x02"),
    ] {
        let mut bytes = head.to_vec();
        bytes.extend(fill.iter().copied().cycle().take(IN_MEMORY - head.len()));
        let start = Instant::now();
        let _ = (sniff(&bytes), clean(kind, &bytes));
        assert!(start.elapsed() < Duration::from_mins(1), "{kind:?}: {:?}", start.elapsed());
    }
}
