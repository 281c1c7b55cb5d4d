//! Who may read: members of the cell, less those the person must or would rather keep out.
//!
//! A member who is involved never reads, and nobody can tell from the outside: every eligible member has a grant of the
//! same size, of which some are decoys. A member the person merely does not want is kept only where fewer than the
//! minimum would be left, and the page says so. It does **not** find out conflicts that nobody declares.
use std::collections::BTreeMap;

use super::{
    case::{CompartmentKind, Stage},
    family::Family,
    organisation::{Entity, Organisation},
    report::Link,
    role::Role,
    roster::{Roster, RosterEntry, holds},
};
use crate::ids::MemberId;

mod above;
mod bodies;

pub use above::{Above, above};
pub use bodies::{
    assessing_body, assessors, deciders, deciding_body, disciplinary, eligible, inquirers, measure_takers,
    measuring_body, reading_body, supporters,
};

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

/// Whether these roles, held together over an entity, let somebody receive its reports; `lifted`, where the organisation
/// lets them listen and decide there.
///
/// The forbidden pairs stand in the policies too; here they keep a key from being wrapped for somebody who could never
/// use it. A test holds both to the same answer.
#[must_use]
pub fn may_receive(roles: &[Role], lifted: bool) -> bool {
    let is_barred = |role: &Role| role.never_sees_a_case() || role.decides() && !lifted;
    roles.iter().any(|role| role.receives()) && !roles.iter().any(is_barred)
}

/// Whether a member receives the reports of an entity.
#[must_use]
pub fn receives(entry: &RosterEntry, organisation: &Organisation, entity: &str) -> bool {
    let lifted = organisation.lifted(&entry.member, entity).is_some();
    may_receive(&roles_over(entry, organisation, entity), lifted)
}

/// Whether a member can be given a case of an entity as one of the body that stands in for its cell: they receive there, and
/// neither decide on the entity's own cases nor are kept from every case. Without a key given to them, they read nothing.
#[must_use]
pub fn stands_in(entry: &RosterEntry, organisation: &Organisation, entity: &str) -> bool {
    let Some(own) = organisation.entity(entity) else { return false };
    let is_barred = |role: &Role| role.decides() || role.never_sees_a_case();
    receives(entry, organisation, &own.stand_in_body) && !roles_over(entry, organisation, entity).iter().any(is_barred)
}

/// The roles that count on a case of an entity: those held over it, and, of the body that stands in for its cell, those of
/// receiving.
#[must_use]
pub fn roles_on_a_case(entry: &RosterEntry, organisation: &Organisation, entity: &str) -> Vec<Role> {
    let mut roles = roles_over(entry, organisation, entity);
    if let Some(own) = organisation.entity(entity).filter(|_| stands_in(entry, organisation, entity)) {
        let there = roles_over(entry, organisation, &own.stand_in_body);
        roles.extend(there.into_iter().filter(|role| role.receives()));
        roles.sort_unstable();
        roles.dedup();
    }
    roles
}

/// The members of the body that stands in for the cell of an entity who do not receive for it otherwise, in the order of
/// their identifiers.
#[must_use]
pub fn stand_ins(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let may = |entry: &&RosterEntry| stands_in(entry, organisation, entity) && !receives(entry, organisation, entity);
    roster.entries().filter(may).map(|entry| entry.member).collect()
}

