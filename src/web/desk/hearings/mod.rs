//! Persons heard in an inquiry, for those who inquire: who was called, what each said, what became of the minutes.
//!
//! A page offers only what can be done now; each post asks for its own permit.
use axum::{
    Router,
    extract::{Path, State},
    response::Html,
    routing::{get, post},
};

use super::{investigation, seat::Seat};
use crate::{
    domain::{Coded, act::verb, case::Reference, family::Family, hearing::Heard},
    service::{
        About, Error,
        hearing::{HearingView, of_inquiry, open_hearing},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

pub mod call;
pub mod code;
pub mod files;
pub mod lost;
pub mod minutes;
pub mod one;

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/investigations/{reference}/heard", get(list))
        .route("/investigations/{reference}/heard/new", get(call::show).post(call::send))
        .route("/hearings/code", get(code::show).post(code::given))
        .route("/hearings/{reference}", get(one::show))
        .route("/hearings/{reference}/convene", get(call::show_again).post(call::send_again))
        .route("/hearings/{reference}/minutes", get(minutes::show).post(minutes::send))
        .route("/hearings/{reference}/ask", post(one::ask_them))
        .route("/hearings/{reference}/findings", post(one::submit))
        .route("/hearings/{reference}/not-heard", post(one::unheard))
        .route("/hearings/{reference}/vouch", post(lost::vouched))
        .route("/hearings/{reference}/renew-code", post(lost::renewed))
}

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hearings/list.html")]
pub(super) struct ListPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) inquiry: String,
    pub(super) heard: Vec<(Heard, Option<HearingView>)>,
    pub(super) can_call: bool,
}

async fn list(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = investigation::parse(&reference)?;
    let permit = seat.permit::<verb::Open>(&app, About::Case(&reference)).await?;
    let heard = of_inquiry(&app.service, permit, &seat.unlocked).await?;
    let can_call = seat.permit::<verb::Summon>(&app, About::Case(&reference)).await.is_ok();
    let Seat { page, me, .. } = &seat;
    render(&ListPage { t: &page.words, page, me, inquiry: reference.to_string(), heard, can_call })
}

/// What is no reference of the space of somebody heard is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Hearing).ok_or(Error::NotFound)
}

pub(super) async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<HearingView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_hearing(&app.service, permit, &seat.unlocked).await
}
