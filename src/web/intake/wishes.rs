//! What the person would like.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::steps::Step;
use crate::{
    domain::{draft, report::Wish},
    service::session::Session,
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

const STEP: Step = Step(draft::Page::Wishes);

#[derive(Debug, Template)]
#[template(path = "intake/wishes.html")]
pub(super) struct Wishes<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    sheet: Sheet,
    options: Vec<Choice>,
}

impl<'a> Wishes<'a> {
    pub(super) fn new(page: &'a Page, sheet: Sheet) -> Self {
        let t = &page.words;
        Self { t, page, step: STEP, options: sheet.choices::<Wish>(t, "wish", "wishes"), sheet }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let sheet = STEP.sheet(&app, &session).await?;
    render(&Wishes::new(&page, sheet))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(sheet) = STEP.keep(&app, &session, &form).await? {
        return unprocessable(&Wishes::new(&page, sheet));
    }
    Ok(STEP.go_on(&page, &form).into_response())
}
