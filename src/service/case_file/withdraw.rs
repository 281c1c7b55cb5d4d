//! Withdrawing a case, and coming back on it: by keys, not by an `if`.
//!
//! What the person shares with the cell gets a new key, under which nothing stands but that they withdrew; the earlier keys of
//! everybody else become decoys. Of the drawers whose key the person does not have, the wrapped keys leave the store for a
//! drawer that is the person's alone, until they come back: nobody else, whatever rows they have, can put them back. Every
//! row of every holder changes alike, so that copies of the database do not tell an excluded member from another.
//!
//! Whoever kept a key, or a copy of what they read, has what they had.
use super::{CaseFile, Change, Drawer, drawer};
use crate::{
    clock::Day,
    crypto::token::TokenKeys,
    domain::{
        case::{CompartmentKind, HolderKind, Stage},
        deadline::DeadlineCode,
        record::{RecordBody, Summary},
        report::Answer,
        withdrawal::{Withdrawal, Withheld, WithheldKey},
    },
    ids::CompartmentId,
    service::{Error, authorise::holder_member},
    store::{
        self,
        cases::CaseRow,
        grants::{GrantRow, HolderKey},
    },
};

impl Drawer {
    /// The withdrawal that stands: said, and not come back on.
    pub(crate) fn withdrawal(&self) -> Option<&Withdrawal> {
        let last = self.records.iter().rev().find_map(|record| match &record.entry.body {
            RecordBody::Withdrawn(withdrawal) => Some(Some(withdrawal)),
            RecordBody::Resumed => Some(None),
            _ => None,
        });
        last.flatten()
    }

    /// Whether a cell closed it, opened again since or not.
    fn was_ended(&self) -> bool {
        self.records.iter().any(|record| matches!(record.entry.body, RecordBody::Ended(_)))
    }

    /// What lists showed before it was withdrawn.
    fn summary(&self) -> Option<Summary> {
        self.newest(|entry| match &entry.body {
            RecordBody::Summary(summary) if summary.withdrawn.is_none() => Some(summary.clone()),
            _ => None,
        })
    }
}

/// Refuses a case whose row says that it is withdrawn where the person does not, or the other way round; or that it is final
/// while the person can still come back.
pub(super) fn check((row, today): (&CaseRow, Day), drawers: &[Drawer]) -> Result<(), Error> {
    let Some(exchange) = drawers.iter().find(|drawer| drawer.kind == CompartmentKind::Exchange) else { return Ok(()) };
    let stands = match exchange.withdrawal() {
        Some(withdrawal) => row.stage == Stage::Withdrawn || row.stage == Stage::Closed && withdrawal.until < today,
        // What a cell closed is the person's alone once the organisation's copy is erased.
        None if exchange.was_ended() => row.stage != Stage::Withdrawn,
        None => !row.stage.is_withdrawn(),
    };
    if stands { Ok(()) } else { Err(Error::Broken("withdrawal")) }
}

