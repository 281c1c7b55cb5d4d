//! The version of the tables: read, refused when unknown, moved forward by migrations embedded in the program.
//!
//! The truth is `instance.schema_version`, which each migration sets. Migrations never go back: an older program refuses
//! what a newer one made.
use sqlx::migrate::Migrator;

use super::{Error, Store, Tx};

/// The version of the tables this program works with: the number of the last migration.
pub const VERSION: i64 = 10;

pub(super) static SQLITE: Migrator = sqlx::migrate!("migrations/sqlite");
pub(super) static POSTGRES: Migrator = sqlx::migrate!("migrations/postgres");
/// The sessions' file of SQLite has its own short history; on PostgreSQL sessions are a table like the others.
pub(super) static SQLITE_SESSIONS: Migrator = sqlx::migrate!("migrations/sqlite-sessions");

const EXISTS_ON_SQLITE: &str = "select count(*) from sqlite_schema where type = 'table' and name = 'instance'";
const EXISTS_ON_POSTGRES: &str = "select count(*) from pg_catalog.pg_class where oid = to_regclass('instance')";
const VERSION_OF: &str = "select schema_version from instance";

/// Statements written for one database only: (SQLite's, PostgreSQL's).
pub const DIFFERENT: &[(&str, &str)] = &[(EXISTS_ON_SQLITE, EXISTS_ON_POSTGRES)];
/// Every other statement of this file.
pub const STATEMENTS: &[&str] = &[VERSION_OF];

/// The version of the tables; zero when there are none.
pub async fn version(tx: &mut Tx) -> Result<i64, Error> {
    let exists = tx.either(EXISTS_ON_SQLITE, EXISTS_ON_POSTGRES);
    let tables: i64 = on!(tx, |c| sqlx::query_scalar(exists).fetch_one(c).await?);
    if tables == 0 {
        return Ok(0);
    }
    Ok(on!(tx, |c| sqlx::query_scalar(VERSION_OF).fetch_one(c).await?))
}

impl Store {
    /// Brings the tables to this program's version; refuses those of a newer program.
    pub async fn migrate(&self) -> Result<(), Error> {
        let found = self.schema_version().await?;
        if found > VERSION {
            return Err(Error::Schema { found, expected: VERSION });
        }
        match self {
            Self::Sqlite(store) => SQLITE.run(&store.main.writer).await?,
            Self::Postgres(pool) => POSTGRES.run(pool).await?,
        }
        self.check_schema().await
    }

    /// Refuses tables of any other version than this program's.
    pub async fn check_schema(&self) -> Result<(), Error> {
        let found = self.schema_version().await?;
        if found == VERSION { Ok(()) } else { Err(Error::Schema { found, expected: VERSION }) }
    }

    async fn schema_version(&self) -> Result<i64, Error> {
        version(&mut self.read().await?).await
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_databases_have_the_same_migrations_up_to_the_version() {
        let list = |migrator: &Migrator| -> Vec<(i64, String)> {
            migrator.iter().map(|migration| (migration.version, migration.description.to_string())).collect()
        };
        assert_eq!(list(&SQLITE), list(&POSTGRES));
        assert_eq!(list(&SQLITE).last().map(|(version, _)| *version), Some(VERSION));
    }
}
