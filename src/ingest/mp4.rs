//! Films and sound in boxes: MP4, QuickTime, M4A (ISO/IEC 14496-12, QuickTime File Format).
//!
//! No byte moves: what goes is overwritten in place by an empty `free` box of the same size, so that the places written in the
//! tables stay right. Boxes that play are known by name; every other is blanked. A track that notes position, movement or the
//! clock is blanked with the bytes of its samples. It does **not** look inside pictures and sound.
mod samples;

use super::{
    bytes::Bytes,
    found::{Found, Kept, NotCleaned, Removed},
};

/// Boxes in boxes in boxes.
const DEPTH: u8 = 8;

/// Boxes that hold boxes.
const FOLDERS: [&[u8; 4]; 11] =
    [b"moov", b"trak", b"mdia", b"minf", b"stbl", b"edts", b"dinf", b"moof", b"traf", b"mvex", b"tapt"];

/// Boxes that play, or help to find what plays.
const NEEDED: [&[u8; 4]; 57] = [
    b"ftyp", b"styp", b"mdat", b"wide", b"sidx", b"ssix", b"mfra", b"pdin", b"prft", b"mvhd", b"iods", b"tkhd",
    b"tref", b"load", b"mdhd", b"hdlr", b"elng", b"vmhd", b"smhd", b"hmhd", b"nmhd", b"sthd", b"gmhd", b"elst",
    b"dref", b"stsd", b"stts", b"ctts", b"cslg", b"stsc", b"stsz", b"stz2", b"stco", b"co64", b"stss", b"stps",
    b"stsh", b"sdtp", b"sgpd", b"sbgp", b"subs", b"saiz", b"saio", b"padb", b"mfhd", b"tfhd", b"tfdt", b"trun",
    b"mehd", b"trex", b"trep", b"clef", b"prof", b"enof", b"ctab", b"clip", b"matt",
];

/// Where one box stands in the file.
#[derive(Debug, Clone, Copy)]
struct Place {
    name: [u8; 4],
    start: usize,
    /// Where its content begins.
    content: usize,
    end: usize,
}

/// What was learnt of the film while walking over it.
#[derive(Default)]
struct Film {
    has_header: bool,
    tracks: u32,
    blanked: Vec<Place>,
    in_fragments: bool,
}

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut out = bytes.to_vec();
    let mut film = Film::default();
    let whole = Place { name: *b"file", start: 0, content: 0, end: bytes.len() };
    film.folder(&mut out, whole, found, DEPTH)?;
    if !film.has_header || film.tracks == 0 {
        return Err(NotCleaned::Malformed);
    }
    // Whose samples a fragment holds is written nowhere that survives blanking: rather than guess, leave the film alone.
    if film.in_fragments && !film.blanked.is_empty() {
        return Err(NotCleaned::Unsupported);
    }
    samples::blank(bytes, &mut out, &film.blanked)?;
    for track in film.blanked {
        free(&mut out, track)?;
        found.removes(Removed::TimedNotes);
    }
    found.keeps(Kept::Encoder);
    Ok(out)
}

/// The boxes of a folder.
fn boxes(bytes: &[u8], folder: Place) -> Result<Vec<Place>, NotCleaned> {
    let mut places = Vec::new();
    let mut start = folder.content;
    while start < folder.end {
        let inside = bytes.get(start..folder.end).ok_or(NotCleaned::Malformed)?;
        // QuickTime may close a folder with four zero bytes.
        if inside == [0; 4] && folder.name != *b"file" {
            break;
        }
        let mut head = Bytes::new(inside);
        let (size, name) = (head.be32()?, head.array()?);
        let size = match size {
            0 if folder.name == *b"file" => inside.len(),
            1 => usize::try_from(u64::from_be_bytes(head.array()?)).map_err(|_| NotCleaned::Malformed)?,
            size => usize::try_from(size).map_err(|_| NotCleaned::Malformed)?,
        };
        let header = inside.len().saturating_sub(head.len());
        let end =
            start.checked_add(size).filter(|end| size >= header && *end <= folder.end).ok_or(NotCleaned::Malformed)?;
        places.push(Place { name, start, content: start.saturating_add(header), end });
        start = end;
    }
    Ok(places)
}

/// Overwrites a box's content with zeros and calls it free room.
fn free(out: &mut [u8], place: Place) -> Result<(), NotCleaned> {
    let name = place.start.saturating_add(4)..place.start.saturating_add(8);
    out.get_mut(name).ok_or(NotCleaned::Malformed)?.copy_from_slice(b"free");
    out.get_mut(place.content..place.end).ok_or(NotCleaned::Malformed)?.fill(0);
    Ok(())
}

impl Film {
    fn folder(&mut self, out: &mut [u8], folder: Place, found: &mut Found, depth: u8) -> Result<(), NotCleaned> {
        let depth = depth.checked_sub(1).ok_or(NotCleaned::TooComplex)?;
        for place in boxes(out, folder)? {
            self.has_header |= place.name == *b"mvhd";
            self.in_fragments |= place.name == *b"moof";
            if place.name == *b"trak" && is_notes(out, place)? {
                self.blanked.push(place);
            } else if FOLDERS.contains(&&place.name) {
                self.tracks = self.tracks.saturating_add(u32::from(place.name == *b"trak"));
                self.folder(out, place, found, depth)?;
            } else if NEEDED.contains(&&place.name) {
                fields(out, place, found)?;
            } else {
                blank(out, place, found)?;
            }
        }
        Ok(())
    }
}

