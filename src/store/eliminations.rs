//! What was erased at its term: the lines of the elimination slip (*bordereau d’élimination*).
//!
//! A line says which file, of which entity, from when to when, how much, and under which rule; never who, nor a word of what
//! stood there. It is written with the erasure and stays.
use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    domain::{
        Coded,
        case::{Reference, Stage},
    },
};

const INSERT: &str =
    "insert into eliminations (reference, stage, entity, received_day, rested_day, erased_day, records, files)
    values ($1, $2, $3, $4, $5, $6, $7, $8)";
const SINCE: &str = "select reference, stage, entity, received_day, rested_day, erased_day, records, files
    from eliminations where erased_day >= $1 order by erased_day, reference limit $2";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, SINCE];

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Elimination {
    /// What the file was called.
    #[serde(serialize_with = "reference")]
    pub reference: Reference,
    /// Where it rested, which says what it was and under which rule it went.
    #[serde(serialize_with = "stage")]
    pub stage: Stage,
    /// Code of its entity.
    pub entity: String,
    /// The day it began.
    pub received: Day,
    /// The day since which it rested.
    pub rested: Day,
    /// The day it was erased.
    pub erased: Day,
    /// How many sealed records went.
    pub records: u64,
    /// How many files.
    pub files: u64,
}

impl Elimination {
    /// Code of the stage.
    #[must_use]
    pub fn stage_code(&self) -> &'static str {
        self.stage.code()
    }
}

fn reference<S: serde::Serializer>(reference: &Reference, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(reference.as_str())
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde lends what it writes")]
fn stage<S: serde::Serializer>(stage: &Stage, to: S) -> Result<S::Ok, S::Error> {
    to.serialize_str(stage.code())
}

type Columns = (String, String, String, String, String, String, i64, i64);

/// Writes a line.
pub async fn insert(tx: &mut Tx, line: &Elimination) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(line.reference.as_str())
        .bind(line.stage.code())
        .bind(&line.entity)
        .bind(line.received.to_string())
        .bind(line.rested.to_string())
        .bind(line.erased.to_string())
        .bind(i64::try_from(line.records).unwrap_or(i64::MAX))
        .bind(i64::try_from(line.files).unwrap_or(i64::MAX))
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// At most `limit` lines of what was erased on a day or later, the oldest first.
pub async fn since(tx: &mut Tx, day: Day, limit: u32) -> Result<Vec<Elimination>, Error> {
    let rows: Vec<Columns> =
        on!(tx, |c| sqlx::query_as(SINCE).bind(day.to_string()).bind(i64::from(limit)).fetch_all(c).await?);
    let row = |(reference, stage, entity, received, rested, erased, records, files): Columns| {
        Ok(Elimination {
            reference: Reference::parse(&reference).map_err(|_| Error::Corrupt)?,
            stage: codes::coded(&stage)?,
            entity,
            received: codes::day(&received)?,
            rested: codes::day(&rested)?,
            erased: codes::day(&erased)?,
            records: codes::number(records)?,
            files: codes::number(files)?,
        })
    };
    rows.into_iter().map(row).collect()
}
