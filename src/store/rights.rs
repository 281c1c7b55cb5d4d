//! Requests about personal data: days and codes in the clear, never a name.
use super::{Error, Tx, codes};
use crate::domain::{
    Coded,
    rights::{Answer, Asked, Extension, Number, Request},
};

const LAST: &str = "select coalesce(max(turn), 0) from data_requests where year = $1";
const INSERT: &str =
    "insert into data_requests (year, turn, received_day, capacity, asked) values ($1, $2, $3, $4, $5)";
const EXTEND: &str = "update data_requests set told_day = $3, delay = $4
    where year = $1 and turn = $2 and told_day is null and answered_day is null";
const ANSWER: &str = "update data_requests set answered_day = $3, outcome = $4, ground = $5
    where year = $1 and turn = $2 and answered_day is null";
const ONE: &str = "select year, turn, received_day, capacity, asked, told_day, delay, answered_day, outcome, ground
    from data_requests where year = $1 and turn = $2";
const OPEN: &str = "select year, turn, received_day, capacity, asked, told_day, delay, answered_day, outcome, ground
    from data_requests where answered_day is null order by received_day, year, turn limit $1";
const ANSWERED: &str =
    "select year, turn, received_day, capacity, asked, told_day, delay, answered_day, outcome, ground
    from data_requests where answered_day is not null order by year desc, turn desc limit $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[LAST, INSERT, EXTEND, ANSWER, ONE, OPEN, ANSWERED];

#[derive(sqlx::FromRow)]
struct Columns {
    year: i64,
    turn: i64,
    received_day: String,
    capacity: String,
    asked: String,
    told_day: Option<String>,
    delay: Option<String>,
    answered_day: Option<String>,
    outcome: Option<String>,
    ground: Option<String>,
}

impl Columns {
    fn request(self) -> Result<Request, Error> {
        let maybe = |code: Option<String>| code.ok_or(Error::Corrupt);
        let extension = match codes::maybe_day(self.told_day.as_deref())? {
            Some(day) => Some(Extension { day, delay: codes::coded(&maybe(self.delay)?)? }),
            None => None,
        };
        let ground = self.ground.as_deref().map(codes::coded).transpose()?;
        let answer = match codes::maybe_day(self.answered_day.as_deref())? {
            Some(day) => Some(Answer { day, outcome: codes::coded(&maybe(self.outcome)?)?, ground }),
            None => None,
        };
        let received = codes::day(&self.received_day)?;
        let asked = Asked { received, capacity: codes::coded(&self.capacity)?, right: codes::coded(&self.asked)? };
        let number = Number { year: codes::number(self.year)?, turn: codes::number(self.turn)? };
        Ok(Request { number, asked, extension, answer })
    }
}

/// The turn of the last one that was noted in a year; zero before the first.
pub async fn last(tx: &mut Tx, year: u16) -> Result<u32, Error> {
    let last: i64 = on!(tx, |c| sqlx::query_scalar(LAST).bind(i64::from(year)).fetch_one(c).await?);
    codes::number(last)
}

/// Writes one that was received; [`Error::Conflict`] where its number is taken.
pub async fn insert(tx: &mut Tx, number: Number, asked: Asked) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(i64::from(number.year))
        .bind(i64::from(number.turn))
        .bind(asked.received.to_string())
        .bind(asked.capacity.code())
        .bind(asked.right.code())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Notes that it takes longer; says whether it could.
pub async fn extend(tx: &mut Tx, number: Number, extension: Extension) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(EXTEND)
        .bind(i64::from(number.year))
        .bind(i64::from(number.turn))
        .bind(extension.day.to_string())
        .bind(extension.delay.code())
        .execute(c)
        .await?
        .rows_affected());
    Ok(changed == 1)
}

/// Notes how it was answered; says whether it could.
pub async fn answer(tx: &mut Tx, number: Number, answer: Answer) -> Result<bool, Error> {
    let changed = on!(tx, |c| sqlx::query(ANSWER)
        .bind(i64::from(number.year))
        .bind(i64::from(number.turn))
        .bind(answer.day.to_string())
        .bind(answer.outcome.code())
        .bind(answer.ground.map(Coded::code))
        .execute(c)
        .await?
        .rows_affected());
    Ok(changed == 1)
}

/// One, by its number.
pub async fn one(tx: &mut Tx, number: Number) -> Result<Option<Request>, Error> {
    let (year, turn) = (i64::from(number.year), i64::from(number.turn));
    let found: Option<Columns> = on!(tx, |c| sqlx::query_as(ONE).bind(year).bind(turn).fetch_optional(c).await?);
    found.map(Columns::request).transpose()
}

/// At most `limit` that wait for an answer, the oldest first.
pub async fn open(tx: &mut Tx, limit: u32) -> Result<Vec<Request>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OPEN).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(Columns::request).collect()
}

/// At most `limit` that were answered, the newest first.
pub async fn answered(tx: &mut Tx, limit: u32) -> Result<Vec<Request>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(ANSWERED).bind(i64::from(limit)).fetch_all(c).await?);
    rows.into_iter().map(Columns::request).collect()
}
