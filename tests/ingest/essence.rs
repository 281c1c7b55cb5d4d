//! What is seen and heard, byte for byte: cleaning must not touch it.
//!
//! Coded pixels are compared rather than decoded ones: the same code gives the same picture in every decoder, which no
//! comparison through one decoder could show. The readers here are written apart from the cleaners'.
use recueil::ingest::{Kind, clean};

use super::samples::samples;

/// The coded picture, sound or text.
fn essence(kind: Kind, bytes: &[u8]) -> Vec<Vec<u8>> {
    let u32_at = |at: usize| usize::try_from(u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap())).unwrap();
    match kind {
        Kind::Jpeg => jpeg(bytes),
        Kind::Png => {
            let mut at = 8;
            let mut chunks = Vec::new();
            while at + 8 < bytes.len() {
                let end = at + 12 + u32_at(at);
                if [b"IHDR", b"IDAT"].iter().any(|name| bytes[at + 4..].starts_with(*name)) {
                    chunks.push(bytes[at..end].to_vec());
                }
                at = if bytes[at + 4..].starts_with(b"IEND") { bytes.len() } else { end };
            }
            chunks
        }
        Kind::WebP => between(bytes, &[(b"ALPH", 14), (b"VP8 ", 46)]),
        Kind::Gif => between(bytes, &[(b"GIF89a", 19), (b"\x2c\0\0\0\0\x02\0\x02\0", 19)]),
        Kind::Wav => between(bytes, &[(b"fmt ", 24), (b"data", 12)]),
        Kind::Mp3 => between(bytes, &[(b"\xff\xfb\x90\0", 4 * 417)]),
        Kind::Mp4 => between(bytes, &[(b"PICTURES", 8), (b"stco", 16)]),
        Kind::Pdf => between(bytes, &[(b"BT (Kept) Tj ET", 15)]),
        _ => panic!("no reader for {kind:?}"),
    }
}

/// From the first place of each mark, so many bytes.
fn between(bytes: &[u8], marks: &[(&[u8], usize)]) -> Vec<Vec<u8>> {
    let place = |mark: &[u8]| bytes.windows(mark.len()).position(|window| window == mark).unwrap();
    marks.iter().map(|(mark, length)| bytes[place(mark)..][..*length].to_vec()).collect()
}

/// Tables, frame header and scan: all that a decoder takes the pixels from.
fn jpeg(bytes: &[u8]) -> Vec<Vec<u8>> {
    let (mut at, mut parts) = (2, Vec::new());
    while bytes[at + 1] != 0xda {
        let end = at + 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
        if [0xdb, 0xc0, 0xc4].contains(&bytes[at + 1]) {
            parts.push(bytes[at..end].to_vec());
        }
        at = end;
    }
    let end = bytes[at..].windows(2).position(|pair| pair == b"\xff\xd9").unwrap();
    parts.push(bytes[at..at + end].to_vec());
    parts
}

#[test]
fn what_is_seen_and_heard_does_not_change() {
    for (kind, before) in samples() {
        if matches!(kind, Kind::Docx | Kind::Xlsx | Kind::Pptx | Kind::Odt | Kind::Text) {
            continue;
        }
        let after = clean(kind, &before).unwrap().bytes;
        let (seen, still) = (essence(kind, &before), essence(kind, &after));
        assert!(!seen.is_empty() && seen == still, "{kind:?}");
    }
}
