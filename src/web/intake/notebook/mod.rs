//! The notebook: what somebody notes for themselves, without sending anything.
//!
//! A first note brings a code, as a report does. With it one comes back to write, to draw what one chooses into the form, or
//! to erase everything. Every step of the form can be left here.
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::steps;
use crate::{
    domain::{Coded, act::verb, draft},
    service::{
        About, Who, authorise, notebook,
        session::{self, Session},
    },
    web::{App, Failure, Page},
};

pub(super) mod erase;
pub(super) mod files;
pub(super) mod first;
pub(super) mod space;

/// Where a notebook is read.
const SPACE: &str = "/memo/1";

/// Leaves the form for later from where everything is read back.
pub(super) async fn later(State(app): State<App>, session: Session, page: Page) -> Result<Response, Failure> {
    // A second click: it is kept already.
    if session::draft(&app.service, &session).await?.is_none() {
        return Ok(page.go("/note/7").into_response());
    }
    keep_for_later(&app, &session, (&page, None)).await
}

/// Puts the draft in its notebook, and shows the code.
pub(super) async fn keep_for_later(
    app: &App,
    session: &Session,
    (page, at): (&Page, Option<draft::Page>),
) -> Result<Response, Failure> {
    steps::draft(app, session).await?;
    let permit = authorise::<verb::Keep>(&app.service, Who::Visitor, About::Intake("")).await?;
    notebook::keep_for_later(&app.service, permit, session, at.map(Coded::code)).await?;
    Ok(page.go("/note/7").into_response())
}
