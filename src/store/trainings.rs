//! Trainings that members followed: a code of the organisation's list and a day, in the clear.
//!
//! Keyed by the member's identifier of the time: whoever comes back with other keys is found by those they had before.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{clock::Day, ids::MemberId};

const INSERT: &str = "insert into trainings (member, code, day) values ($1, $2, $3)
    on conflict (member, code, day) do nothing";
const ALL: &str = "select member, code, day from trainings order by day, code";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, ALL];

/// A training that a member followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TrainingRow {
    /// Who.
    pub member: MemberId,
    /// Which, as `organisation.toml` names it.
    pub code: String,
    /// The day it ended.
    pub day: Day,
}

/// Records it; once, however often it is said.
pub async fn insert(tx: &mut Tx, row: &TrainingRow) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(row.member.uuid())
        .bind(&row.code)
        .bind(row.day.to_string())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// All of them, the oldest first.
pub async fn all(tx: &mut Tx) -> Result<Vec<TrainingRow>, Error> {
    let rows: Vec<(Uuid, String, String)> = on!(tx, |c| sqlx::query_as(ALL).fetch_all(c).await?);
    let row = |(member, code, day): (Uuid, String, String)| {
        Ok(TrainingRow { member: member.into(), code, day: codes::day(&day)? })
    };
    rows.into_iter().map(row).collect()
}
