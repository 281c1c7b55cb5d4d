//! A first note: the page that says what a notebook is, and takes one.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use crate::{
    clock::Day,
    domain::{
        act::verb,
        notebook::term,
        report::{LINE_LIMIT, NARRATIVE_LIMIT},
    },
    service::{
        About, Error, Message, Who, authorise, new_request,
        notebook::{Typed, begin},
        session::{Session, told},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Form, Sheet, length},
        intake::notices::{self, Notice},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/memo_first.html")]
pub(in crate::web::intake) struct First<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    request: String,
    until: String,
}

impl<'a> First<'a> {
    pub(in crate::web::intake) fn new(
        (page, open): (&'a Page, notices::Open),
        (sheet, request): (Sheet, String),
        until: Day,
    ) -> Self {
        let notices = Notice::open(page, open).into_iter().collect();
        Self { t: &page.words, page, notices, sheet, request, until: page.words.day(&until) }
    }
}

async fn shown<'a>(app: &App, session: &Session, page: &'a Page, typed: (Sheet, String)) -> Result<First<'a>, Failure> {
    let until = term(&app.service.rules().deadlines, app.service.today());
    Ok(First::new((page, notices::open(app, session).await?), typed, until))
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    mut page: Page,
) -> Result<Html<String>, Failure> {
    page.done = told(&session).await?;
    let request = new_request(&app.service);
    render(&shown(&app, &session, &page, (Sheet::default(), request)).await?)
}

pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let permit = authorise::<verb::Keep>(&app.service, Who::Visitor, About::Intake("")).await?;
    match begin(&app.service, permit, &session, &typed(&form)).await {
        Ok(()) => Ok(page.go("/note/7").into_response()),
        Err(Error::Invalid(codes)) => {
            let request = form.text("request").to_owned();
            unprocessable(&shown(&app, &session, &page, (wrong(&form, &codes), request)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

/// A note as its form sends it.
pub(super) fn typed(form: &Form) -> Typed {
    let words = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
    Typed { when: form.text("when").to_owned(), words }
}

/// The form as it was typed, with what is wrong beside its field.
pub(super) fn wrong(form: &Form, codes: &[&'static str]) -> Sheet {
    match codes.first().copied().unwrap_or("empty") {
        "too-long-line" => {
            let mut sheet = Sheet::with(form.0.clone(), "when", "too-long-line");
            for fault in &mut sheet.faults {
                *fault = fault.sized(LINE_LIMIT, length(form.text("when")));
            }
            sheet
        }
        code => Sheet::with(form.0.clone(), "text", code).within(NARRATIVE_LIMIT),
    }
}
