//! Recording what somebody said: by telephone, in person, by letter.
//!
//! Two pages of questions, everything read back, then the code, to be given to the person. What is typed is a draft in the
//! member's own session, as the public form is one in the person's. Nothing is sent to anybody.
use axum::{
    Router,
    routing::{get, post},
};

use super::seat::Seat;
use crate::{
    domain::{act::verb, draft::Draft},
    policy::Permit,
    service::{About, Error, session},
    text::Words,
    web::{
        App,
        form::{Choice, Sheet},
    },
};

pub mod check;
pub mod code;
pub mod told;
pub mod who;

pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/contact", get(told::show).post(told::send))
        .route("/contact/who", get(who::show).post(who::send))
        .route("/contact/check", get(check::show).post(check::send))
        .route("/contact/code", get(code::show).post(code::given))
        .route("/contact/forget", post(check::forget))
}

async fn permit(app: &App, seat: &Seat) -> Result<Permit<verb::Record>, Error> {
    seat.permit(app, About::Organisation).await
}

/// What was written so far; nothing before the first page was sent.
async fn begun(app: &App, seat: &Seat) -> Result<Option<Draft>, Error> {
    session::draft(&app.service, &seat.session).await
}

/// Options of which one may be chosen, and one that says nothing.
fn or_unsaid(t: &Words, sheet: &Sheet, field: &str, options: Vec<Choice>) -> Vec<Choice> {
    std::iter::once(sheet.choice(field, "", t.say("contact-unsaid"))).chain(options).collect()
}
