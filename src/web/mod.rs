//! The two surfaces people meet: [`intake`], public, and [`desk`], for the staff.
//!
//! A handler has four movements: extract, permit, call one service, render one struct. Nothing here names a store or a
//! key. Every GET is safe, every POST is checked by [`form`] before a handler sees it, no page needs a script, and
//! errors become pages once, in [`error`].
//!
//! It does **not** protect somebody whose screen, device or network is watched: the pages say so instead.
use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    extract::{DefaultBodyLimit, Request},
    http::StatusCode,
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use tower::util::MapRequest;
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use tower_sessions::{Expiry, SessionManagerLayer, cookie::SameSite};

use crate::service::{
    Service,
    session::{Surface, Vault},
};

mod aftercare;
mod agreed;
pub mod api;
pub mod assets;
pub mod desk;
pub mod error;
mod files;
pub mod form;
pub mod headers;
pub mod intake;
mod kept;
pub mod letter;
pub mod locale;
pub mod log;
mod offered;
pub mod pace;
pub mod page;
pub mod redacted;
pub mod theme;
mod upload;
mod whereabouts;

pub use crate::text::{Locale, Text};
pub use error::Failure;
pub use page::Page;
pub use theme::Theme;

/// After this long a request is answered by a page that says so.
const PATIENCE: Duration = Duration::from_secs(30);

/// What every handler may use; cheap to clone.
#[derive(Debug, Clone)]
pub struct App {
    /// The use cases.
    pub service: Arc<Service>,
    /// The sentences.
    pub text: Arc<Text>,
    /// How this installation is reached and looks.
    pub settings: Arc<Settings>,
}

/// How an installation is reached and looks.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The surface's own address, scheme and host: `https://ecoute.example.org`. An `Origin` is compared with it.
    pub public_url: String,
    /// Reached by https: cookies take the `__Host-` name and are `Secure`. False only for a demonstration on loopback.
    pub secure: bool,
    /// The address of the same surface as an onion service, if there is one.
    pub onion: Option<String>,
    /// Colours, already checked for contrast.
    pub theme: Theme,
}

impl Settings {
    /// Name of the session's cookie.
    #[must_use]
    pub fn cookie(&self, surface: Surface) -> &'static str {
        match (surface, self.secure) {
            (Surface::Intake, true) => "__Host-s",
            (Surface::Intake, false) => "s",
            (Surface::Desk, true) => "__Host-d",
            (Surface::Desk, false) => "d",
        }
    }

    /// Name of the cookie by which the desk knows a browser again.
    #[must_use]
    pub fn mark(&self) -> &'static str {
        if self.secure { "__Host-m" } else { "m" }
    }
}

/// Puts around a surface's pages what every page needs: a place, a session, the guard of forms, errors, headers, a log.
///
/// `uploads` are pages that take or give files: they read their own forms (see [`upload`]), and take the time they need.
/// `programs` are for programs: no session, no pages.
fn dress((pages, uploads, programs): (Router<App>, Router<App>, Router<App>), app: &App, surface: Surface) -> Router {
    let sessions = SessionManagerLayer::new(Vault::new(Arc::clone(&app.service), surface))
        .with_name(app.settings.cookie(surface))
        .with_secure(app.settings.secure)
        .with_http_only(true)
        .with_same_site(SameSite::Strict)
        .with_path("/")
        .with_expiry(Expiry::OnSessionEnd);
    let pages = pages
        .route("/style.css", get(assets::style))
        .route("/favicon.svg", get(assets::favicon))
        .fallback(error::nowhere)
        .method_not_allowed_fallback(error::nowhere)
        // The last layer is the first to see a request.
        .layer(from_fn_with_state(app.clone(), pace::door))
        .layer(from_fn_with_state(app.clone(), form::guard))
        .layer(sessions.clone())
        .layer(CatchPanicLayer::custom(error::panicked))
        .layer(TimeoutLayer::with_status_code(StatusCode::GATEWAY_TIMEOUT, PATIENCE));
    let uploads =
        uploads.layer(DefaultBodyLimit::disable()).layer(sessions).layer(CatchPanicLayer::custom(error::panicked));
    let routes = pages
        .merge(uploads)
        .layer(from_fn_with_state(app.clone(), error::pages))
        .merge(programs)
        .layer(from_fn_with_state(app.clone(), headers::put))
        .layer(from_fn(log::request))
        .with_state(app.clone());
    // Around the router rather than on it: a layer on a router sees a request after its route was chosen.
    let service = Arc::clone(&app.service);
    let placed = MapRequest::new(routes, move |request: Request| locale::place(request, surface, &service));
    Router::new().fallback_service(placed)
}
