//! A file goes into a drawer of a case that is there: the person's, or a member's.
use super::upload::release;
use crate::{
    domain::{
        act::{Verb, verb},
        attached::Attached,
        case::CompartmentKind,
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, on_case},
        session::Unlocked,
    },
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
        if has(case, kind, &file.digest) { Ok(false) } else { case.add_file(kind, file.clone()).map(|()| true) }
    });
    if !added.await? {
        release(service, object).await?;
    }
    Ok(())
}

fn has(case: &CaseFile<'_>, kind: CompartmentKind, digest: &str) -> bool {
    let records = case.drawer(kind).into_iter().flat_map(|drawer| &drawer.records);
    records.into_iter().any(|record| matches!(&record.entry.body, RecordBody::File(file) if file.digest == digest))
}
