//! Signatures that this process has verified already.
//!
//! Whether a signature is by a key over some bytes never changes, and verifying it is most of what opening a long case costs.
//! What verified once is remembered by a digest of all four, so that it is not verified again; what did not verify is not
//! remembered. It holds no byte of what was signed, ends with the process, and forgets the oldest when it is full. It does
//! **not** spare opening: what cannot be opened here has no signature to look at.
use std::{
    collections::HashSet,
    sync::{Mutex, PoisonError},
};

use super::{
    Digest, Error,
    sign::{Signature, VerifyingKey},
};

/// So many in each of two halves; two of them take some megabytes.
const HALF: usize = 1 << 15;

/// What verified. The older half is dropped when the newer is full.
#[derive(Debug, Default)]
pub struct Verified(Mutex<Halves>);

#[derive(Debug, Default)]
struct Halves {
    newer: HashSet<[u8; 32]>,
    older: HashSet<[u8; 32]>,
}

impl Halves {
    fn has(&self, about: &[u8; 32]) -> bool {
        self.newer.contains(about) || self.older.contains(about)
    }

    fn keep(&mut self, about: [u8; 32]) {
        if self.newer.len() >= HALF {
            self.older = std::mem::take(&mut self.newer);
        }
        self.newer.insert(about);
    }
}

impl Verified {
    /// Verifies, as [`VerifyingKey::verify_as`], unless this very signature has verified before.
    pub fn check(
        &self,
        key: &VerifyingKey,
        (label, message): (&'static str, &[u8]),
        signature: &Signature,
    ) -> Result<(), Error> {
        let about = Digest::of_parts(&[&key.0, label.as_bytes(), message, &signature.0]).0;
        if self.halves().has(&about) {
            return Ok(());
        }
        key.verify_as(label, message, signature)?;
        self.halves().keep(about);
        Ok(())
    }

    fn halves(&self) -> std::sync::MutexGuard<'_, Halves> {
        // Whoever panicked while holding it left two sets of what verified, nothing else.
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::crypto::{secret::Secret, sign::SigningKey};

    #[test]
    fn what_verified_is_remembered_and_nothing_else_is() {
        let (known, key) = (Verified::default(), SigningKey::from_seed(&Secret::from_bytes([1; 32])));
        let signature = key.sign_as("one", b"said");
        let check = |label, said: &[u8], signature: &Signature| known.check(&key.verifying(), (label, said), signature);
        assert!(check("one", b"other", &signature).is_err());
        for _ in 0..2 {
            assert!(check("one", b"said", &signature).is_ok());
        }
        assert_eq!(known.halves().newer.len(), 1);
        let other = SigningKey::from_seed(&Secret::from_bytes([2; 32]));
        assert!(known.check(&other.verifying(), ("one", b"said"), &signature).is_err(), "another key");
        assert!(check("two", b"said", &signature).is_err(), "another label");
        let bent = Signature(std::array::from_fn(|at| signature.0[at] ^ u8::from(at == 0)));
        assert!(check("one", b"said", &bent).is_err(), "another signature");
        assert_eq!(known.halves().newer.len(), 1, "what does not verify is not remembered");
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut halves = Halves::default();
        let number = |at: usize| Digest::of(&at.to_be_bytes()).0;
        for at in 0..=2 * HALF {
            halves.keep(number(at));
        }
        assert!(!halves.has(&number(0)) && halves.has(&number(2 * HALF)) && halves.has(&number(HALF)));
        assert!(halves.newer.len() + halves.older.len() <= 2 * HALF);
    }
}
