//! Who reads, and where to wrap: the record that everybody who opens a drawer consults before they give a key to anybody.
//!
//! It is always the whole list, and a later one takes nothing back. Who may say it is settled where the chain of them is
//! followed, not here.
use std::collections::{BTreeMap, BTreeSet};

use crate::{
    domain::{report::Link, roster::Roster},
    ids::{CompartmentId, MemberId},
};

/// Who must not read, and where to wrap for the reporter. Consulted before every grant; always the whole list.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Readers {
    /// Code of the entity whose members may read: the clear one is checked against it.
    pub entity: String,
    /// Members to whom the case was given, those kept out too: no key is ever wrapped to anybody else.
    #[serde(default)]
    pub holders: BTreeSet<MemberId>,
    /// Members who must not read, and why.
    pub excluded: BTreeMap<MemberId, Exclusion>,
    /// The reporter's present age recipient: the clear copy beside the token is checked against it.
    pub recipient: String,
    /// The reporter's keys, the first of which certifies the case; bytes of a lineage in hexadecimal.
    pub lineage: String,
    /// The key each drawer had at least when this was written: an earlier one, which those excluded since may hold, is
    /// never taken for the present one.
    #[serde(default)]
    pub epochs: BTreeMap<CompartmentId, u32>,
    /// The newest key of each drawer that somebody kept out still has, or that somebody made as they left: nothing more is
    /// written under it.
    #[serde(default)]
    pub spent: BTreeMap<CompartmentId, u32>,
    /// Whose drawer it is, where it is that of one person who takes part in an inquiry.
    #[serde(default)]
    pub party: Option<Party>,
    /// Members whose part is over: what they read stays theirs, and they are given no later key.
    #[serde(default)]
    pub left: BTreeSet<MemberId>,
}

/// A person with a code who takes part in an inquiry, by the keys of their own case.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Party {
    /// By what their code is looked up, in hexadecimal.
    pub lookup: String,
    /// Where to wrap for them: their present age recipient.
    pub recipient: String,
    /// Their keys, the first of which certifies their own case; bytes of a lineage in hexadecimal.
    pub lineage: String,
}

impl Party {
    /// The bytes by which their code is looked up.
    #[must_use]
    pub fn code(&self) -> Option<[u8; 32]> {
        data_encoding::HEXLOWER.decode(self.lookup.as_bytes()).ok()?.try_into().ok()
    }
}

impl Readers {
    /// Whether the case was given to a member, and not taken from them.
    #[must_use]
    pub fn gives(&self, roster: &Roster, member: &MemberId) -> bool {
        self.holders.contains(member) && !self.left.contains(member) && !self.excludes(roster, member)
    }

    /// Whether a member's part is over, and nobody kept them out.
    #[must_use]
    pub fn has_left(&self, roster: &Roster, member: &MemberId) -> bool {
        self.holders.contains(member) && self.left.contains(member) && !self.excludes(roster, member)
    }

    /// Whether this word may follow another: it forgets nobody, brings nobody back and lowers no key.
    #[must_use]
    pub fn takes_nothing_back(&self, before: &Self) -> bool {
        let is_lowered = |now: &BTreeMap<CompartmentId, u32>, before: &BTreeMap<CompartmentId, u32>| {
            before.iter().any(|(drawer, least)| now.get(drawer).is_none_or(|now| now < least))
        };
        self.entity == before.entity
            && before.holders.is_subset(&self.holders)
            && before.left.is_subset(&self.left)
            && before.excluded.keys().all(|member| self.excluded.contains_key(member))
            && !is_lowered(&self.epochs, &before.epochs)
            && !is_lowered(&self.spent, &before.spent)
    }

    /// Whether it differs from another by nothing but what the person it is about can say: their keys, whom they keep out, and
    /// the keys that serve since.
    #[must_use]
    pub fn is_but_for_the_party(&self, before: &Self) -> bool {
        let same = Self {
            party: before.party.clone(),
            epochs: before.epochs.clone(),
            spent: before.spent.clone(),
            excluded: before.excluded.clone(),
            ..self.clone()
        };
        same == *before && self.excluded_since(before).all(|(_, why)| matches!(why, Exclusion::Reporter { .. }))
    }

    /// Who is kept out by this word and was not by another.
    pub fn excluded_since(&self, before: &Self) -> impl Iterator<Item = (&MemberId, &Exclusion)> {
        self.excluded.iter().filter(|(member, _)| !before.excluded.contains_key(member))
    }

    /// Whether somebody kept out still has, or made, this key of a drawer.
    #[must_use]
    pub fn is_spent(&self, drawer: CompartmentId, epoch: u32) -> bool {
        self.spent.get(&drawer).is_some_and(|spent| epoch <= *spent)
    }

    /// The same, with the keys that another word on the same knows to serve since.
    #[must_use]
    pub fn since(mut self, other: &Self) -> Self {
        for (drawer, epoch) in &other.epochs {
            let least = self.epochs.entry(*drawer).or_insert(*epoch);
            *least = (*least).max(*epoch);
        }
        self
    }

    /// Keeps out whoever another word on the same keeps out. Why stands in that one, by whoever could say it.
    pub fn heed(&mut self, other: &Self) {
        for member in other.excluded.keys() {
            self.excluded.entry(*member).or_insert(Exclusion::Cell);
        }
        for (drawer, epoch) in &other.spent {
            let spent = self.spent.entry(*drawer).or_insert(*epoch);
            *spent = (*spent).max(*epoch);
        }
    }

    /// Whether a member must not read, as they are or as who they were before.
    #[must_use]
    pub fn excludes(&self, roster: &Roster, member: &MemberId) -> bool {
        roster.person(member).any(|id| self.excluded.contains_key(&id))
    }
}

/// Why a member must not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case", tag = "by")]
pub enum Exclusion {
    /// The reporter said so.
    Reporter {
        /// Involved or unwanted.
        link: Link,
    },
    /// The cell said so.
    Cell,
    /// They said so themselves.
    Own,
}
