//! What went wrong, as a page.
//!
//! Errors of use cases are converted here and nowhere else. A handler's failure travels as an extension of a bare
//! answer; [`pages`], outside, renders it in the language of the request. What somebody may not see and what is not
//! there are one answer; a 5xx shows an operation's name and nothing else; what was typed is given back.
use std::any::Any;

use axum::{
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use tower_sessions::cookie::Cookie;
use tracing::error;

use super::{
    App,
    kept::{Kept, kept},
    locale::Place,
    page::{Page, render},
};
use crate::{
    domain::draft::Fields,
    service::{self, session::Surface},
    text::Words,
};

/// The errors a person can meet; each has three sentences, `error-title-…`, `error-what-…`, `error-next-…`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Not there, or not for this person.
    NotFound,
    /// The form did not come from our own page.
    Refused,
    /// More was sent than can be read.
    TooLarge,
    /// Not a form.
    Unsupported,
    /// A form that cannot be read.
    Unreadable,
    /// The session has ended: its time has passed.
    Ended,
    /// Nothing is open in this browser: it was left in haste, or never came.
    Left,
    /// The draft has left, perhaps from another window.
    Sent,
    /// Somebody changed the same thing meanwhile.
    Conflict,
    /// The person withdrew the case.
    Withdrawn,
    /// The code was seen by others, and is to be changed first.
    Handed,
    /// Nobody can receive anything.
    Closed,
    /// It took too long.
    Slow,
    /// Something stored does not verify: nothing of it is shown.
    Altered,
    /// Something that must not happen.
    Internal,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 15] = [
        Self::NotFound,
        Self::Refused,
        Self::TooLarge,
        Self::Unsupported,
        Self::Unreadable,
        Self::Ended,
        Self::Left,
        Self::Sent,
        Self::Conflict,
        Self::Withdrawn,
        Self::Handed,
        Self::Closed,
        Self::Slow,
        Self::Altered,
        Self::Internal,
    ];

    /// The code that names its sentences and stands in the log.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotFound => "not-found",
            Self::Refused => "refused",
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported",
            Self::Unreadable => "unreadable",
            Self::Ended => "ended",
            Self::Left => "left",
            Self::Sent => "sent",
            Self::Conflict => "conflict",
            Self::Withdrawn => "withdrawn",
            Self::Handed => "handed",
            Self::Closed => "closed",
            Self::Slow => "slow",
            Self::Altered => "altered",
            Self::Internal => "internal",
        }
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(self) -> StatusCode {
        match self {
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::Refused | Self::Ended | Self::Left | Self::Handed => StatusCode::FORBIDDEN,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::Conflict | Self::Sent | Self::Withdrawn => StatusCode::CONFLICT,
            Self::Closed => StatusCode::SERVICE_UNAVAILABLE,
            Self::Slow => StatusCode::GATEWAY_TIMEOUT,
            Self::Altered | Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// A failed answer to a form gives back what the form held, whatever its handler did.
pub(super) fn give_back(mut response: Response, fields: &Fields) -> Response {
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        response.extensions_mut().insert(failure.keeping(fields));
    }
    response
}

/// A handler's failure: its kind, and what is worth giving back.
#[derive(Debug, Clone)]
pub struct Failure {
    kind: Kind,
    kept: Vec<Kept>,
}

impl Failure {
    /// Gives back what was typed.
    #[must_use]
    pub fn keeping(mut self, fields: &Fields) -> Self {
        self.kept = kept(fields);
        self
    }
}

impl From<Kind> for Failure {
    fn from(kind: Kind) -> Self {
        Self { kind, kept: Vec::new() }
    }
}

impl From<service::Error> for Failure {
    fn from(error: service::Error) -> Self {
        let kind = match &error {
            // An input no page of ours lets through is told like a form that cannot be read.
            service::Error::Invalid(_) | service::Error::Draft(_) => Kind::Unreadable,
            service::Error::NotFound => Kind::NotFound,
            service::Error::SignedOut => Kind::Ended,
            service::Error::Conflict => Kind::Conflict,
            service::Error::Withdrawn => Kind::Withdrawn,
            service::Error::Handed => Kind::Handed,
            service::Error::Closed => Kind::Closed,
            service::Error::Broken(what) => {
                error!(what, "something stored does not verify");
                Kind::Altered
            }
            service::Error::Store(_) | service::Error::Crypto(_) | service::Error::Internal(_) => {
                // Handled here, so logged here; the enums carry no words of anybody.
                error!(%error, "a use case failed");
                Kind::Internal
            }
        };
        kind.into()
    }
}

impl From<askama::Error> for Failure {
    fn from(_: askama::Error) -> Self {
        error!("a page could not be rendered");
        Kind::Internal.into()
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let mut response = self.kind.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// The page of an error.
#[derive(Debug, askama::Template)]
#[template(path = "error.html")]
pub(super) struct ErrorPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) code: &'static str,
    pub(super) kept: Vec<Kept>,
    /// The operation's name, where the log has it; empty where it has nothing.
    pub(super) operation: &'a str,
}

impl ErrorPage<'_> {
    /// Whether nothing is open any more, and the page holds what was being sent: then it says first that it did not leave.
    fn gives_back_what_was_lost(&self) -> bool {
        self.page.is_intake() && !self.kept.is_empty() && ["ended", "left"].contains(&self.code)
    }
}