fn blank(out: &mut [u8], place: Place, found: &mut Found) -> Result<(), NotCleaned> {
    let empty = out.get(place.content..place.end).is_some_and(|content| content.iter().all(|byte| *byte == 0));
    match &place.name {
        b"free" | b"skip" if empty => return Ok(()),
        b"free" | b"skip" => found.removes(Removed::LooseBytes),
        b"udta" | b"meta" | b"uuid" => {
            found.removes(Removed::Properties);
            let content = out.get(place.content..place.end).unwrap_or_default();
            let names: [&[u8]; 4] = [b"\xa9xyz", b"loci", b"location.ISO6709", b"GPS"];
            if names.iter().any(|name| super::bytes::find(content, name).is_some()) {
                found.removes(Removed::Place);
            }
        }
        _ => found.removes(Removed::Private),
    }
    free(out, place)
}

/// Whether a track holds timed notes, or the clock of the camera, rather than picture, sound or subtitles.
fn is_notes(bytes: &[u8], track: Place) -> Result<bool, NotCleaned> {
    let Some(media) = boxes(bytes, track)?.into_iter().find(|place| place.name == *b"mdia") else { return Ok(true) };
    let Some(handler) = boxes(bytes, media)?.into_iter().find(|place| place.name == *b"hdlr") else { return Ok(true) };
    let kind = Bytes::from(bytes, handler.content.saturating_add(8))?.array()?;
    Ok(!matches!(&kind, b"vide" | b"soun" | b"subt" | b"text" | b"sbtl" | b"clcp" | b"pict" | b"auxv"))
}

/// Zeroes what tells when and with what, inside boxes that stay.
fn fields(out: &mut [u8], place: Place, found: &mut Found) -> Result<(), NotCleaned> {
    let content = out.get_mut(place.content..place.end).ok_or(NotCleaned::Malformed)?;
    let long = content.first() == Some(&1);
    match &place.name {
        b"mvhd" | b"tkhd" | b"mdhd" => {
            let times = if long { 4..20 } else { 4..12 };
            zero(content.get_mut(times).ok_or(NotCleaned::Malformed)?, Removed::Dates, found);
        }
        // Who made the part of a player that plays this, and its name.
        b"hdlr" => zero(content.get_mut(12..).ok_or(NotCleaned::Malformed)?, Removed::Device, found),
        b"prft" => zero(content, Removed::Dates, found),
        b"stsd" => {
            let video = samples::entries(content)?;
            for entry in video {
                let sample = content.get_mut(entry).ok_or(NotCleaned::Malformed)?;
                description(sample, found);
            }
        }
        b"dref" => {
            // Another file's address, or this one's own path on the disk where it was made.
            for entry in samples::entries(content)? {
                let sample = content.get_mut(entry).ok_or(NotCleaned::Malformed)?;
                zero(sample.get_mut(12..).unwrap_or_default(), Removed::Workplace, found);
            }
        }
        _ => {}
    }
    Ok(())
}

/// One way of coding: its vendor and, for pictures, the name given to the encoder, which is often a camera's.
fn description(sample: &mut [u8], found: &mut Found) {
    const PICTURES: [&[u8]; 14] = [
        b"avc1", b"avc2", b"avc3", b"avc4", b"hvc1", b"hev1", b"dvh1", b"dvhe", b"mp4v", b"jpeg", b"mjpa", b"av01",
        b"vp09", b"s263",
    ];
    let pictures = sample.get(4..8).is_some_and(|name| PICTURES.contains(&name));
    zero(sample.get_mut(20..24).unwrap_or_default(), Removed::Device, found);
    if pictures {
        zero(sample.get_mut(50..82).unwrap_or_default(), Removed::Device, found);
    }
}

fn zero(field: &mut [u8], what: Removed, found: &mut Found) {
    if field.iter().any(|byte| *byte != 0) {
        field.fill(0);
        found.removes(what);
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{boxed, mp4};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean};

    #[test]
    fn nothing_moves_and_notes_go() {
        let before = mp4();
        let cleaned = clean(Kind::Mp4, &before).unwrap();
        assert_eq!(cleaned.bytes.len(), before.len());
        let picture = before.windows(8).position(|window| window == b"PICTURES").unwrap();
        assert_eq!(&cleaned.bytes[picture..picture + 8], b"PICTURES");
        let expected = [
            Removed::Place,
            Removed::Device,
            Removed::Properties,
            Removed::Dates,
            Removed::TimedNotes,
            Removed::LooseBytes,
            Removed::Private,
        ];
        assert_eq!(cleaned.removed, expected);
        assert_eq!(cleaned.kept, [Kept::Encoder]);
    }

    #[test]
    fn notes_in_fragments_are_left_alone() {
        let fragmented = [mp4(), boxed(*b"moof", b"")].concat();
        assert_eq!(clean(Kind::Mp4, &fragmented).unwrap_err(), NotCleaned::Unsupported);
    }

    #[test]
    fn boxes_that_lie_about_their_size_are_refused() {
        for bad in [b"\0\0\0\x04moov".as_slice(), b"\0\0\0\xffmoov", b"\0\0\0\x01moov\xff\xff\xff\xff\xff\xff\xff\xff"]
        {
            assert_eq!(clean(Kind::Mp4, bad).unwrap_err(), NotCleaned::Malformed);
        }
        let deep = (0..20).fold(Vec::new(), |inside, _| boxed(*b"moov", &inside));
        assert_eq!(clean(Kind::Mp4, &deep).unwrap_err(), NotCleaned::TooComplex);
    }
}
