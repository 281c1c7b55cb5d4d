//! What the person would like now, in place of what they said before.
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{notices::Notice, own::Own};
use crate::{
    domain::{Coded, act::verb, draft::Fields, report::Wish},
    service::{Error, wish::wish},
    text::Words,
    web::{
        Failure, Page,
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

pub(super) async fn get(own: Own) -> Result<Response, Failure> {
    let case = own.case().await?;
    if case.withdrawal.is_some() {
        return Ok(own.page.go("/suite/1").into_response());
    }
    let mut fields = Fields::default();
    case.agreements.wishes.iter().for_each(|wish| fields.insert("wishes", wish.code()));
    let notices = own.notices().await?;
    Ok(render(&Wished::new((&own.page, notices), case.reference.to_string(), Sheet::of(fields)))?.into_response())
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    let here = own.reference().await?;
    let done = if form.text("case") == here.as_str() {
        wished(&own, &form).await
    } else {
        Err(Error::Invalid(vec!["other-case"]))
    };
    match done {
        Ok(()) => own.done("wish", "/suite/1").await,
        Err(Error::Invalid(codes)) => {
            let sheet = Sheet::with(form.0, "wishes", codes.first().copied().unwrap_or("unknown-option"));
            unprocessable(&Wished::new((&own.page, own.notices().await?), here.to_string(), sheet))
        }
        Err(error) => Err(error.into()),
    }
}

/// Reads them in the order of the list, each once.
async fn wished(own: &Own, form: &Form) -> Result<(), Error> {
    let typed = form.0.all("wishes");
    if typed.iter().any(|code| Wish::from_code(code).is_err()) {
        return Err(Error::Invalid(vec!["unknown-option"]));
    }
    let chosen = Wish::ALL.iter().copied().filter(|wish| form.chose("wishes", wish.code())).collect();
    wish(own.service(), own.permit::<verb::Wish>().await?, &own.keys, chosen).await
}
