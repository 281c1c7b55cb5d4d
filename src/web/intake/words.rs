//! In the person's own words.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::steps::Step;
use crate::{
    domain::draft,
    service::session::Session,
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
    },
};

const STEP: Step = Step(draft::Page::Words);

#[derive(Debug, Template)]
#[template(path = "intake/words.html")]
pub(super) struct Story<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    sheet: Sheet,
}

impl<'a> Story<'a> {
    pub(super) fn new(page: &'a Page, sheet: Sheet) -> Self {
        Self { t: &page.words, page, step: STEP, sheet }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let sheet = STEP.sheet(&app, &session).await?;
    render(&Story::new(&page, sheet))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(sheet) = STEP.keep(&app, &session, &form).await? {
        return unprocessable(&Story::new(&page, sheet));
    }
    Ok(STEP.go_on(&page, &form).into_response())
}
