//! Tables: made by migration only, refused when unknown; the files of SQLite.
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

use recueil::store::{Error, Options, Store, Tx, instance, requests, roster, schema};

use super::samples::{digest, id};
use crate::support::database::{self, each_database};

async fn raw(tx: &mut Tx, statement: &'static str) {
    match tx {
        Tx::Sqlite(tx) => sqlx::query(statement).execute(&mut **tx).await.map(drop),
        Tx::Postgres(tx) => sqlx::query(statement).execute(&mut **tx).await.map(drop),
    }
    .unwrap();
}

async fn opening_never_migrates(url: &str) {
    let options = Options { create: true, ..Options::default() };
    let store = Store::open(url, &options).await.unwrap();
    let refused = store.check_schema().await.unwrap_err();
    assert_eq!(refused, Error::Schema { found: 0, expected: schema::VERSION });
    store.migrate().await.unwrap();
    store.check_schema().await.unwrap();
    store.migrate().await.unwrap();
    store.close().await;
}

#[tokio::test]
async fn opening_a_store_never_migrates() {
    let folder = tempfile::tempdir().unwrap();
    opening_never_migrates(&format!("sqlite:{}", folder.path().join("new.db").display())).await;
    if let Some(url) = database::fresh_postgres_url() {
        opening_never_migrates(&url).await;
    }
}

#[tokio::test]
async fn a_newer_schema_is_refused() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        raw(&mut tx, "update instance set schema_version = 99").await;
        tx.commit().await.unwrap();
        let newer = Error::Schema { found: 99, expected: schema::VERSION };
        assert_eq!(database.store.check_schema().await.unwrap_err(), newer);
        assert_eq!(database.store.migrate().await.unwrap_err(), newer);
    })
    .await;
}

#[tokio::test]
async fn an_instance_is_named_once() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        assert_eq!(instance::get(&mut tx).await.unwrap(), None);
        instance::create(&mut tx, id(1)).await.unwrap();
        assert_eq!(instance::create(&mut tx, id(2)).await.unwrap_err(), Error::Conflict);
        assert_eq!(instance::get(&mut tx).await.unwrap(), Some(id(1)));
    })
    .await;
}

#[tokio::test]
async fn a_reader_cannot_write() {
    each_database(async |database| {
        let mut tx = database.store.read().await.unwrap();
        assert_eq!(roster::length(&mut tx).await.unwrap(), 0);
        let refused = requests::claim(&mut tx, &digest(1), 1).await.unwrap_err();
        assert!(matches!(refused, Error::Database(_)), "{refused:?}");
        tx.rollback().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn what_is_dropped_is_undone() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        assert!(requests::claim(&mut tx, &digest(1), 1).await.unwrap());
        drop(tx);
        let mut tx = database.store.begin().await.unwrap();
        assert!(requests::claim(&mut tx, &digest(1), 1).await.unwrap());
        tx.commit().await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn a_missing_database_is_unreachable() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none.db");
    let refused = Store::open(&format!("sqlite:{}", missing.display()), &Options::default()).await.unwrap_err();
    assert_eq!(refused, Error::Unreachable);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0, "something was made");
    for url in ["mysql://host/name", "/var/lib/recueil.db", ""] {
        assert_eq!(Store::open(url, &Options::default()).await.unwrap_err(), Error::Unreachable);
    }
    if let Some(url) = database::fresh_postgres_url() {
        let elsewhere = url.replace("/test_", "/no_such_");
        let refused = Store::open(&elsewhere, &Options::default()).await.unwrap_err();
        assert_eq!(refused, Error::Unreachable);
    }
}

#[tokio::test]
async fn what_is_no_database_is_corrupt() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("recueil.db");
    fs::write(&path, vec![b'x'; 16_384]).unwrap();
    let refused = Store::open(&format!("sqlite:{}", path.display()), &Options::default()).await.unwrap_err();
    assert_eq!(refused, Error::Corrupt);
}

async fn pragma(tx: &mut Tx, statement: &'static str) -> i64 {
    let Tx::Sqlite(tx) = tx else { panic!("not SQLite") };
    sqlx::query_scalar(statement).fetch_one(&mut **tx).await.unwrap()
}

#[tokio::test]
async fn sqlite_is_set_for_what_lasts() {
    let database = database::sqlite().await;
    let mut tx = database.store.begin().await.unwrap();
    for (statement, expected) in [
        ("pragma synchronous", 2),
        ("pragma foreign_keys", 1),
        ("pragma secure_delete", 1),
        ("pragma trusted_schema", 0),
        ("pragma page_size", 8_192),
        ("pragma cache_size", -16_384),
        ("select count(*) from pragma_journal_mode where journal_mode = 'wal'", 1),
        (
            "select count(*) from pragma_table_list where schema = 'main' and type = 'table' and not strict
            and name not like 'sqlite%' and name not like '_sqlx%'",
            0,
        ),
    ] {
        assert_eq!(pragma(&mut tx, statement).await, expected, "{statement}");
    }
    let mut tx = database.store.sessions().begin().await.unwrap();
    assert_eq!(pragma(&mut tx, "pragma synchronous").await, 1);
}

#[tokio::test]
async fn files_are_their_owners_alone() {
    let database = database::sqlite().await;
    let path = database.url.strip_prefix("sqlite:").map(Path::new).unwrap();
    let mut names = Vec::new();
    for entry in fs::read_dir(path.parent().unwrap()).unwrap() {
        let entry = entry.unwrap();
        assert_eq!(entry.metadata().unwrap().permissions().mode() & 0o777, 0o600, "{:?}", entry.file_name());
        names.push(entry.file_name().into_string().unwrap());
    }
    assert!(names.contains(&"recueil.db".to_owned()) && names.contains(&"recueil-sessions.db".to_owned()), "{names:?}");
}
