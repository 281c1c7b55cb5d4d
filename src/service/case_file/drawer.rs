//! One drawer: its keys by epoch, its records in their chain, each verified before it is believed.
use std::collections::BTreeMap;

use crate::{
    clock::Day,
    crypto::{
        Digest,
        compartment::CompartmentSecret,
        grant::{self, GrantContext, Settled},
        hybrid::Identity,
        record::{self, Quote, RecordContext},
        sign::{SigningKey, VerifyingKey},
        verified::Verified,
    },
    domain::{
        Coded,
        case::{CompartmentKind, HolderKind},
        record::{Entry, RecordBody, Summary},
    },
    entropy::Entropy,
    ids::{CaseId, CompartmentId, MemberId, RecordId},
    service::{
        Error, Service,
        authorise::{holder, holder_member},
        journal::{Head, Witness},
        roster::Roll,
        session::{Keys, Unlocked},
    },
    store::{
        self, Tx,
        cases::CaseRow,
        compartments::CompartmentRow,
        grants::{GrantRow, HolderKey},
        records::RecordRow,
    },
};

/// What a key opens: a drawer at one of its epochs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lock {
    pub(super) kind: CompartmentKind,
    pub(super) compartment: CompartmentId,
    pub(super) epoch: u32,
}

impl Lock {
    /// The same drawer at another epoch.
    pub(super) fn at(self, epoch: u32) -> Self {
        Self { epoch, ..self }
    }
}

/// Who wrote a record, by a verified signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Author {
    /// The reporter.
    Reporter,
    /// A member.
    Member(MemberId),
}

/// A record, opened and verified.
#[derive(Debug, Clone)]
pub(crate) struct Record {
    pub(crate) entry: Entry,
    pub(crate) author: Author,
    pub(super) key: VerifyingKey,
    pub(crate) sequence: u64,
    pub(crate) digest: Digest,
    /// The same, for somebody without a key of the drawer: kept of what may be handed over.
    pub(super) quote: Option<Quote>,
}

/// A drawer opened with one person's keys.
pub(crate) struct Drawer {
    pub(crate) id: CompartmentId,
    pub(crate) kind: CompartmentKind,
    pub(crate) epoch: u32,
    pub(crate) secrets: BTreeMap<u32, CompartmentSecret>,
    pub(crate) holders: Vec<HolderKey>,
    pub(crate) records: Vec<Record>,
    pub(super) digests: Vec<Digest>,
    /// Who made the present key, where it was opened here.
    pub(crate) granter: Option<VerifyingKey>,
    next: u64,
    last: Digest,
}

impl Drawer {
    /// A new drawer with its first secret.
    pub(crate) fn new(kind: CompartmentKind, entropy: &mut dyn Entropy) -> Self {
        let secret = CompartmentSecret::generate(entropy);
        Self {
            id: CompartmentId::random(entropy),
            kind,
            epoch: 0,
            secrets: BTreeMap::from([(0, secret)]),
            holders: Vec::new(),
            records: Vec::new(),
            digests: Vec::new(),
            granter: None,
            next: 0,
            last: Digest::ZERO,
        }
    }

    pub(crate) fn secret(&self) -> Result<&CompartmentSecret, Error> {
        self.secrets.get(&self.epoch).ok_or(Error::NotFound)
    }

    /// Seals the next record of the chain.
    pub(crate) fn seal(
        &mut self,
        case: CaseId,
        entry: &Entry,
        author: &SigningKey,
        (today, entropy): (Day, &mut dyn Entropy),
    ) -> Result<(RecordRow, Digest), Error> {
        let (id, kind) = (RecordId::random(entropy), entry.body.kind());
        let context = RecordContext {
            case: case.bytes(),
            compartment: self.id.bytes(),
            epoch: self.epoch,
            record: id.bytes(),
            kind: kind.code(),
            sequence: self.next,
            previous: self.last,
        };
        let body = serde_json::to_vec(entry).map_err(|_| Error::Internal("record"))?;
        let sealed = record::seal_record(self.secret()?, &context, author, &body, entropy)?;
        let digest = Digest::of(&sealed);
        let row = RecordRow { id, compartment: self.id, kind, sequence: self.next, day: today, sealed };
        self.next = self.next.saturating_add(1);
        self.last = digest;
        Ok((row, digest))
    }

