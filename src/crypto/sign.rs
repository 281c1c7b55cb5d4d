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
