//! What to know before writing; then the draft begins.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, Redirect},
};

use super::{
    hours,
    notices::{self, Notice, Open},
};
use crate::{
    service::{
        readers,
        session::{self, Session},
    },
    text::Words,
    web::{App, Failure, Page, error::Kind, form::Form, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/before.html")]
pub(super) struct Before<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// A draft was begun here: it goes on, and the button says so.
    resumes: bool,
    /// Whether there are recovery keys.
    recovery: bool,
    /// When somebody next reads, where anybody can.
    reading: Option<String>,
}

impl<'a> Before<'a> {
    pub(super) fn new(page: &'a Page, open: Open, recovery: bool, reading: Option<String>) -> Self {
        let notices = Notice::open(page, open).into_iter().collect();
        Self { t: &page.words, page, notices, resumes: open.draft, recovery, reading }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let open = notices::open(&app, &session).await?;
    let reading = readers::is_open(&app.service).await?.then(|| hours::anywhere(&page, app.service.rules()));
    render(&Before::new(&page, open, readers::recovery(&app.service).await?, reading))
}

/// Begins a draft, or goes on with the one there is; at the first step, or at the page for one's own words.
pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Redirect, Failure> {
    if !readers::is_open(&app.service).await? {
        return Err(Kind::Closed.into());
    }
    session::begin_draft(&app.service, &session).await?;
    Ok(page.go(if form.chose("go", "words") { "/note/3" } else { "/note/1" }))
}