impl CaseFile<'_> {
    /// The withdrawal that stands.
    pub(crate) fn withdrawal(&self) -> Option<&Withdrawal> {
        self.drawer(CompartmentKind::Exchange)?.withdrawal()
    }

    /// Whether the person can still come back on it.
    pub(crate) fn can_resume(&self) -> bool {
        let is_open = |withdrawal: &Withdrawal| self.service.today() <= withdrawal.until;
        self.row.stage == Stage::Withdrawn && self.withdrawal().is_some_and(is_open)
    }

    /// Every key of the cell's drawers as the store has it, the person's own left out.
    pub(crate) async fn held(&self) -> Result<Vec<GrantRow>, Error> {
        let mut tx = self.service.store().read().await?;
        let mut held = Vec::new();
        for row in self.rows.iter().filter(|row| !row.kind.is_kept_from_the_cell()) {
            held.extend(store::grants::of_compartment(&mut tx, row.id).await?);
        }
        held.retain(|grant| grant.holder.kind != HolderKind::Token);
        Ok(held)
    }

    /// Ends everybody's access but the person's, until they come back on it.
    pub(crate) fn withdraw(
        &mut self,
        keys: &TokenKeys,
        (held, pressed): (&[GrantRow], Option<Answer>),
    ) -> Result<(), Error> {
        let deadlines = self.service.rules().deadlines_of(&self.row.entity);
        let until = deadlines.due(DeadlineCode::Withdrawal, self.service.today());
        let withdrawal = Withdrawal { from: self.row.stage, until, pressed };
        self.forget_notice();
        for drawer in self.shared() {
            self.rotate_drawer(drawer, &Change { shows_nothing: true, ..Change::default() })?;
        }
        for grant in held {
            let decoy = self.decoy_for(grant)?;
            self.staged.replaced.push(decoy);
        }
        self.withhold(keys, held)?;
        self.append(CompartmentKind::Exchange, RecordBody::Summary(Summary::of_withdrawal(&withdrawal)))?;
        self.append(CompartmentKind::Exchange, RecordBody::Withdrawn(withdrawal))
    }

    /// Gives everybody back what they had, but for those who may no longer read.
    pub(crate) fn resume(&mut self, held: &[GrantRow]) -> Result<(), Error> {
        if !self.can_resume() {
            return Err(Error::Invalid(vec!["withdrawal-final"]));
        }
        let summary = self.drawer(CompartmentKind::Exchange).and_then(Drawer::summary);
        let withheld = self.withheld();
        let shared = self.shared();
        for drawer in &shared {
            self.rotate_drawer(*drawer, &Change { shows_nothing: true, ..Change::default() })?;
        }
        for grant in held {
            let row = match self.given_back(grant, &withheld)? {
                Some(row) => row,
                None => self.decoy_for(grant)?,
            };
            self.staged.replaced.push(row);
        }
        if let Some(summary) = summary {
            self.append(CompartmentKind::Exchange, RecordBody::Summary(summary))?;
        }
        let epochs = self.drawers.iter().filter(|drawer| shared.contains(&drawer.id)).map(|one| (one.id, one.epoch));
        self.readers.epochs.extend(epochs);
        let readers = self.readers.clone();
        self.append(CompartmentKind::Exchange, RecordBody::Readers(readers))?;
        self.append(CompartmentKind::Exchange, RecordBody::Resumed)
    }

    /// The drawers that the person and the cell both have.
    fn shared(&self) -> Vec<CompartmentId> {
        let both = self.drawers.iter().filter(|drawer| !drawer.kind.is_kept_from_the_cell());
        both.map(|drawer| drawer.id).collect()
    }

    /// Keeps the keys of the other drawers where the person alone finds them.
    fn withhold(&mut self, keys: &TokenKeys, held: &[GrantRow]) -> Result<(), Error> {
        let shared = self.shared();
        let others = held.iter().filter(|grant| !shared.contains(&grant.compartment));
        let withheld: Vec<WithheldKey> = others.filter_map(kept).collect();
        if withheld.is_empty() {
            return Ok(());
        }
        if self.drawer(CompartmentKind::Withheld).is_none() {
            self.add_drawer(CompartmentKind::Withheld, &[HolderKey::token(keys.lookup)])?;
        }
        self.append(CompartmentKind::Withheld, RecordBody::Withheld(Withheld { keys: withheld }))
    }

    fn withheld(&self) -> Withheld {
        let newest = self.drawer(CompartmentKind::Withheld).and_then(|drawer| {
            drawer.newest(|entry| match &entry.body {
                RecordBody::Withheld(withheld) => Some(withheld.clone()),
                _ => None,
            })
        });
        newest.unwrap_or_default()
    }

    /// What a holder gets back in a row: an earlier key of what they share with the person, wrapped again, or the very key
    /// that was withheld. Nothing for somebody who may no longer read.
    fn given_back(&self, grant: &GrantRow, withheld: &Withheld) -> Result<Option<GrantRow>, Error> {
        if !self.may_have_back(grant) {
            return Ok(None);
        }
        if let Some(drawer) = self.drawers.iter().find(|drawer| drawer.id == grant.compartment) {
            let Some(secret) = drawer.secrets.get(&grant.epoch) else { return Ok(None) };
            return self.wrap(drawer.lock().at(grant.epoch), secret, grant.holder);
        }
        let same = |key: &&WithheldKey| kept(grant).is_some_and(|now| is_of_one_row(&now, key));
        let Some(key) = withheld.keys.iter().find(same) else { return Ok(None) };
        let wrapped = data_encoding::BASE64.decode(key.wrapped.as_bytes()).map_err(|_| Error::Broken("withheld"))?;
        Ok(Some(GrantRow { wrapped, settled: None, ..grant.clone() }))
    }

    fn may_have_back(&self, grant: &GrantRow) -> bool {
        let Some(holder) = holder_member(&grant.holder.holder) else { return false };
        match grant.holder.kind {
            HolderKind::Member => self.reads(&holder),
            HolderKind::Recovery => self.roll.recovery().is_some_and(|(entry, ..)| entry.member == holder),
            HolderKind::Token => false,
        }
    }

    /// The same row with nothing in it for its holder.
    fn decoy_for(&self, grant: &GrantRow) -> Result<GrantRow, Error> {
        let row = self.rows.iter().find(|row| row.id == grant.compartment).ok_or(Error::Broken("drawer"))?;
        let lock = drawer::Lock { kind: row.kind, compartment: row.id, epoch: grant.epoch };
        self.decoy(lock, grant.holder)
    }
}

fn kept(grant: &GrantRow) -> Option<WithheldKey> {
    Some(WithheldKey {
        compartment: grant.compartment,
        epoch: grant.epoch,
        holder: grant.holder.kind,
        member: holder_member(&grant.holder.holder)?,
        wrapped: data_encoding::BASE64.encode(&grant.wrapped),
    })
}

fn is_of_one_row(one: &WithheldKey, other: &WithheldKey) -> bool {
    let row = |key: &WithheldKey| (key.compartment, key.epoch, key.holder, key.member);
    row(one) == row(other)
}
