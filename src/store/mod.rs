//! Where things are kept: one file a noun, SQL written once for SQLite and PostgreSQL.
//!
//! The only room that says `sqlx`. Functions take a transaction ([`Tx`]) and speak in domain types; a row that does not
//! read is [`Error::Corrupt`]. Statements are constants, listed in [`STATEMENTS`] so that a test prepares each on both
//! databases; nothing is ever pasted into one, and none is ever logged.
//!
//! It does **not** know what is sealed in the bytes it keeps, nor who may ask for them. A thief of the database reads
//! every clear column; migrations say which those are.
#[macro_use]
mod tx;

mod codes;
mod error;
mod sqlite;

pub mod absences;
pub mod attachments;
pub mod cases;
pub mod compartments;
pub mod counsels;
pub mod deadlines;
pub mod eliminations;
pub mod erasure;
pub mod experience;
pub mod former;
pub mod grants;
pub mod instance;
pub mod journal;
pub mod listing;
pub mod marks;
pub mod members;
pub mod outbox;
pub mod records;
pub mod reminders;
pub mod requests;
pub mod rights;
pub mod roster;
pub mod schema;
pub mod sessions;
pub mod steering;
pub mod tokens;
pub mod trainings;
pub mod uploads;

use std::{path::Path, str::FromStr, time::Duration};

use sqlx::{
    ConnectOptions, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};

pub use self::{error::Error, sessions::Sessions, sqlite::SqliteStore, tx::Tx};

/// Every statement both databases understand, by file.
pub const STATEMENTS: &[&[&str]] = &[
    absences::STATEMENTS,
    attachments::STATEMENTS,
    cases::STATEMENTS,
    compartments::STATEMENTS,
    counsels::STATEMENTS,
    deadlines::STATEMENTS,
    eliminations::STATEMENTS,
    experience::STATEMENTS,
    former::STATEMENTS,
    grants::STATEMENTS,
    instance::STATEMENTS,
    journal::STATEMENTS,
    listing::STATEMENTS,
    marks::STATEMENTS,
    members::STATEMENTS,
    outbox::STATEMENTS,
    records::STATEMENTS,
    reminders::STATEMENTS,
    requests::STATEMENTS,
    rights::STATEMENTS,
    roster::STATEMENTS,
    schema::STATEMENTS,
    steering::STATEMENTS,
    tokens::STATEMENTS,
    trainings::STATEMENTS,
    uploads::STATEMENTS,
];

/// Every statement written twice, as (SQLite's, PostgreSQL's), by file.
pub const DIFFERENT: &[&[(&str, &str)]] = &[journal::DIFFERENT, schema::DIFFERENT];

/// How a store is opened.
#[derive(Debug, Clone)]
pub struct Options {
    /// Readers on SQLite, connections on PostgreSQL.
    pub connections: u32,
    /// How long to wait for a connection or for another's write.
    pub wait: Duration,
    /// Make the SQLite file if it is missing; without tables, see [`Store::migrate`].
    pub create: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { connections: 8, wait: Duration::from_secs(10), create: false }
    }
}

/// The database in use; cloning shares it.
#[derive(Debug, Clone)]
pub enum Store {
    /// One file, embedded.
    Sqlite(SqliteStore),
    /// A server, when one machine is not enough.
    Postgres(PgPool),
}

impl Store {
    /// Opens `sqlite:PATH` or `postgres://…` (a Unix socket as `postgres:///name?host=/folder`). Never migrates.
    pub async fn open(url: &str, options: &Options) -> Result<Self, Error> {
        if let Some(path) = url.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return Ok(Self::Sqlite(SqliteStore::open(Path::new(path), options).await?));
        }
        if !(url.starts_with("postgres:") || url.starts_with("postgresql:")) {
            return Err(Error::Unreachable);
        }
        let seconds = options.wait.as_secs().max(1).to_string();
        let server = PgConnectOptions::from_str(url)?
            .application_name("recueil")
            .options([
                ("lock_timeout", format!("{seconds}s")),
                ("idle_in_transaction_session_timeout", "60s".to_owned()),
            ])
            .disable_statement_logging();
        let pool = PgPoolOptions::new().max_connections(options.connections.max(2)).acquire_timeout(options.wait);
        Ok(Self::Postgres(pool.connect_with(server).await?))
    }

    /// Begins a transaction that writes: alone on SQLite, `read committed` on PostgreSQL.
    pub async fn begin(&self) -> Result<Tx, Error> {
        match self {
            Self::Sqlite(store) => store.main.begin().await,
            Self::Postgres(pool) => begun(pool, "begin").await,
        }
    }

    /// Begins a transaction that reads one moment of the database and cannot write.
    pub async fn read(&self) -> Result<Tx, Error> {
        match self {
            Self::Sqlite(store) => store.main.read().await,
            Self::Postgres(pool) => begun(pool, "begin isolation level repeatable read read only").await,
        }
    }

    /// The sessions, which have transactions of their own.
    #[must_use]
    pub fn sessions(&self) -> Sessions {
        Sessions::of(self)
    }

    /// After an erasure: what was deleted leaves SQLite's log too. PostgreSQL recycles its own.
    pub async fn truncate_log(&self) -> Result<(), Error> {
        match self {
            Self::Sqlite(store) => store.main.truncate_log().await,
            Self::Postgres(_) => Ok(()),
        }
    }

    /// Waits for what is under way and closes every connection.
    pub async fn close(&self) {
        match self {
            Self::Sqlite(store) => store.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Begins on PostgreSQL in a task of its own: whoever asks may be gone before the answer (a browser that hung up), and a
/// connection given back between the two would be inside a transaction that nobody ends, read-only for whoever comes next.
async fn begun(pool: &PgPool, statement: &'static str) -> Result<Tx, Error> {
    let pool = pool.clone();
    let begun = tokio::spawn(async move { pool.begin_with(statement).await }).await;
    Ok(Tx::Postgres(begun.map_err(|_| Error::Unreachable)??))
}
