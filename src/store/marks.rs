//! Marks: whom to write to at their next hour.
//!
//! A row says nothing by itself: its name is drawn from a secret, and the rest is sealed. Put there twice, it is one. It does
//! **not** hide from whoever watches the table that something was done, which the tables of cases tell as well.
use uuid::Uuid;

use super::{Error, Tx};
use crate::ids::NoticeId;

const PUT: &str = "insert into marks (id, sealed) values ($1, $2) on conflict (id) do nothing";
const AFTER: &str = "select id, sealed from marks where id > $1 order by id limit $2";
// Only as it was read: what was put there since is of the next hour.
const TAKE: &str = "delete from marks where id = $1 and sealed = $2";
const FORGET: &str = "delete from marks where id = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[PUT, AFTER, TAKE, FORGET];

/// A mark.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MarkRow {
    /// Drawn from a secret, for one member and one file.
    pub id: NoticeId,
    /// Whom to write to, and when, sealed under the host secret.
    pub sealed: Vec<u8>,
}

/// Puts a mark, unless it is there.
pub async fn put(tx: &mut Tx, mark: &MarkRow) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(PUT).bind(mark.id.uuid()).bind(&mark.sealed).execute(c).await.map(drop)?);
    Ok(())
}

/// At most `limit` marks, after one of them.
pub async fn after(tx: &mut Tx, after: Option<NoticeId>, limit: u32) -> Result<Vec<MarkRow>, Error> {
    let after = after.map_or(Uuid::nil(), |id| id.uuid());
    let rows: Vec<(Uuid, Vec<u8>)> =
        on!(tx, |c| sqlx::query_as(AFTER).bind(after).bind(i64::from(limit)).fetch_all(c).await?);
    Ok(rows.into_iter().map(|(id, sealed)| MarkRow { id: id.into(), sealed }).collect())
}

/// Takes a mark away as it was read; false where somebody else did.
pub async fn take(tx: &mut Tx, mark: &MarkRow) -> Result<bool, Error> {
    let taken =
        on!(tx, |c| sqlx::query(TAKE).bind(mark.id.uuid()).bind(&mark.sealed).execute(c).await?.rows_affected());
    Ok(taken == 1)
}

/// Forgets a mark, if it is there.
pub async fn forget(tx: &mut Tx, id: NoticeId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(id.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
