//! MP3: the frames of sound, copied; every tag around and between them dropped.
//!
//! Rather than know each kind of tag (ID3v1, ID3v2, APE, Lyrics3…), only what is a frame in step with its neighbours stays.
//! It does **not** open frames: the first often names the encoder, and is needed to seek.
use super::{
    bytes::{Bytes, find},
    found::{Found, Kept, NotCleaned, Removed},
};

/// Kilobits a second by the header's index: MPEG-1 layers I, II, III, then MPEG-2 layer I, layers II and III.
const BITRATES: [[u16; 14]; 5] = [
    [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
    [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
    [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
    [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
    [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
];

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut out = Vec::new();
    let mut rest = Bytes::new(bytes);
    let mut in_step = false;
    while !rest.is_empty() {
        if let Some(length) = id3(rest.rest()) {
            rest.take(length.min(rest.len()))?;
            found.removes(Removed::Properties);
            continue;
        }
        match frame(rest.rest()) {
            Some(length) if in_step || followed(rest.rest(), length) => {
                let Ok(sound) = rest.take(length) else { break };
                if out.is_empty() && [b"Xing", b"Info", b"VBRI"].iter().any(|name| find(sound, *name).is_some()) {
                    found.keeps(Kept::Encoder);
                }
                out.extend_from_slice(sound);
                in_step = true;
            }
            _ => {
                rest.u8()?;
                in_step = false;
            }
        }
    }
    if out.is_empty() {
        return Err(NotCleaned::Malformed);
    }
    if out.len() < bytes.len() {
        found.removes(Removed::Properties);
    }
    Ok(out)
}

/// Whether the bytes begin with two frames in step, or with a tag.
pub(super) fn is_sound(bytes: &[u8]) -> bool {
    id3(bytes).is_some() || frame(bytes).is_some_and(|length| followed(bytes, length))
}

/// The length of a tag at the head.
fn id3(bytes: &[u8]) -> Option<usize> {
    let [b'I', b'D', b'3', 2..=4, _, flags, size @ ..] = bytes.first_chunk::<10>()? else { return None };
    // Seven bits a byte, so that no tag looks like a frame.
    let size = size.iter().try_fold(0_usize, |sum, byte| (*byte < 0x80).then_some((sum << 7) | usize::from(*byte)))?;
    let footer = if flags & 0x10 == 0 { 10 } else { 20 };
    size.checked_add(footer)
}

/// Whether the frame ends the file or another of the same kind begins where it ends.
fn followed(bytes: &[u8], length: usize) -> bool {
    let Some(next) = bytes.get(length..) else { return false };
    let same = |at: usize, mask: u8| bytes.get(at).map(|byte| byte & mask) == next.get(at).map(|byte| byte & mask);
    next.is_empty() || (frame(next).is_some() && same(1, 0xfe) && same(2, 0x0c))
}

/// The length of the frame at the head; layer III and its elder sisters, free bit rates excepted.
fn frame(bytes: &[u8]) -> Option<usize> {
    let [0xff, second, third, _] = *bytes.first_chunk::<4>()? else { return None };
    let (version, layer) = ((second >> 3) & 3, (second >> 1) & 3);
    if second < 0xe0 || version == 1 || layer == 0 {
        return None;
    }
    let first = version == 3;
    let table = match (first, layer) {
        (true, layer) => usize::from(3_u8.checked_sub(layer)?),
        (false, 3) => 3,
        (false, _) => 4,
    };
    let index = usize::from((third >> 4).checked_sub(1)?);
    let bitrate = usize::from(*BITRATES.get(table)?.get(index)?).checked_mul(1000)?;
    let rate: usize = *[44_100, 48_000, 32_000].get(usize::from((third >> 2) & 3))?;
    let rate = match version {
        3 => rate,
        2 => rate / 2,
        _ => rate / 4,
    };
    let padding = usize::from((third >> 1) & 1);
    match layer {
        3 => bitrate.checked_mul(12)?.checked_div(rate)?.checked_add(padding)?.checked_mul(4),
        1 if !first => bitrate.checked_mul(72)?.checked_div(rate)?.checked_add(padding),
        _ => bitrate.checked_mul(144)?.checked_div(rate)?.checked_add(padding),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{mp3, mp3_frames};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean};
    use super::frame;

    #[test]
    fn only_frames_stay() {
        let cleaned = clean(Kind::Mp3, &mp3()).unwrap();
        assert_eq!(cleaned.bytes, mp3_frames());
        assert_eq!((cleaned.removed, cleaned.kept), (vec![Removed::Properties], vec![Kept::Encoder]));
        assert_eq!(clean(Kind::Mp3, b"ID3\x03\0\0\0\0\0\0none").unwrap_err(), NotCleaned::Malformed);
    }

    #[test]
    fn lengths_of_frames() {
        // 128 kbit/s at 44.1 kHz, without and with padding; MPEG-2 at 64 kbit/s and 22.05 kHz.
        assert_eq!(frame(&[0xff, 0xfb, 0x90, 0]), Some(417));
        assert_eq!(frame(&[0xff, 0xfb, 0x92, 0]), Some(418));
        assert_eq!(frame(&[0xff, 0xf3, 0x80, 0]), Some(208));
        for none in [[0xff, 0xfb, 0x00, 0], [0xff, 0xfb, 0xf0, 0], [0xff, 0xfb, 0x9c, 0], [0xff, 0xe9, 0x90, 0]] {
            assert_eq!(frame(&none), None);
        }
    }
}
