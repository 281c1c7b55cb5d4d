//! Many at once: nobody's write is lost, nobody's number is taken twice.
use recueil::{
    domain::{act::Act, case::Stage},
    store::{
        Error, Store, cases, instance,
        journal::{self, JournalRow},
        requests,
        roster::{self, StatementRow},
    },
};

use super::samples::{Sample, digest, id};
use crate::support::database::each_database;

const WRITERS: u64 = 32;

/// Advances the case and journals it, as a verb would; tries again when somebody was first.
async fn advance_once(store: Store, sample: Sample) -> Result<(), Error> {
    loop {
        let mut tx = store.read().await?;
        let version = cases::by_id(&mut tx, sample.case).await?.unwrap().version;
        tx.rollback().await?;
        let mut tx = store.begin().await?;
        match cases::advance(&mut tx, sample.case, version, Stage::Listening).await {
            Err(Error::Conflict) => tx.rollback().await?,
            advanced => {
                advanced?;
                append(&mut tx, sample).await?;
                return tx.commit().await;
            }
        }
    }
}

async fn append(tx: &mut recueil::store::Tx, sample: Sample) -> Result<(), Error> {
    let head = journal::head(tx).await?;
    let sequence = head.as_ref().map_or(0, |head| head.sequence.saturating_add(1));
    let entry = JournalRow {
        sequence,
        day: sample.received,
        actor: "listener".to_owned(),
        act: Act::Reply,
        subject: None,
        digest: digest(sequence),
        previous: head.map_or([0; 32], |head| head.digest),
        signature: vec![1; 64],
    };
    journal::append(tx, &entry).await
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn thirty_two_writers_each_move_the_case_once() {
    each_database(async |database| {
        let sample = Sample::of(1, "2026-11-21");
        let mut tx = database.store.begin().await.unwrap();
        instance::create(&mut tx, id(1)).await.unwrap();
        sample.write(&mut tx, &[]).await;
        tx.commit().await.unwrap();
        let tasks: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(advance_once(database.store.clone(), sample))).collect();
        for task in tasks {
            task.await.unwrap().unwrap();
        }
        let mut tx = database.store.read().await.unwrap();
        let case = cases::by_id(&mut tx, sample.case).await.unwrap().unwrap();
        assert_eq!(case.version, 1 + i64::try_from(WRITERS).unwrap());
        let journal = journal::page(&mut tx, 0, 100).await.unwrap();
        assert_eq!(journal.iter().map(|entry| entry.sequence).collect::<Vec<_>>(), (0..WRITERS).collect::<Vec<_>>());
        for (before, after) in journal.iter().zip(journal.iter().skip(1)) {
            assert_eq!(after.previous, before.digest, "the chain holds");
        }
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn one_of_thirty_two_takes_the_request() {
    each_database(async |database| {
        let claim = |store: Store| async move {
            let mut tx = store.begin().await?;
            let first = requests::claim(&mut tx, &digest(1), 10).await?;
            tx.commit().await?;
            Ok::<bool, Error>(first)
        };
        let tasks: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(claim(database.store.clone()))).collect();
        let mut taken = 0;
        for task in tasks {
            taken += u32::from(task.await.unwrap().unwrap());
        }
        assert_eq!(taken, 1);
    })
    .await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_chain_never_forks() {
    each_database(async |database| {
        let append = |store: Store| async move {
            let mut tx = store.begin().await?;
            let statement = StatementRow { sequence: 0, statement: vec![1], previous: [0; 32], signatures: vec![2] };
            roster::append(&mut tx, &statement).await?;
            tx.commit().await
        };
        let tasks: Vec<_> = (0..WRITERS).map(|_| tokio::spawn(append(database.store.clone()))).collect();
        let mut appended = 0;
        for task in tasks {
            match task.await.unwrap() {
                Ok(()) => appended += 1,
                Err(error) => assert_eq!(error, Error::Conflict),
            }
        }
        assert_eq!(appended, 1);
    })
    .await;
}
