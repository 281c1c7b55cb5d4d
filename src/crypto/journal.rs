//! The journal of acts as a chain: opaque entries, each signed by the instance and holding the digest of the one before.
//!
//! It proves what precedes a head that somebody else holds. It does **not** prove what follows the last witnessed head, nor
//! anything against who has the instance's key and no head was ever given out.
use super::{
    Digest, Error,
    sign::{Signature, SigningKey, VerifyingKey},
    verified::Verified,
    wire::{Reader, put_prefixed},
};

const VERSION: u8 = 1;
const LABEL: &str = "journal";
const MAX_PAYLOAD: usize = 4096;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its place, from zero.
    pub sequence: u64,
    /// The act; `domain` encodes it.
    pub payload: Vec<u8>,
    /// The digest of the entry before it; [`Digest::ZERO`] for the first.
    pub previous: Digest,
    /// The instance's, over all of the above.
    pub signature: Signature,
}

/// The last entry of a journal: what to witness.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    /// Its place.
    pub sequence: u64,
    /// Its digest, on which all before it depends.
    pub digest: Digest,
}

/// Why a journal is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JournalError {
    /// The first wrong entry: out of order, changed, or not signed by the instance.
    #[error("broken at {0}")]
    Broken(u64),
    /// The entry at this place is not the one that was witnessed.
    #[error("differs from the head witnessed at {0}")]
    Forked(u64),
    /// The journal ends before the head witnessed at this place.
    #[error("ends before the head witnessed at {0}")]
    Shortened(u64),
}

impl Entry {
    /// The digest of the encoding, signature included.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of_parts(&[&signed(self.sequence, &self.previous, &self.payload), &self.signature.0])
    }

    /// Whether the instance wrote it. Its place in the chain is another question: see [`verify_chain`].
    #[must_use]
    pub fn is_signed_by(&self, key: &VerifyingKey) -> bool {
        let message = signed(self.sequence, &self.previous, &self.payload);
        key.verify_as(LABEL, &message, &self.signature).is_ok()
    }

    /// The same, without verifying again what this process has verified.
    #[must_use]
    pub fn is_known_by(&self, key: &VerifyingKey, known: &Verified) -> bool {
        let message = signed(self.sequence, &self.previous, &self.payload);
        known.check(key, (LABEL, &message), &self.signature).is_ok()
    }

    fn encode(&self) -> Vec<u8> {
        [signed(self.sequence, &self.previous, &self.payload).as_slice(), &self.signature.0].concat()
    }

    fn read(reader: &mut Reader<'_>) -> Result<Self, Error> {
        let (sequence, previous) = (reader.u64()?, Digest(reader.array()?));
        let payload = reader.prefixed()?;
        if payload.len() > MAX_PAYLOAD {
            return Err(Error::Malformed);
        }
        Ok(Self { sequence, previous, payload: payload.to_vec(), signature: Signature(reader.array()?) })
    }
}

/// The entry that stands at this place behind the one of this digest. Payloads beyond 4 KiB are not read back.
#[must_use]
pub fn append(sequence: u64, previous: Digest, payload: Vec<u8>, key: &SigningKey) -> Entry {
    let signature = key.sign_as(LABEL, &signed(sequence, &previous, &payload));
    Entry { sequence, payload, previous, signature }
}

/// A journal verified entry by entry: it holds the last head, however long the journal is.
#[derive(Debug, Clone)]
pub struct Chain {
    key: VerifyingKey,
    witnessed: Vec<Head>,
    head: Option<Head>,
}

impl Chain {
    /// Nothing is read yet; the heads are those that were witnessed.
    #[must_use]
    pub fn new(key: VerifyingKey, witnessed: &[Head]) -> Self {
        Self { key, witnessed: witnessed.to_vec(), head: None }
    }

    /// The number that the next entry has.
    #[must_use]
    pub fn expected(&self) -> u64 {
        self.head.map_or(0, |head| head.sequence.saturating_add(1))
    }

    /// The last entry that verified.
    #[must_use]
    pub fn head(&self) -> Option<Head> {
        self.head
    }

    /// Takes the next entry; once one is refused, the journal is.
    pub fn push(&mut self, entry: &Entry) -> Result<(), JournalError> {
        let sequence = self.expected();
        let previous = self.head.map_or(Digest::ZERO, |head| head.digest);
        if entry.sequence != sequence || entry.previous != previous || !entry.is_signed_by(&self.key) {
            return Err(JournalError::Broken(sequence));
        }
        let digest = entry.digest();
        if self.witnessed.iter().any(|seen| seen.sequence == sequence && seen.digest != digest) {
            return Err(JournalError::Forked(sequence));
        }
        self.head = Some(Head { sequence, digest });
        Ok(())
    }

