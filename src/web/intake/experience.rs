//! How it was: a few questions with choices only, for anybody, without a code.
//!
//! The page keeps nothing: no cookie is set, no session is written, and nothing of who came stands in the log. Whoever still has their
//! case open in the same browser sends its cookie along, as with any address here: it is not looked at but for the proof that the form
//! is ours. It does **not** know whether somebody had a case.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use crate::{
    domain::{
        Coded,
        act::verb,
        experience::{Opinion, Question},
    },
    service::{About, Error, Who, authorise, experience},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/experience.html")]
pub(super) struct Asking<'a> {
    t: &'a Words,
    page: &'a Page,
    sheet: Sheet,
}

impl<'a> Asking<'a> {
    pub(super) fn new(page: &'a Page, sheet: Sheet) -> Self {
        Self { t: &page.words, page, sheet }
    }

    /// The questions: name of the field, words, what can be chosen; nothing, too.
    fn questions(&self) -> Vec<(&'static str, String, Vec<Choice>)> {
        let options = |question: Question| {
            let none = self.sheet.choice(question.code(), "", self.t.say("no-answer"));
            let all = self.sheet.choices::<Opinion>(self.t, "experience-answer", question.code());
            all.into_iter().chain([none]).collect()
        };
        let one = |question: &Question| (question.code(), self.t.code("experience-ask", question), options(*question));
        Question::ALL.iter().map(one).collect()
    }
}

/// That it was counted.
#[derive(Debug, Template)]
#[template(path = "intake/experience_thanks.html")]
pub(super) struct Thanks<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
}

pub(super) async fn get(page: Page) -> Result<Html<String>, Failure> {
    render(&Asking::new(&page, Sheet::default()))
}

/// Counts it; nothing chosen is nothing to count.
pub(super) async fn post(State(app): State<App>, page: Page, form: Form) -> Result<Response, Failure> {
    let permit = authorise::<verb::TellExperience>(&app.service, Who::Visitor, About::Intake("")).await?;
    match experience::tell(&app.service, permit, &form.0).await {
        Ok(()) => Ok(page.go("/experience/1").into_response()),
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("no-experience");
            unprocessable(&Asking::new(&page, Sheet::with(form.0, Question::Listened.code(), code)))
        }
        Err(error) => Err(error.into()),
    }
}

pub(super) async fn thanks(page: Page) -> Result<Html<String>, Failure> {
    render(&Thanks { t: &page.words, page: &page })
}
