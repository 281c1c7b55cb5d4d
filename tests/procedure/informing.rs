//! Persons implicated are informed within a month, or later by two; a date that is missed is told above; nobody agrees with themselves.
use recueil::{
    domain::{
        act::verb,
        case::Reference,
        deadline::DeadlineCode,
        informing::{DeferralAgreed, Deferred, Informed, Means},
        record::RecordBody,
    },
    service::{
        Error,
        investigation::{Noted, Open},
        journal,
        session::Unlocked,
    },
};

use super::{
    forger::append,
    handover::is_refused,
    investigation::conduct,
    report::{Work, drawer, entry, everything, noted, person, read, work},
};
use crate::support::world::{JEANNE, World, each_world};

async fn inform(world: &World, keys: &Unlocked, of: &Reference, (number, day): (u32, &str)) -> Result<(), Error> {
    let what = Informed { person: number, day: day.parse().unwrap(), means: Means::Letter };
    noted::<verb::Inform>(world, keys, (of, Noted::Informed(what))).await
}

async fn later(world: &World, keys: &Unlocked, of: &Reference, (number, review): (u32, &str)) -> Result<(), Error> {
    let reason = "Des messages seraient effacés.".to_owned();
    let what = Deferred { person: number, reason, review: review.parse().unwrap() };
    noted::<verb::DeferInforming>(world, keys, (of, Noted::Deferred(what))).await
}

async fn agree(world: &World, keys: &Unlocked, of: &Reference, (number, deferral): (u32, u32)) -> Result<(), Error> {
    let what = DeferralAgreed { person: number, deferral };
    noted::<verb::AgreeDeferral>(world, keys, (of, Noted::DeferralAgreed(what))).await
}

/// The day that is owed, if one is.
async fn owed(world: &World, keys: &Unlocked, of: &Reference) -> Option<String> {
    let view = conduct(world, keys, of).await.unwrap();
    let open = view.dates.iter().filter(|(code, _, done)| *code == DeadlineCode::Information && done.is_none());
    let all: Vec<String> = open.map(|(_, due, _)| due.to_string()).collect();
    assert!(all.len() < 2, "{all:?}");
    all.into_iter().next()
}

#[tokio::test]
async fn each_is_informed_within_a_month_of_being_named() {
    each_world(async |world| {
        let Work { of, jeanne, malik, .. } = &work(world).await;
        assert_eq!(owed(world, jeanne, of).await, None);
        is_refused(&inform(world, jeanne, of, (1, "2026-11-23")).await, "no-such-number");
        person(world, jeanne, (of, 0, "Alix Martin")).await.unwrap();
        assert_eq!(owed(world, jeanne, of).await.as_deref(), Some("2026-12-23"));
        world.days_pass(5);
        person(world, jeanne, (of, 0, "Camille Durand")).await.unwrap();
        person(world, jeanne, (of, 1, "Alix Martin-Roy")).await.unwrap();
        assert_eq!(
            owed(world, malik, of).await.as_deref(),
            Some("2026-12-23"),
            "the first, and a correction moves nothing"
        );
        is_refused(&inform(world, jeanne, of, (1, "2026-11-29")).await, "informed-day");
        inform(world, jeanne, of, (1, "2026-11-27")).await.unwrap();
        is_refused(&inform(world, malik, of, (1, "2026-11-27")).await, "informed-already");
        assert_eq!(owed(world, malik, of).await.as_deref(), Some("2026-12-28"), "the next");
        inform(world, malik, of, (2, "2026-11-28")).await.unwrap();
        assert_eq!(owed(world, malik, of).await, None);
        person(world, jeanne, (of, 1, "Alix Martin")).await.unwrap();
        assert_eq!(owed(world, malik, of).await, None, "a name that is corrected begins nothing");
        journal::verify(&world.service).await.unwrap();
    })
    .await;
}

#[tokio::test]
async fn putting_it_off_takes_two() {
    each_world(async |world| {
        let Work { of, jeanne, malik, .. } = &work(world).await;
        person(world, jeanne, (of, 0, "Alix Martin")).await.unwrap();
        for review in ["2026-11-23", "2026-12-24"] {
            is_refused(&later(world, jeanne, of, (1, review)).await, "review-day");
        }
        later(world, jeanne, of, (1, "2026-12-20")).await.unwrap();
        is_refused(&agree(world, jeanne, of, (1, 1)).await, "same-person");
        world.days_pass(20);
        later(world, jeanne, of, (1, "2027-01-10")).await.unwrap();
        assert_eq!(owed(world, jeanne, of).await.as_deref(), Some("2026-12-23"), "one alone moves nothing");
        let view = conduct(world, malik, of).await.unwrap();
        assert_eq!(view.informing[0].waits, Some((2, true)));
        assert_eq!(conduct(world, jeanne, of).await.unwrap().informing[0].waits, Some((2, false)));
        is_refused(&agree(world, malik, of, (1, 1)).await, "deferral-gone");
        agree(world, malik, of, (1, 2)).await.unwrap();
        is_refused(&agree(world, malik, of, (1, 2)).await, "deferral-gone");
        assert_eq!(owed(world, malik, of).await.as_deref(), Some("2027-01-10"));
        inform(world, jeanne, of, (1, "2026-12-13")).await.unwrap();
        is_refused(&later(world, jeanne, of, (1, "2027-01-01")).await, "informed-already");
        assert_eq!(owed(world, malik, of).await, None);
    })
    .await;
}

/// With a key and the database: somebody agrees with themselves, or says that it was done before anybody was named.
#[tokio::test]
async fn what_nobody_could_have_said_is_not_believed() {
    each_world(async |world| {
        let Work { of, jeanne, .. } = &work(world).await;
        person(world, jeanne, (of, 0, "Alix Martin")).await.unwrap();
        later(world, jeanne, of, (1, "2026-12-20")).await.unwrap();
        let body = RecordBody::DeferralAgreed(DeferralAgreed { person: 1, deferral: 1 });
        let (drawer, secret, epoch) = drawer(world, ("inquiry", JEANNE)).await;
        let signing = world.keys_of(JEANNE).await.signing;
        append(world, (drawer, &secret, epoch), (&signing, &entry(world, body))).await;
        assert!(matches!(conduct(world, jeanne, of).await, Err(Error::Broken(_))));
    })
    .await;
}

#[tokio::test]
async fn whoever_signs_the_report_sees_who_was_not_informed() {
    each_world(async |world| {
        let work = work(world).await;
        everything(world, &work).await;
        let (of, jeanne) = (&work.of, &work.jeanne);
        let open = async |world: &World| {
            let (_, report) = read(world, jeanne, of).await.unwrap();
            report.unsettled.into_iter().find(|(what, _)| *what == Open::NotInformed).map(|(_, names)| names.len())
        };
        assert_eq!(open(world).await, Some(2));
        inform(world, jeanne, of, (1, "2026-11-23")).await.unwrap();
        assert_eq!(open(world).await, Some(1));
        assert_eq!(owed(world, jeanne, of).await.as_deref(), Some("2026-12-23"), "named on the same day");
        inform(world, jeanne, of, (2, "2026-11-23")).await.unwrap();
        assert_eq!(open(world).await, None);
    })
    .await;
}
