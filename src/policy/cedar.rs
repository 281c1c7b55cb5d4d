//! Cedar, and nothing but: loading, validating, asking.
//!
//! An invariant must have a name (`@id`) and forbid: permits come from the table alone. An invariant that cannot be
//! evaluated would be skipped by Cedar; here any error of evaluation is a refusal.
use std::{
    collections::{BTreeMap, HashMap, HashSet},
    str::FromStr,
};

use cedar_policy::{
    Authorizer, Context, Decision, Effect, Entities, Entity, EntityId, EntityTypeName, EntityUid, PolicyId, PolicySet,
    Request, RestrictedExpression, Schema, ValidationMode, Validator,
};
use miette::Diagnostic;

use super::{AccessFiles, Actor, DECISIONS_FILE, PolicyError, Refused, SCHEMA_FILE, Subject, table};
use crate::domain::{
    Coded,
    act::Act,
    file::{self, FileError},
};

/// Less stack than this left, in bytes, and Cedar (4.14) gives up with an error, which is a refusal: that would depend on how deep
/// the question is asked. Well above what it asks for, 100 KiB.
const RED_ZONE: usize = 256 * 1024;
/// What it is given then.
const STACK: usize = 1024 * 1024;

/// Everything loaded and validated.
#[derive(Debug)]
pub(super) struct Engine {
    authorizer: Authorizer,
    schema: Schema,
    policies: PolicySet,
}

/// Where a policy was written, by its name.
type Origins = BTreeMap<String, (String, usize)>;

impl Engine {
    pub(super) fn load(files: &AccessFiles<'_>) -> Result<Self, PolicyError> {
        let rows =
            table::parse(files.decisions).map_err(|error| PolicyError { file: DECISIONS_FILE.to_owned(), error })?;
        let text = format!("{}\n{}", files.schema, table::actions(&rows));
        let (schema, _) = Schema::from_cedarschema_str(&text)
            .map_err(|e| broken(SCHEMA_FILE, line_in(&text, &e), "malformed", ""))?;
        let mut policies = PolicySet::new();
        let mut origins = Origins::new();
        for (name, text) in files.policies {
            add_invariants(&mut policies, &mut origins, name, text)?;
        }
        for row in &rows {
            for (number, text) in row.permits().enumerate() {
                let id = format!("{DECISIONS_FILE}:{}:{number}", row.line);
                let permit = cedar_policy::Policy::parse(Some(PolicyId::new(&id)), text)
                    .map_err(|_| broken(DECISIONS_FILE, row.line, "malformed", &id))?;
                policies.add(permit).map_err(|_| broken(DECISIONS_FILE, row.line, "twice", &id))?;
                origins.insert(id, (DECISIONS_FILE.to_owned(), row.line));
            }
        }
        validate(&schema, &policies, &origins)?;
        Ok(Self { authorizer: Authorizer::new(), schema, policies })
    }

    pub(super) fn ask(&self, actor: &Actor, subject: &Subject, act: Act) -> Result<(), Refused> {
        let refused = || Refused { by: Vec::new() };
        let principal = principal(actor).ok_or_else(refused)?;
        let resource = resource(subject).ok_or_else(refused)?;
        let action = uid("Action", act.code()).ok_or_else(refused)?;
        let request = Request::new(principal.uid(), action, resource.uid(), Context::empty(), Some(&self.schema))
            .map_err(|_| refused())?;
        let entities = Entities::from_entities([principal, resource], None).map_err(|_| refused())?;
        let evaluate = || self.authorizer.is_authorized(&request, &self.policies, &entities);
        let response = stacker::maybe_grow(RED_ZONE, STACK, evaluate);
        let has_failed = response.diagnostics().errors().next().is_some();
        if response.decision() == Decision::Allow && !has_failed {
            return Ok(());
        }
        let mut by: Vec<String> = response
            .diagnostics()
            .reason()
            .filter(|id| self.policies.policy(id).is_some_and(|policy| policy.effect() == Effect::Forbid))
            .map(ToString::to_string)
            .collect();
        by.sort_unstable();
        Err(Refused { by })
    }
}

