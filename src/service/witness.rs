//! Heads of the journal, for those who can hold them against it later: members, the auditor, the people who report.
//!
//! Everybody gets the same one from one night to the next, that of the days before, so that it tells nobody when somebody
//! else acted. A member's is also kept under their key and compared whenever they come. It stands in the database, where
//! it can be put back together with the journal: only a head written down elsewhere shows that.
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

/// See [`daily`]. A row that the installation did not write is no head, and keeps nobody from their code.
pub(crate) async fn before_today(service: &Service, tx: &mut Tx) -> Result<Option<DailyHead>, Error> {
    let today = service.today();
    let Some(row) = store::journal::last_before(tx, today).await? else { return Ok(None) };
    let day = today.plus(-1);
    let entry = journal::ours(service, row).inspect_err(|error| tracing::error!(%error, "the journal's head")).ok();
    Ok(entry.map(|entry| DailyHead { day, number: entry.sequence, digest: entry.digest().to_string() }))
}

/// The key that verifies the journal, 64 hexadecimal digits.
#[must_use]
pub fn key(service: &Service) -> String {
    Digest(journal::verifying_key(service).0).to_string()
}

/// Whether the journal was whole at the last look, and still goes on from the head that the member saw.
pub async fn stands(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    let (member, keys) = unlocked.member()?;
    let mut tx = service.store().read().await?;
    let row = store::members::by_id(&mut tx, member).await?.ok_or(Error::SignedOut)?;
    let seen = Seen::open(keys, row.settled.as_deref())?;
    Ok(goes_on_from(&mut tx, &seen).await? && !service.standing.is_broken())
}

async fn goes_on_from(tx: &mut Tx, seen: &Seen) -> Result<bool, Error> {
    let Some((sequence, digest)) = seen.journal else { return Ok(true) };
    let row = store::journal::page(tx, sequence, 1).await?.pop();
    // An entry that does not read is not the one that was seen.
    let entry = row.and_then(|row| journal::entry(row).ok());
    Ok(entry.is_some_and(|entry| entry.sequence == sequence && entry.digest() == digest))
}

/// What the member has seen from now on. The head of a journal that was cut is kept: it is told until it stands again.
pub(crate) async fn renewed(service: &Service, tx: &mut Tx, (before, roster): (&Seen, At)) -> Result<Seen, Error> {
    let present = if goes_on_from(tx, before).await? { head(service, tx).await? } else { None };
    Ok(Seen { roster, journal: present.or(before.journal) })
}

/// The present head of the journal, if the installation wrote it.
pub(crate) async fn head(service: &Service, tx: &mut Tx) -> Result<Option<At>, Error> {
    let last = store::journal::peek(tx).await?.and_then(|row| journal::ours(service, row).ok());
    Ok(last.map(|entry| (entry.sequence, entry.digest())))
}
