//! The journal of acts, and the queue where reporters' acts wait for the night.
//!
//! Appending is the last statement before commit: [`head`] takes the lock under which the next number is free. The store
//! keeps the chain; it does **not** verify it.
use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    domain::{Coded, act::Act},
};

// SQLite's writer is alone already.
const LOCK_ON_SQLITE: &str = "select schema_version from instance";
const LOCK_ON_POSTGRES: &str = "select schema_version from instance for update";
const HEAD: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal order by sequence desc limit 1";
const APPEND: &str = "insert into journal (sequence, day, actor, act, subject, digest, previous, signature)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const PAGE: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal where sequence >= $1 order by sequence limit $2";
const LISTED: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal where sequence < $1 and day >= $2 and day <= $3 order by sequence desc limit $4";
const LISTED_OF: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal where sequence < $1 and day >= $2 and day <= $3 and act = $5 order by sequence desc limit $4";
const LAST_BEFORE: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal where day < $1 order by sequence desc limit 1";
const ABOUT: &str = "select sequence, day, actor, act, subject, digest, previous, signature
    from journal where subject = $1 order by sequence";
const SEEN_TODAY: &str = "select count(*) from (select 1 as seen from journal
    where day = $1 and actor = $2 and act = $3 and subject is not distinct from $4 limit 1) as once";
const QUEUE_INSERT: &str = "insert into journal_queue (id, sealed) values ($1, $2)";
const QUEUE_DRAIN: &str = "delete from journal_queue returning sealed";

/// Statements written for one database only: (SQLite's, PostgreSQL's).
pub const DIFFERENT: &[(&str, &str)] = &[(LOCK_ON_SQLITE, LOCK_ON_POSTGRES)];
/// Every other statement of this file.
pub const STATEMENTS: &[&str] =
    &[HEAD, APPEND, PAGE, LISTED, LISTED_OF, LAST_BEFORE, ABOUT, SEEN_TODAY, QUEUE_INSERT, QUEUE_DRAIN];

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalRow {
    /// Its number.
    pub sequence: u64,
    /// The day of the act.
    pub day: Day,
    /// Who acted: role and staff identifier, or "reporter".
    pub actor: String,
    /// What they did.
    pub act: Act,
    /// The reference of the case or the identifier of the member concerned, if any.
    pub subject: Option<String>,
    /// Digest of the sealed bytes concerned.
    pub digest: [u8; 32],
    /// Digest of the entry before; zeroes for the first.
    pub previous: [u8; 32],
    /// The instance's signature.
    pub signature: Vec<u8>,
}

type Columns = (i64, String, String, String, Option<String>, Vec<u8>, Vec<u8>, Vec<u8>);

fn row((sequence, day, actor, act, subject, digest, previous, signature): Columns) -> Result<JournalRow, Error> {
    Ok(JournalRow {
        sequence: codes::number(sequence)?,
        day: codes::day(&day)?,
        actor,
        act: codes::coded(&act)?,
        subject,
        digest: codes::digest(digest)?,
        previous: codes::digest(previous)?,
        signature,
    })
}

/// The last entry; until this transaction ends, nobody else gets an answer to the same question.
///
/// Needs a transaction that writes. To look at the head without holding others up, see [`peek`].
pub async fn head(tx: &mut Tx) -> Result<Option<JournalRow>, Error> {
    let lock = tx.either(LOCK_ON_SQLITE, LOCK_ON_POSTGRES);
    on!(&mut *tx, |c| sqlx::query(lock).execute(c).await.map(drop)?);
    peek(tx).await
}

