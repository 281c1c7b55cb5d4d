//! Mail against servers that hang, refuse, close early, take a letter and never say so, speak in the clear or under another's name;
//! and against a process that dies at any moment. Every notice goes out; once, or again under the same name where nobody could
//! know that it had.
use std::{
    collections::BTreeSet,
    future::{Future, poll_fn},
    task::Poll,
    time::Duration,
};

use jiff::SignedDuration;
use recueil::{
    domain::identity::Way,
    service::{
        outbox::{self, MailError, Protection, Relay},
        session::Unlocked,
    },
};

use super::{
    identity::somebody,
    mail::{ADDRESS, mark, reached, relay, waiting},
};
use crate::support::{
    raw,
    smtp::{Authority, Guard, Mood, STEPS, Server, Step},
    world::{CELL, INES, Told, World, each_world},
};

/// Everything a server can do to a letter.
fn moods() -> Vec<Mood> {
    let refusals = STEPS.into_iter().flat_map(|step| [Mood::Says(step, "451 later"), Mood::Says(step, "554 never")]);
    let silences = STEPS.into_iter().flat_map(|step| [Mood::Hangs(step), Mood::Closes(step)]);
    refusals.chain(silences).chain([Mood::TakesAndCloses, Mood::Takes]).collect()
}

fn minutes_pass(world: &World, minutes: i64) {
    world.clock.advance(SignedDuration::from_mins(minutes));
}

#[tokio::test]
async fn whatever_a_server_does_the_letter_goes_out_and_is_one() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        let port = server.port;
        drop(server);
        for mood in moods() {
            world.reply(&ines, &case, "Une réponse.").await.unwrap();
            let server = Server::on(port, mood);
            let sent = outbox::send(&world.service).await.unwrap();
            let before = server.taken();
            drop(server);
            // What was said to be taken is not sent again; what was not said may have been.
            let is_done = matches!(mood, Mood::Takes | Mood::TakesAndCloses);
            let may_have = matches!(mood, Mood::Hangs(Step::Letter) | Mood::Closes(Step::Letter));
            assert_eq!((sent, waiting(world).await), if is_done { (1, 0) } else { (0, 1) }, "{mood:?}");
            assert_eq!(before.len(), usize::from(is_done || may_have), "{mood:?}");
            minutes_pass(world, 61);
            let server = Server::on(port, Mood::Takes);
            assert_eq!(outbox::send(&world.service).await.unwrap(), u64::from(!is_done), "{mood:?}");
            let after = server.taken();
            assert_eq!((after.len(), waiting(world).await), (usize::from(!is_done), 0), "{mood:?}");
            let names: BTreeSet<String> = before.iter().chain(&after).map(|letter| mark(letter)).collect();
            assert_eq!(names.len(), 1, "{mood:?}");
        }
    })
    .await;
}

/// One server that hangs does not keep the others' letters for longer than its patience, nor the worker for ever.
#[tokio::test]
async fn a_server_that_hangs_is_left() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Hangs(Step::Hello));
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        let sending = tokio::time::timeout(Duration::from_secs(20), outbox::send(&world.service));
        assert_eq!(sending.await.unwrap().unwrap(), 0);
        let asking = tokio::time::timeout(Duration::from_secs(20), outbox::answers(&world.service));
        assert_eq!(asking.await.unwrap(), Some(Err(MailError::Unreachable)));
    })
    .await;
}

/// Polls a future so many times, then drops it: the process died there. Nothing where it did.
async fn dies_after<T>(polls: usize, future: impl Future<Output = T>) -> Option<T> {
    let (mut future, mut left) = (Box::pin(future), polls);
    poll_fn(move |context| {
        if left == 0 {
            return Poll::Ready(None);
        }
        left -= 1;
        future.as_mut().poll(context).map(Some)
    })
    .await
}

/// How often the process lives through its work, with more time each time, before every moment to die at was tried.
const SURVIVALS: usize = 3;

