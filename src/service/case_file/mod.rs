//! The one road to a case: open, append, grant, advance, commit.
//!
//! Every verb goes this way, so that loading, opening, checking, sealing, journalling and the race between two people are
//! written once. Opening verifies everything it shows: grants against who may grant, records against their chain and
//! their authors, the reporter's address against the reporter's own signature. Nothing is written before [`CaseFile::commit`],
//! which alone writes case rows and their journal entries, and compares the version the permit was given for.
//!
//! It does not notice records cut from the end of a chain before the journal has witnessed them.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::{
    Error, Service, authorise,
    journal::{self, Head, Witness},
    roster::{self, Roll},
    session::{Keys, Unlocked, whole_seconds},
    submit_report::choose,
};
use crate::{
    clock::Day,
    crypto::{Digest, lineage::Lineage, sign::SigningKey},
    domain::{
        Coded,
        act::{Act, Verb},
        attached::Attached,
        case::{CompartmentKind, Stage},
        conflict,
        deadline::DeadlineCode,
        family::Family,
        organisation::Organisation,
        procedure::{self, State},
        record::{Assigned, Entry, Readers, RecordBody},
        report::Link,
        role::Role,
    },
    ids::{CaseId, CompartmentId, MemberId},
    policy::Permit,
    store::{
        self, Tx, attachments::AttachmentRow, cases::CaseRow, compartments::CompartmentRow, deadlines::DeadlineRow,
        tokens::TokenRow,
    },
};

mod alert;
mod arrangements;
mod beside;
mod commit;
mod consent;
mod counsel;
mod create;
mod decision;
mod discipline;
mod drawer;
mod exception;
mod grants;
mod handover;
mod hearing;
mod identity;
mod inquiry;
mod investigation;
mod keep_out;
mod notebook;
mod party;
mod pressing;
mod remind;
mod renew;
mod rest;
mod rounds;
mod tell;
mod verify;
mod withdraw;
mod word;

pub(crate) use alert::alerting;
pub(crate) use commit::{Committed, renew, request_digest};
pub(crate) use counsel::counsels;
pub(crate) use create::NewCase;
pub(crate) use drawer::{Author, Drawer, Record, Settling, open_secret, open_summary, settle};
pub(crate) use grants::Change;
pub(crate) use inquiry::{Lodging, Receiving};
pub(crate) use investigation::{are_enough, person, who_agreed};
pub(crate) use keep_out::is_kept_out;
pub(crate) use rounds::{add_words, in_rounds, in_rounds_on_all, on_case, on_case_with_held, to_read};
pub(crate) use word::{Handed, Handing};

pub(crate) use notebook::Received;

use commit::Staged;
use word::{Word, Words};

/// Who writes, with their keys.
pub(crate) enum Hand<'a> {
    /// A member.
    Member(MemberId, &'a SigningKey),
    /// The reporter, with the keys that lead from the case to the present one.
    Reporter(&'a SigningKey, Lineage),
}

impl<'a> Hand<'a> {
    fn of(unlocked: &'a Unlocked, word: &Word) -> Result<Self, Error> {
        match &unlocked.0 {
            Keys::Member(id, keys) => Ok(Self::Member(*id, &keys.signing)),
            Keys::Reporter(keys) => {
                let lineage = word.party.as_ref().unwrap_or(&word.lineage);
                // The case of another, to which this code was pointed, is not the person's.
                let is_theirs = keys.signing.verifying() == lineage.current();
                if is_theirs {
                    Ok(Self::Reporter(&keys.signing, lineage.clone()))
                } else {
                    Err(Error::Broken("reporter"))
                }
            }
        }
    }

    fn key(&self) -> &SigningKey {
        match self {
            Self::Member(_, key) | Self::Reporter(key, _) => key,
        }
    }

    fn lineage(&self) -> Option<&Lineage> {
        match self {
            Self::Member(..) => None,
            Self::Reporter(_, lineage) => Some(lineage),
        }
    }
}

/// A case as far as one person's keys open it.
pub(crate) struct CaseFile<'a> {
    service: &'a Service,
    pub(crate) roll: Arc<Roll>,
    pub(crate) row: CaseRow,
    pub(crate) deadlines: Vec<DeadlineRow>,
    pub(crate) drawers: Vec<Drawer>,
    /// Every drawer of the case, those that these keys do not open too.
    rows: Vec<CompartmentRow>,
    /// By what the person's present code is looked up.
    code: Option<[u8; 32]>,
    pub(crate) readers: Readers,
    /// Who has the drawers that say so themselves.
    own: BTreeMap<CompartmentId, Readers>,
    witnessed: Vec<Witness>,
    /// What was handed over to this inquiry by whoever took their agreement back since, as far as it was looked at.
    gone: BTreeSet<CaseId>,
    hand: Hand<'a>,
    staged: Staged,
}

