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
use std::sync::Arc;

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
        let lineage = Lineage::new(new.keys.signing.verifying());
        let (id, today) = (CaseId::from_bytes(lineage.case_id()), service.today());
        let transition = procedure::step(State::New, new.by.0, today, &service.rules().deadlines_of(&new.entity))
            .map_err(|_| Error::Internal("procedure"))?;
        let row = CaseRow {
            id,
            reference: Reference::random(today, &mut service.entropy()),
            version: 0,
            stage: transition.stage,
            entity: new.entity,
            received: today,
            closed: None,
        };
        let readers = Readers {
            holders: new.holders.iter().copied().collect(),
            entity: row.entity.clone(),
            recipient: new.keys.identity.recipient().to_string(),
            lineage: data_encoding::HEXLOWER.encode(&lineage.to_bytes()),
            ..new.readers
        };
        let staged = Staged {
            case: Some(new_row(&row)),
            opens: transition.opens,
            token: Some(token_row((id, new.by.1), new.keys)),
            ..Staged::default()
        };
        let hand = Hand::Reporter(&new.keys.signing, lineage);
        let (deadlines, drawers, witnessed) = (Vec::new(), Vec::new(), Vec::new());
        let mut file = Self { service, roll: new.roll, row, deadlines, drawers, readers, witnessed, hand, staged };
        file.add_exchange(new.keys.lookup, &new.holders)?;
        Ok(file)
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
        self.rotate(CompartmentKind::Exchange, &super::Change { code: Some(codes) })?;
        self.hand_earlier_keys(CompartmentKind::Exchange, codes)?;
        self.staged.ended = Some(old.lookup);
        self.staged.token = Some(token_row((self.row.id, TokenKind::Reporter), new));
        let readers = self.readers.clone();
        self.append(CompartmentKind::Exchange, RecordBody::Readers(readers))
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
