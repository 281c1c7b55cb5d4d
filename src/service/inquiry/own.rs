//! The person's side of the inquiries that their words went into: where each stands, why, and what is said there.
use super::{PartyView, open::who_reads};
use crate::{
    domain::{
        act::{Verb, verb},
        case::{CompartmentKind, Reference},
        handover::Passed,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        follow_up::items,
        session::Unlocked,
        submit_report::promise,
    },
};

/// The inquiries that open with the person's code, in the order in which something was handed over to them.
pub async fn own_inquiries(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<Vec<PartyView>, Error> {
    let case = to_read(service, permit, unlocked).await?;
    let mut views = Vec::new();
    for (_, permit) in of_a_code::<verb::FollowUp>(service, &case, unlocked).await? {
        let file = to_read(service, permit, unlocked).await?;
        file.check_party(unlocked)?;
        views.push(seen(service, &file)?);
    }
    Ok(views)
}

/// Leave for an act on each inquiry that a code opens, of those that something of its case was handed over to.
pub(crate) async fn of_a_code<V: Verb>(
    service: &Service,
    case: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<Vec<(Passed, Permit<V>)>, Error> {
    let mut all = Vec::new();
    for passed in case.passed() {
        let reference = Reference::parse(&passed.inquiry).map_err(|_| Error::Broken("passed"))?;
        match authorise::<V>(service, Who::Unlocked(unlocked), About::Case(&reference)).await {
            Ok(permit) => all.push((passed.clone(), permit)),
            // A code that was given in place of one that was lost has no key there.
            Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

fn seen(service: &Service, file: &CaseFile<'_>) -> Result<PartyView, Error> {
    let publish = service.rules().organisation.publish_names;
    let exchange = file.drawer(CompartmentKind::InquiryExchange).ok_or(Error::NotFound)?;
    Ok(PartyView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        promise: promise(service, &file.deadlines),
        items: items(&file.roll, exchange, publish),
        readers: who_reads(file, publish),
        taken_back: file.is_taken_back(),
    })
}
