//! Whoever audits: the acts, both chains, a copy, the heads. Never a case, never a word, never a person.
use recueil::{
    crypto::{Digest, journal as chain, sign::SigningKey},
    domain::{
        act::{Act, Verb, verb},
        case::Reference,
    },
    policy::Permit,
    service::{
        About, Error, Who, audit,
        audit::{Acts, Heads, Subject, Verdict, Wanted},
        authorise, journal,
        journal::{Given, Head, Held, JournalError, Line},
        session::Unlocked,
    },
    store::{self, journal::JournalRow},
};

use crate::support::{
    raw,
    world::{AWA, CLAIRE, INES, OLIVIER, PRIYA, Told, World, YVES, ZOE, each_world},
};

async fn permit<V: Verb>(world: &World, keys: &Unlocked) -> Result<Permit<V>, Error> {
    authorise::<V>(&world.service, Who::Unlocked(keys), About::Organisation).await
}

async fn acts(world: &World, keys: &Unlocked, wanted: Wanted) -> Acts {
    audit::acts(&world.service, permit(world, keys).await.unwrap(), wanted).await.unwrap()
}

async fn verify(world: &World, keys: &Unlocked, given: Option<Given>) -> Verdict {
    audit::verify(&world.service, permit(world, keys).await.unwrap(), given).await.unwrap()
}

async fn heads(world: &World, keys: &Unlocked) -> Heads {
    audit::heads(&world.service, permit(world, keys).await.unwrap()).await.unwrap()
}

async fn copy(world: &World, keys: &Unlocked) -> Result<Vec<u8>, std::io::Error> {
    let mut pieces = audit::export(&world.service, permit(world, keys).await.unwrap()).await.unwrap();
    let mut bytes = Vec::new();
    while let Some(piece) = pieces.recv().await {
        bytes.extend(piece?);
    }
    Ok(bytes)
}

/// A case that was opened, and its reporter's act in the journal.
async fn opened(world: &mut World) -> Reference {
    let case = world.submit(&Told::words("Un récit que personne ne doit lire ici.")).await.reference;
    let ines = world.sign_in(INES).await;
    world.open(&ines, &case).await.unwrap();
    world.days_pass(1);
    journal::drain(&world.service).await.unwrap();
    case
}

#[tokio::test]
async fn the_acts_are_told_by_day_function_and_reference_and_no_more() {
    each_world(async |world| {
        let case = opened(world).await;
        let olivier = world.sign_in(OLIVIER).await;
        let all = acts(world, &olivier, Wanted::default()).await;
        assert!(all.entries.len() > 10 && all.entries.is_sorted_by(|one, next| one.number > next.number));
        let of = |act| all.entries.iter().find_map(|one| one.done.as_ref().filter(|done| done.act == act)).unwrap();
        assert_eq!((&of(Act::Submit).who, of(Act::Submit).day), (&audit::Who::Person, of(Act::Open).day));
        let about = Some(Subject::File(case.to_string()));
        assert_eq!((&of(Act::Submit).subject, &of(Act::Open).subject), (&about, &about));
        assert!(
            matches!(&of(Act::Open).who, audit::Who::Member(reader, Some(_)) if reader.member == world.member(INES))
        );
        assert!(matches!(&of(Act::Audit).who, audit::Who::Member(reader, _) if reader.member == world.member(OLIVIER)));
        assert!(matches!(&of(Act::Endorse).subject, Some(Subject::Member(reader)) if reader.name.is_some()));
        for _ in 0..2 {
            acts(world, &olivier, Wanted::default()).await;
            heads(world, &olivier).await;
        }
        let wanted = Wanted { act: Some(Act::Audit), ..Wanted::default() };
        assert_eq!(acts(world, &olivier, wanted).await.entries.len(), 1, "once a day");
    })
    .await;
}

