//! What can go wrong with a database, without its words.
//!
//! No variant carries SQL, a value or a path: at most the database's own error code. It does **not** say which row.

/// Why the store could not do what was asked. After any of them the transaction is to be rolled back.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Somebody else was first: the version moved, or the row is already there.
    #[error("somebody else was first")]
    Conflict,
    /// The database does not answer, is not there, or stayed busy too long.
    #[error("the database cannot be reached")]
    Unreachable,
    /// The tables are not those this program knows.
    #[error("the database has schema {found}, this program {expected}: {}", advice(*.found, *.expected))]
    Schema {
        /// Version of the tables; zero when there are none.
        found: i64,
        /// Version this program works with.
        expected: i64,
    },
    /// A row holds something this program never wrote.
    #[error("the database holds what this program cannot have written")]
    Corrupt,
    /// The database refused; its own code, where it gave one.
    #[error("the database refused (code {0})")]
    Database(String),
}

fn advice(found: i64, expected: i64) -> &'static str {
    if found < expected { "run `recueil migrate`" } else { "a newer program wrote it, use that one" }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error as Sqlx;
        match error {
            Sqlx::Database(error) if error.is_unique_violation() => Self::Conflict,
            Sqlx::Database(error) => from_code(error.code().as_deref().unwrap_or("none")),
            Sqlx::Io(_) | Sqlx::Tls(_) | Sqlx::PoolTimedOut | Sqlx::PoolClosed | Sqlx::WorkerCrashed => {
                Self::Unreachable
            }
            Sqlx::RowNotFound | Sqlx::ColumnDecode { .. } | Sqlx::Decode(_) => Self::Corrupt,
            _ => Self::Database("none".to_owned()),
        }
    }
}

/// SQLite gives result codes as decimal numbers of at most four digits, PostgreSQL five letters and digits (SQLSTATE).
fn from_code(code: &str) -> Error {
    match code.parse::<i32>() {
        Ok(extended) if code.len() < 5 => from_sqlite(extended, code),
        _ => from_sqlstate(code),
    }
}

/// The low byte of an extended code is the primary one (sqlite.org/rescode.html).
fn from_sqlite(extended: i32, code: &str) -> Error {
    match extended & 0xff {
        // BUSY, LOCKED, CANTOPEN.
        5 | 6 | 14 => Error::Unreachable,
        // CORRUPT, NOTADB.
        11 | 26 => Error::Corrupt,
        _ => Error::Database(code.to_owned()),
    }
}

fn from_sqlstate(code: &str) -> Error {
    match code {
        // Two transactions crossed, and this one was chosen to yield.
        "40001" | "40P01" => Error::Conflict,
        // No such database, too many clients, waited too long for a lock.
        "3D000" | "53300" | "55P03" => Error::Unreachable,
        // Connection lost, not authorised, shutting down.
        _ if ["08", "28", "57"].iter().any(|class| code.starts_with(class)) => Error::Unreachable,
        _ => Error::Database(code.to_owned()),
    }
}

impl From<sqlx::migrate::MigrateError> for Error {
    fn from(error: sqlx::migrate::MigrateError) -> Self {
        use sqlx::migrate::MigrateError as Migrate;
        match error {
            Migrate::Execute(error) | Migrate::ExecuteMigration(error, _) => error.into(),
            // A migration that was applied is not the one this program carries, or stopped half-way.
            Migrate::VersionMismatch(_) | Migrate::VersionMissing(_) | Migrate::Dirty(_) => Self::Corrupt,
            _ => Self::Database("migration".to_owned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_become_few_errors() {
        assert_eq!(from_code("5"), Error::Unreachable);
        assert_eq!(from_code("517"), Error::Unreachable);
        assert_eq!(from_code("26"), Error::Corrupt);
        assert_eq!(from_code("40P01"), Error::Conflict);
        assert_eq!(from_code("57P01"), Error::Unreachable);
        assert_eq!(from_code("787"), Error::Database("787".to_owned()));
        assert_eq!(from_code("23503"), Error::Database("23503".to_owned()));
    }

    #[test]
    fn a_schema_says_what_to_do() {
        let old = Error::Schema { found: 0, expected: 1 }.to_string();
        let new = Error::Schema { found: 2, expected: 1 }.to_string();
        assert!(old.contains("recueil migrate") && new.contains("newer program"), "{old} / {new}");
    }
}
