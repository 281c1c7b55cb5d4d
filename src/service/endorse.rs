//! A coordinator endorses a new member's keys, after comparing their fingerprint with the person by voice.
use super::{
    Error, Service,
    enrolment::{self, Signed},
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

/// Endorses; the member becomes a reader once enough coordinators have.
pub async fn endorse(
    service: &Service,
    permit: Permit<verb::Endorse>,
    unlocked: &Unlocked,
    (member, typed): (MemberId, &str),
) -> Result<(), Error> {
    let mut tx = service.store().begin().await?;
    let row = store::members::by_id(&mut tx, member).await?.ok_or(Error::NotFound)?;
    let mut waiting = enrolment::open(service, member, row.enrolment.as_deref())?.ok_or(Error::NotFound)?;
    if row.state != MemberState::Joined {
        return Err(Error::NotFound);
    }
    if !enrolment::is_typed(&enrolment::fingerprint(&waiting.entry), typed) {
        return Err(Error::Invalid(vec!["wrong-fingerprint"]));
    }
    let roll = roster::current(service, &mut tx).await?;
    let instance = roll.roster.instance().ok_or(Error::Closed)?;
    let act = RosterAct::Enrol { instance, after: roll.roster.length(), entry: waiting.entry.clone() };
    let sealed = match enrolment::sign(&mut tx, &roll, unlocked, (act, waiting.pending.take())).await? {
        Signed::Entered => {
            store::members::set_state(&mut tx, member, MemberState::Endorsed).await?;
            None
        }
        Signed::Waiting(pending) => {
            waiting.pending = Some(*pending);
            Some(enrolment::close(service, &waiting)?)
        }
    };
    store::members::set_enrolment(&mut tx, member, sealed.as_deref()).await?;
    let line = Line::new(service, Act::Endorse, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
