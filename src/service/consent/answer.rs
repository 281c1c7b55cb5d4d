//! The person answers a request, or takes an agreement back.
use std::sync::Arc;

use super::{Terms, ask::is_a_line, checked, once, same, statement};
use crate::{
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        consent::{Asked, Consent, Copied, Declined, Matter, State, TakenBack},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds, on_case},
        inquiry::of_a_code,
        session::Unlocked,
    },
    text::Words,
};

/// Agrees to what was asked under this number, as the person leaves it: words of their own, files and name or not.
pub async fn agree(
    service: &Service,
    permit: Permit<verb::Consent>,
    unlocked: &Unlocked,
    (number, copy, words): (u64, &Copied, &Words),
) -> Result<(), Error> {
    let copy = checked(copy)?;
    let done = on_case(service, permit, (unlocked, None), |file| {
        let consents = file.consents();
        let (matter, asked) = consents.request(number).ok_or(Error::Invalid(vec!["unknown-request"]))?;
        if matter.given().is_some_and(|given| given.consent.copy == copy) && matches!(matter.state, State::Standing(_))
        {
            return Err(same());
        }
        waits(matter)?;
        let consent = answering(file, (number, asked), (&copy, words))?;
        file.append(CompartmentKind::Exchange, RecordBody::Consent(Box::new(consent)))
    });
    once(done.await)
}

/// What the person agrees to, with the sentences they were shown; nothing more than was asked.
fn answering(
    file: &CaseFile<'_>,
    (number, asked): (u64, &Asked),
    (copy, words): (&Copied, &Words),
) -> Result<Consent, Error> {
    if !copy.files.is_subset(&asked.copy.files) {
        return Err(Error::Invalid(vec!["unknown-file"]));
    }
    if copy.with_name && !(asked.copy.with_name && file.is_named()) {
        return Err(Error::Invalid(vec!["name-not-given"]));
    }
    let (to, purpose, scope) = (asked.to, asked.purpose, file.scope());
    if purpose.is_a_measure() {
        is_a_line(copy)?;
    }
    let (with_files, with_name) = (!asked.copy.files.is_empty(), copy.with_name);
    let statement = statement(words, Terms { to, purpose, scope, with_files, with_name }).join("\n");
    Ok(Consent { to, purpose, copy: copy.clone(), scope, statement, answers: Some(number) })
}

/// Does not agree; no reason is asked, and the case goes on.
pub async fn decline(
    service: &Service,
    permit: Permit<verb::Decline>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let done = on_case(service, permit, (unlocked, None), |file| {
        let consents = file.consents();
        let (matter, _) = consents.request(number).ok_or(Error::Invalid(vec!["unknown-request"]))?;
        if matches!(matter.state, State::Declined(_)) {
            return Err(same());
        }
        waits(matter)?;
        file.append(CompartmentKind::Exchange, RecordBody::Declined(Declined { request: number }))
    });
    once(done.await)
}

fn waits(matter: &Matter) -> Result<(), Error> {
    if matter.state == State::Waiting { Ok(()) } else { Err(Error::Invalid(vec!["answered-already"])) }
}

/// Takes back the agreement of this number: from now on nothing can be handed over by it, and whoever something was handed
/// over to is told, by the person's own hand.
pub async fn take_back(
    service: &Service,
    permit: Permit<verb::TakeBack>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let done = in_rounds(service, permit, unlocked, |permit| taken_back(service, permit, unlocked, number));
    once(done.await)
}

async fn taken_back(
    service: &Service,
    permit: Arc<Permit<verb::TakeBack>>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    let consents = file.consents();
    let matter = consents.consent(number).ok_or(Error::Invalid(vec!["unknown-request"]))?;
    if matches!(matter.state, State::TakenBack(..)) {
        return Err(same());
    }
    let said = RecordBody::TakenBack(TakenBack { consent: number });
    let mut along = Vec::new();
    for (passed, mut inquiry) in of_a_code::<verb::TakeBack>(service, &file, unlocked).await? {
        if passed.consent() == Some(number) {
            inquiry.append(CompartmentKind::InquiryExchange, said.clone())?;
            inquiry.advance(Act::TakeBack)?;
            along.push((inquiry, Act::TakeBack));
        }
    }
    file.append(CompartmentKind::Exchange, said)?;
    file.advance(Act::TakeBack)?;
    file.commit_with(Act::TakeBack, None, along).await.map(|_| ())
}
