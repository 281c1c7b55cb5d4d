//! Who is told that something was not done on its day, besides those who can do it.
//!
//! The coordinators of the entity, and those of the body that stands in for its cell: never its own line alone, in which somebody
//! named may stand. Whom a file keeps out is left out by whoever knows its word.
use super::{roles_over, stand_ins};
use crate::{
    domain::{
        organisation::Organisation,
        role::Role,
        roster::{Roster, RosterEntry},
    },
    ids::MemberId,
};

/// Who is told that something of an entity was not done on its day, besides those who can do it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Above {
    /// The coordinators of the entity.
    pub own: Vec<MemberId>,
    /// Those of the body that stands in for its cell, the entity's own left out.
    pub beside: Vec<MemberId>,
    /// Whoever else receives there: told where none of those can be.
    pub behind: Vec<MemberId>,
}

impl Above {
    /// Everybody, each once, and whether they are told where these may not be.
    pub fn all(&self, is_kept_out: impl Fn(&MemberId) -> bool) -> impl Iterator<Item = (MemberId, bool)> {
        let serves = self.beside.iter().any(|member| !is_kept_out(member));
        let own = self.own.iter().chain(&self.beside).map(|member| (*member, true));
        let behind = self.behind.iter().map(move |member| (*member, !serves));
        own.chain(behind).map(move |(member, is_told)| (member, is_told && !is_kept_out(&member)))
    }
}

/// Who is above the members who keep the dates of an entity: never up its own line alone.
#[must_use]
pub fn above(roster: &Roster, organisation: &Organisation, entity: &str) -> Above {
    let Some(known) = organisation.entity(entity) else { return Above::default() };
    let coordinates = |entry: &&RosterEntry, body: &str| {
        let roles = roles_over(entry, organisation, body);
        roles.contains(&Role::Coordinator) && !roles.iter().any(|role| role.never_sees_a_case())
    };
    let of = |body: &str| -> Vec<MemberId> {
        roster.entries().filter(|entry| coordinates(entry, body)).map(|entry| entry.member).collect()
    };
    let own = of(entity);
    let mut beside = of(&known.stand_in_body);
    beside.retain(|member| !own.contains(member));
    let mut behind = stand_ins(roster, organisation, entity);
    behind.retain(|member| !own.contains(member) && !beside.contains(member));
    Above { own, beside, behind }
}
