//! Sweeping what has expired: sessions nobody can open any more, forms long since counted, files that no case took, notebooks
//! that nobody came back to. What was withdrawn and not taken up again in time is closed, and
//! what rested long enough goes to the archive or is erased; what people said of how it was goes after three years.
use super::{Error, Service, experience, files, notebook, retention, withdrawal};
use crate::store;

/// Sweeps; says how many rows went.
pub async fn sweep(service: &Service) -> Result<u64, Error> {
    let hour = service.clock().now().as_second().div_euclid(3600);
    let sessions = service.store().sessions().purge(hour).await?;
    let mut tx = service.store().begin().await?;
    let requests = store::requests::purge(&mut tx, hour).await?;
    tx.commit().await?;
    let lapsed = notebook::lapse(service).await?;
    let closed = withdrawal::close(service).await?;
    let retention::Done { archived, erased } = retention::run(service).await?;
    let told = experience::forget(service).await?;
    let objects = files::sweep(service, hour).await?;
    Ok(sessions
        .saturating_add(requests)
        .saturating_add(lapsed)
        .saturating_add(closed)
        .saturating_add(archived)
        .saturating_add(erased)
        .saturating_add(told)
        .saturating_add(objects))
}
