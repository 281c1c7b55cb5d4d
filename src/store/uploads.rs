//! Sealed objects that no drawer has yet.
//!
//! The row is written before the object and goes in the transaction that gives the file to a drawer: an object without
//! either row does not exist, and one whose row expired is swept. It does **not** know whose they are.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::ids::ObjectId;

const INSERT: &str = "insert into uploads (object, size, expires_hour) values ($1, $2, $3)";
const SET_SIZE: &str = "update uploads set size = $2 where object = $1";
const TAKE: &str = "delete from uploads where object = $1 returning size";
const EXPIRED: &str = "select object from uploads where expires_hour < $1 limit $2";
const TOTAL: &str = "select cast(coalesce(sum(size), 0) as bigint) from uploads";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, SET_SIZE, TAKE, EXPIRED, TOTAL];

/// Announces an object, before it is written; `expires_hour` counts hours from the Unix epoch.
pub async fn insert(tx: &mut Tx, object: ObjectId, size: u64, expires_hour: i64) -> Result<(), Error> {
    let size = codes::stored(size)?;
    on!(tx, |c| sqlx::query(INSERT).bind(object.uuid()).bind(size).bind(expires_hour).execute(c).await.map(drop)?);
    Ok(())
}

/// Says how large an object became, in bytes; false when it was swept meanwhile.
pub async fn set_size(tx: &mut Tx, object: ObjectId, size: u64) -> Result<bool, Error> {
    let size = codes::stored(size)?;
    let changed = on!(tx, |c| sqlx::query(SET_SIZE).bind(object.uuid()).bind(size).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// Takes an object away from here, to give it to a drawer or to delete it: its size, or nothing when it was swept.
pub async fn take(tx: &mut Tx, object: ObjectId) -> Result<Option<u64>, Error> {
    let size: Option<i64> = on!(tx, |c| sqlx::query_scalar(TAKE).bind(object.uuid()).fetch_optional(c).await?);
    size.map(codes::number).transpose()
}

/// At most `limit` objects that expired before `hour`.
pub async fn expired(tx: &mut Tx, hour: i64, limit: u32) -> Result<Vec<ObjectId>, Error> {
    let objects: Vec<Uuid> =
        on!(tx, |c| sqlx::query_scalar(EXPIRED).bind(hour).bind(i64::from(limit)).fetch_all(c).await?);
    Ok(objects.into_iter().map(ObjectId::from).collect())
}

/// Bytes of all that waits here.
pub async fn total(tx: &mut Tx) -> Result<u64, Error> {
    let total: i64 = on!(tx, |c| sqlx::query_scalar(TOTAL).fetch_one(c).await?);
    codes::number(total)
}