/// Whether these roles, held together over an entity, let somebody have what is handed over for it.
#[must_use]
pub fn may_assess(roles: &[Role]) -> bool {
    roles.contains(&Role::Assessor) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether these roles, held together over an entity, let somebody be appointed to inquire there.
#[must_use]
pub fn may_inquire(roles: &[Role]) -> bool {
    roles.contains(&Role::Inquirer) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether these roles, held together over an entity, let somebody be invited to see the dates of an inquiry there.
#[must_use]
pub fn may_support(roles: &[Role]) -> bool {
    roles.contains(&Role::SupportDesk) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether these roles, held together over an entity, let somebody have the prevention alerts sent to its authority.
#[must_use]
pub fn may_have_alerts(roles: &[Role]) -> bool {
    let reads = |role: &Role| matches!(role, Role::Authority | Role::Coordinator);
    roles.iter().any(reads) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// The entity whose authority is alerted: the one responsible, or the one that stands in where everybody there is kept out or
/// nobody decides; nothing when neither can.
#[must_use]
pub fn alerted_body<'o>(
    roster: &Roster,
    organisation: &'o Organisation,
    entity: &str,
    is_kept_out: impl Fn(&MemberId) -> bool,
) -> Option<&'o Entity> {
    let own = organisation.entity(entity)?;
    let stand_in = organisation.entity(&own.stand_in_authority);
    let decides = |entry: &RosterEntry, body: &str| {
        roles_over(entry, organisation, body).contains(&Role::Authority)
            && may_hold(CompartmentKind::Alert, entry, (organisation, body))
    };
    let can = |body: &&Entity| roster.entries().any(|entry| decides(entry, &body.code) && !is_kept_out(&entry.member));
    [Some(own), stand_in].into_iter().flatten().find(can)
}

/// The members who have the prevention alerts sent to the authority of an entity, in the order of their identifiers.
#[must_use]
pub fn alerted(roster: &Roster, organisation: &Organisation, entity: &str) -> Vec<MemberId> {
    let of = (organisation, entity);
    let entries = roster.entries().filter(|entry| may_hold(CompartmentKind::Alert, entry, of));
    entries.map(|entry| entry.member).collect()
}

/// Whether these roles, held together over an entity, let somebody decide on what an inquiry found there.
#[must_use]
pub fn may_decide(roles: &[Role]) -> bool {
    roles.contains(&Role::Authority) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether these roles, held together over an entity, let somebody take a measure there: in charge of some, or as the authority.
#[must_use]
pub fn may_take_measures(roles: &[Role]) -> bool {
    let takes = |role: &Role| matches!(role, Role::MeasureOwner | Role::Authority);
    roles.iter().any(takes) && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether these roles, held together over an entity, let somebody have the disciplinary procedures there: to decide, or to
/// conduct them.
#[must_use]
pub fn may_discipline(roles: &[Role]) -> bool {
    let has_a_part = roles.contains(&Role::Authority) || roles.contains(&Role::DisciplinaryOfficer);
    has_a_part && !roles.iter().any(|role| role.never_sees_a_case())
}

/// Whether an entry of the roster lets somebody have keys of such a drawer for an entity. Somebody bound by secrecy is the
/// person's to choose, wherever they hold their post; what is a person's alone is no member's.
#[must_use]
pub fn may_hold(kind: CompartmentKind, entry: &RosterEntry, (organisation, entity): (&Organisation, &str)) -> bool {
    match kind {
        CompartmentKind::Notebook | CompartmentKind::Withheld => false,
        CompartmentKind::Counsel => holds(entry, Role::Counsel),
        CompartmentKind::Exchange
        | CompartmentKind::Identity
        | CompartmentKind::Listening
        | CompartmentKind::Measure => receives(entry, organisation, entity) || stands_in(entry, organisation, entity),
        // What was handed over is read by those who assess it, then by those they appoint to inquire; or by whoever takes a
        // measure. Which of them, the stage says.
        CompartmentKind::Assessment | CompartmentKind::InquiryExchange => {
            let roles = roles_over(entry, organisation, entity);
            may_assess(&roles) || may_inquire(&roles) || may_take_measures(&roles)
        }
        CompartmentKind::Inquiry | CompartmentKind::Communication | CompartmentKind::Heard => {
            may_inquire(&roles_over(entry, organisation, entity))
        }
        CompartmentKind::Arrangements => {
            let roles = roles_over(entry, organisation, entity);
            may_inquire(&roles) || may_support(&roles)
        }
        CompartmentKind::Decision => may_decide(&roles_over(entry, organisation, entity)),
        CompartmentKind::Discipline => may_discipline(&roles_over(entry, organisation, entity)),
        CompartmentKind::Alert => may_have_alerts(&roles_over(entry, organisation, entity)),
    }
}

/// The same, of a file that stands there: what was handed over for a measure is for those who take some; before others are
/// appointed to inquire, what was handed over for an inquiry is for those who assess it alone.
#[must_use]
pub fn may_hold_at(stage: Stage, kind: CompartmentKind, entry: &RosterEntry, of: (&Organisation, &str)) -> bool {
    if !matches!(kind, CompartmentKind::Assessment | CompartmentKind::InquiryExchange) {
        return may_hold(kind, entry, of);
    }
    let roles = roles_over(entry, of.0, of.1);
    match stage {
        Stage::Assessment | Stage::MoreNeeded | Stage::NotOpened => may_assess(&roles),
        _ if stage.family() == Family::Measure => may_take_measures(&roles),
        _ => may_assess(&roles) || may_inquire(&roles),
    }
}

/// Why nobody can hold these posts together: over some entity, two of them bar each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clash {
    /// They would listen and decide, and that was not lifted for them there.
    ListensAndDecides,
    /// One of them never sees a case, another has some.
    NeverACase,
}

impl Clash {
    /// The code of the sentence that says so.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ListensAndDecides => "posts-listen-and-decide",
            Self::NeverACase => "posts-never-a-case",
        }
    }
}

/// Whether the posts of an entry bar each other anywhere. The policies forbid it on each case; said here before it is signed.
#[must_use]
pub fn clash(entry: &RosterEntry, organisation: &Organisation) -> Option<Clash> {
    let over = |entity: &Entity| {
        let roles = roles_over(entry, organisation, &entity.code);
        let has = |is: fn(Role) -> bool| roles.iter().any(|role| is(*role));
        if has(Role::never_sees_a_case) && !roles.iter().all(|role| role.never_sees_a_case()) {
            return Some(Clash::NeverACase);
        }
        let is_lifted = organisation.lifted(&entry.member, &entity.code).is_some();
        (has(Role::receives) && has(Role::decides) && !is_lifted).then_some(Clash::ListensAndDecides)
    };
    organisation.entities().find_map(over)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest};

    use super::*;
    use crate::{
        domain::{
            roster::{Post, RosterAct},
            rules::Rules,
        },
        ids::InstanceId,
    };

    fn member(number: u8) -> MemberId {
        MemberId::from_bytes([number; 16])
    }

    fn links() -> impl Strategy<Value = BTreeMap<MemberId, Link>> {
        prop::collection::btree_map(
            (0_u8..12).prop_map(member),
            any::<bool>().prop_map(|involved| if involved { Link::Involved } else { Link::PreferNot }),
            0..12,
        )
    }

    proptest! {
        #[test]
        fn everybody_eligible_gets_a_grant_and_nobody_involved_reads(size in 0_u8..10, links in links(), minimum in 0_usize..5) {
            let eligible: Vec<MemberId> = (0..size).map(member).collect();
            let choice = choose(&eligible, &links, minimum);
            let mut all: Vec<MemberId> = choice.readers.iter().chain(&choice.decoys).copied().collect();
            all.sort_unstable();
            prop_assert_eq!(&all, &eligible);
            for reader in &choice.readers {
                prop_assert!(links.get(reader) != Some(&Link::Involved));
                prop_assert_eq!(links.contains_key(reader), choice.kept.contains(reader));
            }
            // Somebody unwanted is kept only below the minimum, and then no more than needed.
            prop_assert!(choice.kept.is_empty() || choice.readers.len() <= minimum);
            let unwanted_left = choice.decoys.iter().any(|decoy| links.get(decoy) == Some(&Link::PreferNot));
            prop_assert!(!unwanted_left || choice.readers.len() >= minimum);
        }
    }

    fn entry(number: u8, posts: &[(Role, &str)]) -> RosterEntry {
        let posts = posts.iter().map(|(role, entity)| Post { role: *role, entity: (*entity).to_owned() }).collect();
        let verifying = Some(data_encoding::HEXLOWER.encode(&[number; 32]));
        let (name, function) = (String::new(), String::new());
        RosterEntry {
            member: member(number),
            name,
            function,
            posts,
            recipients: Vec::new(),
            verifying,
            formerly: Vec::new(),
        }
    }

    /// Member 1 coordinates everywhere; each other entry as given.
    fn roster(entries: &[RosterEntry]) -> Roster {
        let mut roster = Roster::new(1);
        let instance = InstanceId::from_bytes([9; 16]);
        let found = RosterAct::Found { instance, entry: entry(1, &[(Role::Coordinator, "direction-generale")]) };
        roster.apply(&serde_json::to_vec(&found).unwrap(), &[[1; 32]]).unwrap();
        for entry in entries {
            let act = RosterAct::Enrol { instance, after: roster.length(), entry: entry.clone() };
            roster.apply(&serde_json::to_vec(&act).unwrap(), &[[1; 32]]).unwrap();
        }
        roster
    }

    #[test]
    fn a_post_covers_its_entity_and_below() {
        let organisation = Rules::embedded().unwrap().organisation;
        let roster = roster(&[
            entry(2, &[(Role::Listener, "lorvanne")]),
            entry(3, &[(Role::Listener, "sarmiers"), (Role::Listener, "osmeray")]),
            entry(4, &[(Role::Auditor, "direction-generale")]),
            entry(5, &[(Role::Listener, "lorvanne"), (Role::Authority, "osmeray")]),
            entry(6, &[(Role::Recovery, "direction-generale")]),
        ]);
        let at = |entity| eligible(&roster, &organisation, entity);
        assert_eq!(at("osmeray"), [1, 2, 3].map(member));
        assert_eq!(at("lorvanne"), [1, 2, 5].map(member), "who decides below may listen above");
        assert_eq!(at("sarmiers"), [1, 3].map(member));
        assert_eq!(at("direction-generale"), [member(1)]);
        assert!(at("nowhere").is_empty());
    }

    #[test]
    fn whoever_stands_in_can_be_given_a_case_and_receives_none_by_that() {
        let organisation = Rules::embedded().unwrap().organisation;
        let roster = roster(&[
            entry(2, &[(Role::Listener, "hautecime")]),
            entry(3, &[(Role::Listener, "hautecime"), (Role::Authority, "lorvanne")]),
            entry(4, &[(Role::Listener, "hautecime"), (Role::Auditor, "lorvanne")]),
            entry(5, &[(Role::Assessor, "hautecime")]),
            entry(6, &[(Role::Listener, "brumefond")]),
        ]);
        assert_eq!(organisation.entity("lorvanne").unwrap().stand_in_body, "hautecime");
        assert_eq!(
            stand_ins(&roster, &organisation, "lorvanne"),
            [member(2)],
            "neither who decides nor who sees no case"
        );
        assert_eq!(eligible(&roster, &organisation, "lorvanne"), [member(1)], "nothing is sent to them");
        let of = (&organisation, "lorvanne");
        let holds = |number| may_hold(CompartmentKind::Exchange, roster.entry(&member(number)).unwrap(), of);
        assert_eq!([1, 2, 3, 4, 5, 6].map(holds), [true, true, false, false, false, false]);
        let roles = |number| roles_on_a_case(roster.entry(&member(number)).unwrap(), &organisation, "lorvanne");
        assert_eq!((roles(2), roles(3)), (vec![Role::Listener], vec![Role::Authority]));
    }

    #[test]
    fn what_is_handed_over_goes_to_who_was_named_or_to_the_stand_in() {
        let organisation = Rules::embedded().unwrap().organisation;
        let roster = roster(&[
            entry(2, &[(Role::Assessor, "direction-generale")]),
            entry(3, &[(Role::Assessor, "brumefond"), (Role::Auditor, "brumefond")]),
            entry(4, &[(Role::Assessor, "brumefond"), (Role::Listener, "brumefond")]),
        ]);
        assert_eq!(assessors(&roster, &organisation, "osmeray"), [member(2)], "and below");
        assert_eq!(assessors(&roster, &organisation, "brumefond"), [2, 4].map(member), "never who sees no case");
        let body = |out: &[u8]| {
            let out: Vec<MemberId> = out.iter().copied().map(member).collect();
            assessing_body(&roster, &organisation, "direction-generale", |id| out.contains(id))
                .map(|body| body.code.as_str())
        };
        assert_eq!((body(&[]), body(&[2]), body(&[2, 4])), (Some("direction-generale"), Some("brumefond"), None));
        assert!(!may_hold(CompartmentKind::Notebook, roster.entry(&member(1)).unwrap(), (&organisation, "lorvanne")));
    }

    #[test]
    fn who_decides_listens_only_where_that_was_lifted() {
        let shipped = crate::domain::rules::EMBEDDED[0].1;
        let lifted = format!(
            "{shipped}\n[[lifted]]\nmember = \"{}\"\npair = \"listens-and-decides\"\nentity = \"osmeray\"\n\
             reason.fr = \"Une.\"\nreason.en = \"One.\"\n",
            member(2)
        );
        let organisation = Organisation::parse(&lifted).unwrap();
        let both = [(Role::Listener, "lorvanne"), (Role::Authority, "lorvanne")];
        let roster = roster(&[
            entry(2, &both),
            entry(3, &both),
            entry(4, &[(Role::Listener, "osmeray"), (Role::Administrator, "osmeray")]),
        ]);
        let at = |entity| eligible(&roster, &organisation, entity);
        assert_eq!(at("osmeray"), [1, 2].map(member), "for the one it was lifted for");
        assert_eq!(at("lorvanne"), [member(1)], "and not above");
        assert!(!may_receive(&[Role::Listener, Role::Auditor], true), "never a case: no pair");
    }

    #[test]
    fn the_stand_in_reads_where_everybody_is_involved() {
        let organisation = Rules::embedded().unwrap().organisation;
        let roster = roster(&[entry(2, &[(Role::Listener, "lorvanne")]), entry(3, &[(Role::Listener, "hautecime")])]);
        let reads = |involved: &[u8], link| {
            let links = involved.iter().map(|number| (member(*number), link)).collect();
            reading_body(&roster, &organisation, "lorvanne", &links).map(|entity| entity.code.as_str())
        };
        assert_eq!(reads(&[], Link::Involved), Some("lorvanne"));
        assert_eq!(reads(&[1], Link::Involved), Some("lorvanne"));
        assert_eq!(reads(&[1, 2], Link::Involved), Some("hautecime"));
        assert_eq!(reads(&[1, 2], Link::PreferNot), Some("lorvanne"));
        assert_eq!(reads(&[1, 2, 3], Link::Involved), None);
        assert!(reading_body(&roster, &organisation, "nowhere", &BTreeMap::new()).is_none());
        assert!(reading_body(&Roster::new(1), &organisation, "lorvanne", &BTreeMap::new()).is_none());
    }
}
