//! The drawer of one professional bound by secrecy: the person's to give, once, to one member; nobody else's ever.
//!
//! It has a word of its own, so that the one who holds nothing else can verify it, and so that what a cell is told of a case
//! never tells that there is such a conversation.
use std::collections::BTreeSet;

use super::{Author, CaseFile, Drawer, word, word::Word};
use crate::{
    crypto::token::TokenKeys,
    domain::{
        case::CompartmentKind,
        record::{Readers, RecordBody},
        role::Role,
        roster::holds,
    },
    ids::MemberId,
    service::{
        Error,
        roster::Roll,
        session::{Keys, Unlocked},
    },
    store::{cases::CaseRow, grants::HolderKey},
};

/// The drawer whose word counts for what these keys open: a counsel has no other than theirs.
pub(super) fn leading(row: &CaseRow, drawers: &[Drawer], unlocked: &Unlocked) -> CompartmentKind {
    let place = row.stage.word_stands_in();
    let has = |kind| drawers.iter().any(|drawer| drawer.kind == kind);
    let is_counsel = matches!(unlocked.0, Keys::Member(..)) && !has(place) && has(CompartmentKind::Counsel);
    if is_counsel { CompartmentKind::Counsel } else { place }
}

/// Who has the drawer, where it is open; it must know the person as the rest of the case does.
pub(super) fn word((row, roll): (&CaseRow, &Roll), drawers: &[Drawer], word: &Word) -> Result<Option<Readers>, Error> {
    if drawers.iter().all(|drawer| drawer.kind != CompartmentKind::Counsel) {
        return Ok(None);
    }
    let own = word::last(row, roll, (drawers, CompartmentKind::Counsel))?;
    if own.lineage == word.lineage { Ok(Some(own.readers)) } else { Err(Error::Broken("lineage")) }
}

/// Nobody speaks there but the person and the one they chose.
pub(super) fn check_authors(drawers: &[Drawer], readers: Option<&Readers>) -> Result<(), Error> {
    let is_strange = |author: &Author| match author {
        Author::Reporter => false,
        Author::Member(member) => readers.is_none_or(|readers| !readers.holders.contains(member)),
    };
    let records = drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Counsel).flat_map(|one| &one.records);
    if records.map(|record| &record.author).any(is_strange) { Err(Error::Broken("author")) } else { Ok(()) }
}

impl CaseFile<'_> {
    /// The word that settles who has the keys of a drawer.
    pub(super) fn readers_of(&self, kind: CompartmentKind) -> &Readers {
        let own = self.counsel.as_ref().filter(|_| kind == CompartmentKind::Counsel);
        own.unwrap_or(&self.readers)
    }

    /// Whether the roster lets a member have a key of such a drawer.
    pub(super) fn may_hold(&self, kind: CompartmentKind, member: &MemberId) -> bool {
        if kind != CompartmentKind::Counsel {
            return self.may_read(member);
        }
        self.roll.roster.entry(member).is_some_and(|entry| holds(entry, Role::Counsel))
    }

    /// The professional the person chose, whether or not they are still there.
    pub(crate) fn counsel(&self) -> Option<MemberId> {
        self.counsel.as_ref()?.holders.first().copied()
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
        self.counsel = Some(readers.clone());
        self.add_drawer(CompartmentKind::Counsel, &[HolderKey::token(keys.lookup), HolderKey::member(member)])?;
        self.append(CompartmentKind::Counsel, RecordBody::Readers(readers))
    }

    /// The person has another code: their counsel is told where to wrap for them.
    pub(super) fn tell_counsel(&mut self) -> Result<(), Error> {
        let Some(counsel) = self.counsel.take() else { return Ok(()) };
        let Readers { recipient, lineage, .. } = self.readers.clone();
        let readers = Readers { recipient, lineage, ..counsel };
        self.counsel = Some(readers.clone());
        self.append(CompartmentKind::Counsel, RecordBody::Readers(readers))
    }
}

/// The professionals bound by secrecy whom the roster has, in the order of their identifiers.
pub(crate) fn counsels(roll: &Roll) -> Vec<MemberId> {
    let entries = roll.roster.entries();
    let bound = entries.filter(|entry| holds(entry, Role::Counsel) && roll.recipient(&entry.member).is_some());
    bound.map(|entry| entry.member).collect()
}
