//! Dates that come near and dates that are past: those who can keep them are told at their hour, those above when they were not
//! kept, and nobody who is kept out, before or after; and what each sees of it on the board of dates.
use recueil::{
    domain::{act::verb, case::Reference, deadline::DeadlineCode, steering::Lateness},
    service::{
        About, Who, authorise, outbox,
        overdue::{self, Board},
        session::Unlocked,
        today,
    },
};

use super::{
    handover::{handed, own, rule},
    investigation::begun,
    rounds::{are, at, marks, told, writes},
    withdrawal::{resume, withdraw},
};
use crate::support::{
    raw,
    world::{AWA, CELL, CLAIRE, INES, JEANNE, LEA, MALIK, MOUSSA, PAUL, SAMIRA, THOMAS, Told, World, each_world},
};

/// What the worker does.
async fn turn(world: &World) {
    outbox::ring(&world.service).await.unwrap();
    outbox::batch(&world.service).await.unwrap();
    outbox::send(&world.service).await.unwrap();
}

async fn turn_at(world: &World, instant: &str) {
    at(world, instant);
    turn(world).await;
}

/// A day until the first hour of writing: the worker looks every minute, from midnight on.
async fn morning(world: &World, day: &str) {
    turn_at(world, &format!("{day}T00:10:00Z")).await;
    turn_at(world, &format!("{day}T07:30:00Z")).await;
}

/// A day until the last.
async fn evening(world: &World, day: &str) {
    turn_at(world, &format!("{day}T10:00:00Z")).await;
    turn_at(world, &format!("{day}T11:30:00Z")).await;
    turn_at(world, &format!("{day}T15:30:00Z")).await;
}

async fn sizes(world: &World) -> Vec<usize> {
    let rows: Vec<(Vec<u8>,)> = raw::rows(&world.store, "select sealed from reminders", Vec::new()).await;
    rows.into_iter().map(|(sealed,)| sealed.len()).collect()
}

async fn board(world: &World, keys: &Unlocked) -> Board {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    overdue::overdue(&world.service, permit, keys).await.unwrap()
}

/// Whether the page of the day sends them to it.
async fn waits_above(world: &World, keys: &Unlocked) -> bool {
    let permit = authorise::<verb::List>(&world.service, Who::Unlocked(keys), About::Organisation).await.unwrap();
    today::today(&world.service, permit, keys).await.unwrap().above
}

/// What stands on the board: the references that are late, those to come, and the entities told of without a key.
async fn seen(world: &World, keys: &Unlocked) -> (Vec<Reference>, Vec<Reference>, Vec<String>) {
    let Board { late, soon, above, unfinished } = board(world, keys).await;
    assert!(!unfinished);
    let references = |all: Vec<overdue::OfEntity>| {
        all.into_iter().flat_map(|of| of.lines).map(|line| line.reference).collect::<Vec<_>>()
    };
    (references(late), references(soon), above.into_iter().map(|one| one.entity).collect())
}

#[tokio::test]
async fn readers_are_told_the_day_before_and_not_of_what_was_answered() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let receipt = world.submit(&Told::words("Un récit, canari.")).await;
        let ines = world.sign_in(INES).await;
        // Of the report itself.
        turn_at(world, "2026-11-23T11:30:00Z").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
        // The first answer is due on Wednesday: on Tuesday, at the first hour, and not before.
        turn_at(world, "2026-11-24T07:29:59Z").await;
        assert_eq!(told(&server, &mut since).len(), 0);
        assert_eq!(marks(world).await, CELL.len());
        turn_at(world, "2026-11-24T07:30:00Z").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
        evening(world, "2026-11-24").await;
        assert_eq!(told(&server, &mut since).len(), 0, "once");
        // Answered: what was to be told of it goes, of the acknowledgement too; others are told that somebody answered.
        world.reply(&ines, &receipt.reference, "Bonjour, je suis Inès.").await.unwrap();
        turn_at(world, "2026-11-25T07:30:00Z").await;
        are(&told(&server, &mut since), &["claire", "moussa", "thomas", "samira"]);
        for day in ["2026-11-25", "2026-11-26", "2026-11-30", "2026-12-02", "2026-12-03"] {
            evening(world, day).await;
            assert_eq!(told(&server, &mut since).len(), 0, "{day}");
        }
        // Support is to be proposed by 8 December; three days before is a Saturday.
        morning(world, "2026-12-04").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_kept_out_before_or_after_is_told_and_sizes_do_not_say_so() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let claire = world.sign_in(CLAIRE).await;
        world.submit(&Told::words("Personne n’est écarté.")).await;
        let without = sizes(world).await;
        assert!(without.len() == 3 && without.iter().all(|size| *size == without[0]), "{without:?}");
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        assert_eq!(sizes(world).await, vec![without[0]; 6]);
        let dump = raw::dump(&world.store).await;
        let table = dump.lines().filter(|line| line.starts_with("reminders ")).collect::<String>().replace('-', "");
        for member in CELL {
            assert!(!table.contains(&world.member(member).to_string().replace('-', "")), "{table}");
        }
        world.exclude(&claire, &receipt.reference, SAMIRA).await.unwrap();
        assert_eq!(sizes(world).await, vec![without[0]; 6]);
        turn_at(world, "2026-11-23T11:30:00Z").await;
        told(&server, &mut since);
        // Of the other case they are all told; the letters say nothing of which.
        turn_at(world, "2026-11-24T00:10:00Z").await;
        let all = marks(world).await;
        assert_eq!(all, CELL.len() + CELL.len() - 2, "of both, less those who are out of one");
        // What stands there for the next hour goes with the reader.
        world.exclude(&claire, &receipt.reference, INES).await.unwrap();
        assert_eq!(marks(world).await, all - 1);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_kept_out_of_the_only_case_is_told_nothing() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let claire = world.sign_in(CLAIRE).await;
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        world.exclude(&claire, &receipt.reference, SAMIRA).await.unwrap();
        turn_at(world, "2026-11-23T11:30:00Z").await;
        told(&server, &mut since);
        morning(world, "2026-11-24").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines"]);
        turn_at(world, "2026-11-25T00:10:00Z").await;
        world.exclude(&claire, &receipt.reference, INES).await.unwrap();
        turn_at(world, "2026-11-25T07:30:00Z").await;
        are(&told(&server, &mut since), &["claire", "moussa"]);
        // Late by a day: whoever receives in the body that stands in is told, where nobody else coordinates.
        morning(world, "2026-11-26").await;
        are(&told(&server, &mut since), &["claire", "moussa", "lea"]);
    })
    .await;
}

