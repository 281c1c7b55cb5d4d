//! The headers of every answer.
//!
//! With no script, no frame and nothing loaded from elsewhere, there is no script injection to defend; an address left
//! in a history or a log elsewhere is prevented by `no-referrer`, a page left in a cache by `no-store`.
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::{App, locale::Place};
use crate::domain::Coded;

/// The content policy: our own style sheet, our own images, our own forms, nothing else.
pub const POLICY: &str = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; \
     frame-ancestors 'none'; base-uri 'none'";

/// The same for every answer.
const ALWAYS: [(HeaderName, &str); 9] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-embedder-policy"), "require-corp"),
    (
        HeaderName::from_static("permissions-policy"),
        "accelerometer=(), autoplay=(), camera=(), clipboard-read=(), clipboard-write=(), display-capture=(), \
         encrypted-media=(), fullscreen=(), geolocation=(), gyroscope=(), microphone=(), midi=(), payment=(), \
         publickey-credentials-get=(), screen-wake-lock=(), usb=(), web-share=()",
    ),
    (HeaderName::from_static("x-robots-tag"), "noindex"),
];

/// Puts the headers on an answer.
pub(super) async fn put(State(app): State<App>, request: Request, next: Next) -> Response {
    let place = request.extensions().get::<Place>().cloned();
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in ALWAYS {
        // A file handed back has a narrower policy of its own.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    headers.append(header::VARY, HeaderValue::from_static("accept-language"));
    if let Some(place) = &place {
        headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(place.locale.code()));
    }
    reach(headers, &app, place.as_ref());
    response
}

/// Headers that depend on how the surface is reached.
fn reach(headers: &mut HeaderMap, app: &App, place: Option<&Place>) {
    if app.settings.secure {
        let value = HeaderValue::from_static("max-age=63072000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, value);
    }
    if let (Some(onion), Some(place)) = (&app.settings.onion, place)
        && let Ok(value) = HeaderValue::from_str(&format!("{onion}{}", place.path))
    {
        headers.insert(HeaderName::from_static("onion-location"), value);
    }
}
