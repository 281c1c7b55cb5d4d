//! A member accepts the charter as it is now, where they had accepted an earlier one.
//!
//! It closes nothing: whoever waits for an answer does not wait for that. That they accepted it is seen by the
//! coordinators, with the day; that somebody has not accepted it yet is too.
use super::{
    Error, Service, invite,
    journal::{self, Line},
};
use crate::{
    domain::act::{Act, verb},
    ids::MemberId,
    policy::{Permit, Subject},
    store::{self, Tx, members::Charter},
};

/// Whether a member is still to accept the charter as it is.
pub(crate) async fn is_due(service: &Service, tx: &mut Tx, member: MemberId) -> Result<bool, Error> {
    let row = store::members::by_id(tx, member).await?.ok_or(Error::SignedOut)?;
    Ok(row.charter.is_none_or(|charter| charter.version != service.settings().charter))
}

/// Accepts it; accepted already, nothing changes.
pub async fn accept(service: &Service, permit: Permit<verb::AcceptCharter>) -> Result<(), Error> {
    let Subject::Oneself { member } = permit.subject() else { return Err(Error::NotFound) };
    let mut tx = service.store().begin().await?;
    if !is_due(service, &mut tx, *member).await? {
        return Ok(());
    }
    let charter = Charter { version: service.settings().charter, day: service.today() };
    store::members::set_charter(&mut tx, *member, charter).await?;
    let line = Line::new(service, Act::AcceptCharter, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
