//! Files that a drawer has: which sealed object, how large when padded, since which day.
//!
//! Name, type and key of a file stand sealed in its record. Several drawers may have the same object, which goes when the
//! last of them does.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    ids::{CompartmentId, FileId, ObjectId},
};

const INSERT: &str = "insert into attachments (id, compartment, object, size, day) values ($1, $2, $3, $4, $5)";
const OF_COMPARTMENT: &str =
    "select id, compartment, object, size, day from attachments where compartment = $1 order by id";

const SIZE_OF: &str = "select size from attachments where object = $1 limit 1";
const FORGET: &str = "delete from attachments where compartment = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, OF_COMPARTMENT, SIZE_OF, FORGET];

/// A file of a drawer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentRow {
    /// The file.
    pub id: FileId,
    /// The drawer it lies in.
    pub compartment: CompartmentId,
    /// Its sealed bytes.
    pub object: ObjectId,
    /// Bytes of the sealed object.
    pub size: u64,
    /// The day it was given.
    pub day: Day,
}

/// Adds a file to a drawer.
pub async fn insert(tx: &mut Tx, attachment: &AttachmentRow) -> Result<(), Error> {
    let size = codes::stored(attachment.size)?;
    on!(tx, |c| sqlx::query(INSERT)
        .bind(attachment.id.uuid())
        .bind(attachment.compartment.uuid())
        .bind(attachment.object.uuid())
        .bind(size)
        .bind(attachment.day.to_string())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Bytes of an object that some drawer has; nothing where none does.
pub async fn size_of(tx: &mut Tx, object: ObjectId) -> Result<Option<u64>, Error> {
    let size: Option<i64> = on!(tx, |c| sqlx::query_scalar(SIZE_OF).bind(object.uuid()).fetch_optional(c).await?);
    size.map(codes::number).transpose()
}

/// Every file of a drawer, in the order of identifiers.
pub async fn of_compartment(tx: &mut Tx, compartment: CompartmentId) -> Result<Vec<AttachmentRow>, Error> {
    let rows: Vec<(Uuid, Uuid, Uuid, i64, String)> =
        on!(tx, |c| sqlx::query_as(OF_COMPARTMENT).bind(compartment.uuid()).fetch_all(c).await?);
    rows.into_iter()
        .map(|(id, compartment, object, size, day)| {
            Ok(AttachmentRow {
                id: id.into(),
                compartment: compartment.into(),
                object: object.into(),
                size: codes::number(size)?,
                day: codes::day(&day)?,
            })
        })
        .collect()
}

/// No file of a drawer is left here; their objects are for the caller to let go.
pub async fn forget(tx: &mut Tx, compartment: CompartmentId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(compartment.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
