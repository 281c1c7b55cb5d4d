//! The word on who reads: a chain of records in the exchange drawer, each said by somebody who could say it. A notebook has
//! its own, which names nobody: it says where to wrap for the person. So has the drawer of a professional bound by secrecy, which
//! names that one, once.
//!
//! The reporter says the first, under the key that certifies the case. Afterwards the reporter, under their present key, or
//! a member to whom the word before gave the case. Nobody once kept out comes back, nobody once given the case is forgotten,
//! the reporter's keys only grow, by their own hand or, where their code is lost, by that of two members to whom the case was
//! given, and no drawer goes back to an earlier key. Rows of the store have no part in it: whoever
//! writes some is given nothing, and whoever makes a key without a place in the word is refused.
use super::drawer::{Author, Drawer, Record};
use crate::{
    crypto::{lineage::Lineage, sign::VerifyingKey},
    domain::{
        case::CompartmentKind,
        record::{Readers, RecordBody, Saying},
    },
    service::{Error, roster::Roll},
    store::{cases::CaseRow, tokens::TokenRow},
};

/// What was said last, and the reporter's keys.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) readers: Readers,
    pub(super) lineage: Lineage,
}

/// Follows the chain to its end.
pub(super) fn last(row: &CaseRow, roll: &Roll, drawer: &Drawer) -> Result<Word, Error> {
    let mut said = drawer.records.iter().filter_map(|record| match &record.entry.body {
        RecordBody::Readers(readers) => Some((record, readers)),
        _ => None,
    });
    let mut word = first(row, said.next())?;
    for (record, readers) in said {
        word = followed(row, roll, &word, (record, readers))?;
    }
    // Who may be given keys depends on the entity, which stands in the clear.
    if word.readers.entity == row.entity || drawer.kind == CompartmentKind::Counsel {
        Ok(word)
    } else {
        Err(Error::Broken("entity"))
    }
}

fn first(row: &CaseRow, said: Option<(&Record, &Readers)>) -> Result<Word, Error> {
    let (record, readers) = said.ok_or(Error::Broken("readers"))?;
    let lineage = lineage_of(row, readers)?;
    // The first of the drawer: a word that is hidden cannot be passed over.
    if record.sequence == 0 && record.key == lineage.current() {
        Ok(Word { readers: readers.clone(), lineage })
    } else {
        Err(Error::Broken("readers"))
    }
}

fn followed(row: &CaseRow, roll: &Roll, before: &Word, (record, readers): (&Record, &Readers)) -> Result<Word, Error> {
    let lineage = lineage_of(row, readers)?;
    let gives = |key: &VerifyingKey| roll.signer(key).is_some_and(|member| before.readers.gives(&roll.roster, &member));
    let by_reporter = record.key == lineage.current() && lineage.extends(&before.lineage);
    let by_member = lineage == before.lineage && readers.recipient == before.readers.recipient && gives(&record.key);
    let by_two = lineage.renews(&before.lineage).is_some_and(|[vouched, given]| {
        record.key == given && gives(&vouched) && gives(&given) && roll.are_two([&vouched, &given])
    });
    if !(by_reporter || by_member || by_two) {
        return Err(Error::Broken("recipient"));
    }
    if readers.takes_nothing_back(&before.readers) {
        Ok(Word { readers: readers.clone(), lineage })
    } else {
        Err(Error::Broken("readers"))
    }
}

/// Refuses words in the person's name that are in none of the hands they could be in.
pub(super) fn check_hands(row: &CaseRow, drawers: &[Drawer], word: &Word) -> Result<(), Error> {
    check_handed(row, drawers)?;
    drawers.iter().try_for_each(|drawer| check_own_hand(row, drawer, word))
}

/// Refuses words in the person's name under a code that others have seen: the service takes none, so somebody who saw it
/// wrote them. One drawer tells which keys were seen; they count for nothing in any.
fn check_handed(row: &CaseRow, drawers: &[Drawer]) -> Result<(), Error> {
    let seen = seen(row, drawers)?;
    for drawer in drawers {
        let mut follows = Handing::default();
        for record in &drawer.records {
            follows.record(record);
            let is_seen = follows.handed || seen.contains(&record.key);
            if is_seen && record.author == Author::Reporter && record.entry.body.saying().is_the_persons() {
                return Err(Error::Broken("handed"));
            }
        }
    }
    Ok(())
}

/// Refuses what is the person's to say where it is not in the hand they had when it was written: no member says it in their
/// place, nor a former code, which others may have. Every drawer it stands in tells which hand was the present one; the last
/// must be that of the word.
fn check_own_hand(row: &CaseRow, drawer: &Drawer, word: &Word) -> Result<(), Error> {
    let mut present = None;
    for record in &drawer.records {
        match &record.entry.body {
            RecordBody::Readers(readers) => present = Some(lineage_of(row, readers)?.current()),
            body if body.saying() == Saying::Own && present.as_ref() != Some(&record.key) => {
                return Err(Error::Broken("hand"));
            }
            _ => {}
        }
    }
    let is_present = present == Some(word.lineage.current());
    if drawer.kind.goes_with_the_exchange() && !is_present { Err(Error::Broken("hand")) } else { Ok(()) }
}

