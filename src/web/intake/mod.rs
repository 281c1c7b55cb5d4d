//! The public face: somebody writes, receives a code, comes back with it.
//!
//! Addresses are neutral, since they stay in a browser's history: `/note/3` says nothing. No page requires a name, every
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

mod aftercare;
mod agreement;
mod attach;
mod before;
mod change_code;
mod check;
mod code;
mod come_back;
mod consent;
mod counsel;
mod danger;
mod deposits;
mod exit;
mod experience;
mod files;
mod follow_up;
mod hearing;
mod help;
mod home;
mod hours;
mod identity;
mod inquiry;
mod keep;
mod keep_out;
mod ledger;
mod name;
mod notebook;
mod notices;
mod orientation;
mod own;
mod places;
mod protection;
mod question;
mod reading;
mod recap;
mod retaliation;
mod steps;
mod take_away;
mod teams;
mod understand;
mod what;
mod who;
mod whole;
mod wished;
mod wishes;
mod withdraw;
mod words;
mod you;

#[cfg(test)]
pub(super) mod tests;

/// The pages of the public face.
pub fn router(app: &App) -> Router {
    let pages = public().merge(form()).merge(aside()).merge(space());
    dress((pages, uploads(), api::routes()), app, Surface::Intake)
}

/// What anybody can read, and the way out.
fn public() -> Router<App> {
    Router::new()
        .route("/", get(home::get))
        .route("/info/1", get(danger::get))
        .route("/info/2", get(before::get))
        .route("/info/3", get(help::get))
        .route("/info/4", get(understand::get))
        .route("/info/4/{number}", get(reading::get))
        .route("/info/5", get(understand::kinds))
        .route("/info/6", get(places::get))
        .route("/experience", get(experience::get).post(experience::post))
        .route("/experience/1", get(experience::thanks))
        .route("/exit", get(exit::get))
}

/// A report, from before the first question to its code.
fn form() -> Router<App> {
    Router::new()
        .route("/note", post(before::post))
        .route("/note/1", step::<you::You>())
        .route("/note/2", step::<what::What>())
        .route("/note/3", step::<words::Story>())
        .route("/note/4", step::<who::Who>())
        .route("/note/5", step::<wishes::Wishes>())
        .route("/note/6", get(check::get).post(check::post))
        .route("/note/7", get(code::get).post(code::post))
        .route("/note/8", get(files::get))
        .route("/note/9", post(files::remove))
        .route("/note/10", post(notebook::later))
        .route("/note/11", step::<name::Name>())
        .route("/note/20", post(keep::card))
        .route("/note/21", post(keep::reminder))
}

/// What is no report: a notebook, a question, a word to somebody bound by secrecy.
fn aside() -> Router<App> {
    Router::new()
        .route("/memo", get(notebook::first::get).post(notebook::first::post))
        .route("/memo/1", get(notebook::space::get).post(notebook::space::post))
        .route("/memo/2", get(notebook::files::get))
        .route("/memo/3", post(notebook::space::draw))
        .route("/memo/4", post(notebook::space::take_out))
        .route("/memo/5", get(notebook::erase::get).post(notebook::erase::post))
        .route("/memo/6", post(notebook::space::go_on))
        .route("/memo/7", post(notebook::space::throw_away))
        .route("/mot", get(question::words::get).post(question::words::post))
        .route("/mot/1", post(question::draw_up))
        .route("/mot/2", get(question::send::get).post(question::send::post))
        .route("/mot/3", get(counsel::get).post(counsel::post))
}

/// The space a code opens.
fn space() -> Router<App> {
    Router::new()
        .route("/suite", get(come_back::get).post(come_back::post))
        .route("/suite/1", get(follow_up::get).post(follow_up::post))
        .route("/suite/2", get(change_code::get).post(change_code::post))
        .route("/suite/3", post(change_code::noted))
        .route("/suite/4", get(attach::get))
        .route("/suite/5", get(ledger::get))
        .route("/suite/7", get(consent::get).post(consent::post))
        .route("/suite/8", get(wished::get).post(wished::post))
        .route("/suite/9", get(withdraw::get).post(withdraw::post))
        .route("/suite/6", get(identity::get).post(identity::post))
        .route("/suite/10", get(protection::get).post(protection::post))
        .route("/suite/11", get(inquiry::get).post(inquiry::post))
        .route("/suite/12", get(orientation::get).post(orientation::post))
        .route("/suite/13", get(keep_out::get).post(keep_out::post))
        .route("/suite/15", get(retaliation::get).post(retaliation::post))
        .route("/suite/16", post(aftercare::news))
        .route("/suite/20", get(take_away::get).post(take_away::post))
        .route("/rdv", get(hearing::call))
        .route("/rdv/1", get(hearing::minutes).post(hearing::answer))
        .route("/rdv/2", get(hearing::talk).post(hearing::write))
        .route("/rdv/3", get(hearing::findings).post(hearing::reply))
        .route("/rdv/4", get(hearing::pieces))
        .route("/rdv/5", get(hearing::call).post(hearing::contest))
}

/// What takes or gives files.
fn uploads() -> Router<App> {
    Router::new()
        .route("/note/8", post(files::post))
        .route("/note/8/{file}", get(files::save))
        .route("/note/8/{file}/show", get(files::show))
        .route("/memo/2", post(notebook::files::post))
        .route("/rdv/4", post(hearing::give))
        .route("/rdv/4/{file}", get(hearing::save))
        .route("/rdv/4/{file}/show", get(hearing::show))
        .route("/suite/4", post(attach::post))
        .route("/suite/4/{file}", get(attach::save))
        .route("/suite/4/{file}/show", get(attach::show))
}

/// A step of the form: all six go the same way.
fn step<Q: Questions + 'static>() -> MethodRouter<App> {
    get(steps::get::<Q>).post(steps::post::<Q>)
}
