//! The journal of acts: who did what, on which case, which day; no content and no time of day.
//!
//! A member's act enters in the transaction of the act itself, as its last statement. A reporter's act waits, sealed, in
//! a queue and enters at night in shuffled order, so that the journal does not tell when somebody wrote. The chain proves
//! what precedes a head held elsewhere; it does not by itself show a journal cut at its end. The state folder keeps such a
//! head, a minute old at most: what is cut of the last minute, or together with that file, only a head given out shows (see
//! [`super::witness`]).
mod look;

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering::Relaxed},
};

use tokio::sync::mpsc;

use super::{Error, Service, head};
use crate::{
    clock::Day,
    crypto::{
        Digest,
        host::HostSecret,
        journal, seal,
        sign::{Signature, SigningKey},
    },
    domain::{Coded, act::Act, case::Reference},
    entropy,
    ids::{CaseId, MemberId},
    store::{self, Tx, journal::JournalRow},
};

// A journal is verified with nothing but its key, wherever it is.
pub use crate::crypto::{
    journal::{Entry, Head, JournalError, export, import, verify_chain},
    sign::VerifyingKey,
};
pub use look::{Given, Held, Look, Looked, look_over};

/// One act, before it has its place in the chain.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Line {
    /// The day.
    pub day: Day,
    /// Role and staff identifier, or "reporter".
    pub actor: String,
    /// Code of the act.
    pub act: Act,
    /// Reference of the case, or nothing.
    pub subject: Option<String>,
    /// Digest of the sealed bytes concerned, or of nothing.
    pub digest: Digest,
}

impl Line {
    /// A line of today.
    pub(crate) fn new(service: &Service, act: Act, actor: String) -> Self {
        Self { day: service.today(), actor, act, subject: None, digest: Digest::ZERO }
    }

    /// About a case.
    pub(crate) fn about(mut self, reference: &str) -> Self {
        self.subject = Some(reference.to_owned());
        self
    }

    /// Concerning these sealed bytes.
    pub(crate) fn concerning(mut self, digest: Digest) -> Self {
        self.digest = digest;
        self
    }

    /// The bytes that are chained and signed: fields of the row, each with its length.
    #[must_use]
    pub fn payload(&self) -> Vec<u8> {
        let fields = [
            self.day.to_string(),
            self.actor.clone(),
            self.act.code().to_owned(),
            self.subject.clone().unwrap_or_default(),
        ];
        let mut bytes = Vec::new();
        for field in fields {
            bytes.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_be_bytes());
            bytes.extend(field.into_bytes());
        }
        bytes.extend(self.digest.0);
        bytes
    }
}

/// Says that a member read something of a case, the first time a day.
pub(crate) async fn once_a_day(
    service: &Service,
    act: Act,
    (actor, reference): (&str, &Reference),
) -> Result<(), Error> {
    let mut tx = service.store().read().await?;
    let seen = store::journal::seen_today(&mut tx, actor, act, Some(reference.as_str()), service.today()).await?;
    drop(tx);
    if seen {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    append(service, &mut tx, &Line::new(service, act, actor.to_owned()).about(reference.as_str())).await?;
    Ok(tx.commit().await?)
}

/// Appends one act under the head's lock. Must be the last statement before the commit.
pub(crate) async fn append(service: &Service, tx: &mut Tx, line: &Line) -> Result<(), Error> {
    let last = store::journal::head(tx).await?.map(entry).transpose()?;
    let (sequence, previous) = last.map_or((0, Digest::ZERO), |last| (last.sequence.saturating_add(1), last.digest()));
    let entry = journal::append(sequence, previous, line.payload(), &signing_key(service.host()));
    let row = JournalRow {
        sequence: entry.sequence,
        day: line.day,
        actor: line.actor.clone(),
        act: line.act,
        subject: line.subject.clone(),
        digest: line.digest.0,
        previous: entry.previous.0,
        signature: entry.signature.0.to_vec(),
    };
    Ok(store::journal::append(tx, &row).await?)
}

/// A row as an entry of the chain: its payload is made again from its clear columns.
pub fn entry(row: JournalRow) -> Result<Entry, Error> {
    let signature = row.signature.try_into().map_err(|_| Error::Broken("journal"))?;
    let line = Line { day: row.day, actor: row.actor, act: row.act, subject: row.subject, digest: Digest(row.digest) };
    let previous = Digest(row.previous);
    Ok(Entry { sequence: row.sequence, payload: line.payload(), previous, signature: Signature(signature) })
}

/// An act on a case that left a record, and where it stands in the journal.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Witness {
    pub(crate) act: Act,
    /// The day of the act.
    pub(crate) day: Day,
    /// Digest of the sealed record.
    pub(crate) record: Digest,
    pub(crate) entry: Head,
}

/// A row as an entry that the installation signed; its place in the chain is not looked at.
pub(crate) fn ours(service: &Service, row: JournalRow) -> Result<Entry, Error> {
    let entry = entry(row)?;
    if entry.is_known_by(&service.journal_key, service.verified()) { Ok(entry) } else { Err(Error::Broken("journal")) }
}

