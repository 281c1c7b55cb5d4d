//! A file goes into a drawer of a case that is there: the person's, or a member's.
use super::upload::release;
use crate::{
    domain::{
        act::{Verb, verb},
        attached::Attached,
        case::CompartmentKind,
    },
    policy::Permit,
    service::{Error, Service, case_file::on_case, session::Unlocked},
};

/// The person gives a file to the cell.
pub async fn attach(
    service: &Service,
    permit: Permit<verb::Attach>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (CompartmentKind::Exchange, file)).await
}

/// A member gives a file to the person; the cell reads it too.
pub async fn enclose(
    service: &Service,
    permit: Permit<verb::Enclose>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (CompartmentKind::Exchange, file)).await
}

/// A member keeps a file for the cell alone.
pub async fn annex(
    service: &Service,
    permit: Permit<verb::Annex>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (CompartmentKind::Listening, file)).await
}

/// The person puts a file in their notebook.
pub async fn stow(
    service: &Service,
    permit: Permit<verb::Keep>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (CompartmentKind::Notebook, file)).await
}

/// One that the drawer has already is kept once.
async fn put<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    (kind, file): (CompartmentKind, Attached),
) -> Result<(), Error> {
    let object = file.object;
    let added = on_case(service, permit, (unlocked, None), |case| {
        if kind == CompartmentKind::Listening {
            case.ensure_listening()?;
        }
        case.renew_term();
        let known = case.drawer(kind).is_some_and(|drawer| drawer.has_file(&file.digest));
        if known { Ok(false) } else { case.add_file(kind, file.clone()).map(|()| true) }
    });
    if !added.await? {
        release(service, object).await?;
    }
    Ok(())
}
