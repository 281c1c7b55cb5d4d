//! A second member hands over exactly what a coordinator signed for; what the person sees of it differs, so the act does.
//!
//! The case and the inquiry that begins are written at once or not at all.
use std::sync::Arc;

use crate::{
    crypto::token::Token,
    domain::{
        act::{Act, Verb, verb},
        case::CompartmentKind,
        deadline::DeadlineCode,
        exception::{Exception, REACHES, State, Telling, Untold},
        handover::{Basis, Passed},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, Lodging, in_rounds},
        session::Unlocked,
    },
    store::{self, tokens::TokenKind},
};

/// Hands over what stands under this number, and tells the person.
pub async fn hand_over_without(
    service: &Service,
    permit: Permit<verb::HandOverWithout>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    pass(service, permit, unlocked, number).await
}

/// Hands over what stands under this number; the person is told later.
pub async fn hand_over_untold(
    service: &Service,
    permit: Permit<verb::HandOverUntold>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    pass(service, permit, unlocked, number).await
}

async fn pass<V: Verb>(service: &Service, permit: Permit<V>, unlocked: &Unlocked, number: u64) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, number)).await
}

async fn attempt<V: Verb>(
    service: &Service,
    permit: Arc<Permit<V>>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let (member, keys) = unlocked.member()?;
    // Drawn for this, known to nobody, thrown away: they certify who reads.
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    let Some(exception) = waiting::<V>(&file, number)? else { return Ok(()) };
    let is_told = exception.excepted.is_told();
    let mut receiving = file.receiving(REACHES.0)?;
    receiving.with_person = is_told && has_own_code(service, &file).await?;
    let copy = (file.excepted(&exception)?, (member, &keys.signing));
    let inquiry = CaseFile::lodge(service, (Arc::clone(&file.roll), &founding), (Lodging::Inquiry, receiving), copy)?;
    let (name, id) = (inquiry.row.reference.to_string(), inquiry.row.id);
    if is_told {
        let basis = Basis::Exception(Box::new(exception.explained(None)));
        let passed = Passed { basis, to: REACHES.0, purpose: REACHES.1, inquiry: name, file: id };
        file.append(CompartmentKind::Exchange, RecordBody::Passed(passed))?;
        file.notify();
    } else {
        let untold = Untold { excepted: number, inquiry: name, file: id };
        file.append(CompartmentKind::Listening, RecordBody::Untold(untold))?;
    }
    file.advance(V::ACT)?;
    if let Telling::Later { review, .. } = exception.excepted.telling {
        file.owe_by(DeadlineCode::Telling, review);
    }
    file.commit_with(V::ACT, None, vec![(inquiry, Act::Lodge)]).await.map(|_| ())
}

/// The one of this number, if it waits for somebody else than the one who proposed it; nothing where it went already.
fn waiting<V: Verb>(file: &CaseFile<'_>, number: u64) -> Result<Option<Exception>, Error> {
    let exceptions = file.exceptions();
    let one = exceptions.find(number).ok_or(Error::Invalid(vec!["exception-answered"]))?;
    match one.state {
        State::Waiting => {}
        State::Objected { .. } => return Err(Error::Invalid(vec!["exception-answered"])),
        State::Untold(_) | State::Told => return Ok(None),
    }
    if !file.is_another(&one.by) {
        return Err(Error::Invalid(vec!["same-person"]));
    }
    let expected = if one.excepted.is_told() { Act::HandOverWithout } else { Act::HandOverUntold };
    if V::ACT != expected {
        return Err(Error::Invalid(vec!["exception-answered"]));
    }
    // A day that was chosen may have passed while nobody answered.
    if let Telling::Later { review, .. } = &one.excepted.telling
        && *review <= file.today()
    {
        return Err(Error::Invalid(vec!["review-day-past"]));
    }
    Ok(Some(one.clone()))
}

/// Whether the person's present code is their own: what is written to them is no business of a member who saw it.
async fn has_own_code(service: &Service, file: &CaseFile<'_>) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    let tokens = store::tokens::of_case(&mut tx, file.row.id).await?;
    Ok(tokens.iter().any(|token| token.ended.is_none() && token.kind == TokenKind::Reporter))
}
