//! The notebook as its person reads it: write, take out, draw into the form, go on with what was left.
use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::{
    SPACE,
    first::{typed, wrong},
};
use crate::{
    domain::{act::verb, attached::Attached, draft},
    service::{
        Error, new_request,
        notebook::{self, Jotted, Notebook, Noted},
    },
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        files::Listed,
        form::{Form, Sheet},
        intake::{
            notices::Notice,
            own::Own,
            steps::{CHECK, Step},
        },
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/memo.html")]
pub(in crate::web::intake) struct Space<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    request: String,
    reference: String,
    /// Until when it is kept; nothing beside a case.
    until: Option<String>,
    /// When a report was left for later.
    left: Option<String>,
    notes: Vec<Shown>,
    /// Nothing of it was sent: it can be drawn into the form.
    alone: bool,
    /// Somebody bound by secrecy was written to.
    counsel: bool,
}

/// A note or a file.
#[derive(Debug)]
struct Shown {
    number: String,
    at: String,
    when: String,
    text: String,
    file: Option<Listed>,
    chosen: bool,
}

impl<'a> Space<'a> {
    pub(in crate::web::intake) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        notebook: &Notebook,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        Self {
            t,
            page,
            notices,
            reference: notebook.reference.to_string(),
            until: notebook.until.map(|day| t.day(&day)),
            left: notebook.left.as_ref().map(|left| t.moment(&left.at)),
            notes: notebook.notes.iter().map(|noted| shown(page, noted, &sheet)).collect(),
            alone: notebook.stage.can_become_a_report(),
            counsel: notebook.counsel,
            sheet,
            request,
        }
    }
}

fn shown(page: &Page, noted: &Noted, sheet: &Sheet) -> Shown {
    let number = noted.sequence.to_string();
    let at = page.words.moment(&noted.at);
    let chosen = sheet.chose("notes", &number);
    match &noted.content {
        Jotted::Memo(memo) => {
            Shown { number, at, when: memo.when.clone(), text: memo.text.clone(), file: None, chosen }
        }
        Jotted::File(file) => {
            let file = Some(Listed::new(&page.words, file, &page.href("/suite/4")));
            Shown { number, at, when: String::new(), text: String::new(), file, chosen }
        }
    }
}

/// The notebook as it stands.
pub(super) async fn opened(own: &Own) -> Result<Notebook, Failure> {
    Ok(notebook::show(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await?)
}

/// The notebook that a form was shown of; another case may be open in this browser since.
async fn same(own: &Own, form: &Form) -> Result<Notebook, Failure> {
    let notebook = opened(own).await?;
    Own::same_case(form, &notebook.reference)?;
    Ok(notebook)
}

async fn again(own: &Own, notebook: &Notebook, typed: (Sheet, String)) -> Result<Response, Failure> {
    unprocessable(&Space::new((&own.page, own.notices().await?), notebook, typed))
}

pub(in crate::web::intake) async fn get(mut own: Own) -> Result<Html<String>, Failure> {
    let notebook = opened(&own).await?;
    own.say_done().await?;
    let typed = (Sheet::default(), new_request(own.service()));
    render(&Space::new((&own.page, own.notices().await?), &notebook, typed))
}

/// Adds a note.
pub(in crate::web::intake) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    jot(&own, &form).await
}

async fn jot(own: &Own, form: &Form) -> Result<Response, Failure> {
    let notebook = same(own, form).await?;
    match notebook::jot(own.service(), own.permit::<verb::Keep>().await?, &own.keys, &typed(form)).await {
        Ok(()) => own.done("memo", SPACE).await,
        Err(Error::Invalid(codes)) => {
            again(own, &notebook, (wrong(form, &codes), form.text("request").to_owned())).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Draws what was chosen into the form, and leads to its first step.
pub(in crate::web::intake) async fn draw(own: Own, form: Form) -> Result<Response, Failure> {
    let notebook = same(&own, &form).await?;
    let (notes, files) = chosen(&notebook, &form);
    let drawn = if notes.is_empty() && files.is_empty() {
        Err(Error::Invalid(vec!["nothing-chosen"]))
    } else {
        notebook::prefill(own.service(), (&own.session, &notebook), (&notes, &files)).await
    };
    let drawn = drawn.map(|()| Step(draft::Page::You).path());
    leads(&own, &notebook, (drawn, &form, "notes")).await
}

/// The words and the files that were chosen, in the order in which they were noted.
fn chosen(notebook: &Notebook, form: &Form) -> (Vec<String>, Vec<Attached>) {
    let chosen = |noted: &&Noted| form.chose("notes", &noted.sequence.to_string());
    let (mut notes, mut files) = (Vec::new(), Vec::new());
    for noted in notebook.notes.iter().rev().filter(chosen) {
        match &noted.content {
            Jotted::Memo(memo) if memo.when.is_empty() => notes.push(memo.text.clone()),
            Jotted::Memo(memo) => notes.push(format!("{}\n{}", memo.when, memo.text)),
            Jotted::File(file) => files.push(file.as_ref().clone()),
        }
    }
    (notes, files)
}

/// Goes where something was drawn to; what could not be is said beside its field.
async fn leads(
    own: &Own,
    notebook: &Notebook,
    (drawn, form, field): (Result<&'static str, Error>, &Form, &'static str),
) -> Result<Response, Failure> {
    match drawn {
        Ok(next) => Ok(own.page.go(next).into_response()),
        Err(Error::Invalid(codes)) => {
            let sheet = Sheet::with(form.0.clone(), field, codes.first().copied().unwrap_or("nothing-chosen"));
            again(own, notebook, (sheet, new_request(own.service()))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a note or a file out.
pub(in crate::web::intake) async fn take_out(own: Own, form: Form) -> Result<Response, Failure> {
    same(&own, &form).await?;
    let number = form.text("out").parse().map_err(|_| Error::NotFound)?;
    notebook::take_out(own.service(), own.permit::<verb::Keep>().await?, &own.keys, number).await?;
    own.done("taken-out", SPACE).await
}

/// Goes on with the report left for later, where it was left.
pub(in crate::web::intake) async fn go_on(own: Own, form: Form) -> Result<Response, Failure> {
    let notebook = same(&own, &form).await?;
    let permit = own.permit::<verb::FollowUp>().await?;
    let left = notebook::resume(own.service(), permit, (&own.session, &own.keys)).await;
    let left = left.map(|at| at.map_or(CHECK, |at| Step(at).path()));
    leads(&own, &notebook, (left, &form, "left")).await
}

/// Throws the report left for later away.
pub(in crate::web::intake) async fn throw_away(own: Own, form: Form) -> Result<Response, Failure> {
    same(&own, &form).await?;
    notebook::drop_kept(own.service(), own.permit::<verb::Keep>().await?, &own.keys).await?;
    own.done("thrown-away", SPACE).await
}
