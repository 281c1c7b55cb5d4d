//! The drawer of one person who takes part in an inquiry: they and those who assess or inquire; the cell has no key of it.
//!
//! It is of an inquiry, which is not the person's own case: its word names their keys, which certify that case and nothing
//! here. So what they say there is theirs by those keys alone. The keys that founded the inquiry said who reads, were thrown
//! away, and say nothing else: whoever handed over and kept them speaks in nobody's name.
use super::{
    Author, CaseFile, Change, Drawer, Hand, Record,
    word::{Words, read_lineage},
};
use crate::{
    crypto::{lineage::Lineage, token::TokenKeys},
    domain::{
        case::{CompartmentKind, Stage},
        family::Family,
        handover::{HandedOver, Without},
        record::{Party, Readers, RecordBody, Saying},
    },
    service::{
        Error,
        session::{Keys, Unlocked},
    },
    store::grants::HolderKey,
};

/// Refuses words in a person's name by other keys than theirs, those of members who do not read the inquiry, somebody's drawer
/// whose words were not handed over, and a stage that nothing said there leads to.
pub(super) fn check(stage: Stage, drawers: &[Drawer], words: &Words) -> Result<(), Error> {
    let talks = || drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::InquiryExchange);
    if talks().any(|talk| stands_at(stage.family(), talk) != stage) {
        return Err(Error::Broken("stage"));
    }
    let handed: Vec<&HandedOver> =
        drawers.iter().flat_map(|drawer| &drawer.records).filter_map(Record::handed_over).collect();
    let is_theirs = |talk: &Drawer| {
        // Somebody who is not told has no key, and the first they are given is that which was handed over with their words.
        let first = talk.records.iter().find_map(Record::party);
        handed.is_empty()
            || first.map_or_else(
                || handed.iter().all(|one| one.without().is_some()),
                |party| handed.iter().any(|one| one.person == *party),
            ) && is_of_them(words.of(talk.id).party.as_ref(), &handed)
    };
    // What was agreed to for one thing is not received as another.
    let is_for_it = |one: &&HandedOver| one.purpose.is_a_measure() == (stage.family() == Family::Measure);
    if !handed.iter().all(is_for_it) {
        return Err(Error::Broken("purpose"));
    }
    // What was handed over is nobody's drawer but that of those who received it.
    let mut received = drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Assessment);
    if !talks().all(is_theirs) || received.any(|drawer| words.of(drawer.id).party.is_some()) {
        return Err(Error::Broken("party"));
    }
    if !talks().try_fold(true, |whole, talk| Ok::<_, Error>(whole && is_in_their_hand(talk, words)?))? {
        return Err(Error::Broken("hand"));
    }
    drawers.iter().filter(|drawer| drawer.kind.is_founded()).try_for_each(|drawer| check_authors(drawer, words))
}

/// Refuses what somebody wrote who had no part: the keys that founded it but for how it is kept, a person who speaks as a
/// member, a member who does not read it.
fn check_authors(drawer: &Drawer, words: &Words) -> Result<(), Error> {
    let word = words.of(drawer.id);
    let stands = |record: &Record| {
        let saying = record.entry.body.saying();
        match record.author {
            Author::Reporter if words.main.lineage.contains(&record.key) => saying == Saying::Keeping,
            Author::Reporter => saying != Saying::Staff,
            // Who handed over is no reader; what they handed over proves itself, or is looked at elsewhere.
            Author::Member(_) if begins(&record.entry.body) => true,
            Author::Member(member) => word.readers.holders.contains(&member),
        }
    };
    if drawer.records.iter().all(stands) { Ok(()) } else { Err(Error::Broken("author")) }
}

/// Whether it is what somebody hands over as a file begins, who is no reader of it.
fn begins(body: &RecordBody) -> bool {
    use RecordBody::{Alert, HandedOver, Mission, ReportReceived};
    matches!(body, HandedOver(_) | Mission(_) | ReportReceived(_) | Alert(_))
}

