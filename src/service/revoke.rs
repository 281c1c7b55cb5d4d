//! A coordinator ends a membership: sessions end now, keys of open cases change at the next writing.
use super::{
    Error, Service, departure,
    enrolment::{self, Enrolment, Signed},
    invite,
    journal::{self, Line},
    roster,
    session::Unlocked,
};
use crate::{
    domain::{
        act::{Act, verb},
        roster::RosterAct,
    },
    ids::MemberId,
    policy::Permit,
    store::{self, members::MemberState},
};

/// Ends a membership, or adds a signature to its end. Somebody invited and not yet enrolled is simply struck off. Refused where a
/// file would be left that nobody reads, unless that is accepted: stolen keys do not wait.
pub async fn revoke(
    service: &Service,
    permit: Permit<verb::Revoke>,
    unlocked: &Unlocked,
    (member, accepts_unread): (MemberId, bool),
) -> Result<(), Error> {
    if unlocked.member()?.0 == member {
        return Err(Error::Invalid(vec!["not-oneself"]));
    }
    let mut tx = service.store().begin().await?;
    let row = store::members::by_id(&mut tx, member).await?.ok_or(Error::NotFound)?;
    let roll = roster::current(service, &mut tx).await?;
    departure::check(service, &mut tx, (&roll, member, None), accepts_unread).await?;
    let mut pending = None;
    if let (Some(instance), Some(entry)) = (roll.roster.instance(), roll.roster.entry(&member)) {
        let act = RosterAct::Revoke { instance, after: roll.roster.length(), member };
        let earlier = enrolment::open(service, member, row.enrolment.as_deref())?.and_then(|waiting| waiting.pending);
        if let Signed::Waiting(more) = enrolment::sign(&mut tx, &roll, unlocked, (act, earlier)).await? {
            let waiting = Enrolment { entry: entry.clone(), pending: Some(*more) };
            pending = Some(enrolment::close(service, &waiting)?);
        }
    }
    store::members::set_enrolment(&mut tx, member, pending.as_deref()).await?;
    if pending.is_none() {
        store::members::set_state(&mut tx, member, MemberState::Revoked).await?;
    }
    let line = Line::new(service, Act::Revoke, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    tx.commit().await?;
    if pending.is_none() {
        service.store().sessions().delete_of_member(member).await?;
    }
    Ok(())
}
