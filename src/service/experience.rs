//! How it was: told without a code, a session or a name; read by those who coordinate, as shares of a half-year that is over.
//!
//! While a half-year runs nothing of it is shown: whoever closed a case yesterday does not see what changed since. Nothing is
//! journalled, and nothing logged. It does **not** know who answered, nor whether somebody did twice.
use crate::{
    domain::{
        Coded,
        act::verb,
        experience::{HalfYear, Opinion, Question, parse, shares},
    },
    policy::Permit,
    store::{self, experience::Counter},
};

use super::{Error, Fields, Service};

/// What was said in one half-year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Which.
    pub half: HalfYear,
    /// Of each question, the share of each answer in percent; nothing where too few answered it.
    pub shares: Vec<(Question, Option<Vec<u64>>)>,
}

/// Counts what was chosen. Refused where nothing was.
pub async fn tell(service: &Service, _permit: Permit<verb::TellExperience>, fields: &Fields) -> Result<(), Error> {
    let chosen = parse(fields);
    if chosen.is_empty() {
        return Err(Error::Invalid(vec!["no-experience"]));
    }
    let mut tx = service.store().begin().await?;
    store::experience::count(&mut tx, HalfYear::of(service.today()), &chosen).await?;
    Ok(tx.commit().await?)
}

/// What was said in each half-year that is over, the latest first.
pub async fn read(service: &Service, _permit: Permit<verb::ReadExperience>) -> Result<Vec<Told>, Error> {
    let mut tx = service.store().read().await?;
    let now = HalfYear::of(service.today());
    let counters = store::experience::before(&mut tx, now).await?;
    let mut halves: Vec<HalfYear> = counters.iter().map(|counter| counter.half).collect();
    halves.dedup();
    halves.retain(|half| *half >= now.oldest_kept());
    Ok(halves.into_iter().map(|half| told(half, &counters)).collect())
}

fn told(half: HalfYear, counters: &[Counter]) -> Told {
    let count = |question: Question, opinion: Opinion| {
        let is_it = |one: &&Counter| (one.half, one.question, one.opinion) == (half, question, opinion);
        counters.iter().find(is_it).map_or(0, |one| one.told)
    };
    let of = |question: &Question| {
        let counts: Vec<u64> = Opinion::ALL.iter().map(|opinion| count(*question, *opinion)).collect();
        (*question, shares(&counts))
    };
    Told { half, shares: Question::ALL.iter().map(of).collect() }
}

/// Erases what is older than three years; says how many counters went.
pub(crate) async fn forget(service: &Service) -> Result<u64, Error> {
    let mut tx = service.store().begin().await?;
    let gone = store::experience::forget(&mut tx, HalfYear::of(service.today()).oldest_kept()).await?;
    tx.commit().await?;
    Ok(gone)
}
