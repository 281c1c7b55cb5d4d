//! ChaCha20-Poly1305 (RFC 8439) under a secret, bound to a context.
//!
//! `version ‖ nonce (12) ‖ ciphertext and tag`. The version and the context are additional data: what was sealed for one
//! place does not open in another. Nonces are random, which is sound for some 2^32 seals under one key, far above what any
//! of our keys makes. It does **not** hide the length, nor show that an older seal was put back.
use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use zeroize::Zeroizing;

use super::{Error, secret::Secret, wire::Reader};
use crate::entropy::{self, Entropy};

const VERSION: u8 = 1;

/// How many bytes a seal adds.
pub const OVERHEAD: usize = 29;

/// Seals the plaintext; `context` must be given again to open it.
#[must_use]
pub fn seal(key: &Secret, context: &[u8], plaintext: &[u8], entropy: &mut dyn Entropy) -> Vec<u8> {
    let mut sealed = Vec::with_capacity(plaintext.len().saturating_add(OVERHEAD));
    sealed.push(VERSION);
    let nonce: [u8; NONCE_LEN] = entropy::array(entropy);
    sealed.extend_from_slice(&nonce);
    let mut body = Vec::with_capacity(plaintext.len().saturating_add(CHACHA20_POLY1305.tag_len()));
    body.extend_from_slice(plaintext);
    let additional = Aad::from([&[VERSION], context].concat());
    if cipher(key).seal_in_place_append_tag(Nonce::assume_unique_for_key(nonce), additional, &mut body).is_err() {
        super::impossible();
    }
    sealed.append(&mut body);
    sealed
}

/// Opens what [`seal`] sealed under the same key and context.
pub fn open(key: &Secret, context: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut reader = Reader::versioned(sealed, VERSION).map_err(|_| Error::Unopenable)?;
    let nonce: [u8; NONCE_LEN] = reader.array().map_err(|_| Error::Unopenable)?;
    let mut body = Zeroizing::new(reader.rest().to_vec());
    let additional = Aad::from([&[VERSION], context].concat());
    let opened = cipher(key).open_in_place(Nonce::assume_unique_for_key(nonce), additional, &mut body);
    let length = opened.map_err(|_| Error::Unopenable)?.len();
    body.truncate(length);
    Ok(body)
}

fn cipher(key: &Secret) -> LessSafeKey {
    let Ok(unbound) = UnboundKey::new(&CHACHA20_POLY1305, key.expose()) else { super::impossible() };
    LessSafeKey::new(unbound)
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{each_flip, entropy, secret},
        OVERHEAD, open, seal,
    };
    use data_encoding::HEXLOWER;
    use proptest::prelude::proptest;

    const VECTOR: &str = "01783825822a6f9e62da2190e891596881d9b6a400973abf72bf9f83a13bde831dd9a3974344";

    #[test]
    fn the_format_stands() {
        let sealed = seal(&secret(1), b"context", b"plaintext", &mut entropy());
        assert_eq!(HEXLOWER.encode(&sealed), VECTOR);
        assert_eq!(sealed.len(), OVERHEAD + b"plaintext".len());
        assert_eq!(open(&secret(1), b"context", &sealed).unwrap().as_slice(), b"plaintext");
    }

    #[test]
    fn what_is_changed_cut_or_moved_does_not_open() {
        let sealed = seal(&secret(1), b"context", b"plaintext", &mut entropy());
        for changed in each_flip(&sealed) {
            assert!(open(&secret(1), b"context", &changed).is_err());
        }
        for length in 0..sealed.len() {
            assert!(open(&secret(1), b"context", &sealed[..length]).is_err());
        }
        assert!(open(&secret(2), b"context", &sealed).is_err());
        assert!(open(&secret(1), b"other", &sealed).is_err());
    }

    #[test]
    fn nonces_differ() {
        let mut entropy = entropy();
        assert_ne!(seal(&secret(1), b"", b"", &mut entropy), seal(&secret(1), b"", b"", &mut entropy));
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(context: Vec<u8>, plaintext: Vec<u8>) {
            let sealed = seal(&secret(1), &context, &plaintext, &mut entropy());
            assert_eq!(*open(&secret(1), &context, &sealed).unwrap(), plaintext);
        }
    }
}
