//! Protection fonctionnelle: what it is, the request, its receipt with what the law wants on it, and what became of it.
//!
//! The page can be printed: it is the receipt. The account is not part of it, and the page says so before anything is sent.
use askama::Template;
use axum::response::{Html, Response};

use super::{follow_up::reports, notices::Notice, own::Own};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        deadline::DeadlineCode,
        draft::Fields,
        protection::{Office, Progress, Request},
        report::{LINE_LIMIT, PARAGRAPH_LIMIT},
        rules::Rules,
    },
    service::{
        Error, Message, new_request, protection,
        view::{FollowUp, Protection},
    },
    text::Words,
    web::{
        Failure, Page,
        error::{Kind, unprocessable},
        form::{Fault, Form, Sheet, length},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/protection.html")]
pub(super) struct Asking<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: String,
    request: String,
    sheet: Sheet,
    office: Vec<String>,
    agree: String,
    /// Until when silence would last for a request made today.
    due: String,
    receipt: Option<Receipt>,
    /// The cell no longer opens the case: nobody there hands anything over, nor notes a decision.
    withdrawn: bool,
}

/// The receipt of a request, and where it stands.
#[derive(Debug)]
pub(super) struct Receipt {
    pub(super) received: String,
    pub(super) asked: Request,
    pub(super) state: Vec<String>,
    /// What happens to it from here: key of the sentence.
    pub(super) then: &'static str,
    over: bool,
}

impl Receipt {
    pub(super) fn new(page: &Page, rules: &Rules, (case, known): (&FollowUp, &Protection)) -> Self {
        let office = office(rules, case);
        let court = office.map(|office| office.court.get(page.language()).to_owned());
        let court = court.unwrap_or_else(|| page.words.say("protection-court"));
        Self {
            received: page.words.day(&known.asked),
            asked: known.request.clone(),
            state: state(&page.words, &known.progress, &court),
            then: then(case.withdrawal.is_some(), &known.progress, office.is_some()),
            over: known.progress.is_over(),
        }
    }
}

/// Who hands the request over: the cell, as long as it opens the case; the person, once they have withdrawn it.
fn then(withdrawn: bool, progress: &Progress, has_office: bool) -> &'static str {
    match (withdrawn, progress) {
        (false, _) => "protection-handing",
        (true, Progress::Decided(_)) => "protection-withdrawn-decided",
        (true, _) if has_office => "protection-withdrawn",
        (true, _) => "protection-withdrawn-unsaid",
    }
}

/// Where a request stands, and what the person can do about it.
fn state(t: &Words, standing: &Progress, court: &str) -> Vec<String> {
    match standing {
        Progress::Waiting { until } => {
            vec![t.say_one("protection-until", "day", &t.day(until)), t.say_one("protection-appeal", "court", court)]
        }
        Progress::Silent { until, appeal } => {
            let (until, appeal) = (t.day(until), t.day(appeal));
            let values = [("until", (&until).into()), ("appeal", (&appeal).into()), ("court", court.into())];
            vec![t.say_with("protection-silent", &values), t.say("protection-silent-more")]
        }
        Progress::Decided(decision) => {
            let (day, outcome) = (t.day(&decision.day), t.code("protection-outcome", &decision.outcome));
            let decided = t.say_with("protection-decided", &[("day", (&day).into()), ("outcome", (&outcome).into())]);
            vec![decided, decision.reasons.clone(), t.say_one("protection-appeal", "court", court)]
        }
    }
}

/// The service in charge at the place of the report.
fn office<'a>(rules: &'a Rules, case: &FollowUp) -> Option<&'a Office> {
    let place = reports(&case.items).next().map_or(&case.body, |report| &report.entity);
    rules.organisation.protection_of(place)
}

