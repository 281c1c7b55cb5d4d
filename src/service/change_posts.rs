//! A coordinator gives a member who is there already other posts, or takes some away; as many stand by it as by a new
//! member's keys.
//!
//! Keys, name and former memberships stay what the verified roster says, whatever waits in the member's row: what is shown to
//! the second coordinator, and signed, differs by posts alone. Roles are read from the roster at each request, so nobody's
//! session needs to end; a post that was taken away keeps a key until somebody writes, as a membership that ended does. It does
//! **not** give anything that was written before: whoever has the keys of a file gives them.
use std::{collections::BTreeSet, sync::Arc};

use super::{
    Error, Service, departure,
    enrolment::{self, Enrolment, Pending, Signed},
    invite,
    journal::{self, Line},
    roster::{self, Roll},
    session::Unlocked,
};
use crate::{
    domain::{
        act::{Act, verb},
        conflict,
        role::Role,
        roster::{Post, RosterAct, RosterEntry, holds},
    },
    ids::MemberId,
    policy::Permit,
    store::{
        self, Tx,
        members::{MemberRow, MemberState},
    },
};

/// What was shown is no longer what waits.
const CHANGED: &str = "posts-changed-meanwhile";

/// A member who may be given other posts, and what waits for them.
struct Member {
    roll: Arc<Roll>,
    entry: RosterEntry,
    waiting: Option<Pending>,
}

impl Member {
    async fn read(service: &Service, tx: &mut Tx, member: MemberId) -> Result<Self, Error> {
        let row = store::members::by_id(tx, member).await?.ok_or(Error::NotFound)?;
        let roll = roster::current(service, tx).await?;
        let entry = roll.roster.entry(&member).filter(|entry| !holds(entry, Role::Recovery)).cloned();
        let entry = entry.filter(|_| row.state == MemberState::Endorsed).ok_or(Error::NotFound)?;
        let waiting = waiting(service, &roll, &row)?;
        if matches!(&waiting, Some(Pending { act: RosterAct::Revoke { .. }, .. })) {
            return Err(Error::Invalid(vec!["posts-being-revoked"]));
        }
        Ok(Self { roll, entry, waiting })
    }

    /// The same member with these posts, if they can hold them together.
    fn with(&self, service: &Service, posts: Vec<Post>) -> Result<RosterEntry, Error> {
        let organisation = &service.rules().organisation;
        let is_known = |post: &Post| post.role != Role::Recovery && organisation.entity(&post.entity).is_some();
        if !posts.iter().all(is_known) {
            return Err(refused("unknown-option"));
        }
        let posts: BTreeSet<Post> = posts.into_iter().collect();
        if posts.is_empty() {
            return Err(refused("missing-role"));
        }
        if posts == self.entry.posts.iter().cloned().collect() {
            return Err(refused("posts-unchanged"));
        }
        let entry = RosterEntry { posts: posts.into_iter().collect(), ..self.entry.clone() };
        if let Some(clash) = conflict::clash(&entry, organisation) {
            return Err(refused(clash.code()));
        }
        let is_left = self.roll.roster.coordinators().any(|id| *id != entry.member) || holds(&entry, Role::Coordinator);
        if is_left { Ok(entry) } else { Err(refused("last-coordinator")) }
    }

    /// What waits to be signed of their posts, if it is of these keys and this name.
    fn change(&self) -> Result<Option<&RosterEntry>, Error> {
        let Some(Pending { act: RosterAct::Enrol { entry, .. }, .. }) = &self.waiting else { return Ok(None) };
        let same = RosterEntry { posts: self.entry.posts.clone(), ..entry.clone() };
        if same == self.entry { Ok(Some(entry)) } else { Err(Error::Broken("enrolment")) }
    }
}

/// What waits in a member's row and could still enter the roster.
pub(crate) fn waiting(service: &Service, roll: &Roll, row: &MemberRow) -> Result<Option<Pending>, Error> {
    let waiting = enrolment::open(service, row.id, row.enrolment.as_deref())?.and_then(|waiting| waiting.pending);
    Ok(waiting.filter(|pending| enrolment::may_still_enter(roll, &pending.act)))
}

