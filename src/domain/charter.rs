//! What a member commits to, by what they do here: whoever inquires does not promise that they do not inquire.
//!
//! The sentences are `desk-charter-<code>`; the whole charter, with its references, is the notice `charter-members`. A
//! clause binds whoever accepts it and gives nobody a right: what a role may do stands in the table of decisions.
use super::{Coded, role::Role};

/// One thing a member commits to, in the order they are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Clause {
    /// To listen without judging.
    Listen,
    /// To keep secret what is read.
    Secret,
    /// To open only what helps.
    Curious,
    /// Never to look for who writes.
    Unknown,
    /// To leave whatever concerns somebody one knows.
    Conflict,
    /// To presume nobody guilty, in words either.
    Presumption,
    /// Never to harm, or let harm, whoever spoke.
    Reprisals,
    /// To promise only what can be kept.
    Promise,
    /// To hand nothing over without agreement.
    Consent,
    /// To answer in time.
    Delay,
    /// To stay within what a cell does.
    Limits,
    /// To compare keys by voice.
    Compare,
    /// To keep a professional's secret.
    Bound,
    /// To stay within the mission.
    Mission,
    /// To hear every side.
    Sides,
    /// To decide in writing, with reasons, and never where concerned.
    Reasons,
    /// Never to ask for what was not given.
    Unasked,
    /// To deal with a date, a place or a measure, and no more.
    Task,
    /// To recognise nobody in figures, dates or traces.
    Figures,
    /// To take care of oneself.
    Oneself,
}

impl Clause {
    /// What somebody with these roles commits to.
    pub fn of(roles: &[Role]) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(|clause| roles.iter().any(|role| clause.binds(*role)))
    }

    fn binds(self, role: Role) -> bool {
        let (sees, meets) = (!role.never_sees_a_case(), role.receives() || role == Role::Counsel);
        let inquires = matches!(role, Role::Assessor | Role::Inquirer);
        match self {
            Self::Secret | Self::Unknown | Self::Reprisals => true,
            Self::Curious | Self::Conflict | Self::Presumption => sees,
            Self::Listen => meets,
            Self::Promise | Self::Oneself => meets || inquires,
            Self::Consent | Self::Delay | Self::Limits => role.receives(),
            Self::Compare => role == Role::Coordinator,
            Self::Bound => role == Role::Counsel,
            Self::Mission | Self::Sides => inquires,
            Self::Reasons | Self::Unasked => role.decides(),
            Self::Task => matches!(role, Role::SupportDesk | Role::MeasureOwner),
            Self::Figures => !sees,
        }
    }
}

impl Coded for Clause {
    const ALL: &'static [Self] = &[
        Self::Listen,
        Self::Secret,
        Self::Curious,
        Self::Unknown,
        Self::Conflict,
        Self::Presumption,
        Self::Reprisals,
        Self::Promise,
        Self::Consent,
        Self::Delay,
        Self::Limits,
        Self::Compare,
        Self::Bound,
        Self::Mission,
        Self::Sides,
        Self::Reasons,
        Self::Unasked,
        Self::Task,
        Self::Figures,
        Self::Oneself,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Listen => "listen",
            Self::Secret => "secret",
            Self::Curious => "curious",
            Self::Unknown => "unknown",
            Self::Conflict => "conflict",
            Self::Presumption => "presumption",
            Self::Reprisals => "reprisals",
            Self::Promise => "promise",
            Self::Consent => "consent",
            Self::Delay => "delay",
            Self::Limits => "limits",
            Self::Compare => "compare",
            Self::Bound => "bound",
            Self::Mission => "mission",
            Self::Sides => "sides",
            Self::Reasons => "reasons",
            Self::Unasked => "unasked",
            Self::Task => "task",
            Self::Figures => "figures",
            Self::Oneself => "oneself",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(roles: &[Role]) -> Vec<Clause> {
        Clause::of(roles).collect()
    }

    #[test]
    fn each_commits_to_what_they_do_and_to_nothing_they_will_not_keep() {
        for role in Role::ALL {
            let clauses = of(&[*role]);
            for clause in [Clause::Secret, Clause::Reprisals] {
                assert!(clauses.contains(&clause), "{role:?}");
            }
            assert_eq!(clauses.contains(&Clause::Limits), role.receives(), "{role:?}: not to inquire, not to sanction");
            assert_eq!(clauses.contains(&Clause::Reasons), role.decides(), "{role:?}");
            assert_eq!(clauses.contains(&Clause::Figures), role.never_sees_a_case(), "{role:?}");
            assert_ne!(clauses.contains(&Clause::Conflict), role.never_sees_a_case(), "{role:?}");
        }
        for role in [Role::Assessor, Role::Inquirer] {
            let clauses = of(&[role]);
            assert!([Clause::Mission, Clause::Sides, Clause::Presumption].iter().all(|one| clauses.contains(one)));
        }
        assert!(of(&[]).is_empty());
    }

    #[test]
    fn whoever_has_two_roles_commits_to_both_once() {
        let both = of(&[Role::Listener, Role::Inquirer]);
        let each = Clause::ALL
            .iter()
            .filter(|clause| [Role::Listener, Role::Inquirer].iter().any(|role| of(&[*role]).contains(clause)));
        assert!(each.eq(both.iter()));
    }
}