/// What the store holds of a case, before anything is opened.
struct Loaded {
    roll: Arc<Roll>,
    row: CaseRow,
    deadlines: Vec<DeadlineRow>,
    tokens: Vec<TokenRow>,
    rows: Vec<CompartmentRow>,
    drawers: Vec<drawer::Loaded>,
    beside: Vec<beside::Beside>,
    witnessed: Vec<Witness>,
}

impl Loaded {
    async fn read(service: &Service, tx: &mut Tx, case: CaseId, unlocked: &Unlocked) -> Result<Self, Error> {
        let row = store::cases::by_id(tx, case).await?.ok_or(Error::NotFound)?;
        let rows = store::compartments::of_case(tx, case).await?;
        let drawers = drawer::Loaded::read(tx, (case, &rows), unlocked).await?;
        Ok(Self {
            roll: roster::current(service, tx).await?,
            deadlines: store::deadlines::of_case(tx, case).await?,
            tokens: store::tokens::of_case(tx, case).await?,
            beside: beside::Beside::read(tx, (&rows, &drawers)).await?,
            rows,
            drawers,
            witnessed: journal::witnessed(service, tx, row.reference.as_str()).await?,
            row,
        })
    }

    /// Everything that must hold before a word of it is shown.
    fn check(
        &self,
        (service, unlocked): (&Service, &Unlocked),
        (drawers, words): (&mut [Drawer], &Words),
    ) -> Result<(), Error> {
        let (row, roll, word) = (&self.row, &self.roll, &words.main);
        verify::check_authors(drawers, (roll, words))?;
        word::check_hands(row, drawers, word)?;
        words.check_granters(drawers, (row, roll))?;
        verify::check_witnessed(row.stage, (drawers, &self.beside), &self.witnessed)?;
        counsel::check(drawers, words, unlocked)?;
        party::check(row.stage, drawers, words)?;
        handover::check(drawers, (roll, &service.rules().organisation))?;
        investigation::check(row.stage, drawers, roll)?;
        decision::check(row.stage, drawers, (word, roll))?;
        discipline::check(row.stage, drawers, (word, roll))?;
        alert::check(row.stage, drawers, (word, roll))?;
        arrangements::check(drawers, roll)?;
        hearing::check(row.stage, drawers, words)?;
        verify::check_summary(drawers)?;
        pressing::check(drawers)?;
        withdraw::check((row, service.today()), drawers)?;
        words.check_epochs(drawers)?;
        if row.stage.family().is_founded() { Ok(()) } else { word.check_recipient(&self.tokens, words.is_a_talk) }
    }
}

