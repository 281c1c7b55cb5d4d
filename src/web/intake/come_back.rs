//! Coming back with the code. A mistyped code and an unknown one are told apart: the check sign alone says which.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use crate::{
    service::{
        come_back::{ComeBackError, come_back},
        session::Session,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/come_back.html")]
pub(super) struct ComeBack<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) sheet: Sheet,
}

pub(super) async fn get(page: Page) -> Result<Html<String>, Failure> {
    render(&ComeBack { t: &page.words, page: &page, sheet: Sheet::default() })
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let typed = form.text("code").trim();
    let code = match come_back(&app.service, &session, typed).await {
        Ok(()) => return Ok(page.go("/suite/1").into_response()),
        Err(ComeBackError::Other(error)) => return Err(error.into()),
        Err(_) if typed.is_empty() => "code-empty",
        Err(ComeBackError::Mistyped) => "code-mistyped",
        Err(ComeBackError::Unknown) => "code-unknown",
    };
    unprocessable(&ComeBack { t: &page.words, page: &page, sheet: Sheet::with(form.0, "code", code) })
}
