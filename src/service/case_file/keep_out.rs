//! Taking somebody off what they read: by the cell, by the person, or by their own hand.
//!
//! Every drawer that is open here gets a new key, and every row of every holder changes alike, so that copies of the store do
//! not tell whose turned into decoys. A key that somebody kept out still has, or made for the others when they stepped back, is
//! spent: the next holder who writes makes another first. So whoever has no key of a drawer can still keep somebody out of it.
//!
//! What somebody has read they may have kept; a spent key opens what was written under it as long as nobody writes.
use super::{CaseFile, Change, Drawer, Hand, open_secret};
use crate::{
    crypto::Digest,
    domain::{
        case::CompartmentKind,
        record::{Exclusion, RecordBody},
    },
    ids::{CompartmentId, MemberId},
    service::{Error, Service, authorise::holder, roster::Roll, session::Unlocked},
    store::{self, cases::CaseRow, compartments::CompartmentRow},
};

/// Whether a person keeps somebody out of an inquiry of which their keys would still show a line.
pub(crate) async fn is_kept_out(
    service: &Service,
    roll: &Roll,
    case: &CaseRow,
    unlocked: &Unlocked,
) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    let rows = store::compartments::of_case(&mut tx, case.id).await?;
    let grants = store::grants::of_holder(&mut tx, case.id, &holder(unlocked)).await?;
    drop(tx);
    let is_shut = |row: &CompartmentRow| {
        let own = grants.iter().find(|grant| grant.compartment == row.id && grant.epoch == row.epoch).cloned();
        own.is_some_and(|own| open_secret(service, roll, (case, row.kind), (own, unlocked)).secret.is_none())
    };
    Ok(rows.iter().filter(|row| row.kind == CompartmentKind::InquiryExchange).any(is_shut))
}

