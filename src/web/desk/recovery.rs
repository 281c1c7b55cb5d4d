//! Entering recovery keys: two public keys whose secret halves are kept off line, each by somebody else.
//!
//! Public keys are typed here and nothing else. What this page cannot check is where the secret halves are, nor that
//! whoever keeps them is not the same person.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::seat::Seat;
use crate::{
    domain::act::verb,
    service::{self, About, Error, view::Me},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
    },
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
pub async fn send(State(app): State<App>, seat: Seat, form: Form) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Recovery>(&app, About::Organisation).await?;
    let (inner, outer) = (form.text("inner").trim(), form.text("outer").trim());
    match service::recovery::recovery(&app.service, permit, &seat.unlocked, (inner, outer)).await {
        Ok(()) => Ok(seat.page.go("/members").into_response()),
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("unknown-option");
            unprocessable(&page(&seat, Sheet::with(form.0, "inner", code)))
        }
        Err(error) => Err(error.into()),
    }
}