    /// The digest of the record written last.
    pub(crate) fn last(&self) -> Digest {
        self.last
    }

    /// The key that serves now.
    pub(super) fn lock(&self) -> Lock {
        Lock { kind: self.kind, compartment: self.id, epoch: self.epoch }
    }

    /// The members who have a grant of the present key, decoys included.
    pub(crate) fn members(&self) -> impl Iterator<Item = MemberId> + '_ {
        let members = self.holders.iter().filter(|holder| holder.kind == HolderKind::Member);
        members.filter_map(|holder| holder_member(&holder.holder))
    }

    /// What lists should show of a question: its first words.
    pub(super) fn asked(&self, audience: Option<String>) -> Option<Summary> {
        let text = self.records.iter().find_map(|record| match &record.entry.body {
            RecordBody::Message(words) => Some(words.text.as_str()),
            _ => None,
        });
        Some(Summary::of_question(text?, audience))
    }

    /// The day of the first record.
    pub(super) fn begun(&self) -> Option<Day> {
        self.records.first().map(|record| Day::of(record.entry.at))
    }

    /// Whether a file with these bytes is here already.
    pub(crate) fn has_file(&self, digest: &str) -> bool {
        self.standing().any(|record| matches!(&record.entry.body, RecordBody::File(file) if file.digest == digest))
    }

    /// The entry of the journal that holds a record: its own, or that of a later one, which holds the digest of the one
    /// before it, and so of all before.
    pub(super) fn entry_holding(&self, record: &Record, witnessed: &[Witness]) -> Option<Head> {
        let mut later = self.digests.iter().skip_while(|digest| **digest != record.digest);
        let entry = |digest: &Digest| witnessed.iter().find(|witness| witness.record == *digest);
        later.find_map(entry).map(|witness| witness.entry)
    }

    /// What `pick` finds in the oldest record that it finds something in.
    pub(crate) fn oldest<T>(&self, pick: impl Fn(&Entry) -> Option<T>) -> Option<T> {
        self.records.iter().find_map(|record| pick(&record.entry))
    }

    /// The newest record that `pick` finds something in.
    pub(crate) fn newest<T>(&self, pick: impl Fn(&Entry) -> Option<T>) -> Option<T> {
        self.records.iter().rev().find_map(|record| pick(&record.entry))
    }
}

/// What the store holds of a drawer.
pub(super) struct Loaded {
    row: CompartmentRow,
    grants: Vec<GrantRow>,
    holders: Vec<HolderKey>,
    records: Vec<RecordRow>,
}

impl Loaded {
    /// What stands in the clear of it.
    pub(super) fn row(&self) -> &CompartmentRow {
        &self.row
    }

    /// Whether these keys have a row of the present key, be it a decoy.
    pub(super) fn has_a_present_row(&self) -> bool {
        self.grants.iter().any(|grant| grant.epoch == self.row.epoch)
    }

    /// Whether neither the cell nor recovery keys ever have a key of it.
    pub(super) fn is_kept_from_the_cell(&self) -> bool {
        self.row.kind.is_kept_from_the_cell()
    }

    /// Reads every drawer in which these keys have a grant.
    pub(super) async fn read(
        tx: &mut Tx,
        (case, rows): (CaseId, &[CompartmentRow]),
        unlocked: &Unlocked,
    ) -> Result<Vec<Self>, Error> {
        let mut grants = store::grants::of_holder(tx, case, &holder(unlocked)).await?;
        let mut loaded = Vec::new();
        for row in rows.iter().copied() {
            let (own, rest) = grants.into_iter().partition(|grant| grant.compartment == row.id);
            grants = rest;
            let own: Vec<GrantRow> = own;
            if own.is_empty() {
                continue;
            }
            let holders = store::grants::holders(tx, row.id, row.epoch).await?;
            let records = store::records::of_compartment(tx, row.id).await?;
            loaded.push(Self { row, grants: own, holders, records });
        }
        Ok(loaded)
    }
}

/// A settled copy to write, so that the next opening is fast.
pub(crate) struct Settling {
    row: GrantRow,
    bytes: Vec<u8>,
}

