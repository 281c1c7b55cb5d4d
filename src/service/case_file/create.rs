//! The beginning of a case: made by the reporter's own keys, granted to whoever will read.
use super::{CaseFile, Hand, Staged};
use crate::{
    crypto::{lineage::Lineage, sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        case::{CompartmentKind, Reference},
        procedure::{self, State},
        record::{Readers, RecordBody},
    },
    ids::{CaseId, MemberId},
    service::{Error, Service, roster::Roll},
    store::{
        cases::{CaseRow, NewCase as NewCaseRow},
        grants::HolderKey,
        tokens::{TokenKind, TokenRow},
    },
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What a case is made from.
pub(crate) struct NewCase<'a> {
    /// The verified roster.
    pub(crate) roll: Arc<Roll>,
    /// The reporter's keys.
    pub(crate) keys: &'a TokenKeys,
    /// Code of the entity responsible.
    pub(crate) entity: String,
    /// Everybody who gets a grant, those excluded too.
    pub(crate) holders: Vec<MemberId>,
    /// Who must not read; their grants are decoys.
    pub(crate) readers: Readers,
    /// The act that makes it, and who has seen its code.
    pub(crate) by: (Act, TokenKind),
}

impl<'a> CaseFile<'a> {
    /// Prepares a new case with its exchange drawer; nothing is written before the commit.
    pub(crate) fn create(service: &'a Service, new: NewCase<'a>) -> Result<Self, Error> {
        let mut file = Self::begin(service, (new.roll, new.keys), (new.by, new.entity))?;
        file.let_read((new.holders, new.readers), new.keys.lookup)?;
        Ok(file)
    }

    /// Prepares a new case without any drawer.
    pub(super) fn begin(
        service: &'a Service,
        (roll, keys): (Arc<Roll>, &'a TokenKeys),
        (by, entity): ((Act, TokenKind), String),
    ) -> Result<Self, Error> {
        let lineage = Lineage::new(keys.signing.verifying());
        let (id, today) = (CaseId::from_bytes(lineage.case_id()), service.today());
        let transition = procedure::step(State::New, by.0, today, &service.rules().deadlines_of(&entity))
            .map_err(|_| Error::Internal("procedure"))?;
        let family = transition.stage.family();
        let row = CaseRow {
            id,
            reference: Reference::random(family, today, &mut service.entropy()),
            version: 0,
            stage: transition.stage,
            entity,
            received: today,
            closed: None,
        };
        let readers = first_word(keys, &lineage, &row.entity);
        let staged = Staged {
            case: Some(new_row(&row)),
            opens: transition.opens,
            // Nobody comes back to what was founded with a code of its own: its keys are thrown away.
            token: Some(token_row((id, by.1), keys)).filter(|_| !family.is_founded()),
            ..Staged::default()
        };
        let hand = Hand::Reporter(&keys.signing, lineage);
        Ok(Self {
            service,
            roll,
            row,
            deadlines: Vec::new(),
            drawers: Vec::new(),
            rows: Vec::new(),
            code: Some(keys.lookup),
            readers,
            own: BTreeMap::new(),
            witnessed: Vec::new(),
            gone: BTreeSet::new(),
            hand,
            staged,
        })
    }

    /// Adds the exchange drawer for those who will read; the others named have decoys.
    pub(super) fn let_read(
        &mut self,
        (holders, readers): (Vec<MemberId>, Readers),
        lookup: [u8; 32],
    ) -> Result<(), Error> {
        let Readers { recipient, lineage, .. } = self.readers.clone();
        let entity = self.row.entity.clone();
        self.readers = Readers { holders: holders.iter().copied().collect(), entity, recipient, lineage, ..readers };
        self.add_exchange(lookup, &holders)
    }

    /// From now on a member writes, who was told: the reporter's hand has said who reads, and says no more.
    pub(crate) fn hand_to(&mut self, member: MemberId, key: &'a SigningKey) {
        self.hand = Hand::Member(member, key);
    }

    fn add_exchange(&mut self, lookup: [u8; 32], members: &[MemberId]) -> Result<(), Error> {
        let mut holders = vec![HolderKey::token(lookup)];
        holders.extend(members.iter().copied().map(HolderKey::member));
        if let Some((entry, ..)) = self.roll.recovery() {
            holders.push(HolderKey::recovery(entry.member));
        }
        self.add_drawer(CompartmentKind::Exchange, &holders)?;
        let readers = self.readers.clone();
        self.append(CompartmentKind::Exchange, RecordBody::Readers(readers))
    }

    /// Replaces the reporter's code by another: a new key for everybody, the former one ended.
    pub(crate) fn change_code(&mut self, old: &TokenKeys, new: &'a TokenKeys) -> Result<(), Error> {
        let Hand::Reporter(key, lineage) = &self.hand else { return Err(Error::NotFound) };
        let lineage = lineage.clone().extend(key, new.signing.verifying())?;
        self.readers.recipient = new.identity.recipient().to_string();
        self.readers.lineage = data_encoding::HEXLOWER.encode(&lineage.to_bytes());
        self.hand = Hand::Reporter(&new.signing, lineage);
        let codes = (old.lookup, new.lookup);
        let theirs = |drawer: &super::Drawer| drawer.holders.contains(&HolderKey::token(old.lookup));
        let kinds: Vec<CompartmentKind> = self.drawers.iter().filter(|one| theirs(one)).map(|one| one.kind).collect();
        for kind in kinds {
            self.rotate(kind, &super::Change { code: Some(codes), ..super::Change::default() })?;
            self.hand_earlier_keys(kind, codes)?;
            self.tell_hand(kind)?;
        }
        self.tell_counsel()?;
        self.staged.ended = Some(old.lookup);
        self.staged.token = Some(token_row((self.row.id, TokenKind::Reporter), new));
        let readers = self.readers.clone();
        self.append(self.row.stage.word_stands_in(), RecordBody::Readers(readers))
    }
}

/// Whose keys certify the case, before anybody else reads it.
fn first_word(keys: &TokenKeys, lineage: &Lineage, entity: &str) -> Readers {
    Readers {
        entity: entity.to_owned(),
        recipient: keys.identity.recipient().to_string(),
        lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()),
        ..Readers::default()
    }
}

fn new_row(row: &CaseRow) -> NewCaseRow {
    NewCaseRow {
        id: row.id,
        reference: row.reference.clone(),
        stage: row.stage,
        entity: row.entity.clone(),
        received: row.received,
    }
}

pub(super) fn token_row((case, kind): (CaseId, TokenKind), keys: &TokenKeys) -> TokenRow {
    TokenRow { lookup: keys.lookup, case, kind, recipient: keys.identity.recipient().to_string(), ended: None }
}
