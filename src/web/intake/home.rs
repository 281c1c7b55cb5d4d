//! Home: what this is, who reads, when, what happens then, and the doors.
use askama::Template;
use axum::{extract::State, response::Html};

use super::{
    hours,
    notices::{self, Notice},
    reading,
};
use crate::{
    clock::Day,
    domain::rules::Rules,
    service::{readers, session::Session},
    text::Words,
    web::{App, Failure, Page, page::render},
};

#[derive(Debug, Template)]
#[template(path = "intake/home.html")]
pub(super) struct Home<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    danger: String,
    open: bool,
    hours: String,
    promise: String,
    easy: String,
}

impl<'a> Home<'a> {
    pub(super) fn new((page, still): (&'a Page, notices::Open), (rules, today): (&'a Rules, Day), open: bool) -> Self {
        Self {
            t: &page.words,
            page,
            notices: Notice::open(page, still).into_iter().collect(),
            danger: danger(page, rules),
            open,
            hours: hours::anywhere(page, rules),
            easy: reading::address(rules, "falc-home"),
            promise: page.words.day(&hours::answer_anywhere(rules, today)),
        }
    }
}

/// The first numbers for immediate danger, in one line.
fn danger(page: &Page, rules: &Rules) -> String {
    let t = &page.words;
    let first = || rules.support.emergency().filter(|contact| contact.first && !contact.to_check);
    let listed = |numbers: Vec<&str>| numbers.join(&t.say("home-danger-or"));
    let calls = listed(first().filter_map(|contact| contact.phone.as_deref()).collect());
    let texts = listed(first().filter(|contact| contact.phone.is_none()).filter_map(|c| c.sms.as_deref()).collect());
    match (calls.is_empty(), texts.is_empty()) {
        (false, false) => {
            t.say_with("home-danger", &[("calls", calls.as_str().into()), ("texts", texts.as_str().into())])
        }
        (false, true) => t.say_one("home-danger-call", "calls", calls.as_str()),
        (true, _) => t.say("foot-danger-link"),
    }
}

/// The name of a place whose reading body is the team of another above it; nothing where it has its own, or where a
/// stand-in reads.
pub(super) fn without_team(page: &Page, rules: &Rules, (place, body): (&str, &str)) -> Option<String> {
    let entity = rules.organisation.entity(place).filter(|entity| entity.cell.is_none() && entity.code == body)?;
    Some(entity.name.get(page.language()).to_owned())
}

/// The name of the body that reads for an entity.
pub(super) fn body(page: &Page, rules: &Rules, entity: &str) -> String {
    let cell = rules.organisation.cell_of(entity);
    let name = cell.map(|entity| entity.cell.as_ref().unwrap_or(&entity.name).get(page.language()));
    name.unwrap_or_default().to_owned()
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let open = readers::is_open(&app.service).await?;
    let still = notices::open(&app, &session).await?;
    render(&Home::new((&page, still), (app.service.rules(), app.service.today()), open))
}
