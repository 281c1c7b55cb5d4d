//! What is offered with a code: a card without words, a reminder without a subject.
//!
//! Both are made when they are asked for and kept nowhere. The form carries the mark of a code, never the code.
use axum::{extract::State, response::Response};

use crate::{
    service::{keep, session::Session},
    web::{App, Failure, Page, files::made, form::Form},
};

/// Whether cards can be made here.
pub(super) const CARDS: bool = cfg!(feature = "pdf");

/// A day in a calendar.
pub(super) async fn reminder(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let title = page.words.say("keep-reminder-title");
    let file = keep::reminder(&app.service, &session, (form.text("mark"), &title)).await?;
    Ok(made(file, "text/calendar; charset=utf-8", &page.words.say("keep-reminder-file")))
}

/// A card of the size of those that banks give.
#[cfg(feature = "pdf")]
pub(super) async fn card(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let code = keep::to_note(&app.service, &session, form.text("mark")).await?;
    let address = app.settings.public_url.trim_end_matches('/');
    let card = keep::Card {
        language: page.language().to_owned(),
        title: page.title.clone(),
        address: address.strip_prefix("https://").unwrap_or(address).to_owned(),
        groups: super::code::groups(&code),
    };
    let pdf = keep::card(&app.service, card).await?;
    Ok(made(pdf, "application/pdf", &page.words.say("keep-card-file")))
}

/// No card can be made here: no page offers one.
#[cfg(not(feature = "pdf"))]
pub(super) async fn card() -> Failure {
    crate::web::error::Kind::NotFound.into()
}
