//! Who did it, who saw it, and who must not read: asked before anything is sent.
use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::steps::{self, Step, answers};
use crate::{
    domain::{draft, report::Link},
    service::{readers, session::Session, view::Reader},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

const STEP: Step = Step(draft::Page::Who);

#[derive(Debug, Template)]
#[template(path = "intake/who.html")]
pub(super) struct Who<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    sheet: Sheet,
    conflict: Vec<Choice>,
    team: Vec<Teammate>,
    minimum: usize,
}

/// A member who could read, and what the person may say of them.
#[derive(Debug)]
struct Teammate {
    field: String,
    label: String,
    options: Vec<Choice>,
}

impl<'a> Who<'a> {
    pub(super) fn new(page: &'a Page, team: &[Reader], minimum: usize, sheet: Sheet) -> Self {
        let t = &page.words;
        let teammate = |reader: &Reader| {
            let field = format!("link-{}", reader.member);
            let mut options = vec![sheet.choice(&field, "", t.say("link-none"))];
            options.extend(sheet.choices::<Link>(t, "link", &field));
            Teammate { label: named(reader), options, field }
        };
        let team = team.iter().map(teammate).collect();
        Self { t, page, step: STEP, conflict: answers(t, &sheet, "conflict"), team, minimum, sheet }
    }
}

/// A member as reporters see them: the function, and the name where the organisation publishes it.
pub(super) fn named(reader: &Reader) -> String {
    match &reader.name {
        Some(name) => format!("{name}, {}", reader.function),
        None => reader.function.clone(),
    }
}

async fn team(app: &App, session: &Session) -> Result<(Vec<Reader>, usize), Failure> {
    let rules = app.service.rules();
    let entity = steps::draft(app, session).await?.entity(rules);
    let available = readers::availability(&app.service, &entity, &BTreeMap::new()).await?;
    Ok((available.readers, rules.organisation.minimum_readers))
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let sheet = STEP.sheet(&app, &session).await?;
    let (team, minimum) = team(&app, &session).await?;
    render(&Who::new(&page, &team, minimum, sheet))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    if let Some(sheet) = STEP.keep(&app, &session, &form).await? {
        let (team, minimum) = team(&app, &session).await?;
        return unprocessable(&Who::new(&page, &team, minimum, sheet));
    }
    Ok(STEP.go_on(&page, &form).into_response())
}
