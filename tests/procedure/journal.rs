//! The journal of acts: complete, in no telling order, and provable from a head held elsewhere.
use std::collections::BTreeSet;

use recueil::{
    crypto::journal::{self as chain, Head, JournalError},
    jobs,
    service::{Error, journal, view::Holding, witness},
};

use crate::support::{
    raw,
    world::{CLAIRE, INES, Told, World, each_world},
};

type Line = (i64, String, String, String, Option<String>);

async fn lines(world: &World) -> Vec<Line> {
    let sql = "select sequence, day, actor, act, subject from journal order by sequence";
    raw::rows(&world.store, sql, Vec::new()).await
}

async fn acts(world: &World, act: &str) -> Vec<Line> {
    lines(world).await.into_iter().filter(|line| line.3 == act).collect()
}

#[tokio::test]
async fn reporters_acts_enter_at_night_in_another_order() {
    each_world(async |world| {
        let mut references = Vec::new();
        for number in 0..32 {
            references.push(world.submit(&Told::words(&format!("Récit {number}."))).await.reference.to_string());
        }
        assert!(acts(world, "submit").await.is_empty());
        let waiting: Vec<(uuid::Uuid,)> = raw::rows(&world.store, "select id from journal_queue", Vec::new()).await;
        assert_eq!(waiting.len(), 32);
        assert_eq!(journal::drain(&world.service).await.unwrap(), 0, "today's acts wait for the night");
        world.days_pass(1);
        assert_eq!(journal::drain(&world.service).await.unwrap(), 32);
        assert_eq!(journal::drain(&world.service).await.unwrap(), 0);
        let entered = acts(world, "submit").await;
        assert!(entered.iter().all(|line| line.2 == "reporter"));
        let order: Vec<_> = entered.into_iter().map(|line| line.4.unwrap()).collect();
        assert_ne!(order, references);
        assert_eq!(order.iter().collect::<BTreeSet<_>>(), references.iter().collect());
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn opening_counts_once_a_day() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let ines = world.sign_in(INES).await;
        for _ in 0..3 {
            world.open(&ines, &case).await.unwrap();
        }
        assert_eq!(acts(world, "open").await.len(), 1);
        let claire = world.sign_in(CLAIRE).await;
        world.open(&claire, &case).await.unwrap();
        assert_eq!(acts(world, "open").await.len(), 2);
        world.days_pass(1);
        world.open(&ines, &case).await.unwrap();
        let opened = acts(world, "open").await;
        assert_eq!(opened.len(), 3);
        assert_eq!(opened[0].2, format!("listener {}", world.member(INES)));
        assert_eq!(opened[0].4.as_deref(), Some(case.as_str()));
    })
    .await;
}

