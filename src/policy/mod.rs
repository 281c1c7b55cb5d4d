//! Who may do what: one table, a few invariants, one answer.
//!
//! A service asks with [`Policy::decide`] and gets a [`Permit`] for exactly one act on one subject at one version, or
//! nothing. Only this module makes one; what no row of `policies/access/decisions.toml` permits is refused, and the
//! invariants beside it refuse whatever a row may say. The rest of the program never sees Cedar.
//!
//! It does **not** check that the facts it is given are true, nor protect anything by itself: a permit opens no seal.
//! Policy and keys are two locks.
mod cedar;
mod printed;
mod table;
#[cfg(test)]
mod tests;
mod walk;

use std::{fmt, marker::PhantomData};

pub use self::walk::TableRow;
use crate::{
    domain::{
        act::{Act, Verb},
        case::Stage,
        file::FileError,
        role::Role,
    },
    ids::{CaseId, MemberId},
};

/// Who asks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Actor {
    /// Somebody who has not said who they are.
    Visitor,
    /// Somebody with the code of a case.
    Reporter {
        /// The case their code opens.
        case: CaseId,
    },
    /// Somebody with a code who takes part in an inquiry, which is not their own case.
    Party {
        /// The inquiry.
        inquiry: CaseId,
    },
    /// Somebody who follows an invitation.
    Invited {
        /// The member they would become.
        member: MemberId,
    },
    /// A member of the staff.
    Member {
        /// Who.
        id: MemberId,
        /// Roles held over the subject's entity, see [`crate::domain::conflict::roles_over`]; where the subject has no
        /// entity, roles held anywhere.
        roles: Vec<Role>,
        /// Whether the verified roster holds them.
        enrolled: bool,
        /// Whether they accepted the charter in force.
        charter: bool,
        /// Whether the organisation lets them listen and decide on the subject's entity, see [`crate::domain::lifted`].
        lifted: bool,
    },
    /// The machine: command line and nightly work.
    Job,
}

/// What they ask about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// The form.
    Intake {
        /// Code of the entity.
        entity: String,
    },
    /// A case.
    Case {
        /// Which.
        id: CaseId,
        /// Its version when it was read.
        version: i64,
        /// Where it stands.
        stage: Stage,
        /// Code of the entity responsible.
        entity: String,
        /// Whether the actor holds a key that opens it.
        holds_key: bool,
    },
    /// The organisation as a whole.
    Organisation,
    /// What belongs to one member alone.
    Oneself {
        /// Which.
        member: MemberId,
    },
}

/// Leave for one act `V`, by one actor, on one subject at one version.
///
/// A verb takes its subject from its permit and compares the version when it writes.
pub struct Permit<V: Verb> {
    actor: Actor,
    subject: Subject,
    verb: PhantomData<fn() -> V>,
}

impl<V: Verb> Permit<V> {
    /// Who may.
    #[must_use]
    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    /// On what.
    #[must_use]
    pub fn subject(&self) -> &Subject {
        &self.subject
    }

    /// What, for the journal.
    #[must_use]
    pub fn act(&self) -> Act {
        V::ACT
    }

    /// The case and the version at which the permit was given, if the subject is a case.
    #[must_use]
    pub fn case(&self) -> Option<(CaseId, i64)> {
        match self.subject {
            Subject::Case { id, version, .. } => Some((id, version)),
            Subject::Intake { .. } | Subject::Organisation | Subject::Oneself { .. } => None,
        }
    }

    /// The member who acts, if one does.
    #[must_use]
    pub fn member(&self) -> Option<MemberId> {
        match self.actor {
            Actor::Member { id, .. } => Some(id),
            Actor::Invited { member } => Some(member),
            Actor::Visitor | Actor::Reporter { .. } | Actor::Party { .. } | Actor::Job => None,
        }
    }
}

impl<V: Verb> fmt::Debug for Permit<V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Permit")
            .field("act", &V::ACT)
            .field("actor", &self.actor)
            .field("subject", &self.subject)
            .finish()
    }
}

/// No.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("refused")]
pub struct Refused {
    /// Names of the invariants that forbid it; none where merely nothing permits it.
    pub by: Vec<String>,
}

/// The files of `policies/access`.
#[derive(Debug, Clone, Copy)]
pub struct AccessFiles<'a> {
    /// Who and what there is, in Cedar's schema language.
    pub schema: &'a str,
    /// The invariants: name of the file, text in Cedar.
    pub policies: &'a [(&'a str, &'a str)],
    /// The table.
    pub decisions: &'a str,
}

/// Name of the schema's file.
pub const SCHEMA_FILE: &str = "schema.cedarschema";
/// Name of the table's file.
pub const DECISIONS_FILE: &str = "decisions.toml";

/// The files that ship with the program.
pub const EMBEDDED: AccessFiles<'static> = AccessFiles {
    schema: include_str!("../../policies/access/schema.cedarschema"),
    policies: &[
        ("charter.cedar", include_str!("../../policies/access/charter.cedar")),
        ("enrolled.cedar", include_str!("../../policies/access/enrolled.cedar")),
        ("key.cedar", include_str!("../../policies/access/key.cedar")),
        ("never-a-case.cedar", include_str!("../../policies/access/never-a-case.cedar")),
        ("oneself.cedar", include_str!("../../policies/access/oneself.cedar")),
        ("outside.cedar", include_str!("../../policies/access/outside.cedar")),
        ("own-case.cedar", include_str!("../../policies/access/own-case.cedar")),
        ("party.cedar", include_str!("../../policies/access/party.cedar")),
        ("pairs.cedar", include_str!("../../policies/access/pairs.cedar")),
    ],
    decisions: include_str!("../../policies/access/decisions.toml"),
};

/// The files of access cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, {error}")]
pub struct PolicyError {
    /// The file.
    pub file: String,
    /// What is wrong with it, and where.
    pub error: FileError,
}

/// The rules of access, validated.
#[derive(Debug)]
pub struct Policy(cedar::Engine);

impl Policy {
    /// Compiles the table and validates everything against the schema.
    pub fn load(files: &AccessFiles<'_>) -> Result<Self, PolicyError> {
        cedar::Engine::load(files).map(Self)
    }

    /// The rules that ship with the program.
    pub fn embedded() -> Result<Self, PolicyError> {
        Self::load(&EMBEDDED)
    }

    /// Asks leave for the act `V`. Whatever cannot be evaluated is refused.
    pub fn decide<V: Verb>(&self, actor: Actor, subject: Subject) -> Result<Permit<V>, Refused> {
        self.0.ask(&actor, &subject, V::ACT)?;
        Ok(Permit { actor, subject, verb: PhantomData })
    }

    /// Whether an act would be permitted, so that a page shows no button that refuses.
    #[must_use]
    pub fn allows(&self, actor: &Actor, subject: &Subject, act: Act) -> bool {
        self.0.ask(actor, subject, act).is_ok()
    }

    /// Every act that somebody may do, with what it takes: asked of the rules, not copied from the table.
    #[must_use]
    pub fn table(&self) -> Vec<TableRow> {
        walk::walk(self)
    }

    /// The same for people: everybody, every act, every stage, and what it takes.
    #[must_use]
    pub fn printed(&self) -> String {
        printed::print(self)
    }
}
