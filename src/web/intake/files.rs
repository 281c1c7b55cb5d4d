//! Files that go with the report: each is sealed as it arrives and stays with the draft.
use askama::Template;
use axum::{
    extract::{Path, Request, State},
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    notebook::keep_for_later,
    notices::{Notice, notices},
    steps::{CHECK, LATER, Step, draft},
};
use crate::{
    domain::{attached::Attached, draft as form},
    service::{
        Error, files,
        session::{Session, save as keep},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        files::{Listed, Offer, saved, shown},
        form::Form,
        page::render,
        upload::{Incoming, Taken},
    },
};

const STEP: Step = Step(form::Page::Files);

#[derive(Debug, Template)]
#[template(path = "intake/files.html")]
pub(super) struct Files<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    notices: Vec<Notice>,
    kept: Vec<Listed>,
    /// There is something to send: going to the end leads somewhere.
    ends: bool,
    offer: Offer,
}

impl<'a> Files<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        limits: files::Limits,
        (files, ends): (&[Attached], bool),
        taken: &Taken,
    ) -> Self {
        let t = &page.words;
        let kept = files.iter().map(|file| Listed::new(t, file, &page.href(STEP.path()))).collect();
        Self { t, page, step: STEP, notices, kept, ends, offer: Offer::new(t, limits, taken) }
    }
}

async fn page_of<'a>(app: &App, session: &Session, page: &'a Page, taken: &Taken) -> Result<Files<'a>, Failure> {
    let kept = files::drafted(session).await?;
    let ends = draft(app, session).await?.says_something();
    Ok(Files::new((page, notices(app, session, page).await?), app.service.settings().files, (&kept, ends), taken))
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    draft(&app, &session).await?;
    render(&page_of(&app, &session, &page, &Taken::default()).await?)
}

/// Keeps what was sent, file by file, and goes where the button said, or shows what could not be kept.
pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    request: Request,
) -> Result<Response, Failure> {
    draft(&app, &session).await?;
    let mut incoming = Incoming::new(&app, &session, request).await?;
    while let Some(file) = incoming.next().await? {
        let kept = files::draft(&app.service, &session, file).await.map(|_| ());
        incoming.settle(kept)?;
        // On the disk before the next file is looked at: whatever happens to that one, this one is kept.
        keep(&session).await?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&page_of(&app, &session, &page, &taken).await?);
    }
    if taken.fields.one("go") == LATER {
        return keep_for_later(&app, &session, (&page, Some(STEP.0))).await;
    }
    Ok(match taken.fields.one("go") {
        "on" => page.go(STEP.next()),
        "check" => page.go(CHECK),
        _ => page.go(STEP.path()),
    }
    .into_response())
}

/// Takes a file off the draft.
pub(super) async fn remove(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Redirect, Failure> {
    let file = form.text("file").parse().map_err(|_| Error::NotFound)?;
    files::undraft(&app.service, &session, file).await?;
    Ok(page.go(STEP.path()))
}

pub(super) async fn save(
    State(app): State<App>,
    session: Session,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    Ok(saved(drafted(&app, &session, &file).await?))
}

pub(super) async fn show(
    State(app): State<App>,
    session: Session,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    Ok(shown(drafted(&app, &session, &file).await?))
}

async fn drafted(app: &App, session: &Session, file: &str) -> Result<files::Fetched, Failure> {
    let file = file.parse().map_err(|_| Error::NotFound)?;
    Ok(files::fetch_drafted(&app.service, session, file).await?)
}
