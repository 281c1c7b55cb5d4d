//! What is to be erased, and what was: the elimination slip (*bordereau d’élimination*), which names nobody.
use crate::{
    clock::Day,
    domain::{act::verb, deadline::DeadlineCode},
    policy::Permit,
    service::{Error, Service},
    store::{self, deadlines::Listed, eliminations::Elimination},
};

/// Lines of each list, at most: more than a page can be read.
const LINES: u32 = 500;
/// How many days before today, and after it, a slip reaches unless told otherwise.
const REACH: u16 = 400;
/// Further than any day that can be chosen.
const FAR: i32 = 40_000;
/// How many days ahead one looks.
const AHEAD: i32 = 31;

/// What is due, and what was done.
#[derive(Debug, Clone, Default)]
pub struct Slip {
    /// Files that go to the archive within a month.
    pub archive: Vec<Listed>,
    /// Files that are erased within a month; those past wait for the job of the day.
    pub erase: Vec<Listed>,
    /// Files that are kept for a reason of law, by the day on which somebody looks again.
    pub held: Vec<Listed>,
    /// What was erased, the oldest first.
    pub done: Vec<Elimination>,
}

/// Everything that was erased, the oldest first.
pub async fn eliminated(service: &Service, _permit: Permit<verb::Retain>) -> Result<Vec<Elimination>, Error> {
    let mut tx = service.store().read().await?;
    Ok(store::eliminations::since(&mut tx, Day::from_date(jiff::civil::date(1, 1, 1)), u32::MAX).await?)
}

/// What goes within a month, what is held, and what was erased since about a year.
pub async fn slip(service: &Service, _permit: Permit<verb::Retain>) -> Result<Slip, Error> {
    let today = service.today();
    let until = today.plus(AHEAD);
    let mut tx = service.store().read().await?;
    Ok(Slip {
        archive: store::deadlines::listed(&mut tx, DeadlineCode::Archive, until, LINES).await?,
        erase: store::deadlines::listed(&mut tx, DeadlineCode::Erasure, until, LINES).await?,
        held: store::deadlines::listed(&mut tx, DeadlineCode::Hold, today.plus(FAR), LINES).await?,
        done: store::eliminations::since(&mut tx, today.minus(REACH), LINES).await?,
    })
}
