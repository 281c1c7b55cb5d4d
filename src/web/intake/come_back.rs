//! Coming back with the code. A mistyped code and an unknown one are told apart: the check sign alone says which.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::notices::{self, Notice};
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
    pub(super) notices: Vec<Notice>,
    pub(super) sheet: Sheet,
}

async fn shown<'a>(app: &App, session: &Session, page: &'a Page, sheet: Sheet) -> Result<ComeBack<'a>, Failure> {
    let open = notices::open(app, session).await?;
    Ok(ComeBack { t: &page.words, page, notices: Notice::open(page, open).into_iter().collect(), sheet })
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    render(&shown(&app, &session, &page, Sheet::default()).await?)
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
    unprocessable(&shown(&app, &session, &page, Sheet::with(form.0, "code", code)).await?)
}
