//! The word on who reads: a chain of records in the exchange drawer, each said by somebody who could say it. A notebook has
//! its own, which names nobody: it says where to wrap for the person. So has the drawer of a professional bound by secrecy, which
//! names that one, once; and so has that of each person who takes part in an inquiry, which says whose keys are theirs.
//!
//! The reporter says the first, under the key that certifies the case. Afterwards the reporter, under their present key, or
//! a member to whom the word before gave the case. Nobody once kept out comes back, nobody once given the case is forgotten,
//! the reporter's keys only grow, by their own hand or, where their code is lost, by that of two members to whom the case was
//! given, and no drawer goes back to an earlier key. Rows of the store have no part in it: whoever
//! writes some is given nothing, and whoever makes a key without a place in the word is refused.
use std::collections::BTreeMap;

use super::drawer::{Author, Drawer, Record};
use crate::{
    crypto::{lineage::Lineage, sign::VerifyingKey},
    domain::{
        case::CompartmentKind,
        record::{Exclusion, Readers, RecordBody, Saying},
    },
    ids::{CompartmentId, MemberId},
    service::{
        Error,
        roster::Roll,
        session::{Keys, Unlocked},
    },
    store::{cases::CaseRow, tokens::TokenRow},
};

/// What was said last, and the keys of whoever it is about.
#[derive(Clone)]
pub(super) struct Word {
    pub(super) readers: Readers,
    /// The keys that certify the case: the reporter's, or those that founded an inquiry.
    pub(super) lineage: Lineage,
    /// The keys of the person whose drawer it is, in an inquiry.
    pub(super) party: Option<Lineage>,
}

/// Every word that counts among the drawers that these keys open.
pub(super) struct Words {
    /// That of the whole, or of the one conversation that these keys know.
    pub(super) main: Word,
    /// These keys know a conversation and nothing else.
    pub(super) is_a_talk: bool,
    own: BTreeMap<CompartmentId, Word>,
}

impl Words {
    /// Follows each chain to its end.
    pub(super) fn read((row, roll): (&CaseRow, &Roll), drawers: &[Drawer], unlocked: &Unlocked) -> Result<Self, Error> {
        let talks = drawers.iter().filter(|drawer| drawer.kind.has_a_word_of_its_own());
        let own: Vec<(CompartmentId, Word)> =
            talks.map(|drawer| Ok((drawer.id, last(row, roll, drawer)?))).collect::<Result<_, Error>>()?;
        let place = drawers.iter().find(|drawer| drawer.kind == row.stage.word_stands_in());
        // A counsel knows no other than theirs; nor does a person in an inquiry, which is not their own case.
        let knows_one = matches!(unlocked.0, Keys::Member(..)) || row.stage.family().is_founded();
        let (main, is_a_talk) = match (place, own.last()) {
            (None, Some((_, only))) if knows_one => (only.clone(), true),
            (place, _) => (last(row, roll, place.ok_or(Error::NotFound)?)?, false),
        };
        Ok(Self { main, is_a_talk, own: own.into_iter().collect() })
    }

    /// The word that settles who has a drawer.
    pub(super) fn of(&self, drawer: CompartmentId) -> &Word {
        self.own.get(&drawer).unwrap_or(&self.main)
    }

    /// What the whole goes by: the word on it, and whomever a person who takes part in an inquiry keeps out of it.
    pub(super) fn heeded(&self) -> Readers {
        let mut readers = self.main.readers.clone();
        for word in self.own.values().filter(|word| word.party.is_some()) {
            readers.heed(&word.readers);
        }
        readers
    }

    /// The words of drawers that have one of their own.
    pub(super) fn own(self) -> BTreeMap<CompartmentId, Readers> {
        self.own.into_iter().map(|(drawer, word)| (drawer, word.readers)).collect()
    }

    /// Whether a key is or was that of the person a drawer is about, or one that certifies the whole.
    pub(super) fn is_a_persons(&self, drawer: CompartmentId, key: &VerifyingKey) -> bool {
        let party = self.of(drawer).party.as_ref();
        self.main.lineage.contains(key) || party.is_some_and(|lineage| lineage.contains(key))
    }

    /// Refuses a drawer whose key is older than a word on it says: it was put back for somebody who was taken off.
    pub(super) fn check_epochs(&self, drawers: &[Drawer]) -> Result<(), Error> {
        let is_put_back = |drawer: &Drawer| self.main.is_put_back(drawer) || self.of(drawer.id).is_put_back(drawer);
        if drawers.iter().any(is_put_back) { Err(Error::Broken("epoch")) } else { Ok(()) }
    }

