//! A member's keys, locked under their passphrase and under the host.
//!
//! An age file with scrypt (RFC 7914) inside a seal under a key of the host: a stolen database cannot even be guessed at.
//! Opening the file *is* the passphrase check. One work factor is accepted, so that nobody plants a file that takes hours,
//! or one that takes no work. It does **not** slow down who has both the database and the host secret beyond scrypt.
use std::io::{Read, Write};

use age::{DecryptError, Encryptor, scrypt, secrecy::SecretString};
use age_core::format::{FileKey, Stanza};
use zeroize::Zeroizing;

use super::{
    Digest, Error,
    hybrid::{self, Identity},
    passphrase::Passphrase,
    seal,
    secret::Secret,
    sign::SigningKey,
    wire::Reader,
};
use crate::entropy::Entropy;

const VERSION: u8 = 1;
const CONTEXT: &[u8] = b"recueil/v1/identity-file";
/// `log2 N` beyond which scrypt asks for more memory (1 KiB × N) than any machine of ours has.
const MAX_WORK_FACTOR: u8 = 22;

/// All that makes a member: what opens for them, what signs for them, and the founding they trust.
pub struct MemberKeys {
    /// Opens what is granted to them.
    pub identity: Identity,
    /// Signs what they say.
    pub signing: SigningKey,
    /// The digest of the roster's first statement.
    pub founding: Digest,
}

impl MemberKeys {
    /// Draws new keys.
    pub fn generate(founding: Digest, entropy: &mut dyn Entropy) -> Self {
        let identity = Identity::from_seed(Secret::generate(entropy));
        Self { identity, signing: SigningKey::from_seed(&Secret::generate(entropy)), founding }
    }

    /// `version ‖ seed of the identity ‖ seed of the signing key ‖ founding`
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let mut bytes = Zeroizing::new(Vec::with_capacity(97));
        bytes.push(VERSION);
        bytes.extend_from_slice(self.identity.seed().expose());
        bytes.extend_from_slice(self.signing.seed().expose());
        bytes.extend_from_slice(&self.founding.0);
        bytes
    }

    /// Reads what [`Self::to_bytes`] wrote.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::versioned(bytes, VERSION)?;
        let identity = Identity::from_seed(Secret::from_bytes(reader.array()?));
        let signing = SigningKey::from_seed(&Secret::from_bytes(reader.array()?));
        let founding = Digest(reader.array()?);
        reader.finish()?;
        Ok(Self { identity, signing, founding })
    }
}

/// Locks the keys. `work_factor` is `log2 N` of scrypt; `host` is [`super::host::HostSecret::members`].
pub fn lock(
    keys: &MemberKeys,
    passphrase: &Passphrase,
    work_factor: u8,
    host: &Secret,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, Error> {
    if !(1..=MAX_WORK_FACTOR).contains(&work_factor) {
        return Err(Error::Malformed);
    }
    let mut recipient = scrypt::Recipient::new(secret_text(passphrase));
    recipient.set_work_factor(work_factor);
    let encryptor = Encryptor::with_recipients(std::iter::once(&recipient as _)).map_err(|_| Error::Malformed)?;
    let mut file = Vec::new();
    let mut writer = encryptor.wrap_output(&mut file).map_err(|_| Error::Malformed)?;
    writer.write_all(&keys.to_bytes()).map_err(|_| Error::Malformed)?;
    writer.finish().map_err(|_| Error::Malformed)?;
    Ok(seal::seal(host, CONTEXT, &file, entropy))
}

/// Unlocks the keys; refuses any work factor but this one, before any work is done.
pub fn unlock(file: &[u8], passphrase: &Passphrase, work_factor: u8, host: &Secret) -> Result<MemberKeys, Error> {
    if work_factor > MAX_WORK_FACTOR {
        return Err(Error::Malformed);
    }
    let file = seal::open(host, CONTEXT, file)?;
    let mut inner = scrypt::Identity::new(secret_text(passphrase));
    inner.set_max_work_factor(work_factor);
    let mut reader = hybrid::reader(file.as_slice(), &Exactly { inner, work_factor })?;
    let mut keys = Zeroizing::new(Vec::with_capacity(file.len()));
    reader.read_to_end(&mut keys).map_err(|_| Error::Unopenable)?;
    MemberKeys::from_bytes(&keys)
}

/// Age accepts any work up to a limit; we accept one.
struct Exactly {
    inner: scrypt::Identity,
    work_factor: u8,
}

impl age::Identity for Exactly {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Option<Result<FileKey, DecryptError>> {
        let [_, work] = stanza.args.as_slice() else { return None };
        if *work != self.work_factor.to_string() {
            return None;
        }
        self.inner.unwrap_stanza(stanza)
    }
}

fn secret_text(passphrase: &Passphrase) -> SecretString {
    SecretString::from(passphrase.canonical().as_str())
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{digest, each_flip, entropy, secret},
        Digest, Error, MemberKeys, Passphrase, lock, unlock,
    };

    const WORK: u8 = 4;

    fn keys() -> MemberKeys {
        MemberKeys::generate(Digest([3; 32]), &mut entropy())
    }

    fn passphrase(text: &str) -> Passphrase {
        Passphrase::parse(text).unwrap()
    }

    fn locked() -> Vec<u8> {
        lock(&keys(), &passphrase("académie étude 42"), WORK, &secret(1), &mut entropy()).unwrap()
    }

    #[test]
    fn the_format_stands() {
        assert_eq!(keys().to_bytes().len(), 97);
        assert_eq!(digest(&keys().to_bytes()), "ff17ea8449a5e33dd1040c5c005946acd4d43cc0b26f3bf2063ce149bbbd46cc");
        let again = MemberKeys::from_bytes(&keys().to_bytes()).unwrap();
        assert_eq!(*again.to_bytes(), *keys().to_bytes());
        assert!(MemberKeys::from_bytes(&keys().to_bytes()[..96]).is_err());
    }

    #[test]
    fn the_passphrase_opens_however_it_is_typed() {
        let keys = unlock(&locked(), &passphrase("ACADEMIE-ETUDE-42"), WORK, &secret(1)).unwrap();
        assert_eq!(*keys.to_bytes(), *self::keys().to_bytes());
        assert_eq!(keys.founding, Digest([3; 32]));
    }

    #[test]
    fn another_passphrase_host_or_work_factor_does_not() {
        let open = |text: &str, work, host| unlock(&locked(), &passphrase(text), work, &secret(host)).err();
        assert_eq!(open("academie etude 43", WORK, 1), Some(Error::Unopenable));
        assert_eq!(open("academie etude 42", WORK, 2), Some(Error::Unopenable));
        // More work than was asked is refused as well as less.
        assert_eq!(open("academie etude 42", WORK + 1, 1), Some(Error::Unopenable));
        assert_eq!(open("academie etude 42", WORK - 1, 1), Some(Error::Unopenable));
    }

    #[test]
    fn absurd_work_factors_are_refused() {
        for work in [0, 23, 64, 255] {
            assert!(lock(&keys(), &passphrase("x"), work, &secret(1), &mut entropy()).is_err());
            assert!(unlock(&locked(), &passphrase("x"), work, &secret(1)).is_err());
        }
    }

    #[test]
    fn what_is_changed_does_not_open() {
        let phrase = passphrase("academie etude 42");
        for changed in each_flip(&locked()).step_by(41) {
            assert!(unlock(&changed, &phrase, WORK, &secret(1)).is_err());
        }
    }
}