/// The person's keys that a member or a line has had in hand: that of a case recorded for them, those given in place of one
/// that was lost.
fn seen(row: &CaseRow, drawers: &[Drawer]) -> Result<Vec<VerifyingKey>, Error> {
    let mut seen = Vec::new();
    for drawer in drawers {
        let mut present: Option<Lineage> = None;
        for record in &drawer.records {
            match &record.entry.body {
                RecordBody::Contact(_) => seen.extend(present.iter().map(Lineage::current)),
                RecordBody::Readers(readers) => {
                    let lineage = lineage_of(row, readers)?;
                    let is_new = present.as_ref().is_some_and(|before| *before != lineage);
                    if is_new && record.author != Author::Reporter {
                        seen.push(lineage.current());
                    }
                    present = Some(lineage);
                }
                _ => {}
            }
        }
    }
    Ok(seen)
}

/// Who has seen the person's code, as the records of a drawer tell it one after the other.
#[derive(Default)]
pub(crate) struct Handing {
    handed: bool,
    lineage: String,
}

/// What became of the person's code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Handed {
    /// Two members gave another, in place of one that was lost.
    Given,
    /// The person replaced one that others had seen: it is their own.
    Taken,
}

impl Handing {
    /// What a record says of the code.
    pub(crate) fn record(&mut self, record: &Record) -> Option<Handed> {
        let readers = match &record.entry.body {
            RecordBody::Contact(_) => {
                self.handed = true;
                return None;
            }
            RecordBody::Readers(readers) => readers,
            _ => return None,
        };
        let before = std::mem::replace(&mut self.lineage, readers.lineage.clone());
        if before.is_empty() || before == readers.lineage {
            return None;
        }
        let by_member = record.author != Author::Reporter;
        let was_handed = std::mem::replace(&mut self.handed, by_member);
        match (by_member, was_handed) {
            (true, _) => Some(Handed::Given),
            (false, true) => Some(Handed::Taken),
            (false, false) => None,
        }
    }
}

pub(super) fn lineage_of(row: &CaseRow, readers: &Readers) -> Result<Lineage, Error> {
    let bytes = data_encoding::HEXLOWER.decode(readers.lineage.as_bytes()).map_err(|_| Error::Broken("lineage"))?;
    let lineage = Lineage::from_bytes(&bytes).map_err(|_| Error::Broken("lineage"))?;
    if lineage.case_id() == row.id.bytes() { Ok(lineage) } else { Err(Error::Broken("lineage")) }
}

impl Word {
    /// The clear address beside the token must be the one the reporter signed. That of a conversation may be beside a token
    /// that has ended: one that was lost, and of which nobody could tell the conversation.
    pub(super) fn check_recipient(&self, tokens: &[TokenRow], is_a_talk: bool) -> Result<(), Error> {
        if tokens.iter().all(|token| token.ended.is_some()) {
            return Err(Error::Broken("token"));
        }
        let mut serving = tokens.iter().filter(|token| is_a_talk || token.ended.is_none());
        let is_there = serving.any(|token| token.recipient == self.readers.recipient);
        if is_there { Ok(()) } else { Err(Error::Broken("recipient")) }
    }

    /// Refuses a present key made by somebody who had no part in the case: a member to whom it was not given or from whom
    /// it was taken, or whoever holds a code that was replaced.
    pub(super) fn check_granters(&self, drawers: &[Drawer], roll: &Roll) -> Result<(), Error> {
        let may = |drawer: &Drawer| {
            drawer.granter.as_ref().is_some_and(|key| {
                let theirs = *key == self.lineage.current();
                if drawer.kind.is_kept_from_the_cell() {
                    // A conversation has a word of its own, by which its key is judged.
                    return theirs || drawer.kind == CompartmentKind::Counsel;
                }
                theirs || roll.signer(key).is_some_and(|member| self.readers.gives(&roll.roster, &member))
            })
        };
        if drawers.iter().all(may) { Ok(()) } else { Err(Error::Broken("grant")) }
    }

    /// Refuses a drawer whose key is older than the word says: it was put back for somebody who was taken off.
    pub(super) fn check_epochs(&self, drawers: &[Drawer]) -> Result<(), Error> {
        let is_put_back =
            |drawer: &Drawer| self.readers.epochs.get(&drawer.id).is_some_and(|least| drawer.epoch < *least);
        if drawers.iter().any(is_put_back) { Err(Error::Broken("epoch")) } else { Ok(()) }
    }
}