    /// Refuses a present key made by somebody who had no part: a member to whom it was not given or from whom it was taken,
    /// or whoever holds a code that was replaced.
    pub(super) fn check_granters(&self, drawers: &[Drawer], (row, roll): (&CaseRow, &Roll)) -> Result<(), Error> {
        let may = |drawer: &Drawer| {
            let Some(key) = &drawer.granter else { return false };
            let word = self.of(drawer.id);
            // The keys that founded an inquiry were thrown away: they made the first of each drawer, and no other.
            let may_still = !row.stage.family().is_founded() || drawer.epoch == 0;
            let theirs = *key == self.main.lineage.current() && may_still
                || word.party.as_ref().is_some_and(|party| party.current() == *key);
            // A conversation with a counsel is judged by its own word, elsewhere.
            theirs || drawer.kind == CompartmentKind::Counsel || {
                // Whoever stepped back made keys for the others, under which nothing is written.
                let is_spent = word.readers.is_spent(drawer.id, drawer.epoch);
                let given = |member| {
                    word.readers.gives(&roll.roster, &member) || is_spent && word.readers.holders.contains(&member)
                };
                !drawer.kind.is_kept_from_the_cell() && roll.signer(key).is_some_and(given)
            }
        };
        if drawers.iter().all(may) { Ok(()) } else { Err(Error::Broken("grant")) }
    }
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
    let (lineage, party) = (lineage_of(row, readers)?, party_of(readers)?);
    // The first of the drawer: a word that is hidden cannot be passed over.
    if record.sequence == 0 && record.key == lineage.current() {
        Ok(Word { readers: readers.clone(), lineage, party })
    } else {
        Err(Error::Broken("readers"))
    }
}

fn followed(row: &CaseRow, roll: &Roll, before: &Word, (record, readers): (&Record, &Readers)) -> Result<Word, Error> {
    let (lineage, party) = (lineage_of(row, readers)?, party_of(readers)?);
    let gives = |key: &VerifyingKey| roll.signer(key).is_some_and(|member| before.readers.gives(&roll.roster, &member));
    let is_same_case = lineage == before.lineage && readers.recipient == before.readers.recipient;
    // The keys that founded an inquiry say the first word, and no other: whoever kept them is nobody.
    let is_a_case = !row.stage.family().is_founded();
    let by_reporter = is_a_case && record.key == lineage.current() && lineage.extends(&before.lineage);
    // Whoever has an inquiry lets in the person whom nobody had told of it, once; whose keys those are, `party` checks.
    let lets_in = before.readers.party.is_none() && !is_a_case;
    let by_member = is_same_case && (readers.party == before.readers.party || lets_in) && gives(&record.key);
    let by_party = is_same_case && readers.is_but_for_the_party(&before.readers) && {
        let parties = party.as_ref().zip(before.party.as_ref());
        parties.is_some_and(|(now, before)| record.key == now.current() && now.extends(before))
    };
    let by_two = lineage.renews(&before.lineage).is_some_and(|[vouched, given]| {
        record.key == given && gives(&vouched) && gives(&given) && roll.are_two([&vouched, &given])
    });
    if !(by_reporter || by_member || by_party || by_two) {
        return Err(Error::Broken("recipient"));
    }
    // Nobody says in another's name why they are kept out.
    let is_theirs = |(member, why): (&MemberId, &Exclusion)| match why {
        Exclusion::Own => roll.signer(&record.key) == Some(*member),
        Exclusion::Reporter { .. } => by_reporter || by_party,
        Exclusion::Cell => true,
    };
    if readers.takes_nothing_back(&before.readers) && readers.excluded_since(&before.readers).all(is_theirs) {
        Ok(Word { readers: readers.clone(), lineage, party })
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
    // Whose hand is whose in an inquiry is told otherwise: see `party`.
    if drawer.kind.is_founded() {
        return Ok(());
    }
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
                // Called again, the person may have changed it since.
                RecordBody::Convocation(_) => {
                    seen.extend(present.iter().filter(|one| is_first(one)).map(Lineage::current));
                }
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
    /// It was replaced at least once.
    replaced: bool,
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
            RecordBody::Convocation(_) => {
                self.handed |= !self.replaced;
                return None;
            }
            RecordBody::Readers(readers) => readers,
            _ => return None,
        };
        let before = std::mem::replace(&mut self.lineage, readers.lineage.clone());
        if before.is_empty() || before == readers.lineage {
            return None;
        }
        self.replaced = true;
        let by_member = record.author != Author::Reporter;
        let was_handed = std::mem::replace(&mut self.handed, by_member);
        match (by_member, was_handed) {
            (true, _) => Some(Handed::Given),
            (false, true) => Some(Handed::Taken),
            (false, false) => None,
        }
    }
}

/// Whether the code that certifies the case is still the present one.
fn is_first(lineage: &Lineage) -> bool {
    Lineage::new(lineage.current()).case_id() == lineage.case_id()
}

/// A lineage as it stands in records.
pub(super) fn read_lineage(text: &str) -> Result<Lineage, Error> {
    let bytes = data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| Error::Broken("lineage"))?;
    Lineage::from_bytes(&bytes).map_err(|_| Error::Broken("lineage"))
}

fn party_of(readers: &Readers) -> Result<Option<Lineage>, Error> {
    readers.party.as_ref().map(|party| read_lineage(&party.lineage)).transpose()
}

pub(super) fn lineage_of(row: &CaseRow, readers: &Readers) -> Result<Lineage, Error> {
    let lineage = read_lineage(&readers.lineage)?;
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

    /// Whether a drawer's key is older than this word says.
    fn is_put_back(&self, drawer: &Drawer) -> bool {
        self.readers.epochs.get(&drawer.id).is_some_and(|least| drawer.epoch < *least)
    }
}
