//! The notebook is erased, or the copy of a case that was withdrawn for good, once the person has said that they are sure.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use crate::{
    domain::{act::verb, case::Stage},
    service::{
        About, Who, authorise,
        notebook::{Erasable, erasable, erase},
        session::{self, Session, Unlocked, tell, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{Form, Sheet},
        intake::notices::Notice,
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/memo_erase.html")]
pub(in crate::web::intake) struct Erase<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    reference: String,
    back: &'static str,
    title: String,
    lead: String,
    backups: String,
    sure: String,
}

impl<'a> Erase<'a> {
    pub(in crate::web::intake) fn new(page: &'a Page, erased: &Erasable, sheet: Sheet) -> Self {
        let t = &page.words;
        let (back, lead, words) = match erased.stage {
            Stage::Notebook => ("/memo/1", t.say_one("memo-erase-lead", "count", erased.notes), NOTEBOOK),
            Stage::Closed => ("/suite/1", t.say("copy-erase-lead"), COPY),
            _ => ("/memo/1", t.say_one("memo-erase-beside", "count", erased.notes), NOTEBOOK),
        };
        let [title, backups, sure] = words.map(|key| t.say(key));
        let (reference, notices) = (erased.reference.to_string(), Vec::new());
        Self { t, page, notices, sheet, reference, back, title, lead, backups, sure }
    }
}

/// Title, what stays elsewhere, what is agreed to.
const NOTEBOOK: [&str; 3] = ["memo-erase-title", "memo-erase-backups", "memo-erase-sure"];
const COPY: [&str; 3] = ["copy-erase-title", "copy-erase-backups", "copy-erase-sure"];

async fn there(app: &App, keys: &Unlocked) -> Result<Erasable, Failure> {
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(erasable(&app.service, permit, keys).await?)
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Html<String>, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    render(&Erase::new(&page, &there(&app, &keys).await?, Sheet::default()))
}

pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let erased = there(&app, &keys).await?;
    // Another case may be open in this browser since the page was shown.
    if form.text("case") != erased.reference.as_str() {
        return Err(Kind::Conflict.into());
    }
    if form.confirmed().is_err() {
        return unprocessable(&Erase::new(&page, &erased, Sheet::with(form.0, "sure", "not-confirmed")));
    }
    let permit = authorise::<verb::Erase>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    erase(&app.service, permit, &keys).await?;
    let (next, said) = match erased.stage {
        Stage::Notebook => ("/memo", "erased"),
        Stage::Closed => ("/memo", "erased-copy"),
        _ => ("/suite/1", "erased"),
    };
    if erased.stage.is_the_persons_own() {
        session::leave_notebook(&session).await?;
    }
    tell(&session, said).await?;
    Ok(page.go(next).into_response())
}
