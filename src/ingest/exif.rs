//! Which way up a picture is: all that is read of EXIF, and all that is written of it (CIPA DC-008, TIFF 6.0).
//!
//! Nothing else is understood, so nothing else can slip through. A block that cannot be read has no orientation.
use super::{
    bytes::Bytes,
    found::{Found, Kept, NotCleaned, Removed},
};

const ORIENTATION: u16 = 0x0112;
const GPS: u16 = 0x8825;

/// Notes what a TIFF block held, and gives what replaces it: nothing where the picture stands upright by itself.
pub(super) fn reduce(tiff: &[u8], found: &mut Found) -> Option<Vec<u8>> {
    let (orientation, place) = read(tiff).unwrap_or((None, false));
    let minimal = orientation.filter(|way| (2..=8).contains(way)).map(minimal);
    if minimal.as_deref() != Some(tiff) {
        found.removes(Removed::Device);
    }
    if place {
        found.removes(Removed::Place);
    }
    if minimal.is_some() {
        found.keeps(Kept::Orientation);
    }
    minimal
}

/// The orientation, and whether there is a place.
fn read(tiff: &[u8]) -> Result<(Option<u16>, bool), NotCleaned> {
    let little = tiff.starts_with(b"II*\0");
    if !little && !tiff.starts_with(b"MM\0*") {
        return Err(NotCleaned::Malformed);
    }
    let u16 = |bytes: &mut Bytes| if little { bytes.le16() } else { bytes.be16() };
    let u32 = |bytes: &mut Bytes| if little { bytes.le32() } else { bytes.be32() };
    let offset = u32(&mut Bytes::from(tiff, 4)?)?;
    let mut bytes = Bytes::from(tiff, usize::try_from(offset).map_err(|_| NotCleaned::Malformed)?)?;
    let (mut orientation, mut place) = (None, false);
    for _ in 0..u16(&mut bytes)? {
        let tag = u16(&mut bytes)?;
        let _type_and_count = bytes.take(6)?;
        let mut value = Bytes::new(bytes.take(4)?);
        match tag {
            ORIENTATION => orientation = Some(u16(&mut value)?),
            GPS => place = true,
            _ => {}
        }
    }
    Ok((orientation, place))
}

/// A TIFF block with the orientation and nothing else.
fn minimal(orientation: u16) -> Vec<u8> {
    let [low, high] = orientation.to_le_bytes();
    // Header, one directory of one entry (type 3, one value), no next directory.
    let start = [b'I', b'I', 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0];
    let end = [low, high, 0, 0, 0, 0, 0, 0];
    [start.as_slice(), end.as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::{Found, minimal, read, reduce};

    #[test]
    fn what_is_written_is_read_and_left_alone() {
        let block = minimal(6);
        assert_eq!(read(&block).unwrap(), (Some(6), false));
        let mut found = Found::new(0);
        assert_eq!(reduce(&block, &mut found), Some(block));
        assert!(found.into_cleaned(Vec::new()).removed.is_empty());
    }

    #[test]
    fn other_ways_of_writing_and_nonsense() {
        let big = [b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x08\0\0".as_slice(), &[0; 4]].concat();
        assert_eq!(reduce(&big, &mut Found::new(0)), Some(minimal(8)));
        for upright in [minimal(1), minimal(0), minimal(9), b"II*\0\xff\xff\xff\xff".to_vec(), b"nonsense".to_vec()] {
            assert_eq!(reduce(&upright, &mut Found::new(0)), None);
        }
    }
}
