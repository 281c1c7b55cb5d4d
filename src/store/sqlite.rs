//! SQLite: one file for what lasts, one beside it for sessions; one writer and a few readers for each.
//!
//! What is committed survives a loss of power (`synchronous = full`), what is deleted is overwritten (`secure_delete`),
//! and memory is bounded. It does **not** encrypt: what must not be read is sealed before it comes here.
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use sqlx::{
    ConnectOptions, SqlitePool,
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous},
};

use super::{Error, Options, Tx, schema};

/// Sealed rows are two kilobytes and more; larger pages keep several on each and the trees shallow.
const PAGE_SIZE: u32 = 8_192;
/// Page cache of each connection, in kibibytes when negative (SQLite's convention).
const CACHE: &str = "-16384";
/// The log is cut back to this size after a checkpoint, in bytes.
const LOG_LIMIT: &str = "67108864";
const TRUNCATE: &str = "pragma wal_checkpoint(truncate)";

/// An open SQLite store.
#[derive(Debug, Clone)]
pub struct SqliteStore {
    pub(super) main: File,
    pub(super) sessions: File,
    path: PathBuf,
}

/// One database file: writes go one after the other, reads beside them.
#[derive(Debug, Clone)]
pub(super) struct File {
    pub(super) writer: SqlitePool,
    readers: SqlitePool,
}

impl SqliteStore {
    pub(super) async fn open(path: &Path, options: &Options) -> Result<Self, Error> {
        if options.create {
            create(path)?;
        }
        let main = File::open(path, SqliteSynchronous::Full, options).await?;
        // Never backed up, so a restored service starts without it: made whenever it is missing.
        let beside = sessions_path(path);
        create(&beside)?;
        let sessions = File::open(&beside, SqliteSynchronous::Normal, options).await?;
        schema::SQLITE_SESSIONS.run(&sessions.writer).await?;
        Ok(Self { main, sessions, path: path.to_owned() })
    }

    /// Where the lasting file is; sessions stand beside it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    pub(super) async fn close(&self) {
        self.main.close().await;
        self.sessions.close().await;
    }
}

impl File {
    async fn open(path: &Path, synchronous: SqliteSynchronous, options: &Options) -> Result<Self, Error> {
        let base = connection(path, synchronous, options.wait);
        let writer = pool(1, options.wait).connect_with(base.clone()).await?;
        let readers =
            pool(options.connections.max(1), options.wait).connect_with(base.pragma("query_only", "on")).await?;
        Ok(Self { writer, readers })
    }

    /// `begin immediate` takes the write lock at once: a transaction never fails half-way for having read first.
    pub(super) async fn begin(&self) -> Result<Tx, Error> {
        Ok(Tx::Sqlite(self.writer.begin_with("begin immediate").await?))
    }

    pub(super) async fn read(&self) -> Result<Tx, Error> {
        Ok(Tx::Sqlite(self.readers.begin().await?))
    }

    /// What was deleted leaves the write-ahead log too. While somebody reads an older moment, some of it stays until the
    /// next time: the answer says so, and is not an error.
    pub(super) async fn truncate_log(&self) -> Result<(), Error> {
        sqlx::query(TRUNCATE).execute(&self.writer).await?;
        Ok(())
    }

    async fn close(&self) {
        self.readers.close().await;
        self.writer.close().await;
    }
}

fn connection(path: &Path, synchronous: SqliteSynchronous, wait: Duration) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(path)
        .page_size(PAGE_SIZE)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(synchronous)
        .foreign_keys(true)
        .busy_timeout(wait)
        .pragma("secure_delete", "on")
        .pragma("trusted_schema", "off")
        .pragma("cell_size_check", "on")
        .pragma("temp_store", "memory")
        .pragma("cache_size", CACHE)
        .pragma("journal_size_limit", LOG_LIMIT)
        .disable_statement_logging()
}

/// Connections are kept, with the pages they have read, for as long as the program runs.
fn pool(size: u32, wait: Duration) -> SqlitePoolOptions {
    SqlitePoolOptions::new().max_connections(size).acquire_timeout(wait).idle_timeout(None).max_lifetime(None)
}

/// Makes an empty file that its owner alone can read, unless there is one; SQLite gives its companions the same mode.
fn create(path: &Path) -> Result<(), Error> {
    let mut file = std::fs::OpenOptions::new();
    file.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut file, 0o600);
    file.open(path).map(drop).map_err(|_| Error::Unreachable)
}

/// `recueil.db` has its sessions in `recueil-sessions.db`.
fn sessions_path(path: &Path) -> PathBuf {
    let mut name = path.file_stem().unwrap_or_default().to_owned();
    name.push("-sessions");
    if let Some(extension) = path.extension() {
        name.push(".");
        name.push(extension);
    }
    path.with_file_name(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sessions_stand_beside() {
        assert_eq!(sessions_path(Path::new("/var/lib/recueil.db")), Path::new("/var/lib/recueil-sessions.db"));
        assert_eq!(sessions_path(Path::new("recueil")), Path::new("recueil-sessions"));
    }
}
