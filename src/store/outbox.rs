//! Neutral notices that wait to be sent.
//!
//! A row says when it may be tried next, in minutes, and how often it was; the address stands inside the seal. To claim one is
//! to put its minute off: whoever claimed it and died leaves it to the next. It does **not** say of which case it is, and
//! nothing else does.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::ids::NoticeId;

const INSERT: &str = "insert into outbox (id, sealed, due_minute, attempts) values ($1, $2, 0, 0)";
const AFTER: &str = "select id, sealed, attempts from outbox where id > $1 order by id limit $2";
const DUE: &str = "select id, sealed, attempts from outbox where due_minute <= $1 order by id limit $2";
const CLAIM: &str = "update outbox set due_minute = $3, attempts = attempts + 1 where id = $1 and attempts = $2";
const PUT_OFF: &str = "update outbox set due_minute = $3 where id = $1 and attempts = $2";
// Only while nobody sends it.
const CHANGE: &str = "update outbox set sealed = $3 where id = $1 and attempts = $2";
const DONE: &str = "delete from outbox where id = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, AFTER, DUE, CLAIM, PUT_OFF, CHANGE, DONE];

/// A notice that may be tried now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutboxRow {
    /// Drawn for it.
    pub id: NoticeId,
    /// What is to be sent, sealed under the host secret.
    pub sealed: Vec<u8>,
    /// How often it was tried.
    pub attempts: u64,
}

/// Adds a notice, to be sent as soon as somebody looks.
pub async fn insert(tx: &mut Tx, id: NoticeId, sealed: &[u8]) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT).bind(id.uuid()).bind(sealed).execute(c).await.map(drop)?);
    Ok(())
}

/// At most `limit` notices that wait, after one of them.
pub async fn after(tx: &mut Tx, after: Option<NoticeId>, limit: u32) -> Result<Vec<OutboxRow>, Error> {
    let after = after.map_or(Uuid::nil(), |id| id.uuid());
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(AFTER).bind(after).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// At most `limit` notices that may be tried at this minute, counted from the Unix epoch.
pub async fn due(tx: &mut Tx, minute: i64, limit: u32) -> Result<Vec<OutboxRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(DUE).bind(minute).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

type Columns = (Uuid, Vec<u8>, i64);

fn row((id, sealed, attempts): Columns) -> Result<OutboxRow, Error> {
    Ok(OutboxRow { id: id.into(), sealed, attempts: codes::number(attempts)? })
}

/// Takes a notice as it was read, and puts it off until `minute`; false where somebody else was faster.
pub async fn claim(tx: &mut Tx, row: &OutboxRow, minute: i64) -> Result<bool, Error> {
    let (id, attempts) = (row.id.uuid(), codes::stored(row.attempts)?);
    let claimed =
        on!(tx, |c| sqlx::query(CLAIM).bind(id).bind(attempts).bind(minute).execute(c).await?.rows_affected());
    Ok(claimed == 1)
}

/// Puts a notice off until `minute`, unless somebody else has claimed it since.
pub async fn put_off(tx: &mut Tx, row: &OutboxRow, minute: i64) -> Result<(), Error> {
    let (id, attempts) = (row.id.uuid(), codes::stored(row.attempts)?);
    on!(tx, |c| sqlx::query(PUT_OFF).bind(id).bind(attempts).bind(minute).execute(c).await.map(drop)?);
    Ok(())
}

/// Puts other sealed bytes in place of those that were read; false where somebody has claimed it since.
pub async fn change(tx: &mut Tx, row: &OutboxRow, sealed: &[u8]) -> Result<bool, Error> {
    let (id, attempts) = (row.id.uuid(), codes::stored(row.attempts)?);
    let changed =
        on!(tx, |c| sqlx::query(CHANGE).bind(id).bind(attempts).bind(sealed).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Forgets a notice: it was sent, or given up.
pub async fn done(tx: &mut Tx, id: NoticeId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(DONE).bind(id.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