impl<'a> CaseFile<'a> {
    /// Opens the permit's case with these keys; what they do not open is as if it were not there.
    pub(crate) async fn open<V: Verb>(
        service: &'a Service,
        permit: &Permit<V>,
        unlocked: &'a Unlocked,
    ) -> Result<Self, Error> {
        authorise::belongs(permit, unlocked)?;
        let (case, version) = permit.case().ok_or(Error::NotFound)?;
        let mut tx = service.store().read().await?;
        let mut loaded = Loaded::read(service, &mut tx, case, unlocked).await?;
        drop(tx);
        // Members have one key of what was withdrawn, and earlier ones to nothing: it is not theirs to open.
        if loaded.row.stage.is_withdrawn() && matches!(unlocked.0, Keys::Member(..)) {
            loaded.drawers.retain(drawer::Loaded::is_kept_from_the_cell);
        }
        if loaded.row.version != version {
            return Err(Error::Conflict);
        }
        let drawers = std::mem::take(&mut loaded.drawers);
        let is_talk = |drawer: &&drawer::Loaded| drawer.row().kind == CompartmentKind::InquiryExchange;
        let talks = drawers.iter().filter(is_talk).filter(|drawer| drawer.has_a_present_row()).count();
        let opened = drawer::open_all(service, &loaded.roll, (&loaded.row, drawers), unlocked)?;
        drawer::settle(service, opened.settling).await?;
        let mut drawers = opened.drawers;
        // Whoever a person keeps out of the drawer that is theirs is out of the inquiry, whatever keys they still have.
        if drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::InquiryExchange).count() < talks {
            return Err(Error::NotFound);
        }
        let words = Words::read((&loaded.row, &loaded.roll), &drawers, unlocked)?;
        loaded.check((service, unlocked), (&mut drawers, &words))?;
        let code = loaded.tokens.iter().find(|token| token.ended.is_none()).map(|token| token.lookup);
        let (readers, hand) = (words.heeded(), Hand::of(unlocked, &words.main)?);
        let Loaded { roll, row, rows, deadlines, witnessed, .. } = loaded;
        let (own, staged) = (words.own(), Staged::default());
        let gone = BTreeSet::new();
        Ok(Self { service, roll, row, deadlines, drawers, rows, code, readers, own, witnessed, gone, hand, staged })
    }

    /// Whether the case has a drawer of a kind, open or not.
    pub(crate) fn has_drawer(&self, kind: CompartmentKind) -> bool {
        self.rows.iter().any(|row| row.kind == kind)
    }

    /// The drawer of a kind, if these keys open it; the one that goes on, where they open several.
    pub(crate) fn drawer(&self, kind: CompartmentKind) -> Option<&Drawer> {
        self.drawers.iter().rfind(|drawer| drawer.kind == kind)
    }

    /// The entry of the journal that holds a record of a drawer; nothing until the night for what a reporter did.
    pub(crate) fn entry_holding(&self, drawer: &Drawer, record: &Record) -> Option<Head> {
        drawer.entry_holding(record, &self.witnessed)
    }

    /// Adds a record to a drawer, under a new key first if a reader was revoked or kept out meanwhile.
    pub(crate) fn append(&mut self, kind: CompartmentKind, body: RecordBody) -> Result<(), Error> {
        if !kind.is_kept_from_the_cell() {
            self.renew_spent()?;
        }
        // A word on who reads that was prepared before knows no key that was made since.
        let body = match body {
            RecordBody::Readers(said) => RecordBody::Readers(said.since(&self.readers)),
            body => body,
        };
        if self.has_revoked_reader(kind)? {
            self.rotate(kind, &Change::default())?;
        }
        self.staged.digest = Some((kind, self.append_as_is(kind, body)?));
        Ok(())
    }

    /// Adds a file that was received, with the key that opens it.
    pub(crate) fn add_file(&mut self, kind: CompartmentKind, file: Attached) -> Result<(), Error> {
        let compartment = self.drawer(kind).ok_or(Error::NotFound)?.id;
        let row = AttachmentRow { id: file.file, compartment, object: file.object, size: 0, day: self.service.today() };
        self.append(kind, RecordBody::File(Box::new(file)))?;
        self.staged.files.push(row);
        Ok(())
    }

    fn append_as_is(&mut self, kind: CompartmentKind, body: RecordBody) -> Result<Digest, Error> {
        let drawer = self.drawer(kind).ok_or(Error::NotFound)?.id;
        self.append_to(drawer, body)
    }

    fn append_to(&mut self, drawer: CompartmentId, body: RecordBody) -> Result<Digest, Error> {
        let body = self.with_alarms(drawer, body);
        let entry = Entry { version: 1, at: whole_seconds(self.service.clock().now()), body };
        let (service, case) = (self.service, self.row.id);
        let today = service.today();
        self.heed(drawer, &entry.body);
        let drawer = self.drawers.iter_mut().find(|one| one.id == drawer).ok_or(Error::NotFound)?;
        let (row, digest) = drawer.seal(case, &entry, self.hand.key(), (today, &mut service.entropy()))?;
        self.staged.records.push(row);
        Ok(digest)
    }

    /// Whether the readers of this case are those that something for this entity, with these links, should have.
    pub(crate) fn would_read(&self, wanted: (&str, &BTreeMap<MemberId, Link>)) -> Result<bool, Error> {
        let (body, _, readers) = choose(self.service, &self.roll, wanted)?;
        Ok(body == self.row.entity && readers.excluded.keys().all(|member| self.is_excluded(member)))
    }

    /// Moves the case as the procedure says, or refuses.
    pub(crate) fn advance(&mut self, act: Act) -> Result<(), Error> {
        let deadlines = self.service.rules().deadlines_of(&self.row.entity);
        let from = self.withdrawal().map(|withdrawal| withdrawal.from).filter(|_| self.row.stage == Stage::Withdrawn);
        let state = from.map_or(State::At(self.row.stage), State::Withdrawn);
        let today = self.service.today();
        let transition = procedure::step(state, act, today, &deadlines).map_err(|_| Error::NotFound)?;
        let open = |code| self.deadlines.iter().filter(move |row| row.code == code && row.done.is_none());
        let is_done = |code: DeadlineCode| self.deadlines.iter().any(|row| row.code == code && row.done.is_some());
        let is_owed = |code: DeadlineCode| {
            open(code).any(|row| row.due >= today || !code.lapses()) || code.is_once() && is_done(code)
        };
        // A day that was chosen stands.
        let chosen: Vec<DeadlineCode> = self.staged.opens.iter().map(|(code, _)| *code).collect();
        let begins = |(code, _): &(DeadlineCode, Day)| !is_owed(*code) && !chosen.contains(code);
        let opens: Vec<(DeadlineCode, Day)> = transition.opens.into_iter().filter(begins).collect();
        self.staged.opens.extend(opens);
        self.staged.meets.extend(transition.meets.into_iter().filter(|code| open(*code).next().is_some()));
        self.staged.drops.extend(transition.drops.into_iter().filter(|code| open(*code).next().is_some()));
        let before = std::mem::replace(&mut self.row.stage, transition.stage);
        self.rest(before);
        self.postpone(act);
        Ok(())
    }

    /// What the act just done owes falls due on this day, and not when the rules would say.
    pub(crate) fn owe_by(&mut self, code: DeadlineCode, due: Day) {
        self.staged.opens.retain(|(known, _)| *known != code);
        self.staged.opens.push((code, due));
    }

    /// What is owed is owed no more, whatever the procedure says of the act.
    pub(crate) fn owe_no_more(&mut self, code: DeadlineCode) {
        if self.deadlines.iter().any(|row| row.code == code && row.done.is_none()) {
            self.staged.drops.push(code);
        }
    }

    /// The act is done: the case moves as the procedure says, and all is written.
    pub(crate) async fn done<V: Verb>(mut self, request: Option<&str>) -> Result<(), Error> {
        self.advance(V::ACT)?;
        self.commit(V::ACT, request).await.map(|_| ())
    }

    /// The member put in charge last, as long as they may read, and have a key: in the archive they may have none.
    pub(crate) fn in_charge(&self) -> Option<Assigned> {
        let drawer = self.drawer(CompartmentKind::Listening)?;
        let newest = drawer.newest(|entry| match &entry.body {
            RecordBody::Assigned(assigned) => Some(*assigned),
            _ => None,
        });
        let has_a_key = |member: &MemberId| drawer.members().any(|one| one == *member);
        newest.filter(|Assigned { member }| has_a_key(member) && self.may_read(member) && !self.is_excluded(member))
    }

    /// Gives the case to a member: from now on keys are wrapped to them too. Says whether they are new to it.
    pub(crate) fn admit(&mut self, member: MemberId) -> bool {
        self.readers.holders.insert(member)
    }

    /// The organisation the case is of.
    pub(crate) fn organisation(&self) -> &'a Organisation {
        &self.service.rules().organisation
    }

    /// Whether somebody must not read this case, under this membership or a former one.
    pub(crate) fn is_excluded(&self, member: &MemberId) -> bool {
        self.readers.excludes(&self.roll.roster, member)
    }

    /// How the journal names a member: the role that lets them read this case, and their identifier.
    pub(crate) fn actor(&self, member: MemberId) -> String {
        let organisation = &self.service.rules().organisation;
        let entry = self.roll.roster.entry(&member);
        let roles = entry.map(|entry| conflict::roles_on_a_case(entry, organisation, &self.row.entity));
        let roles = roles.unwrap_or_default();
        if self.row.stage.family().is_founded() || self.row.stage.family() == Family::Hearing {
            // Whoever only sees dates has no other drawer of it.
            let is_invited = self.row.stage.word_stands_in() == CompartmentKind::Inquiry
                && self.drawer(CompartmentKind::Inquiry).is_none();
            let acts = |role: &Role| role.acts_later() && (*role == Role::SupportDesk) == is_invited;
            let role = roles.into_iter().find(|role| acts(role) || role.receives());
            return format!("{} {member}", role.map_or("member", Coded::code));
        }
        if self.drawer(CompartmentKind::Exchange).is_none() {
            return format!("{} {member}", Role::Counsel.code());
        }
        format!("{} {member}", roles.into_iter().find(|role| role.receives()).map_or("member", Coded::code))
    }
}
