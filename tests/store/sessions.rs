//! Sessions: saved, never brought back.
use recueil::store::sessions::{Change, SessionRow, Surface};

use super::samples::{digest, id};
use crate::support::database::each_database;

fn session(number: u64) -> SessionRow {
    SessionRow {
        lookup: digest(number),
        surface: Surface::Desk,
        expires_hour: 500,
        member: Some(id(1)),
        sealed: vec![1, 2, 3],
    }
}

#[tokio::test]
async fn a_session_comes_back_as_it_was() {
    each_database(async |database| {
        let sessions = database.store.sessions();
        let staff = session(1);
        let person = SessionRow { lookup: digest(2), surface: Surface::Intake, member: None, ..session(2) };
        for row in [&staff, &person] {
            assert!(sessions.create(row).await.unwrap());
            assert!(!sessions.create(row).await.unwrap(), "its lookup is taken");
            assert_eq!(sessions.load(&row.lookup).await.unwrap().as_ref(), Some(row));
        }
        assert_eq!(sessions.update_with(&staff.lookup, |_| Some(b"new".to_vec())).await.unwrap(), Change::Written);
        let saved = sessions.load(&staff.lookup).await.unwrap().unwrap();
        assert_eq!(saved, SessionRow { sealed: b"new".to_vec(), ..staff }, "its end stays where it was");
    })
    .await;
}

#[tokio::test]
async fn saving_never_brings_back() {
    each_database(async |database| {
        let sessions = database.store.sessions();
        let row = session(1);
        assert!(sessions.create(&row).await.unwrap());
        assert!(sessions.delete(&row.lookup).await.unwrap());
        assert!(!sessions.delete(&row.lookup).await.unwrap());
        let change = sessions.update_with(&row.lookup, |_| Some(b"new".to_vec())).await.unwrap();
        assert_eq!(change, Change::Gone);
        assert_eq!(sessions.load(&row.lookup).await.unwrap(), None);
    })
    .await;
}

#[tokio::test]
async fn sessions_of_a_member_end_together_and_old_ones_are_swept() {
    each_database(async |database| {
        let sessions = database.store.sessions();
        let other = SessionRow { member: Some(id(2)), ..session(3) };
        let old = SessionRow { member: None, expires_hour: 10, ..session(4) };
        for row in [&session(1), &session(2), &other, &old] {
            assert!(sessions.create(row).await.unwrap());
        }
        assert_eq!(sessions.delete_of_member(id(1)).await.unwrap(), 2);
        assert_eq!(sessions.purge(10).await.unwrap(), 0, "until its hour is over");
        assert_eq!(sessions.purge(11).await.unwrap(), 1);
        assert!(sessions.load(&other.lookup).await.unwrap().is_some());
    })
    .await;
}

#[tokio::test]
async fn pages_sent_at_once_are_all_kept() {
    each_database(async |database| {
        let sessions = database.store.sessions();
        let row = SessionRow { sealed: Vec::new(), ..session(1) };
        assert!(sessions.create(&row).await.unwrap());
        let tasks = (0..32_u8).map(|page| {
            let sessions = sessions.clone();
            tokio::spawn(async move {
                let merge = |old: &[u8]| Some([old, &[page]].concat());
                sessions.update_with(&digest(1), merge).await
            })
        });
        for task in tasks.collect::<Vec<_>>() {
            assert_eq!(task.await.unwrap().unwrap(), Change::Written);
        }
        let mut pages = sessions.load(&row.lookup).await.unwrap().unwrap().sealed;
        pages.sort_unstable();
        assert_eq!(pages, (0..32).collect::<Vec<u8>>());
        let change = sessions.update_with(&row.lookup, |_| None).await.unwrap();
        assert_eq!(change, Change::Unchanged);
    })
    .await;
}
