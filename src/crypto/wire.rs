//! The few shapes our formats are made of: fixed arrays, big-endian numbers, bytes behind their length.
//!
//! One way to write a thing and one way to read it: a reader must be finished with nothing left over. Refuses; never
//! panics, and never allocates more than what it was given.
use super::Error;

/// Takes fields from the front of the bytes.
pub(super) struct Reader<'a>(&'a [u8]);

impl<'a> Reader<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    /// Starts after a version byte, which must be `version`.
    pub(super) fn versioned(bytes: &'a [u8], version: u8) -> Result<Self, Error> {
        let mut reader = Self(bytes);
        if reader.array()? == [version] { Ok(reader) } else { Err(Error::Malformed) }
    }

    pub(super) fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        let (head, tail) = self.0.split_first_chunk().ok_or(Error::Malformed)?;
        self.0 = tail;
        Ok(*head)
    }

    pub(super) fn u32(&mut self) -> Result<u32, Error> {
        self.array().map(u32::from_be_bytes)
    }

    pub(super) fn u64(&mut self) -> Result<u64, Error> {
        self.array().map(u64::from_be_bytes)
    }

    /// Bytes behind their 32-bit length.
    pub(super) fn prefixed(&mut self) -> Result<&'a [u8], Error> {
        let length = usize::try_from(self.u32()?).map_err(|_| Error::Malformed)?;
        let (head, tail) = self.0.split_at_checked(length).ok_or(Error::Malformed)?;
        self.0 = tail;
        Ok(head)
    }

    /// All that is left.
    pub(super) fn rest(self) -> &'a [u8] {
        self.0
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Nothing may be left.
    pub(super) fn finish(self) -> Result<(), Error> {
        if self.0.is_empty() { Ok(()) } else { Err(Error::Malformed) }
    }
}

/// Writes bytes behind their 32-bit length.
pub(super) fn put_prefixed(out: &mut Vec<u8>, bytes: &[u8]) -> Result<(), Error> {
    let length = u32::try_from(bytes.len()).map_err(|_| Error::Malformed)?;
    out.extend_from_slice(&length.to_be_bytes());
    out.extend_from_slice(bytes);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{Reader, put_prefixed};

    #[test]
    fn what_is_written_is_read() {
        let mut bytes = vec![7];
        put_prefixed(&mut bytes, b"abc").unwrap();
        bytes.extend(9_u64.to_be_bytes());
        let mut reader = Reader::versioned(&bytes, 7).unwrap();
        assert_eq!(reader.prefixed().unwrap(), b"abc");
        assert_eq!(reader.u64().unwrap(), 9);
        assert!(reader.is_empty());
        reader.finish().unwrap();
    }

    #[test]
    fn lengths_beyond_the_end_and_leftovers_are_refused() {
        assert!(Reader::versioned(&[2], 1).is_err());
        assert!(Reader::versioned(&[], 1).is_err());
        assert!(Reader::new(&[0xff; 4]).prefixed().is_err());
        assert!(Reader::new(&[0, 0]).u32().is_err());
        assert!(Reader::new(&[0]).finish().is_err());
    }
}
