//! Writing a case: everything staged, or nothing, in one transaction that ends with the journal.
use std::collections::BTreeSet;

use super::{CaseFile, Hand};
use crate::{
    clock::Day,
    crypto::Digest,
    domain::{Coded, act::Act, case::CompartmentKind, deadline::DeadlineCode, retention::Outcome},
    ids::{CaseId, CompartmentId},
    service::{Error, journal, journal::Line, outbox},
    store::{
        self, Tx,
        attachments::AttachmentRow,
        cases::{InsertCase, NewCase as NewCaseRow},
        compartments::CompartmentRow,
        grants::GrantRow,
        records::RecordRow,
        tokens::TokenRow,
    },
};

/// What a verb has prepared, not yet written.
#[derive(Default)]
pub(super) struct Staged {
    pub(super) case: Option<NewCaseRow>,
    pub(super) compartments: Vec<CompartmentRow>,
    pub(super) epochs: Vec<(CompartmentId, u32, u32)>,
    pub(super) grants: Vec<GrantRow>,
    /// Keys for somebody who may have had them once.
    pub(super) given: Vec<GrantRow>,
    pub(super) replaced: Vec<GrantRow>,
    pub(super) records: Vec<RecordRow>,
    pub(super) files: Vec<AttachmentRow>,
    pub(super) opens: Vec<(DeadlineCode, Day)>,
    pub(super) meets: Vec<DeadlineCode>,
    pub(super) drops: Vec<DeadlineCode>,
    /// How the cell says that a case ends.
    pub(super) outcome: Option<Outcome>,
    pub(super) rest: Rest,
    pub(super) token: Option<TokenRow>,
    pub(super) ended: Option<[u8; 32]>,
    /// The case leaves the person's hands for a cell's.
    pub(super) received: bool,
    pub(super) term: Term,
    /// The address that is to be told, in neutral words, and in which language.
    pub(super) notice: Option<(String, String)>,
    /// An address for which nothing that waits leaves any more.
    pub(super) no_notice: Option<String>,
    /// The drawers in which something was said, and not only how they are kept.
    pub(super) said_in: BTreeSet<CompartmentId>,
    /// Somebody is said to be in danger who was not before: whoever is on call is told at once.
    pub(super) danger: bool,
    /// What the person is about to write that says so.
    pub(super) alarms: u32,
    /// Of those, that they are made to pay for having spoken.
    pub(super) retaliations: u32,
    /// The record written last, and its drawer.
    pub(super) digest: Option<(CompartmentKind, Digest)>,
    /// Who does it is named nowhere in the clear, and the hour neither.
    pub(super) unnamed: bool,
    /// What the inquiry is called of which the person is told now: its own journal says so, for those who have it.
    pub(super) told: Option<String>,
    /// Who the person said they are, which is an act of its own wherever it is said.
    pub(super) identified: Option<Digest>,
}

/// Whether the file comes to rest, or goes on again.
#[derive(Default, Clone, Copy)]
pub(super) enum Rest {
    /// As before.
    #[default]
    Same,
    /// It rests from this day on.
    Since(Day),
    /// It goes on.
    Over,
}

/// What becomes of the term of a notebook.
#[derive(Default)]
pub(super) enum Term {
    /// It stays what it is.
    #[default]
    Same,
    /// It begins again, until this day.
    Until(Day),
    /// There is none any more: the notebook goes with its case.
    Gone,
}

/// Whether the case was written now or had been before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Committed {
    /// Written now.
    Now,
    /// The same sending had been written before.
    Before,
}

/// How long a form is remembered, so that it counts once: two days, in hours.
const REMEMBERED: i64 = 48;

/// By what a form is known again: the case, the act, and the form as shown.
pub(crate) fn request_digest(case: CaseId, act: Act, request: &str) -> Digest {
    Digest::of_parts(&[&case.bytes(), act.code().as_bytes(), request.as_bytes()])
}

