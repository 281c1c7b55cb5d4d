//! The space of a person heard: certified by the keys of a code drawn for them, held by them and by those who inquire.
//!
//! Whoever calls them has seen the code, so it opens nothing before the person has changed it, and nothing said under it is
//! theirs. What the person confirms or answers counts in their present hand alone. It does **not** know where the inquiry
//! stands: that is looked at where somebody acts on it.
use std::sync::Arc;

use super::{Author, CaseFile, Drawer, Record, inquiry::Receiving, word::Words};
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        case::{CompartmentKind, Stage},
        hearing::{Convocation, Heard},
        record::RecordBody,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
    store::{grants::HolderKey, tokens::TokenKind},
};

/// The drawer in which somebody is heard.
const SPACE: CompartmentKind = CompartmentKind::Heard;

impl<'a> CaseFile<'a> {
    /// Prepares the space of somebody who is called; nothing is written before the commit.
    pub(crate) fn invite(
        service: &'a Service,
        (roll, keys): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (convocation, by): (Convocation, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let Receiving { entity, holders, excluded, .. } = receiving;
        let mut file = Self::begin(service, (roll, keys), ((Act::InviteHeard, TokenKind::Handed), entity))?;
        file.readers.holders = holders.iter().copied().collect();
        file.readers.excluded = excluded;
        let mut all = vec![HolderKey::token(keys.lookup)];
        all.extend(holders.into_iter().map(HolderKey::member));
        all.extend(file.roll.recovery().map(|(entry, ..)| HolderKey::recovery(entry.member)));
        let readers = file.readers.clone();
        file.add_drawer(SPACE, &all)?;
        file.append(SPACE, RecordBody::Readers(readers))?;
        file.hand_to(by.0, by.1);
        file.append(SPACE, RecordBody::Convocation(Box::new(convocation)))?;
        Ok(file)
    }

    /// Who is heard in this inquiry, in the order in which they were called.
    pub(crate) fn heard(&self) -> impl Iterator<Item = &Heard> {
        let records = self.drawer(CompartmentKind::Inquiry).into_iter().flat_map(|drawer| &drawer.records);
        records.filter_map(|record| match &record.entry.body {
            RecordBody::Heard(heard) => Some(heard),
            _ => None,
        })
    }

    /// What is said in this space, in its order.
    pub(crate) fn space(&self) -> Result<&Drawer, Error> {
        self.drawer(SPACE).ok_or(Error::NotFound)
    }

    /// The latest call.
    pub(crate) fn convocation(&self) -> Result<&Convocation, Error> {
        self.space()?.records.iter().rev().find_map(convocation).ok_or(Error::Broken("convocation"))
    }
}

fn convocation(record: &Record) -> Option<&Convocation> {
    match &record.entry.body {
        RecordBody::Convocation(convocation) => Some(convocation),
        _ => None,
    }
}

/// Refuses a space that did not begin with a call, in which the person became somebody else or heard in another inquiry, in
/// which others speak than those who inquire, or something is said once the report is filed, and a stage that nothing said there
/// leads to.
pub(super) fn check(stage: Stage, drawers: &[Drawer], words: &Words) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == SPACE) else { return Ok(()) };
    let readers = &words.of(drawer.id).readers;
    let inquires = |record: &Record| match record.author {
        Author::Reporter => true,
        Author::Member(member) => readers.holders.contains(&member),
    };
    if !drawer.records.iter().all(inquires) {
        return Err(Error::Broken("author"));
    }
    let first = drawer.records.get(1).and_then(convocation).ok_or(Error::Broken("convocation"))?;
    let is_same = |one: &Convocation| one.inquiry == first.inquiry && one.role == first.role;
    if !drawer.records.iter().filter_map(convocation).all(is_same) {
        return Err(Error::Broken("convocation"));
    }
    let closes = |record: &Record| matches!(record.entry.body, RecordBody::HearingClosed);
    let mut after = drawer.records.iter().skip_while(|record| !closes(record));
    let is_closed = after.next().is_some();
    if is_closed != (stage == Stage::HeardClosed) {
        return Err(Error::Broken("stage"));
    }
    if after.all(is_of_keys) { Ok(()) } else { Err(Error::Broken("closed")) }
}

/// Whether it only says who has the keys: all that follows once the report is filed, in whosever hand.
fn is_of_keys(record: &Record) -> bool {
    record.entry.body.says_who_reads() || matches!(record.entry.body, RecordBody::Vouched(_))
}
