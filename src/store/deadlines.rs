//! What is owed to people, and by when.
//!
//! A deadline is a code and a day; a case may owe the same thing several times over its life.
use uuid::Uuid;

use super::{Error, Tx, codes, grants::HolderKey};
use crate::{
    clock::Day,
    domain::{
        Coded,
        case::{Reference, Stage},
        deadline::DeadlineCode,
    },
    ids::CaseId,
};

// Owed again for the same day after having been done: it is owed.
const OPEN: &str = "insert into deadlines (case_id, code, due) values ($1, $2, $3)
    on conflict (case_id, code, due) do update set done = null";
const DONE: &str = "update deadlines set done = $3 where case_id = $1 and code = $2 and done is null";
// What silence settles can have been asked for before: what is done is the last.
const DONE_LAST: &str = "update deadlines set done = $3 where case_id = $1 and code = $2 and done is null
    and due = (select max(l.due) from deadlines l where l.case_id = $1 and l.code = $2)";
const OF_CASE: &str = "select code, due, done from deadlines where case_id = $1 order by due, code";
const FORGET: &str = "delete from deadlines where case_id = $1 and code = $2";
const DROP: &str = "delete from deadlines where case_id = $1 and code = $2 and done is null";
const FORGET_ALL: &str = "delete from deadlines where case_id = $1";
const PAST: &str = "select d.case_id from deadlines d where d.code = $1 and d.done is null and d.due < $2
    order by d.due, d.case_id limit $3";
const LISTED: &str = "select c.reference, c.stage, c.entity, d.due from deadlines d join cases c on c.id = d.case_id
    where d.code = $1 and d.done is null and d.due <= $2 order by d.due, c.reference limit $3";
// A case that says twice that the same thing is owed is one case.
const OWED: &str = "select d.case_id from deadlines d where d.code = $1 and d.done is null and d.case_id > $2
    and exists (select 1 from grants g join compartments x on x.id = g.compartment and x.epoch = g.epoch
        where x.case_id = d.case_id and g.holder = $3 and g.holder_kind = $4)
    group by d.case_id order by d.case_id limit $5";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[OPEN, DONE, DONE_LAST, OF_CASE, FORGET, DROP, FORGET_ALL, PAST, LISTED, OWED];

/// One deadline of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DeadlineRow {
    /// What is owed.
    pub code: DeadlineCode,
    /// By when.
    pub due: Day,
    /// When it was done, if it is.
    pub done: Option<Day>,
}

type Columns = (String, String, Option<String>);

/// From now on this is owed.
pub async fn open(tx: &mut Tx, case: CaseId, code: DeadlineCode, due: Day) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(OPEN)
        .bind(case.uuid())
        .bind(code.code())
        .bind(due.to_string())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Whatever was owed under this code is done; says whether anything was.
pub async fn done(tx: &mut Tx, case: CaseId, code: DeadlineCode, day: Day) -> Result<bool, Error> {
    let statement = if code.lapses() { DONE_LAST } else { DONE };
    let met = on!(tx, |c| sqlx::query(statement)
        .bind(case.uuid())
        .bind(code.code())
        .bind(day.to_string())
        .execute(c)
        .await?
        .rows_affected());
    Ok(met > 0)
}

/// Everything owed or done for a case, the most pressing first.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<DeadlineRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await?);
    let row = |(code, due, done): Columns| {
        Ok(DeadlineRow { code: codes::coded(&code)?, due: codes::day(&due)?, done: codes::maybe_day(done.as_deref())? })
    };
    rows.into_iter().map(row).collect()
}

/// Nothing under this code is left, done or not: a date that moved does not tell what it was before.
pub async fn forget(tx: &mut Tx, case: CaseId, code: DeadlineCode) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(case.uuid()).bind(code.code()).execute(c).await.map(drop)?);
    Ok(())
}

/// What is owed under this code is owed no more; what was done stays told.
pub async fn drop_open(tx: &mut Tx, case: CaseId, code: DeadlineCode) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(DROP).bind(case.uuid()).bind(code.code()).execute(c).await.map(drop)?);
    Ok(())
}

/// Nothing of a case is left here.
pub async fn forget_all(tx: &mut Tx, case: CaseId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET_ALL).bind(case.uuid()).execute(c).await.map(drop)?);
    Ok(())
}

/// At most `limit` cases for which something under this code was due before a day.
pub async fn past(tx: &mut Tx, code: DeadlineCode, day: Day, limit: u32) -> Result<Vec<CaseId>, Error> {
    let cases: Vec<Uuid> = on!(tx, |c| sqlx::query_scalar(PAST)
        .bind(code.code())
        .bind(day.to_string())
        .bind(i64::from(limit))
        .fetch_all(c)
        .await?);
    Ok(cases.into_iter().map(CaseId::from).collect())
}

/// A file in which something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// Code of its entity.
    pub entity: String,
    /// By when.
    pub due: Day,
}

impl Listed {
    /// Code of the stage.
    #[must_use]
    pub fn stage_code(&self) -> &'static str {
        self.stage.code()
    }
}

/// At most `limit` files in which something under this code is due by a day, the earliest first.
pub async fn listed(tx: &mut Tx, code: DeadlineCode, day: Day, limit: u32) -> Result<Vec<Listed>, Error> {
    let rows: Vec<(String, String, String, String)> = on!(tx, |c| sqlx::query_as(LISTED)
        .bind(code.code())
        .bind(day.to_string())
        .bind(i64::from(limit))
        .fetch_all(c)
        .await?);
    let row = |(reference, stage, entity, due): (String, String, String, String)| {
        Ok(Listed {
            reference: Reference::parse(&reference).map_err(|_| Error::Corrupt)?,
            stage: codes::coded(&stage)?,
            entity,
            due: codes::day(&due)?,
        })
    };
    rows.into_iter().map(row).collect()
}

/// At most `limit` cases, in the order of their identifiers and after one of them, in which something under this code is
/// owed, due or not, and of which a holder has a key.
pub async fn owed(
    tx: &mut Tx,
    code: DeadlineCode,
    (holder, after): (&HolderKey, CaseId),
    limit: u32,
) -> Result<Vec<CaseId>, Error> {
    let cases: Vec<Uuid> = on!(tx, |c| sqlx::query_scalar(OWED)
        .bind(code.code())
        .bind(after.uuid())
        .bind(holder.holder.as_slice())
        .bind(holder.kind.code())
        .bind(i64::from(limit))
        .fetch_all(c)
        .await?);
    Ok(cases.into_iter().map(CaseId::from).collect())
}
