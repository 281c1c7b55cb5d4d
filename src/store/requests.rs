//! Forms already taken: sent twice, they count once.
//!
//! Only a digest and the hour after which it may be forgotten.
use super::{Error, Tx};

const CLAIM: &str = "insert into requests (digest, expires_hour) values ($1, $2) on conflict (digest) do nothing";
const PURGE: &str = "delete from requests where expires_hour < $1";
const TAKEN: &str = "select expires_hour from requests where digest = $1";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[CLAIM, PURGE, TAKEN];

/// Takes a request, in the transaction that acts on it; false when it was already taken.
///
/// `expires_hour` counts hours from the Unix epoch.
pub async fn claim(tx: &mut Tx, digest: &[u8; 32], expires_hour: i64) -> Result<bool, Error> {
    let claimed =
        on!(tx, |c| sqlx::query(CLAIM).bind(digest.as_slice()).bind(expires_hour).execute(c).await?.rows_affected());
    Ok(claimed == 1)
}

/// Whether a request was taken, as far as it is remembered.
pub async fn is_taken(tx: &mut Tx, digest: &[u8; 32]) -> Result<bool, Error> {
    let found: Option<i64> = on!(tx, |c| sqlx::query_scalar(TAKEN).bind(digest.as_slice()).fetch_optional(c).await?);
    Ok(found.is_some())
}

/// Forgets requests that expired before `hour`; says how many.
pub async fn purge(tx: &mut Tx, hour: i64) -> Result<u64, Error> {
    Ok(on!(tx, |c| sqlx::query(PURGE).bind(hour).execute(c).await?.rows_affected()))
}
