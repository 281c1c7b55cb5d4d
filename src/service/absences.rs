//! A member will be away, and somebody stands in: announced by a coordinator, or by the member.
//!
//! Nothing is handed over by announcing it: see [`super::take_over`], and [`super::cover`] for those who assess, inquire or
//! decide. Whoever stands in must be able to do what the member does; where nobody can, the page says whom to tell: for a
//! cell, it names the stand-in body, one of whose members may be invited for the place.
use super::{
    Error, Service, invite,
    journal::{self, Line},
    people::People,
    readers,
    roster::{self, Roll},
    view::{Absences, Away},
};
use crate::{
    clock::Day,
    domain::{
        absence::{self, Absence},
        act::{Act, verb},
        conflict,
        role::Role,
        roster::{Post, RosterEntry, holds},
    },
    ids::{AbsenceId, MemberId},
    policy::{Permit, Subject},
    store,
};

/// What is announced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewAbsence {
    /// Who will be away.
    pub member: MemberId,
    /// Who stands in.
    pub stand_in: MemberId,
    /// The first day.
    pub from: Day,
    /// The last day.
    pub until: Day,
}

/// A permit about oneself is about nobody else.
fn concerns(subject: &Subject, member: MemberId) -> Result<(), Error> {
    let other = matches!(subject, Subject::Oneself { member: own } if *own != member);
    if other { Err(Error::NotFound) } else { Ok(()) }
}

/// The times away of a member, and who could stand in.
pub async fn of(service: &Service, permit: Permit<verb::AnnounceAbsence>, member: MemberId) -> Result<Absences, Error> {
    concerns(permit.subject(), member)?;
    let mut tx = service.store().read().await?;
    let (roll, people) = (roster::current(service, &mut tx).await?, People::read(service, &mut tx).await?);
    let away = people.away((&roll, service.today()), Some(&member));
    let stand_ins = stand_ins(service, &roll, member).map(|entry| readers::shown(entry, true)).collect();
    let coordinators = roll.roster.entries().filter(|entry| holds(entry, Role::Coordinator));
    let coordinators = coordinators.map(|entry| readers::shown(entry, true)).collect();
    Ok(Absences { away, stand_ins, body: body(service, &roll, member), coordinators })
}

/// Those who do, at each place, what the member does there: what they receive, where they receive at all, as somebody must answer
/// whoever writes. Of files of theirs that this one cannot have, their page says that they wait.
fn stand_ins<'r>(service: &Service, roll: &'r Roll, member: MemberId) -> impl Iterator<Item = &'r RosterEntry> {
    let does = |entry: &RosterEntry, post: &Post| does(service, roll, (entry, post));
    let own = roll.roster.entry(&member);
    let mut posts: Vec<&Post> = own
        .into_iter()
        .flat_map(|entry| entry.posts.iter().filter(|post| post.role.is_stood_in_for() && does(entry, post)))
        .collect();
    if posts.iter().any(|post| post.role.receives()) {
        posts.retain(|post| post.role.receives());
    }
    let can = |entry: &&RosterEntry| {
        !posts.is_empty() && entry.member != member && posts.iter().all(|post| does(entry, post))
    };
    roll.roster.entries().filter(can).collect::<Vec<_>>().into_iter()
}

/// Whether somebody may do what a post is for, for its entity.
fn does(service: &Service, roll: &Roll, (entry, post): (&RosterEntry, &Post)) -> bool {
    let (organisation, entity) = (&service.rules().organisation, post.entity.as_str());
    match post.role {
        _ if post.role.receives() => conflict::receives(entry, organisation, entity),
        Role::Assessor => conflict::assessors(&roll.roster, organisation, entity).contains(&entry.member),
        Role::Inquirer => conflict::inquirers(&roll.roster, organisation, entity).contains(&entry.member),
        Role::Authority => conflict::deciders(&roll.roster, organisation, entity).contains(&entry.member),
        _ => false,
    }
}

/// The stand-in body of the place where the member receives.
fn body(service: &Service, roll: &Roll, member: MemberId) -> Option<String> {
    let post = roll.roster.entry(&member)?.posts.iter().find(|post| post.role.receives())?;
    service.rules().organisation.entity(&post.entity).map(|entity| entity.stand_in_body.clone())
}

/// Announces it; gives what it is called.
pub async fn announce(
    service: &Service,
    permit: Permit<verb::AnnounceAbsence>,
    new: NewAbsence,
) -> Result<AbsenceId, Error> {
    let NewAbsence { member, stand_in, from, until } = new;
    concerns(permit.subject(), member)?;
    let today = service.today();
    if let Some(fault) = Absence::fault(from, until, today) {
        return Err(Error::Invalid(vec![fault]));
    }
    let mut tx = service.store().begin().await?;
    let roll = roster::current(service, &mut tx).await?;
    if !stand_ins(service, &roll, member).any(|entry| entry.member == stand_in) {
        return Err(Error::Invalid(vec!["not-a-stand-in"]));
    }
    let others = store::absences::since(&mut tx, today).await?;
    let meets = |who: MemberId| others.iter().any(|one| one.member == who && one.meets(from, until));
    if meets(member) {
        return Err(Error::Invalid(vec!["absence-twice"]));
    }
    if meets(stand_in) {
        return Err(Error::Invalid(vec!["stand-in-away"]));
    }
    // When colleagues were away a year ago is nobody's business.
    store::absences::purge(&mut tx, today.plus(-absence::LONGEST)).await?;
    let id = AbsenceId::random(&mut service.entropy());
    store::absences::insert(&mut tx, &Absence { id, member, stand_in, from, until, effect: None }).await?;
    let line = Line::new(service, Act::AnnounceAbsence, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    tx.commit().await?;
    Ok(id)
}

/// Ends it today, or forgets it where it has not begun. The cases stay with whoever has them.
pub async fn end(
    service: &Service,
    permit: Permit<verb::EndAbsence>,
    (member, id): (MemberId, AbsenceId),
) -> Result<(), Error> {
    concerns(permit.subject(), member)?;
    let mut tx = service.store().begin().await?;
    let all = store::absences::since(&mut tx, service.today()).await?;
    if !all.iter().any(|one| one.id == id && one.member == member) {
        return Err(Error::NotFound);
    }
    store::absences::end(&mut tx, id, service.today().plus(-1)).await?;
    let line = Line::new(service, Act::EndAbsence, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}

/// What a member should know of absences today: their own, those they stand in for, and for a coordinator those that
/// still wait to take effect.
pub(crate) async fn today(service: &Service, (me, coordinates): (MemberId, bool)) -> Result<Vec<Away>, Error> {
    let mut tx = service.store().read().await?;
    let (roll, people) = (roster::current(service, &mut tx).await?, People::read(service, &mut tx).await?);
    let mine = |away: &Away| away.who.member == me || away.stand_in.member == me;
    let mut all = people.away((&roll, service.today()), None);
    all.retain(|away| mine(away) || coordinates && !away.is_in_effect());
    Ok(all)
}
