//! The installation: its identifier, given once.
//!
//! The single row also carries the version of the tables (see [`super::schema`]) and is the lock under which
//! PostgreSQL appends to the journal.
use uuid::Uuid;

use super::{Error, Tx};
use crate::ids::InstanceId;

const CREATE: &str = "update instance set id = $1 where id is null";
const GET: &str = "select id from instance";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[CREATE, GET];

/// Names the installation; [`Error::Conflict`] when it already has an identifier.
pub async fn create(tx: &mut Tx, id: InstanceId) -> Result<(), Error> {
    let changed = on!(tx, |c| sqlx::query(CREATE).bind(id.uuid()).execute(c).await?.rows_affected());
    if changed == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// The installation, once named.
pub async fn get(tx: &mut Tx) -> Result<Option<InstanceId>, Error> {
    let id: Option<Uuid> = on!(tx, |c| sqlx::query_scalar(GET).fetch_one(c).await?);
    Ok(id.map(InstanceId::from))
}
