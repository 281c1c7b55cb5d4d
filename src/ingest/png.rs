//! PNG and its animated sister (W3C PNG, third edition): the chunks that draw, copied; the rest dropped.
//!
//! A chunk whose checksum does not match means a damaged picture: refused rather than repaired. It does **not** unpack the
//! pixels, so it does not see what stands behind them inside their own stream.
use super::{
    bytes::{Bytes, Wrapping, crc32, deflate, find, inflate, length32},
    exif,
    found::{Found, NotCleaned, Removed},
    icc,
};

pub(super) const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";

/// Bytes of the largest colour profile that is unpacked.
const PROFILE: usize = 4 << 20;

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let mut bytes = Bytes::new(bytes);
    if bytes.take(SIGNATURE.len())? != SIGNATURE {
        return Err(NotCleaned::Malformed);
    }
    let mut out = SIGNATURE.to_vec();
    let (mut oriented, mut coloured) = (false, false);
    loop {
        let (name, content) = chunk(&mut bytes)?;
        if (&name == b"IHDR") != (out.len() == SIGNATURE.len()) {
            return Err(NotCleaned::Malformed);
        }
        match &name {
            b"IEND" => break,
            b"IHDR" | b"PLTE" | b"IDAT" | b"tRNS" | b"gAMA" | b"cHRM" | b"sRGB" | b"sBIT" | b"bKGD" | b"pHYs"
            | b"cICP" | b"mDCV" | b"cLLI" | b"acTL" | b"fcTL" | b"fdAT" => put(&mut out, name, content)?,
            b"eXIf" => {
                if let Some(block) = exif::reduce(content, found).filter(|_| !oriented) {
                    put(&mut out, name, &block)?;
                    oriented = true;
                }
            }
            b"iCCP" if !coloured => {
                coloured = true;
                if let Some(content) = profile(content, found)? {
                    put(&mut out, name, &content)?;
                }
            }
            // An upper-case first letter says that the picture cannot be drawn without it.
            [b'A'..=b'Z', ..] => return Err(NotCleaned::Unsupported),
            b"tEXt" | b"zTXt" | b"iTXt" => found.removes(Removed::Properties),
            b"tIME" => found.removes(Removed::Dates),
            _ => found.removes(Removed::Private),
        }
    }
    if !bytes.is_empty() {
        found.removes(Removed::LooseBytes);
    }
    put(&mut out, *b"IEND", &[])?;
    Ok(out)
}

fn chunk<'a>(bytes: &mut Bytes<'a>) -> Result<([u8; 4], &'a [u8]), NotCleaned> {
    let length = bytes.be32()?;
    let name = bytes.array()?;
    let content = bytes.take_u32(length)?;
    if bytes.be32()? == crc32(&[&name, content]) { Ok((name, content)) } else { Err(NotCleaned::Malformed) }
}

fn put(out: &mut Vec<u8>, name: [u8; 4], content: &[u8]) -> Result<(), NotCleaned> {
    out.extend_from_slice(&length32(content)?.to_be_bytes());
    out.extend_from_slice(&name);
    out.extend_from_slice(content);
    out.extend_from_slice(&crc32(&[&name, content]).to_be_bytes());
    Ok(())
}

/// A profile has a name of its own here, and is packed.
fn profile(content: &[u8], found: &mut Found) -> Result<Option<Vec<u8>>, NotCleaned> {
    let mut bytes = Bytes::new(content);
    let name = bytes.take(find(content, &[0]).ok_or(NotCleaned::Malformed)?)?;
    let _end_and_method = bytes.take(2)?;
    if name != b"ICC" {
        found.removes(Removed::ColourProfile);
    }
    let unpacked = inflate(bytes.rest(), Wrapping::Zlib, found.left().min(PROFILE)).unwrap_or_default();
    found.spend(unpacked.len());
    let Some(reduced) = icc::reduce(&unpacked, found) else { return Ok(None) };
    Ok(Some([b"ICC\0\0".as_slice(), &deflate(&reduced, Wrapping::Zlib)?].concat()))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{png, png_chunk};
    use super::super::{Kept, Kind, NotCleaned, Removed, clean};

    #[test]
    fn the_picture_stays_and_all_else_goes() {
        let before = png();
        let cleaned = clean(Kind::Png, &before).unwrap();
        let names: Vec<_> = ["IHDR", "iCCP", "eXIf", "IDAT", "IEND"].into_iter().collect();
        let mut places: Vec<_> = Vec::new();
        for name in names {
            places.push(cleaned.bytes.windows(4).position(|window| window == name.as_bytes()).unwrap());
        }
        assert!(places.is_sorted());
        let expected = [
            Removed::Place,
            Removed::Device,
            Removed::Properties,
            Removed::Dates,
            Removed::ColourProfile,
            Removed::LooseBytes,
            Removed::Private,
        ];
        assert_eq!(cleaned.removed, expected);
        assert_eq!(cleaned.kept, [Kept::Orientation, Kept::ColourProfile]);
    }

    #[test]
    fn damage_and_unknown_needs_are_refused() {
        let mut damaged = png();
        damaged[20] ^= 1;
        assert_eq!(clean(Kind::Png, &damaged).unwrap_err(), NotCleaned::Malformed);
        let start = &png()[..33];
        let needed = [start, &png_chunk(*b"CgBI", b"x"), &png_chunk(*b"IEND", b"")].concat();
        assert_eq!(clean(Kind::Png, &needed).unwrap_err(), NotCleaned::Unsupported);
    }
}
