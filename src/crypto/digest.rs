//! SHA-256 digests: what chains are made of and what a receipt shows.
//!
//! Public values. A digest of guessable words is no protection for them.
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::{Error, hex};

/// A SHA-256 digest (FIPS 180-4), written as 64 lower-case hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Digest(#[serde(with = "hex")] pub [u8; 32]);

impl Digest {
    /// Stands where a chain has no predecessor; no input is known to give it.
    pub const ZERO: Self = Self([0; 32]);

    /// The digest of these bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        Self::of_parts(&[bytes])
    }

    /// The digest of the parts as if joined. The caller makes the parts tell themselves apart: fixed sizes, or lengths.
    #[must_use]
    pub fn of_parts(parts: &[&[u8]]) -> Self {
        let mut context = ring::digest::Context::new(&ring::digest::SHA256);
        for part in parts {
            context.update(part);
        }
        let Ok(bytes) = context.finish().as_ref().try_into() else { super::impossible() };
        Self(bytes)
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        hex::write(&self.0, f)
    }
}

impl FromStr for Digest {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        hex::read(text).map(Self)
    }
}
