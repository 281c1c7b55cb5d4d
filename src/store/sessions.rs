//! Sessions: sealed under a secret that only the cookie holds, found by what is derived from it.
//!
//! They have their own file on SQLite and an unlogged table on PostgreSQL, never backed up, and transactions of their
//! own. Saving never brings back a session that was ended. The clear columns tell which surface, until about when, and
//! which member.
use sqlx::PgPool;
use uuid::Uuid;

use super::{Error, Store, Tx, codes, sqlite};
use crate::{domain::Coded, ids::MemberId};

const CREATE: &str = "insert into sessions (lookup, surface, expires_hour, member, sealed)
    values ($1, $2, $3, $4, $5) on conflict (lookup) do nothing";
const LOAD: &str = "select lookup, surface, expires_hour, member, sealed from sessions where lookup = $1";
const SEALED_ON_SQLITE: &str = "select sealed from sessions where lookup = $1";
const SEALED_ON_POSTGRES: &str = "select sealed from sessions where lookup = $1 for update";
const RESEAL: &str = "update sessions set sealed = $2 where lookup = $1";
const DELETE: &str = "delete from sessions where lookup = $1";
const DELETE_OF_MEMBER: &str = "delete from sessions where member = $1";
const PURGE: &str = "delete from sessions where expires_hour < $1";

/// Statements written for one database only: (SQLite's, PostgreSQL's).
pub const DIFFERENT: &[(&str, &str)] = &[(SEALED_ON_SQLITE, SEALED_ON_POSTGRES)];
/// Every other statement of this file; on SQLite they run in the sessions' file.
pub const STATEMENTS: &[&str] = &[CREATE, LOAD, RESEAL, DELETE, DELETE_OF_MEMBER, PURGE];

/// Where a session lives.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Surface {
    /// Where people deposit and follow up.
    Intake,
    /// Where the staff works.
    Desk,
}

impl Coded for Surface {
    const ALL: &'static [Self] = &[Self::Intake, Self::Desk];

    fn code(self) -> &'static str {
        match self {
            Self::Intake => "intake",
            Self::Desk => "desk",
        }
    }
}

/// One session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// What finds it.
    pub lookup: [u8; 32],
    /// Where it lives.
    pub surface: Surface,
    /// The hour, counted from the Unix epoch, after which it may be swept.
    pub expires_hour: i64,
    /// Whose it is, for the staff.
    pub member: Option<MemberId>,
    /// What it holds, sealed.
    pub sealed: Vec<u8>,
}

/// What became of a change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// Written.
    Written,
    /// There was nothing to write.
    Unchanged,
    /// The session has ended.
    Gone,
}

type Columns = (Vec<u8>, String, i64, Option<Uuid>, Vec<u8>);

/// The sessions of a store.
#[derive(Debug, Clone)]
pub struct Sessions(Place);

#[derive(Debug, Clone)]
enum Place {
    Sqlite(sqlite::File),
    Postgres(PgPool),
}

impl Sessions {
    pub(super) fn of(store: &Store) -> Self {
        Self(match store {
            Store::Sqlite(store) => Place::Sqlite(store.sessions.clone()),
            Store::Postgres(pool) => Place::Postgres(pool.clone()),
        })
    }

    /// Begins a transaction where sessions are.
    pub async fn begin(&self) -> Result<Tx, Error> {
        match &self.0 {
            Place::Sqlite(file) => file.begin().await,
            Place::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    async fn read(&self) -> Result<Tx, Error> {
        match &self.0 {
            Place::Sqlite(file) => file.read().await,
            Place::Postgres(pool) => Ok(Tx::Postgres(pool.begin().await?)),
        }
    }

    /// Writes a new session; false when its lookup is taken.
    pub async fn create(&self, session: &SessionRow) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        let created = on!(&mut tx, |c| sqlx::query(CREATE)
            .bind(session.lookup.as_slice())
            .bind(session.surface.code())
            .bind(session.expires_hour)
            .bind(session.member.map(|id| id.uuid()))
            .bind(&session.sealed)
            .execute(c)
            .await?
            .rows_affected());
        tx.commit().await?;
        Ok(created == 1)
    }

    /// The session with this lookup, expired or not: its limits stand inside the seal.
    pub async fn load(&self, lookup: &[u8; 32]) -> Result<Option<SessionRow>, Error> {
        let mut tx = self.read().await?;
        let found: Option<Columns> =
            on!(&mut tx, |c| sqlx::query_as(LOAD).bind(lookup.as_slice()).fetch_optional(c).await?);
        tx.rollback().await?;
        let row = |(lookup, surface, expires_hour, member, sealed): Columns| {
            Ok(SessionRow {
                lookup: codes::digest(lookup)?,
                surface: codes::coded(&surface)?,
                expires_hour,
                member: member.map(MemberId::from),
                sealed,
            })
        };
        found.map(row).transpose()
    }

    /// Reads, changes and saves in one transaction, so that two pages sent at once are both kept.
    ///
    /// `merge` is given what is sealed now and returns what to seal instead, or nothing to leave it.
    pub async fn update_with<F>(&self, lookup: &[u8; 32], merge: F) -> Result<Change, Error>
    where
        F: FnOnce(&[u8]) -> Option<Vec<u8>> + Send,
    {
        let mut tx = self.begin().await?;
        let select = tx.either(SEALED_ON_SQLITE, SEALED_ON_POSTGRES);
        let found: Option<Vec<u8>> =
            on!(&mut tx, |c| sqlx::query_scalar(select).bind(lookup.as_slice()).fetch_optional(c).await?);
        let Some(old) = found else { return Ok(Change::Gone) };
        let Some(new) = merge(&old) else { return Ok(Change::Unchanged) };
        on!(&mut tx, |c| sqlx::query(RESEAL).bind(lookup.as_slice()).bind(&new).execute(c).await.map(drop)?);
        tx.commit().await?;
        Ok(Change::Written)
    }

    /// Ends a session; false when it had ended.
    pub async fn delete(&self, lookup: &[u8; 32]) -> Result<bool, Error> {
        let mut tx = self.begin().await?;
        let ended = on!(&mut tx, |c| sqlx::query(DELETE).bind(lookup.as_slice()).execute(c).await?.rows_affected());
        tx.commit().await?;
        Ok(ended == 1)
    }

    /// Ends every session of a member; says how many.
    pub async fn delete_of_member(&self, member: MemberId) -> Result<u64, Error> {
        let mut tx = self.begin().await?;
        let ended =
            on!(&mut tx, |c| sqlx::query(DELETE_OF_MEMBER).bind(member.uuid()).execute(c).await?.rows_affected());
        tx.commit().await?;
        Ok(ended)
    }

    /// Sweeps sessions that expired before `hour`; says how many.
    pub async fn purge(&self, hour: i64) -> Result<u64, Error> {
        let mut tx = self.begin().await?;
        let swept = on!(&mut tx, |c| sqlx::query(PURGE).bind(hour).execute(c).await?.rows_affected());
        tx.commit().await?;
        Ok(swept)
    }
}
