//! The drawers of a case.
//!
//! The row tells that a drawer exists and which key serves now (its epoch); never the key.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    domain::{Coded, case::CompartmentKind},
    ids::{CaseId, CompartmentId},
};

const INSERT: &str = "insert into compartments (id, case_id, kind, ordinal, epoch) values ($1, $2, $3, $4, $5)";
const OF_CASE: &str = "select id, case_id, kind, ordinal, epoch from compartments
    where case_id = $1 order by kind, ordinal";
const SET_EPOCH: &str = "update compartments set epoch = $3 where id = $1 and epoch = $2";
const DELETE: &str = "delete from compartments where id = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, OF_CASE, SET_EPOCH, DELETE];

/// One drawer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompartmentRow {
    /// Identifier.
    pub id: CompartmentId,
    /// The case it belongs to.
    pub case: CaseId,
    /// What it holds.
    pub kind: CompartmentKind,
    /// Its number among those of its kind.
    pub ordinal: u32,
    /// The key that serves now.
    pub epoch: u32,
}

type Columns = (Uuid, Uuid, String, i64, i64);

/// Writes a new drawer; [`Error::Conflict`] when the case has that one.
pub async fn insert(tx: &mut Tx, row: &CompartmentRow) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(row.id.uuid())
        .bind(row.case.uuid())
        .bind(row.kind.code())
        .bind(i64::from(row.ordinal))
        .bind(i64::from(row.epoch))
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Every drawer of a case, by kind and number.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<CompartmentRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await?);
    let row = |(id, case, kind, ordinal, epoch): Columns| {
        Ok(CompartmentRow {
            id: id.into(),
            case: case.into(),
            kind: codes::coded(&kind)?,
            ordinal: codes::number(ordinal)?,
            epoch: codes::number(epoch)?,
        })
    };
    rows.into_iter().map(row).collect()
}

/// Another key serves from now on; [`Error::Conflict`] when somebody changed it first.
pub async fn set_epoch(tx: &mut Tx, id: CompartmentId, old: u32, new: u32) -> Result<(), Error> {
    let changed = on!(tx, |c| sqlx::query(SET_EPOCH)
        .bind(id.uuid())
        .bind(i64::from(old))
        .bind(i64::from(new))
        .execute(c)
        .await?
        .rows_affected());
    if changed == 1 { Ok(()) } else { Err(Error::Conflict) }
}

/// Deletes a drawer of which nothing else is left.
pub async fn delete(tx: &mut Tx, id: CompartmentId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(DELETE).bind(id.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