/// No entry tells whom an exclusion concerns, nor whom an assignment.
#[tokio::test]
async fn no_entry_about_a_case_names_another_member() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.").involving(&[3])).await.reference;
        let claire = world.sign_in(CLAIRE).await;
        world.assign(&claire, &case, INES).await.unwrap();
        world.exclude(&claire, &case, 4).await.unwrap();
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let about: Vec<_> =
            lines(world).await.into_iter().filter(|line| line.4.as_deref() == Some(case.as_str())).collect();
        assert_eq!(about.len(), 3);
        for other in [INES, 3, 4] {
            let id = world.member(other).to_string();
            assert!(about.iter().all(|line| !line.2.contains(&id)), "{about:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_journal_altered_or_cut_does_not_verify() {
    each_world(async |world| {
        let entries = journal::entries(&world.service).await.unwrap();
        let last = entries.last().unwrap();
        let head = Head { sequence: last.sequence, digest: last.digest() };
        assert_eq!(journal::verify(&world.service).await.unwrap(), entries.len());
        let altered = "update journal set actor = 'coordinator' where sequence = 2";
        raw::execute(&world.store, altered, Vec::new()).await;
        assert!(matches!(journal::verify(&world.service).await, Err(Error::Broken("journal"))));
        let exported = chain::import(&chain::export(&journal::entries(&world.service).await.unwrap())).unwrap();
        let key = journal::verifying_key(&world.service);
        assert_eq!(chain::verify_chain(&exported, &key, &[]), Err(JournalError::Broken(2)));
        raw::execute(&world.store, "delete from journal where sequence >= 2", Vec::new()).await;
        // A chain cut at its end verifies by itself: this is why heads are held elsewhere.
        assert_eq!(journal::verify(&world.service).await.unwrap(), 2);
        let cut = journal::entries(&world.service).await.unwrap();
        assert_eq!(chain::verify_chain(&cut, &key, &[head]), Err(JournalError::Shortened(head.sequence)));
        raw::execute(&world.store, "delete from journal where sequence = 0", Vec::new()).await;
        assert!(matches!(journal::verify(&world.service).await, Err(Error::Broken("journal"))));
    })
    .await;
}

/// What the machine remembers beside the database shows a journal cut at its end, or written anew.
#[tokio::test]
async fn a_journal_cut_at_its_end_is_noticed() {
    each_world(async |world| {
        journal::remember(&world.service).await.unwrap();
        let head = journal::seen(&world.service).unwrap().unwrap();
        let file = world.place.state_dir.join("journal-head");
        let before = std::fs::read_to_string(&file).unwrap();
        let claire = world.sign_in(CLAIRE).await;
        let case = world.submit(&Told::words("Récit.")).await.reference;
        world.open(&claire, &case).await.unwrap();
        world.restart().await;
        journal::verify(&world.service).await.unwrap();
        journal::remember(&world.service).await.unwrap();
        assert!(journal::seen(&world.service).unwrap().unwrap().sequence > head.sequence);

        raw::execute(&world.store, "delete from journal where sequence > 2", Vec::new()).await;
        for outcome in [journal::verify(&world.service).await.map(drop), journal::remember(&world.service).await] {
            assert!(matches!(outcome, Err(Error::Broken(why)) if why.starts_with("journal shortened")), "{outcome:?}");
        }
        // Another entry in the place of the one remembered.
        std::fs::write(&file, format!("2 {}\n", "0".repeat(64))).unwrap();
        for outcome in [journal::verify(&world.service).await.map(drop), journal::remember(&world.service).await] {
            assert!(matches!(outcome, Err(Error::Broken("journal forked"))), "{outcome:?}");
        }
        for spoiled in ["", before.split(' ').next().unwrap()] {
            std::fs::write(&file, spoiled).unwrap();
            assert!(matches!(journal::remember(&world.service).await, Err(Error::Broken("journal-head"))), "{spoiled}");
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_exported_verifies_elsewhere() {
    each_world(async |world| {
        let entries = journal::entries(&world.service).await.unwrap();
        let file = chain::export(&entries);
        let read = chain::import(&file).unwrap();
        assert_eq!(read, entries);
        let key = journal::verifying_key(&world.service);
        let head = chain::verify_chain(&read, &key, &[]).unwrap().unwrap();
        assert_eq!(head.sequence + 1, entries.len() as u64);
        let mut other = key;
        other.0[0] ^= 1;
        assert!(chain::verify_chain(&read, &other, &[]).is_err());
        for at in (0..file.len()).step_by(file.len() / 40) {
            let mut altered = file.clone();
            altered[at] ^= 1;
            let verifies = chain::import(&altered).is_ok_and(|read| chain::verify_chain(&read, &key, &[head]).is_ok());
            assert!(!verifies, "byte {at}");
        }
    })
    .await;
}

/// In their space a person sees each thing they gave, its digest and the entry that holds it.
#[tokio::test]
async fn each_deposit_is_shown_with_the_entry_that_holds_it() {
    each_world(async |world| {
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, reporter) = world.come_back(&receipt.code).await;
        world.write(&reporter, "Encore ceci.").await.unwrap();
        let before = world.follow_up(&reporter).await.unwrap().deposits;
        assert_eq!(before.len(), 2);
        assert!(before.iter().all(|deposit| deposit.entry == Holding::Soon), "{before:?}");
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let (_, reporter) = world.come_back(&receipt.code).await;
        let after = world.follow_up(&reporter).await.unwrap().deposits;
        let entries = journal::entries(&world.service).await.unwrap();
        for (now, then) in after.iter().zip(&before) {
            assert_eq!((&now.digest, now.at), (&then.digest, then.at));
            let Holding::Entry(held) = &now.entry else { panic!("{now:?}") };
            let entry = entries.iter().find(|entry| *held == entry.digest().to_string()).unwrap();
            // The digest of what was sealed is the end of what the entry signs.
            let digest = data_encoding::HEXLOWER.encode(&entry.payload[entry.payload.len() - 32..]);
            assert_eq!(digest, now.digest);
            let rows = "select sealed from records where kind in ('report', 'message')";
            let sealed: Vec<(Vec<u8>,)> = raw::rows(&world.store, rows, Vec::new()).await;
            assert!(sealed.iter().any(|(bytes,)| chain_digest(bytes) == now.digest));
        }
        // The last entry goes: what no later one contains is told to be missing, once the night it was due in is over.
        raw::execute(&world.store, "delete from journal where act in ('submit', 'write')", Vec::new()).await;
        let entry = async |world: &World| world.follow_up(&reporter).await.unwrap().deposits.remove(0).entry;
        assert_eq!(entry(world).await, Holding::Soon);
        world.days_pass(1);
        assert_eq!(entry(world).await, Holding::Missing);
    })
    .await;
}

fn chain_digest(bytes: &[u8]) -> String {
    recueil::crypto::Digest::of(bytes).to_string()
}

/// The head given out is that of the days before, the same for everybody all day.
#[tokio::test]
async fn heads_of_the_day_before_are_given_out() {
    each_world(async |world| {
        assert_eq!(world.submit(&Told::words("Le premier jour.")).await.head, None);
        assert_eq!(witness::daily(&world.service).await.unwrap(), None);
        world.days_pass(1);
        journal::drain(&world.service).await.unwrap();
        let receipt = world.submit(&Told::words("Récit.")).await;
        let head = receipt.head.unwrap();
        let claire = world.sign_in(CLAIRE).await;
        world.open(&claire, &receipt.reference).await.unwrap();
        assert_eq!(world.submit(&Told::words("Plus tard.")).await.head.unwrap(), head);
        assert_eq!(witness::daily(&world.service).await.unwrap().unwrap(), head);
        let held = Head { sequence: head.number, digest: head.digest.parse().unwrap() };
        let key = journal::verifying_key(&world.service);
        assert_eq!(witness::key(&world.service), recueil::crypto::Digest(key.0).to_string());
        let mut entries = journal::entries(&world.service).await.unwrap();
        chain::verify_chain(&entries, &key, &[held]).unwrap();
        entries.truncate(2);
        assert_eq!(chain::verify_chain(&entries, &key, &[held]), Err(JournalError::Shortened(held.sequence)));
    })
    .await;
}

/// A member who was there before the journal was cut is told, at that visit and at every later one.
#[tokio::test]
async fn a_member_is_told_that_the_journal_was_cut() {
    each_world(async |world| {
        let ines = world.sign_in(INES).await;
        assert!(witness::stands(&world.service, &ines).await.unwrap());
        raw::execute(&world.store, "delete from journal where sequence > 2", Vec::new()).await;
        assert!(!witness::stands(&world.service, &ines).await.unwrap());
        for _ in 0..2 {
            let ines = world.sign_in(INES).await;
            assert!(!witness::stands(&world.service, &ines).await.unwrap());
        }
    })
    .await;
}

/// What is changed in the middle is told too, once the night has looked at the whole.
#[tokio::test]
async fn a_member_is_told_that_the_journal_was_rewritten() {
    each_world(async |world| {
        let ines = world.sign_in(INES).await;
        jobs::night(&world.service).await.unwrap();
        assert!(witness::stands(&world.service, &ines).await.unwrap());
        raw::execute(&world.store, "delete from journal where sequence = 2", Vec::new()).await;
        jobs::night(&world.service).await.unwrap();
        assert!(!witness::stands(&world.service, &ines).await.unwrap());
    })
    .await;
}

/// A row that somebody else put at the end is nobody's head, and keeps nobody from their code or from the desk.
#[tokio::test]
async fn a_row_of_another_hand_is_no_head() {
    each_world(async |world| {
        world.days_pass(1);
        assert!(witness::daily(&world.service).await.unwrap().is_some());
        let sql = "insert into journal (sequence, day, actor, act, subject, digest, previous, signature)
            select sequence + 1, day, actor, act, subject, digest, previous, digest
            from journal order by sequence desc limit 1";
        raw::execute(&world.store, sql, Vec::new()).await;
        assert_eq!(world.submit(&Told::words("Récit.")).await.head, None);
        let ines = world.sign_in(INES).await;
        assert!(matches!(journal::remember(&world.service).await, Err(Error::Broken(_))));
        assert!(!witness::stands(&world.service, &ines).await.unwrap());
    })
    .await;
}
