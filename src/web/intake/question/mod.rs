//! A question without a report: two pages, the words and who will read them; and the door from a question to a report.
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::{notices::Notice, steps::Step};
use crate::{
    domain::{act::verb, draft},
    service::{
        About, Error, Who, authorise, question,
        session::{Session, reference, unlocked},
    },
    web::{App, Failure, Page, error::Kind, form::Form},
};

pub(super) mod send;
pub(super) mod words;

/// Puts the question into the form, and leads to its first step.
pub(super) async fn draw_up(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    if form.text("case") != reference(&app.service, &keys).await?.as_str() {
        return Err(Kind::Conflict.into());
    }
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    match question::draw_up(&app.service, permit, (&session, &keys)).await {
        Ok(()) => Ok(page.go(Step(draft::Page::You).path()).into_response()),
        // The page of the case says that another text is open, and leads to it.
        Err(Error::Invalid(_)) => Ok(page.go("/suite/1").into_response()),
        Err(error) => Err(error.into()),
    }
}

/// Somebody is at these pages while something else is open here.
fn notices(page: &Page, open: super::notices::Open) -> Vec<Notice> {
    Notice::open(page, open).into_iter().collect()
}
