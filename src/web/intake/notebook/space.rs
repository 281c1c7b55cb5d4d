//! The notebook as its person reads it: write, take out, draw into the form, go on with what was left.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::{
    SPACE,
    first::{typed, wrong},
};
use crate::{
    domain::{act::verb, draft},
    service::{
        About, Error, Who, authorise, new_request,
        notebook::{self, Jotted, Notebook, Noted},
        session::{Session, Unlocked, tell, told, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        files::Listed,
        form::{Form, Sheet},
        intake::{
            notices::{Notice, beside_a_draft},
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

/// The notebook of this session, as it stands.
pub(super) async fn opened(app: &App, keys: &Unlocked) -> Result<Notebook, Failure> {
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(notebook::show(&app.service, permit, keys).await?)
}

/// Keys and notebook of whom a form was shown to; another case may be open in this browser since.
pub(super) async fn same(app: &App, session: &Session, form: &Form) -> Result<(Unlocked, Notebook), Failure> {
    let keys = unlocked(&app.service, session).await?;
    let notebook = opened(app, &keys).await?;
    if form.text("case") == notebook.reference.as_str() { Ok((keys, notebook)) } else { Err(Kind::Conflict.into()) }
}

async fn again(
    app: &App,
    (session, page): (&Session, &Page),
    (notebook, typed): (&Notebook, (Sheet, String)),
) -> Result<Response, Failure> {
    let notices = beside_a_draft(app, session, page).await?;
    unprocessable(&Space::new((page, notices), notebook, typed))
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    mut page: Page,
) -> Result<Html<String>, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let notebook = opened(&app, &keys).await?;
    page.done = told(&session).await?;
    let notices = beside_a_draft(&app, &session, &page).await?;
    let typed = (Sheet::default(), new_request(&app.service));
    render(&Space::new((&page, notices), &notebook, typed))
}

/// Adds a note.
pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    jot(&app, (&session, &page), &form).await.map_err(|failure| failure.keeping(&form.0))
}

async fn jot(app: &App, (session, page): (&Session, &Page), form: &Form) -> Result<Response, Failure> {
    let (keys, notebook) = same(app, session, form).await?;
    let permit = authorise::<verb::Keep>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    match notebook::jot(&app.service, permit, &keys, &typed(form)).await {
        Ok(()) => {
            tell(session, "memo").await?;
            Ok(page.go(SPACE).into_response())
        }
        Err(Error::Invalid(codes)) => {
            let typed = (wrong(form, &codes), form.text("request").to_owned());
            again(app, (session, page), (&notebook, typed)).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Draws what was chosen into the form, and leads to its first step.
pub(in crate::web::intake) async fn draw(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let (_, notebook) = same(&app, &session, &form).await?;
    let chosen = |noted: &&Noted| form.chose("notes", &noted.sequence.to_string());
    let (mut notes, mut files) = (Vec::new(), Vec::new());
    for noted in notebook.notes.iter().rev().filter(chosen) {
        match &noted.content {
            Jotted::Memo(memo) if memo.when.is_empty() => notes.push(memo.text.clone()),
            Jotted::Memo(memo) => notes.push(format!("{}\n{}", memo.when, memo.text)),
            Jotted::File(file) => files.push(file.as_ref().clone()),
        }
    }
    let drawn = if notes.is_empty() && files.is_empty() {
        Err(Error::Invalid(vec!["nothing-chosen"]))
    } else {
        notebook::prefill(&app.service, (&session, &notebook), (&notes, &files)).await
    };
    match drawn {
        Ok(()) => Ok(page.go(Step(draft::Page::You).path()).into_response()),
        Err(Error::Invalid(codes)) => {
            let sheet = Sheet::with(form.0.clone(), "notes", codes.first().copied().unwrap_or("nothing-chosen"));
            again(&app, (&session, &page), (&notebook, (sheet, new_request(&app.service)))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Takes a note or a file out.
pub(in crate::web::intake) async fn take_out(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let (keys, _) = same(&app, &session, &form).await?;
    let number = form.text("out").parse().map_err(|_| Error::NotFound)?;
    let permit = authorise::<verb::Keep>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    notebook::take_out(&app.service, permit, &keys, number).await?;
    tell(&session, "taken-out").await?;
    Ok(page.go(SPACE).into_response())
}

/// Goes on with the report left for later, where it was left.
pub(in crate::web::intake) async fn go_on(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let (keys, notebook) = same(&app, &session, &form).await?;
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    match notebook::resume(&app.service, permit, (&session, &keys)).await {
        Ok(at) => Ok(page.go(at.map_or(CHECK, |at| Step(at).path())).into_response()),
        Err(Error::Invalid(codes)) => {
            let sheet = Sheet::with(form.0.clone(), "left", codes.first().copied().unwrap_or("other-draft"));
            again(&app, (&session, &page), (&notebook, (sheet, new_request(&app.service)))).await
        }
        Err(error) => Err(error.into()),
    }
}

/// Throws the report left for later away.
pub(in crate::web::intake) async fn throw_away(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let (keys, _) = same(&app, &session, &form).await?;
    let permit = authorise::<verb::Keep>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    notebook::drop_kept(&app.service, permit, &keys).await?;
    tell(&session, "thrown-away").await?;
    Ok(page.go(SPACE).into_response())
}