impl CaseFile<'_> {
    /// Keeps a member out from now on, for every role. Refused where nobody else would be left to read.
    pub(crate) fn keep_out(&mut self, member: MemberId, why: Exclusion) -> Result<(), Error> {
        if self.is_excluded(&member) {
            return Err(Error::Invalid(vec!["already-excluded"]));
        }
        let was_read = self.is_read();
        self.readers.excluded.insert(member, why);
        // Whoever sees dates and nothing else learns of nobody they do not see there.
        let dates = self.drawer(CompartmentKind::Arrangements).map(|drawer| drawer.id);
        for (id, own) in &mut self.own {
            if Some(*id) != dates || own.holders.contains(&member) {
                own.excluded.insert(member, why);
            }
        }
        // What was taken back is shown to nobody any more: nobody needs to be left there. What nobody reads already keeps no
        // one in.
        if was_read && !self.is_read() && !self.is_taken_back() {
            return Err(Error::Invalid(vec!["nobody-left"]));
        }
        self.check_opens()?;
        let open: Vec<CompartmentId> = self.others_too().collect();
        self.renew(&open)?;
        // What does not open here, the next holder renews; and what somebody made for the others as they left.
        let closed = self.rows.iter().filter(|row| !row.kind.is_kept_from_the_cell() && !open.contains(&row.id));
        self.readers.spent.extend(closed.map(|row| (row.id, row.epoch)));
        if why == Exclusion::Own {
            let made = self.drawers.iter().filter(|drawer| open.contains(&drawer.id));
            self.readers.spent.extend(made.map(|drawer| (drawer.id, drawer.epoch)));
            self.staged.unnamed = true;
        }
        self.staged.digest = Some(self.say_readers()?);
        Ok(())
    }

    /// Gives a member every key of every drawer that is open here and that others have too.
    pub(crate) fn take_on(&mut self, member: MemberId) -> Result<(), Error> {
        if self.is_excluded(&member) {
            return Err(Error::Invalid(vec!["not-eligible"]));
        }
        self.renew_spent()?;
        self.admit(member);
        for own in self.own.values_mut() {
            own.holders.insert(member);
        }
        let kinds: Vec<CompartmentKind> = self.drawers.iter().map(|drawer| drawer.kind).collect();
        for kind in kinds.into_iter().filter(|kind| !kind.is_kept_from_the_cell()) {
            self.grant(kind, member)?;
        }
        self.staged.digest = Some(self.say_readers()?);
        Ok(())
    }

    /// Those of these members who can be given the keys of what is open here: nobody kept out, nor who has every present one.
    pub(crate) fn without_a_key(&self, mut members: Vec<MemberId>) -> Vec<MemberId> {
        let shared = self.drawers.iter().filter(|drawer| !drawer.kind.is_kept_from_the_cell());
        let lacks = |member: &MemberId| shared.clone().any(|drawer| drawer.members().all(|id| id != *member));
        members.retain(|member| !self.is_excluded(member) && lacks(member));
        members
    }

    /// Makes new keys where somebody kept out still has, or made, the present ones: before anything more is written.
    pub(super) fn renew_spent(&mut self) -> Result<(), Error> {
        let is_spent = |drawer: &&Drawer| {
            // What somebody of the support desk made as they left, their word alone tells.
            let told = drawer.kind == CompartmentKind::Arrangements;
            let own = told && self.readers_of(drawer.id).is_spent(drawer.id, drawer.epoch);
            own || self.readers.is_spent(drawer.id, drawer.epoch)
        };
        let spent = self.drawers.iter().filter(is_spent);
        let spent: Vec<CompartmentId> = spent.map(|drawer| drawer.id).collect();
        if spent.is_empty() {
            return Ok(());
        }
        self.renew(&spent)?;
        self.say_readers().map(|_| ())
    }

    /// Whether somebody reads it, besides the person.
    fn is_read(&self) -> bool {
        let talk = || self.drawer(CompartmentKind::InquiryExchange);
        let dates = || self.drawer(CompartmentKind::Arrangements);
        let drawer = self.drawer(self.row.stage.word_stands_in()).or_else(talk).or_else(dates);
        drawer.is_some_and(|drawer| drawer.members().any(|member| self.reads(&member)))
    }

    /// The drawers open here that others have too.
    fn others_too(&self) -> impl Iterator<Item = CompartmentId> {
        let shared = self.drawers.iter().filter(|drawer| !drawer.kind.is_kept_from_the_cell());
        shared.map(|drawer| drawer.id)
    }

    /// A drawer of the cell that does not open for a member of it would keep its key for whoever leaves.
    fn check_opens(&self) -> Result<(), Error> {
        let is_shut = |kind: &&CompartmentKind| self.has_drawer(**kind) && self.drawer(**kind).is_none();
        let is_member = matches!(self.hand, Hand::Member(..));
        let shut = CompartmentKind::OF_THE_CELL.iter().find(is_shut).filter(|_| is_member);
        if shut.is_some() { Err(Error::Broken("drawer")) } else { Ok(()) }
    }

    fn renew(&mut self, drawers: &[CompartmentId]) -> Result<(), Error> {
        for id in drawers {
            self.rotate_drawer(*id, &Change::default())?;
            self.wrap_earlier_again(*id)?;
        }
        let present = self.drawers.iter().filter(|drawer| drawers.contains(&drawer.id));
        self.readers.epochs.extend(present.map(|drawer| (drawer.id, drawer.epoch)));
        Ok(())
    }

    /// Says who reads, wherever it is said and can be said by this hand.
    fn say_readers(&mut self) -> Result<(CompartmentKind, Digest), Error> {
        let place = self.row.stage.word_stands_in();
        let mut said = None;
        if self.drawer(place).is_some() {
            let readers = self.readers.clone();
            said = Some((place, self.append_as_is(place, RecordBody::Readers(readers))?));
        }
        let talks = self.drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::InquiryExchange);
        let talks: Vec<_> = talks.map(|drawer| (drawer.id, drawer.epoch)).collect();
        for (id, epoch) in talks {
            let own = self.own.get_mut(&id).ok_or(Error::Broken("readers"))?;
            own.heed(&self.readers);
            own.epochs.insert(id, epoch);
            let own = own.clone();
            said = Some((CompartmentKind::InquiryExchange, self.append_to(id, RecordBody::Readers(own))?));
        }
        if self.drawer(CompartmentKind::Arrangements).is_some() {
            let dates = self.say_who_has_dates()?;
            said = said.or(Some(dates));
        }
        said.ok_or(Error::NotFound)
    }
}
