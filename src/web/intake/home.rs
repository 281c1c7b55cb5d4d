//! Home: what this is, who reads, when, what happens then, and the doors.
use askama::Template;
use axum::{extract::State, response::Html};

use super::reading;
use crate::{
    clock::Day,
    domain::{deadline::DeadlineCode, rules::Rules},
    service::readers,
    text::Words,
    web::{App, Failure, Page, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/home.html")]
pub(super) struct Home<'a> {
    t: &'a Words,
    page: &'a Page,
    open: bool,
    hours: &'a str,
    promise: String,
    easy: String,
}

impl<'a> Home<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules, open: bool, today: Day) -> Self {
        let root = rules.organisation.root();
        Self {
            t: &page.words,
            page,
            open,
            hours: root.hours.get(page.language()),
            easy: reading::address(rules, "falc-home"),
            promise: page.words.day(&rules.deadlines.due(DeadlineCode::FirstAnswer, today)),
        }
    }
}

/// The name of the body that reads for an entity.
pub(super) fn body(page: &Page, rules: &Rules, entity: &str) -> String {
    let cell = rules.organisation.cell_of(entity);
    let name = cell.map(|entity| entity.cell.as_ref().unwrap_or(&entity.name).get(page.language()));
    name.unwrap_or_default().to_owned()
}

/// When the body that reads for an entity reads.
pub(super) fn hours(page: &Page, rules: &Rules, entity: &str) -> String {
    let cell = rules.organisation.cell_of(entity);
    cell.map(|entity| entity.hours.get(page.language())).unwrap_or_default().to_owned()
}

pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    let open = readers::is_open(&app.service).await?;
    render(&Home::new(&page, app.service.rules(), open, app.service.today()))
}
