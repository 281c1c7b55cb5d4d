//! The drawer of one person who takes part in an inquiry: they and those who assess or inquire; the cell has no key of it.
//!
//! It is of an inquiry, which is not the person's own case: its word names their keys, which certify that case and nothing
//! here. So what they say there is theirs by those keys alone. The keys that founded the inquiry said who reads, were thrown
//! away, and say nothing else: whoever handed over and kept them speaks in nobody's name.
use super::{Author, CaseFile, Change, Drawer, Hand, Record, word::Words};
use crate::{
    crypto::token::TokenKeys,
    domain::{
        case::{CompartmentKind, Stage},
        record::{Party, RecordBody, Saying},
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
    if talks().any(|talk| stands_at(talk) != stage) {
        return Err(Error::Broken("stage"));
    }
    let from: Vec<[u8; 16]> = drawers.iter().flat_map(|drawer| &drawer.records).filter_map(handed_case).collect();
    let is_theirs = |talk: &Drawer| {
        let party = words.of(talk.id).party.as_ref();
        from.is_empty() || party.is_some_and(|lineage| from.contains(&lineage.case_id()))
    };
    if !talks().all(is_theirs) {
        return Err(Error::Broken("party"));
    }
    for drawer in drawers.iter().filter(|drawer| drawer.kind.is_of_an_inquiry()) {
        let word = words.of(drawer.id);
        for record in &drawer.records {
            let saying = record.entry.body.saying();
            let stands = match record.author {
                Author::Reporter if words.main.lineage.contains(&record.key) => saying == Saying::Keeping,
                Author::Reporter => saying != Saying::Staff,
                // Who handed over is no reader; what they handed over proves itself.
                Author::Member(_) if matches!(record.entry.body, RecordBody::HandedOver(_)) => true,
                Author::Member(member) => word.readers.holders.contains(&member),
            };
            if !stands {
                return Err(Error::Broken("author"));
            }
        }
    }
    Ok(())
}

fn handed_case(record: &Record) -> Option<[u8; 16]> {
    match &record.entry.body {
        RecordBody::HandedOver(handed) => Some(handed.case.bytes()),
        _ => None,
    }
}

/// Where an inquiry stands, by what was decided and answered in a person's drawer.
fn stands_at(talk: &Drawer) -> Stage {
    let follow = |stage, record: &Record| match (&record.entry.body, stage) {
        (RecordBody::Ruled(ruling), _) => ruling.opening.stage(),
        (RecordBody::Message(_), Stage::MoreNeeded) => Stage::Assessment,
        _ => stage,
    };
    talk.records.iter().fold(Stage::Assessment, follow)
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
