//! Where a track's samples stand, so that those of a track that goes can be overwritten.
//!
//! Every table is read as far as the file goes and no further; what points outside is left alone. It does **not** know samples
//! in fragments.
use std::ops::Range;

use super::{
    super::{bytes::Bytes, found::NotCleaned},
    Place, boxes,
};

/// The ranges of the entries of a counted list of boxes (`stsd`, `dref`).
pub(super) fn entries(content: &[u8]) -> Result<Vec<Range<usize>>, NotCleaned> {
    let whole = Place { name: *b"list", start: 0, content: 8, end: content.len() };
    if content.len() < 8 {
        return Err(NotCleaned::Malformed);
    }
    Ok(boxes(content, whole)?.into_iter().map(|place| place.start..place.end).collect())
}

/// Parts of the film that hold media; more are made only to exhaust.
const MEDIA: usize = 16;

/// Overwrites the samples of tracks with zeros.
pub(super) fn blank(bytes: &[u8], out: &mut [u8], tracks: &[Place]) -> Result<(), NotCleaned> {
    let mut media = boxes(bytes, Place { name: *b"file", start: 0, content: 0, end: bytes.len() })?;
    media.retain(|place| place.name == *b"mdat");
    if media.len() > MEDIA {
        return Err(NotCleaned::TooComplex);
    }
    let mut ranges = Vec::new();
    for track in tracks {
        ranges.extend(chunks_of(bytes, *track)?);
    }
    // Only inside the media itself: a table that points elsewhere must not overwrite another box.
    ranges.retain(|chunk| media.iter().any(|place| place.content <= chunk.start && chunk.end <= place.end));
    ranges.sort_unstable_by_key(|chunk| chunk.start);
    let mut done = 0;
    for chunk in ranges {
        // Chunks may overlap; no byte is overwritten twice.
        if chunk.end > done {
            out.get_mut(chunk.start.max(done)..chunk.end).ok_or(NotCleaned::Malformed)?.fill(0);
            done = chunk.end;
        }
    }
    Ok(())
}

fn chunks_of(bytes: &[u8], track: Place) -> Result<Vec<Range<usize>>, NotCleaned> {
    let mut table = track;
    for name in [b"mdia", b"minf", b"stbl"] {
        let Some(inner) = named(bytes, table, *name)? else { return Ok(Vec::new()) };
        table = inner;
    }
    chunks(bytes, table)
}

fn named(bytes: &[u8], folder: Place, name: [u8; 4]) -> Result<Option<Place>, NotCleaned> {
    Ok(boxes(bytes, folder)?.into_iter().find(|place| place.name == name))
}

/// The table of a box, behind its version and flags.
fn table(bytes: &[u8], folder: Place, name: [u8; 4]) -> Result<Option<Bytes<'_>>, NotCleaned> {
    let Some(place) = named(bytes, folder, name)? else { return Ok(None) };
    let content = bytes.get(place.content..place.end).ok_or(NotCleaned::Malformed)?;
    Bytes::from(content, 4).map(Some)
}

/// The bytes of each chunk: its place, as long as its samples together.
fn chunks(bytes: &[u8], folder: Place) -> Result<Vec<Range<usize>>, NotCleaned> {
    let places = places(bytes, folder)?;
    let Some(mut runs) = table(bytes, folder, *b"stsc")? else { return Ok(Vec::new()) };
    let Some(mut sizes) = table(bytes, folder, *b"stsz")? else { return Err(NotCleaned::Unsupported) };
    let (same, _count) = (sizes.be32()?, sizes.be32()?);
    runs.be32()?;
    let mut next = (runs.be32()?, 0);
    let mut ranges = Vec::new();
    for (number, start) in (1_u32..).zip(places) {
        if number == next.0 {
            let (samples, _description) = (runs.be32()?, runs.be32()?);
            next = (runs.be32().unwrap_or(0), samples);
        }
        let mut length = u64::from(same).saturating_mul(u64::from(next.1));
        if same == 0 {
            // Each size is in the file, so this loop is no longer than it.
            for _ in 0..next.1 {
                length = length.saturating_add(u64::from(sizes.be32()?));
            }
        }
        let end = start.saturating_add(length);
        if let (Ok(start), Ok(end)) = (usize::try_from(start), usize::try_from(end)) {
            ranges.push(start..end);
        }
    }
    Ok(ranges)
}

/// Where each chunk begins.
fn places(bytes: &[u8], folder: Place) -> Result<Vec<u64>, NotCleaned> {
    let (short, long) = (table(bytes, folder, *b"stco")?, table(bytes, folder, *b"co64")?);
    let mut places = Vec::new();
    if let Some(mut short) = short {
        short.be32()?;
        while !short.is_empty() {
            places.push(u64::from(short.be32()?));
        }
    } else if let Some(mut long) = long {
        long.be32()?;
        while !long.is_empty() {
            places.push(u64::from_be_bytes(long.array()?));
        }
    }
    Ok(places)
}