#[tokio::test]
async fn the_body_that_stands_in_sees_of_which_entity_and_since_when_and_nothing_else() {
    each_world(async |world| {
        writes(world).await;
        let (claire, lea) = (world.sign_in(CLAIRE).await, world.sign_in(LEA).await);
        let (ines, thomas, moussa) =
            (world.sign_in(INES).await, world.sign_in(THOMAS).await, world.sign_in(MOUSSA).await);
        let receipt = world.submit(&Told::words("Récit.").involving(&[THOMAS])).await;
        let here = vec![receipt.reference.clone()];
        assert_eq!(seen(world, &ines).await, (vec![], here.clone(), vec![]));
        turn_at(world, "2026-11-25T09:00:00Z").await;
        assert_eq!(seen(world, &ines).await, (vec![], here.clone(), vec![]), "kept on the last day");
        at(world, "2026-11-26T00:10:00Z");
        assert_eq!(seen(world, &lea).await, (vec![], vec![], vec![]));
        turn(world).await;
        let entity = vec!["direction-generale".to_owned()];
        assert_eq!(seen(world, &lea).await, (vec![], vec![], entity.clone()));
        assert_eq!(seen(world, &ines).await, (here.clone(), vec![], vec![]), "who reads it is not above it");
        assert_eq!(seen(world, &claire).await, (here.clone(), vec![], entity.clone()));
        assert_eq!(seen(world, &thomas).await, (vec![], vec![], vec![]), "though a decoy is there for them");
        assert!(
            waits_above(world, &lea).await && !waits_above(world, &ines).await && !waits_above(world, &thomas).await
        );
        let above = board(world, &lea).await.above.remove(0);
        assert_eq!(above.since, Lateness::Week);
        assert_eq!(above.call.len(), 2);
        let owed = board(world, &ines).await.late.remove(0).lines.remove(0).owed;
        assert_eq!(owed.first().map(|(code, _)| *code), Some(DeadlineCode::FirstAnswer));
        assert_eq!(owed.len(), 2, "the acknowledgement falls within the week");
        // The coordinator who is kept out sees nothing of it, nor whoever stands in.
        world.exclude(&claire, &receipt.reference, MOUSSA).await.unwrap();
        assert_eq!(seen(world, &moussa).await, (vec![], vec![], vec![]));
        world.exclude(&claire, &receipt.reference, LEA).await.unwrap();
        assert_eq!(seen(world, &lea).await, (vec![], vec![], vec![]));
        let call = board(world, &claire).await.above.remove(0).call;
        assert!(call.is_empty(), "nobody is named who is kept out: {call:?}");
        // The person reads that others know; answered, nobody is told any more.
        let (_, person) = world.come_back(&receipt.code).await;
        assert_eq!(world.follow_up(&person).await.unwrap().above, Some("2026-11-26".parse().unwrap()));
        world.reply(&claire, &receipt.reference, "Pardon pour ce retard.").await.unwrap();
        assert_eq!(world.follow_up(&person).await.unwrap().above, None);
        assert_eq!(seen(world, &claire).await, (vec![], vec![], vec![]));
    })
    .await;
}

