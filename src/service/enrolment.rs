//! What waits in a member's row until coordinators have endorsed it, and how a statement gets its signatures.
//!
//! The row is sealed under the host secret, which protects it from a reader of the database and not from the host: the
//! coordinator therefore compares the fingerprint of the keys with the person, by voice, before signing.
use std::sync::Arc;

use super::{
    Error, Service,
    roster::{self, Roll},
    session::Unlocked,
};
use crate::{
    crypto::{
        Digest,
        roster::Statement,
        seal,
        sign::{Signature, SigningKey, VerifyingKey},
    },
    domain::roster::{RosterAct, RosterEntry},
    ids::MemberId,
    store::{self, Tx},
};

/// An entry on its way into the roster, or a revocation on its way.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Enrolment {
    /// The entry: as invited, then with keys.
    pub(crate) entry: RosterEntry,
    /// A statement that still lacks signatures.
    pub(crate) pending: Option<Pending>,
}

/// A statement and the endorsements it has so far.
#[derive(Debug, Clone, serde::Serialize, serde::Deserialize)]
pub(crate) struct Pending {
    pub(crate) act: RosterAct,
    pub(crate) endorsements: Vec<(VerifyingKey, Signature)>,
}

fn context(member: MemberId) -> Vec<u8> {
    [b"recueil/v1/enrolment".as_slice(), &member.bytes()].concat()
}

/// Reads what waits in a member's row.
pub(crate) fn open(service: &Service, member: MemberId, sealed: Option<&[u8]>) -> Result<Option<Enrolment>, Error> {
    let Some(sealed) = sealed else { return Ok(None) };
    let bytes = seal::open(&service.host().members(), &context(member), sealed)?;
    serde_json::from_slice(&bytes).map(Some).map_err(|_| Error::Broken("enrolment"))
}

/// Seals what waits in a member's row.
pub(crate) fn close(service: &Service, enrolment: &Enrolment) -> Result<Vec<u8>, Error> {
    let bytes = serde_json::to_vec(enrolment).map_err(|_| Error::Internal("enrolment"))?;
    Ok(seal::seal(&service.host().members(), &context(enrolment.entry.member), &bytes, &mut service.entropy()))
}

/// The fingerprint of an entry, keys, name, roles and all: what two people compare by voice. Half a digest, in groups of
/// four.
#[must_use]
pub(crate) fn fingerprint(entry: &RosterEntry) -> String {
    let digest = Digest::of(&serde_json::to_vec(entry).unwrap_or_default());
    grouped(&digest.to_string().chars().take(32).collect::<String>())
}

/// Hexadecimal digits in groups of four.
#[must_use]
pub fn grouped(digits: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    digits.chunks(4).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ")
}

/// Whether what was typed is this fingerprint, whatever the spaces and the case.
#[must_use]
pub(crate) fn is_typed(fingerprint: &str, typed: &str) -> bool {
    let plain = |text: &str| text.chars().filter(char::is_ascii_hexdigit).collect::<String>().to_ascii_lowercase();
    plain(fingerprint) == plain(typed)
}

/// What became of a signature.
#[derive(Debug)]
pub(crate) enum Signed {
    /// The statement stands in the roster.
    Entered,
    /// More coordinators must sign.
    Waiting(Box<Pending>),
}

/// Adds one coordinator's signature to an act of the roster; the last one enters it.
///
/// The statement is tried on a copy of the roster first: one that its signers could not make would make every process
/// refuse the whole chain.
pub(crate) async fn sign(
    tx: &mut Tx,
    roll: &Arc<Roll>,
    unlocked: &Unlocked,
    (act, pending): (RosterAct, Option<Pending>),
) -> Result<Signed, Error> {
    let (_, keys) = unlocked.member()?;
    let pending = pending.filter(|pending| same(&pending.act, &act) && may_still_enter(roll, &pending.act));
    let mut pending = pending.unwrap_or(Pending { act, endorsements: Vec::new() });
    let mine = keys.signing.verifying();
    let body = serde_json::to_vec(&pending.act).map_err(|_| Error::Internal("roster"))?;
    pending.endorsements = standing(roll, &pending)?;
    pending.endorsements.retain(|(key, _)| *key != mine);
    let signers: Vec<_> = pending.endorsements.iter().map(|(key, _)| key.0).chain([mine.0]).collect();
    if roll.roster.clone().apply(&body, &signers).is_err() {
        pending.endorsements.push(Statement::endorse(&body, &keys.signing));
        return Ok(Signed::Waiting(Box::new(pending)));
    }
    enter(tx, body, pending.endorsements, &keys.signing).await?;
    Ok(Signed::Entered)
}

/// The endorsements that are what they say, by those who still coordinate: a row that the host wrote names nobody who did not sign.
pub(crate) fn standing(roll: &Roll, pending: &Pending) -> Result<Vec<(VerifyingKey, Signature)>, Error> {
    let body = serde_json::to_vec(&pending.act).map_err(|_| Error::Internal("roster"))?;
    let mut all = pending.endorsements.clone();
    all.retain(|endorsement| roll.is_coordinator(&endorsement.0) && Statement::is_endorsed(&body, endorsement));
    Ok(all)
}

/// Puts a statement at the end of the chain.
async fn enter(
    tx: &mut Tx,
    body: Vec<u8>,
    endorsements: Vec<(VerifyingKey, Signature)>,
    last: &SigningKey,
) -> Result<(), Error> {
    let head = store::roster::all(tx).await?.into_iter().next_back().map(roster::statement).transpose()?;
    let statement = Statement::append(head.as_ref(), body, endorsements, last)?;
    roster::append(tx, &statement).await
}

/// Whether two acts say the same but for the length of the chain they were proposed at.
fn same(one: &RosterAct, other: &RosterAct) -> bool {
    match (one, other) {
        (RosterAct::Enrol { entry: a, .. }, RosterAct::Enrol { entry: b, .. }) => a == b,
        (RosterAct::Revoke { member: a, .. }, RosterAct::Revoke { member: b, .. }) => a == b,
        _ => false,
    }
}

/// Whether nothing was said of the member since it was proposed.
pub(crate) fn may_still_enter(roll: &Roll, act: &RosterAct) -> bool {
    match act {
        RosterAct::Enrol { after, entry, .. } => roll.roster.is_untouched_since(&entry.member, *after),
        RosterAct::Revoke { after, member, .. } => roll.roster.is_untouched_since(member, *after),
        RosterAct::Found { .. } => false,
    }
}
