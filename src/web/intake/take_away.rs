//! The person's whole file: first what it means to hold it, then the document, or the archive with every file.
//!
//! It is asked for by a form, since it leaves a trace and takes some work; nothing of it is kept here. Without the
//! typesetting engine, and where the engine cannot, the document is a page that a browser shows and prints.
use askama::Template;
use axum::response::{Html, Response};

use super::{
    notices::Notice,
    own::Own,
    whole::{document, names},
};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
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

pub(super) async fn get(own: Own) -> Result<Html<String>, Failure> {
    render(&TakeAway::new(&own.page, own.notices().await?, &own.case().await?))
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    let (app, page, reference) = (&own.app, &own.page, own.reference().await?);
    if form.text("case") != reference.as_str() {
        let notices = vec![Notice::other_case(page, &reference)];
        return unprocessable(&TakeAway::new(page, notices, &own.case().await?));
    }
    let (case, ledger, inquiries) = take_away(own.service(), own.permit::<verb::TakeAway>().await?, &own.keys).await?;
    let document = document(page, (own.rules(), own.today()), (&case, &ledger, &inquiries));
    let name = page.words.say("whole-name");
    let sheet = Sheet { it: &document }.render()?.into_bytes();
    let paper = paper(app, document).await;
    if form.chose("what", "all") {
        let sheet = (format!("{name}.html"), sheet);
        let papers = paper.map(|paper| (format!("{name}.pdf"), paper)).into_iter().chain([sheet]).collect();
        let contents = Contents { papers, files: names(page, &case) };
        return Ok(coming(bundle(own.service(), contents), "application/zip", &format!("{name}.zip")));
    }
    Ok(match paper {
        Some(paper) => made(paper, "application/pdf", &format!("{name}.pdf")),
        None => made(sheet, "text/html; charset=utf-8", &format!("{name}.html")),
    })
}

/// The document as a PDF, where that can be.
#[cfg(feature = "pdf")]
async fn paper(app: &App, document: Document) -> Option<Vec<u8>> {
    crate::service::take_away::paper(&app.service, document).await
}

#[cfg(not(feature = "pdf"))]
#[expect(clippy::unused_async, reason = "the same as where there is an engine")]
async fn paper(_: &App, _: Document) -> Option<Vec<u8>> {
    None
}
