//! The public face: somebody writes, receives a code, comes back with it.
//!
//! Addresses are neutral, since they stay in a browser's history: `/note/3` says nothing. No page asks for a name, every
//! question may be skipped, and the shortest path is three posts: begin, a few words, send.
//!
//! It does **not** know who comes, and keeps nothing of them but what they choose to send.
use axum::{
    Router,
    routing::{get, post},
};

use super::{App, dress};
use crate::service::session::Surface;

mod before;
mod change_code;
mod check;
mod code;
mod come_back;
mod danger;
mod exit;
mod follow_up;
mod help;
mod home;
mod recap;
mod steps;
mod what;
mod who;
mod wishes;
mod words;
mod you;

#[cfg(test)]
mod tests;

/// The pages of the public face.
pub fn router(app: &App) -> Router {
    let pages = Router::new()
        .route("/", get(home::get))
        .route("/info/1", get(danger::get))
        .route("/info/2", get(before::get))
        .route("/info/3", get(help::get))
        .route("/note", post(before::post))
        .route("/note/1", get(you::get).post(you::post))
        .route("/note/2", get(what::get).post(what::post))
        .route("/note/3", get(words::get).post(words::post))
        .route("/note/4", get(who::get).post(who::post))
        .route("/note/5", get(wishes::get).post(wishes::post))
        .route("/note/6", get(check::get).post(check::post))
        .route("/note/7", get(code::get))
        .route("/suite", get(come_back::get).post(come_back::post))
        .route("/suite/1", get(follow_up::get).post(follow_up::post))
        .route("/suite/2", get(change_code::get).post(change_code::post))
        .route("/exit", get(exit::get));
    dress(pages, app, Surface::Intake)
}
