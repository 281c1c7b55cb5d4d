//! What went wrong, for a program: a problem (RFC 9457) with a code, and the fields it concerns.
//!
//! It never repeats what was sent. What somebody may not do and what is not there differ here: a key reads nothing, so
//! nothing is learned from it.
use std::time::Duration;

use axum::{
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;
use tracing::error;

use crate::{
    service::{self, line::Fault},
    web::{error::Kind, locale::Place},
};

/// The media type of a problem.
pub const TYPE: &str = "application/problem+json";

/// Why a request was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The body is not a JSON object.
    Unreadable,
    /// The request has no name, or one too short: sent again, it could not be told from another.
    Unnamed,
    /// No key, or none of ours.
    Unauthorised,
    /// Nothing has this address.
    NotFound,
    /// Nothing has this address with this method.
    NotAllowed,
    /// More was sent than can be read.
    TooLarge,
    /// The body is not declared as JSON.
    Unsupported,
    /// Fields that cannot be taken.
    Invalid(Vec<Fault>),
    /// Another request had this name, or its answer counts no more.
    Used,
    /// Too many at once; how long to wait.
    TooFast(Duration),
    /// Something that must not happen.
    Internal,
    /// Nobody could read it.
    Closed,
    /// It took too long.
    Slow,
}

impl Problem {
    /// One of each, for tests.
    #[must_use]
    pub fn each() -> Vec<Self> {
        vec![
            Self::Unreadable,
            Self::Unnamed,
            Self::Unauthorised,
            Self::NotFound,
            Self::NotAllowed,
            Self::TooLarge,
            Self::Unsupported,
            Self::Invalid(Vec::new()),
            Self::Used,
            Self::TooFast(Duration::ZERO),
            Self::Internal,
            Self::Closed,
            Self::Slow,
        ]
    }

    /// Its code.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreadable => "unreadable",
            Self::Unnamed => "idempotency-key-missing",
            Self::Unauthorised => "unauthorised",
            Self::NotFound => "not-found",
            Self::NotAllowed => "method-not-allowed",
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported",
            Self::Invalid(_) => "invalid",
            Self::Used => "idempotency-key-used",
            Self::TooFast(_) => "too-fast",
            Self::Internal => "internal",
            Self::Closed => "closed",
            Self::Slow => "slow",
        }
    }

    /// Its status.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unreadable | Self::Unnamed => StatusCode::BAD_REQUEST,
            Self::Unauthorised => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::NotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) | Self::Used => StatusCode::UNPROCESSABLE_ENTITY,
            Self::TooFast(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Closed => StatusCode::SERVICE_UNAVAILABLE,
            Self::Slow => StatusCode::GATEWAY_TIMEOUT,
        }
    }
}

impl From<service::Error> for Problem {
    fn from(error: service::Error) -> Self {
        match error {
            service::Error::Closed => Self::Closed,
            service::Error::NotFound
            | service::Error::SignedOut
            | service::Error::Withdrawn
            | service::Error::Handed => Self::NotFound,
            error => {
                // Handled here, so logged here; the enum carries no words of anybody.
                error!(%error, "a use case failed");
                Self::Internal
            }
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status();
        let errors = match &self {
            Self::Invalid(faults) => faults.as_slice(),
            _ => &[],
        };
        let errors: Vec<_> = errors.iter().map(|fault| json!({ "field": fault.field, "code": fault.code })).collect();
        // RFC 9457, 4.2.1: with this type, the title is the status's own phrase.
        let body = json!({
            "type": "about:blank",
            "title": status.canonical_reason().unwrap_or_default(),
            "status": status.as_u16(),
            "code": self.code(),
            "errors": errors,
        });
        let mut response = (status, body.to_string()).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(TYPE));
        match self {
            Self::Unauthorised => {
                headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
            }
            Self::TooFast(wait) => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from(wait.as_secs().saturating_add(1)));
            }
            _ => {}
        }
        response
    }
}

/// Makes a problem of every error that a layer answered with a bare status.
pub(super) async fn always(request: Request, next: Next) -> Response {
    let operation = request.extensions().get::<Place>().map(|place| place.operation.clone()).unwrap_or_default();
    let response = next.run(request).await;
    let kind = response.headers().get(header::CONTENT_TYPE).map(HeaderValue::as_bytes);
    let status = response.status();
    let mut response = match status {
        _ if kind == Some(TYPE.as_bytes()) || status.is_success() => response,
        StatusCode::GATEWAY_TIMEOUT => Problem::Slow.into_response(),
        StatusCode::PAYLOAD_TOO_LARGE => Problem::TooLarge.into_response(),
        StatusCode::METHOD_NOT_ALLOWED => Problem::NotAllowed.into_response(),
        _ => Problem::Internal.into_response(),
    };
    if response.status().is_server_error() {
        response.extensions_mut().insert(Kind::Internal);
        if let Ok(operation) = HeaderValue::from_str(&operation) {
            response.headers_mut().insert("operation-id", operation);
        }
    }
    response
}