/// What opening gave.
pub(super) struct Opened {
    pub(super) drawers: Vec<Drawer>,
    pub(super) settling: Vec<Settling>,
}

/// Opens every drawer whose present key these keys open; the others are as if they were not there.
pub(super) fn open_all(
    service: &Service,
    roll: &Roll,
    (case, loaded): (&CaseRow, Vec<Loaded>),
    unlocked: &Unlocked,
) -> Result<Opened, Error> {
    let mut opened = Opened { drawers: Vec::new(), settling: Vec::new() };
    for drawer in loaded {
        let mut open = Drawer {
            id: drawer.row.id,
            kind: drawer.row.kind,
            epoch: drawer.row.epoch,
            secrets: BTreeMap::new(),
            holders: drawer.holders,
            records: Vec::new(),
            digests: Vec::new(),
            granter: None,
            next: 0,
            last: Digest::ZERO,
        };
        for grant in drawer.grants {
            let (epoch, current, settled) = (grant.epoch, grant.epoch == open.epoch, grant.settled.is_some());
            // A settled copy does not say who made the key, and the present one is written under.
            let grant = if current { GrantRow { settled: None, ..grant } } else { grant };
            let found = open_secret(service, roll, (case, open.kind), (grant, unlocked));
            opened.settling.extend(found.settling.filter(|_| !settled));
            if current {
                open.granter = found.granter;
            }
            if let Some(secret) = found.secret {
                open.secrets.insert(epoch, secret);
            }
        }
        // A key later than the present one: somebody wants an earlier key, which others may hold, to serve again.
        if open.secrets.keys().any(|epoch| *epoch > open.epoch) {
            return Err(Error::Broken("epoch"));
        }
        if open.secrets.contains_key(&open.epoch) {
            open_records(case.id, &mut open, (&drawer.records, service.verified()))?;
            opened.drawers.push(open);
        }
    }
    if opened.drawers.is_empty() { Err(Error::NotFound) } else { Ok(opened) }
}

/// What one grant gave.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) secret: Option<CompartmentSecret>,
    pub(crate) settling: Option<Settling>,
    granter: Option<VerifyingKey>,
}

/// Opens one grant, from its settled copy where there is one. A grant that gives nothing is not an error: it is a decoy,
/// or forged, and the two look the same to the one who holds it.
pub(crate) fn open_secret(
    service: &Service,
    roll: &Roll,
    (case, kind): (&CaseRow, CompartmentKind),
    (row, unlocked): (GrantRow, &Unlocked),
) -> Found {
    let context = context(case.id, &row);
    let (identity, settles) = match &unlocked.0 {
        Keys::Member(_, keys) => (&keys.identity, true),
        Keys::Reporter(keys) => (&keys.identity, false),
    };
    if let Some(settled) = &row.settled {
        let secret = match grant::open_settled(&context, settled, identity) {
            Ok(Settled::Secret(secret)) => Some(secret),
            Ok(Settled::Nothing) | Err(_) => None,
        };
        return Found { secret, ..Found::default() };
    }
    let place = Place { case, kind, context: &context };
    let (secret, granter) = match opened(service, roll, &place, (&row.wrapped, identity)) {
        Some((secret, granter)) => (Some(secret), Some(granter)),
        None => (None, None),
    };
    let settling = settles
        .then(|| Settling { bytes: grant::settle(&context, secret.as_ref(), identity, &mut service.entropy()), row });
    Found { secret, settling, granter }
}

/// Which drawer a grant is for.
struct Place<'a> {
    case: &'a CaseRow,
    kind: CompartmentKind,
    context: &'a GrantContext,
}

