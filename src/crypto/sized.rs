//! Age files of one size: grants and their decoys, facet statements.
//!
//! Age greases each header with a stanza of random size. The filling inside takes that up, so that every file made with
//! the same floor has exactly the same size as long as its content fits. It does **not** hide how many recipients there are.
use std::{
    cell::Cell,
    io::{self, Write},
};

use zeroize::Zeroizing;

use super::{
    Error,
    hybrid::{self, Identity, Recipient},
    wire::{Reader, put_prefixed},
};

/// Sizes are multiples of this.
const STEP: usize = 1024;
/// More would need a second chunk of age's payload.
const MAX_CONTENT: usize = 48 * 1024;
/// At most what a header takes: a stanza for each recipient (1,557 bytes), and the first line, grease, MAC and nonce.
const STANZA: usize = 1560;
const AROUND: usize = 300;
const LENGTH: usize = 4;
const TAG: usize = 16;

/// An age file of exactly `floor` bytes rounded up to a kibibyte, or of the next kibibyte the content needs.
pub fn wrap(plaintext: &[u8], to: &[&Recipient], floor: usize) -> Result<Vec<u8>, Error> {
    if plaintext.len() > MAX_CONTENT || floor > MAX_CONTENT {
        return Err(Error::Malformed);
    }
    let header = STANZA.saturating_mul(to.len()).saturating_add(AROUND);
    let needed = header.saturating_add(LENGTH).saturating_add(plaintext.len()).saturating_add(TAG);
    let size = needed.max(floor).next_multiple_of(STEP);

    let written = Cell::new(0_usize);
    let mut writer = hybrid::writer(to, Counted { bytes: Vec::with_capacity(size), written: &written })?;
    let room = size.checked_sub(written.get()).and_then(|left| left.checked_sub(TAG)).ok_or(Error::Malformed)?;
    let mut content = Zeroizing::new(Vec::with_capacity(room));
    put_prefixed(&mut content, plaintext)?;
    content.resize(room, 0);
    writer.write_all(&content).map_err(|_| Error::Malformed)?;
    Ok(writer.finish().map_err(|_| Error::Malformed)?.bytes)
}

/// Opens what [`wrap`] wrapped.
pub fn unwrap(file: &[u8], with: &Identity) -> Result<Zeroizing<Vec<u8>>, Error> {
    let opened = hybrid::unwrap(file, with)?;
    let content = Reader::new(&opened).prefixed().map_err(|_| Error::Unopenable)?;
    Ok(Zeroizing::new(content.to_vec()))
}

/// Tells how much was written while age owns the buffer.
struct Counted<'a> {
    bytes: Vec<u8>,
    written: &'a Cell<usize>,
}

impl Write for Counted<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.extend_from_slice(bytes);
        self.written.set(self.bytes.len());
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::secret, Identity, MAX_CONTENT, unwrap, wrap};

    #[test]
    fn files_of_one_floor_have_one_size() {
        let reader = Identity::from_seed(secret(1));
        for length in [0, 1, 500, 1000, 1187] {
            let content = vec![9; length];
            // Age's grease differs at each turn.
            for _ in 0..20 {
                let file = wrap(&content, &[reader.recipient()], 3072).unwrap();
                assert_eq!(file.len(), 3072);
                assert_eq!(*unwrap(&file, &reader).unwrap(), content);
            }
        }
        assert_eq!(wrap(&[0; 1300], &[reader.recipient()], 3072).unwrap().len(), 4096);
        assert_eq!(wrap(&[0; 100], &[reader.recipient(); 2], 3072).unwrap().len(), 4096);
    }

    #[test]
    fn content_is_bounded() {
        let reader = Identity::from_seed(secret(1));
        assert!(wrap(&vec![0; MAX_CONTENT], &[reader.recipient()], 0).is_ok());
        assert!(wrap(&vec![0; MAX_CONTENT + 1], &[reader.recipient()], 0).is_err());
    }
}
