//! The question read back, who will read it, who must not; then it is sent.
//!
//! Who is said to be involved may leave the team to another place: then nothing is sent before the page has named it.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::notices;
use crate::{
    clock::Day,
    domain::{
        act::verb,
        deadline::DeadlineCode,
        question::{Question, parse},
        rules::Rules,
    },
    service::{
        About, Fields, Who, authorise, question, readers,
        session::{self, Session},
        view::{Availability, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{Choice, Form},
        intake::{
            home::{body, without_team},
            hours,
            notices::{Notice, Open, open},
            teams,
            who::named,
        },
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/ask_send.html")]
pub(in crate::web::intake) struct Send<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    text: String,
    /// Code of the body that would read, so that it is sent to the one that was named.
    code: String,
    body: String,
    /// The place has no team of its own: its name.
    without_team: Option<String>,
    hours: String,
    readers: Vec<Choice>,
    about: Vec<String>,
    recovery: bool,
    promise: String,
    /// The team is another than the page showed before, or there is none.
    moved: bool,
}

impl<'a> Send<'a> {
    pub(in crate::web::intake) fn new(
        (page, open): (&'a Page, Open),
        (rules, today): (&Rules, Day),
        (question, available): (&Question, &Availability),
        moved: bool,
    ) -> Self {
        let reader = |reader: &Reader| Choice {
            code: format!("link-{}", reader.member),
            label: named(reader),
            hint: String::new(),
            chosen: question.links.contains_key(&reader.member),
        };
        Self {
            t: &page.words,
            page,
            notices: notices(page, open),
            text: question.text.clone(),
            code: available.body.clone(),
            without_team: without_team(page, rules, (&question.entity, &available.body)),
            body: body(page, rules, &available.body),
            hours: hours::next(page, rules, &available.body),
            readers: available.readers.iter().map(reader).collect(),
            about: teams::about(page, rules, (&available.body, &available.readers)),
            recovery: available.recovery,
            promise: page.words.day(&rules.deadlines_of(&available.body).due(DeadlineCode::FirstAnswer, today)),
            moved,
        }
    }

    /// Whether anybody would be left to read.
    fn is_read(&self) -> bool {
        self.readers.iter().any(|reader| !reader.chosen)
    }
}

/// The question of this session, with the links of a form.
async fn asked(app: &App, session: &Session, form: Option<&Form>) -> Result<Question, Failure> {
    let mut typed: Fields = session::question(session).await?.ok_or(Kind::Ended)?;
    for (name, values) in form.iter().flat_map(|form| form.0.iter()).filter(|(name, _)| name.starts_with("link-")) {
        for value in values {
            typed.insert(name, value);
        }
    }
    parse(&typed, app.service.rules()).map_err(|_| Kind::Unreadable.into())
}

async fn shown<'a>(
    app: &'a App,
    session: &Session,
    page: &'a Page,
    (question, moved): (&Question, bool),
) -> Result<Send<'a>, Failure> {
    let available = readers::availability(&app.service, &question.entity, &question.links).await?;
    let rules = (app.service.rules(), app.service.today());
    Ok(Send::new((page, open(app, session).await?), rules, (question, &available), moved))
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Response, Failure> {
    if session::question(&session).await?.is_none() {
        return Ok(page.go("/mot").into_response());
    }
    let question = asked(&app, &session, None).await?;
    Ok(render(&shown(&app, &session, &page, (&question, false)).await?)?.into_response())
}

/// Sends, once the page has named those who will read; a second click finds nothing left to send and shows the code.
pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    if session::question(&session).await?.is_none() {
        return Ok(page.go("/note/7").into_response());
    }
    let question = asked(&app, &session, Some(&form)).await?;
    let check = shown(&app, &session, &page, (&question, true)).await?;
    if check.code != form.text("body") || !check.is_read() {
        return unprocessable(&check);
    }
    let permit = authorise::<verb::Ask>(&app.service, Who::Visitor, About::Intake(&question.entity)).await?;
    question::ask(&app.service, permit, &session, &question).await?;
    Ok(page.go("/note/7").into_response())
}
