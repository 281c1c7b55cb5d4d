//! Sealed records: added, read, never changed; they go with their drawer.
//!
//! The clear row tells the drawer, the kind, the number, the day and the padded size. Numbers are unique in a drawer; that
//! none is missing is for the chain inside the seals to show.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    domain::{Coded, record::RecordKind},
    ids::{CompartmentId, RecordId},
};

const INSERT: &str = "insert into records (id, compartment, kind, sequence, day, size, sealed)
    values ($1, $2, $3, $4, $5, $6, $7)";
const OF_COMPARTMENT: &str = "select id, compartment, kind, sequence, day, size, sealed
    from records where compartment = $1 order by sequence";
const LAST: &str = "select sequence, sealed from records where compartment = $1 order by sequence desc limit 1";
const COUNT: &str = "select count(*) from records where compartment = $1";
const FORGET: &str = "delete from records where compartment = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, OF_COMPARTMENT, LAST, COUNT, FORGET];

/// One record; its padded size is the length of what is sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordRow {
    /// Identifier.
    pub id: RecordId,
    /// The drawer it lies in.
    pub compartment: CompartmentId,
    /// What it is.
    pub kind: RecordKind,
    /// Its number in the drawer.
    pub sequence: u64,
    /// The day it was written.
    pub day: Day,
    /// What is sealed.
    pub sealed: Vec<u8>,
}

type Columns = (Uuid, Uuid, String, i64, String, i64, Vec<u8>);

/// Adds a record; [`Error::Conflict`] when the drawer has that number: somebody wrote first.
pub async fn insert(tx: &mut Tx, record: &RecordRow) -> Result<(), Error> {
    let sequence = codes::stored(record.sequence)?;
    let size = i64::try_from(record.sealed.len()).map_err(|_| Error::Corrupt)?;
    on!(tx, |c| sqlx::query(INSERT)
        .bind(record.id.uuid())
        .bind(record.compartment.uuid())
        .bind(record.kind.code())
        .bind(sequence)
        .bind(record.day.to_string())
        .bind(size)
        .bind(&record.sealed)
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Every record of a drawer, in order.
pub async fn of_compartment(tx: &mut Tx, compartment: CompartmentId) -> Result<Vec<RecordRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_COMPARTMENT).bind(compartment.uuid()).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

fn row((id, compartment, kind, sequence, day, size, sealed): Columns) -> Result<RecordRow, Error> {
    if i64::try_from(sealed.len()) != Ok(size) {
        return Err(Error::Corrupt);
    }
    Ok(RecordRow {
        id: id.into(),
        compartment: compartment.into(),
        kind: codes::coded(&kind)?,
        sequence: codes::number(sequence)?,
        day: codes::day(&day)?,
        sealed,
    })
}

/// Number and sealed bytes of the last record of a drawer.
pub async fn last(tx: &mut Tx, compartment: CompartmentId) -> Result<Option<(u64, Vec<u8>)>, Error> {
    let found: Option<(i64, Vec<u8>)> =
        on!(tx, |c| sqlx::query_as(LAST).bind(compartment.uuid()).fetch_optional(c).await?);
    found.map(|(sequence, sealed)| Ok((codes::number(sequence)?, sealed))).transpose()
}

/// How many records a drawer has.
pub async fn count(tx: &mut Tx, compartment: CompartmentId) -> Result<u64, Error> {
    let found: i64 = on!(tx, |c| sqlx::query_scalar(COUNT).bind(compartment.uuid()).fetch_one(c).await?);
    codes::number(found)
}

/// No record of a drawer is left.
pub async fn forget(tx: &mut Tx, compartment: CompartmentId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(compartment.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
