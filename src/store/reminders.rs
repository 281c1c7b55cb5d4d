//! Reminders: on which day members are told of a date.
//!
//! A row says its day and nothing else: its name is drawn from a secret, and the rest is sealed. One without a day has been told
//! to everybody, and stands there until the date is kept. It does **not** hide how many dates are owed, nor when, which the table
//! of dates says as well.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{clock::Day, ids::NoticeId};

const PUT: &str = "insert into reminders (id, day, sealed) values ($1, $2, $3)
    on conflict (id) do update set day = excluded.day, sealed = excluded.sealed";
const BY_ID: &str = "select id, day, sealed from reminders where id = $1";
const DUE: &str = "select id, day, sealed from reminders where day <= $1 order by day, id limit $2";
const TOLD: &str = "select id, day, sealed from reminders where day is null and id > $1 order by id limit $2";
// Only as it was read: another process may tell it, or it was kept, or moved.
const MOVE: &str = "update reminders set day = $3, sealed = $4 where id = $1 and sealed = $2";
const FORGET: &str = "delete from reminders where id = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[PUT, BY_ID, DUE, TOLD, MOVE, FORGET];

/// A reminder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReminderRow {
    /// Drawn from a secret, for one file and what is owed in it.
    pub id: NoticeId,
    /// When somebody is told next.
    pub day: Option<Day>,
    /// Of what, and whom, sealed under the host secret.
    pub sealed: Vec<u8>,
}

type Columns = (Uuid, Option<String>, Vec<u8>);

fn row((id, day, sealed): Columns) -> Result<ReminderRow, Error> {
    Ok(ReminderRow { id: id.into(), day: codes::maybe_day(day.as_deref())?, sealed })
}

/// Puts a reminder, in place of what stood there.
pub async fn put(tx: &mut Tx, reminder: &ReminderRow) -> Result<(), Error> {
    let day = reminder.day.map(|day| day.to_string());
    on!(tx, |c| sqlx::query(PUT)
        .bind(reminder.id.uuid())
        .bind(&day)
        .bind(&reminder.sealed)
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// The reminder of this name.
pub async fn by_id(tx: &mut Tx, id: NoticeId) -> Result<Option<ReminderRow>, Error> {
    let found: Option<Columns> = on!(tx, |c| sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// At most `limit` of which somebody is told on a day, or was to be before.
pub async fn due(tx: &mut Tx, day: Day, limit: u32) -> Result<Vec<ReminderRow>, Error> {
    let rows: Vec<Columns> =
        on!(tx, |c| sqlx::query_as(DUE).bind(day.to_string()).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// At most `limit`, after one of them, of which everybody has been told.
pub async fn told(tx: &mut Tx, after: Option<NoticeId>, limit: u32) -> Result<Vec<ReminderRow>, Error> {
    let after = after.map_or(Uuid::nil(), |id| id.uuid());
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(TOLD).bind(after).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// Changes a reminder as it was read; false where somebody else did.
pub async fn change(tx: &mut Tx, read: &ReminderRow, (day, sealed): (Option<Day>, &[u8])) -> Result<bool, Error> {
    let day = day.map(|day| day.to_string());
    let moved = on!(tx, |c| sqlx::query(MOVE)
        .bind(read.id.uuid())
        .bind(&read.sealed)
        .bind(&day)
        .bind(sealed)
        .execute(c)
        .await?
        .rows_affected());
    Ok(moved == 1)
}

/// Forgets a reminder, if it is there.
pub async fn forget(tx: &mut Tx, id: NoticeId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(id.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