#[tokio::test]
async fn the_acts_are_narrowed_and_leafed_through() {
    each_world(async |world| {
        let case = world.submit(&Told::words("Récit.")).await.reference;
        let ines = world.sign_in(INES).await;
        for _ in 0..60 {
            world.open(&ines, &case).await.unwrap();
            world.days_pass(1);
        }
        let olivier = world.sign_in(OLIVIER).await;
        let opened = Wanted { act: Some(Act::Open), ..Wanted::default() };
        let first = acts(world, &olivier, opened).await;
        assert_eq!((first.entries.len(), first.next), (50, Some(first.entries[49].number)));
        let rest = acts(world, &olivier, Wanted { before: first.next, ..opened }).await;
        assert_eq!((rest.entries.len(), rest.next), (10, None));
        // From 23 November on, a day each: all of December.
        let december = Wanted { month: audit::month("2026-12"), ..opened };
        assert_eq!(acts(world, &olivier, december).await.entries.len(), 31);
        let never = Wanted { month: audit::month("2020-02"), ..Wanted::default() };
        assert_eq!(acts(world, &olivier, never).await, Acts::default());
        for wrong in ["2026-13", "2026-1", "202-011", "décembre", "2026-12-01", ""] {
            assert_eq!(audit::month(wrong), None, "{wrong}");
        }
    })
    .await;
}

/// As many acts as take several reads, as the installation itself would write them.
async fn lengthen(world: &World, count: u64) {
    let entries = journal::entries(&world.service).await.unwrap();
    let last = entries.last().unwrap();
    let (mut previous, key) = (last.digest(), SigningKey::from_seed(&world.host().journal_signing()));
    let (day, actor, act) = (world.service.today(), "service".to_owned(), Act::Eliminate);
    let mut tx = world.store.begin().await.unwrap();
    for sequence in last.sequence + 1..=last.sequence + count {
        let line = Line { day, actor: actor.clone(), act, subject: None, digest: Digest([1; 32]) };
        let entry = chain::append(sequence, previous, line.payload(), &key);
        let row = JournalRow {
            sequence,
            day,
            actor: actor.clone(),
            act,
            subject: None,
            digest: [1; 32],
            previous: previous.0,
            signature: entry.signature.0.to_vec(),
        };
        previous = entry.digest();
        store::journal::append(&mut tx, &row).await.unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn a_long_journal_is_looked_over_and_copied_piece_by_piece() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        acts(world, &olivier, Wanted::default()).await;
        lengthen(world, 2100).await;
        let entries = journal::entries(&world.service).await.unwrap();
        let kept = Head { sequence: 1000, digest: entries[1000].digest() };
        let looked = verify(world, &olivier, Some(Given::At(kept))).await.journal.unwrap();
        assert_eq!((looked.entries, looked.given[0].1), (entries.len() as u64, Held::There(1000)));
        assert_eq!(copy(world, &olivier).await.unwrap(), chain::export(&entries));
        raw::execute(&world.store, "update journal set actor = 'reporter' where sequence = 1500", Vec::new()).await;
        let looked = verify(world, &olivier, Some(Given::At(kept))).await.journal.unwrap();
        assert_eq!((looked.outcome, looked.given[0].1), (Err(JournalError::Broken(1500)), Held::There(1000)));
    })
    .await;
}

#[tokio::test]
async fn nobody_else_audits() {
    each_world(async |world| {
        let (code, _) = {
            let receipt = world.submit(&Told::words("Récit.")).await;
            (receipt.code, receipt.reference)
        };
        for place in [CLAIRE, INES, PRIYA, AWA, YVES, ZOE] {
            let keys = world.sign_in(place).await;
            assert!(permit::<verb::Audit>(world, &keys).await.is_err(), "{place}");
            assert!(permit::<verb::NoteRequest>(world, &keys).await.is_err(), "{place}");
        }
        let (_, reporter) = world.come_back(&code).await;
        assert!(permit::<verb::Audit>(world, &reporter).await.is_err());
        let visitor = authorise::<verb::Audit>(&world.service, Who::Visitor, About::Organisation).await;
        assert!(visitor.is_err());
    })
    .await;
}

