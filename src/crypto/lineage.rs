//! A reporter's verifying key and the keys that replaced it when the token was changed.
//!
//! The case's identifier is the start of the first key's digest; each later key is signed by the one before it, so the
//! identifier certifies them all. Where the one before is lost, two others may sign instead: one for the place, one for the
//! new key. Who they are, and whether they may, is for the caller: [`Lineage::renewals`] says whom to look at. It does **not**
//! tell which of two branches is right if an old token is misused to name another successor: who knows a longer lineage
//! keeps it.
use super::{
    Digest, Error,
    sign::{Signature, SigningKey, VerifyingKey},
    wire::Reader,
};

/// Every key is signed by the one before it.
const UNBROKEN: u8 = 1;
/// Some are signed by two others.
const RENEWED: u8 = 2;
const LABEL: &str = "lineage";
const VOUCH: &str = "lineage/vouch";
const GIVE: &str = "lineage/give";
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
    by: By,
}

/// Who names a key.
#[derive(Debug, Clone, PartialEq, Eq)]
enum By {
    /// The key before it.
    Former(Signature),
    /// Two others: who vouched for the place, and who gave the key.
    Two([Warrant; 2]),
}

/// A signature and whose it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Warrant {
    /// Who signed.
    pub key: VerifyingKey,
    /// The signature.
    pub signature: Signature,
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
        self.push(Link { key: new, by: By::Former(signature) })?;
        Ok(self)
    }

    /// Vouches that whoever holds the current key has lost it: serves once, at this place.
    #[must_use]
    pub fn vouch(&self, by: &SigningKey) -> Warrant {
        Warrant { key: by.verifying(), signature: by.sign_as(VOUCH, &self.place()) }
    }

    /// Whether somebody vouched so, here.
    #[must_use]
    pub fn is_vouched(&self, warrant: &Warrant) -> bool {
        warrant.key.verify_as(VOUCH, &self.place(), &warrant.signature).is_ok()
    }

    /// Adds a key in place of one that is lost: one vouched for it, another gives it.
    pub fn renew(mut self, vouched: Warrant, by: &SigningKey, new: VerifyingKey) -> Result<Self, Error> {
        let given = Warrant { key: by.verifying(), signature: by.sign_as(GIVE, &self.message(&new)) };
        self.push(Link { key: new, by: By::Two([vouched, given]) })?;
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

    /// Whether it is the earlier one, or goes on from it by its holder's own hand.
    #[must_use]
    pub fn extends(&self, earlier: &Self) -> bool {
        let own = |link: &Link| matches!(link.by, By::Former(_));
        self.rest(earlier).is_some_and(|rest| rest.iter().all(own))
    }

    /// Whether it is the earlier one, or goes on from it, by whoever's hand.
    #[must_use]
    pub fn continues(&self, earlier: &Self) -> bool {
        self.rest(earlier).is_some()
    }

    /// The two who gave one more key than the earlier one has: who vouched, and who gave it.
    #[must_use]
    pub fn renews(&self, earlier: &Self) -> Option<[VerifyingKey; 2]> {
        match self.rest(earlier)? {
            [Link { by: By::Two([vouched, given]), .. }] => Some([vouched.key, given.key]),
            _ => None,
        }
    }

    /// Every two who gave a key in place of one that was lost.
    pub fn renewals(&self) -> impl Iterator<Item = [VerifyingKey; 2]> {
        self.links.iter().filter_map(|link| match &link.by {
            By::Two([vouched, given]) => Some([vouched.key, given.key]),
            By::Former(_) => None,
        })
    }

    fn rest(&self, earlier: &Self) -> Option<&[Link]> {
        self.links.strip_prefix(earlier.links.as_slice()).filter(|_| self.first == earlier.first)
    }

    /// `1 ‖ first key ‖ (key ‖ signature)…` where every key is signed by the one before. Otherwise
    /// `2 ‖ first key ‖ (key ‖ 0 ‖ signature, or key ‖ 1 ‖ key ‖ signature ‖ key ‖ signature)…`.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let version = if self.renewals().next().is_some() { RENEWED } else { UNBROKEN };
        let mut bytes = vec![version];
        bytes.extend_from_slice(&self.first.0);
        for link in &self.links {
            bytes.extend_from_slice(&link.key.0);
            match &link.by {
                By::Former(signature) => {
                    bytes.extend((version == RENEWED).then_some(0));
                    bytes.extend_from_slice(&signature.0);
                }
                By::Two(warrants) => {
                    bytes.push(1);
                    for warrant in warrants {
                        bytes.extend_from_slice(&warrant.key.0);
                        bytes.extend_from_slice(&warrant.signature.0);
                    }
                }
            }
        }
        bytes
    }

    /// Reads a lineage and verifies every link.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::new(bytes);
        let [version] = reader.array()?;
        let mut lineage = Self::new(VerifyingKey(reader.array()?));
        while !reader.is_empty() {
            let key = VerifyingKey(reader.array()?);
            let by = match (version, if version == RENEWED { reader.array()? } else { [0] }) {
                (UNBROKEN | RENEWED, [0]) => By::Former(Signature(reader.array()?)),
                (RENEWED, [1]) => By::Two([warrant(&mut reader)?, warrant(&mut reader)?]),
                _ => return Err(Error::Malformed),
            };
            lineage.push(Link { key, by })?;
        }
        // One way to write it.
        if lineage.to_bytes().first() == Some(&version) { Ok(lineage) } else { Err(Error::Malformed) }
    }

    fn push(&mut self, link: Link) -> Result<(), Error> {
        if self.links.len() >= MAX_LINKS || self.contains(&link.key) {
            return Err(Error::Malformed);
        }
        match &link.by {
            By::Former(signature) => self.current().verify_as(LABEL, &self.message(&link.key), signature)?,
            By::Two([vouched, given]) => {
                if vouched.key == given.key || !self.is_vouched(vouched) {
                    return Err(Error::Untrusted);
                }
                given.key.verify_as(GIVE, &self.message(&link.key), &given.signature)?;
            }
        }
        self.links.push(link);
        Ok(())
    }

    /// The place of the next key: after which, of which case.
    fn place(&self) -> Vec<u8> {
        let place = (self.links.len() as u64).to_be_bytes();
        [self.first.0.as_slice(), &place, &self.current().0].concat()
    }

    /// What names a key at its place, here and nowhere else.
    fn message(&self, new: &VerifyingKey) -> Vec<u8> {
        [self.place().as_slice(), &new.0].concat()
    }
}

