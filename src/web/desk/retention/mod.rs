//! Closing a case, keeping a file, and what was erased.
//!
//! Whoever closes a case writes what the person will read; whoever answers for a file says why it must be kept; the auditor
//! sees the slip, which names nobody.
use axum::{Router, routing::get};

use crate::web::App;

pub(super) mod end;
pub(super) mod keep;
pub(super) mod slip;

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/end", get(end::show).post(end::send))
        .route("/keep/{reference}", get(keep::show).post(keep::send))
        .route("/retention", get(slip::show))
}
