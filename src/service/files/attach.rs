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
    put(service, permit, unlocked, (Purpose::Given, file)).await
}

/// A member gives a file to the person; the cell reads it too.
pub async fn enclose(
    service: &Service,
    permit: Permit<verb::Enclose>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (Purpose::Enclosed, file)).await
}

/// A member keeps a file for the cell alone.
pub async fn annex(
    service: &Service,
    permit: Permit<verb::Annex>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (Purpose::Annexed, file)).await
}

/// The person puts a file in their notebook.
pub async fn stow(
    service: &Service,
    permit: Permit<verb::Keep>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    put(service, permit, unlocked, (Purpose::Stowed, file)).await
}

/// What a file is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Given,
    Enclosed,
    Annexed,
    Stowed,
}

impl Purpose {
    fn drawer(self) -> CompartmentKind {
        match self {
            Self::Given | Self::Enclosed => CompartmentKind::Exchange,
            Self::Annexed => CompartmentKind::Listening,
            Self::Stowed => CompartmentKind::Notebook,
        }
    }
}

/// One that the drawer has already is kept once.
async fn put<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    (purpose, file): (Purpose, Attached),
) -> Result<(), Error> {
    let (object, kind) = (file.object, purpose.drawer());
    let added = on_case(service, permit, (unlocked, None), |case| {
        if kind == CompartmentKind::Listening {
            case.ensure_listening()?;
        }
        case.renew_term();
        // Whoever is heard gives pieces to those who inquire.
        let heard = case.drawer(CompartmentKind::Heard).map(|_| CompartmentKind::Heard);
        let kind = heard.filter(|_| purpose == Purpose::Given).unwrap_or(kind);
        let known = case.drawer(kind).is_some_and(|drawer| drawer.has_file(&file.digest));
        if known {
            return Ok(false);
        }
        if purpose == Purpose::Enclosed {
            case.notify();
        }
        case.add_file(kind, file.clone()).map(|()| true)
    });
    if !added.await? {
        release(service, object).await?;
    }
    Ok(())
}
