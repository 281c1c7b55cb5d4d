//! GIF: frames, palettes, delays and the loop counter, copied; remarks and other extensions dropped.
use super::{
    bytes::Bytes,
    found::{Found, NotCleaned, Removed},
};

pub(super) fn clean(bytes: &[u8], found: &mut Found) -> Result<Vec<u8>, NotCleaned> {
    let whole = bytes;
    let mut bytes = Bytes::new(bytes);
    let header = bytes.take(13)?;
    if !header.starts_with(b"GIF8") {
        return Err(NotCleaned::Malformed);
    }
    bytes.take(palette(header.get(10)))?;
    let mut out = copied(whole, &[], bytes);
    loop {
        let before = bytes.rest();
        match bytes.u8()? {
            0x3b => break,
            0x2c => {
                let picture = bytes.take(9)?;
                bytes.take(palette(picture.last()).saturating_add(1))?;
                blocks(&mut bytes)?;
                out.extend(copied(before, &[], bytes));
            }
            0x21 => {
                let kind = bytes.u8()?;
                let first = bytes;
                blocks(&mut bytes)?;
                extension(kind, copied(first.rest(), &[0x21, kind], bytes), &mut out, found);
            }
            _ => return Err(NotCleaned::Malformed),
        }
    }
    if !bytes.is_empty() {
        found.removes(Removed::LooseBytes);
    }
    out.push(0x3b);
    Ok(out)
}

/// What was read since `before`, behind `prefix`.
fn copied(before: &[u8], prefix: &[u8], now: Bytes) -> Vec<u8> {
    let read = before.len().saturating_sub(now.len());
    [prefix, before.get(..read).unwrap_or_default()].concat()
}

/// Bytes of the palette that flags announce.
fn palette(flags: Option<&u8>) -> usize {
    match flags {
        Some(flags) if flags & 0x80 != 0 => 6_usize.checked_shl(u32::from(flags & 7)).unwrap_or(0),
        _ => 0,
    }
}

/// Walks over counted blocks up to the empty one.
fn blocks(bytes: &mut Bytes) -> Result<(), NotCleaned> {
    loop {
        let length = bytes.u8()?;
        bytes.take(usize::from(length))?;
        if length == 0 {
            return Ok(());
        }
    }
}

fn extension(kind: u8, whole: Vec<u8>, out: &mut Vec<u8>, found: &mut Found) {
    /// The loop counter: its name, one block of three bytes, the end.
    const LOOP: &[u8] = b"\x21\xff\x0bNETSCAPE2.0\x03\x01";
    match kind {
        0xf9 if whole.len() == 8 => out.extend(whole),
        0xff if whole.starts_with(LOOP) && whole.len() == LOOP.len().saturating_add(3) => out.extend(whole),
        0xfe => found.removes(Removed::Remark),
        0xff if whole.get(3..14) == Some(b"XMP DataXMP") => found.removes(Removed::Properties),
        _ => found.removes(Removed::Private),
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::gif;
    use super::super::{Kind, NotCleaned, Removed, clean};

    #[test]
    fn frames_stay_and_remarks_go() {
        let cleaned = clean(Kind::Gif, &gif()).unwrap();
        assert_eq!(cleaned.removed, [Removed::Properties, Removed::Remark, Removed::LooseBytes]);
        assert!(cleaned.bytes.windows(11).any(|window| window == b"NETSCAPE2.0"));
        let short = &cleaned.bytes[..cleaned.bytes.len() - 1];
        assert_eq!(clean(Kind::Gif, short).unwrap_err(), NotCleaned::Malformed);
    }
}
