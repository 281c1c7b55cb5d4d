//! What the cell proposed to the person: services to turn to, and support that they accept, leave for later, or have already.
//!
//! Numbers and hours are those of today, the time within which a service answers is the one the person was told. No answer is
//! asked for: silence changes nothing. What they accept is told to the cell, and to nobody else.
use askama::Template;
use axum::response::{Html, Response};

use super::{
    help::{Shown, shown},
    notices::Notice,
    own::Own,
    who::named,
};
use crate::{
    domain::{
        Coded,
        act::verb,
        draft::Fields,
        orientation::{Oriented, Proposed, Reply, Support},
        rules::Rules,
        support::Contact,
    },
    service::{
        Error,
        orient::{answer, proposable},
        view::{self, FollowUp},
    },
    text::Words,
    web::{
        Failure, Page,
        error::{Kind, unprocessable},
        form::{Choice, Form, Sheet},
        offered,
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/orientation.html")]
pub(super) struct Offers<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: String,
    /// The newest first.
    all: Vec<Offer>,
    /// They withdrew: what was said stays to be read.
    withdrawn: bool,
}

/// One proposal.
#[derive(Debug)]
struct Offer {
    number: u64,
    by: String,
    text: String,
    services: Vec<Shown>,
    /// Services that can no longer be shown with a number that was verified: their names.
    unlisted: Vec<String>,
    questions: Vec<Question>,
    /// What was answered, and what was left open.
    said: Vec<String>,
    /// What is wrong with what was sent.
    fault: Option<String>,
}

/// A kind of support, and what can be answered.
#[derive(Debug)]
struct Question {
    name: String,
    label: String,
    options: Vec<Choice>,
}

/// What somebody sent that could not be taken: for which proposal, why.
pub(super) type Again<'a> = (&'a Form, &'static str);

impl<'a> Offers<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, case): (&Rules, &FollowUp),
        again: Option<Again<'_>>,
    ) -> Self {
        let offer = |one: &view::Orientation| {
            let typed = again.filter(|(form, _)| form.text("number") == one.number.to_string());
            offer(page, (rules, case), (one, typed))
        };
        Self {
            t: &page.words,
            page,
            notices,
            reference: case.reference.to_string(),
            all: case.orientations.iter().rev().map(offer).collect(),
            withdrawn: case.withdrawal.is_some(),
        }
    }
}

fn offer(
    page: &Page,
    (rules, case): (&Rules, &FollowUp),
    (one, typed): (&view::Orientation, Option<Again<'_>>),
) -> Offer {
    let t = &page.words;
    let sheet = match typed {
        Some((form, _)) => Sheet::of(form.0.clone()),
        None => answered(one),
    };
    let known = proposable(rules, &case.body);
    let listed = |proposed: &Proposed| known.iter().find(|contact| contact.code == proposed.code);
    let as_told = |proposed: &Proposed| {
        let contact = listed(proposed)?;
        Some(Contact { answers_within: proposed.answers_within.clone(), ..(*contact).clone() })
    };
    let contacts: Vec<Contact> = one.offered.services.iter().filter_map(as_told).collect();
    let unlisted = one.offered.services.iter().filter(|proposed| listed(proposed).is_none());
    let question = |support: &Support| {
        let name = format!("support-{}", support.code());
        let options = sheet.choices::<Reply>(t, "offered-reply", &name);
        Question { label: t.code("offered-support", support), options, name }
    };
    let (at, by) = (t.moment(&one.at), named(&one.by));
    Offer {
        number: one.number,
        by: t.say_with("offer-by", &[("day", (&at).into()), ("by", (&by).into())]),
        text: one.offered.text.clone(),
        services: shown(page, contacts.iter()),
        unlisted: unlisted.map(|proposed| offered::service(t, proposed)).collect(),
        questions: one.offered.support.iter().map(question).collect(),
        said: offered::standing(t, one),
        fault: typed.map(|(_, code)| t.term("problem", code)),
    }
}

/// What they answered last, chosen already.
fn answered(one: &view::Orientation) -> Sheet {
    let mut fields = Fields::default();
    for (support, reply) in &one.answers {
        fields.insert(&format!("support-{}", support.code()), reply.code());
    }
    Sheet::of(fields)
}

/// A proposal in the conversation.
pub(super) fn told(t: &Words, offer: &Oriented) -> String {
    let lines = offered::lines(t, offer).into_iter().map(|line| format!("– {line}"));
    std::iter::once(offer.text.clone()).chain(lines).collect::<Vec<_>>().join("\n")
}

/// Whether some support waits for an answer.
pub(super) fn waits(case: &FollowUp) -> bool {
    case.withdrawal.is_none() && case.orientations.iter().any(view::Orientation::waits)
}

/// What is said beside the way there, where something was proposed: key of the sentence.
pub(super) fn door(case: &FollowUp) -> Option<&'static str> {
    (!case.orientations.is_empty()).then_some("offer-link-why")
}

/// The person's case; where nothing was proposed there is no such page.
async fn offers(own: &Own) -> Result<FollowUp, Failure> {
    let case = own.case().await?;
    if case.orientations.is_empty() { Err(Kind::NotFound.into()) } else { Ok(case) }
}

pub(super) async fn get(mut own: Own) -> Result<Html<String>, Failure> {
    let case = offers(&own).await?;
    own.say_done().await?;
    render(&Offers::new((&own.page, own.notices().await?), (own.rules(), &case), None))
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    let case = offers(own).await?;
    Own::same_case(form, &case.reference)?;
    let done = async {
        let number = form.text("number").parse().map_err(|_| Error::Invalid(vec!["unknown-proposal"]))?;
        let permit = own.permit::<verb::AnswerSupport>().await?;
        answer(own.service(), permit, &own.keys, (number, &form.0)).await
    };
    match done.await {
        Ok(()) => own.done("answer-support", "/suite/12").await,
        Err(Error::Invalid(codes)) => {
            let again = (form, codes.first().copied().unwrap_or("unknown-option"));
            let notices = own.notices().await?;
            unprocessable(&Offers::new((&own.page, notices), (own.rules(), &case), Some(again)))
        }
        Err(error) => Err(error.into()),
    }
}
