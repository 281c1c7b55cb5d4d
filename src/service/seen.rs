//! The heads a member saw last of the two chains, sealed under the member's own key in their row.
//!
//! A roster cut behind their back refuses them; a journal cut is told to them (see [`super::witness`]). Whoever puts the
//! row back as it was, together with the chains, is not noticed by this.
use super::{Error, Service, roster::Roll};
use crate::crypto::{Digest, identity_file::MemberKeys, seal, secret::Secret};

const STATE: &[u8] = b"recueil/v1/member-state";

/// A place in a chain, and the digest of what stands there.
pub(crate) type At = (u64, Digest);

/// What a member saw.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub(crate) struct Seen {
    /// Head of the roster.
    pub(crate) roster: At,
    /// Head of the journal; none where it could not be read.
    pub(crate) journal: Option<At>,
}

impl Seen {
    /// Opens what was kept for a member. It is written when they join: missing, it was taken away.
    pub(crate) fn open(keys: &MemberKeys, kept: Option<&[u8]>) -> Result<Self, Error> {
        let broken = || Error::Broken("member state");
        let bytes = seal::open(&key(keys), STATE, kept.ok_or_else(broken)?).map_err(|_| broken())?;
        serde_json::from_slice(&bytes).map_err(|_| broken())
    }

    /// Seals it for the member's row.
    pub(crate) fn seal(&self, service: &Service, keys: &MemberKeys) -> Result<Vec<u8>, Error> {
        let bytes = serde_json::to_vec(self).map_err(|_| Error::Internal("member state"))?;
        Ok(seal::seal(&key(keys), STATE, &bytes, &mut service.entropy()))
    }

    /// Refuses a roster that does not go on from the one that was seen.
    pub(crate) fn check_roster(&self, roll: &Roll) -> Result<(), Error> {
        match roll.digest_at(self.roster.0) {
            Some(digest) if digest == self.roster.1 => Ok(()),
            Some(_) => Err(Error::Broken("roster forked")),
            None => Err(Error::Broken("roster shortened")),
        }
    }
}

fn key(keys: &MemberKeys) -> Secret {
    keys.identity.seed().derive("recueil/v1/member-state")
}
