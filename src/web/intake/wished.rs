//! What the person would like now, in place of what they said before.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::notices::{Notice, beside_a_draft};
use crate::{
    domain::{Coded, act::verb, draft::Fields, report::Wish},
    service::{
        About, Error, Who, authorise,
        follow_up::follow_up,
        session::{Session, Unlocked, reference, tell, unlocked},
        wish::wish,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/wished.html")]
pub(super) struct Wished<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: wishes are for it, or for none.
    reference: String,
    sheet: Sheet,
    options: Vec<Choice>,
}

impl<'a> Wished<'a> {
    pub(super) fn new((page, notices): (&'a Page, Vec<Notice>), reference: String, sheet: Sheet) -> Self {
        let options = sheet.choices::<Wish>(&page.words, "wish", "wishes");
        Self { t: &page.words, page, notices, reference, sheet, options }
    }
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    let case = follow_up(&app.service, permit, &keys).await?;
    if case.withdrawal.is_some() {
        return Ok(page.go("/suite/1").into_response());
    }
    let mut fields = Fields::default();
    case.agreements.wishes.iter().for_each(|wish| fields.insert("wishes", wish.code()));
    let notices = beside_a_draft(&app, &session, &page).await?;
    Ok(render(&Wished::new((&page, notices), case.reference.to_string(), Sheet::of(fields)))?.into_response())
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let here = reference(&app.service, &keys).await?;
    let done = if form.text("case") == here.as_str() {
        wished(&app, &keys, &form).await
    } else {
        Err(Error::Invalid(vec!["other-case"]))
    };
    match done {
        Ok(()) => {
            tell(&session, "wish").await?;
            Ok(page.go("/suite/1").into_response())
        }
        Err(Error::Invalid(codes)) => {
            let notices = beside_a_draft(&app, &session, &page).await?;
            let sheet = Sheet::with(form.0, "wishes", codes.first().copied().unwrap_or("unknown-option"));
            unprocessable(&Wished::new((&page, notices), here.to_string(), sheet))
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads them in the order of the list, each once.
async fn wished(app: &App, keys: &Unlocked, form: &Form) -> Result<(), Error> {
    let typed = form.0.all("wishes");
    if typed.iter().any(|code| Wish::from_code(code).is_err()) {
        return Err(Error::Invalid(vec!["unknown-option"]));
    }
    let chosen = Wish::ALL.iter().copied().filter(|wish| form.chose("wishes", wish.code())).collect();
    let permit = authorise::<verb::Wish>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    wish(&app.service, permit, keys, chosen).await
}
