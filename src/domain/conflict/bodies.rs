//! Who is meant, by the roster: the members who receive, assess, inquire, decide or conduct for an entity, and the entity whose
//! members do where its own cannot.
use std::collections::BTreeMap;

use super::{may_assess, may_hold, may_support, may_take_measures, receives, roles_over};
use crate::{
    domain::{
        case::CompartmentKind,
        organisation::{Entity, Organisation},
        report::Link,
        role::Role,
        roster::{Roster, RosterEntry},
    },
    ids::MemberId,
};

/// The members who have what is handed over for an entity, in the order of their identifiers.
#[must_use]
pub fn assessors(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let may = |entry: &&RosterEntry| may_assess(&roles_over(entry, organisation, entity));
    roster.entries().filter(may).map(|entry| entry.member).collect()
}

/// The members who can be appointed to inquire for an entity, in the order of their identifiers.
#[must_use]
pub fn inquirers(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let of = (organisation, entity);
    let entries = roster.entries().filter(|entry| may_hold(CompartmentKind::Inquiry, entry, of));
    entries.map(|entry| entry.member).collect()
}

/// The members of the support desk of an entity, in the order of their identifiers.
#[must_use]
pub fn supporters(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let may = |entry: &&RosterEntry| may_support(&roles_over(entry, organisation, entity));
    roster.entries().filter(may).map(|entry| entry.member).collect()
}

/// The members who decide on what an inquiry found for an entity, in the order of their identifiers.
#[must_use]
pub fn deciders(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let of = (organisation, entity);
    let entries = roster.entries().filter(|entry| may_hold(CompartmentKind::Decision, entry, of));
    entries.map(|entry| entry.member).collect()
}

/// The members who conduct or decide disciplinary procedures for an entity, in the order of their identifiers.
#[must_use]
pub fn disciplinary(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let of = (organisation, entity);
    let entries = roster.entries().filter(|entry| may_hold(CompartmentKind::Discipline, entry, of));
    entries.map(|entry| entry.member).collect()
}

/// The entity whose assessors receive what is handed over: the one responsible, or the authority that stands in for its own
/// when everybody there is kept out or nobody is named; nothing when neither can.
#[must_use]
pub fn assessing_body<'o>(
    roster: &Roster,
    organisation: &'o Organisation,
    entity: &str,
    is_kept_out: impl Fn(&MemberId) -> bool,
) -> Option<&'o Entity> {
    let can = |body: &&Entity| assessors(roster, organisation, &body.code).iter().any(|member| !is_kept_out(member));
    or_stand_in(organisation, entity)?.into_iter().flatten().find(can)
}

/// The members who can take measures for an entity in this role, in the order of their identifiers.
#[must_use]
pub fn measure_takers(roster: &Roster, (organisation, entity): (&Organisation, &str), role: Role) -> Vec<MemberId> {
    let may = |entry: &&RosterEntry| {
        let roles = roles_over(entry, organisation, entity);
        roles.contains(&role) && may_take_measures(&roles)
    };
    roster.entries().filter(may).map(|entry| entry.member).collect()
}

/// The entity whose members can take a measure in this role: the same, or the one whose authority stands in, by the same rule.
#[must_use]
pub fn measuring_body<'o>(
    roster: &Roster,
    (organisation, entity): (&'o Organisation, &str),
    role: Role,
    is_kept_out: impl Fn(&MemberId) -> bool,
) -> Option<&'o Entity> {
    let can = |body: &&Entity| {
        measure_takers(roster, (organisation, &body.code), role).iter().any(|member| !is_kept_out(member))
    };
    or_stand_in(organisation, entity)?.into_iter().flatten().find(can)
}

/// The entity whose authority decides on what an inquiry found: the same, or the one that stands in for it, by the same rule.
#[must_use]
pub fn deciding_body<'o>(
    roster: &Roster,
    organisation: &'o Organisation,
    entity: &str,
    is_kept_out: impl Fn(&MemberId) -> bool,
) -> Option<&'o Entity> {
    let can = |body: &&Entity| deciders(roster, organisation, &body.code).iter().any(|member| !is_kept_out(member));
    or_stand_in(organisation, entity)?.into_iter().flatten().find(can)
}

fn or_stand_in<'o>(organisation: &'o Organisation, entity: &str) -> Option<[Option<&'o Entity>; 2]> {
    let own = organisation.entity(entity)?;
    Some([Some(own), organisation.entity(&own.stand_in_authority)])
}

/// The members who receive reports for an entity, in the order of their identifiers.
#[must_use]
pub fn eligible(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    roster.entries().filter(|entry| receives(entry, organisation, entity)).map(|entry| entry.member).collect()
}

/// The entity whose members will read: the one chosen, or its stand-in body when everybody there is involved or nobody
/// is left; nothing when neither can. Ask [`eligible`] with its code, and [`Organisation::cell_of`] for its cell's name.
#[must_use]
pub fn reading_body<'o>(
    roster: &Roster,
    organisation: &'o Organisation,
    entity: &str,
    links: &BTreeMap<MemberId, Link>,
) -> Option<&'o Entity> {
    let chosen = organisation.entity(entity)?;
    let stand_in = organisation.entity(&chosen.stand_in_body);
    [Some(chosen), stand_in].into_iter().flatten().find(|body| {
        let involved = |member: &MemberId| links.get(member) == Some(&Link::Involved);
        eligible(roster, organisation, &body.code).iter().any(|member| !involved(member))
    })
}