#[tokio::test]
async fn an_excluded_coordinator_or_stand_in_is_told_of_nothing_above() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let claire = world.sign_in(CLAIRE).await;
        let receipt = world.submit(&Told::words("Récit.").involving(&[MOUSSA])).await;
        world.exclude(&claire, &receipt.reference, LEA).await.unwrap();
        evening(world, "2026-11-25").await;
        told(&server, &mut since);
        morning(world, "2026-11-26").await;
        are(&told(&server, &mut since), &["claire", "ines", "thomas", "samira"]);
    })
    .await;
}

#[tokio::test]
async fn nothing_is_told_of_what_was_withdrawn_and_again_of_what_was_taken_up() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        turn_at(world, "2026-11-24T00:10:00Z").await;
        told(&server, &mut since);
        withdraw(world, &person, None).await.unwrap();
        assert_eq!(sizes(world).await.len(), 0);
        evening(world, "2026-11-24").await;
        told(&server, &mut since);
        for day in ["2026-11-25", "2026-11-26"] {
            evening(world, day).await;
            assert_eq!(told(&server, &mut since).len(), 0, "{day}");
        }
        // Taken up on a Friday: a first answer is due on Tuesday.
        at(world, "2026-11-27T09:00:00Z");
        resume(world, &person).await.unwrap();
        evening(world, "2026-11-27").await;
        told(&server, &mut since);
        morning(world, "2026-11-30").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
    })
    .await;
}

#[tokio::test]
async fn whoever_is_given_a_case_later_is_told_of_its_dates() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let claire = world.sign_in(CLAIRE).await;
        let receipt = world.submit(&Told::words("Récit.")).await;
        world.assign(&claire, &receipt.reference, LEA).await.unwrap();
        evening(world, "2026-11-23").await;
        told(&server, &mut since);
        morning(world, "2026-11-24").await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira", "lea"]);
        let lea = world.sign_in(LEA).await;
        assert_eq!(seen(world, &lea).await, (vec![], vec![receipt.reference], vec![]));
    })
    .await;
}

#[tokio::test]
async fn those_who_assess_are_told_until_they_decide() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let (agreed, inquiry) = handed(world, &Told::words("Récit.")).await;
        let (awa, paul) = (world.sign_in(AWA).await, world.sign_in(PAUL).await);
        assert_eq!(own(world, &agreed.reporter).await[0].promise.unwrap().due, "2027-01-23".parse().unwrap());
        evening(world, "2027-01-07").await;
        told(&server, &mut since);
        // A fortnight before.
        morning(world, "2027-01-08").await;
        are(&told(&server, &mut since), &["awa", "paul"]);
        at(world, "2027-01-18T09:00:00Z");
        assert_eq!(seen(world, &paul).await, (vec![], vec![inquiry.clone()], vec![]));
        rule::<verb::DeclineInquiry>(world, &awa, &inquiry, "Rien à établir.").await.unwrap();
        assert_eq!(seen(world, &paul).await, (vec![], vec![], vec![]));
        evening(world, "2027-01-18").await;
        told(&server, &mut since);
        for day in ["2027-01-20", "2027-01-22", "2027-01-25", "2027-02-01"] {
            evening(world, day).await;
            let told = told(&server, &mut since);
            assert!(!told.contains_key("awa") && !told.contains_key("paul"), "{day}: {told:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn those_who_inquire_are_told_of_the_day_that_the_mission_names() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        let (_, _, investigation) = begun(world, &Told::words("Récit.")).await;
        let malik = world.sign_in(MALIK).await;
        evening(world, "2027-02-11").await;
        told(&server, &mut since);
        // By 1 March; a fortnight before is a Sunday.
        morning(world, "2027-02-12").await;
        are(&told(&server, &mut since), &["jeanne", "malik"]);
        // Keys open no session for ever: signed in again.
        let jeanne = world.sign_in(JEANNE).await;
        drop(malik);
        at(world, "2027-03-03T09:00:00Z");
        assert_eq!(seen(world, &jeanne).await.0, [investigation]);
    })
    .await;
}

/// Two processes at once, and one that begins again: each date is told once.
#[tokio::test]
async fn a_date_is_told_once_whoever_tells_it() {
    each_world(async |world| {
        let (server, mut since) = (writes(world).await, 0);
        world.submit(&Told::words("Récit.")).await;
        turn_at(world, "2026-11-23T11:30:00Z").await;
        told(&server, &mut since);
        at(world, "2026-11-24T00:10:00Z");
        let other = world.another(world.place.clone()).await;
        let (one, two) = tokio::join!(outbox::ring(&world.service), outbox::ring(&other));
        // On SQLite one may have to wait for the other, and tells nothing then.
        assert!(one.unwrap_or_default() + two.unwrap_or_default() >= 1);
        outbox::ring(&other).await.unwrap();
        turn_at(world, "2026-11-24T07:30:00Z").await;
        outbox::batch(&other).await.unwrap();
        turn(world).await;
        are(&told(&server, &mut since), &["claire", "moussa", "ines", "thomas", "samira"]);
        other.close().await;
    })
    .await;
}
