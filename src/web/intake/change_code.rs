//! A new code for the same case.
//!
//! The post makes it, the page after it shows it, again after a reload, until the person says that they noted it.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    code::groups,
    keep::CARDS,
    notices::{Notice, notices},
};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Who, authorise,
        change_code::{change_code, changed, must_change},
        identify::can_be_known,
        session::{self, Session, reference, unlocked},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/change_code.html")]
pub(super) struct ChangeCode<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: Reference,
    /// Others have seen the code: it must be changed before anything is shown.
    must: bool,
    /// The cell knows a name: two of its members could give another code.
    named: bool,
}

impl<'a> ChangeCode<'a> {
    pub(super) fn new(page: &'a Page, notices: Vec<Notice>, reference: Reference, (must, named): (bool, bool)) -> Self {
        Self { t: &page.words, page, notices, reference, must, named }
    }
}

#[derive(Debug, Template)]
#[template(path = "intake/changed_code.html")]
pub(super) struct ChangedCode<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    groups: Vec<String>,
    mark: String,
    /// A card can be made here.
    card: bool,
    /// The cell knows a name: two of its members could give another code.
    named: bool,
}

impl<'a> ChangedCode<'a> {
    pub(super) fn new(page: &'a Page, notices: Vec<Notice>, (code, named): (&str, bool)) -> Self {
        Self { t: &page.words, page, notices, groups: groups(code), mark: session::mark(code), card: CARDS, named }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let unlocked = unlocked(&app.service, &session).await?;
    // Whatever is wrong with the case, its code is shown.
    let named = can_be_known(&app.service, &unlocked).await.unwrap_or(false);
    if let Some(code) = changed(&session).await? {
        return render(&ChangedCode::new(&page, notices(&app, &session, &page).await?, (&code, named)));
    }
    let must = must_change(&app.service, &unlocked).await?;
    render(&ChangeCode::new(&page, Vec::new(), reference(&app.service, &unlocked).await?, (must, named)))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    // Sent twice, it changes once: the code that was shown stays the one that counts.
    if changed(&session).await?.is_none() {
        let unlocked = unlocked(&app.service, &session).await?;
        let reference = reference(&app.service, &unlocked).await?;
        if form.text("case") != reference.as_str() {
            let notices = vec![Notice::other_case(&page, &reference)];
            let must = must_change(&app.service, &unlocked).await?;
            let named = can_be_known(&app.service, &unlocked).await?;
            return unprocessable(&ChangeCode::new(&page, notices, reference, (must, named)));
        }
        let permit = authorise::<verb::ChangeCode>(&app.service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        change_code(&app.service, permit, &session, &unlocked).await?;
    }
    Ok(page.go("/suite/2").into_response())
}

/// The person says that they noted it.
pub(super) async fn noted(session: Session, page: Page, form: Form) -> Result<Redirect, Failure> {
    session::noted_changed(&session, form.0.all("noted")).await?;
    Ok(page.go("/suite/1"))
}
