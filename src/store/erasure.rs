//! Erasing a drawer, or a case of which the drawers are the last thing: rows go, and objects that nobody else has.
//!
//! Objects stand outside the transaction: those that no other drawer has are announced among the uploads, expired, so that
//! a sweep finds them whatever happens to the one who erases. The journal keeps its entries.
use super::{
    Error, Tx, attachments, cases, cases::CaseRow, compartments, deadlines, former, grants, records, tokens, uploads,
};
use crate::{
    domain::case::Stage,
    ids::{CompartmentId, ObjectId},
};

/// Deletes everything of a drawer; gives the objects to delete once the transaction is committed.
pub async fn drawer(tx: &mut Tx, id: CompartmentId) -> Result<Vec<ObjectId>, Error> {
    let files = attachments::of_compartment(tx, id).await?;
    attachments::forget(tx, id).await?;
    let mut alone = Vec::new();
    for file in files {
        // Another drawer may have the same object, and the drawer itself may have had it twice.
        if attachments::size_of(tx, file.object).await?.is_none() && !alone.contains(&file.object) {
            uploads::insert(tx, file.object, file.size, 0).await?;
            alone.push(file.object);
        }
    }
    records::forget(tx, id).await?;
    grants::forget(tx, id).await?;
    compartments::delete(tx, id).await?;
    Ok(alone)
}

/// Deletes a case whole, its codes and dates too; [`Error::Conflict`] when it has moved since it was read.
pub async fn case(tx: &mut Tx, case: &CaseRow) -> Result<Vec<ObjectId>, Error> {
    // First, so that whoever writes meanwhile waits for this transaction and then finds nothing.
    cases::advance(tx, case.id, case.version, case.stage).await?;
    let mut objects = Vec::new();
    for row in compartments::of_case(tx, case.id).await? {
        objects.extend(drawer(tx, row.id).await?);
    }
    // Nothing is ever handed over from a notebook that was never sent.
    if case.stage != Stage::Notebook {
        former::insert(tx, case.id, &case.reference).await?;
    }
    tokens::forget(tx, case.id).await?;
    deadlines::forget_all(tx, case.id).await?;
    cases::delete(tx, case.id, case.version.saturating_add(1)).await?;
    Ok(objects)
}