/// Its name and how to reach it, line by line; nothing where the organisation has not said.
pub(super) fn lines(page: &Page, rules: &Rules, case: &FollowUp) -> Vec<String> {
    let Some(office) = office(rules, case) else { return Vec::new() };
    let Office { name, address, mail, phone, .. } = office;
    [name.get(page.language()), address, mail, phone].map(str::to_owned).to_vec()
}

/// The sentence beside the box: what goes, to whom.
fn agreement(page: &Page, rules: &Rules, case: &FollowUp) -> String {
    match office(rules, case) {
        Some(office) => page.words.say_one("protection-agree", "office", office.name.get(page.language())),
        None => page.words.say("protection-agree-unsaid"),
    }
}

impl<'a> Asking<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, today): (&Rules, Day),
        case: &FollowUp,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let due = rules.deadlines_of(&case.body).due(DeadlineCode::Protection, today);
        Self {
            t: &page.words,
            page,
            notices,
            reference: case.reference.to_string(),
            request,
            sheet,
            office: lines(page, rules, case),
            agree: agreement(page, rules, case),
            due: page.words.day(&due),
            withdrawn: case.withdrawal.is_some(),
            receipt: case.protection.as_ref().map(|known| Receipt::new(page, rules, (case, known))),
        }
    }

    /// Whether a request can be made now.
    fn is_open(&self) -> bool {
        !self.withdrawn && self.receipt.as_ref().is_none_or(|receipt| receipt.over)
    }
}

/// The person's case; a question asks for nothing of the employer.
async fn asking(own: &Own) -> Result<FollowUp, Failure> {
    let case = own.case().await?;
    if case.is_a_question() { Err(Kind::NotFound.into()) } else { Ok(case) }
}

async fn shown<'a>(own: &'a Own, case: &FollowUp, typed: (Sheet, String)) -> Result<Asking<'a>, Failure> {
    Ok(Asking::new((&own.page, own.notices().await?), (own.rules(), own.today()), case, typed))
}

/// The name is there already where the person gave one.
fn prepared(case: &FollowUp) -> Sheet {
    let mut fields = Fields::default();
    fields.insert("name", case.identity.as_ref().map_or("", |identity| identity.name.as_str()));
    Sheet::of(fields)
}

pub(super) async fn get(mut own: Own) -> Result<Html<String>, Failure> {
    let case = asking(&own).await?;
    own.say_done().await?;
    render(&shown(&own, &case, (prepared(&case), new_request(own.service()))).await?)
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    let case = asking(own).await?;
    Own::same_case(form, &case.reference)?;
    let until = own.rules().deadlines_of(&case.body).due(DeadlineCode::Protection, own.today());
    let faults = match Request::parse(&form.0, (agreement(&own.page, own.rules(), &case), until)) {
        Ok(request) => match asked(own, form, &request).await {
            Ok(()) => return own.done("protection", "/suite/10").await,
            Err(Error::Invalid(codes)) => codes.into_iter().map(|code| Fault::new("name", code)).collect(),
            Err(error) => return Err(error.into()),
        },
        Err(faults) => faults.iter().map(|fault| sized(Fault::new(fault.field, fault.code), form)).collect(),
    };
    let sheet = Sheet { fields: form.0.clone(), faults };
    unprocessable(&shown(own, &case, (sheet, form.text("request").to_owned())).await?)
}

fn sized(fault: Fault, form: &Form) -> Fault {
    let limit = if fault.field == "wanted" { PARAGRAPH_LIMIT } else { LINE_LIMIT };
    let count = length(form.text(fault.field));
    match (fault.code, fault.field) {
        ("too-long", "wanted") => fault.sized(limit, count),
        ("too-long", field) => Fault::new(field, "too-long-line").sized(limit, count),
        _ => fault,
    }
}

async fn asked(own: &Own, form: &Form, request: &Request) -> Result<(), Error> {
    let message = Message { text: String::new(), request: form.text("request").to_owned() };
    let permit = own.permit::<verb::AskProtection>().await?;
    protection::ask(own.service(), permit, (&own.keys, &message), request).await
}