/// Renders failures, wherever they come from.
pub(super) async fn pages(State(app): State<App>, request: Request, next: Next) -> Response {
    let Some(place) = request.extensions().get::<Place>().cloned() else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let had_session = has_cookie(request.headers(), app.settings.cookie(place.surface));
    let mut response = next.run(request).await;
    let Some(mut failure) = failure_of(&mut response) else { return response };
    if failure.kind == Kind::Ended && place.surface == Surface::Intake && !had_session {
        failure.kind = Kind::Left;
    }
    let page = Page::bare(&app, &place);
    let error = ErrorPage {
        t: &page.words,
        page: &page,
        code: failure.kind.code(),
        kept: failure.kept,
        operation: if is_logged(place.surface, failure.kind) { &place.operation } else { "" },
    };
    let body = askama::Template::render(&error).unwrap_or_default();
    *response.body_mut() = Body::from(body);
    *response.status_mut() = failure.kind.status();
    let headers = response.headers_mut();
    headers.remove(header::CONTENT_LENGTH);
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    response.extensions_mut().insert(failure.kind);
    response
}

/// Whether the log has a line for a failure: the public surface keeps none of what is nobody's fault.
fn is_logged(surface: Surface, kind: Kind) -> bool {
    surface == Surface::Desk || kind.status().is_server_error()
}

/// Whether the browser brought a session, though it may have ended since.
fn has_cookie(headers: &HeaderMap, name: &str) -> bool {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    sent.flat_map(Cookie::split_parse).flatten().any(|cookie| cookie.name() == name)
}

/// The failure an answer stands for: a handler's, a panic's, or that of a layer that only sets a status.
fn failure_of(response: &mut Response) -> Option<Failure> {
    if let Some(failure) = response.extensions_mut().remove::<Failure>() {
        return Some(failure);
    }
    let status = response.status();
    let is_page =
        response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    if is_page {
        return None;
    }
    match status {
        StatusCode::GATEWAY_TIMEOUT => Some(Kind::Slow.into()),
        status if status.is_server_error() => Some(Kind::Internal.into()),
        status if status.is_client_error() => Some(Kind::NotFound.into()),
        _ => None,
    }
}

/// Any address that is none of ours.
pub(super) async fn nowhere() -> Failure {
    Kind::NotFound.into()
}

/// A panic says nothing: its message could hold anybody's words.
pub(super) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    error!("a handler panicked");
    Failure::from(Kind::Internal).into_response()
}

/// A page with problems: shown at once, so that what was typed is still there.
pub(super) fn unprocessable<T: askama::Template>(page: &T) -> Result<Response, Failure> {
    Ok((StatusCode::UNPROCESSABLE_ENTITY, render(page)?).into_response())
}