/// The last entry, as it stands now.
pub async fn peek(tx: &mut Tx) -> Result<Option<JournalRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(HEAD).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// Adds an entry; [`Error::Conflict`] when its number is taken.
pub async fn append(tx: &mut Tx, entry: &JournalRow) -> Result<(), Error> {
    let sequence = codes::stored(entry.sequence)?;
    on!(tx, |c| sqlx::query(APPEND)
        .bind(sequence)
        .bind(entry.day.to_string())
        .bind(&entry.actor)
        .bind(entry.act.code())
        .bind(&entry.subject)
        .bind(entry.digest.as_slice())
        .bind(entry.previous.as_slice())
        .bind(&entry.signature)
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// At most `limit` entries from number `from` on.
pub async fn page(tx: &mut Tx, from: u64, limit: u32) -> Result<Vec<JournalRow>, Error> {
    read(tx, from, limit).await?.into_iter().map(|one| one.row).collect()
}

/// A row for whoever looks the journal over: one that somebody spoiled is shown beside the others.
#[derive(Debug)]
pub struct Read {
    /// Its number.
    pub sequence: u64,
    /// What stands there; [`Error::Corrupt`] where it does not read.
    pub row: Result<JournalRow, Error>,
}

fn each(rows: Vec<Columns>) -> Result<Vec<Read>, Error> {
    let one = |columns: Columns| Ok(Read { sequence: codes::number(columns.0)?, row: row(columns) });
    rows.into_iter().map(one).collect()
}

/// The same, where a row that does not read is no fault of the others.
pub async fn read(tx: &mut Tx, from: u64, limit: u32) -> Result<Vec<Read>, Error> {
    let from = codes::stored(from)?;
    each(on!(tx, |c| sqlx::query_as(PAGE).bind(from).bind(i64::from(limit)).fetch_all(c).await?))
}

/// What is looked for among the acts.
#[derive(Debug, Clone, Copy)]
pub struct Wanted {
    /// Entries before this number; all without it.
    pub before: Option<u64>,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
    /// One act alone.
    pub act: Option<Act>,
}

/// At most `limit` entries among those wanted, the newest first.
pub async fn listed(tx: &mut Tx, wanted: Wanted, limit: u32) -> Result<Vec<Read>, Error> {
    let before = wanted.before.map_or(Ok(i64::MAX), codes::stored)?;
    let statement = if wanted.act.is_some() { LISTED_OF } else { LISTED };
    each(on!(tx, |c| {
        let asked = sqlx::query_as(statement)
            .bind(before)
            .bind(wanted.from.to_string())
            .bind(wanted.until.to_string())
            .bind(i64::from(limit));
        let asked = if let Some(act) = wanted.act { asked.bind(act.code()) } else { asked };
        asked.fetch_all(c).await?
    }))
}

/// The last entry of a day before this one.
pub async fn last_before(tx: &mut Tx, day: Day) -> Result<Option<JournalRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(LAST_BEFORE).bind(day.to_string()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// Every entry about a subject, in order.
pub async fn about(tx: &mut Tx, subject: &str) -> Result<Vec<JournalRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(ABOUT).bind(subject).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// Whether the journal has this act of this actor on this subject for that day.
pub async fn seen_today(tx: &mut Tx, actor: &str, act: Act, subject: Option<&str>, day: Day) -> Result<bool, Error> {
    let seen: i64 = on!(tx, |c| sqlx::query_scalar(SEEN_TODAY)
        .bind(day.to_string())
        .bind(actor)
        .bind(act.code())
        .bind(subject)
        .fetch_one(c)
        .await?);
    Ok(seen > 0)
}

/// Lets a reporter's act wait, under a random number that tells nothing of its turn.
pub async fn queue_insert(tx: &mut Tx, id: [u8; 16], sealed: &[u8]) -> Result<(), Error> {
    let id = uuid::Uuid::from_bytes(id);
    on!(tx, |c| sqlx::query(QUEUE_INSERT).bind(id).bind(sealed).execute(c).await.map(drop)?);
    Ok(())
}

/// Takes everything that waits, to be shuffled and appended in the same transaction.
pub async fn queue_drain(tx: &mut Tx) -> Result<Vec<Vec<u8>>, Error> {
    Ok(on!(tx, |c| sqlx::query_scalar(QUEUE_DRAIN).fetch_all(c).await?))
}