#[tokio::test]
async fn what_is_whole_is_told_with_a_head_that_is_found_again() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        let before = heads(world, &olivier).await;
        let kept = before.journal.unwrap();
        opened(world).await;
        let found = verify(world, &olivier, Some(Given::At(kept))).await;
        let looked = found.journal.unwrap();
        let entries = journal::entries(&world.service).await.unwrap();
        assert_eq!(looked.entries, entries.len() as u64);
        let (first, last) = looked.days.unwrap();
        assert!(first < last && last <= world.service.today());
        let head = looked.outcome.unwrap().unwrap();
        assert_eq!(head.digest, entries.last().unwrap().digest());
        assert_eq!(looked.given, [(Given::At(kept), Held::There(kept.sequence))]);
        assert_eq!(found.roster.unwrap().1, before.roster.map(|(_, digest)| digest));
        let alone = Given::Somewhere(kept.digest);
        assert_eq!(verify(world, &olivier, Some(alone)).await.journal.unwrap().given[0].1, Held::There(kept.sequence));
        let another = Given::At(Head { sequence: kept.sequence - 1, digest: kept.digest });
        let held = verify(world, &olivier, Some(another)).await.journal.unwrap().given[0].1;
        assert_eq!(held, Held::Another(kept.sequence - 1));
        let beyond = Given::At(Head { sequence: 1_000_000, digest: kept.digest });
        assert_eq!(verify(world, &olivier, Some(beyond)).await.journal.unwrap().given[0].1, Held::Beyond(1_000_000));
        let nowhere = Given::Somewhere(Digest([7; 32]));
        assert_eq!(verify(world, &olivier, Some(nowhere)).await.journal.unwrap().given[0].1, Held::Nowhere);
        // A head that was copied wrong makes nobody believe that the journal was cut.
        let ines = world.sign_in(INES).await;
        assert!(recueil::service::witness::stands(&world.service, &ines).await.unwrap());
    })
    .await;
}

#[tokio::test]
async fn a_row_that_was_altered_is_told_where_it_stands() {
    each_world(async |world| {
        opened(world).await;
        let olivier = world.sign_in(OLIVIER).await;
        let kept = heads(world, &olivier).await.journal.unwrap();
        let broken = async |world: &World| verify(world, &olivier, Some(Given::At(kept))).await.journal.unwrap();
        raw::execute(&world.store, "update journal set act = 'fetch' where sequence = 5", Vec::new()).await;
        let found = broken(world).await;
        assert_eq!((found.outcome, found.entries), (Err(JournalError::Broken(5)), 5));
        assert_eq!(found.given[0].1, Held::Unknown);
        let shown = acts(world, &olivier, Wanted { before: Some(10), ..Wanted::default() }).await;
        let altered: Vec<u64> = shown.entries.iter().filter(|one| one.done.is_none()).map(|one| one.number).collect();
        assert_eq!(altered, [5]);
        // A code that is no act, at the very end: the page shows it, and verifying says where.
        let last = "update journal set act = 'nonsense' where sequence = (select max(sequence) from journal)";
        raw::execute(&world.store, last, Vec::new()).await;
        assert_eq!(acts(world, &olivier, Wanted::default()).await.entries[0].done, None);
        assert!(copy(world, &olivier).await.is_err(), "cut off, not whole");
        raw::execute(&world.store, "delete from journal where sequence >= 5", Vec::new()).await;
        // That somebody looked is the next act of what is left.
        let cut = broken(world).await;
        assert_eq!((cut.outcome.unwrap().unwrap().sequence, cut.given[0].1), (5, Held::Beyond(kept.sequence)));
    })
    .await;
}

#[tokio::test]
async fn a_statement_of_the_roster_that_was_altered_is_told() {
    each_world(async |world| {
        let olivier = world.sign_in(OLIVIER).await;
        assert!(verify(world, &olivier, None).await.roster.is_ok());
        let altered = "update roster set signatures = (select signatures from roster where sequence = 0)
            where sequence = 1";
        raw::execute(&world.store, altered, Vec::new()).await;
        assert!(verify(world, &olivier, None).await.roster.is_err());
    })
    .await;
}

#[tokio::test]
async fn the_copy_is_the_one_of_the_command_line() {
    each_world(async |world| {
        opened(world).await;
        let olivier = world.sign_in(OLIVIER).await;
        let bytes = copy(world, &olivier).await.unwrap();
        let entries = journal::entries(&world.service).await.unwrap();
        assert_eq!(bytes, chain::export(&entries));
        let read = journal::import(&bytes).unwrap();
        let head = journal::verify_chain(&read, &journal::verifying_key(&world.service), &[]).unwrap();
        assert_eq!(head, heads(world, &olivier).await.journal);
    })
    .await;
}
