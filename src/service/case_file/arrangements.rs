//! Appointments and dates of an inquiry: a drawer beside it, with a word of its own, so that somebody of the support desk can
//! have its key and no other.
//!
//! It is founded with the inquiry, for those who conduct it; they invite, and they end that. Its word tells who has the key, and
//! of those who must not, only whoever had it before: nobody learns there whom a person keeps out. Whoever is invited could pass
//! on what they read; that nothing is written there that should not be, no key can see to.
use std::collections::BTreeMap;

use super::{Author, CaseFile, Change, Drawer, Record};
use crate::{
    crypto::Digest,
    domain::{
        arrangement::{Arranged, next, standing},
        case::CompartmentKind,
        conflict,
        record::{Exclusion, Readers, RecordBody, Summary},
        role::Role,
        roster::holds,
    },
    ids::{CompartmentId, MemberId},
    service::{Error, roster::Roll},
    store::grants::HolderKey,
};

const DATES: CompartmentKind = CompartmentKind::Arrangements;

impl CaseFile<'_> {
    /// Adds the drawer as an inquiry begins, for those who conduct it.
    pub(super) fn found_dates(&mut self, holders: &[HolderKey]) -> Result<(), Error> {
        let readers = Readers { excluded: BTreeMap::new(), ..self.readers.clone() };
        self.add_talk(DATES, holders, readers.clone())?;
        self.append_as_is(DATES, RecordBody::Readers(readers))?;
        self.append_as_is(DATES, RecordBody::Summary(Summary::of_handover())).map(|_| ())
    }

    /// Who could be invited: of the support desk of the entity, not kept out, without a part in it, and not once invited.
    pub(crate) fn invitable(&self) -> Vec<MemberId> {
        let Some(word) = self.word_on_dates() else { return Vec::new() };
        let mut all = conflict::supporters(&self.roll.roster, self.organisation(), &self.row.entity);
        let has_had = |member: &MemberId| {
            let mut person = self.roll.roster.person(member);
            person.any(|id| word.holders.contains(&id) || self.readers.holders.contains(&id))
        };
        all.retain(|member| !self.is_excluded(member) && !has_had(member));
        all
    }

    /// Who of the support desk sees the dates, for those who conduct the inquiry: whoever has them and is none of those.
    pub(crate) fn invited(&self) -> Vec<MemberId> {
        let Some(word) = self.word_on_dates().filter(|_| self.drawer(CompartmentKind::Inquiry).is_some()) else {
            return Vec::new();
        };
        let gives = |member: &&MemberId| {
            let has_key = word.gives(&self.roll.roster, member) && self.may_hold(DATES, member);
            has_key && !self.readers.holders.contains(member)
        };
        word.holders.iter().filter(gives).copied().collect()
    }

    /// Everybody who sees them.
    pub(crate) fn who_has_dates(&self) -> Vec<MemberId> {
        let Some(word) = self.word_on_dates() else { return Vec::new() };
        let gives = |member: &&MemberId| word.gives(&self.roll.roster, member) && self.may_hold(DATES, member);
        word.holders.iter().filter(gives).copied().collect()
    }

    /// Gives somebody the key of the dates.
    pub(crate) fn invite_support(&mut self, member: MemberId) -> Result<(), Error> {
        if !self.invitable().contains(&member) {
            return Err(Error::Invalid(vec!["not-of-the-desk"]));
        }
        self.renew_spent()?;
        if self.has_revoked_reader(DATES)? {
            self.rotate(DATES, &Change::default())?;
        }
        self.own_word_on_dates()?.1.holders.insert(member);
        self.grant(DATES, member)?;
        self.staged.digest = Some(self.say_who_has_dates()?);
        Ok(())
    }

    /// Takes it back: a new key, which they are not given.
    pub(crate) fn end_support(&mut self, member: MemberId) -> Result<(), Error> {
        if !self.invited().contains(&member) {
            return Err(Error::Invalid(vec!["not-invited"]));
        }
        self.renew_spent()?;
        let (id, word) = self.own_word_on_dates()?;
        word.left.insert(member);
        self.rotate_drawer(id, &Change::default())?;
        self.staged.digest = Some(self.say_who_has_dates()?);
        Ok(())
    }

    /// Writes an appointment down; a number that is nought is that of the next one.
    pub(crate) fn arrange(&mut self, arranged: &Arranged) -> Result<(), Error> {
        let known = self.arrangements();
        let number = match arranged.number {
            0 => next(known.iter().map(|(one, _)| *one)),
            number if known.iter().any(|(one, _)| one.number == number && !one.off) => number,
            _ => return Err(Error::Invalid(vec!["no-such-appointment"])),
        };
        self.append(DATES, RecordBody::Arranged(Arranged { number, ..arranged.clone() }))
    }

    /// What stands, the first day first, each with whoever wrote it last.
    pub(crate) fn arrangements(&self) -> Vec<(&Arranged, MemberId)> {
        let records = self.drawer(DATES).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
        let said: Vec<(&Arranged, MemberId)> = records.iter().filter_map(arranged).collect();
        let stands = standing(said.iter().map(|(one, _)| *one));
        let is_last =
            |one: &(&Arranged, MemberId)| stands.get(&one.0.number).is_some_and(|last| std::ptr::eq(*last, one.0));
        let mut all: Vec<(&Arranged, MemberId)> = said.iter().copied().filter(is_last).collect();
        all.sort_by_key(|(one, _)| (one.day, one.number));
        all
    }

    /// Says who has the drawer, with the keys that serve now.
    pub(super) fn say_who_has_dates(&mut self) -> Result<(CompartmentKind, Digest), Error> {
        let excluded = self.readers.excluded.clone();
        let drawer = self.drawer(DATES).ok_or(Error::NotFound)?;
        let (id, epoch) = (drawer.id, drawer.epoch);
        let spent = self.readers.spent.get(&id).copied();
        let (_, word) = self.own_word_on_dates()?;
        for (member, why) in excluded.into_iter().filter(|(member, _)| word.holders.contains(member)) {
            word.excluded.entry(member).or_insert(why);
        }
        word.epochs.insert(id, epoch);
        if let Some(spent) = spent {
            word.spent.insert(id, spent.max(word.spent.get(&id).copied().unwrap_or(0)));
        }
        let word = word.clone();
        Ok((DATES, self.append_to(id, RecordBody::Readers(word))?))
    }

    fn word_on_dates(&self) -> Option<&Readers> {
        self.own.get(&self.drawer(DATES)?.id)
    }

    fn own_word_on_dates(&mut self) -> Result<(CompartmentId, &mut Readers), Error> {
        let id = self.drawer(DATES).ok_or(Error::NotFound)?.id;
        Ok((id, self.own.get_mut(&id).ok_or(Error::Broken("readers"))?))
    }
}

