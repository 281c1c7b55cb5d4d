//! One line a request: operation, route pattern, status, kind of error, duration.
//!
//! Never a path's values, an address, a browser, a person, a word that was typed. The line is written once, here.
use std::time::Instant;

use axum::{
    extract::{MatchedPath, Request},
    middleware::Next,
    response::Response,
};
use tracing::{Instrument, info, info_span};

use super::{error::Kind, locale::Place};

/// Writes the line, and gives the operation's name to whatever is logged while the request is served.
pub(super) async fn request(request: Request, next: Next) -> Response {
    let started = Instant::now();
    let operation = request.extensions().get::<Place>().map(|place| place.operation.clone()).unwrap_or_default();
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    let method = if request.method() == "POST" { "post" } else { "get" };
    let span = info_span!("web.request", operation);
    async {
        let response = next.run(request).await;
        let status = response.status().as_u16();
        let kind = response.extensions().get::<Kind>().map_or("none", |kind| kind.code());
        let millis = u64::try_from(started.elapsed().as_millis()).unwrap_or(u64::MAX);
        info!(route, method, status, kind, millis, "answered");
        response
    }
    .instrument(span)
    .await
}
