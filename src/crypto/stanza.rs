//! The stanza `-> mlkem768x25519`: one file key wrapped to one recipient (C2SP `age.md`, hybrid recipients).
//!
//! It only carries a file key between age and HPKE; bounds on headers are [`super::hybrid`]'s.
use std::{collections::HashSet, convert::Infallible, io};

use age::secrecy::ExposeSecret;
use age::{DecryptError, EncryptError};
use age_core::format::{FILE_KEY_BYTES, FileKey, Stanza};
use data_encoding::BASE64_NOPAD;
use hpke::aead::ChaCha20Poly1305;
use hpke::kdf::HkdfSha256;
use hpke::rand_core::{TryCryptoRng, TryRng};
use hpke::{
    Deserializable, Kem, OpModeR, OpModeS, Serializable, kem::XWing, single_shot_open, single_shot_seal_with_rng,
};
use zeroize::Zeroizing;

use crate::entropy::{Entropy, SystemEntropy, array};

const TAG: &str = "mlkem768x25519";
const INFO: &[u8] = b"age-encryption.org/mlkem768x25519";
const BODY_LEN: usize = FILE_KEY_BYTES + 16;

/// Wraps the file key, with the label that keeps classical recipients out of the same file.
pub(super) fn wrap(
    public: &<XWing as Kem>::PublicKey,
    file_key: &FileKey,
) -> Result<(Vec<Stanza>, HashSet<String>), EncryptError> {
    let (shared, body) = single_shot_seal_with_rng::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeS::Base,
        public,
        INFO,
        file_key.expose_secret(),
        &[],
        &mut SystemRng,
    )
    .map_err(io::Error::other)?;
    let stanza = Stanza { tag: TAG.to_owned(), args: vec![BASE64_NOPAD.encode(&shared.to_bytes())], body };
    Ok((vec![stanza], HashSet::from(["postquantum".to_owned()])))
}

/// Unwraps the file key; `None` when the stanza is of another kind or for somebody else.
pub(super) fn unwrap(private: &<XWing as Kem>::PrivateKey, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
    if stanza.tag != TAG {
        return None;
    }
    let [shared] = stanza.args.as_slice() else { return Some(Err(DecryptError::InvalidHeader)) };
    let shared = BASE64_NOPAD.decode(shared.as_bytes()).ok();
    let shared = shared.and_then(|bytes| <XWing as Kem>::EncappedKey::from_bytes(&bytes).ok());
    let (Some(shared), BODY_LEN) = (shared, stanza.body.len()) else {
        return Some(Err(DecryptError::InvalidHeader));
    };
    let opened = single_shot_open::<ChaCha20Poly1305, HkdfSha256, XWing>(
        &OpModeR::Base,
        private,
        &shared,
        INFO,
        &stanza.body,
        &[],
    );
    let opened = Zeroizing::new(opened.ok()?);
    let key: Zeroizing<[u8; FILE_KEY_BYTES]> = Zeroizing::new(opened.as_slice().try_into().ok()?);
    Some(Ok(FileKey::init_with_mut(|to| to.copy_from_slice(&*key))))
}

/// The operating system's randomness in the shape hpke takes it.
struct SystemRng;

impl TryRng for SystemRng {
    type Error = Infallible;

    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        Ok(u32::from_be_bytes(array(&mut SystemEntropy)))
    }

    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        Ok(u64::from_be_bytes(array(&mut SystemEntropy)))
    }

    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        SystemEntropy.fill(to);
        Ok(())
    }
}

impl TryCryptoRng for SystemRng {}
