//! The person's name and how to reach them, later: given, changed, taken back.
use askama::Template;
use axum::response::{IntoResponse, Response};

use super::{name::ways, notices::Notice, own::Own};
use crate::{
    domain::{act::verb, case::Reference, draft, identity::Identity},
    service::{
        Error,
        identify::{self, Known, identify},
        notebook::is_a_notebook,
    },
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// The button that takes everything back.
const BACK: &str = "back";

#[derive(Debug, Template)]
#[template(path = "intake/identity.html")]
pub(super) struct Identified<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: Reference,
    /// Something was given: it can be taken back.
    known: bool,
    sheet: Sheet,
    ways: Vec<Choice>,
    outside: bool,
}

impl<'a> Identified<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (known, outside): (&Known, bool),
        typed: Option<Sheet>,
    ) -> Self {
        let own = || Sheet::of(known.identity.as_ref().map(Identity::to_fields).unwrap_or_default());
        let sheet = typed.unwrap_or_else(own);
        let (t, reference) = (&page.words, known.reference.clone());
        Self { t, page, notices, reference, known: known.identity.is_some(), ways: ways(t, &sheet), sheet, outside }
    }
}

async fn known(own: &Own) -> Result<Known, Failure> {
    Ok(identify::known(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await?)
}

async fn page_of<'a>(own: &'a Own, (known, typed): (&Known, Option<Sheet>)) -> Result<Identified<'a>, Failure> {
    let notices = own.notices().await?;
    Ok(Identified::new((&own.page, notices), (known, own.service().writes_outside()), typed))
}

pub(super) async fn get(own: Own) -> Result<Response, Failure> {
    if is_a_notebook(own.service(), &own.keys).await? {
        return Ok(own.page.go("/memo/1").into_response());
    }
    if own.case().await?.withdrawal.is_some() {
        return Ok(own.page.go("/suite/1").into_response());
    }
    Ok(render(&page_of(&own, (&known(&own).await?, None)).await?)?.into_response())
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    keep(&own, &form).await
}

/// Keeps it in the case that the page showed; what cannot be kept is shown again as it was typed.
async fn keep(own: &Own, form: &Form) -> Result<Response, Failure> {
    let known = known(own).await?;
    let fields = form.0.only(|name| draft::Page::Name.has_field(name));
    if form.text("case") != known.reference.as_str() {
        let mut again = page_of(own, (&known, Some(Sheet::of(fields)))).await?;
        again.notices.insert(0, Notice::other_case(&own.page, &known.reference));
        return unprocessable(&again);
    }
    let back = form.chose("go", BACK);
    let language = own.page.language();
    let parsed = if back { Ok(Identity::default()) } else { identify::parse(own.service(), &fields, language) };
    let identity = match parsed {
        Ok(identity) => identity,
        Err(problems) => {
            return unprocessable(&page_of(own, (&known, Some(Sheet::found(fields, &problems)))).await?);
        }
    };
    let done = identify(own.service(), own.permit::<verb::Identify>().await?, &own.keys, &identity).await;
    let said = match done {
        Ok(()) if identity.is_nothing() => "identify-back",
        Ok(()) => "identify",
        // Sent twice, it counts once.
        Err(Error::Invalid(_)) if back => "identify-back",
        Err(Error::Invalid(_)) => "identify-same",
        Err(error) => return Err(error.into()),
    };
    own.done(said, "/suite/1").await
}
