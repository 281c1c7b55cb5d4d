//! Objects that nobody gave to a drawer in time.
use crate::{
    service::{Error, Service},
    store,
};

/// Objects looked at in one turn.
const TURN: u32 = 200;

/// Deletes what expired; says how many. One that a drawer takes meanwhile has no row left here, and stays.
pub(crate) async fn sweep(service: &Service, hour: i64) -> Result<u64, Error> {
    let mut tx = service.store().read().await?;
    let expired = store::uploads::expired(&mut tx, hour, TURN).await?;
    drop(tx);
    for object in &expired {
        super::upload::release(service, *object).await?;
    }
    Ok(expired.len() as u64)
}