/// Proposes other posts, in place of whatever was proposed before. They are held once enough coordinators stand by them. Refused,
/// as approving is, where a file would be left that nobody reads, unless that is accepted.
pub async fn propose(
    service: &Service,
    permit: Permit<verb::ChangePosts>,
    unlocked: &Unlocked,
    (member, posts): (MemberId, Vec<Post>),
    accepts_unread: bool,
) -> Result<(), Error> {
    if unlocked.member()?.0 == member {
        return Err(refused("not-oneself"));
    }
    let mut tx = service.store().begin().await?;
    let mut known = Member::read(service, &mut tx, member).await?;
    let entry = known.with(service, posts)?;
    departure::check(service, &mut tx, (&known.roll, member, Some(&entry)), accepts_unread).await?;
    let waiting = known.waiting.take();
    sign(service, permit, tx, (unlocked, &known.roll, entry, waiting)).await
}

/// Stands by what another coordinator proposed: exactly what was shown, by its fingerprint.
pub async fn approve(
    service: &Service,
    permit: Permit<verb::ChangePosts>,
    unlocked: &Unlocked,
    (member, shown): (MemberId, &str),
    accepts_unread: bool,
) -> Result<(), Error> {
    let mut tx = service.store().begin().await?;
    let mut known = Member::read(service, &mut tx, member).await?;
    let entry = known.change()?.cloned().ok_or_else(|| refused(CHANGED))?;
    if enrolment::fingerprint(&entry) != shown {
        return Err(refused(CHANGED));
    }
    if !known.roll.roster.counts(&unlocked.member()?.0, &member) {
        return Err(refused("not-oneself"));
    }
    // What could be signed when it was proposed may have become impossible since.
    let entry = known.with(service, entry.posts)?;
    departure::check(service, &mut tx, (&known.roll, member, Some(&entry)), accepts_unread).await?;
    let waiting = known.waiting.take();
    sign(service, permit, tx, (unlocked, &known.roll, entry, waiting)).await
}

/// Gives up what was proposed: the posts stay what they are.
pub async fn give_up(
    service: &Service,
    permit: Permit<verb::ChangePosts>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    let mut tx = service.store().begin().await?;
    let known = Member::read(service, &mut tx, member).await?;
    // Whoever it is about does not put it off for ever.
    if !known.roll.roster.counts(&unlocked.member()?.0, &member) {
        return Err(refused("not-oneself"));
    }
    if known.waiting.is_none() {
        return Err(refused(CHANGED));
    }
    store::members::set_enrolment(&mut tx, member, None).await?;
    told(service, &permit, tx, member).await
}

async fn sign(
    service: &Service,
    permit: Permit<verb::ChangePosts>,
    mut tx: Tx,
    (unlocked, roll, entry, waiting): (&Unlocked, &Arc<Roll>, RosterEntry, Option<Pending>),
) -> Result<(), Error> {
    let instance = roll.roster.instance().ok_or(Error::Closed)?;
    let member = entry.member;
    let act = RosterAct::Enrol { instance, after: roll.roster.length(), entry: entry.clone() };
    let sealed = match enrolment::sign(&mut tx, roll, unlocked, (act, waiting)).await? {
        Signed::Entered => None,
        Signed::Waiting(more) => Some(enrolment::close(service, &Enrolment { entry, pending: Some(*more) })?),
    };
    store::members::set_enrolment(&mut tx, member, sealed.as_deref()).await?;
    told(service, &permit, tx, member).await
}

async fn told(
    service: &Service,
    permit: &Permit<verb::ChangePosts>,
    mut tx: Tx,
    member: MemberId,
) -> Result<(), Error> {
    let line = Line::new(service, Act::ChangePosts, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}

fn refused(code: &'static str) -> Error {
    Error::Invalid(vec![code])
}
