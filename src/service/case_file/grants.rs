//! Who is given which key: new epochs, new drawers, new holders.
//!
//! Every wrap goes to a verified entry of the roster whom the word on who reads gave the case, to the address the reporter signed, or to nobody: an excluded
//! member's is a decoy of the same size. Of a drawer that is the person's alone, nobody but the person gets a key, whatever rows say. A new epoch is made whenever a reader must stop reading; what they could read
//! before, they may have kept.
use super::{CaseFile, Drawer, Hand, drawer, drawer::Lock};
use crate::{
    crypto::{
        compartment::CompartmentSecret,
        grant::{self, Granter},
        recovery::{self, Keepers},
    },
    domain::{
        case::{CompartmentKind, HolderKind},
        record::{Readers, RecordBody},
    },
    ids::{CompartmentId, MemberId},
    service::{Error, authorise::holder_member},
    store::{
        compartments::CompartmentRow,
        grants::{GrantRow, HolderKey},
    },
};

/// What changes among the holders when a drawer gets a new key.
#[derive(Default)]
pub(crate) struct Change {
    /// The code that replaces another: former and new lookup.
    pub(crate) code: Option<([u8; 32], [u8; 32])>,
    /// What lists show is not written again: whoever makes the key says what they show from now on.
    pub(crate) shows_nothing: bool,
}

