//! Cases: what may stand in the clear of each.
//!
//! Every write to a case goes through [`advance`], which moves its version: two people who read the same version cannot
//! both write.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    domain::{
        Coded,
        case::{Reference, Stage},
    },
    ids::CaseId,
};

const INSERT: &str = "insert into cases (id, reference, version, stage, entity, received_day)
    values ($1, $2, 1, $3, $4, $5) on conflict do nothing";
const BY_REFERENCE: &str = "select id, reference, version, stage, entity, received_day, closed_day
    from cases where reference = $1";
const BY_ID: &str = "select id, reference, version, stage, entity, received_day, closed_day
    from cases where id = $1";
const ADVANCE: &str = "update cases set version = version + 1, stage = $3 where id = $1 and version = $2";

const RECEIVE: &str = "update cases set version = version + 1, stage = $3, entity = $4, received_day = $5
    where id = $1 and version = $2";
const CLOSE: &str = "update cases set version = version + 1, stage = $3, closed_day = $4
    where id = $1 and version = $2";
const REST: &str = "update cases set closed_day = $2 where id = $1";
const DELETE: &str = "delete from cases where id = $1 and version = $2";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, BY_REFERENCE, BY_ID, ADVANCE, RECEIVE, CLOSE, REST, DELETE];

/// A case about to be written; its version will be 1.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCase {
    /// From the reporter's key.
    pub id: CaseId,
    /// What people read and say.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// Code of the responsible entity.
    pub entity: String,
    /// Day of the deposit.
    pub received: Day,
}

/// A case's clear row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// From the reporter's key.
    pub id: CaseId,
    /// What people read and say.
    pub reference: Reference,
    /// Moves with every write.
    pub version: i64,
    /// Where it stands.
    pub stage: Stage,
    /// Code of the responsible entity.
    pub entity: String,
    /// Day of the deposit.
    pub received: Day,
    /// Day since which it rests or is closed, if it does.
    pub closed: Option<Day>,
}

/// What became of an insertion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InsertCase {
    /// Written.
    Inserted,
    /// The same case stands there: the same deposit was sent again.
    AlreadyThere,
    /// Another case has this reference: draw another.
    ReferenceTaken,
}

pub(super) type Columns = (Uuid, String, i64, String, String, String, Option<String>);

pub(super) fn row((id, reference, version, stage, entity, received, closed): Columns) -> Result<CaseRow, Error> {
    Ok(CaseRow {
        id: id.into(),
        reference: Reference::parse(&reference).map_err(|_| Error::Corrupt)?,
        version,
        stage: codes::coded(&stage)?,
        entity,
        received: codes::day(&received)?,
        closed: codes::maybe_day(closed.as_deref())?,
    })
}

/// Writes a new case, unless its identifier or its reference is taken.
pub async fn insert(tx: &mut Tx, case: &NewCase) -> Result<InsertCase, Error> {
    let inserted = on!(tx, |c| sqlx::query(INSERT)
        .bind(case.id.uuid())
        .bind(case.reference.as_str())
        .bind(case.stage.code())
        .bind(&case.entity)
        .bind(case.received.to_string())
        .execute(c)
        .await?
        .rows_affected());
    if inserted == 1 {
        return Ok(InsertCase::Inserted);
    }
    let there = by_id(tx, case.id).await?;
    Ok(if there.is_some() { InsertCase::AlreadyThere } else { InsertCase::ReferenceTaken })
}

/// The case people call by this reference.
pub async fn by_reference(tx: &mut Tx, reference: &Reference) -> Result<Option<CaseRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_REFERENCE).bind(reference.as_str()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// The case with this identifier.
pub async fn by_id(tx: &mut Tx, id: CaseId) -> Result<Option<CaseRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_ID).bind(id.uuid()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// Moves the version, and the stage if it is another; [`Error::Conflict`] when the version is no longer the expected.
pub async fn advance(tx: &mut Tx, id: CaseId, expected_version: i64, stage: Stage) -> Result<(), Error> {
    let moved = on!(tx, |c| sqlx::query(ADVANCE)
        .bind(id.uuid())
        .bind(expected_version)
        .bind(stage.code())
        .execute(c)
        .await?
        .rows_affected());
    if moved == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// What was a notebook is received: moves the version, the stage, the entity responsible and the day of the deposit.
pub async fn receive(tx: &mut Tx, case: &CaseRow) -> Result<(), Error> {
    let moved = on!(tx, |c| sqlx::query(RECEIVE)
        .bind(case.id.uuid())
        .bind(case.version)
        .bind(case.stage.code())
        .bind(&case.entity)
        .bind(case.received.to_string())
        .execute(c)
        .await?
        .rows_affected());
    if moved == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// A case is closed: moves the version and the stage, and keeps the day.
pub async fn close(tx: &mut Tx, case: &CaseRow) -> Result<(), Error> {
    let moved = on!(tx, |c| sqlx::query(CLOSE)
        .bind(case.id.uuid())
        .bind(case.version)
        .bind(case.stage.code())
        .bind(case.closed.map(|day| day.to_string()))
        .execute(c)
        .await?
        .rows_affected());
    if moved == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Since which day a file rests; nothing where it goes on.
pub async fn rest(tx: &mut Tx, id: CaseId, since: Option<Day>) -> Result<(), Error> {
    let since = since.map(|day| day.to_string());
    on!(tx, |c| sqlx::query(REST).bind(id.uuid()).bind(since).execute(c).await.map(drop)?);
    Ok(())
}

/// Deletes a case of which nothing else is left; [`Error::Conflict`] when the version is no longer the expected.
pub async fn delete(tx: &mut Tx, id: CaseId, expected_version: i64) -> Result<(), Error> {
    let gone =
        on!(tx, |c| sqlx::query(DELETE).bind(id.uuid()).bind(expected_version).execute(c).await?.rows_affected());
    if gone == 1 { Ok(()) } else { Err(Error::Conflict) }
}
