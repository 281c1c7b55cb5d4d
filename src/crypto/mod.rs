//! What protects the service: bytes in, bytes out.
//!
//! Nothing here knows a case, a database, a clock or a page; meaning is given by `domain`. No cryptography is invented:
//! age v1 (C2SP), HPKE (RFC 9180) with X-Wing, HKDF-SHA-256 (RFC 5869), ChaCha20-Poly1305 (RFC 8439), Ed25519
//! (RFC 8032), scrypt (RFC 7914). Every format begins with a version byte, every signature and every derivation with a
//! label of its own, so that no bytes made for one purpose serve another.
//!
//! It promises that what was changed in any bit, or moved elsewhere, does not open; and it never says why. It does
//! **not** protect against somebody who holds the key, nor hide how much there is and of what padded size.
pub mod attachment;
pub mod compartment;
pub mod digest;
pub mod grant;
mod hex;
pub mod host;
pub mod hybrid;
pub mod identity_file;
pub mod journal;
pub mod lineage;
pub mod padding;
pub mod passphrase;
pub mod record;
pub mod recovery;
pub mod roster;
pub mod seal;
pub mod secret;
pub mod session;
pub mod sign;
pub mod sized;
mod stanza;
#[cfg(test)]
mod testing;
pub mod token;
pub mod verified;
mod wire;

pub use digest::Digest;

/// Why bytes were refused. Openings say no more than that they failed: the cause would help only who tampered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The key does not fit, or the bytes were changed or moved.
    #[error("cannot be opened")]
    Unopenable,
    /// The bytes or the values do not have the form.
    #[error("malformed")]
    Malformed,
    /// A signature is not by the key it names, over these bytes.
    #[error("signature does not verify")]
    Untrusted,
}

/// Stops the process where a primitive refuses what its types already guarantee (a key of 32 bytes, an output of one
/// block). Going on would mean a key that is no key.
fn impossible() -> ! {
    std::process::abort()
}
