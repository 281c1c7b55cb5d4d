//! A coordinator proposes; a second member refuses, with a word.
use super::{checked_review, words};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        consent::Copied,
        exception::{Excepted, Ground, Objected, State, Telling},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, on_case},
        consent::{checked, once, same},
        session::Unlocked,
    },
};

/// What a coordinator proposes, as typed.
#[derive(Debug, Clone)]
pub struct Proposal {
    /// The ground.
    pub ground: Ground,
    /// Why: the person will read it.
    pub reason: String,
    /// What would go.
    pub copy: Copied,
    /// When the person is told.
    pub telling: Telling,
    /// Identifier of the form as shown.
    pub request: String,
}

/// Proposes to hand something over without the person's agreement; nothing goes before somebody else agrees.
pub async fn propose(
    service: &Service,
    permit: Permit<verb::Except>,
    unlocked: &Unlocked,
    proposal: &Proposal,
) -> Result<(), Error> {
    let copy = checked(&proposal.copy)?;
    let reason = words(&proposal.reason, "no-ground-reason")?;
    let form = Message { text: reason.clone(), request: proposal.request.clone() };
    let request = form.once(&[&reason, &copy.text]);
    let done = on_case(service, permit, (unlocked, request.as_deref()), |file| {
        if let Some(open) = file.exceptions().open() {
            // The same form again finds what it did.
            let is_same = open.excepted.reason == reason && open.excepted.copy == copy;
            return Err(if is_same { same() } else { Error::Invalid(vec!["exception-open"]) });
        }
        let telling = telling(file, &proposal.telling)?;
        check_copy(file, &copy)?;
        let (entity, ground) = (file.row.entity.clone(), proposal.ground);
        let excepted = Excepted { entity, ground, reason: reason.clone(), copy: copy.clone(), telling };
        file.ensure_listening()?;
        file.append(CompartmentKind::Listening, RecordBody::Excepted(Box::new(excepted)))
    });
    once(done.await)
}

fn telling(file: &CaseFile<'_>, telling: &Telling) -> Result<Telling, Error> {
    Ok(match telling {
        Telling::Now => Telling::Now,
        Telling::Later { reason, review } => {
            Telling::Later { reason: words(reason, "no-silence-reason")?, review: checked_review(file, *review)? }
        }
    })
}

/// Files that both sides have, a name that was given: nothing else of a case can go.
fn check_copy(file: &CaseFile<'_>, copy: &Copied) -> Result<(), Error> {
    if !copy.files.iter().all(|id| file.has_exchanged(*id)) {
        return Err(Error::Invalid(vec!["unknown-file"]));
    }
    if copy.with_name && file.name().is_none() {
        return Err(Error::Invalid(vec!["name-not-known"]));
    }
    Ok(())
}

/// A second member does not agree, and says why: nothing goes.
pub async fn object(
    service: &Service,
    permit: Permit<verb::ObjectToException>,
    unlocked: &Unlocked,
    (number, why): (u64, &str),
) -> Result<(), Error> {
    let why = words(why, "no-objection")?;
    on_case(service, permit, (unlocked, None), |file| {
        let exceptions = file.exceptions();
        let one = exceptions.find(number).filter(|one| one.state == State::Waiting);
        let one = one.ok_or(Error::Invalid(vec!["exception-answered"]))?;
        if !file.is_another(&one.by) {
            return Err(Error::Invalid(vec!["same-person"]));
        }
        let objected = Objected { excepted: number, why: why.clone() };
        file.append(CompartmentKind::Listening, RecordBody::Objected(objected))
    })
    .await
}
