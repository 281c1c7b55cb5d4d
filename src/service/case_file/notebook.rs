//! The notebook of a case: made with it or not at all, opened by the person alone, and no obstacle to what a cell receives.
use std::{collections::BTreeSet, sync::Arc};

use super::{CaseFile, Drawer, Record, commit::Term};
use crate::{
    crypto::token::TokenKeys,
    domain::{
        act::Act,
        case::CompartmentKind,
        notebook,
        record::{Readers, RecordBody},
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
    store::{grants::HolderKey, tokens::TokenKind},
};

/// Who receives what was a notebook.
pub(crate) struct Received {
    /// Code of the entity responsible.
    pub(crate) entity: String,
    /// Everybody who gets a grant, those excluded too.
    pub(crate) holders: Vec<MemberId>,
    /// Who must not read; their grants are decoys.
    pub(crate) readers: Readers,
}

impl<'a> CaseFile<'a> {
    /// Prepares a case that is a notebook and nothing else; nothing is written before the commit.
    pub(crate) fn create_notebook(service: &'a Service, roll: Arc<Roll>, keys: &'a TokenKeys) -> Result<Self, Error> {
        // Nobody receives it, so no entity is responsible.
        let mut file = Self::begin(service, (roll, keys), ((Act::Keep, TokenKind::Reporter), String::new()))?;
        file.add_drawer(CompartmentKind::Notebook, &[HolderKey::token(keys.lookup)])?;
        let readers = file.readers.clone();
        file.append(CompartmentKind::Notebook, RecordBody::Readers(readers))?;
        file.renew_term();
        Ok(file)
    }

    /// Somebody visits: the term of a notebook begins again, or of a copy that is the person's alone. Beside a case it has none, and goes with the case.
    pub(crate) fn renew_term(&mut self) {
        if self.row.stage.is_the_persons_own() {
            let until = notebook::term(&self.service.rules().deadlines, self.service.today());
            self.staged.term = Term::Until(until);
        }
    }

    /// Lets a cell receive what the person sends of their notebook; the notebook stays theirs.
    pub(crate) fn receive(&mut self, keys: &TokenKeys, received: Received) -> Result<(), Error> {
        self.row.entity = received.entity;
        self.row.received = self.service.today();
        self.staged.received = true;
        self.staged.term = Term::Gone;
        self.let_read((received.holders, received.readers), keys.lookup)
    }

    /// The notebook, made beside a case when first needed.
    pub(crate) fn ensure_notebook(&mut self, keys: &TokenKeys) -> Result<(), Error> {
        if self.notebook().is_ok() {
            return Ok(());
        }
        self.add_drawer(CompartmentKind::Notebook, &[HolderKey::token(keys.lookup)])
    }

    /// The notebook, where these keys open one.
    pub(crate) fn notebook(&self) -> Result<&Drawer, Error> {
        self.drawer(CompartmentKind::Notebook).ok_or(Error::NotFound)
    }
}

impl Drawer {
    /// The records that were not taken out, in their order.
    pub(crate) fn standing(&self) -> impl Iterator<Item = &Record> {
        let out: BTreeSet<u64> = self
            .records
            .iter()
            .filter_map(|record| match &record.entry.body {
                RecordBody::TakenOut(out) => Some(out.sequence),
                _ => None,
            })
            .collect();
        self.records.iter().filter(move |record| !out.contains(&record.sequence))
    }
}
