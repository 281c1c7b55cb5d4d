//! Who would read: asked before anything is typed, and again when it is sent.
//!
//! Only verified entries of the roster count. Whether a member answers, or is away, is not known here.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Error, Service,
    case_file::CaseFile,
    enrolment,
    roster::{self, Roll},
    view::{Availability, Later, Reader},
};
use crate::{
    domain::{conflict, family::Family, report::Link, role::Role, roster::RosterEntry},
    ids::MemberId,
};

/// Whether intake is open: founded, pinned, and somebody can read.
pub async fn is_open(service: &Service) -> Result<bool, Error> {
    if !roster::is_pinned(service).await? {
        return Ok(false);
    }
    Ok(unread(service).await?.len() < service.rules().organisation.entities().count())
}

/// The founding fingerprint that this installation holds on to, in groups; nothing until it is pinned.
#[must_use]
pub fn founding(service: &Service) -> Option<String> {
    service.settings().founding.map(|digest| enrolment::grouped(&digest.to_string()))
}

/// Who can read for an entity: its cell, one above it, or its stand-in body.
pub async fn availability(
    service: &Service,
    entity: &str,
    links: &BTreeMap<MemberId, Link>,
) -> Result<Availability, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    if service.settings().founding.is_none() || roll.founding != service.settings().founding {
        return Ok(Availability { body: entity.to_owned(), readers: Vec::new(), recovery: false });
    }
    let (body, members) = body_and_members(service, &roll, entity, links);
    let publish = service.rules().organisation.publish_names;
    let readers = members.iter().filter_map(|member| roll.roster.entry(member)).map(|entry| shown(entry, publish));
    Ok(Availability { body, readers: readers.collect(), recovery: roll.recovery().is_some() })
}

/// Whether there are recovery keys, which can open what is sent from now on.
pub async fn recovery(service: &Service) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    Ok(roster::current(service, &mut tx).await?.recovery().is_some())
}

/// The entity whose cell reads (the one chosen, or its stand-in), and the members of that cell.
pub(crate) fn body_and_members(
    service: &Service,
    roll: &Roll,
    entity: &str,
    links: &BTreeMap<MemberId, Link>,
) -> (String, Vec<MemberId>) {
    let organisation = &service.rules().organisation;
    let body = conflict::reading_body(&roll.roster, organisation, entity, links).map_or(entity, |body| &body.code);
    (body.to_owned(), conflict::eligible(&roll.roster, organisation, body))
}

/// An entry as somebody sees it, with the name or not.
pub(crate) fn shown(entry: &RosterEntry, with_name: bool) -> Reader {
    Reader { member: entry.member, function: entry.function.clone(), name: with_name.then(|| entry.name.clone()) }
}

/// Who could assess, inquire or decide later for an entity, and does not receive for it: named so that a person can keep
/// somebody involved away from the beginning.
pub async fn later(service: &Service, entity: &str) -> Result<Vec<Reader>, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let (organisation, publish) = (&service.rules().organisation, service.rules().organisation.publish_names);
    let acts_later = |entry: &&RosterEntry| {
        let roles = conflict::roles_over(entry, organisation, entity);
        roles.iter().any(|role| role.acts_later()) && !conflict::receives(entry, organisation, entity)
    };
    Ok(roll.roster.entries().filter(acts_later).map(|entry| shown(entry, publish)).collect())
}

/// Who could have a part in a file later, of the entity or of the one whose authority stands in for its own: nobody who has it,
/// had it or is kept out of it already.
pub(crate) fn later_on(file: &CaseFile<'_>, with_names: bool) -> Vec<Later> {
    let organisation = file.organisation();
    let own = organisation.entity(&file.row.entity);
    let places: Vec<&str> =
        own.into_iter().flat_map(|own| [own.code.as_str(), own.stand_in_authority.as_str()]).collect();
    // A report that was filed is theirs who decide: nothing said here takes it from them.
    // Who can take a measure has no part in an inquiry; and nobody comes later to a measure.
    let family = file.row.stage.family();
    let is_elsewhere = |role: &Role| match family {
        Family::Measure => true,
        Family::Case => false,
        _ => *role == Role::MeasureOwner,
    };
    let counts =
        |role: &Role| role.acts_later() && !is_elsewhere(role) && !(file.is_reported() && *role == Role::Authority);
    let acts = |entry: &&RosterEntry| {
        let mut roles = places.iter().flat_map(|place| conflict::roles_over(entry, organisation, place));
        roles.any(|role| counts(&role))
    };
    let is_free = |entry: &&RosterEntry| {
        let member = &entry.member;
        !file.is_excluded(member) && !file.reads(member) && !file.has_left(member)
    };
    let later = |entry: &RosterEntry| Later { reader: shown(entry, with_names), is_last: is_last(file, &entry.member) };
    file.roll.roster.entries().filter(acts).filter(is_free).map(later).collect()
}

/// Whether nobody else could receive what is handed over, as long as nothing was, or decide on it, as long as no report is filed.
fn is_last(file: &CaseFile<'_>, member: &MemberId) -> bool {
    let (roster, organisation, entity) = (&file.roll.roster, file.organisation(), &file.row.entity);
    let is_left = |out: &dyn Fn(&MemberId) -> bool| {
        let receives = conflict::assessing_body(roster, organisation, entity, out).is_some();
        let decides = conflict::deciding_body(roster, organisation, entity, out).is_some();
        (receives || file.row.stage.family() != Family::Case, decides || file.is_reported())
    };
    let (receives, decides) = is_left(&|one| file.is_excluded(one));
    let (others_receive, others_decide) = is_left(&|one| one == member || file.is_excluded(one));
    receives && !others_receive || decides && !others_decide
}

/// Who decides and may have the report that was filed, of what this fed; nobody as long as none was.
pub(crate) fn deciding(file: &CaseFile<'_>, with_names: bool) -> Vec<Reader> {
    let organisation = file.organisation();
    let own = organisation.entity(&file.row.entity).filter(|_| file.is_reported());
    let places = own.into_iter().flat_map(|own| [own.code.as_str(), own.stand_in_authority.as_str()]);
    let decide: BTreeSet<MemberId> =
        places.flat_map(|place| conflict::deciders(&file.roll.roster, organisation, place)).collect();
    let entries = decide.iter().filter(|member| !file.is_excluded(member));
    entries.filter_map(|member| file.roll.roster.entry(member)).map(|entry| shown(entry, with_names)).collect()
}

/// Entities for which nobody at all could read.
pub async fn unread(service: &Service) -> Result<Vec<String>, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let nobody = |code: &str| body_and_members(service, &roll, code, &BTreeMap::new()).1.is_empty();
    let entities = service.rules().organisation.entities();
    Ok(entities.map(|entity| entity.code.clone()).filter(|code| nobody(code)).collect())
}
