//! Recovery keys enter the roster: two public keys whose halves two keepers hold, off line and apart.
use super::{
    Error, Service,
    enrolment::{self, Enrolment, Signed},
    invite,
    journal::{self, Line},
    roster,
    session::Unlocked,
};
use crate::{
    crypto::hybrid::Recipient,
    domain::{
        act::{Act, verb},
        role::Role,
        roster::{Post, RosterAct, RosterEntry},
    },
    ids::MemberId,
    policy::Permit,
    store::{self, members::MemberState},
};

/// Proposes recovery keys, endorsed by the one who proposes; others endorse as for a member.
pub async fn recovery(
    service: &Service,
    permit: Permit<verb::Recovery>,
    unlocked: &Unlocked,
    (inner, outer): (&str, &str),
) -> Result<(), Error> {
    let key = |text: &str| text.trim().parse::<Recipient>().map_err(|_| Error::Invalid(vec!["not-a-key"]));
    let (inner, outer) = (key(inner)?, key(outer)?);
    if inner == outer {
        return Err(Error::Invalid(vec!["same-key"]));
    }
    let mut tx = service.store().begin().await?;
    let roll = roster::current(service, &mut tx).await?;
    let instance = roll.roster.instance().ok_or(Error::Closed)?;
    if roll.recovery().is_some() {
        return Err(Error::Invalid(vec!["recovery-there"]));
    }
    let member = MemberId::random(&mut service.entropy());
    let root = service.rules().organisation.root().code.clone();
    let entry = RosterEntry {
        member,
        name: String::new(),
        function: String::new(),
        posts: vec![Post { role: Role::Recovery, entity: root }],
        recipients: vec![inner.to_string(), outer.to_string()],
        verifying: None,
        formerly: Vec::new(),
    };
    let act = RosterAct::Enrol { instance, after: roll.roster.length(), entry: entry.clone() };
    let mut row = invite::blank(member, String::new(), format!("recovery:{member}"));
    row.state = MemberState::Endorsed;
    if let Signed::Waiting(pending) = enrolment::sign(&mut tx, &roll, unlocked, (act, None)).await? {
        row.state = MemberState::Joined;
        row.enrolment = Some(enrolment::close(service, &Enrolment { entry, pending: Some(*pending) })?);
    }
    store::members::insert(&mut tx, &row).await?;
    let line = Line::new(service, Act::Recovery, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
