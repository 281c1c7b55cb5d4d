//! From somebody and something to a permit: loads the facts and asks the policy.
//!
//! A refusal and an absence give the same answer. A permit is not a key: what it lets a verb try, the grants decide.
use std::collections::BTreeMap;

use super::{
    Error, Service,
    roster::{self, Roll},
    session::{Keys, Unlocked},
};
use crate::{
    domain::{
        Coded,
        act::{Act, Verb},
        case::Reference,
        conflict,
        role::Role,
        roster::{RosterEntry, holds, signer_key},
    },
    ids::{CaseId, MemberId},
    policy::{Actor, Permit, Subject},
    store::{self, Tx, cases::CaseRow, grants::HolderKey, tokens::TokenKind},
};

/// Who asks.
#[derive(Debug, Clone, Copy)]
pub enum Who<'a> {
    /// Somebody who has shown nothing.
    Visitor,
    /// Somebody whose keys are open.
    Unlocked(&'a Unlocked),
    /// Somebody who holds an invitation.
    Invited(MemberId),
    /// The service itself, at night.
    Job,
}

/// About what.
#[derive(Debug, Clone, Copy)]
pub enum About<'a> {
    /// Depositing with an entity.
    Intake(&'a str),
    /// The reporter's own case.
    OwnCase,
    /// A case, by its reference.
    Case(&'a Reference),
    /// The organisation's members and roster.
    Organisation,
    /// The one who asks.
    Oneself,
}

/// Asks for a permit.
pub async fn authorise<V: Verb>(service: &Service, who: Who<'_>, about: About<'_>) -> Result<Permit<V>, Error> {
    let (actor, subject) = facts(service, who, about).await?;
    // A code that others have seen opens nothing: it only serves to be changed.
    if V::ACT != Act::ChangeCode && is_handed(service, who).await? {
        return Err(Error::Handed);
    }
    // Theirs to know: a page shown before they withdrew may still be open in another window.
    let is_withdrawn =
        matches!(about, About::OwnCase) && matches!(&subject, Subject::Case { stage, .. } if stage.is_withdrawn());
    let refused = if is_withdrawn { Error::Withdrawn } else { Error::NotFound };
    service.policy().decide::<V>(actor, subject).map_err(|_| refused)
}

/// Whether somebody comes with a code that a member or a listening line has seen.
pub(crate) async fn is_handed(service: &Service, who: Who<'_>) -> Result<bool, Error> {
    let Who::Unlocked(Unlocked(Keys::Reporter(keys))) = who else { return Ok(false) };
    let mut tx = service.store().read().await?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await?;
    Ok(row.is_some_and(|row| row.kind == TokenKind::Handed && row.ended.is_none()))
}

async fn facts(service: &Service, who: Who<'_>, about: About<'_>) -> Result<(Actor, Subject), Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let case = case_of(&mut tx, who, about).await?;
    let subject = subject(&mut tx, who, about, case.as_ref()).await?;
    let is_own = matches!(about, About::OwnCase);
    let actor = actor(service, &mut tx, &roll, (who, &subject, is_own)).await?;
    Ok((actor, subject))
}

async fn case_of(tx: &mut Tx, who: Who<'_>, about: About<'_>) -> Result<Option<CaseRow>, Error> {
    match about {
        About::Case(reference) => {
            own_case(tx, who).await?;
            Ok(Some(store::cases::by_reference(tx, reference).await?.ok_or(Error::NotFound)?))
        }
        About::OwnCase => {
            let case = own_case(tx, who).await?.ok_or(Error::NotFound)?;
            Ok(Some(store::cases::by_id(tx, case).await?.ok_or(Error::NotFound)?))
        }
        About::Intake(_) | About::Organisation | About::Oneself => Ok(None),
    }
}

/// The case of whoever comes with a code; a code that was replaced opens nothing any more, theirs or another.
async fn own_case(tx: &mut Tx, who: Who<'_>) -> Result<Option<CaseId>, Error> {
    let Who::Unlocked(Unlocked(Keys::Reporter(keys))) = who else { return Ok(None) };
    let row = store::tokens::by_lookup(tx, &keys.lookup).await?.filter(|row| row.ended.is_none());
    Ok(Some(row.ok_or(Error::SignedOut)?.case))
}

async fn subject(tx: &mut Tx, who: Who<'_>, about: About<'_>, case: Option<&CaseRow>) -> Result<Subject, Error> {
    if let Some(case) = case {
        let holds_key = match who {
            Who::Unlocked(unlocked) => store::grants::holds_current(tx, case.id, &holder(unlocked)).await?,
            _ => false,
        };
        let CaseRow { id, version, stage, entity, .. } = case.clone();
        return Ok(Subject::Case { id, version, stage, entity, holds_key });
    }
    Ok(match (about, who) {
        (About::Intake(entity), _) => Subject::Intake { entity: entity.to_owned() },
        (About::Oneself, Who::Unlocked(unlocked)) => Subject::Oneself { member: unlocked.member()?.0 },
        (About::Oneself, Who::Invited(member)) => Subject::Oneself { member },
        (About::Organisation, _) => Subject::Organisation,
        _ => return Err(Error::NotFound),
    })
}