impl CaseFile<'_> {
    /// Writes everything, the journal last. A form already counted writes nothing and is no error.
    pub(crate) async fn commit(self, act: Act, request: Option<&str>) -> Result<Committed, Error> {
        // On the heap: every verb ends here, and each would carry its size.
        Box::pin(self.commit_with(act, request, Vec::new())).await
    }

    /// The same, with what the act does to others at once: all of it is written, or nothing.
    pub(crate) async fn commit_with(
        self,
        act: Act,
        request: Option<&str>,
        along: Vec<(CaseFile<'_>, Act)>,
    ) -> Result<Committed, Error> {
        let mut tx = self.service.store().begin().await?;
        if let Some(request) = request {
            let digest = request_digest(self.row.id, act, request);
            let hour = self.service.clock().now().as_second().div_euclid(3600);
            if !store::requests::claim(&mut tx, &digest.0, hour.saturating_add(REMEMBERED)).await? {
                return Ok(Committed::Before);
            }
        }
        if !self.put(&mut tx).await? {
            return Ok(Committed::Before);
        }
        for (other, _) in &along {
            if !other.put(&mut tx).await? {
                return Err(Error::Conflict);
            }
        }
        let author = self.author();
        self.tell(&mut tx, author).await?;
        for (other, _) in &along {
            other.tell(&mut tx, author.or(other.author())).await?;
        }
        self.witness(&mut tx, act).await?;
        for (other, act) in &along {
            other.witness(&mut tx, *act).await?;
        }
        tx.commit().await?;
        if self.leaves_at_once() || along.iter().any(|(other, _)| other.leaves_at_once()) {
            self.service.leaves();
        }
        Ok(Committed::Now)
    }

    /// Writes all but the journal. Says whether it was to be written: a case already made is not made again.
    async fn put(&self, tx: &mut Tx) -> Result<bool, Error> {
        if self.staged.case.is_some() {
            if !self.insert(tx).await? {
                return Ok(false);
            }
        } else if self.staged.received {
            store::cases::receive(tx, &self.row).await?;
        } else {
            store::cases::advance(tx, self.row.id, self.row.version, self.row.stage).await?;
        }
        match self.staged.rest {
            Rest::Same => {}
            Rest::Since(day) => store::cases::rest(tx, self.row.id, Some(day)).await?,
            Rest::Over => store::cases::rest(tx, self.row.id, None).await?,
        }
        self.write(tx).await?;
        self.remind(tx).await?;
        Ok(true)
    }

    async fn insert(&self, tx: &mut Tx) -> Result<bool, Error> {
        let Some(case) = &self.staged.case else { return Ok(true) };
        match store::cases::insert(tx, case).await? {
            InsertCase::Inserted => Ok(true),
            InsertCase::AlreadyThere => Ok(false),
            InsertCase::ReferenceTaken => Err(Error::Conflict),
        }
    }

    async fn write(&self, tx: &mut Tx) -> Result<(), Error> {
        let (staged, today) = (&self.staged, self.service.today());
        for compartment in &staged.compartments {
            store::compartments::insert(tx, compartment).await?;
        }
        for (id, from, to) in &staged.epochs {
            store::compartments::set_epoch(tx, *id, *from, *to).await?;
        }
        store::grants::insert_many(tx, &staged.grants).await?;
        store::grants::put_many(tx, &staged.given).await?;
        for grant in &staged.replaced {
            store::grants::replace(tx, grant.compartment, grant.epoch, &grant.holder, &grant.wrapped).await?;
        }
        for record in &staged.records {
            store::records::insert(tx, record).await?;
        }
        for file in &staged.files {
            let size = match store::uploads::take(tx, file.object).await? {
                Some(size) => Some(size),
                None => store::attachments::size_of(tx, file.object).await?,
            };
            // Swept meanwhile, the object is gone: better a clear refusal than a file that does not open.
            let size = size.ok_or(Error::Invalid(vec!["file-gone"]))?;
            store::attachments::insert(tx, &AttachmentRow { size, ..file.clone() }).await?;
        }
        if let Some(address) = &staged.no_notice {
            outbox::forget(self.service, tx, address).await?;
        }
        if let Some((to, language)) = &staged.notice {
            outbox::queue(self.service, tx, (to, language)).await?;
        }
        self.write_dates(tx).await?;
        if let Some(lookup) = &staged.ended {
            store::tokens::end(tx, lookup, today).await?;
        }
        if let Some(token) = &staged.token {
            store::tokens::insert(tx, token).await?;
        }
        Ok(())
    }

    async fn write_dates(&self, tx: &mut Tx) -> Result<(), Error> {
        let (staged, case, today) = (&self.staged, self.row.id, self.service.today());
        for code in &staged.meets {
            store::deadlines::done(tx, case, *code, today).await?;
        }
        for code in &staged.drops {
            store::deadlines::drop_open(tx, case, *code).await?;
        }
        for (code, due) in &staged.opens {
            store::deadlines::open(tx, case, *code, *due).await?;
        }
        match staged.term {
            Term::Same => Ok(()),
            Term::Until(due) => renew(tx, case, due).await,
            Term::Gone => Ok(store::deadlines::forget(tx, case, DeadlineCode::NotebookTerm).await?),
        }
    }

    async fn witness(&self, tx: &mut Tx, act: Act) -> Result<(), Error> {
        let actor = match &self.hand {
            Hand::Reporter(..) => "reporter".to_owned(),
            Hand::Member(..) if self.staged.unnamed => "member".to_owned(),
            Hand::Member(id, _) => self.actor(*id),
        };
        // What an act leaves in another drawer than its own is not that act's: whoever reads its drawer would look for it
        // there.
        let own = self.staged.digest.filter(|(kind, _)| act.writes_at(self.row.stage) == Some(*kind));
        let digest = own.map_or(Digest::ZERO, |(_, digest)| digest);
        let line = Line::new(self.service, act, actor).about(self.row.reference.as_str()).concerning(digest);
        let along = self.staged.identified.filter(|_| act != Act::Identify);
        let along = along.map(|digest| Line { act: Act::Identify, ..line.clone() }.concerning(digest));
        let told = self.staged.told.as_ref();
        let told = told.map(|inquiry| line.clone().concerning(Digest::ZERO).about(inquiry));
        for line in std::iter::once(line).chain(along).chain(told) {
            match &self.hand {
                Hand::Member(..) if !self.staged.unnamed => journal::append(self.service, tx, &line).await?,
                // What must not be told by its hour waits for the night.
                Hand::Reporter(..) | Hand::Member(..) => journal::queue(self.service, tx, &line).await?,
            }
        }
        Ok(())
    }
}

/// Moves the term of a notebook; the day it had before leaves no trace.
pub(crate) async fn renew(tx: &mut Tx, case: CaseId, due: Day) -> Result<(), Error> {
    store::deadlines::forget(tx, case, DeadlineCode::NotebookTerm).await?;
    Ok(store::deadlines::open(tx, case, DeadlineCode::NotebookTerm, due).await?)
}
