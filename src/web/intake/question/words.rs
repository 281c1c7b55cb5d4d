//! The question itself, and the place whose team should answer.
use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::notices;
use crate::{
    domain::{
        organisation::Entity,
        question::parse,
        report::{Audience, NARRATIVE_LIMIT},
        rules::Rules,
    },
    service::{
        Fields, readers,
        session::{self, Session},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{Choice, Fault, Form, Sheet},
        intake::notices::{Notice, Open, open},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/ask.html")]
pub(in crate::web::intake) struct Ask<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    audiences: Vec<Choice>,
    entities: Vec<Choice>,
}

impl<'a> Ask<'a> {
    pub(in crate::web::intake) fn new((page, open): (&'a Page, Open), rules: &Rules, sheet: Sheet) -> Self {
        let t = &page.words;
        let mut audiences = vec![sheet.choice("audience", "", t.say("no-answer"))];
        audiences.extend(sheet.choices::<Audience>(t, "audience", "audience"));
        let name = |entity: &Entity| entity.name.get(page.language()).to_owned();
        let mut entities = vec![sheet.choice("entity", "", t.say("entity-unknown"))];
        entities.extend(rules.organisation.entities().map(|one| sheet.choice("entity", &one.code, name(one))));
        Self { t, page, notices: notices(page, open), sheet, audiences, entities }
    }
}

async fn shown<'a>(app: &'a App, session: &Session, page: &'a Page, sheet: Sheet) -> Result<Ask<'a>, Failure> {
    Ok(Ask::new((page, open(app, session).await?), app.service.rules(), sheet))
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Html<String>, Failure> {
    let typed = session::question(&session).await?.unwrap_or_default();
    render(&shown(&app, &session, &page, Sheet::of(typed)).await?)
}

/// Keeps the words and shows who will read them.
pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    keep(&app, &session, (&page, &form)).await
}

async fn keep(app: &App, session: &Session, (page, form): (&Page, &Form)) -> Result<Response, Failure> {
    if !readers::is_open(&app.service).await? {
        return Err(Kind::Closed.into());
    }
    let typed = own(form);
    let mut faults = match parse(&typed, app.service.rules()) {
        Ok(question) => {
            let available = readers::availability(&app.service, &question.entity, &BTreeMap::new()).await?;
            let nobody = available.readers.is_empty();
            nobody.then(|| Fault::new("entity", "nobody-reads")).into_iter().collect()
        }
        Err(problems) => problems.iter().map(|(field, code)| Fault::new(field, code)).collect::<Vec<_>>(),
    };
    faults.sort_by_key(|fault| fault.field == "text");
    if !faults.is_empty() {
        let sheet = Sheet { fields: typed, faults }.within(NARRATIVE_LIMIT);
        return unprocessable(&shown(app, session, page, sheet).await?);
    }
    session::keep_question(&app.service, session, &typed).await?;
    Ok(page.go("/mot/2").into_response())
}

/// The fields of this page, and no other.
fn own(form: &Form) -> Fields {
    let mut own = Fields::default();
    for name in ["audience", "entity", "text"] {
        for value in form.0.all(name) {
            own.insert(name, value);
        }
    }
    own
}
