//! The roster as this process believes it: read, verified whole, replayed, remembered.
//!
//! Every wrap goes to an entry that came through here. The highest head seen is kept in memory and in the state folder;
//! a shorter or different chain is refused. A process that starts on a new machine with an empty state folder knows only
//! the pinned founding fingerprint: it cannot tell a roster cut before its time.
use std::{
    collections::BTreeMap,
    path::PathBuf,
    sync::{Arc, PoisonError, RwLock},
};

use super::{Error, Service, head};
use crate::{
    crypto::{
        Digest,
        hybrid::Recipient,
        roster::{self, ChainError, Statement, Verified},
        sign::{Signature, VerifyingKey},
    },
    domain::{
        case::CompartmentKind,
        conflict,
        organisation::Organisation,
        role::Role,
        roster::{Roster, RosterEntry, holds, signer_key},
    },
    ids::MemberId,
    store::{self, Tx, roster::StatementRow},
};

/// A verified roster.
#[derive(Debug, Clone, Default)]
pub struct Roll {
    /// The members that result.
    pub roster: Roster,
    /// Sequence and digest of the last statement; none before the founding.
    pub head: Option<(u64, Digest)>,
    /// Digest of the founding statement; none before the founding.
    pub founding: Option<Digest>,
    recipients: BTreeMap<MemberId, Vec<Recipient>>,
    digests: Vec<Digest>,
}

impl Roll {
    /// The age recipient of an active member.
    #[must_use]
    pub fn recipient(&self, member: &MemberId) -> Option<&Recipient> {
        self.recipients.get(member).and_then(|all| all.first())
    }

    /// The recovery keys, inner then outer, where the roster has some.
    #[must_use]
    pub fn recovery(&self) -> Option<(&RosterEntry, &Recipient, &Recipient)> {
        let entry = self.roster.entries().find(|entry| holds(entry, Role::Recovery))?;
        let mut keys = self.recipients.get(&entry.member)?.iter();
        Some((entry, keys.next()?, keys.next()?))
    }

    /// Whether this key belongs or belonged to a member.
    #[must_use]
    pub fn signer(&self, key: &VerifyingKey) -> Option<MemberId> {
        self.roster.signer(&key.0)
    }

    /// Whether these keys are or were those of two different people.
    #[must_use]
    pub fn are_two(&self, [one, other]: [&VerifyingKey; 2]) -> bool {
        let (Some(one), Some(other)) = (self.signer(one), self.signer(other)) else { return false };
        self.are_two_people([&one, &other])
    }

    /// A roster that nobody signed.
    #[cfg(test)]
    pub(crate) fn unsigned(roster: Roster) -> Self {
        Self { roster, ..Self::default() }
    }

    /// Whether these are two different people, under whatever membership.
    #[must_use]
    pub fn are_two_people(&self, [one, other]: [&MemberId; 2]) -> bool {
        let is_same = |id: &MemberId, person: &MemberId| self.roster.person(person).any(|known| known == *id);
        !is_same(one, other) && !is_same(other, one)
    }

    /// Whether this key is that of an active coordinator.
    #[must_use]
    pub fn is_coordinator(&self, key: &VerifyingKey) -> bool {
        let entry = self.signer(key).and_then(|member| self.roster.entry(&member));
        entry.is_some_and(|entry| holds(entry, Role::Coordinator) && signer_key(entry) == Some(key.0))
    }

    /// The digest of the statement at a place of the chain.
    #[must_use]
    pub fn digest_at(&self, sequence: u64) -> Option<Digest> {
        self.digests.get(usize::try_from(sequence).ok()?).copied()
    }

    /// Whether the member is active with this signing key.
    #[must_use]
    pub fn is_current(&self, member: &MemberId, key: &VerifyingKey) -> bool {
        self.roster.entry(member).and_then(signer_key) == Some(key.0)
    }

    /// Whether this key is or was that of somebody who has such drawers for the entity, so that a grant of theirs counts.
    #[must_use]
    pub fn may_grant(&self, key: &VerifyingKey, kind: CompartmentKind, of: (&Organisation, &str)) -> bool {
        let Some(member) = self.signer(key) else { return false };
        // A member's key where only the person makes any is looked at again, and refused aloud.
        let kind = if kind.is_kept_from_the_cell() { CompartmentKind::Exchange } else { kind };
        // A post that was taken away since does not lock out those who were given a key under it.
        self.roster.ever(&member).any(|entry| conflict::may_hold(kind, entry, of))
    }

    fn replay(statements: &[Verified], quorum: usize) -> Result<Roster, Error> {
        let mut roster = Roster::new(quorum);
        for statement in statements {
            let signers: Vec<[u8; 32]> = statement.signers.iter().map(|key| key.0).collect();
            roster.apply(&statement.body, &signers).map_err(|_| Error::Broken("roster"))?;
        }
        Ok(roster)
    }
}

/// Keeps the verified roster of this process.
#[derive(Debug)]
pub struct Keeper {
    pinned: Option<Digest>,
    state_dir: Option<PathBuf>,
    roll: RwLock<Arc<Roll>>,
}

impl Keeper {
    /// Knows only what is pinned.
    #[must_use]
    pub fn new(pinned: Option<Digest>, state_dir: Option<PathBuf>) -> Self {
        Self { pinned, state_dir, roll: RwLock::default() }
    }

