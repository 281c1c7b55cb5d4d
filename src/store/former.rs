//! What files that are gone were called, by the numbers that other files name them by.
//!
//! It is written as a file is deleted whole, and believed only where the journal of that reference says that this very number went.
use super::{Error, Tx};
use crate::{domain::case::Reference, ids::CaseId};

const INSERT: &str = "insert into former (case_id, reference) values ($1, $2)";
const OF_CASE: &str = "select reference from former where case_id = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, OF_CASE];

/// Notes what a file was called.
pub async fn insert(tx: &mut Tx, case: CaseId, reference: &Reference) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT).bind(case.uuid()).bind(reference.as_str()).execute(c).await.map(drop)?);
    Ok(())
}

/// What a file was called; nothing where it is there, or was nobody's but a person's own.
pub async fn reference_of(tx: &mut Tx, case: CaseId) -> Result<Option<Reference>, Error> {
    let found: Option<(String,)> = on!(tx, |c| sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_optional(c).await?);
    found.map(|(reference,)| Reference::parse(&reference).map_err(|_| Error::Corrupt)).transpose()
}