/// Whether it lived often enough by now: on a busy machine answers are there before they are waited for, and fewer moments remain.
fn enough(lived: &mut usize, died: bool) -> bool {
    *lived = if died { 0 } else { *lived + 1 };
    *lived == SURVIVALS
}

/// With a process its connections to the database end, and what was begun there is undone.
async fn buried(world: &mut World, died: bool) {
    if died {
        world.restart().await;
    }
}

#[tokio::test]
async fn whoever_dies_while_sending_at_any_moment_loses_nothing() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        let mut lived = 0;
        for polls in 0.. {
            let before = server.taken().len();
            world.reply(&ines, &case, "Une réponse.").await.unwrap();
            let died = dies_after(polls, outbox::send(&world.service)).await.is_none();
            buried(world, died).await;
            // The claim of a dead one holds for a while.
            minutes_pass(world, 16);
            // A letter that was on its way arrives.
            tokio::time::sleep(Duration::from_millis(20)).await;
            outbox::send(&world.service).await.unwrap();
            assert_eq!(waiting(world).await, 0, "{polls}");
            let letters = server.taken().split_off(before);
            let names: BTreeSet<String> = letters.iter().map(|letter| mark(letter)).collect();
            assert_eq!(names.len(), 1, "{polls}");
            assert!(letters.len() == 1 || died && letters.len() == 2, "{polls}: {}", letters.len());
            if enough(&mut lived, died) {
                break;
            }
        }
    })
    .await;
}

/// The answer and its notice are written together, or neither is.
#[tokio::test]
async fn whoever_dies_while_answering_leaves_both_or_neither() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        let mut lived = 0;
        for polls in (0..).step_by(2) {
            let before = answers(world).await;
            let died = dies_after(polls, world.reply(&ines, &case, "Une réponse.")).await.is_none();
            buried(world, died).await;
            let written = answers(world).await - before;
            assert_eq!(waiting(world).await, written, "{polls}");
            assert_eq!(outbox::send(&world.service).await.unwrap(), written as u64);
            assert!(died || written == 1);
            if enough(&mut lived, died) {
                break;
            }
        }
    })
    .await;
}

async fn answers(world: &World) -> usize {
    let rows: Vec<(i64,)> =
        raw::rows(&world.store, "select sequence from records where kind = 'reply'", Vec::new()).await;
    rows.len()
}

/// Members' marks become notices in one stroke: whoever dies before has made none, and whoever dies after made them all.
#[tokio::test]
async fn whoever_dies_while_the_rounds_are_made_tells_everybody_once() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        world.place.mail = Some(relay(server.port));
        world.restart().await;
        let receipt = world.submit(&Told::words("Récit.")).await;
        let (_, person) = world.come_back(&receipt.code).await;
        let mut lived = 0;
        for polls in 0.. {
            let before = server.taken().len();
            world.write(&person, "Encore.").await.unwrap();
            minutes_pass(world, 28 * 24 * 60);
            let died = dies_after(polls, outbox::batch(&world.service)).await.is_none();
            buried(world, died).await;
            outbox::batch(&world.service).await.unwrap();
            outbox::send(&world.service).await.unwrap();
            let letters = server.taken().split_off(before);
            let to: BTreeSet<&str> =
                letters.iter().filter_map(|letter| letter.lines().find(|l| l.starts_with("To: "))).collect();
            assert_eq!((letters.len(), to.len()), (CELL.len(), CELL.len()), "{polls}");
            if enough(&mut lived, died) {
                break;
            }
        }
    })
    .await;
}

/// Two processes at once, with one outbox: each letter is claimed by one.
#[tokio::test]
async fn two_that_send_at_once_send_each_letter_once() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        world.place.mail = Some(relay(server.port));
        world.restart().await;
        world.submit(&Told::words("Récit.")).await;
        minutes_pass(world, 28 * 24 * 60);
        let other = world.another(world.place.clone()).await;
        let (one, two) = tokio::join!(outbox::batch(&world.service), outbox::batch(&other));
        // On one file, the second may have to wait for the first, and be told to come back.
        assert_eq!(one.unwrap_or(0) + two.unwrap_or(0), CELL.len() as u64);
        let _ = tokio::join!(outbox::send(&world.service), outbox::send(&other));
        minutes_pass(world, 16);
        outbox::send(&world.service).await.unwrap();
        assert_eq!(server.taken().len(), CELL.len());
        other.close().await;
    })
    .await;
}

