//! Every statement is listed, and both databases understand every one.
use std::fs;

use recueil::store::{self, Tx, sessions};
use sqlx::Executor;

use crate::support::database::each_database;

async fn prepares(tx: &mut Tx, statement: &'static str) {
    let prepared = match tx {
        Tx::Sqlite(tx) => tx.prepare(sqlx::SqlStr::from_static(statement)).await.map(drop),
        Tx::Postgres(tx) => tx.prepare(sqlx::SqlStr::from_static(statement)).await.map(drop),
    };
    prepared.unwrap_or_else(|error| panic!("{error}\n{statement}"));
}

fn own<'a>(tx: &Tx, pair: &'a (&'static str, &'static str)) -> &'a &'static str {
    match tx {
        Tx::Sqlite(_) => &pair.0,
        Tx::Postgres(_) => &pair.1,
    }
}

#[tokio::test]
async fn both_databases_prepare_every_statement() {
    each_database(async |database| {
        let mut tx = database.store.begin().await.unwrap();
        for statement in store::STATEMENTS.iter().copied().flatten() {
            prepares(&mut tx, statement).await;
        }
        for pair in store::DIFFERENT.iter().copied().flatten() {
            let statement = own(&tx, pair);
            prepares(&mut tx, statement).await;
        }
        tx.rollback().await.unwrap();

        let mut tx = database.store.sessions().begin().await.unwrap();
        for statement in sessions::STATEMENTS {
            prepares(&mut tx, statement).await;
        }
        for pair in sessions::DIFFERENT {
            let statement = own(&tx, pair);
            prepares(&mut tx, statement).await;
        }
    })
    .await;
}

/// Names of the constants of a source file that hold SQL, and the text of its lists.
fn constants(source: &str) -> (Vec<String>, String) {
    let mut names = Vec::new();
    let mut lists = String::new();
    for item in source.split("const ").skip(1) {
        let (Some((name, rest)), Some(end)) = (item.split_once(':'), item.find(';')) else { continue };
        if matches!(name, "STATEMENTS" | "DIFFERENT") {
            lists.push_str(&item[..end]);
        }
        let value = rest.split_once('"').map_or("", |(_, value)| value.trim_start());
        let verbs = ["select", "insert", "update", "delete", "with"];
        if rest.trim_start().starts_with("&str") && verbs.iter().any(|verb| value.starts_with(verb)) {
            names.push(name.to_owned());
        }
    }
    (names, lists)
}

#[test]
fn every_statement_is_listed() {
    let mut found = 0;
    for entry in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/store")).unwrap() {
        let path = entry.unwrap().path();
        let source = fs::read_to_string(&path).unwrap();
        let (names, lists) = constants(&source);
        let listed: Vec<&str> = lists.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').collect();
        for name in names {
            assert!(listed.contains(&name.as_str()), "{name} of {} is in no list", path.display());
            found += 1;
        }
        if !lists.is_empty() && path.file_name().is_some_and(|name| name != "mod.rs" && name != "sessions.rs") {
            let module = path.file_stem().unwrap().to_string_lossy().into_owned();
            let front = include_str!("../../src/store/mod.rs");
            for list in ["STATEMENTS", "DIFFERENT"].into_iter().filter(|list| lists.contains(list)) {
                assert!(front.contains(&format!("{module}::{list}")), "{module}::{list} is not in the list of lists");
            }
        }
    }
    let total = store::STATEMENTS.iter().map(|list| list.len()).sum::<usize>() + sessions::STATEMENTS.len();
    let different = store::DIFFERENT.iter().map(|list| list.len()).sum::<usize>() + sessions::DIFFERENT.len();
    assert_eq!(found, total + different * 2);
}

#[test]
fn a_forgotten_statement_is_noticed() {
    let (names, lists) = constants(
        "const A: &str = \"select 1\";\nconst B: &str =\n    \"delete from t\";\nconst C: u32 = 1;\n\
         pub const STATEMENTS: &[&str] = &[A];",
    );
    assert_eq!(names, ["A", "B"]);
    assert!(lists.contains("[A]") && !lists.contains('B'));
}
