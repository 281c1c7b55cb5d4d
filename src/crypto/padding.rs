//! Sizes that say little: Padmé buckets, with a floor.
//!
//! Padmé (Nikitin et al., "Reducing Metadata Leakage from Encrypted Files and Communication with PURBs", 2019) lets at
//! most `O(log log n)` bits of a length through for at most 12 % more bytes. The padding tells its own end (a `0x80`, then
//! zeros, as ISO/IEC 7816-4), so that streams need not know their length beforehand. It does **not** hide that one thing is
//! much longer than another.
use super::Error;

/// Where the content ends.
pub(super) const MARK: u8 = 0x80;

/// The size of `length` bytes once padded; at least `floor`.
#[must_use]
pub fn padded_len(length: u64, floor: u64) -> u64 {
    let marked = length.saturating_add(1).max(floor);
    // Keep as many leading bits as the exponent needs, round the others up: the bucket grows with the length.
    let exponent = marked.checked_ilog2().unwrap_or(0);
    let kept = exponent.checked_ilog2().map_or(0, |log| log.saturating_add(1));
    let mask = 1_u64.checked_shl(exponent.saturating_sub(kept)).unwrap_or(1).saturating_sub(1);
    marked.checked_add(mask).map_or(u64::MAX, |sum| sum & !mask)
}

/// Marks the end and fills up to the bucket.
#[must_use]
pub fn pad(mut bytes: Vec<u8>, floor: usize) -> Vec<u8> {
    let size = padded_len(bytes.len() as u64, floor as u64);
    let Ok(size) = usize::try_from(size) else { super::impossible() };
    // Growing in place would leave the former block of memory behind with the plaintext in it.
    let mut padded = Vec::with_capacity(size);
    padded.append(&mut bytes);
    zeroize::Zeroize::zeroize(&mut bytes);
    padded.push(MARK);
    padded.resize(size, 0);
    padded
}

/// The content that was padded.
pub fn unpad(mut padded: Vec<u8>) -> Result<Vec<u8>, Error> {
    let end = content(&padded)?.len();
    padded.truncate(end);
    Ok(padded)
}

/// The content inside the padding.
pub(super) fn content(padded: &[u8]) -> Result<&[u8], Error> {
    let end = padded.iter().rposition(|byte| *byte != 0).ok_or(Error::Malformed)?;
    let (content, rest) = padded.split_at_checked(end).ok_or(Error::Malformed)?;
    if rest.first() == Some(&MARK) { Ok(content) } else { Err(Error::Malformed) }
}

#[cfg(test)]
mod tests {
    use super::{pad, padded_len, unpad};
    use proptest::prelude::proptest;

    #[test]
    fn buckets_are_those_of_the_paper() {
        // (length, floor) to size; one byte more than Padmé's own, for the mark.
        for (length, floor, size) in
            [(0, 0, 1), (0, 1024, 1024), (1023, 1024, 1024), (1024, 1024, 1088), (8, 0, 10), (999_999, 0, 1_015_808)]
        {
            assert_eq!(padded_len(length, floor), size, "{length} {floor}");
        }
        assert_eq!(padded_len(u64::MAX, 0), u64::MAX);
    }

    #[test]
    fn what_has_no_mark_is_refused() {
        for wrong in [&b""[..], b"\0", b"\0\0\0", b"abc", b"abc\0"] {
            assert!(unpad(wrong.to_vec()).is_err());
        }
    }

    proptest! {
        #[test]
        fn padding_comes_off(bytes: Vec<u8>, zeros in 0..40_usize, floor in 0..300_usize) {
            let bytes = [bytes, vec![0x80], vec![0; zeros]].concat();
            assert_eq!(unpad(pad(bytes.clone(), floor)).unwrap(), bytes);
        }

        #[test]
        fn padding_costs_at_most_an_eighth(length in 1..u64::from(u32::MAX), floor in 0..2000_u64) {
            let size = padded_len(length, floor);
            let marked = length.saturating_add(1).max(floor);
            assert!(size >= marked && size.abs_diff(marked) <= (marked / 8).saturating_add(1), "{length} {size}");
            assert!(padded_len(length.saturating_add(1), floor) >= size);
        }
    }
}
