//! The signed chain that says who may become a reader, as bytes.
//!
//! Numbers follow each other without a gap. The store does **not** verify the chain: whoever reads it must.
use super::{Error, Tx, codes};

const LENGTH: &str = "select count(*) from roster";
const ALL: &str = "select sequence, statement, previous, signatures from roster order by sequence";
// The number must be the present length; two that append at once meet on the key.
const APPEND: &str = "insert into roster (sequence, statement, previous, signatures)
    select $1, $2, $3, $4 where (select count(*) from roster) = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[LENGTH, ALL, APPEND];

/// One statement of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatementRow {
    /// Its number, from zero.
    pub sequence: u64,
    /// Its body.
    pub statement: Vec<u8>,
    /// Digest of the one before; zeroes for the first.
    pub previous: [u8; 32],
    /// Signatures of its endorsers, encoded.
    pub signatures: Vec<u8>,
}

type Columns = (i64, Vec<u8>, Vec<u8>, Vec<u8>);

/// Number of statements; the head's number is one less.
pub async fn length(tx: &mut Tx) -> Result<u64, Error> {
    codes::number(on!(tx, |c| sqlx::query_scalar(LENGTH).fetch_one(c).await?))
}

/// The whole chain, from the founding.
pub async fn all(tx: &mut Tx) -> Result<Vec<StatementRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(ALL).fetch_all(c).await?);
    let row = |(sequence, statement, previous, signatures): Columns| {
        Ok(StatementRow {
            sequence: codes::number(sequence)?,
            statement,
            previous: codes::digest(previous)?,
            signatures,
        })
    };
    rows.into_iter().map(row).collect()
}

/// Adds a statement; [`Error::Conflict`] when its number is not the next.
pub async fn append(tx: &mut Tx, row: &StatementRow) -> Result<(), Error> {
    let sequence = codes::stored(row.sequence)?;
    let added = on!(tx, |c| sqlx::query(APPEND)
        .bind(sequence)
        .bind(&row.statement)
        .bind(row.previous.as_slice())
        .bind(&row.signatures)
        .execute(c)
        .await?
        .rows_affected());
    if added == 1 { Ok(()) } else { Err(Error::Conflict) }
}
