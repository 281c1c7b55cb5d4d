//! Danger now, or just after: numbers first, then what helps in the first hours.
use askama::Template;
use axum::{extract::State, response::Html};

use super::help::{Shown, shown};
use crate::{
    domain::rules::Rules,
    text::Words,
    web::{App, Failure, Page, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/danger.html")]
pub(super) struct Danger<'a> {
    t: &'a Words,
    page: &'a Page,
    contacts: Vec<Shown>,
}

impl<'a> Danger<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules) -> Self {
        Self { t: &page.words, page, contacts: shown(page, rules.support.emergency()) }
    }
}

pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Danger::new(&page, app.service.rules()))
}
