//! Times during which members are away, and who stands in: members and days, in the clear, never a case.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    clock::Day,
    domain::absence::Absence,
    ids::{AbsenceId, MemberId},
};

const INSERT: &str = "insert into absences (id, member, stand_in, from_day, until_day) values ($1, $2, $3, $4, $5)";
const SINCE: &str = "select id, member, stand_in, from_day, until_day, effect_day from absences
    where until_day >= $1 order by from_day, id";
const TAKE_EFFECT: &str = "update absences set effect_day = $2 where id = $1 and effect_day is null";
const END: &str = "update absences set until_day = $2 where id = $1 and from_day <= $2 and until_day > $2";
const FORGET: &str = "delete from absences where id = $1 and from_day > $2";
const PURGE: &str = "delete from absences where until_day < $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, SINCE, TAKE_EFFECT, END, FORGET, PURGE];

type Columns = (Uuid, Uuid, Uuid, String, String, Option<String>);

/// Writes one that was announced.
pub async fn insert(tx: &mut Tx, absence: &Absence) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(absence.id.uuid())
        .bind(absence.member.uuid())
        .bind(absence.stand_in.uuid())
        .bind(absence.from.to_string())
        .bind(absence.until.to_string())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Those that last until a day or longer, the first to begin first.
pub async fn since(tx: &mut Tx, day: Day) -> Result<Vec<Absence>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(SINCE).bind(day.to_string()).fetch_all(c).await?);
    let row = |(id, member, stand_in, from, until, effect): Columns| {
        Ok(Absence {
            id: AbsenceId::from(id),
            member: MemberId::from(member),
            stand_in: MemberId::from(stand_in),
            from: codes::day(&from)?,
            until: codes::day(&until)?,
            effect: codes::maybe_day(effect.as_deref())?,
        })
    };
    rows.into_iter().map(row).collect()
}

/// From this day on whoever stands in has the cases; says whether that is new.
pub async fn take_effect(tx: &mut Tx, id: AbsenceId, day: Day) -> Result<bool, Error> {
    let changed =
        on!(tx, |c| sqlx::query(TAKE_EFFECT).bind(id.uuid()).bind(day.to_string()).execute(c).await?.rows_affected());
    Ok(changed == 1)
}

/// It ends with this day; one that has not begun is as if it had never been announced.
pub async fn end(tx: &mut Tx, id: AbsenceId, last: Day) -> Result<bool, Error> {
    let mut changed = 0;
    for statement in [FORGET, END] {
        changed = on!(tx, |c| sqlx::query(statement)
            .bind(id.uuid())
            .bind(last.to_string())
            .execute(c)
            .await?
            .rows_affected())
        .max(changed);
    }
    Ok(changed == 1)
}

/// Those that ended before a day are told to nobody any more.
pub async fn purge(tx: &mut Tx, day: Day) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(PURGE).bind(day.to_string()).execute(c).await.map(drop)?);
    Ok(())
}
