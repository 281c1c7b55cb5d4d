//! JPEG (ITU-T T.81, JFIF): the picture's own segments, copied; the rest dropped.
//!
//! Kept: tables, frames, scans, the sixteen bytes that say how to read colours, the colour profile's numbers, which way up.
//! Everything behind the end goes: second pictures (so HDR becomes the plain picture), the short film of a "motion photo",
//! appended archives.
//! It does **not** look at the scans: what a camera's way of compressing tells, or a drawing in the pixels, stays.
use super::{
    bytes::Bytes,
    exif,
    found::{Found, NotCleaned, Removed},
    icc,
};

const EXIF: &[u8] = b"Exif\0\0";
const XMP: &[u8] = b"http://ns.adobe.com/x";
const ICC: &[u8] = b"ICC_PROFILE\0";
/// What one segment holds of a profile, behind its name and two numbers.
const ICC_PART: usize = 65_519;

/// The parts of the picture that is being put together.
#[derive(Default)]
struct Picture {
    jfif: Option<[u8; 7]>,
    exif: Option<Vec<u8>>,
    profile: Vec<u8>,
    rest: Vec<u8>,
}

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut picture = Picture::default();
    let mut bytes = Bytes::new(bytes);
    if bytes.be16()? != 0xffd8 {
        return Err(NotCleaned::Malformed);
    }
    loop {
        match marker(&mut bytes)? {
            0xd9 => break,
            // Restart and "temporary" stand alone.
            alone @ (0x01 | 0xd0..=0xd7) => picture.rest.extend([0xff, alone]),
            0x00 | 0xd8 | 0xff => return Err(NotCleaned::Malformed),
            code => picture.segment(code, &mut bytes, found)?,
        }
    }
    // A line break or padding at the end tells nothing.
    if bytes.rest().iter().any(|byte| *byte != 0 && !byte.is_ascii_whitespace()) {
        found.removes(Removed::LooseBytes);
    }
    picture.write(found)
}

/// The code behind any number of fill bytes.
fn marker(bytes: &mut Bytes) -> Result<u8, NotCleaned> {
    if bytes.u8()? != 0xff {
        return Err(NotCleaned::Malformed);
    }
    loop {
        match bytes.u8()? {
            0xff => {}
            code => return Ok(code),
        }
    }
}

impl Picture {
    fn segment(&mut self, code: u8, bytes: &mut Bytes, found: &mut Found) -> Result<(), NotCleaned> {
        let length = bytes.be16()?;
        let content = bytes.take(usize::from(length.checked_sub(2).ok_or(NotCleaned::Malformed)?))?;
        match code {
            0xe0..=0xef => self.application(code, content, found),
            0xfe => found.removes(Removed::Remark),
            // Reserved for extensions that no program writes.
            0x02..=0xbf | 0xc8 | 0xf0..=0xfd => found.removes(Removed::Private),
            _ => put(&mut self.rest, code, content)?,
        }
        if code == 0xda {
            let rest = bytes.rest();
            let end = scan_end(rest).ok_or(NotCleaned::Malformed)?;
            self.rest.extend_from_slice(bytes.take(end)?);
        }
        Ok(())
    }

    fn application(&mut self, code: u8, content: &[u8], found: &mut Found) {
        match (code, content) {
            // Version, unit, density; behind them may be a thumbnail.
            (0xe0, [b'J', b'F', b'I', b'F', 0, start @ ..]) if self.jfif.is_none() => {
                self.jfif = start.first_chunk().copied();
                if start.len() > 9 {
                    found.removes(Removed::Thumbnail);
                }
            }
            (0xe0, [b'J', b'F', b'X', b'X', ..]) => found.removes(Removed::Thumbnail),
            (0xe1, _) if content.starts_with(EXIF) => {
                let block = content.get(EXIF.len()..).unwrap_or_default();
                let reduced = exif::reduce(block, found);
                self.exif = self.exif.take().or(reduced);
            }
            (0xe1, _) if content.starts_with(XMP) => found.removes(Removed::Properties),
            (0xe2, _) if content.starts_with(ICC) => {
                // Parts come in order from every known program; others make a profile that cannot be read.
                self.profile.extend_from_slice(content.get(ICC.len().saturating_add(2)..).unwrap_or_default());
            }
            (0xed, _) => found.removes(Removed::Properties),
            // Which transform made the colours: without it some pictures come out in false ones.
            (0xee, _) if content.starts_with(b"Adobe") && content.len() >= 12 => {
                let _ = put(&mut self.rest, code, content.get(..12).unwrap_or_default());
                if content.len() > 12 {
                    found.removes(Removed::Private);
                }
            }
            _ => found.removes(Removed::Private),
        }
    }

    fn write(self, found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
        let mut out = vec![0xff, 0xd8];
        if let Some(start) = self.jfif {
            put(&mut out, 0xe0, &[b"JFIF\0".as_slice(), &start, &[0, 0]].concat())?;
        }
        if let Some(block) = self.exif {
            put(&mut out, 0xe1, &[EXIF, &block].concat())?;
        }
        if !self.profile.is_empty()
            && let Some(profile) = icc::reduce(&self.profile, found)
        {
            let count = u8::try_from(profile.len().div_ceil(ICC_PART)).map_err(|_| NotCleaned::TooComplex)?;
            for (number, part) in (1..=count).zip(profile.chunks(ICC_PART)) {
                put(&mut out, 0xe2, &[ICC, &[number, count], part].concat())?;
            }
        }
        out.extend_from_slice(&self.rest);
        out.extend([0xff, 0xd9]);
        Ok(out)
    }
}

/// Where the scan's coded bytes end: at the first marker that is neither a stuffed byte nor a restart.
fn scan_end(bytes: &[u8]) -> Option<usize> {
    let ends = |pair: &[u8]| matches!(pair, [0xff, code] if !matches!(code, 0x00 | 0xd0..=0xd7 | 0xff));
    bytes.windows(2).position(ends)
}

fn put(out: &mut Vec<u8>, code: u8, content: &[u8]) -> Result<(), NotCleaned> {
    let length = u16::try_from(content.len().saturating_add(2)).map_err(|_| NotCleaned::TooComplex)?;
    out.extend([0xff, code]);
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(content);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::testing::{jpeg, jpeg_scan};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean, sniff};

    #[test]
    fn the_picture_stays_and_all_else_goes() {
        let cleaned = clean(Kind::Jpeg, &jpeg()).unwrap();
        assert!(cleaned.bytes.windows(jpeg_scan().len()).any(|window| window == jpeg_scan()));
        assert!(cleaned.bytes.ends_with(&[0xff, 0xd9]));
        let expected = [
            Removed::Place,
            Removed::Device,
            Removed::Properties,
            Removed::Remark,
            Removed::Thumbnail,
            Removed::ColourProfile,
            Removed::LooseBytes,
            Removed::Private,
        ];
        assert_eq!(cleaned.removed, expected);
        assert_eq!(cleaned.kept, [Kept::Orientation, Kept::ColourProfile]);
        assert_eq!(sniff(&cleaned.bytes), Kind::Jpeg);
    }

    #[test]
    fn without_an_end_it_is_refused() {
        let whole = clean(Kind::Jpeg, &jpeg()).unwrap().bytes;
        let short = &whole[..whole.len() - 2];
        assert_eq!(clean(Kind::Jpeg, short).unwrap_err(), NotCleaned::Malformed);
    }
}
