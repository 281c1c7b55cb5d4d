//! Open cases and late dates by entity, for classes that are told of entities and never of a case.
//!
//! These are numbers, of columns that stand in the clear: whoever asks must show none of them (see
//! [`crate::domain::steering`]).
use std::collections::BTreeMap;

use super::{Error, Tx, codes};
use crate::clock::Day;

// Stages at which nobody owes anything to anybody are named, so that a new one counts as open. Whatever came of a case (what was
// handed over, an inquiry, somebody heard, a report) is that case already: counted again, few would look like more.
const OPEN: &str = "select entity, count(*) from cases
    where reference like 'R-%' and stage not in ('notebook', 'withdrawn', 'closed', 'answered', 'ended') group by entity";
const OLDEST: &str = "select c.entity, min(d.due) from deadlines d join cases c on c.id = d.case_id
    where d.done is null and d.due < $1 and c.stage not in ('notebook', 'withdrawn', 'closed') group by c.entity";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[OPEN, OLDEST];

/// How many cases are open, by entity.
pub async fn open(tx: &mut Tx) -> Result<BTreeMap<String, usize>, Error> {
    let rows: Vec<(String, i64)> = on!(tx, |c| sqlx::query_as(OPEN).fetch_all(c).await?);
    rows.into_iter().map(|(entity, count)| Ok((entity, codes::number(count)?))).collect()
}

/// The oldest date before a day that was not kept, by entity.
pub async fn oldest(tx: &mut Tx, day: Day) -> Result<BTreeMap<String, Day>, Error> {
    let rows: Vec<(String, String)> = on!(tx, |c| sqlx::query_as(OLDEST).bind(day.to_string()).fetch_all(c).await?);
    rows.into_iter().map(|(entity, due)| Ok((entity, codes::day(&due)?))).collect()
}