/// What the installation has written of a case. A row put there by somebody else is as if it were not.
pub(crate) async fn witnessed(service: &Service, tx: &mut Tx, reference: &str) -> Result<Vec<Witness>, Error> {
    let rows = store::journal::about(tx, reference).await?.into_iter().filter(|row| row.digest != Digest::ZERO.0);
    let witness = |row: JournalRow| {
        let (act, day, record) = (row.act, row.day, Digest(row.digest));
        let entry = ours(service, row).ok()?;
        Some(Witness { act, day, record, entry: Head { sequence: entry.sequence, digest: entry.digest() } })
    };
    Ok(rows.filter_map(witness).collect())
}

/// What the installation has written of a case, act by act, in its order.
pub(crate) async fn acts(service: &Service, tx: &mut Tx, reference: &str) -> Result<Vec<(Act, Day)>, Error> {
    let rows = store::journal::about(tx, reference).await?;
    let act = |row: JournalRow| {
        let (act, day) = (row.act, row.day);
        ours(service, row).ok().map(|_| (act, day))
    };
    Ok(rows.into_iter().filter_map(act).collect())
}

/// Every member whom the journal names beside a case: they did something there, if only to open it.
pub(crate) async fn everybody(service: &Service, tx: &mut Tx, reference: &str) -> Result<BTreeSet<MemberId>, Error> {
    let rows = store::journal::about(tx, reference).await?;
    let member = |row: JournalRow| {
        let member = row.actor.split(' ').next_back()?.parse().ok();
        ours(service, row).ok().and(member)
    };
    Ok(rows.into_iter().filter_map(member).collect())
}

/// Who did an act on a case, in the order of the journal, as far as it names members.
pub(crate) async fn who(service: &Service, tx: &mut Tx, (reference, act): (&str, Act)) -> Result<Vec<MemberId>, Error> {
    let rows = store::journal::about(tx, reference).await?.into_iter().filter(|row| row.act == act);
    let member = |row: JournalRow| {
        let member = row.actor.split(' ').next_back()?.parse().ok();
        ours(service, row).ok().and(member)
    };
    Ok(rows.filter_map(member).collect())
}

/// Whether the journal of a reference says that the file of this number is gone.
pub(crate) async fn is_gone(service: &Service, tx: &mut Tx, (reference, case): (&str, CaseId)) -> Result<bool, Error> {
    let number = Digest::of(&case.bytes()).0;
    let rows = store::journal::about(tx, reference).await?.into_iter();
    let mut ends = rows.filter(|row| matches!(row.act, Act::Erase | Act::Eliminate) && row.digest == number);
    Ok(ends.any(|row| ours(service, row).is_ok()))
}

const QUEUE: &[u8] = b"recueil/v1/journal-queue";

/// Puts a reporter's act in the queue of the night.
pub(crate) async fn queue(service: &Service, tx: &mut Tx, line: &Line) -> Result<(), Error> {
    let bytes = serde_json::to_vec(line).map_err(|_| Error::Internal("journal line"))?;
    let sealed = seal::seal(&service.host().queue(), QUEUE, &bytes, &mut service.entropy());
    let id = entropy::array(&mut service.entropy());
    Ok(store::journal::queue_insert(tx, id, &sealed).await?)
}

/// Moves what waits since before today into the journal, shuffled. Can run twice without harm.
///
/// What was done today waits on: entered alone, it would tell its hour. A row that does not open was not written by this
/// installation; it is left out and reported, so that it cannot keep the others waiting.
pub async fn drain(service: &Service) -> Result<usize, Error> {
    let mut tx = service.store().begin().await?;
    let mut lines = Vec::new();
    for sealed in store::journal::queue_drain(&mut tx).await? {
        match opened(service, &sealed) {
            Some(line) if line.day < service.today() => lines.push(line),
            Some(line) => queue(service, &mut tx, &line).await?,
            None => tracing::warn!("a row of the journal's queue is not ours"),
        }
    }
    entropy::shuffle(&mut service.entropy(), &mut lines);
    for line in &lines {
        append(service, &mut tx, line).await?;
    }
    tx.commit().await?;
    Ok(lines.len())
}

fn opened(service: &Service, sealed: &[u8]) -> Option<Line> {
    let bytes = seal::open(&service.host().queue(), QUEUE, sealed).ok()?;
    serde_json::from_slice(&bytes).ok()
}

/// Rows read at once.
const CHUNK: u32 = 1000;

/// The whole journal as entries of its chain: as long as it is short enough to be held.
pub async fn entries(service: &Service) -> Result<Vec<Entry>, Error> {
    let (mut entries, mut from) = (Vec::new(), 0);
    loop {
        let chunk = chunk(service, from).await?;
        let Some(last) = chunk.last() else { return Ok(entries) };
        from = last.sequence.saturating_add(1);
        entries.extend(chunk);
    }
}

