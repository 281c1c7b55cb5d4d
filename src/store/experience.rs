//! How it was: counters of answers, by half-year.
//!
//! No row is anybody's: a thief of the tables reads how many chose what in a half-year, and not that two answers are of one person.
//! Every counter of a half-year is made with its first answer, so that which stands there says nothing either.
use super::{Error, Tx, codes};
use crate::domain::{
    Coded,
    experience::{HalfYear, Opinion, Question},
};

const MAKE: &str = "insert into experience (half, question, answer, told) values ($1, $2, $3, 0) on conflict (half, question, answer) do nothing";
const COUNT: &str = "update experience set told = told + 1 where half = $1 and question = $2 and answer = $3";
const BEFORE: &str =
    "select half, question, answer, told from experience where half < $1 order by half desc, question, answer";
const FORGET: &str = "delete from experience where half < $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[MAKE, COUNT, BEFORE, FORGET];

/// One counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counter {
    /// Of which half-year.
    pub half: HalfYear,
    /// What was asked.
    pub question: Question,
    /// What was answered.
    pub opinion: Opinion,
    /// How often.
    pub told: u64,
}

/// Counts each of these once.
pub async fn count(tx: &mut Tx, half: HalfYear, chosen: &[(Question, Opinion)]) -> Result<(), Error> {
    let half = half.to_string();
    for question in Question::ALL {
        for opinion in Opinion::ALL {
            on!(tx, |c| sqlx::query(MAKE)
                .bind(&half)
                .bind(question.code())
                .bind(opinion.code())
                .execute(c)
                .await
                .map(drop)?);
        }
    }
    for (question, opinion) in chosen {
        on!(tx, |c| sqlx::query(COUNT)
            .bind(&half)
            .bind(question.code())
            .bind(opinion.code())
            .execute(c)
            .await
            .map(drop)?);
    }
    Ok(())
}

/// Every counter of the half-years before this one, the latest first.
pub async fn before(tx: &mut Tx, half: HalfYear) -> Result<Vec<Counter>, Error> {
    let rows: Vec<(String, String, String, i64)> =
        on!(tx, |c| sqlx::query_as(BEFORE).bind(half.to_string()).fetch_all(c).await?);
    let row = |(half, question, answer, told): (String, String, String, i64)| {
        Ok(Counter {
            half: HalfYear::parse(&half).ok_or(Error::Corrupt)?,
            question: codes::coded(&question)?,
            opinion: codes::coded(&answer)?,
            told: codes::number(told)?,
        })
    };
    rows.into_iter().map(row).collect()
}

/// Erases the half-years before this one; says how many counters went.
pub async fn forget(tx: &mut Tx, oldest: HalfYear) -> Result<u64, Error> {
    Ok(on!(tx, |c| sqlx::query(FORGET).bind(oldest.to_string()).execute(c).await?.rows_affected()))
}