    /// That there are no more entries; gives the head, where there are some.
    pub fn end(&self) -> Result<Option<Head>, JournalError> {
        let beyond = |seen: &&Head| self.head.is_none_or(|head| seen.sequence > head.sequence);
        match self.witnessed.iter().find(beyond) {
            Some(seen) => Err(JournalError::Shortened(seen.sequence)),
            None => Ok(self.head),
        }
    }
}

/// Verifies a whole journal against the instance's key and the heads that were witnessed; gives its head, where there are
/// entries.
pub fn verify_chain(entries: &[Entry], key: &VerifyingKey, witnessed: &[Head]) -> Result<Option<Head>, JournalError> {
    let mut chain = Chain::new(*key, witnessed);
    for entry in entries {
        chain.push(entry)?;
    }
    chain.end()
}

/// A journal as one file: `version ‖ entry ‖ entry…`, each with its payload behind its length.
#[must_use]
pub fn export(entries: &[Entry]) -> Vec<u8> {
    let mut bytes = opening();
    bytes.extend(piece(entries));
    bytes
}

/// What such a file begins with, before its pieces.
#[must_use]
pub fn opening() -> Vec<u8> {
    vec![VERSION]
}

/// Entries as they stand in such a file, one after the other.
#[must_use]
pub fn piece(entries: &[Entry]) -> Vec<u8> {
    entries.iter().flat_map(Entry::encode).collect()
}

/// Reads what [`export`] wrote; verifies nothing but its form.
pub fn import(bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    let mut reader = Reader::versioned(bytes, VERSION)?;
    let mut entries = Vec::new();
    while !reader.is_empty() {
        entries.push(Entry::read(&mut reader)?);
    }
    Ok(entries)
}

fn signed(sequence: u64, previous: &Digest, payload: &[u8]) -> Vec<u8> {
    let mut bytes = sequence.to_be_bytes().to_vec();
    bytes.extend_from_slice(&previous.0);
    if put_prefixed(&mut bytes, payload).is_err() {
        super::impossible();
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{each_flip, secret},
        Digest, Entry, Head, JournalError, SigningKey, append, export, import, verify_chain,
    };

    fn key() -> SigningKey {
        SigningKey::from_seed(&secret(1))
    }

    fn journal(acts: &[&str]) -> Vec<Entry> {
        let mut previous = Digest::ZERO;
        let entries = (0..).zip(acts).map(|(sequence, act)| {
            let entry = append(sequence, previous, act.as_bytes().to_vec(), &key());
            previous = entry.digest();
            entry
        });
        entries.collect()
    }

    fn head(entries: &[Entry]) -> Head {
        let last = entries.last().unwrap();
        Head { sequence: last.sequence, digest: last.digest() }
    }

    fn verify(entries: &[Entry], witnessed: &[Head]) -> Result<Option<Head>, JournalError> {
        verify_chain(entries, &key().verifying(), witnessed)
    }

    #[test]
    fn the_format_stands() {
        let entries = journal(&["one", "two"]);
        assert_eq!(
            head(&entries).digest.to_string(),
            "a5a0f77ddd346e7edfcd9dbb3e017085fe77eec52008eb38268e53e74c2a0e35"
        );
        assert_eq!(export(&entries).len(), 1 + 2 * (8 + 32 + 4 + 3 + 64));
        assert_eq!(import(&export(&entries)).unwrap(), entries);
    }

    #[test]
    fn a_journal_verifies_up_to_its_head() {
        assert_eq!(verify(&[], &[]), Ok(None));
        let entries = journal(&["one", "two", "three"]);
        let witnessed = [head(&entries[..2]), head(&entries)];
        assert_eq!(verify(&entries, &witnessed), Ok(Some(head(&entries))));
    }

    #[test]
    fn what_was_witnessed_cannot_be_rewritten_or_cut() {
        let witnessed = head(&journal(&["one", "two", "three"]));
        assert_eq!(verify(&journal(&["one", "2", "three"]), &[witnessed]), Err(JournalError::Forked(2)));
        assert_eq!(verify(&journal(&["one", "two"]), &[witnessed]), Err(JournalError::Shortened(2)));
        assert_eq!(verify(&[], &[witnessed]), Err(JournalError::Shortened(2)));
    }

    #[test]
    fn the_first_wrong_entry_is_told() {
        let mut dropped = journal(&["one", "two", "three"]);
        dropped.remove(1);
        assert_eq!(verify(&dropped, &[]), Err(JournalError::Broken(1)));
        let mut changed = journal(&["one", "two", "three"]);
        changed[2].payload = b"four".to_vec();
        assert_eq!(verify(&changed, &[]), Err(JournalError::Broken(2)));
        let other = SigningKey::from_seed(&secret(2)).verifying();
        assert_eq!(verify_chain(&changed, &other, &[]), Err(JournalError::Broken(0)));
    }

    #[test]
    fn what_is_changed_does_not_verify() {
        for changed in each_flip(&export(&journal(&["one", "two"]))) {
            let Ok(entries) = import(&changed) else { continue };
            assert!(verify(&entries, &[]).is_err());
        }
    }
}
