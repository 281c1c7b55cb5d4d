//! What the tests of this room share.
//!
//! Only compiled for tests; nothing here is fit to protect anything.
use super::{Digest, secret::Secret};
use crate::entropy::SeededEntropy;

/// A secret of one repeated byte.
pub(super) fn secret(byte: u8) -> Secret {
    Secret::from_bytes([byte; 32])
}

/// A repeatable source.
pub(super) fn entropy() -> SeededEntropy {
    SeededEntropy::new(1)
}

/// The bytes with one bit changed; `bit` counts around.
pub(super) fn flipped(bytes: &[u8], bit: usize) -> Vec<u8> {
    let mut changed = bytes.to_vec();
    let at = (bit / 8).checked_rem(bytes.len()).unwrap();
    changed[at] ^= 1 << (bit % 8);
    changed
}

/// Every way to change one bit.
pub(super) fn each_flip(bytes: &[u8]) -> impl Iterator<Item = Vec<u8>> {
    (0..bytes.len().saturating_mul(8)).map(|bit| flipped(bytes, bit))
}

/// A short name for many bytes, where a vector would fill pages.
pub(super) fn digest(bytes: &[u8]) -> String {
    Digest::of(bytes).to_string()
}
