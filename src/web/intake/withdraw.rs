//! Withdrawing what was sent: what it does and does not, one question that may be left, and one button. Coming back on it.
//!
//! Whoever says that somebody presses them is shown where help is first, with the same button beside it: nobody is kept from
//! withdrawing.
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{
    follow_up::reports,
    help::{Shown, shown},
    notices::Notice,
    own::Own,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::verb,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        draft::Fields,
        protection::Progress,
        report::{Answer, Report},
        rules::Rules,
        support::Contact,
    },
    service::{
        Error,
        session::told,
        view::FollowUp,
        withdrawal::{resume, withdraw},
    },
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// What is kept between the two times the page is shown: somebody presses the person.
const PRESSED: &str = "pressed";
/// The same, and the cell may know it.
const PRESSED_TOLD: &str = "pressed-told";

#[derive(Debug, Template)]
#[template(path = "intake/withdraw.html")]
pub(super) struct Withdraw<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    reference: Reference,
    /// The last day on which the person can come back on it.
    until: String,
    answers: Vec<Choice>,
    /// The cell may know the answer.
    tell: bool,
    /// A request for protection fonctionnelle may not have been handed over yet.
    pending: bool,
    /// Where help is, for whoever said that somebody presses them.
    help: Option<Vec<Shown>>,
}

impl<'a> Withdraw<'a> {
    /// `said` is what was said to the question, where the page is shown for the second time.
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (rules, today): (&Rules, Day),
        case: &FollowUp,
        said: Option<&str>,
    ) -> Self {
        let t = &page.words;
        let pressed = said.is_some_and(|said| [PRESSED, PRESSED_TOLD].contains(&said));
        let mut fields = Fields::default();
        if pressed {
            fields.insert("pressed", Answer::Yes.code());
        }
        let sheet = Sheet::of(fields);
        let unsaid = sheet.choice("pressed", "unsaid", t.say("withdraw-pressed-unsaid"));
        let answers = sheet.choices::<Answer>(t, "answer", "pressed").into_iter().chain([unsaid]).collect();
        Self {
            page,
            notices,
            reference: case.reference.clone(),
            until: t.day(&rules.deadlines_of(&case.body).due(DeadlineCode::Withdrawal, today)),
            answers,
            tell: said == Some(PRESSED_TOLD),
            pending: case.protection.as_ref().is_some_and(|known| !matches!(known.progress, Progress::Decided(_))),
            help: pressed.then(|| shown(page, numbers(rules, case))),
            sheet,
            t,
        }
    }
}

/// The number for children in danger.
const FOR_CHILDREN: &str = "119";

/// Who answers at once; first the number for children in danger, where the person harmed was said to be under eighteen.
fn numbers<'r>(rules: &'r Rules, case: &FollowUp) -> impl Iterator<Item = &'r Contact> {
    let is_minor = reports(&case.items).next().is_some_and(Report::concerns_a_minor);
    let for_children = move |contact: &&Contact| is_minor && contact.phone.as_deref() == Some(FOR_CHILDREN);
    let others = rules.support.emergency().filter(move |contact| !for_children(contact));
    rules.support.help().chain(rules.support.emergency()).filter(move |contact| for_children(contact)).chain(others)
}

pub(super) async fn get(own: Own) -> Result<Response, Failure> {
    let case = own.case().await?;
    if !Stage::OPEN_TO_THE_CELL.contains(&case.stage) {
        return Ok(own.page.go("/suite/1").into_response());
    }
    let said = told(&own.session).await?;
    let shown = Withdraw::new((&own.page, Vec::new()), (own.rules(), own.today()), &case, said.as_deref());
    Ok(render(&shown)?.into_response())
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    let reference = own.reference().await?;
    if form.text("case") != reference.as_str() {
        let (notice, case) = (Notice::other_case(&own.page, &reference), own.case().await?);
        return unprocessable(&Withdraw::new((&own.page, vec![notice]), (own.rules(), own.today()), &case, None));
    }
    if form.chose("do", "resume") { back(&own).await } else { away(&own, &form).await }
}

/// Withdraws, once whoever is pressed has been shown where help is.
async fn away(own: &Own, form: &Form) -> Result<Response, Failure> {
    let answer = Answer::from_code(form.text("pressed")).ok();
    let may_know = form.chose("tell", "yes");
    if answer == Some(Answer::Yes) && !form.chose("read", "yes") {
        return own.done(if may_know { PRESSED_TOLD } else { PRESSED }, "/suite/9").await;
    }
    let done = match own.permit::<verb::Withdraw>().await {
        Ok(permit) => withdraw(own.service(), permit, &own.keys, answer.filter(|_| may_know)).await,
        Err(error) => Err(error),
    };
    match done {
        // Sent twice, even at the same moment, it is withdrawn once.
        Ok(()) | Err(Error::Withdrawn) => own.done("withdraw", "/suite/1").await,
        Err(error) => Err(error.into()),
    }
}

/// Comes back on it; too late, the page that follows says so.
async fn back(own: &Own) -> Result<Response, Failure> {
    let done = match own.permit::<verb::Resume>().await {
        Ok(permit) => resume(own.service(), permit, &own.keys).await,
        Err(error) => Err(error),
    };
    match done {
        Ok(()) => return own.done("resume", "/suite/1").await,
        // Sent twice, or no longer possible: the space says where the case stands.
        Err(Error::Invalid(_) | Error::Withdrawn) => {}
        Err(Error::NotFound) if own.case().await.is_ok() => {}
        Err(error) => return Err(error.into()),
    }
    Ok(own.page.go("/suite/1").into_response())
}
