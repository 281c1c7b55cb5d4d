//! The roster: who may become a reader, replayed from a verified chain.
//!
//! The chain's bytes and signatures are checked by `crypto::roster`; here stands what they *mean*: which signatures a
//! statement needs, and the members that result. An entry exists only from a chain that was replayed whole. A statement
//! that its signers could not make stops the replay: nobody after it is a reader.
use std::collections::BTreeMap;

use super::role::Role;
use crate::ids::{InstanceId, MemberId};

/// A signer's public key, as the chain shows it.
pub type SignerKey = [u8; 32];

/// A role held for an entity and what stands below it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Post {
    /// The role.
    pub role: Role,
    /// Code of the entity.
    pub entity: String,
}

/// A member as enrolled.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct RosterEntry {
    /// Identifier.
    pub member: MemberId,
    /// Name as colleagues know it.
    pub name: String,
    /// Function as reporters may see it: "psychologue du travail".
    pub function: String,
    /// Roles with their entities.
    pub posts: Vec<Post>,
    /// Public age keys: one for a person; two, inner then outer, for recovery keys.
    pub recipients: Vec<String>,
    /// Public signing key, hexadecimal; recovery keys have none.
    pub verifying: Option<String>,
    /// Who the same person was before they left or lost their keys. Other keys are another member, so that what the
    /// former ones opened is locked anew; what was said of the person follows them here.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub formerly: Vec<MemberId>,
}

/// What a statement of the chain does.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "act", rename_all = "kebab-case")]
pub enum RosterAct {
    /// The first statement: the instance and its first coordinator, signed by themselves.
    Found {
        /// The installation.
        instance: InstanceId,
        /// The first coordinator.
        entry: RosterEntry,
    },
    /// Enrols a member, or replaces the entry of one.
    Enrol {
        /// The installation.
        instance: InstanceId,
        /// Length of the chain when the first endorser signed; an older statement about the member voids this one.
        after: u64,
        /// The member.
        entry: RosterEntry,
    },
    /// Ends a membership.
    Revoke {
        /// The installation.
        instance: InstanceId,
        /// Length of the chain when the first endorser signed.
        after: u64,
        /// The member.
        member: MemberId,
    },
}

/// The chain says something its signers could not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RosterError {
    /// The body cannot be read.
    #[error("statement {0} of the roster cannot be read")]
    Unreadable(u64),
    /// Not enough coordinators signed, or somebody who is none.
    #[error("statement {0} of the roster is not endorsed")]
    NotEndorsed(u64),
    /// It speaks of another installation, founds twice, or was overtaken.
    #[error("statement {0} of the roster is out of place")]
    OutOfPlace(u64),
}

/// The members that result from the chain.
#[derive(Debug, Clone, Default)]
pub struct Roster {
    instance: Option<InstanceId>,
    active: BTreeMap<MemberId, RosterEntry>,
    /// Every entry that each member ever had, the latest last.
    everyone: BTreeMap<MemberId, Vec<RosterEntry>>,
    past: Vec<(SignerKey, MemberId)>,
    touched: BTreeMap<MemberId, u64>,
    quorum: usize,
    length: u64,
}

impl Roster {
    /// An empty roster whose later statements need `quorum` coordinators where there are as many.
    #[must_use]
    pub fn new(quorum: usize) -> Self {
        Self { quorum: quorum.max(1), ..Self::default() }
    }

    /// Adds one verified statement: its body, and who signed it (each signature already checked).
    pub fn apply(&mut self, body: &[u8], signers: &[SignerKey]) -> Result<(), RosterError> {
        let sequence = self.length;
        let act: RosterAct = serde_json::from_slice(body).map_err(|_| RosterError::Unreadable(sequence))?;
        self.check(&act, signers)?;
        self.length = sequence.saturating_add(1);
        match act {
            RosterAct::Found { instance, entry } => {
                self.instance = Some(instance);
                self.enter(entry);
            }
            RosterAct::Enrol { entry, .. } => self.enter(entry),
            RosterAct::Revoke { member, .. } => {
                self.active.remove(&member);
                self.touched.insert(member, sequence);
            }
        }
        Ok(())
    }

    fn enter(&mut self, entry: RosterEntry) {
        if let Some(key) = signer_key(&entry) {
            self.past.push((key, entry.member));
        }
        self.touched.insert(entry.member, self.length.saturating_sub(1));
        self.everyone.entry(entry.member).or_default().push(entry.clone());
        self.active.insert(entry.member, entry);
    }

