//! Leaving in haste: the one GET that changes something.
//!
//! It ends the session, empties the site's storage and goes to a page anybody might be looking at. Another site cannot
//! make somebody leave: a call from elsewhere goes home. It does **not** erase the browser's history; the pages say so.
use axum::{
    extract::State,
    http::{HeaderMap, HeaderName},
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    service::session::{self, Session},
    web::{App, Failure},
};

const CLEAR: (HeaderName, &str) = (HeaderName::from_static("clear-site-data"), "\"storage\"");

pub(super) async fn get(State(app): State<App>, session: Session, headers: HeaderMap) -> Result<Response, Failure> {
    if headers.get("sec-fetch-site").is_some_and(|site| site == "cross-site") {
        return Ok(Redirect::to("/").into_response());
    }
    // Leaving never fails on screen: a session that could not be ended now ends by its limits.
    if session::end(&session).await.is_err() {
        tracing::warn!("a session could not be ended at once");
    }
    Ok(([CLEAR], Redirect::to(&app.service.rules().organisation.exit_url)).into_response())
}