async fn chunk(service: &Service, from: u64) -> Result<Vec<Entry>, Error> {
    let mut tx = service.store().read().await?;
    let rows = store::journal::page(&mut tx, from, CHUNK).await?;
    drop(tx);
    rows.into_iter().map(entry).collect()
}

/// How much was sent, and up to where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sent {
    /// How many entries.
    pub entries: u64,
    /// The last one.
    pub head: Option<Head>,
}

/// Sends the whole journal as the file that [`import`] reads, piece by piece: it is never held whole. Whoever takes the pieces
/// may stop taking them.
pub async fn send(service: &Service, to: mpsc::Sender<std::io::Result<Vec<u8>>>) -> Result<Sent, Error> {
    let mut sent = Sent { entries: 0, head: None };
    let mut going = to.send(Ok(journal::opening())).await.is_ok();
    while going {
        let from = sent.head.map_or(0, |head| head.sequence.saturating_add(1));
        let entries = match chunk(service, from).await {
            Ok(entries) => entries,
            Err(error) => {
                // Cut off before its end, so that nobody takes it for whole.
                to.send(Err(std::io::ErrorKind::InvalidData.into())).await.ok();
                return Err(error);
            }
        };
        let Some(last) = entries.last() else { break };
        sent.head = Some(Head { sequence: last.sequence, digest: last.digest() });
        sent.entries = sent.entries.saturating_add(u64::try_from(entries.len()).unwrap_or(u64::MAX));
        going = to.send(Ok(journal::piece(&entries))).await.is_ok();
    }
    Ok(sent)
}

/// The key that signs the journal, to be given with an export.
#[must_use]
pub fn verifying_key(service: &Service) -> VerifyingKey {
    service.journal_key
}

/// The key that signs the journal: the machine's, and nobody's.
pub(super) fn signing_key(host: &HostSecret) -> SigningKey {
    SigningKey::from_seed(&host.journal_signing())
}

/// What the last looks at the journal found, for whoever is at work: a whole look each night, its head each minute.
#[derive(Debug, Default)]
pub struct Standing {
    chain: AtomicBool,
    head: AtomicBool,
}

impl Standing {
    /// Whether the journal was found cut or rewritten.
    #[must_use]
    pub fn is_broken(&self) -> bool {
        self.chain.load(Relaxed) || self.head.load(Relaxed)
    }
}

/// Notes what a look found. One that could not be taken changes nothing.
fn noted<T>(broken: &AtomicBool, outcome: Result<T, Error>) -> Result<T, Error> {
    match &outcome {
        Ok(_) => broken.store(false, Relaxed),
        Err(Error::Broken(_)) => broken.store(true, Relaxed),
        Err(_) => {}
    }
    outcome
}

/// Verifies the installation's own journal, and that it goes on from the highest head seen; says how many entries it has.
pub async fn verify(service: &Service) -> Result<usize, Error> {
    let looked = look_over(service, &[]).await?;
    match looked.outcome {
        Ok(_) => usize::try_from(looked.entries).map_err(|_| Error::Internal("journal")),
        Err(error) => Err(refusal(error)),
    }
}

/// Why a journal is refused, as an error.
fn refusal(error: JournalError) -> Error {
    Error::Broken(match error {
        JournalError::Shortened(_) => SHORTENED,
        JournalError::Forked(_) => "journal forked",
        JournalError::Broken(_) => "journal",
    })
}

const SHORTENED: &str = "journal shortened: it ends before the head in the state folder, journal-head";

/// The highest head that this machine remembers.
pub fn seen(service: &Service) -> Result<Option<Head>, Error> {
    let Some(dir) = &service.settings().state_dir else { return Ok(None) };
    Ok(head::read(dir, head::JOURNAL)?.map(|(sequence, digest)| Head { sequence, digest }))
}

/// Remembers the present head, once the highest seen still stands in the journal. Kept apart from the acts themselves,
/// which must not wait for another disk: what was added since the last time is not yet remembered.
pub async fn remember(service: &Service) -> Result<(), Error> {
    noted(&service.standing.head, remembered(service).await)
}

async fn remembered(service: &Service) -> Result<(), Error> {
    let Some(dir) = &service.settings().state_dir else { return Ok(()) };
    let seen = seen(service)?;
    let mut tx = service.store().read().await?;
    if let Some(seen) = seen {
        let there = store::journal::page(&mut tx, seen.sequence, 1).await?.pop().map(entry).transpose()?;
        let there = there.filter(|entry| entry.sequence == seen.sequence).ok_or(Error::Broken(SHORTENED))?;
        if there.digest() != seen.digest {
            return Err(Error::Broken("journal forked"));
        }
    }
    let last = store::journal::peek(&mut tx).await?.map(|row| ours(service, row)).transpose()?;
    drop(tx);
    match last {
        Some(last) if seen.is_none_or(|seen| seen.sequence < last.sequence) => {
            head::keep(dir, head::JOURNAL, (last.sequence, last.digest()))
        }
        _ => Ok(()),
    }
}
