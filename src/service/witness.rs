//! Heads of the journal, for those who can hold them against it later: members, the auditor, the people who report.
//!
//! Everybody gets the same one all day, that of the days before, so that it tells nobody when somebody else acted. A
//! member's is also kept under their key and compared whenever they come. It stands in the database, where it can be put
//! back together with the journal: only a head written down elsewhere shows that.
use super::{
    Error, Service, journal,
    seen::{At, Seen},
    session::Unlocked,
    view::DailyHead,
};
use crate::{
    crypto::Digest,
    store::{self, Tx},
};

/// The head of the days before today; none on the first day.
pub async fn daily(service: &Service) -> Result<Option<DailyHead>, Error> {
    let mut tx = service.store().read().await?;
    before_today(service, &mut tx).await
}

/// See [`daily`].
pub(crate) async fn before_today(service: &Service, tx: &mut Tx) -> Result<Option<DailyHead>, Error> {
    let Some(row) = store::journal::last_before(tx, service.today()).await? else { return Ok(None) };
    let (day, entry) = (row.day, journal::entry(row)?);
    Ok(Some(DailyHead { day, number: entry.sequence, digest: entry.digest().to_string() }))
}

/// The key that verifies the journal, 64 hexadecimal digits.
#[must_use]
pub fn key(service: &Service) -> String {
    Digest(journal::verifying_key(service).0).to_string()
}

/// Whether the journal still goes on from the head that the member saw.
pub async fn stands(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    let (member, keys) = unlocked.member()?;
    let mut tx = service.store().read().await?;
    let row = store::members::by_id(&mut tx, member).await?.ok_or(Error::SignedOut)?;
    goes_on_from(&mut tx, &Seen::open(keys, row.settled.as_deref())?).await
}

async fn goes_on_from(tx: &mut Tx, seen: &Seen) -> Result<bool, Error> {
    let Some((sequence, digest)) = seen.journal else { return Ok(true) };
    let row = store::journal::page(tx, sequence, 1).await?.pop();
    // An entry that does not read is not the one that was seen.
    let entry = row.and_then(|row| journal::entry(row).ok());
    Ok(entry.is_some_and(|entry| entry.sequence == sequence && entry.digest() == digest))
}

/// What the member has seen from now on. The head of a journal that was cut is kept: it is told until it stands again.
pub(crate) async fn renewed(tx: &mut Tx, before: &Seen, roster: At) -> Result<Seen, Error> {
    let stands = goes_on_from(tx, before).await?;
    let journal = if stands { head(tx).await? } else { before.journal };
    Ok(Seen { roster, journal })
}

/// The present head of the journal.
pub(crate) async fn head(tx: &mut Tx) -> Result<Option<At>, Error> {
    let last = store::journal::peek(tx).await?.map(journal::entry).transpose()?;
    Ok(last.map(|entry| (entry.sequence, entry.digest())))
}
