//! The person's side of the inquiries that their words went into: where each stands, why, and what is said there.
use super::{
    PartyView,
    open::{who_left, who_reads},
};
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
        readers::{deciding, later_on},
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
    of_a_case(service, &to_read(service, permit, unlocked).await?, unlocked).await
}

/// The same, of a case that is open.
pub(crate) async fn of_a_case(
    service: &Service,
    case: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<Vec<PartyView>, Error> {
    let mut views = Vec::new();
    for (_, file) in of_a_code::<verb::FollowUp>(service, case, unlocked).await? {
        views.push(seen(service, &file)?);
    }
    Ok(views)
}

/// Each inquiry that a code opens for an act, of those that something of its case was handed over to.
///
/// One that was altered, or of which a code given in place of another has no key, keeps nobody from what is theirs: it is
/// left out, and its page says that it does not open.
pub(crate) async fn of_a_code<'a, V: Verb>(
    service: &'a Service,
    case: &CaseFile<'_>,
    unlocked: &'a Unlocked,
) -> Result<Vec<(Passed, CaseFile<'a>)>, Error> {
    let mut all = Vec::new();
    for passed in case.passed() {
        match opened::<V>(service, passed, unlocked).await {
            Ok(file) => all.push((passed.clone(), file)),
            Err(Error::NotFound) => {}
            Err(Error::Broken(what)) => tracing::warn!(what, "an inquiry does not open for the person"),
            Err(error) => return Err(error),
        }
    }
    Ok(all)
}

async fn opened<'a, V: Verb>(
    service: &'a Service,
    passed: &Passed,
    unlocked: &'a Unlocked,
) -> Result<CaseFile<'a>, Error> {
    let reference = Reference::parse(&passed.inquiry).map_err(|_| Error::Broken("passed"))?;
    let permit = authorise::<V>(service, Who::Unlocked(unlocked), About::Case(&reference)).await?;
    // What is called so now may be another.
    if permit.case().is_none_or(|(id, _)| id != passed.file) {
        return Err(Error::Broken("passed"));
    }
    let file = to_read(service, permit, unlocked).await?;
    file.check_party(unlocked)?;
    Ok(file)
}

fn seen(service: &Service, file: &CaseFile<'_>) -> Result<PartyView, Error> {
    let publish = service.rules().organisation.publish_names;
    let exchange = file.drawer(CompartmentKind::InquiryExchange).ok_or(Error::NotFound)?;
    Ok(PartyView {
        reference: file.row.reference.clone(),
        stage: file.row.stage,
        promise: promise(service, &file.deadlines),
        above: file.known_above(),
        items: items(&file.roll, exchange, publish),
        readers: who_reads(file, publish),
        received: who_left(file, publish),
        later: later_on(file, publish),
        deciding: deciding(file, publish),
        taken_back: file.is_taken_back(),
    })
}
