//! The host secret H: what the machine adds, so that a database alone is not enough.
//!
//! Kept in a file of its own (0600), never in the database or its backups, and copied with the recovery keys. One key per
//! purpose is derived from it. It does **not** open any case: whoever takes it may only begin to guess what is under it.
use std::fmt;

use data_encoding::{HEXLOWER, HEXLOWER_PERMISSIVE};
use zeroize::Zeroizing;

use super::{Error, secret::Secret};
use crate::entropy::Entropy;

/// The host secret.
pub struct HostSecret(Secret);

/// Its name only, so that what holds the secret can be printed without it.
impl fmt::Debug for HostSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HostSecret")
    }
}

impl HostSecret {
    /// Draws the secret of a new installation.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        Self(Secret::generate(entropy))
    }

    /// Reads what [`Self::to_hex`] wrote; spaces around it are ignored.
    pub fn from_hex(text: &str) -> Result<Self, Error> {
        let decoded = HEXLOWER_PERMISSIVE.decode(text.trim().as_bytes()).map(Zeroizing::new);
        let bytes = decoded.map_err(|_| Error::Malformed)?;
        bytes.as_slice().try_into().map(|bytes| Self(Secret::from_bytes(bytes))).map_err(|_| Error::Malformed)
    }

    /// As 64 hexadecimal digits, for its file.
    #[must_use]
    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(HEXLOWER.encode(self.0.expose()))
    }

    /// Seals members' identity files.
    #[must_use]
    pub fn members(&self) -> Secret {
        self.0.derive("recueil/v1/host/members")
    }

    /// Seals members' one-time code secrets.
    #[must_use]
    pub fn codes(&self) -> Secret {
        self.0.derive("recueil/v1/host/codes")
    }

    /// Salts what is derived from tokens.
    #[must_use]
    pub fn token_salt(&self) -> Secret {
        self.0.derive("recueil/v1/host/token")
    }

    /// Seed of the key that signs the journal of acts.
    #[must_use]
    pub fn journal_signing(&self) -> Secret {
        self.0.derive("recueil/v1/host/journal")
    }

    /// Seals what waits in queues.
    #[must_use]
    pub fn queue(&self) -> Secret {
        self.0.derive("recueil/v1/host/queue")
    }

    /// Seals notices that wait to be sent.
    #[must_use]
    pub fn outbox(&self) -> Secret {
        self.0.derive("recueil/v1/host/outbox")
    }

    /// Salts what is derived from the keys of listening lines.
    #[must_use]
    pub fn lines(&self) -> Secret {
        self.0.derive("recueil/v1/host/lines")
    }

    /// Enters the keys of sessions.
    #[must_use]
    pub fn session(&self) -> Secret {
        self.0.derive("recueil/v1/host/session")
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{entropy, secret},
        HostSecret,
    };
    use std::collections::HashSet;

    #[test]
    fn its_file_is_read_back() {
        let host = HostSecret::generate(&mut entropy());
        let again = HostSecret::from_hex(&format!("{}\n", host.to_hex().to_uppercase())).unwrap();
        assert_eq!(again.to_hex(), host.to_hex());
        for wrong in ["", "00", &"0".repeat(63), &"0".repeat(66), &"g".repeat(64)] {
            assert!(HostSecret::from_hex(wrong).is_err());
        }
        assert_eq!(format!("{host:?}"), "HostSecret");
    }

    #[test]
    fn every_purpose_has_its_key() {
        let host = HostSecret(secret(1));
        let keys = [
            host.members(),
            host.codes(),
            host.token_salt(),
            host.journal_signing(),
            host.queue(),
            host.outbox(),
            host.lines(),
            host.session(),
        ];
        let distinct: HashSet<_> = keys.iter().map(|key| *key.expose()).collect();
        assert_eq!(distinct.len(), keys.len());
    }
}
