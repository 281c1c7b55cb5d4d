//! The notebook is erased, once the person has said that they are sure.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::space::{opened, same};
use crate::{
    domain::{act::verb, case::Stage},
    service::{
        About, Who, authorise,
        notebook::{Notebook, erase},
        session::{self, Session, tell, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        intake::notices::Notice,
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/memo_erase.html")]
pub(in crate::web::intake) struct Erase<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    reference: String,
    notes: usize,
    alone: bool,
}

impl<'a> Erase<'a> {
    pub(in crate::web::intake) fn new(page: &'a Page, notebook: &Notebook, sheet: Sheet) -> Self {
        Self {
            t: &page.words,
            page,
            notices: Vec::new(),
            sheet,
            reference: notebook.reference.to_string(),
            notes: notebook.notes.len(),
            alone: notebook.stage == Stage::Notebook,
        }
    }
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Html<String>, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    render(&Erase::new(&page, &opened(&app, &keys).await?, Sheet::default()))
}

pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let (keys, notebook) = same(&app, &session, &form).await?;
    if form.confirmed().is_err() {
        return unprocessable(&Erase::new(&page, &notebook, Sheet::with(form.0, "sure", "not-confirmed")));
    }
    let permit = authorise::<verb::Erase>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    erase(&app.service, permit, &keys).await?;
    if notebook.stage == Stage::Notebook {
        session::leave_notebook(&session).await?;
        tell(&session, "erased").await?;
        return Ok(page.go("/memo").into_response());
    }
    tell(&session, "erased").await?;
    Ok(page.go("/suite/1").into_response())
}
