//! Retaliation, told from the person's own space: what was done to them, since when, in their words if they like.
//!
//! Before anything is sent the page says who receives it, that nobody else does, and by when an answer is owed.
use askama::Template;
use axum::response::{Html, Response};

use super::{aftercare::takes_retaliation, notices::Notice, own::Own};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        aftercare::{Retaliation, Treatment},
        case::Stage,
        deadline::DeadlineCode,
        report::NARRATIVE_LIMIT,
        rules::Rules,
    },
    service::{Error, Message, aftercare, new_request, view::FollowUp},
    text::Words,
    web::{
        Failure, Page,
        error::{Kind, unprocessable},
        form::{Choice, Fault, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/retaliation.html")]
pub(super) struct Telling<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: String,
    request: String,
    sheet: Sheet,
    treatments: Vec<Choice>,
    due: String,
}

impl<'a> Telling<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, today): (&Rules, Day),
        case: &FollowUp,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let label = |one: &Treatment| one.label.get(page.language()).to_owned();
        let choice = |one: &Treatment| sheet.choice("treatments", &one.code, label(one));
        let day = rules.deadlines_of(&case.body).due(DeadlineCode::FirstAnswer, today);
        // Until somebody has answered at all, that answer is the one that is owed.
        let due = match case.stage {
            Stage::Received => t.say("retaliation-due-first"),
            _ => t.say_one("retaliation-due", "day", &t.day(&day)),
        };
        let treatments = rules.aftercare.treatments().map(choice).collect();
        Self { t, page, notices, reference: case.reference.to_string(), request, sheet, treatments, due }
    }
}

/// The person's case, where it can be told.
async fn telling(own: &Own) -> Result<FollowUp, Failure> {
    let case = own.case().await?;
    if takes_retaliation(&case) { Ok(case) } else { Err(Kind::NotFound.into()) }
}

async fn shown<'a>(own: &'a Own, case: &FollowUp, typed: (Sheet, String)) -> Result<Telling<'a>, Failure> {
    Ok(Telling::new((&own.page, own.notices().await?), (own.rules(), own.today()), case, typed))
}

pub(super) async fn get(own: Own) -> Result<Html<String>, Failure> {
    let case = telling(&own).await?;
    render(&shown(&own, &case, (Sheet::default(), new_request(own.service()))).await?)
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    let case = telling(own).await?;
    Own::same_case(form, &case.reference)?;
    match told(own, form).await {
        Ok(()) => own.done("retaliation", "/suite/1").await,
        Err(Error::Invalid(codes)) => {
            let faults = match Retaliation::parse(&form.0, (&own.rules().aftercare, own.today())) {
                Ok(_) => codes.into_iter().map(|code| Fault::new("text", code)).collect(),
                Err(faults) => faults.iter().map(|fault| Fault::new(fault.field, fault.code)).collect(),
            };
            let sheet = Sheet { fields: form.0.clone(), faults }.within(NARRATIVE_LIMIT);
            unprocessable(&shown(own, &case, (sheet, form.text("request").to_owned())).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn told(own: &Own, form: &Form) -> Result<(), Error> {
    let message = Message { text: String::new(), request: form.text("request").to_owned() };
    let permit = own.permit::<verb::ReportRetaliation>().await?;
    aftercare::report(own.service(), permit, (&own.keys, &message), &form.0).await
}
