//! Thirty-two secret bytes, and what is derived from them.
//!
//! Zeroised on drop; never printed, compared by `==`, cloned by accident or serialised but through a seal. Derivation is
//! HKDF-SHA-256 (RFC 5869) with a label for each purpose. It does **not** keep the operating system from swapping a page
//! out or a move from leaving a copy behind: deployment forbids swap and core dumps.
use std::hint::black_box;

use ring::hkdf;
use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::entropy::{self, Entropy};

/// Thirty-two secret bytes.
#[derive(Zeroize, ZeroizeOnDrop)]
pub struct Secret([u8; 32]);

impl Secret {
    /// Draws a new secret.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        Self(entropy::array(entropy))
    }

    /// Takes the bytes as they are.
    #[must_use]
    pub fn from_bytes(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The bytes, for who seals or derives from them.
    #[must_use]
    pub fn expose(&self) -> &[u8; 32] {
        &self.0
    }

    /// A second copy; named so that copies are seen.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0)
    }

    /// `HKDF(self, label)` with an empty salt.
    #[must_use]
    pub fn derive(&self, label: &'static str) -> Self {
        Self::derive_salted(&self.0, &[], label)
    }

    /// `HKDF(ikm, label)` with a salt (RFC 5869, section 3.1: the salt need not be secret; ours are).
    #[must_use]
    pub fn derive_salted(ikm: &[u8], salt: &[u8], label: &'static str) -> Self {
        let key = hkdf::Salt::new(hkdf::HKDF_SHA256, salt).extract(ikm);
        let mut derived = Self([0; 32]);
        let filled = key.expand(&[label.as_bytes()], hkdf::HKDF_SHA256).and_then(|okm| okm.fill(&mut derived.0));
        if filled.is_err() {
            super::impossible();
        }
        derived
    }
}

/// Whether two secret values are the same, in a time that says nothing of where they differ.
#[must_use]
pub fn same(left: &[u8], right: &[u8]) -> bool {
    let difference = left.iter().zip(right).fold(0, |seen, (l, r)| black_box(seen | (l ^ r)));
    left.len() == right.len() && black_box(difference) == 0
}

#[cfg(test)]
mod tests {
    use super::{super::testing::secret, Secret, same};

    #[test]
    fn derivation_is_hkdf() {
        // RFC 5869, test case 3: no salt, no info; the first 32 bytes of its output.
        let derived = Secret::derive_salted(&[0x0b; 22], &[], "");
        let expected = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d";
        assert_eq!(data_encoding::HEXLOWER.encode(derived.expose()), expected);
    }

    #[test]
    fn every_label_and_salt_gives_another_secret() {
        let one = secret(1).derive("one");
        assert!(!same(one.expose(), secret(1).derive("two").expose()));
        assert!(!same(one.expose(), secret(2).derive("one").expose()));
        assert!(!same(one.expose(), Secret::derive_salted(&[1; 32], b"salt", "one").expose()));
        assert!(same(one.expose(), Secret::derive_salted(&[1; 32], &[], "one").expose()));
    }

    #[test]
    fn comparison_sees_every_difference() {
        assert!(same(b"", b""));
        assert!(same(b"abc", b"abc"));
        for other in [b"bbc".as_slice(), b"acc", b"abd", b"ab", b"abcd", b""] {
            assert!(!same(b"abc", other));
        }
    }
}
