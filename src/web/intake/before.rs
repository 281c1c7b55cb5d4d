//! What to know before writing; then the draft begins.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, Redirect},
};

use crate::{
    service::{
        readers,
        session::{self, Session},
    },
    text::Words,
    web::{App, Failure, Page, error::Kind, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/before.html")]
pub(super) struct Before<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
}

pub(super) async fn get(page: Page) -> Result<Html<String>, Failure> {
    render(&Before { t: &page.words, page: &page })
}

/// Begins a draft, or goes on with the one there is.
pub(super) async fn post(State(app): State<App>, session: Session, page: Page) -> Result<Redirect, Failure> {
    if !readers::is_open(&app.service).await? {
        return Err(Kind::Closed.into());
    }
    session::begin_draft(&app.service, &session).await?;
    Ok(page.go("/note/1"))
}
