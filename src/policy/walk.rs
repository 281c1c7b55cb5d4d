//! The table as the rules really answer it: every who, act, subject and stage asked in turn.
//!
//! What it shows is asked of the loaded rules, invariants included, so it cannot flatter the file it came from. It is
//! for people and for the snapshot that a test keeps; nothing decides by it.
use std::fmt;

use super::{
    Actor, Policy, Subject,
    table::{Kind, Who},
};
use crate::{
    domain::{Coded, act::Act, case::Stage, role::Role},
    ids::{CaseId, MemberId},
};

/// Something somebody may do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct TableRow {
    /// What.
    pub act: Act,
    /// Who: a role, or `visitor`, `reporter`, `party`, `invited`, `job`, `member`.
    pub who: &'static str,
    /// To what.
    pub subject: &'static str,
    /// Where the case stands, if it is one.
    pub stage: Option<Stage>,
    /// What it takes: `key`, `enrolled`, `charter`, `own` (their own case, or what is theirs).
    pub needs: Vec<&'static str>,
}

impl fmt::Display for TableRow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let stage = self.stage.map_or("-", Stage::code);
        let needs = if self.needs.is_empty() { "-".to_owned() } else { self.needs.join(" ") };
        write!(f, "{:<12} {:<20} {:<12} {stage:<9} {needs}", self.act.code(), self.who, self.subject)
    }
}

/// A fact that may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fact {
    Key,
    Enrolled,
    Charter,
    Own,
}

const FACTS: [(Fact, &str); 4] =
    [(Fact::Key, "key"), (Fact::Enrolled, "enrolled"), (Fact::Charter, "charter"), (Fact::Own, "own")];

pub(super) fn walk(policy: &Policy) -> Vec<TableRow> {
    let mut rows = Vec::new();
    for act in Act::ALL {
        for kind in Kind::ALL {
            for stage in stages(*kind) {
                rows.extend(Who::all().filter_map(|who| answer(policy, *act, (*kind, stage), who)));
            }
        }
    }
    rows
}

fn stages(kind: Kind) -> Vec<Option<Stage>> {
    match kind {
        Kind::Case => Stage::ALL.iter().copied().map(Some).collect(),
        Kind::Intake | Kind::Organisation | Kind::Oneself => vec![None],
    }
}

fn answer(policy: &Policy, act: Act, (kind, stage): (Kind, Option<Stage>), who: Who) -> Option<TableRow> {
    let may = |missing: Option<Fact>| {
        let subject = subject(kind, stage.unwrap_or(Stage::Received), missing);
        policy.allows(&actor(who, missing), &subject, act)
    };
    if !may(None) {
        return None;
    }
    let needs = FACTS.iter().filter(|(fact, _)| !may(Some(*fact))).map(|(_, name)| *name).collect();
    Some(TableRow { act, who: who.code(), subject: kind.code(), stage, needs })
}

fn actor(who: Who, missing: Option<Fact>) -> Actor {
    let id = if missing == Some(Fact::Own) { 2 } else { 1 };
    let member = MemberId::from_bytes([id; 16]);
    let roles = match who {
        Who::Visitor => return Actor::Visitor,
        Who::Reporter => return Actor::Reporter { case: CaseId::from_bytes([id; 16]) },
        Who::Party => return Actor::Party { inquiry: CaseId::from_bytes([id; 16]) },
        Who::Invited => return Actor::Invited { member },
        Who::Job => return Actor::Job,
        Who::Member => Vec::new(),
        Who::Role(role) => vec![role],
    };
    let [enrolled, charter] = [Fact::Enrolled, Fact::Charter].map(|fact| missing != Some(fact));
    Actor::Member { id: member, roles, enrolled, charter, lifted: false }
}

fn subject(kind: Kind, stage: Stage, missing: Option<Fact>) -> Subject {
    let holds_key = missing != Some(Fact::Key);
    match kind {
        Kind::Intake => Subject::Intake { entity: "any".to_owned() },
        Kind::Case => {
            let (id, version) = (CaseId::from_bytes([1; 16]), 1);
            Subject::Case { id, version, stage, entity: "any".to_owned(), holds_key }
        }
        Kind::Organisation => Subject::Organisation,
        Kind::Oneself => Subject::Oneself { member: MemberId::from_bytes([1; 16]) },
    }
}

/// A member with these roles, and all else that the rules ask of one.
pub(super) fn holding(roles: Vec<Role>, lifted: bool) -> Actor {
    Actor::Member { id: MemberId::from_bytes([1; 16]), roles, enrolled: true, charter: true, lifted }
}

/// A case that was just received, with its key.
pub(super) fn any_case() -> Subject {
    subject(Kind::Case, Stage::Received, None)
}
