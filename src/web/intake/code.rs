//! The code, at the end: shown until the person says that they noted it, then never again.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::{
    hours,
    keep::CARDS,
    notices::{Notice, notices},
    reading,
};
use crate::{
    domain::rules::Rules,
    service::{
        session::{self, Session},
        submit_report::receipts,
        view::Receipt,
    },
    text::Words,
    web::{App, Failure, Page, error::Kind, form::Form, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/code.html")]
pub(super) struct Code<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The newest first; more than one where a report was sent before the code of another was noted.
    given: Vec<Given>,
    /// A card can be made here.
    card: bool,
    easy: String,
    /// The journal's head and its day, the same for all of them.
    head: Option<(String, String)>,
}

/// A code, and what goes with it.
#[derive(Debug)]
struct Given {
    groups: Vec<String>,
    mark: String,
    date: Option<String>,
    reference: String,
    /// It opens a notebook, kept until then at least.
    notebook: Option<String>,
    /// When its team next reads.
    reading: String,
    /// Somebody bound by secrecy was written to.
    counsel: bool,
    /// A person who left an address is told of an answer.
    outside: bool,
    /// The cell knows a name: two of its members could give another code.
    named: bool,
}

impl<'a> Code<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules, notices: Vec<Notice>, receipts: &[Receipt]) -> Self {
        let given = |receipt: &Receipt| Given {
            groups: groups(&receipt.code),
            mark: session::mark(&receipt.code),
            date: receipt.promise.map(|promise| page.words.day(&promise.due)),
            reference: receipt.reference.to_string(),
            counsel: receipt.counsel,
            outside: receipt.outside,
            named: receipt.named,
            notebook: receipt.notebook.map(|until| page.words.day(&until)),
            reading: hours::next(page, rules, &receipt.body),
        };
        let easy = reading::address(rules, "falc-code");
        let head = receipts.last().and_then(|receipt| receipt.head.as_ref());
        // Without its number, which would tell how much is done here.
        let head = head.map(|head| (page.words.day(&head.day), head.digest.clone()));
        Self {
            t: &page.words,
            page,
            notices,
            given: receipts.iter().rev().map(given).collect(),
            easy,
            head,
            card: CARDS,
        }
    }
}

impl Code<'_> {
    /// What becomes of a code that nobody noted.
    fn leave(&self) -> &'static str {
        if self.named() { "code-leave-named" } else { "code-leave" }
    }

    /// Whether every code shown here could be replaced if it was lost.
    fn named(&self) -> bool {
        self.given.iter().all(|given| given.named)
    }

    /// Whether the newest code, whose case is followed, is a notebook's.
    fn opens_a_notebook(&self) -> bool {
        self.given.first().is_some_and(|given| given.notebook.is_some())
    }
}

/// The groups of a code, so that a line breaks between them only.
pub(super) fn groups(code: &str) -> Vec<String> {
    code.split('-').map(str::to_owned).collect()
}

pub(super) async fn get(State(app): State<App>, session: Session, mut page: Page) -> Result<Response, Failure> {
    let receipts = receipts(&app.service, &session).await?;
    if receipts.is_empty() {
        return after(&session, &page).await;
    }
    page.done = session::told(&session).await?;
    Ok(render(&Code::new(&page, app.service.rules(), notices(&app, &session, &page).await?, &receipts))?
        .into_response())
}

/// The person says that they noted it. Whatever their page did not show is shown next.
pub(super) async fn post(session: Session, page: Page, form: Form) -> Result<Redirect, Failure> {
    session::noted_sent(&session, form.0.all("noted")).await?;
    Ok(page.go("/note/7"))
}

/// Where somebody goes who has nothing left to send or to note: their case, if they follow one.
pub(super) async fn after(session: &Session, page: &Page) -> Result<Response, Failure> {
    if session::follows_a_case(session).await? {
        Ok(page.go("/suite/1").into_response())
    } else {
        Err(Kind::Ended.into())
    }
}
