//! The public face: somebody writes, receives a code, comes back with it.
//!
//! Addresses are neutral, since they stay in a browser's history: `/note/3` says nothing. No page asks for a name, every
//! question may be skipped, and the shortest path is three posts: begin, a few words, send.
//!
//! It does **not** know who comes, and keeps nothing of them but what they choose to send.
use axum::{
    Router,
    routing::{MethodRouter, get, post},
};

use self::steps::Questions;
use super::{App, api, dress};
use crate::service::session::Surface;

mod attach;
mod before;
mod change_code;
mod check;
mod code;
mod come_back;
mod danger;
mod deposits;
mod exit;
mod files;
mod follow_up;
mod help;
mod home;
mod hours;
mod keep;
mod ledger;
mod notices;
mod places;
mod reading;
mod recap;
mod steps;
mod take_away;
mod understand;
mod what;
mod who;
mod whole;
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
        .route("/info/4", get(understand::get))
        .route("/info/4/{number}", get(reading::get))
        .route("/info/5", get(understand::kinds))
        .route("/info/6", get(places::get))
        .route("/note", post(before::post))
        .route("/note/1", step::<you::You>())
        .route("/note/2", step::<what::What>())
        .route("/note/3", step::<words::Story>())
        .route("/note/4", step::<who::Who>())
        .route("/note/5", step::<wishes::Wishes>())
        .route("/note/6", get(check::get).post(check::post))
        .route("/note/8", get(files::get))
        .route("/note/9", post(files::remove))
        .route("/note/7", get(code::get).post(code::post))
        .route("/note/20", post(keep::card))
        .route("/note/21", post(keep::reminder))
        .route("/suite", get(come_back::get).post(come_back::post))
        .route("/suite/1", get(follow_up::get).post(follow_up::post))
        .route("/suite/2", get(change_code::get).post(change_code::post))
        .route("/suite/3", post(change_code::noted))
        .route("/suite/4", get(attach::get))
        .route("/suite/20", get(take_away::get).post(take_away::post))
        .route("/suite/5", get(ledger::get))
        .route("/exit", get(exit::get));
    dress((pages, uploads(), api::routes()), app, Surface::Intake)
}

/// What takes or gives files.
fn uploads() -> Router<App> {
    Router::new()
        .route("/note/8", post(files::post))
        .route("/note/8/{file}", get(files::save))
        .route("/note/8/{file}/show", get(files::show))
        .route("/suite/4", post(attach::post))
        .route("/suite/4/{file}", get(attach::save))
        .route("/suite/4/{file}/show", get(attach::show))
}

/// A step of the form: all five go the same way.
fn step<Q: Questions + 'static>() -> MethodRouter<App> {
    get(steps::get::<Q>).post(steps::post::<Q>)
}
