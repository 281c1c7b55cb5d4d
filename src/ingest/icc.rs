//! Colour profiles: the numbers that colours need, without the names (ICC.1:2022).
//!
//! A profile made for one screen or scanner names it, with its serial number and the day of calibration. Without any profile
//! a wide-gamut photograph would change its colours. So the header's names and dates become zero and only the tags that
//! carry numbers stay. The numbers of one calibrated device may still tell it from others: that is said as kept.
use super::{
    bytes::{Bytes, length32},
    found::{Found, Kept, NotCleaned, Removed},
};

/// Tags that turn device numbers into colours, and back.
const NUMBERS: [&[u8; 4]; 25] = [
    b"rXYZ", b"gXYZ", b"bXYZ", b"rTRC", b"gTRC", b"bTRC", b"kTRC", b"wtpt", b"bkpt", b"chad", b"A2B0", b"A2B1",
    b"A2B2", b"B2A0", b"B2A1", b"B2A2", b"D2B0", b"D2B1", b"D2B2", b"B2D0", b"B2D1", b"B2D2", b"gamt", b"lumi",
    b"cicp",
];

/// A tag's name, where its content stood, and the content.
type Tag<'a> = ([u8; 4], u32, &'a [u8]);

/// No real profile has more tags.
const TAGS: u32 = 200;

/// The profile without names; nothing where it could not be read, which changes colours rather than keep a name.
pub(super) fn reduce(profile: &[u8], found: &mut Found) -> Option<Vec<u8>> {
    let reduced = rewrite(profile).ok();
    if reduced.as_deref() != Some(profile) {
        found.removes(Removed::ColourProfile);
    }
    if reduced.is_some() {
        found.keeps(Kept::ColourProfile);
    }
    reduced
}

fn rewrite(profile: &[u8]) -> Result<Vec<u8>, NotCleaned> {
    let tags = tags(profile)?;
    let (mut table, mut content) = (Vec::new(), Vec::new());
    let mut placed: Vec<(u32, usize, u32)> = Vec::new();
    let start = tags.len().saturating_mul(12).saturating_add(132);
    for (name, was, value) in tags {
        // Curves are often shared by the three colours.
        let shared = placed.iter().find(|known| (known.0, known.1) == (was, value.len())).map(|known| known.2);
        let at = if let Some(at) = shared {
            at
        } else {
            let at = u32::try_from(start.saturating_add(content.len())).map_err(|_| NotCleaned::TooComplex)?;
            content.extend_from_slice(value);
            // Only tags that overlap could hold more than the whole.
            if content.len() > profile.len() {
                return Err(NotCleaned::TooComplex);
            }
            content.resize(content.len().next_multiple_of(4), 0);
            placed.push((was, value.len(), at));
            at
        };
        table.extend_from_slice(&name);
        table.extend_from_slice(&at.to_be_bytes());
        table.extend_from_slice(&length32(value)?.to_be_bytes());
    }
    let count = u32::try_from(table.len() / 12).map_err(|_| NotCleaned::TooComplex)?;
    let mut whole = header(profile)?;
    whole.extend_from_slice(&count.to_be_bytes());
    whole.extend_from_slice(&table);
    whole.extend_from_slice(&content);
    let size = length32(&whole)?.to_be_bytes();
    whole.splice(..4, size);
    Ok(whole)
}

/// The tags to keep, with their content.
fn tags(profile: &[u8]) -> Result<Vec<Tag<'_>>, NotCleaned> {
    let mut bytes = Bytes::from(profile, 128)?;
    let count = bytes.be32()?;
    if count > TAGS {
        return Err(NotCleaned::TooComplex);
    }
    let mut kept = Vec::new();
    for _ in 0..count {
        let name = bytes.array::<4>()?;
        let (at, length) = (bytes.be32()?, bytes.be32()?);
        if NUMBERS.contains(&&name) {
            let start = usize::try_from(at).map_err(|_| NotCleaned::Malformed)?;
            kept.push((name, at, Bytes::from(profile, start)?.take_u32(length)?));
        }
    }
    if kept.is_empty() { Err(NotCleaned::Malformed) } else { Ok(kept) }
}

/// The header's 128 bytes without who made it, for which device, when.
fn header(profile: &[u8]) -> Result<Vec<u8>, NotCleaned> {
    let mut header = Bytes::new(profile).take(128)?.to_vec();
    // Size, preferred engine; date; platform; device and attributes; creator, identifier, reserved.
    for names in [0..8, 24..36, 40..44, 48..64, 80..128] {
        header.get_mut(names).ok_or(NotCleaned::Malformed)?.fill(0);
    }
    if header.get(36..40) == Some(b"acsp") { Ok(header) } else { Err(NotCleaned::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::super::testing::icc_profile;
    use super::{Found, reduce};

    #[test]
    fn numbers_stay_and_names_go() {
        let profile = icc_profile();
        let reduced = reduce(&profile, &mut Found::new(0)).unwrap();
        assert!(!reduced.windows(6).any(|window| window == b"CANARY"));
        assert!(reduced.windows(8).any(|window| window == b"redcurve"));
        let mut found = Found::new(0);
        assert_eq!(reduce(&reduced, &mut found), Some(reduced));
        assert!(found.into_cleaned(Vec::new()).removed.is_empty());
        assert_eq!(reduce(&profile[..100], &mut Found::new(0)), None);
    }
}
