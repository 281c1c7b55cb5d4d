//! The drawer of one professional bound by secrecy: the person's to give, once, to one member; nobody else's ever.
//!
//! It has a word of its own, so that the one who holds nothing else can verify it, and so that what a cell is told of a case
//! never tells that there is such a conversation.
//!
//! A code that was lost takes its conversation with it: the two members who give another have no key of it, and cannot tell
//! it where to wrap. The professional keeps what they read; the person begins another, which is another drawer.
use std::collections::BTreeSet;

use super::{
    Author, CaseFile, Drawer,
    word::{Word, Words},
};
use crate::{
    crypto::token::TokenKeys,
    domain::{
        case::CompartmentKind,
        conflict,
        record::{Readers, RecordBody},
        role::Role,
        roster::holds,
    },
    ids::{CompartmentId, MemberId},
    service::{
        Error,
        roster::Roll,
        session::{Keys, Unlocked},
    },
    store::grants::HolderKey,
};

/// The conversations that are open, the one that goes on last.
fn talks(drawers: &[Drawer]) -> impl Iterator<Item = &Drawer> {
    drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Counsel)
}

/// Each conversation must know the person as the rest of the case does, or as it did before their code was lost; nobody but
/// the person made its key, and nobody speaks there but the person and the one they chose.
pub(super) fn check(drawers: &[Drawer], words: &Words, unlocked: &Unlocked) -> Result<(), Error> {
    let knows = |own: &Word| match unlocked.0 {
        Keys::Reporter(_) => own.lineage == words.main.lineage,
        Keys::Member(..) => words.main.lineage.continues(&own.lineage),
    };
    for drawer in talks(drawers) {
        let own = words.of(drawer.id);
        if !knows(own) {
            return Err(Error::Broken("lineage"));
        }
        if drawer.granter != Some(own.lineage.current()) {
            return Err(Error::Broken("grant"));
        }
        let is_strange = |author: &Author| match author {
            Author::Reporter => false,
            Author::Member(member) => !own.readers.holders.contains(member),
        };
        if drawer.records.iter().any(|record| is_strange(&record.author)) {
            return Err(Error::Broken("author"));
        }
    }
    Ok(())
}

impl CaseFile<'_> {
    /// The word that settles who has the keys of a drawer.
    pub(super) fn readers_of(&self, drawer: CompartmentId) -> &Readers {
        self.own.get(&drawer).unwrap_or(&self.readers)
    }

    /// Whether the roster lets a member have a key of such a drawer now.
    pub(super) fn may_hold(&self, kind: CompartmentKind, member: &MemberId) -> bool {
        let of = (&self.service.rules().organisation, self.row.entity.as_str());
        self.roll.roster.entry(member).is_some_and(|entry| conflict::may_hold_at(self.row.stage, kind, entry, of))
    }

    /// The professional the person chose, whether or not they are still there.
    pub(crate) fn counsel(&self) -> Option<MemberId> {
        let talk = self.drawer(CompartmentKind::Counsel)?;
        self.own.get(&talk.id)?.holders.first().copied()
    }

    /// Every conversation these keys open, the one that goes on last.
    pub(crate) fn talks(&self) -> impl Iterator<Item = &Drawer> {
        talks(&self.drawers)
    }

    /// Whether the person no longer opens the conversation: it was begun under a code that they lost.
    pub(crate) fn is_left(&self) -> bool {
        let drawer = self.drawer(CompartmentKind::Counsel);
        drawer.zip(self.code).is_some_and(|(drawer, code)| !drawer.holders.contains(&HolderKey::token(code)))
    }

    /// Opens a conversation with one professional; refused where there is one with somebody else.
    pub(crate) fn confide_in(&mut self, keys: &TokenKeys, member: MemberId) -> Result<(), Error> {
        match self.counsel() {
            Some(chosen) if chosen == member => return Ok(()),
            Some(_) => return Err(Error::Invalid(vec!["another-counsel"])),
            None => {}
        }
        if !self.may_hold(CompartmentKind::Counsel, &member) {
            return Err(Error::Invalid(vec!["not-eligible"]));
        }
        let Readers { recipient, lineage, .. } = self.readers.clone();
        let readers = Readers { holders: BTreeSet::from([member]), recipient, lineage, ..Readers::default() };
        let holders = [HolderKey::token(keys.lookup), HolderKey::member(member)];
        self.add_talk(CompartmentKind::Counsel, &holders, readers.clone())?;
        self.append(CompartmentKind::Counsel, RecordBody::Readers(readers))
    }

    /// The person has another code: their counsel is told where to wrap for them.
    pub(super) fn tell_counsel(&mut self) -> Result<(), Error> {
        let Some(talk) = self.drawer(CompartmentKind::Counsel).map(|drawer| drawer.id) else { return Ok(()) };
        let Readers { recipient, lineage, .. } = self.readers.clone();
        let readers = Readers { recipient, lineage, ..self.readers_of(talk).clone() };
        self.own.insert(talk, readers.clone());
        self.append(CompartmentKind::Counsel, RecordBody::Readers(readers))
    }
}

/// The professionals bound by secrecy whom the roster has, in the order of their identifiers.
pub(crate) fn counsels(roll: &Roll) -> Vec<MemberId> {
    let entries = roll.roster.entries();
    let bound = entries.filter(|entry| holds(entry, Role::Counsel) && roll.recipient(&entry.member).is_some());
    bound.map(|entry| entry.member).collect()
}
