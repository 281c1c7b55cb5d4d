//! The two files pages load, both ours: the style sheet and a mark for the tab that says nothing.
use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use data_encoding::HEXLOWER;
use ring::digest;

use super::{App, Theme};

/// The style sheet as written; a theme's colours are added behind it.
pub const SHEET: &str = include_str!("../../templates/style.css");
const MARK: &str = include_str!("../../templates/favicon.svg");
/// The sheet's address changes with its content, so it may be kept for good.
const FOR_GOOD: &str = "public, max-age=31536000, immutable";

fn sheet(theme: &Theme) -> String {
    format!("{SHEET}{}", theme.css())
}

/// The address of the style sheet.
#[must_use]
pub fn style_address(theme: &Theme) -> String {
    let digest = digest::digest(&digest::SHA256, sheet(theme).as_bytes());
    let short = digest.as_ref().get(..6).unwrap_or_default();
    format!("/style.css?{}", HEXLOWER.encode(short))
}

pub(super) async fn style(State(app): State<App>) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/css; charset=utf-8"), (header::CACHE_CONTROL, FOR_GOOD)];
    (headers, sheet(&app.settings.theme)).into_response()
}

pub(super) async fn favicon() -> Response {
    let headers = [(header::CONTENT_TYPE, "image/svg+xml"), (header::CACHE_CONTROL, FOR_GOOD)];
    (headers, MARK).into_response()
}
