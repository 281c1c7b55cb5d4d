//! The person's whole file: first what it means to hold it, then the document, or the archive with every file.
//!
//! It is asked for by a form, since it leaves a trace and takes some work; nothing of it is kept here. Without the
//! typesetting engine, and where the engine cannot, the document is a page that a browser shows and prints.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::{
    notices::{Notice, beside_a_draft},
    whole::{document, names},
};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Who, authorise,
        follow_up::follow_up,
        session::{Session, Unlocked, reference, unlocked},
        take_away::{Block, Contents, Document, bundle, take_away},
        view::FollowUp,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        files::{coming, made},
        form::Form,
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/take_away.html")]
pub(super) struct TakeAway<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: this one leaves, or none.
    reference: Reference,
    files: usize,
    size: String,
}

impl<'a> TakeAway<'a> {
    pub(super) fn new(page: &'a Page, notices: Vec<Notice>, case: &FollowUp) -> Self {
        let files = names(page, case);
        let size = files.iter().fold(0_u64, |sum, (_, file)| sum.saturating_add(file.size));
        let (reference, size) = (case.reference.clone(), page.words.size(size));
        Self { t: &page.words, page, notices, reference, files: files.len(), size }
    }
}

/// A document as a page that stands alone.
#[derive(Debug, Template)]
#[template(path = "report/document.html")]
pub(super) struct Sheet<'a> {
    pub(super) it: &'a Document,
}

async fn shown(app: &App, keys: &Unlocked) -> Result<FollowUp, Failure> {
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(follow_up(&app.service, permit, keys).await?)
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let notices = beside_a_draft(&app, &session, &page).await?;
    render(&TakeAway::new(&page, notices, &shown(&app, &keys).await?))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let reference = reference(&app.service, &keys).await?;
    if form.text("case") != reference.as_str() {
        let notices = vec![Notice::other_case(&page, &reference)];
        return unprocessable(&TakeAway::new(&page, notices, &shown(&app, &keys).await?));
    }
    let permit = authorise::<verb::TakeAway>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    let (case, ledger) = take_away(&app.service, permit, &keys).await?;
    let document = document(&page, (app.service.rules(), app.service.today()), (&case, &ledger));
    let name = page.words.say("whole-name");
    let sheet = Sheet { it: &document }.render()?.into_bytes();
    let paper = paper(&app, document).await?;
    if form.chose("what", "all") {
        let sheet = (format!("{name}.html"), sheet);
        let papers = paper.map(|paper| (format!("{name}.pdf"), paper)).into_iter().chain([sheet]).collect();
        let contents = Contents { papers, files: names(&page, &case) };
        return Ok(coming(bundle(&app.service, contents), "application/zip", &format!("{name}.zip")));
    }
    Ok(match paper {
        Some(paper) => made(paper, "application/pdf", &format!("{name}.pdf")),
        None => made(sheet, "text/html; charset=utf-8", &format!("{name}.html")),
    })
}

/// The document as a PDF, where that can be.
#[cfg(feature = "pdf")]
async fn paper(app: &App, document: Document) -> Result<Option<Vec<u8>>, Failure> {
    Ok(crate::service::take_away::paper(&app.service, document).await?)
}

#[cfg(not(feature = "pdf"))]
#[expect(clippy::unused_async, reason = "the same as where there is an engine")]
async fn paper(_: &App, _: Document) -> Result<Option<Vec<u8>>, Failure> {
    Ok(None)
}