fn add_invariants(policies: &mut PolicySet, origins: &mut Origins, name: &str, text: &str) -> Result<(), PolicyError> {
    let parsed = PolicySet::from_str(text).map_err(|e| broken(name, line_in(text, &e), "malformed", ""))?;
    if parsed.templates().next().is_some() {
        return Err(broken(name, 0, "template", ""));
    }
    for policy in parsed.policies() {
        let id = policy.annotation("id").unwrap_or_default();
        let line = text.find(&format!("@id(\"{id}\")")).map_or(0, |byte| file::line_of(text, byte));
        if !file::is_code(id) {
            return Err(broken(name, line, "unnamed", id));
        }
        if policy.effect() != Effect::Forbid {
            return Err(broken(name, line, "permit-outside-the-table", id));
        }
        policies.add(policy.new_id(PolicyId::new(id))).map_err(|_| broken(name, line, "twice", id))?;
        origins.insert(id.to_owned(), (name.to_owned(), line));
    }
    Ok(())
}

fn validate(schema: &Schema, policies: &PolicySet, origins: &Origins) -> Result<(), PolicyError> {
    let result = Validator::new(schema.clone()).validate(policies, ValidationMode::Strict);
    let Some(error) = result.validation_errors().next() else { return Ok(()) };
    let id = error.policy_id().to_string();
    let (file, line) = origins.get(&id).cloned().unwrap_or_default();
    Err(broken(&file, line, "not-in-the-schema", &id))
}

fn broken(file: &str, line: usize, code: &'static str, at: &str) -> PolicyError {
    PolicyError { file: file.to_owned(), error: FileError { line, code, at: at.to_owned() } }
}

fn line_in(text: &str, error: &dyn Diagnostic) -> usize {
    error.labels().and_then(|mut labels| labels.next()).map_or(0, |label| file::line_of(text, label.offset()))
}

fn uid(kind: &str, id: &str) -> Option<EntityUid> {
    Some(EntityUid::from_type_name_and_id(EntityTypeName::from_str(kind).ok()?, EntityId::new(id)))
}

fn entity<const N: usize>(uid: EntityUid, attributes: [(&str, RestrictedExpression); N]) -> Option<Entity> {
    let attributes: HashMap<String, RestrictedExpression> =
        attributes.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    Entity::new(uid, attributes, HashSet::new()).ok()
}

fn text(text: &str) -> RestrictedExpression {
    RestrictedExpression::new_string(text.to_owned())
}

fn principal(actor: &Actor) -> Option<Entity> {
    match actor {
        Actor::Visitor => entity(uid("Visitor", "visitor")?, []),
        Actor::Job => entity(uid("Job", "job")?, []),
        Actor::Reporter { case } => {
            let case = case.to_string();
            let own = RestrictedExpression::new_entity_uid(uid("Case", &case)?);
            entity(uid("Reporter", &case)?, [("case", own)])
        }
        Actor::Party { inquiry } => {
            let inquiry = inquiry.to_string();
            let one = RestrictedExpression::new_entity_uid(uid("Case", &inquiry)?);
            entity(uid("Party", &inquiry)?, [("inquiry", one)])
        }
        Actor::Invited { member } => {
            let member = member.to_string();
            entity(uid("Invited", &member)?, [("member", text(&member))])
        }
        Actor::Member { id, roles, enrolled, charter, lifted } => {
            let id = id.to_string();
            let roles = RestrictedExpression::new_set(roles.iter().map(|role| text(role.code())));
            let [enrolled, charter, lifted] = [*enrolled, *charter, *lifted].map(RestrictedExpression::new_bool);
            let member = ("member", text(&id));
            let (enrolled, charter, lifted) = (("enrolled", enrolled), ("charter", charter), ("lifted", lifted));
            let facts = [member, ("roles", roles), enrolled, charter, lifted];
            entity(uid("Member", &id)?, facts)
        }
    }
}

fn resource(subject: &Subject) -> Option<Entity> {
    match subject {
        Subject::Intake { entity: code } => entity(uid("Intake", code)?, [("entity", text(code))]),
        Subject::Case { id, stage, entity: code, holds_key, .. } => {
            let key = RestrictedExpression::new_bool(*holds_key);
            let facts = [("stage", text(stage.code())), ("entity", text(code)), ("key", key)];
            entity(uid("Case", &id.to_string())?, facts)
        }
        Subject::Organisation => entity(uid("Organisation", "organisation")?, []),
        Subject::Oneself { member } => {
            let member = member.to_string();
            entity(uid("Oneself", &member)?, [("member", text(&member))])
        }
    }
}