fn warrant(reader: &mut Reader<'_>) -> Result<Warrant, Error> {
    Ok(Warrant { key: VerifyingKey(reader.array()?), signature: Signature(reader.array()?) })
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Error,
            sign::SigningKey,
            testing::{digest, each_flip, secret},
        },
        Lineage, MAX_LINKS, Warrant,
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

    /// The third key is given by keys 11 and 12, the second being lost; the fourth is signed by it.
    fn renewed() -> Lineage {
        let lineage = of(2);
        let vouched = lineage.vouch(&key(11));
        lineage.renew(vouched, &key(12), key(3).verifying()).unwrap().extend(&key(3), key(4).verifying()).unwrap()
    }

    #[test]
    fn two_others_name_a_key_where_the_former_is_lost() {
        let (before, after) = (of(2), renewed());
        assert_eq!(after.case_id(), before.case_id());
        assert_eq!(after.current(), key(4).verifying());
        assert_eq!(after.renewals().collect::<Vec<_>>(), [[key(11).verifying(), key(12).verifying()]]);
        assert_eq!(after.to_bytes().len(), 33 + 97 + 225 + 97);
        assert_eq!(digest(&after.to_bytes()), "3e58b11e5ca4ccd7952b09c5185b0cb9c78a2b09f7e6e525a078bbe3ce42322c");
        assert_eq!(Lineage::from_bytes(&after.to_bytes()).unwrap(), after);
        let renewal = Lineage { first: after.first, links: after.links[..2].to_vec() };
        assert_eq!(renewal.renews(&before), Some([key(11).verifying(), key(12).verifying()]));
        assert!(!renewal.extends(&before) && !after.extends(&before), "not by the holder's own hand");
        assert!(after.extends(&renewal) && after.renews(&before).is_none() && renewal.renews(&of(1)).is_none());
        assert!(after.continues(&before) && after.continues(&after) && !before.continues(&after));
        assert!(!after.continues(&of(3)), "another branch");
    }

    #[test]
    fn one_alone_names_none_and_a_warrant_serves_once() {
        let lineage = of(2);
        let new = key(3).verifying();
        let (own, other) = (lineage.vouch(&key(11)), of(3).vouch(&key(11)));
        assert!(lineage.is_vouched(&own) && !lineage.is_vouched(&other));
        assert_eq!(lineage.clone().renew(own, &key(11), new).err(), Some(Error::Untrusted), "one alone");
        assert_eq!(lineage.clone().renew(other, &key(12), new).err(), Some(Error::Untrusted), "of another place");
        let stolen = Warrant { key: key(13).verifying(), ..own };
        assert_eq!(lineage.clone().renew(stolen, &key(12), new).err(), Some(Error::Untrusted), "of somebody else");
        let once = lineage.renew(own, &key(12), new).unwrap();
        assert_eq!(once.renew(own, &key(12), key(4).verifying()).err(), Some(Error::Untrusted), "twice");
    }

    #[test]
    fn what_is_changed_in_a_renewal_does_not_verify() {
        let bytes = renewed().to_bytes();
        for changed in each_flip(&bytes) {
            assert!(Lineage::from_bytes(&changed).is_err());
        }
        // Another way to write an unbroken one.
        let unbroken = of(2).to_bytes();
        let odd = [&[2], &unbroken[1..65], &[0], &unbroken[65..]].concat();
        assert!(Lineage::from_bytes(&odd).is_err());
    }
}