    fn known(&self) -> Arc<Roll> {
        Arc::clone(&self.roll.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// The highest head seen.
    fn floor(&self) -> Result<Option<(u64, Digest)>, Error> {
        let known = self.known().head;
        let Some(dir) = self.state_dir.as_ref().filter(|_| known.is_none()) else { return Ok(known) };
        head::read(dir, head::ROSTER)
    }

    fn remember(&self, roll: Roll) -> Result<Arc<Roll>, Error> {
        // Held while the file is written: many requests may verify the same addition at once.
        let mut known = self.roll.write().unwrap_or_else(PoisonError::into_inner);
        if known.roster.length() >= roll.roster.length() {
            return Ok(Arc::clone(&known));
        }
        if let (Some(dir), Some(head)) = (&self.state_dir, roll.head) {
            head::keep(dir, head::ROSTER, head)?;
        }
        *known = Arc::new(roll);
        Ok(Arc::clone(&known))
    }

    fn verify(&self, rows: Vec<StatementRow>, quorum: usize) -> Result<Roll, Error> {
        let statements = rows.into_iter().map(statement).collect::<Result<Vec<_>, _>>()?;
        let Some(first) = statements.first() else { return Ok(Roll::default()) };
        let founding = self.pinned.unwrap_or_else(|| first.digest());
        let head = statements.last().map(|last| (last.sequence, last.digest()));
        let verified = roster::verify_chain(&statements, founding, self.floor()?).map_err(|error| {
            Error::Broken(match error {
                ChainError::Shortened => "roster shortened",
                ChainError::Forked => "roster forked",
                ChainError::NotOurs => "roster not ours",
                ChainError::Broken(_) => "roster",
            })
        })?;
        let digests = verified.iter().map(|statement| statement.digest).collect();
        let roster = Roll::replay(&verified, quorum)?;
        let mut recipients = BTreeMap::new();
        for entry in roster.entries() {
            let keys: Result<Vec<Recipient>, _> = entry.recipients.iter().map(|text| text.parse()).collect();
            recipients.insert(entry.member, keys.map_err(|_| Error::Broken("roster recipient"))?);
        }
        Ok(Roll { roster, head, founding: Some(founding), recipients, digests })
    }
}

/// A statement as the store keeps it.
pub(crate) fn statement(row: StatementRow) -> Result<Statement, Error> {
    let signatures = decode_signatures(&row.signatures).ok_or(Error::Broken("roster"))?;
    Ok(Statement { sequence: row.sequence, previous: Digest(row.previous), body: row.statement, signatures })
}

/// Signatures as the store keeps them: 32 bytes of key and 64 of signature each.
pub(crate) fn decode_signatures(bytes: &[u8]) -> Option<Vec<(VerifyingKey, Signature)>> {
    let chunks = bytes.chunks_exact(96);
    if !chunks.remainder().is_empty() {
        return None;
    }
    chunks
        .map(|chunk| {
            let (key, signature) = chunk.split_at_checked(32)?;
            Some((VerifyingKey(key.try_into().ok()?), Signature(signature.try_into().ok()?)))
        })
        .collect()
}

/// See [`decode_signatures`].
pub(crate) fn encode_signatures(signatures: &[(VerifyingKey, Signature)]) -> Vec<u8> {
    signatures.iter().flat_map(|(key, signature)| key.0.into_iter().chain(signature.0)).collect()
}

/// The roster, verified as far as the store's length says; cheap when nothing was added.
pub async fn current(service: &Service, tx: &mut Tx) -> Result<Arc<Roll>, Error> {
    let known = service.keeper.known();
    let known_length = known.roster.length();
    let length = store::roster::length(tx).await?;
    if length < known_length || (length == 0 && service.keeper.floor()?.is_some()) {
        return Err(Error::Broken("roster shortened"));
    }
    if length == known_length {
        return Ok(known);
    }
    let rows = store::roster::all(tx).await?;
    let roll = service.keeper.verify(rows, service.rules().organisation.quorum)?;
    service.keeper.remember(roll)
}

/// The roster verified again from its founding, whatever this process remembers of it.
pub(crate) async fn again(service: &Service, tx: &mut Tx) -> Result<Roll, Error> {
    let rows = store::roster::all(tx).await?;
    if rows.is_empty() && service.keeper.floor()?.is_some() {
        return Err(Error::Broken("roster shortened"));
    }
    service.keeper.verify(rows, service.rules().organisation.quorum)
}

/// Appends a statement whose signatures are complete; another one appended meanwhile is a conflict.
pub(crate) async fn append(tx: &mut Tx, statement: &Statement) -> Result<(), Error> {
    let row = StatementRow {
        sequence: statement.sequence,
        statement: statement.body.clone(),
        previous: statement.previous.0,
        signatures: encode_signatures(&statement.signatures),
    };
    Ok(store::roster::append(tx, &row).await?)
}

/// Whether the founding fingerprint is pinned and is the roster's, so that intake may open.
pub async fn is_pinned(service: &Service) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    let roll = current(service, &mut tx).await?;
    Ok(service.settings().founding.is_some() && roll.founding == service.settings().founding)
}
