//! For whoever looks over the house: the journal of acts, whether it is whole, the heads to keep elsewhere, a copy of it.
//!
//! Each page shows what the command line gives, and no more; none leads into a case.
use axum::{Router, body::Body, extract::State, response::Response, routing::get};
use tokio_stream::wrappers::ReceiverStream;

use super::seat::Seat;
use crate::{
    service::{About, audit},
    web::{App, Failure, files::made},
};

pub(super) mod acts;
pub(super) mod heads;
pub(super) mod verify;

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/journal", get(acts::show))
        .route("/journal/verify", get(verify::show).post(verify::send))
        .route("/journal/heads", get(heads::show))
}

/// What takes the time it needs.
pub(super) fn uploads() -> Router<App> {
    Router::new().route("/journal/export", get(export))
}

/// Hands out a copy, as it is read: cut off where it cannot be read to its end.
async fn export(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let pieces = audit::export(&app.service, permit).await?;
    Ok(made(Body::from_stream(ReceiverStream::new(pieces)), "application/octet-stream", "journal.export"))
}

/// A number as sentences take it.
fn count(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}
