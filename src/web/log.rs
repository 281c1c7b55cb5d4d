//! One line a request on the desk: operation, route pattern, status, kind of error, duration. On the public surface, a
//! line for what failed and for nothing else.
//!
//! Never a path's values, an address, a browser, a person, a word that was typed. Whoever holds the log of the public
//! surface cannot tell from it that somebody came, read or wrote: routes one after the other, with their times, would be
//! the trace of a visit. It does **not** keep a proxy in front from writing its own log, nor hide the moment of a failure.
use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use tracing::{Instrument, error, info, info_span};

use super::{error::Kind, locale::Place};
use crate::service::session::Surface;

/// Writes the line, and gives the operation's name to whatever is logged while the request is served.
pub(super) async fn request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let place = request.extensions().get::<Place>();
    // What has no place is treated as public: it leaves less behind.
    let is_desk = place.is_some_and(|place| place.surface == Surface::Desk);
    let operation = place.map(|place| place.operation.clone()).unwrap_or_default();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = if request.method() == "POST" { "post" } else { "get" };
    let span = info_span!("web.request", operation);
    async {
        let response = next.run(request).await;
        let status = response.status().as_u16();
        let kind = response.extensions().get::<Kind>().map_or("none", |kind| kind.code());
        if is_desk {
            let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
            info!(route, method, status, kind, millis, "answered");
        } else if response.status().is_server_error() {
            error!(status, kind, "failed");
        }
        response
    }
    .instrument(span)
    .await
}