    fn check(&self, act: &RosterAct, signers: &[SignerKey]) -> Result<(), RosterError> {
        let sequence = self.length;
        let in_place = |instance: &InstanceId, after: u64, member: &MemberId| {
            self.instance.as_ref() == Some(instance) && after <= sequence && self.is_untouched_since(member, after)
        };
        let (in_place, endorsed) = match act {
            RosterAct::Found { entry, .. } => {
                let own = signer_key(entry).is_some_and(|key| signers.contains(&key));
                (sequence == 0, own && holds(entry, Role::Coordinator))
            }
            RosterAct::Enrol { instance, after, entry } => {
                let key_is_new = signer_key(entry)
                    .is_none_or(|key| self.past.iter().all(|(known, owner)| *known != key || *owner == entry.member));
                let left = |former: &MemberId| self.everyone.contains_key(former) && !self.active.contains_key(former);
                let is_new = key_is_new && entry.formerly.iter().all(left);
                (in_place(instance, *after, &entry.member) && is_new, self.endorsed_entry(signers, &entry.member))
            }
            RosterAct::Revoke { instance, after, member } => {
                let known = self.active.contains_key(member);
                (in_place(instance, *after, member) && known, self.endorsed(signers, Some(member)))
            }
        };
        if !in_place {
            return Err(RosterError::OutOfPlace(sequence));
        }
        if endorsed { Ok(()) } else { Err(RosterError::NotEndorsed(sequence)) }
    }

    /// Ending the membership of somebody who is no coordinator must not wait for a second signature.
    fn is_coordinator(&self, member: &MemberId) -> bool {
        self.active.get(member).is_some_and(|entry| holds(entry, Role::Coordinator))
    }

    fn endorsed(&self, signers: &[SignerKey], against: Option<&MemberId>) -> bool {
        self.signed(signers, |id| Some(id) != against) >= self.needed(against)
    }

    /// Whether enough coordinators stand by an entry; whoever it is about counts only as [`Self::counts`] says.
    fn endorsed_entry(&self, signers: &[SignerKey], about: &MemberId) -> bool {
        self.signed(signers, |id| self.counts(id, about)) >= self.needed(None)
    }

    /// How many different coordinators signed, among those who count.
    fn signed(&self, signers: &[SignerKey], counts: impl Fn(&MemberId) -> bool) -> usize {
        let mut coordinators: Vec<MemberId> =
            signers.iter().filter_map(|key| self.coordinator(key)).filter(|id| counts(id)).collect();
        coordinators.sort_unstable();
        coordinators.dedup();
        coordinators.len()
    }

    /// Whether a coordinator's signature counts under an entry: under one about themselves, only where too few others could
    /// sign it.
    #[must_use]
    pub fn counts(&self, coordinator: &MemberId, about: &MemberId) -> bool {
        coordinator != about || self.coordinators().filter(|id| *id != about).count() < self.quorum
    }

    /// The coordinators there are.
    pub fn coordinators(&self) -> impl Iterator<Item = &MemberId> {
        self.active.values().filter(|entry| holds(entry, Role::Coordinator)).map(|entry| &entry.member)
    }

    fn coordinator(&self, key: &SignerKey) -> Option<MemberId> {
        self.active
            .values()
            .find(|entry| holds(entry, Role::Coordinator) && signer_key(entry).as_ref() == Some(key))
            .map(|entry| entry.member)
    }

    /// How many coordinators must sign the next statement (leaving out the member it is `against`).
    #[must_use]
    pub fn needed(&self, against: Option<&MemberId>) -> usize {
        let there = self.coordinators().filter(|member| Some(*member) != against).count();
        let quorum = if against.is_some_and(|member| !self.is_coordinator(member)) { 1 } else { self.quorum };
        quorum.min(there).max(1)
    }

    /// Whether no statement spoke of the member since the chain had this length.
    #[must_use]
    pub fn is_untouched_since(&self, member: &MemberId, length: u64) -> bool {
        self.touched.get(member).is_none_or(|last| *last < length)
    }

    /// The installation, once founded.
    #[must_use]
    pub fn instance(&self) -> Option<InstanceId> {
        self.instance
    }

    /// Number of statements replayed.
    #[must_use]
    pub fn length(&self) -> u64 {
        self.length
    }

    /// The entry of an active member.
    #[must_use]
    pub fn entry(&self, member: &MemberId) -> Option<&RosterEntry> {
        self.active.get(member)
    }

