//! Who writes, and for which place: the place decides who reads, so that somebody can is asked at once.
use std::collections::BTreeMap;

use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::steps::{Step, with_none};
use crate::{
    domain::{
        draft,
        report::{Audience, Standing},
        rules::Rules,
    },
    service::{readers, session::Session},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

const STEP: Step = Step(draft::Page::You);

#[derive(Debug, Template)]
#[template(path = "intake/you.html")]
pub(super) struct You<'a> {
    t: &'a Words,
    page: &'a Page,
    step: Step,
    sheet: Sheet,
    standings: Vec<Choice>,
    audiences: Vec<Choice>,
    entities: Vec<Choice>,
}

impl<'a> You<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules, sheet: Sheet) -> Self {
        let t = &page.words;
        let mut audiences = vec![sheet.choice("audience", "", t.say("no-answer"))];
        audiences.extend(sheet.choices::<Audience>(t, "audience", "audience"));
        let mut entities = vec![sheet.choice("entity", "", t.say("entity-unknown"))];
        let name = |entity: &crate::domain::organisation::Entity| entity.name.get(page.language()).to_owned();
        entities.extend(rules.organisation.entities().map(|entity| sheet.choice("entity", &entity.code, name(entity))));
        let standings = sheet.choices::<Standing>(t, "standing", "standing");
        Self { t, page, step: STEP, standings: with_none(t, &sheet, "standing", standings), audiences, entities, sheet }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let sheet = STEP.sheet(&app, &session).await?;
    render(&You::new(&page, app.service.rules(), sheet))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let rules = app.service.rules();
    let wrong = match STEP.keep(&app, &session, &form).await? {
        Some(sheet) => Some(sheet),
        None if nobody_reads(&app, form.text("entity")).await? => {
            Some(Sheet::with(STEP.own(&form), "entity", "nobody-reads"))
        }
        None => None,
    };
    match wrong {
        Some(sheet) => unprocessable(&You::new(&page, rules, sheet)),
        None => Ok(STEP.go_on(&page, &form).into_response()),
    }
}

async fn nobody_reads(app: &App, entity: &str) -> Result<bool, Failure> {
    let organisation = &app.service.rules().organisation;
    let entity = organisation.entity(entity).unwrap_or(organisation.root());
    let available = readers::availability(&app.service, &entity.code, &BTreeMap::new()).await?;
    Ok(available.readers.is_empty())
}
