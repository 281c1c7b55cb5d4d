//! Codes given to people, by their lookup; never the code.
//!
//! The recipient beside it is a copy in the clear: whoever wraps to it must check it against the sealed one.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{clock::Day, domain::Coded, ids::CaseId};

const INSERT: &str = "insert into tokens (lookup, case_id, kind, recipient, ended_day) values ($1, $2, $3, $4, $5)";
const BY_LOOKUP: &str = "select lookup, case_id, kind, recipient, ended_day from tokens where lookup = $1";
const END: &str = "update tokens set ended_day = $2 where lookup = $1 and ended_day is null";
const OF_CASE: &str = "select lookup, case_id, kind, recipient, ended_day from tokens
    where case_id = $1 order by lookup";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[INSERT, BY_LOOKUP, END, OF_CASE];

/// To whom a code was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// The person who deposited the report.
    Reporter,
    /// The same, by somebody who saw it: it only serves to be changed.
    Handed,
}

impl Coded for TokenKind {
    const ALL: &'static [Self] = &[Self::Reporter, Self::Handed];

    fn code(self) -> &'static str {
        match self {
            Self::Reporter => "reporter",
            Self::Handed => "handed",
        }
    }
}

/// One code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TokenRow {
    /// What finds it.
    pub lookup: [u8; 32],
    /// The case it opens.
    pub case: CaseId,
    /// To whom it was given.
    pub kind: TokenKind,
    /// The age recipient of its holder, in the clear.
    pub recipient: String,
    /// The day it was replaced, if it was.
    pub ended: Option<Day>,
}

type Columns = (Vec<u8>, Uuid, String, String, Option<String>);

fn row((lookup, case, kind, recipient, ended): Columns) -> Result<TokenRow, Error> {
    Ok(TokenRow {
        lookup: codes::digest(lookup)?,
        case: case.into(),
        kind: codes::coded(&kind)?,
        recipient,
        ended: codes::maybe_day(ended.as_deref())?,
    })
}

/// Writes a code; [`Error::Conflict`] when it is there.
pub async fn insert(tx: &mut Tx, token: &TokenRow) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(INSERT)
        .bind(token.lookup.as_slice())
        .bind(token.case.uuid())
        .bind(token.kind.code())
        .bind(&token.recipient)
        .bind(token.ended.map(|day| day.to_string()))
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// The code with this lookup, ended or not.
pub async fn by_lookup(tx: &mut Tx, lookup: &[u8; 32]) -> Result<Option<TokenRow>, Error> {
    let found = on!(tx, |c| sqlx::query_as(BY_LOOKUP).bind(lookup.as_slice()).fetch_optional(c).await?);
    found.map(row).transpose()
}

/// Ends a code; false when it had ended or is not there.
pub async fn end(tx: &mut Tx, lookup: &[u8; 32], day: Day) -> Result<bool, Error> {
    let ended =
        on!(tx, |c| sqlx::query(END).bind(lookup.as_slice()).bind(day.to_string()).execute(c).await?.rows_affected());
    Ok(ended == 1)
}

/// Every code of a case, ended ones included.
pub async fn of_case(tx: &mut Tx, case: CaseId) -> Result<Vec<TokenRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_CASE).bind(case.uuid()).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}
