//! A new code for the same case.
//!
//! The post makes it, the page after it shows it, again after a reload, until the person says that they noted it.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, Redirect},
};

use super::{
    code::groups,
    notices::{Notice, notices},
};
use crate::{
    domain::act::verb,
    service::{
        About, Who, authorise,
        change_code::{change_code, changed},
        session::{self, Session, unlocked},
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/change_code.html")]
pub(super) struct ChangeCode<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
}

#[derive(Debug, Template)]
#[template(path = "intake/changed_code.html")]
pub(super) struct ChangedCode<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    groups: Vec<String>,
}

impl<'a> ChangedCode<'a> {
    pub(super) fn new(page: &'a Page, notices: Vec<Notice>, code: &str) -> Self {
        Self { t: &page.words, page, notices, groups: groups(code) }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    unlocked(&app.service, &session).await?;
    match changed(&session).await? {
        Some(code) => render(&ChangedCode::new(&page, notices(&app, &session, &page).await?, &code)),
        None => render(&ChangeCode { t: &page.words, page: &page }),
    }
}

pub(super) async fn post(State(app): State<App>, session: Session, page: Page) -> Result<Redirect, Failure> {
    // Sent twice, it changes once: the code that was shown stays the one that counts.
    if changed(&session).await?.is_none() {
        let unlocked = unlocked(&app.service, &session).await?;
        let permit = authorise::<verb::ChangeCode>(&app.service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        change_code(&app.service, permit, &session, &unlocked).await?;
    }
    Ok(page.go("/suite/2"))
}

/// The person says that they noted it.
pub(super) async fn noted(session: Session, page: Page) -> Result<Redirect, Failure> {
    session::noted_changed(&session).await?;
    Ok(page.go("/suite/1"))
}
