//! A new code for the same case.
//!
//! The new code is shown by the answer to the post itself: nothing keeps it in the clear for a page to show later. A
//! reload asks the browser's question, and gives yet another code, which is the one that counts.
use askama::Template;
use axum::{extract::State, response::Html};

use super::code::groups;
use crate::{
    domain::act::verb,
    service::{
        About, Who, authorise,
        change_code::change_code,
        session::{Session, unlocked},
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
    groups: Vec<String>,
}

impl<'a> ChangedCode<'a> {
    pub(super) fn new(page: &'a Page, code: &str) -> Self {
        Self { t: &page.words, page, groups: groups(code) }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    unlocked(&app.service, &session).await?;
    render(&ChangeCode { t: &page.words, page: &page })
}

pub(super) async fn post(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let unlocked = unlocked(&app.service, &session).await?;
    let permit = authorise::<verb::ChangeCode>(&app.service, Who::Unlocked(&unlocked), About::OwnCase).await?;
    let code = change_code(&app.service, permit, &session, &unlocked).await?;
    render(&ChangedCode::new(&page, &code))
}
