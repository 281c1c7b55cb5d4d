//! The public surface.
use axum::Router;

use super::{App, dress};
use crate::service::session::Surface;

/// The router.
pub fn router(app: App) -> Router {
    dress(Router::new(), &app, Surface::Intake)
}
