//! What the service does by itself: each job can run twice without harm, and on several nodes at once.
//!
//! At once and every minute, neutral notices that wait are sent; at set hours, those of members are made, of dates that come
//! near or are past too. At night, reporters'
//! acts enter the journal in shuffled order and the whole of it is verified; every ten minutes, what has expired is swept; every
//! minute, the journal's head is remembered, and a journal that was cut is told. A job that fails is tried again at its next turn and
//! says so in the log, without a name.
use std::{sync::Arc, time::Duration};

use tokio::time::MissedTickBehavior;

use crate::service::{Error, Service, housekeeping, journal, outbox};

/// How often the worker looks at the time.
const TICK: Duration = Duration::from_mins(10);

/// How often what waits is sent, where nothing leaves at once.
const POST: Duration = Duration::from_mins(1);

/// How often the journal's head is looked at.
const WATCH: Duration = Duration::from_mins(1);

/// Remembers the journal's head until the task is dropped.
pub async fn watch(service: Arc<Service>) {
    let mut ticks = tokio::time::interval(WATCH);
    loop {
        ticks.tick().await;
        if let Err(error) = journal::remember(&service).await {
            tracing::error!(%error, "the journal's head");
        }
    }
}

/// Sends what waits until the task is dropped: apart from the rest, so that a mail server that hangs keeps nothing else.
pub async fn mail(service: Arc<Service>) {
    let mut ticks = tokio::time::interval(POST);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = service.leaving() => {}
        }
        report("dates", outbox::ring(&service).await);
        report("rounds", outbox::batch(&service).await);
        report("mail", outbox::send(&service).await);
    }
}

/// Runs until the task is dropped.
pub async fn run(service: Arc<Service>) {
    let mut ticks = tokio::time::interval(TICK);
    // The first turn catches up with nights when nothing ran; a night that failed is tried again at the next turn.
    let mut done = None;
    loop {
        ticks.tick().await;
        report("sweep", housekeeping::sweep(&service).await);
        if done != Some(service.today()) {
            let (tonight, outcome) = (service.today(), night(&service).await);
            if outcome.is_ok() {
                done = Some(tonight);
            }
            report("journal", outcome);
        }
    }
}

/// The work of the night: what waited enters the journal, and the whole of it is verified.
pub async fn night(service: &Service) -> Result<u64, Error> {
    let moved = journal::drain(service).await?;
    match journal::verify(service).await {
        // Told at each turn would be told to nobody: members are told when they come.
        Err(Error::Broken(what)) => tracing::error!(what, "the journal does not verify"),
        outcome => drop(outcome?),
    }
    Ok(u64::try_from(moved).unwrap_or(u64::MAX))
}

fn report(job: &'static str, outcome: Result<u64, Error>) {
    match outcome {
        Ok(count) => tracing::debug!(job, count, "done"),
        Err(error) => tracing::warn!(job, %error, "failed"),
    }
}