/// Whether what a person says in their drawer is in the hand that was theirs when it was said: a former code says nothing.
fn is_in_their_hand(talk: &Drawer, words: &Words) -> Result<bool, Error> {
    let mut present = None;
    for record in &talk.records {
        if let Some(party) = record.party() {
            present = Some(read_lineage(&party.lineage)?.current());
        }
        let is_theirs = record.author == Author::Reporter && !words.main.lineage.contains(&record.key);
        if is_theirs && present != Some(record.key) {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Whether these keys, if there are any yet, certify a case that something was handed over from.
fn is_of_them(party: Option<&Lineage>, handed: &[&HandedOver]) -> bool {
    party.is_none_or(|lineage| handed.iter().any(|one| one.case.bytes() == lineage.case_id()))
}

impl Record {
    fn handed_over(&self) -> Option<&HandedOver> {
        if let RecordBody::HandedOver(handed) = &self.entry.body { Some(handed) } else { None }
    }

    fn party(&self) -> Option<&Party> {
        if let RecordBody::Readers(readers) = &self.entry.body { readers.party.as_ref() } else { None }
    }
}

/// Where what was handed over stands first.
fn beginning(family: Family) -> Stage {
    if family == Family::Measure { Stage::MeasureAsked } else { Stage::Assessment }
}

/// Where it stands, by what was decided and answered in a person's drawer.
fn stands_at(family: Family, talk: &Drawer) -> Stage {
    let follow = |stage, record: &Record| match (&record.entry.body, stage) {
        (RecordBody::Ruled(ruling), _) => ruling.opening.stage(),
        (RecordBody::Message(_), Stage::MoreNeeded) => Stage::Assessment,
        (RecordBody::Reported, _) => Stage::Reported,
        (RecordBody::Measured(measured), _) => measured.course.stage(),
        _ => stage,
    };
    talk.records.iter().fold(beginning(family), follow)
}

/// Whose keys are theirs, in an inquiry that a code takes part in.
fn party(keys: &TokenKeys, lineage: String) -> Party {
    let lookup = data_encoding::HEXLOWER.encode(&keys.lookup);
    Party { lookup, recipient: keys.identity.recipient().to_string(), lineage }
}

impl<'a> CaseFile<'a> {
    /// The person's keys, as whoever hands over on their behalf knows them.
    pub(super) fn person(&self) -> Result<Party, Error> {
        let lookup = data_encoding::HEXLOWER.encode(&self.present_code()?);
        Ok(Party { lookup, recipient: self.readers.recipient.clone(), lineage: self.readers.lineage.clone() })
    }

    /// Replaces the person's code in an inquiry that they take part in: a new key for everybody who has their drawer.
    pub(crate) fn change_party_code(&mut self, old: &TokenKeys, new: &'a TokenKeys) -> Result<(), Error> {
        let Hand::Reporter(key, lineage) = &self.hand else { return Err(Error::NotFound) };
        let lineage = lineage.clone().extend(key, new.signing.verifying())?;
        let drawer = self.drawer(CompartmentKind::InquiryExchange).ok_or(Error::NotFound)?.id;
        self.readers.party = Some(party(new, data_encoding::HEXLOWER.encode(&lineage.to_bytes())));
        self.own.insert(drawer, self.readers.clone());
        self.hand = Hand::Reporter(&new.signing, lineage);
        let codes = (old.lookup, new.lookup);
        self.rotate_drawer(drawer, &Change { code: Some(codes), ..Change::default() })?;
        self.hand_earlier_keys(CompartmentKind::InquiryExchange, codes)?;
        let present = self.drawer(CompartmentKind::InquiryExchange).map(|drawer| (drawer.id, drawer.epoch));
        self.readers.epochs.extend(present);
        let readers = self.readers.clone();
        self.append(CompartmentKind::InquiryExchange, RecordBody::Readers(readers))
    }

    /// Whose words an inquiry began with, where they have no key of what is written to them.
    pub(crate) fn kept_out(&self) -> Option<(&Party, &Without)> {
        let talk = self.own.get(&self.drawer(CompartmentKind::InquiryExchange)?.id)?;
        let records = &self.drawer(CompartmentKind::Assessment)?.records;
        let handed = records.iter().rev().find_map(Record::handed_over).filter(|_| talk.party.is_none())?;
        Some((&handed.person, handed.without()?))
    }

    /// Gives the person every key of their drawer: they read what was written before they were told, too.
    pub(crate) fn let_in(&mut self) -> Result<(), Error> {
        let kind = CompartmentKind::InquiryExchange;
        let person = self.kept_out().map(|(person, _)| person.clone()).ok_or(Error::NotFound)?;
        let holder = HolderKey::token(person.code().ok_or(Error::Broken("token"))?);
        if self.has_revoked_reader(kind)? {
            self.rotate(kind, &Change::default())?;
        }
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?;
        let (id, lock) = (drawer.id, drawer.lock());
        let readers = Readers { party: Some(person), ..self.own.get(&id).cloned().ok_or(Error::Broken("readers"))? };
        self.own.insert(id, readers.clone());
        let mut rows = Vec::new();
        for (epoch, secret) in &self.drawer(kind).ok_or(Error::NotFound)?.secrets {
            rows.extend(self.wrap(lock.at(*epoch), secret, holder)?);
        }
        self.staged.grants.extend(rows);
        self.drawers.iter_mut().filter(|drawer| drawer.id == id).for_each(|drawer| drawer.holders.push(holder));
        self.append(kind, RecordBody::Readers(readers))
    }

    /// Refuses a drawer whose word names another code than the one that opened it.
    pub(crate) fn check_party(&self, unlocked: &Unlocked) -> Result<(), Error> {
        let Keys::Reporter(keys) = &unlocked.0 else { return Ok(()) };
        let own = self.readers.party.as_ref().ok_or(Error::NotFound)?;
        if *own == party(keys, own.lineage.clone()) { Ok(()) } else { Err(Error::Broken("recipient")) }
    }

    /// Whether the person whose drawer this is has a key of it.
    pub(crate) fn has_party(&self) -> bool {
        let drawer = self.drawer(CompartmentKind::InquiryExchange);
        drawer.is_some_and(|drawer| drawer.holders.iter().any(|holder| *holder == HolderKey::token(holder.holder)))
    }
}
