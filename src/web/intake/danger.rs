//! Danger now, or just after: numbers first, then what helps in the first hours.
use askama::Template;
use axum::{extract::State, response::Html};

use super::{
    help::{Shown, shown},
    hours,
    reading::{self, Prose},
};
use crate::{
    domain::rules::Rules,
    service::readers,
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The text for the first hours.
const JUST: &str = "just-happened";

#[derive(Debug, Template)]
#[template(path = "intake/danger.html")]
pub(super) struct Danger<'a> {
    t: &'a Words,
    page: &'a Page,
    contacts: Vec<Shown>,
    easy: String,
    /// When somebody next reads, where anybody can.
    reading: Option<String>,
    /// What to do when it has just happened: title, words, and their own page.
    just: Option<(&'a str, Prose, String)>,
}

impl<'a> Danger<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules, open: bool) -> Self {
        let just = rules.notices.find(JUST).map(|(_, named)| {
            let title = named.get(page.language()).title.as_str();
            (title, Prose::new(page, rules, named, 3), reading::address(rules, JUST))
        });
        let (contacts, easy) = (shown(page, rules.support.emergency()), reading::address(rules, "falc-danger"));
        let reading = open.then(|| hours::anywhere(page, rules));
        Self { t: &page.words, page, contacts, easy, reading, just }
    }
}

pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Danger::new(&page, app.service.rules(), readers::is_open(&app.service).await?))
}
