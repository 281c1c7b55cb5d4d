//! The notebook is erased, or the copy of a case that was withdrawn for good, once the person has said that they are sure.
use askama::Template;
use axum::response::{Html, Response};

use crate::{
    domain::{act::verb, case::Stage},
    service::{
        notebook::{Erasable, erasable, erase},
        session,
    },
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        form::{Form, Sheet},
        intake::{notices::Notice, own::Own},
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

async fn there(own: &Own) -> Result<Erasable, Failure> {
    Ok(erasable(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await?)
}

pub(in crate::web::intake) async fn get(own: Own) -> Result<Html<String>, Failure> {
    render(&Erase::new(&own.page, &there(&own).await?, Sheet::default()))
}

pub(in crate::web::intake) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    let erased = there(&own).await?;
    Own::same_case(&form, &erased.reference)?;
    if form.confirmed().is_err() {
        return unprocessable(&Erase::new(&own.page, &erased, Sheet::with(form.0, "sure", "not-confirmed")));
    }
    erase(own.service(), own.permit::<verb::Erase>().await?, &own.keys).await?;
    let (next, said) = match erased.stage {
        Stage::Notebook => ("/memo", "erased"),
        Stage::Closed => ("/memo", "erased-copy"),
        _ => ("/suite/1", "erased"),
    };
    if erased.stage.is_the_persons_own() {
        session::leave_notebook(&own.session).await?;
    }
    own.done(said, next).await
}
