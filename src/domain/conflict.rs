//! Who may read: members of the cell, less those the person must or would rather keep out.
//!
//! A member who is involved never reads, and nobody can tell from the outside: every eligible member has a grant of the
//! same size, of which some are decoys. A member the person merely does not want is kept only where fewer than the
//! minimum would be left, and the page says so. It does **not** find out conflicts that nobody declares.
use std::collections::BTreeMap;

use super::{
    organisation::{Entity, Organisation},
    report::Link,
    role::Role,
    roster::{Roster, RosterEntry},
};
use crate::ids::MemberId;

/// Who reads, and who only seems to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Choice {
    /// Members who get a key, those kept included.
    pub readers: Vec<MemberId>,
    /// Eligible members who get a decoy.
    pub decoys: Vec<MemberId>,
    /// Readers the person did not want, kept to reach the minimum.
    pub kept: Vec<MemberId>,
}

/// Divides the eligible members by their links; each lands among the readers or the decoys, in the order given.
#[must_use]
pub fn choose(eligible: &[MemberId], links: &BTreeMap<MemberId, Link>, minimum: usize) -> Choice {
    let free = eligible.iter().filter(|member| !links.contains_key(member)).count();
    let needed = minimum.saturating_sub(free);
    let mut choice = Choice::default();
    for member in eligible {
        match links.get(member) {
            None => choice.readers.push(*member),
            Some(Link::PreferNot) if choice.kept.len() < needed => {
                choice.readers.push(*member);
                choice.kept.push(*member);
            }
            Some(Link::PreferNot | Link::Involved) => choice.decoys.push(*member),
        }
    }
    choice
}

/// The roles a member holds over an entity: a post held for an entity covers it and what stands below.
#[must_use]
pub fn roles_over(entry: &RosterEntry, organisation: &Organisation, entity: &str) -> Vec<Role> {
    let covers = |held: &str| organisation.is_within(entity, held);
    let mut roles: Vec<Role> = entry.posts.iter().filter(|post| covers(&post.entity)).map(|post| post.role).collect();
    roles.sort_unstable();
    roles.dedup();
    roles
}

/// Whether these roles, held together over an entity, let somebody receive its reports.
///
/// The forbidden pairs stand in the policies too; here they keep a key from being wrapped for somebody who could never
/// use it. A test holds both to the same answer.
#[must_use]
pub fn may_receive(roles: &[Role]) -> bool {
    roles.iter().any(|role| role.receives()) && !roles.iter().any(|role| role.bars_from_listening())
}

/// The members who receive reports for an entity, in the order of their identifiers.
#[must_use]
pub fn eligible(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    roster
        .entries()
        .filter(|entry| may_receive(&roles_over(entry, organisation, entity)))
        .map(|entry| entry.member)
        .collect()
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