    /// The last entry of a member, active or not: whose words were these?
    #[must_use]
    pub fn known(&self, member: &MemberId) -> Option<&RosterEntry> {
        self.everyone.get(member)?.last()
    }

    /// Every entry that a member ever had: what they did while they held a post stays done.
    pub fn ever(&self, member: &MemberId) -> impl Iterator<Item = &RosterEntry> {
        self.everyone.get(member).into_iter().flatten()
    }

    /// Everybody this person is and was: the member, then those they were before.
    pub fn person(&self, member: &MemberId) -> impl Iterator<Item = MemberId> {
        let former = self.known(member).map(|entry| entry.formerly.clone()).unwrap_or_default();
        std::iter::once(*member).chain(former)
    }

    /// Every active entry, recovery keys included, in the order of their identifiers.
    pub fn entries(&self) -> impl Iterator<Item = &RosterEntry> {
        self.active.values()
    }

    /// The member who holds or once held this signing key.
    #[must_use]
    pub fn signer(&self, key: &SignerKey) -> Option<MemberId> {
        self.past.iter().find(|(known, _)| known == key).map(|(_, member)| *member)
    }
}

/// Whether the entry holds the role for any entity.
#[must_use]
pub fn holds(entry: &RosterEntry, role: Role) -> bool {
    entry.posts.iter().any(|post| post.role == role)
}

/// The entry's signing key, if it has one that reads.
#[must_use]
pub fn signer_key(entry: &RosterEntry) -> Option<SignerKey> {
    let text = entry.verifying.as_ref()?;
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok()?;
    bytes.try_into().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    fn entry(number: u8, role: Role) -> RosterEntry {
        RosterEntry {
            member: member(number),
            name: String::new(),
            function: String::new(),
            posts: vec![Post { role, entity: "lorvanne".to_owned() }],
            recipients: Vec::new(),
            verifying: Some(data_encoding::HEXLOWER.encode(&[number; 32])),
            formerly: Vec::new(),
        }
    }

    /// A founder and as many other coordinators, and somebody who listens.
    fn roster(coordinators: u8) -> Roster {
        let mut roster = Roster::new(2);
        let instance = InstanceId::from_bytes([9; 16]);
        let act = RosterAct::Found { instance, entry: entry(1, Role::Coordinator) };
        roster.apply(&serde_json::to_vec(&act).unwrap(), &[[1; 32]]).unwrap();
        for number in 2..=coordinators {
            enrol(&mut roster, entry(number, Role::Coordinator), &[1, 2]).unwrap();
        }
        enrol(&mut roster, entry(20, Role::Listener), &[1, 2]).unwrap();
        roster
    }

    fn enrol(roster: &mut Roster, entry: RosterEntry, signers: &[u8]) -> Result<(), RosterError> {
        let (instance, after) = (InstanceId::from_bytes([9; 16]), roster.length());
        let signers: Vec<SignerKey> = signers.iter().map(|number| [*number; 32]).collect();
        roster.apply(&serde_json::to_vec(&RosterAct::Enrol { instance, after, entry }).unwrap(), &signers)
    }

    /// As long as others are enough, nobody counts for an entry about themselves.
    #[test]
    fn other_posts_are_for_others_to_sign() {
        let more = |number| RosterEntry {
            posts: vec![
                Post { role: Role::Coordinator, entity: "lorvanne".to_owned() },
                Post { role: Role::Assessor, entity: "lorvanne".to_owned() },
            ],
            ..entry(number, Role::Coordinator)
        };
        let refused = |signers: &[u8], coordinators| enrol(&mut roster(coordinators), more(2), signers).is_err();
        assert!(refused(&[1], 2) && refused(&[2], 2) && !refused(&[1, 2], 2), "nobody else could be asked");
        assert!(refused(&[1, 2], 3) && refused(&[1, 20], 3) && !refused(&[1, 3], 3));
    }

    #[test]
    fn what_somebody_once_was_is_known() {
        let mut roster = roster(2);
        enrol(&mut roster, entry(20, Role::Inquirer), &[1, 2]).unwrap();
        let once: Vec<Role> = roster.ever(&member(20)).map(|entry| entry.posts[0].role).collect();
        assert_eq!(once, [Role::Listener, Role::Inquirer]);
        assert_eq!(roster.known(&member(20)).unwrap().posts[0].role, Role::Inquirer);
    }
}
