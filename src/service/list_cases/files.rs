//! The lists of files that are no cases: each by the drawer that lists show of it, newest first.
use super::{PAGE, Wanted, lines, parse_cursor};
use crate::{
    domain::{act::verb, case::CompartmentKind, family::Family},
    policy::Permit,
    service::{
        Error, Service,
        authorise::belongs,
        session::Unlocked,
        view::{CasePage, Filter},
    },
};

/// The inquiries a member can open, newest first, from `after` on.
pub async fn list_inquiries(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Assessment, Family::Inquiry), after)).await
}

/// The measures a member was asked for, newest first, from `after` on.
pub async fn list_measures(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Assessment, Family::Measure), after)).await
}

/// The inquiries that were opened and that a member conducts, newest first, from `after` on.
pub async fn list_investigations(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Inquiry, Family::Investigation), after)).await
}

/// The inquiries whose dates a member can open, newest first, from `after` on.
pub async fn list_dates(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Arrangements, Family::Investigation), after)).await
}

/// The prevention alerts a member can open, newest first, from `after` on.
pub async fn list_alerts(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Alert, Family::Alert), after)).await
}

/// The reports that were filed and that a member decides on, newest first, from `after` on.
pub async fn list_decisions(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Decision, Family::Decision), after)).await
}

/// The disciplinary procedures a member decides or conducts, newest first, from `after` on.
pub async fn list_proceedings(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    after: Option<&str>,
) -> Result<CasePage, Error> {
    listed(service, (permit, unlocked), ((CompartmentKind::Discipline, Family::Discipline), after)).await
}

/// The files of a kind that a member can open, by the drawer that lists show of them, newest first.
async fn listed(
    service: &Service,
    (permit, unlocked): (Permit<verb::List>, &Unlocked),
    ((kind, family), after): ((CompartmentKind, Family), Option<&str>),
) -> Result<CasePage, Error> {
    belongs(&permit, unlocked)?;
    let any = Filter::default();
    let wanted = Wanted { kind, family: Some(family), ..Wanted::all(&any) };
    lines(service, unlocked, (&wanted, after.and_then(parse_cursor), PAGE)).await
}
