//! Ed25519 signatures (RFC 8032), each under a label that says what it is for.
//!
//! A signature made for a grant never verifies as a consent: the signed bytes begin with `recueil/v1/<label>` and a zero
//! byte. Ed25519 does **not** withstand a large quantum computer: old signatures rest on heads witnessed elsewhere, and no
//! secrecy rests on them.
use std::{fmt, str::FromStr};

use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};

use super::{Digest, Error, hex, secret::Secret};

/// A private key that speaks for one person, or for the instance.
pub struct SigningKey {
    seed: Secret,
    pair: Ed25519KeyPair,
    verifying: VerifyingKey,
}

impl SigningKey {
    /// The key of a seed.
    #[must_use]
    pub fn from_seed(seed: &Secret) -> Self {
        let Ok(pair) = Ed25519KeyPair::from_seed_unchecked(seed.expose()) else { super::impossible() };
        let Ok(public) = pair.public_key().as_ref().try_into() else { super::impossible() };
        Self { seed: seed.duplicate(), pair, verifying: VerifyingKey(public) }
    }

    /// The seed, for who seals it.
    #[must_use]
    pub fn seed(&self) -> &Secret {
        &self.seed
    }

    /// The public half.
    #[must_use]
    pub fn verifying(&self) -> VerifyingKey {
        self.verifying
    }

    /// Signs under a label; see [`VerifyingKey::verify_as`].
    #[must_use]
    pub fn sign_as(&self, label: &'static str, message: &[u8]) -> Signature {
        let Ok(bytes) = self.pair.sign(&labelled(label, message)).as_ref().try_into() else { super::impossible() };
        Signature(bytes)
    }

    /// Signs what needs no label of its own.
    #[must_use]
    pub fn sign(&self, message: &[u8]) -> Signature {
        self.sign_as("message", message)
    }
}

/// A public key; also names who signed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct VerifyingKey(#[serde(with = "hex")] pub [u8; 32]);

impl VerifyingKey {
    /// Verifies under the label it was signed with.
    pub fn verify_as(&self, label: &'static str, message: &[u8], signature: &Signature) -> Result<(), Error> {
        let key = UnparsedPublicKey::new(&ED25519, &self.0);
        key.verify(&labelled(label, message), &signature.0).map_err(|_| Error::Untrusted)
    }

    /// Verifies what [`SigningKey::sign`] signed.
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<(), Error> {
        self.verify_as("message", message, signature)
    }

    /// A digest to read aloud or print.
    #[must_use]
    pub fn fingerprint(&self) -> Digest {
        Digest::of(&self.0)
    }
}

impl fmt::Display for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl FromStr for VerifyingKey {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        hex::read(text).map(Self)
    }
}

/// A signature.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Signature(#[serde(with = "hex")] pub [u8; 64]);

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

/// The bytes that are really signed. Labels hold no zero byte, so no two pairs of label and message meet.
fn labelled(label: &'static str, message: &[u8]) -> Vec<u8> {
    [b"recueil/v1/", label.as_bytes(), b"\0", message].concat()
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Error, secret::Secret, testing::flipped},
        Signature, SigningKey, VerifyingKey,
    };
    use proptest::prelude::{any, proptest};

    fn key() -> SigningKey {
        // RFC 8032, section 7.1, test 1.
        let seed = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";
        SigningKey::from_seed(&Secret::from_bytes(super::hex::read(seed).unwrap()))
    }

    #[test]
    fn the_public_key_is_the_one_of_the_rfc() {
        let expected = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
        assert_eq!(key().verifying().to_string(), expected);
        assert_eq!(expected.parse::<VerifyingKey>().unwrap(), key().verifying());
    }

    #[test]
    fn a_signature_is_for_one_label() {
        let signature = key().sign_as("grant", b"yes");
        assert_eq!(key().verifying().verify_as("grant", b"yes", &signature), Ok(()));
        assert_eq!(key().verifying().verify_as("record", b"yes", &signature), Err(Error::Untrusted));
        assert_eq!(key().verifying().verify(b"yes", &signature), Err(Error::Untrusted));
        assert_eq!(key().verifying().verify(b"yes", &key().sign(b"yes")), Ok(()));
    }

    #[test]
    fn keys_and_signatures_are_hexadecimal_in_json() {
        let (key, signature) = (key().verifying(), key().sign(b"x"));
        let json = serde_json::to_string(&(key, signature)).unwrap();
        assert_eq!(serde_json::from_str::<(VerifyingKey, Signature)>(&json).unwrap(), (key, signature));
        assert!(serde_json::from_str::<VerifyingKey>("\"d75a98\"").is_err());
    }

    proptest! {
        #[test]
        fn what_is_changed_does_not_verify(message: Vec<u8>, bit in any::<usize>()) {
            let signature = key().sign_as("record", &message);
            let changed = Signature(flipped(&signature.0, bit).try_into().unwrap());
            assert!(key().verifying().verify_as("record", &message, &changed).is_err());
            let more = [message.as_slice(), b"\0"].concat();
            assert!(key().verifying().verify_as("record", &more, &signature).is_err());
        }
    }
}
