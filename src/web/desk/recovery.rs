//! Entering recovery keys: two public keys whose secret halves are kept off line, each by somebody else.
//!
//! Public keys are typed here and nothing else. What this page cannot check is where the secret halves are, nor that
//! whoever keeps them is not the same person.
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::{deed::Deed, seat::Seat};
use crate::{
    domain::act::verb,
    service::{About, recovery::recovery, view::Me},
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/recovery.html")]
pub(super) struct RecoveryPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) sheet: Sheet,
}

fn page(seat: &Seat, sheet: Sheet) -> RecoveryPage<'_> {
    RecoveryPage { t: &seat.page.words, page: &seat.page, me: &seat.me, sheet }
}

/// Shows the form.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    seat.permit::<verb::Recovery>(&app, About::Organisation).await?;
    render(&page(&seat, Sheet::default()))
}

/// Enters the keys.
pub async fn send(deed: Deed) -> Result<Response, Failure> {
    let keys = (deed.form.text("inner").trim(), deed.form.text("outer").trim());
    let done = async {
        let permit = deed.permit(About::Organisation).await?;
        recovery(&deed.app.service, permit, &deed.seat.unlocked, keys).await
    };
    let again = async |code| unprocessable(&page(&deed.seat, Sheet::with(deed.form.0.clone(), "inner", code)));
    deed.answer(done.await, ("/members", "recovery"), again).await
}
