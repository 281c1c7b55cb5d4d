//! The two RIFF files that people send: WebP pictures (RFC 9649) and WAV sound.
//!
//! Chunks that draw or sound are copied, the others dropped; the flags that announce them follow. It does **not** decode
//! anything, nor understand WAV larger than 4 GiB (RF64).
use super::{
    bytes::{Bytes, length32},
    exif,
    found::{Found, NotCleaned, Removed},
    icc,
};

/// Bits of the first byte of a WebP picture's header.
const HAS_PROFILE: u8 = 0x20;
const HAS_EXIF: u8 = 0x08;
const HAS_XMP: u8 = 0x04;

/// What is being put together.
#[derive(Default)]
struct Parts {
    /// The extended header of a WebP picture.
    header: Option<Vec<u8>>,
    profile: Option<Vec<u8>>,
    exif: Option<Vec<u8>>,
    content: Vec<u8>,
}

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut bytes = Bytes::new(bytes);
    if bytes.take(4)? != b"RIFF" {
        return Err(NotCleaned::Malformed);
    }
    let length = bytes.le32()?;
    let mut inside = Bytes::new(bytes.take_u32(length)?);
    if !bytes.is_empty() && bytes.rest() != [0] {
        found.removes(Removed::LooseBytes);
    }
    let form = inside.array()?;
    let mut parts = Parts::default();
    while !inside.is_empty() {
        let (name, content) = chunk(&mut inside)?;
        match &form {
            b"WEBP" => parts.picture(name, content, found)?,
            b"WAVE" => parts.sound(name, content, found)?,
            _ => return Err(NotCleaned::Unsupported),
        }
    }
    parts.write(form)
}

fn chunk<'a>(bytes: &mut Bytes<'a>) -> Result<([u8; 4], &'a [u8]), NotCleaned> {
    let (name, length) = (bytes.array()?, bytes.le32()?);
    let content = bytes.take_u32(length)?;
    // Chunks begin at even places; some programs forget it after the last.
    if content.len() % 2 == 1 && !bytes.is_empty() {
        bytes.u8()?;
    }
    Ok((name, content))
}

fn put(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Result<(), NotCleaned> {
    out.extend_from_slice(&name);
    out.extend_from_slice(&length32(content)?.to_le_bytes());
    out.extend_from_slice(content);
    if content.len() % 2 == 1 {
        out.push(0);
    }
    Ok(())
}

impl Parts {
    fn picture(&mut self, name: [u8; 4], content: &[u8], found: &mut Found) -> Result<(), NotCleaned> {
        match &name {
            b"VP8X" => self.header = Some(Bytes::new(content).take(10)?.to_vec()),
            b"VP8 " | b"VP8L" | b"ALPH" | b"ANIM" => put(&mut self.content, name, content)?,
            b"ANMF" => put(&mut self.content, name, &frame(content, found)?)?,
            b"ICCP" => self.profile = icc::reduce(content, found),
            b"EXIF" => {
                // Some programs write the prefix that only JPEG has.
                let block = content.strip_prefix(b"Exif\0\0").unwrap_or(content);
                self.exif = exif::reduce(block, found);
            }
            b"XMP " => found.removes(Removed::Properties),
            _ => found.removes(Removed::Private),
        }
        Ok(())
    }

    fn sound(&mut self, name: [u8; 4], content: &[u8], found: &mut Found) -> Result<(), NotCleaned> {
        match &name {
            b"fmt " | b"fact" | b"data" => put(&mut self.content, name, content)?,
            b"LIST" | b"bext" | b"iXML" | b"id3 " | b"ID3 " | b"_PMX" => found.removes(Removed::Properties),
            b"JUNK" | b"PAD " | b"FLLR" => found.removes(Removed::LooseBytes),
            _ => found.removes(Removed::Private),
        }
        Ok(())
    }

    fn write(self, form: [u8; 4]) -> Result<Vec<u8>, NotCleaned> {
        if self.content.is_empty() {
            return Err(NotCleaned::Malformed);
        }
        let mut inside = form.to_vec();
        // Without the extended header a picture has neither profile nor orientation.
        let extended = self.header.is_some();
        let (profile, exif) = (self.profile.filter(|_| extended), self.exif.filter(|_| extended));
        if let Some(mut header) = self.header {
            if let Some(flags) = header.first_mut() {
                *flags &= !(HAS_PROFILE | HAS_EXIF | HAS_XMP);
                *flags |= if profile.is_some() { HAS_PROFILE } else { 0 };
                *flags |= if exif.is_some() { HAS_EXIF } else { 0 };
            }
            put(&mut inside, *b"VP8X", &header)?;
        }
        if let Some(profile) = profile {
            put(&mut inside, *b"ICCP", &profile)?;
        }
        inside.extend_from_slice(&self.content);
        if let Some(exif) = exif {
            put(&mut inside, *b"EXIF", &exif)?;
        }
        let mut out = Vec::new();
        put(&mut out, *b"RIFF", &inside)?;
        Ok(out)
    }
}

/// One frame of an animation holds chunks of its own.
fn frame(content: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut inside = Bytes::new(content);
    let mut out = inside.take(16)?.to_vec();
    while !inside.is_empty() {
        let (name, content) = chunk(&mut inside)?;
        match &name {
            b"VP8 " | b"VP8L" | b"ALPH" => put(&mut out, name, content)?,
            _ => found.removes(Removed::Private),
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{riff, wav, webp};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean};

    #[test]
    fn a_picture_keeps_its_frames_and_its_flags_follow() {
        let cleaned = clean(Kind::WebP, &webp()).unwrap();
        assert_eq!(cleaned.bytes[20], 0x10 | 0x08, "alpha and orientation only");
        let expected = [Removed::Place, Removed::Device, Removed::Properties, Removed::LooseBytes, Removed::Private];
        assert_eq!(cleaned.removed, expected);
        assert_eq!(cleaned.kept, [Kept::Orientation]);
        let length = u32::from_le_bytes(*cleaned.bytes[4..].first_chunk().unwrap());
        assert_eq!(usize::try_from(length).unwrap() + 8, cleaned.bytes.len());
    }

    #[test]
    fn sound_keeps_its_samples() {
        let cleaned = clean(Kind::Wav, &wav()).unwrap();
        assert!(cleaned.bytes.windows(12).any(|window| window == b"data\x04\0\0\0\x01\x02\x03\x04"));
        assert_eq!(cleaned.removed, [Removed::Properties]);
        assert_eq!(clean(Kind::Wav, &riff(*b"WAVE", &[])).unwrap_err(), NotCleaned::Malformed);
    }
}