fn arranged(record: &Record) -> Option<(&Arranged, MemberId)> {
    match (&record.entry.body, record.author) {
        (RecordBody::Arranged(arranged), Author::Member(member)) => Some((arranged, member)),
        _ => None,
    }
}

/// Refuses a drawer that holds something else than dates, and a word by which somebody who was invited would invite or send
/// away: that is for those who inquire.
pub(super) fn check(drawers: &[Drawer], roll: &Roll) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == DATES) else { return Ok(()) };
    let mut before: Option<&Readers> = None;
    for record in &drawer.records {
        let stands = match &record.entry.body {
            RecordBody::Readers(word) => {
                let goes_on = before.is_none_or(|before| inquires(record, roll) || is_the_same(word, before));
                before = Some(word);
                goes_on
            }
            RecordBody::Arranged(_) | RecordBody::Summary(_) => true,
            _ => false,
        };
        if !stands {
            return Err(Error::Broken("dates"));
        }
    }
    Ok(())
}

fn inquires(record: &Record, roll: &Roll) -> bool {
    let Author::Member(member) = record.author else { return false };
    roll.roster.ever(&member).any(|entry| holds(entry, Role::Inquirer))
}

/// Whether nobody came or was sent away, but for whoever took themselves off.
fn is_the_same(word: &Readers, before: &Readers) -> bool {
    let is_own = |(_, why): (&MemberId, &Exclusion)| *why == Exclusion::Own;
    word.holders == before.holders && word.left == before.left && word.excluded_since(before).all(is_own)
}