fn opened(
    service: &Service,
    roll: &Roll,
    Place { case, kind, context }: &Place<'_>,
    (wrapped, identity): (&[u8], &Identity),
) -> Option<(CompartmentSecret, VerifyingKey)> {
    let opened = grant::open_grant(context, wrapped, identity).ok()?;
    let of = (&service.rules().organisation, case.entity.as_str());
    let trusted = match &opened.lineage {
        Some(lineage) => {
            // Keys that two members gave are looked at again where the word on who reads says who they were.
            let by = if *kind == CompartmentKind::Heard { *kind } else { CompartmentKind::Exchange };
            let may = |key: &VerifyingKey| roll.may_grant(key, by, of);
            let are_two = |[one, other]: [VerifyingKey; 2]| may(&one) && may(&other) && roll.are_two([&one, &other]);
            // A person who takes part in an inquiry has the keys of their own case: the drawer's word says whose they are.
            let is_of_it = lineage.case_id() == case.id.bytes() || *kind == CompartmentKind::InquiryExchange;
            is_of_it && lineage.contains(&opened.granter) && lineage.renewals().all(are_two)
        }
        None => roll.may_grant(&opened.granter, *kind, of),
    };
    trusted.then_some((opened.secret, opened.granter))
}

pub(super) fn context(case: CaseId, row: &GrantRow) -> GrantContext {
    GrantContext {
        case: case.bytes(),
        compartment: row.compartment.bytes(),
        epoch: row.epoch,
        holder_kind: match row.holder.kind {
            HolderKind::Member => 1,
            HolderKind::Token => 2,
            HolderKind::Recovery => 3,
        },
        holder: row.holder.holder,
    }
}

/// Opens the records in their order; one that is missing, moved, altered, replayed or under a key that no longer served
/// breaks the chain.
fn open_records(case: CaseId, drawer: &mut Drawer, (rows, known): (&[RecordRow], &Verified)) -> Result<(), Error> {
    let mut epoch = 0;
    for row in rows {
        if row.sequence != drawer.next {
            return Err(Error::Broken("record missing"));
        }
        let frame = record::frame(&row.sealed).map_err(|_| Error::Broken("record"))?;
        if frame.previous != drawer.last {
            return Err(Error::Broken("record moved"));
        }
        if frame.epoch < epoch || frame.epoch > drawer.epoch {
            return Err(Error::Broken("epoch"));
        }
        epoch = frame.epoch;
        let digest = Digest::of(&row.sealed);
        // Whoever has the present key was given the earlier ones: one that is gone would hide what was said under it.
        let secret = drawer.secrets.get(&frame.epoch).ok_or(Error::Broken("key missing"))?;
        let (entry, key, quote) = open_record(case, row, (secret, known))?;
        drawer.records.push(Record { entry, author: Author::Reporter, key, sequence: row.sequence, digest, quote });
        drawer.next = drawer.next.saturating_add(1);
        drawer.last = digest;
        drawer.digests.push(digest);
    }
    Ok(())
}

fn open_record(
    case: CaseId,
    row: &RecordRow,
    (secret, known): (&CompartmentSecret, &Verified),
) -> Result<(Entry, VerifyingKey, Option<Quote>), Error> {
    let broken = Error::Broken("record");
    let Ok(frame) = record::frame(&row.sealed) else { return Err(broken) };
    let context = RecordContext {
        case: case.bytes(),
        compartment: row.compartment.bytes(),
        epoch: frame.epoch,
        record: row.id.bytes(),
        kind: row.kind.code(),
        sequence: row.sequence,
        previous: frame.previous,
    };
    let Ok(opened) = record::open_record_known(secret, &context, (&row.sealed, known)) else { return Err(broken) };
    let Ok(entry) = serde_json::from_slice::<Entry>(&opened.body) else { return Err(broken) };
    if entry.version != 1 || entry.body.kind() != row.kind {
        return Err(broken);
    }
    let quote = entry.body.may_be_quoted().then(|| opened.quote(&context)).transpose()?;
    Ok((entry, opened.author, quote))
}

/// Opens the one record that lists show, without the rest of its chain.
pub(crate) fn open_summary(case: CaseId, row: &RecordRow, secret: &CompartmentSecret) -> Result<Entry, Error> {
    open_record(case, row, (secret, &Verified::default())).map(|(entry, ..)| entry)
}

/// Writes settled copies; losing them costs time and nothing else.
pub(crate) async fn settle(service: &Service, settling: Vec<Settling>) -> Result<(), Error> {
    if settling.is_empty() {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    for Settling { row, bytes } in settling {
        store::grants::settle(&mut tx, &row, &bytes).await?;
    }
    Ok(tx.commit().await?)
}