/// What a server protected like this gets of one answer, by a relay that asks for that.
async fn sent(world: &mut World, guard: Guard, (protection, authority): (Protection, Option<Vec<u8>>)) -> Server {
    let server = Server::guarded(0, Mood::Takes, guard);
    let credentials = Some(("courrier".to_owned(), "mot-de-passe-kx".to_owned().into()));
    world.place.mail = Some(Relay { protection, authority, credentials, ..relay(server.port) });
    world.restart().await;
    outbox::send(&world.service).await.unwrap();
    minutes_pass(world, 25 * 60);
    server
}

#[tokio::test]
async fn a_letter_leaves_under_protection_alone_and_for_a_server_that_proves_its_name() {
    each_world(async |world| {
        let (own, others) = (Authority::new(), Authority::new());
        let (good, wrong_name) = (own.certificate("127.0.0.1"), own.certificate("mail.example"));
        let unknown = others.certificate("127.0.0.1");
        let trusted = || Some(own.pem.clone());
        let first = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&first), &somebody(Way::Mail, ADDRESS)).await;
        answered(world, (&ines, &case)).await;
        let refused = [
            // Protection is asked for, and not offered: nothing is said.
            (Guard::None, Protection::StartTls, trusted()),
            (Guard::None, Protection::Tls, trusted()),
            (Guard::StartTls(wrong_name.clone()), Protection::StartTls, trusted()),
            (Guard::StartTls(unknown.clone()), Protection::StartTls, trusted()),
            (Guard::StartTls(good.clone()), Protection::StartTls, None),
            (Guard::Tls(wrong_name), Protection::Tls, trusted()),
            (Guard::Tls(unknown), Protection::Tls, trusted()),
            (Guard::Tls(good.clone()), Protection::Tls, None),
        ];
        for (at, (guard, protection, authority)) in refused.into_iter().enumerate() {
            let server = sent(world, guard, (protection, authority)).await;
            assert!(server.taken().is_empty(), "{at}");
            let said = server.commands().join("\n");
            for word in ["MAIL", "RCPT", "AUTH", "awa@", "kx"] {
                assert!(!said.contains(word), "{at}: {said}");
            }
            assert_eq!(waiting(world).await, 1, "{at}: it waits");
        }
        for (guard, protection) in
            [(Guard::StartTls(good.clone()), Protection::StartTls), (Guard::Tls(good), Protection::Tls)]
        {
            let server = sent(world, guard, (protection, trusted())).await;
            assert_eq!((server.taken().len(), waiting(world).await), (1, 0), "{:?}", server.commands());
            answered(world, (&ines, &case)).await;
        }
    })
    .await;
}

async fn answered(world: &World, (keys, case): (&Unlocked, &recueil::domain::case::Reference)) {
    world.reply(keys, case, "Une réponse.").await.unwrap();
    assert_eq!(waiting(world).await, 1);
}

/// A member who answers is signed in by keys of before the process ended: what was written waits all the same.
#[tokio::test]
async fn what_waits_outlives_the_process() {
    each_world(async |world| {
        let server = Server::on(0, Mood::Takes);
        let (_, ines, case) = reached(world, Some(&server), &somebody(Way::Mail, ADDRESS)).await;
        world.reply(&ines, &case, "Une réponse.").await.unwrap();
        world.restart().await;
        assert_eq!(outbox::send(&world.service).await.unwrap(), 1);
        let _again = world.sign_in(INES).await;
        assert_eq!(server.taken().len(), 1);
    })
    .await;
}
