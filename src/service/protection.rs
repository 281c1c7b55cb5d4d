//! Protection fonctionnelle: the person asks for it from their own space, a member notes what was decided.
//!
//! The request stands in a drawer of its own, with their name and no facts: whoever is given that drawer reads no account.
//! The cell has it and hands it to the service in charge; it does **not** send it anywhere by itself.
use super::{
    Error, Message, Service,
    case_file::{CaseFile, on_case},
    session::Unlocked,
    view::Protection,
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::CompartmentKind,
        contact::Fault,
        deadline::DeadlineCode,
        draft::Fields,
        protection::{Decision, Progress, Request},
        record::RecordBody,
    },
    policy::Permit,
};

/// Asks for protection. Refused while a decision is awaited. The same form sent again counts once.
pub async fn ask(
    service: &Service,
    permit: Permit<verb::AskProtection>,
    (unlocked, form): (&Unlocked, &Message),
    request: &Request,
) -> Result<(), Error> {
    let once = form.once(&[&request.name, &request.post, &request.wanted]);
    on_case(service, permit, (unlocked, once.as_deref()), |file| {
        if seen(service, file).is_some_and(|known| !known.progress.is_over()) {
            return Err(Error::Invalid(vec!["already-asked"]));
        }
        file.ensure_shared(CompartmentKind::Measure)?;
        let deadlines = service.rules().deadlines_of(&file.row.entity);
        let until = deadlines.due(DeadlineCode::Protection, service.today());
        let request = Request { until, ..request.clone() };
        file.append(CompartmentKind::Measure, RecordBody::Protection(Box::new(request)))
    })
    .await
}

/// Notes what was decided of the request made last.
pub async fn decide(
    service: &Service,
    permit: Permit<verb::DecideProtection>,
    unlocked: &Unlocked,
    fields: &Fields,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        let known = seen(service, file).ok_or(Error::NotFound)?;
        if matches!(known.progress, Progress::Decided(_)) {
            return Err(Error::Invalid(vec!["already-decided"]));
        }
        let decision = Decision::parse(fields, known.asked, service.today());
        let decision = decision.map_err(|Fault { code, .. }| Error::Invalid(vec![code]))?;
        // Two months to go to court begin with a refusal.
        file.notify();
        file.append(CompartmentKind::Measure, RecordBody::ProtectionDecided(Box::new(decision)))
    })
    .await
}

/// The request made last, as far as these keys open it, and where it stands.
pub(crate) fn seen(service: &Service, file: &CaseFile<'_>) -> Option<Protection> {
    let drawer = file.drawer(CompartmentKind::Measure)?;
    let mut found: Option<(Day, &Request, Option<&Decision>)> = None;
    for record in &drawer.records {
        match (&record.entry.body, &mut found) {
            (RecordBody::Protection(request), _) => found = Some((Day::of(record.entry.at), request, None)),
            (RecordBody::ProtectionDecided(decision), Some(known)) => known.2 = Some(decision),
            _ => {}
        }
    }
    let (asked, request, decision) = found?;
    // Sealed with the request: a row that is moved moves nothing that the law counts from.
    let progress = Progress::of(decision, request.until, service.today());
    Some(Protection { request: request.clone(), asked, progress })
}
