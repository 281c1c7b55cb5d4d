//! The code, at the end: shown while the session lasts, never again.
use askama::Template;
use axum::{extract::State, response::Html};

use crate::{
    service::{session::Session, submit_report::receipt, view::Receipt},
    text::Words,
    web::{App, Failure, Page, error::Kind, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/code.html")]
pub(super) struct Code<'a> {
    t: &'a Words,
    page: &'a Page,
    groups: Vec<String>,
    date: Option<String>,
    reference: String,
}

impl<'a> Code<'a> {
    pub(super) fn new(page: &'a Page, receipt: &Receipt) -> Self {
        Self {
            t: &page.words,
            page,
            groups: groups(&receipt.code),
            date: receipt.promise.map(|promise| page.words.day(&promise.due)),
            reference: receipt.reference.to_string(),
        }
    }
}

/// The groups of a code, so that a line breaks between them only.
pub(super) fn groups(code: &str) -> Vec<String> {
    code.split('-').map(str::to_owned).collect()
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let receipt = receipt(&app.service, &session).await?.ok_or(Kind::Ended)?;
    render(&Code::new(&page, &receipt))
}