async fn actor(
    service: &Service,
    tx: &mut Tx,
    roll: &Roll,
    (who, subject, is_own): (Who<'_>, &Subject, bool),
) -> Result<Actor, Error> {
    let unlocked = match who {
        Who::Visitor => return Ok(Actor::Visitor),
        Who::Invited(member) => return Ok(Actor::Invited { member }),
        Who::Job => return Ok(Actor::Job),
        Who::Unlocked(unlocked) => unlocked,
    };
    let (id, keys) = match &unlocked.0 {
        Keys::Member(id, keys) => (*id, keys),
        Keys::Reporter(_) => {
            let Subject::Case { id, .. } = subject else { return Ok(Actor::Visitor) };
            return Ok(if is_own { Actor::Reporter { case: *id } } else { Actor::Party { inquiry: *id } });
        }
    };
    let entry = roll.roster.entry(&id);
    let enrolled =
        entry.and_then(signer_key) == Some(keys.signing.verifying().0) && roll.founding == Some(keys.founding);
    let row = store::members::by_id(tx, id).await?.ok_or(Error::SignedOut)?;
    // An earlier version too: whoever is asked to accept it anew goes on meanwhile.
    let charter = row.charter.is_some();
    let roles = entry.map(|entry| roles(service, entry, subject)).unwrap_or_default();
    let lifted = match subject {
        Subject::Case { entity, .. } => service.rules().organisation.lifted(&id, entity).is_some(),
        Subject::Intake { .. } | Subject::Organisation | Subject::Oneself { .. } => false,
    };
    Ok(Actor::Member { id, roles, enrolled, charter, lifted })
}

/// The roles held over the subject's entity; all of them where the subject has none.
fn roles(service: &Service, entry: &RosterEntry, subject: &Subject) -> Vec<Role> {
    match subject {
        Subject::Case { entity, .. } => {
            let mut roles = conflict::roles_on_a_case(entry, &service.rules().organisation, entity);
            // A person may confide in any of them, and what they confided has no entity: the key settles it.
            if holds(entry, Role::Counsel) && !roles.contains(&Role::Counsel) {
                roles.push(Role::Counsel);
            }
            roles
        }
        Subject::Intake { entity } => conflict::roles_over(entry, &service.rules().organisation, entity),
        Subject::Organisation | Subject::Oneself { .. } => entry.posts.iter().map(|post| post.role).collect(),
    }
}

/// A permit for the same act on the same case as it stands now, after somebody else changed it.
pub(crate) async fn renew<V: Verb>(
    service: &Service,
    permit: &Permit<V>,
    unlocked: &Unlocked,
) -> Result<Permit<V>, Error> {
    let (case, _) = permit.case().ok_or(Error::NotFound)?;
    let mut tx = service.store().read().await?;
    let row = store::cases::by_id(&mut tx, case).await?.ok_or(Error::NotFound)?;
    drop(tx);
    let about = match permit.actor() {
        Actor::Reporter { .. } => About::OwnCase,
        _ => About::Case(&row.reference),
    };
    authorise(service, Who::Unlocked(unlocked), about).await
}

/// Which of these acts are open to somebody, for pages that offer them: the facts are loaded once.
pub(crate) async fn open_acts(
    service: &Service,
    (who, about): (Who<'_>, About<'_>),
    acts: &[Act],
) -> Result<BTreeMap<&'static str, bool>, Error> {
    let (actor, subject) = facts(service, who, about).await?;
    Ok(acts.iter().map(|act| (act.code(), service.policy().allows(&actor, &subject, *act))).collect())
}

/// A permit serves only the keys of the one it was given to.
pub(crate) fn belongs<V: Verb>(permit: &Permit<V>, unlocked: &Unlocked) -> Result<(), Error> {
    let own = match (&unlocked.0, permit.actor()) {
        (Keys::Member(id, _), Actor::Member { id: actor, .. }) => id == actor,
        (Keys::Reporter(_), Actor::Reporter { .. } | Actor::Party { .. }) => true,
        _ => false,
    };
    if own { Ok(()) } else { Err(Error::NotFound) }
}

/// How the store names the holder of these keys.
pub(crate) fn holder(unlocked: &Unlocked) -> HolderKey {
    match &unlocked.0 {
        Keys::Member(id, _) => HolderKey::member(*id),
        Keys::Reporter(keys) => HolderKey::token(keys.lookup),
    }
}

/// The member a holder names: sixteen bytes, then zeros.
pub(crate) fn holder_member(holder: &[u8; 32]) -> Option<MemberId> {
    let (id, rest) = holder.split_at_checked(16)?;
    let zeros = rest.iter().all(|byte| *byte == 0);
    if zeros { Some(MemberId::from_bytes(id.try_into().ok()?)) } else { None }
}
