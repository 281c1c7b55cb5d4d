//! What happened, in plain descriptions; nobody is asked for a legal label.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::steps::{Step, answers};
use crate::{
    domain::{draft, rules::Rules},
    service::session::Session,
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

const STEP: Step = Step(draft::Page::What);

#[derive(Debug, Template)]
#[template(path = "intake/what.html")]
pub(super) struct What<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    sheet: Sheet,
    kinds: Vec<Choice>,
    repeated: Vec<Choice>,
    ongoing: Vec<Choice>,
}

impl<'a> What<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules, sheet: Sheet) -> Self {
        let t = &page.words;
        let language = page.language();
        let kinds = rules.taxonomy.offered().map(|kind| Choice {
            hint: kind.example.get(language).to_owned(),
            ..sheet.choice("kinds", &kind.code, kind.plain.get(language).to_owned())
        });
        Self {
            t,
            page,
            step: STEP,
            kinds: kinds.collect(),
            repeated: answers(t, &sheet, "repeated"),
            ongoing: answers(t, &sheet, "ongoing"),
            sheet,
        }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let sheet = STEP.sheet(&app, &session).await?;
    render(&What::new(&page, app.service.rules(), sheet))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(sheet) = STEP.keep(&app, &session, &form).await? {
        return unprocessable(&What::new(&page, app.service.rules(), sheet));
    }
    Ok(STEP.go_on(&page, &form).into_response())
}
