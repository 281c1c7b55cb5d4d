//! A reporter's verifying key and the keys that replaced it when the token was changed.
//!
//! The case's identifier is the start of the first key's digest; each later key is signed by the one before it, so the
//! identifier certifies them all. It does **not** tell which of two branches is right if an old token is misused to name
//! another successor: who knows a longer lineage keeps it.
use super::{
    Digest, Error,
    sign::{Signature, SigningKey, VerifyingKey},
    wire::Reader,
};

const VERSION: u8 = 1;
const LABEL: &str = "lineage";
/// More changes of token than anybody makes; it bounds what a hostile lineage costs to verify.
pub const MAX_LINKS: usize = 64;

/// A verified chain of keys; it cannot be made otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lineage {
    first: VerifyingKey,
    links: Vec<Link>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    key: VerifyingKey,
    signature: Signature,
}

impl Lineage {
    /// Begins with the first key of a case.
    #[must_use]
    pub fn new(first: VerifyingKey) -> Self {
        Self { first, links: Vec::new() }
    }

    /// Adds a key, signed by the current one.
    pub fn extend(mut self, old: &SigningKey, new: VerifyingKey) -> Result<Self, Error> {
        if old.verifying() != self.current() {
            return Err(Error::Untrusted);
        }
        let signature = old.sign_as(LABEL, &self.message(&new));
        self.push(Link { key: new, signature })?;
        Ok(self)
    }

    /// The identifier the first key certifies: the first 16 bytes of its digest.
    #[must_use]
    pub fn case_id(&self) -> [u8; 16] {
        let Digest(digest) = self.first.fingerprint();
        digest.first_chunk().copied().unwrap_or_default()
    }

    /// The key in force.
    #[must_use]
    pub fn current(&self) -> VerifyingKey {
        self.links.last().map_or(self.first, |link| link.key)
    }

    /// Whether the key is or was the reporter's.
    #[must_use]
    pub fn contains(&self, key: &VerifyingKey) -> bool {
        self.first == *key || self.links.iter().any(|link| link.key == *key)
    }

    /// Whether it is the earlier one, or goes on from it.
    #[must_use]
    pub fn extends(&self, earlier: &Self) -> bool {
        self.first == earlier.first && self.links.starts_with(&earlier.links)
    }

    /// `version ‖ first key ‖ (key ‖ signature)…`
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.first.0);
        for link in &self.links {
            bytes.extend_from_slice(&link.key.0);
            bytes.extend_from_slice(&link.signature.0);
        }
        bytes
    }

    /// Reads a lineage and verifies every link.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::versioned(bytes, VERSION)?;
        let mut lineage = Self::new(VerifyingKey(reader.array()?));
        while !reader.is_empty() {
            let link = Link { key: VerifyingKey(reader.array()?), signature: Signature(reader.array()?) };
            lineage.push(link)?;
        }
        Ok(lineage)
    }

    fn push(&mut self, link: Link) -> Result<(), Error> {
        if self.links.len() >= MAX_LINKS || self.contains(&link.key) {
            return Err(Error::Malformed);
        }
        self.current().verify_as(LABEL, &self.message(&link.key), &link.signature)?;
        self.links.push(link);
        Ok(())
    }

    /// What the current key signs to name its successor, here and nowhere else.
    fn message(&self, new: &VerifyingKey) -> Vec<u8> {
        let place = (self.links.len() as u64).to_be_bytes();
        [self.first.0.as_slice(), &place, &self.current().0, &new.0].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Error,
            sign::SigningKey,
            testing::{digest, each_flip, secret},
        },
        Lineage, MAX_LINKS,
    };

    fn key(byte: u8) -> SigningKey {
        SigningKey::from_seed(&secret(byte))
    }

    fn of(last: u8) -> Lineage {
        (1..last).fold(Lineage::new(key(1).verifying()), |lineage, byte| {
            lineage.extend(&key(byte), key(byte.saturating_add(1)).verifying()).unwrap()
        })
    }

    #[test]
    fn the_format_stands() {
        assert_eq!(of(3).to_bytes().len(), 33 + 2 * 96);
        assert_eq!(digest(&of(3).to_bytes()), "0a9c539448322ae1ba0b9fe10a78c0499d2235c1c40446e5b2ef6889485b3261");
        assert_eq!(Lineage::from_bytes(&of(3).to_bytes()).unwrap(), of(3));
    }

    #[test]
    fn the_case_stays_and_the_key_changes() {
        assert_eq!(of(1).case_id(), of(3).case_id());
        assert_eq!(of(1).case_id(), key(1).verifying().fingerprint().0[..16]);
        assert_eq!(of(3).current(), key(3).verifying());
        assert!(of(3).contains(&key(1).verifying()) && of(3).contains(&key(2).verifying()));
        assert!(!of(3).contains(&key(4).verifying()));
    }

    #[test]
    fn only_the_current_key_names_the_next() {
        assert_eq!(of(3).extend(&key(2), key(4).verifying()).err(), Some(Error::Untrusted));
        assert_eq!(of(3).extend(&key(3), key(1).verifying()).err(), Some(Error::Malformed));
    }

    #[test]
    fn a_lineage_is_bounded() {
        let last = u8::try_from(MAX_LINKS).unwrap() + 1;
        let longest = of(last);
        assert!(Lineage::from_bytes(&longest.to_bytes()).is_ok());
        assert!(longest.extend(&key(last), key(last + 1).verifying()).is_err());
    }

    #[test]
    fn what_is_changed_or_reordered_does_not_verify() {
        let bytes = of(3).to_bytes();
        for changed in each_flip(&bytes) {
            assert!(Lineage::from_bytes(&changed).is_err());
        }
        let reordered = [&bytes[..33], &bytes[129..], &bytes[33..129]].concat();
        assert!(Lineage::from_bytes(&reordered).is_err());
        // The end alone can be dropped: an older state, which who knows a longer one refuses.
        assert_eq!(Lineage::from_bytes(&bytes[..129]).unwrap(), of(2));
    }
}