impl CaseFile<'_> {
    /// Whether somebody holds or made the present key whom the roster lets have it no longer: they left, or a post was taken
    /// from them.
    pub(super) fn has_revoked_reader(&self, kind: CompartmentKind) -> Result<bool, Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?;
        if kind.is_the_persons_alone() {
            return Ok(false);
        }
        // Whoever handed over made the first keys of what they founded, and is no reader of it.
        if kind.is_founded() && drawer.epoch == 0 && self.staged.case.is_none() {
            return Ok(true);
        }
        let granter = drawer.granter.and_then(|key| self.roll.signer(&key));
        // Rows that the word on who reads does not know give nothing and ask for nothing.
        let word = self.readers_of(drawer.id);
        let given = drawer.members().filter(|member| word.holders.contains(member));
        Ok(given.chain(granter).any(|member| !self.may_hold(kind, &member)))
    }

    /// Makes a new key for a drawer and wraps it to whoever may go on reading.
    ///
    /// What lists show is written again under the new key, so that one key is enough to show a line.
    pub(crate) fn rotate(&mut self, kind: CompartmentKind, change: &Change) -> Result<(), Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?.id;
        self.rotate_drawer(drawer, change)
    }

    /// See [`Self::rotate`].
    pub(super) fn rotate_drawer(&mut self, id: CompartmentId, change: &Change) -> Result<(), Error> {
        let old = self.drawers.iter().find(|drawer| drawer.id == id).ok_or(Error::NotFound)?;
        let (kind, from) = (old.kind, old.epoch);
        let lock = old.lock().at(from.checked_add(1).ok_or(Error::Internal("epoch"))?);
        let mut holders: Vec<_> = old.holders.iter().map(|holder| replaced(*holder, change)).collect();
        // Recovery keys that entered the roster since the case began hold from the next key on, as long as a cell has it.
        if let Some((entry, ..)) = self.roll.recovery()
            && !self.row.stage.is_the_persons_own()
            && !holders.contains(&HolderKey::recovery(entry.member))
        {
            holders.push(HolderKey::recovery(entry.member));
        }
        let kept = [
            old.newest(|entry| matches!(entry.body, RecordBody::Summary(_)).then(|| entry.body.clone())),
            self.in_charge().filter(|_| kind == CompartmentKind::Listening).map(RecordBody::Assigned),
            old.newest(|entry| matches!(entry.body, RecordBody::Pressing(_)).then(|| entry.body.clone())),
        ];
        let secret = CompartmentSecret::generate(&mut self.service.entropy());
        let rows = self.wrap_all(lock, &secret, &holders)?;
        let granter = self.hand.key().verifying();
        let drawer = self.drawers.iter_mut().find(|drawer| drawer.id == id).ok_or(Error::NotFound)?;
        drawer.epoch = lock.epoch;
        drawer.granter = Some(granter);
        drawer.secrets.insert(lock.epoch, secret);
        drawer.holders = rows.iter().map(|row| row.holder).collect();
        self.staged.grants.extend(rows);
        self.staged.epochs.push((id, from, lock.epoch));
        for body in kept.into_iter().flatten().filter(|_| !change.shows_nothing) {
            self.append_as_is(kind, body)?;
        }
        Ok(())
    }

    /// The cell's own drawer, made when first needed: the members who hold the exchange, never the reporter.
    pub(crate) fn ensure_listening(&mut self) -> Result<(), Error> {
        if self.drawer(CompartmentKind::Listening).is_some() {
            return Ok(());
        }
        let exchange = self.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
        let holders: Vec<_> =
            exchange.holders.iter().copied().filter(|holder| holder.kind != HolderKind::Token).collect();
        self.add_drawer(CompartmentKind::Listening, &holders)
    }

    /// A drawer that the person shares with the cell, made when first needed: for whoever holds the exchange, decoys and
    /// recovery as there.
    pub(crate) fn ensure_shared(&mut self, kind: CompartmentKind) -> Result<(), Error> {
        if self.drawer(kind).is_some() {
            return Ok(());
        }
        let exchange = self.drawer(CompartmentKind::Exchange).ok_or(Error::NotFound)?;
        let holders = exchange.holders.clone();
        self.add_drawer(kind, &holders)?;
        self.tell_hand(kind)
    }

    /// Tells in a drawer which hand is the person's now, so that a former code writes nothing there in their name.
    pub(super) fn tell_hand(&mut self, kind: CompartmentKind) -> Result<(), Error> {
        if !kind.goes_with_the_exchange() || self.drawer(kind).is_none() {
            return Ok(());
        }
        let readers = self.readers.clone();
        self.append(kind, RecordBody::Readers(readers))
    }

    /// Adds a drawer with its first key for these holders.
    pub(super) fn add_drawer(&mut self, kind: CompartmentKind, holders: &[HolderKey]) -> Result<(), Error> {
        self.add(Drawer::new(kind, &mut self.service.entropy()), holders)
    }

    /// Adds a drawer that says itself who has its keys.
    pub(super) fn add_talk(
        &mut self,
        kind: CompartmentKind,
        holders: &[HolderKey],
        readers: Readers,
    ) -> Result<(), Error> {
        let drawer = Drawer::new(kind, &mut self.service.entropy());
        self.own.insert(drawer.id, readers);
        self.add(drawer, holders)
    }

    fn add(&mut self, mut drawer: Drawer, holders: &[HolderKey]) -> Result<(), Error> {
        let kind = drawer.kind;
        let rows = self.wrap_all(drawer.lock(), drawer.secret()?, holders)?;
        drawer.holders = rows.iter().map(|row| row.holder).collect();
        let (case, ordinal) = (self.row.id, self.next_ordinal(kind));
        self.staged.compartments.push(CompartmentRow { id: drawer.id, case, kind, ordinal, epoch: 0 });
        self.staged.grants.extend(rows);
        self.drawers.push(drawer);
        Ok(())
    }

    /// The number of a drawer about to be added. A case has one of the cell's drawers, whoever wants another; what was kept
    /// from the cell under a code that was lost stays where it is, and the person begins another.
    fn next_ordinal(&self, kind: CompartmentKind) -> u32 {
        let there = self.rows.iter().filter(|row| row.kind == kind && kind.is_kept_from_the_cell());
        there.map(|row| row.ordinal.saturating_add(1)).max().unwrap_or(0)
    }

    /// Gives a member every key of a drawer that they do not hold yet.
    pub(crate) fn grant(&mut self, kind: CompartmentKind, member: MemberId) -> Result<(), Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?;
        let holder = HolderKey::member(member);
        if drawer.holders.contains(&holder) {
            return Ok(());
        }
        let mut rows = Vec::new();
        for (epoch, secret) in &drawer.secrets {
            rows.extend(self.wrap(drawer.lock().at(*epoch), secret, holder)?);
        }
        let id = drawer.id;
        self.drawers.iter_mut().filter(|drawer| drawer.id == id).for_each(|drawer| drawer.holders.push(holder));
        self.staged.given.extend(rows);
        Ok(())
    }

    /// Gives the keys of earlier epochs to a new code, and puts decoys where the former code had its own.
    pub(crate) fn hand_earlier_keys(
        &mut self,
        kind: CompartmentKind,
        (from, to): ([u8; 32], [u8; 32]),
    ) -> Result<(), Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?;
        let mut rows = Vec::new();
        for (epoch, secret) in drawer.secrets.iter().filter(|(epoch, _)| **epoch < drawer.epoch) {
            rows.extend(self.wrap(drawer.lock().at(*epoch), secret, HolderKey::token(to))?);
        }
        self.staged.grants.extend(rows);
        self.blind(kind, HolderKey::token(from))
    }

    /// Puts decoys in place of a holder's earlier grants, so that the store no longer opens for them.
    pub(crate) fn blind(&mut self, kind: CompartmentKind, holder: HolderKey) -> Result<(), Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?;
        let mut decoys = Vec::new();
        for epoch in drawer.secrets.keys().filter(|epoch| **epoch < drawer.epoch) {
            decoys.push(self.decoy(drawer.lock().at(*epoch), holder)?);
        }
        self.staged.replaced.extend(decoys);
        Ok(())
    }

    /// Wraps every earlier key again to those who may go on reading, decoys to the others: all rows change alike.
    pub(super) fn wrap_earlier_again(&mut self, id: CompartmentId) -> Result<(), Error> {
        let drawer = self.drawers.iter().find(|drawer| drawer.id == id).ok_or(Error::NotFound)?;
        let mut rows = Vec::new();
        for (epoch, secret) in drawer.secrets.iter().filter(|(epoch, _)| **epoch < drawer.epoch) {
            rows.extend(self.wrap_all(drawer.lock().at(*epoch), secret, &drawer.holders)?);
        }
        self.staged.replaced.extend(rows);
        Ok(())
    }

    fn wrap_all(&self, lock: Lock, secret: &CompartmentSecret, holders: &[HolderKey]) -> Result<Vec<GrantRow>, Error> {
        let mut rows = Vec::with_capacity(holders.len());
        for holder in holders {
            rows.extend(self.wrap(lock, secret, *holder)?);
        }
        Ok(rows)
    }

    /// Whether a member has the case: it was given to them, and the roster lets them receive for its entity.
    pub(crate) fn reads(&self, member: &MemberId) -> bool {
        self.readers.gives(&self.roll.roster, member) && self.may_read(member)
    }

    /// Whether somebody was ever given it, under any membership of theirs.
    pub(crate) fn has_held(&self, member: &MemberId) -> bool {
        self.roll.roster.person(member).any(|id| self.readers.holders.contains(&id))
    }

    /// Whether a member's part is over, who keeps what they received.
    pub(crate) fn has_left(&self, member: &MemberId) -> bool {
        self.readers.has_left(&self.roll.roster, member) && self.may_read(member)
    }

    /// Whether the roster lets a member read it for its entity: a row of the store says nothing.
    pub(crate) fn may_read(&self, member: &MemberId) -> bool {
        self.may_hold(self.row.stage.word_stands_in(), member)
    }

    /// Wraps one key to one holder; a decoy for somebody excluded, nothing for somebody the roster does not let read.
    pub(super) fn wrap(
        &self,
        lock: Lock,
        secret: &CompartmentSecret,
        holder: HolderKey,
    ) -> Result<Option<GrantRow>, Error> {
        let kept = lock.kind.is_kept_from_the_cell();
        if lock.kind.is_the_persons_alone() && holder.kind != HolderKind::Token
            || kept && holder.kind == HolderKind::Recovery
        {
            return Ok(None);
        }
        let mut row = empty(lock, holder);
        let context = drawer::context(self.row.id, &row);
        let granter = self.granter();
        row.wrapped = match holder.kind {
            HolderKind::Member => {
                let member = holder_member(&holder.holder).ok_or(Error::Broken("holder"))?;
                let word = self.readers_of(lock.compartment);
                if !word.holders.contains(&member) || word.left.contains(&member) {
                    return Ok(None);
                }
                if self.is_excluded(&member) || word.excludes(&self.roll.roster, &member) {
                    return self.decoy(lock, holder).map(Some);
                }
                let Some(recipient) = self.roll.recipient(&member).filter(|_| self.may_hold(lock.kind, &member)) else {
                    return Ok(None);
                };
                grant::seal_grant(&context, secret, &granter, recipient)?
            }
            HolderKind::Token => {
                let party = self.readers_of(lock.compartment).party.as_ref();
                let recipient = party.map_or(&self.readers.recipient, |party| &party.recipient);
                let recipient = recipient.parse().map_err(|_| Error::Broken("recipient"))?;
                grant::seal_grant(&context, secret, &granter, &recipient)?
            }
            HolderKind::Recovery => {
                let Some((_, inner, outer)) = self.roll.recovery() else { return Ok(None) };
                recovery::wrap_for_keepers(&context, secret, &granter, &Keepers { inner, outer })?
            }
        };
        Ok(Some(row))
    }

    pub(super) fn decoy(&self, lock: Lock, holder: HolderKey) -> Result<GrantRow, Error> {
        let mut row = empty(lock, holder);
        let context = drawer::context(self.row.id, &row);
        row.wrapped = grant::decoy_grant(&context, self.hand.lineage(), &mut self.service.entropy())?;
        Ok(row)
    }

    fn granter(&self) -> Granter<'_> {
        match &self.hand {
            Hand::Member(_, key) => Granter { key, lineage: None },
            Hand::Reporter(key, lineage) => Granter { key, lineage: Some(lineage) },
        }
    }
}

fn empty(Lock { compartment, epoch, .. }: Lock, holder: HolderKey) -> GrantRow {
    GrantRow { compartment, epoch, holder, wrapped: Vec::new(), settled: None }
}

fn replaced(holder: HolderKey, change: &Change) -> HolderKey {
    match change.code {
        Some((from, to)) if holder == HolderKey::token(from) => HolderKey::token(to),
        _ => holder,
    }
}
