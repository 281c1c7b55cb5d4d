//! The drawer of who the person is: theirs and the cell's, made when first needed, written by the person alone.
//!
//! What was given last counts; what was given before stays with those who may have read it. Nothing of it stands in what
//! lists show, nor in the exchange, from which a copy may be handed over one day: another role has it by a consent that names
//! it, or not at all.
use super::CaseFile;
use crate::{
    domain::{case::CompartmentKind, identity::Identity, record::RecordBody},
    service::Error,
};

impl CaseFile<'_> {
    /// What the person says of who they are; nothing where they never did, or took it back.
    pub(crate) fn identity(&self) -> Option<&Identity> {
        let records = &self.drawer(CompartmentKind::Identity)?.records;
        let newest = records.iter().rev().find_map(|record| match &record.entry.body {
            RecordBody::Identity(identity) => Some(identity.as_ref()),
            _ => None,
        });
        newest.filter(|identity| !identity.is_nothing())
    }

    /// Keeps what the person says of who they are, unless it is what they said last. Says whether anything was kept.
    pub(crate) fn identify(&mut self, identity: &Identity) -> Result<bool, Error> {
        let is_known = self.identity().map_or(identity.is_nothing(), |known| known.says_as(identity));
        if is_known {
            return Ok(false);
        }
        self.forget_notice();
        self.ensure_shared(CompartmentKind::Identity)?;
        self.append(CompartmentKind::Identity, RecordBody::Identity(Box::new(identity.clone())))?;
        self.staged.identified = self.staged.digest.map(|(_, digest)| digest);
        Ok(true)
    }

    /// Nothing that waits leaves any more for the address the person gave last.
    pub(crate) fn forget_notice(&mut self) {
        let address = self.identity().and_then(|identity| identity.mail().map(str::to_owned));
        self.staged.no_notice = address;
    }

    /// Has the person told that an answer is there, where they chose mail and there is a server for it.
    pub(crate) fn notify(&mut self) {
        if self.service.writes_outside() {
            let identity = self.identity();
            let notice = identity.and_then(|identity| Some((identity.mail()?.to_owned(), identity.language.clone())));
            self.staged.notice = notice;
        }
    }
}
