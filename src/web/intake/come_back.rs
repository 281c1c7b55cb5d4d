//! Coming back with the code. A mistyped code and an unknown one are told apart: the check sign alone says which.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::notices::{self, Notice};
use crate::{
    service::{
        come_back::{ComeBackError, Opened, come_back},
        session::Session,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Fault, Form, Sheet},
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
    let fault = match come_back(&app.service, &session, typed).await {
        Ok(Opened::Case) => return Ok(page.go("/suite/1").into_response()),
        Ok(Opened::Change) => return Ok(page.go("/suite/2").into_response()),
        Err(ComeBackError::Other(error)) => return Err(error.into()),
        Err(_) if typed.is_empty() => Fault::new("code", "code-empty"),
        Err(ComeBackError::Short(missing)) => Fault::new("code", "code-short").sized(missing, 0),
        Err(ComeBackError::Reference) => Fault::new("code", "code-reference"),
        Err(ComeBackError::Mistyped) => Fault::new("code", "code-mistyped"),
        Err(ComeBackError::Unknown) => Fault::new("code", "code-unknown"),
    };
    unprocessable(&shown(&app, &session, &page, Sheet { fields: form.0, faults: vec![fault] }).await?)
}
