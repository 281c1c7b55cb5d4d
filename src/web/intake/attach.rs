//! Files given later, to a case that is there: one after the other, each in the case before the next is looked at.
use askama::Template;
use axum::{
    extract::{Path, Request},
    response::{IntoResponse, Response},
};

use super::{notices::Notice, own::Own};
use crate::{
    domain::{act::verb, case::Reference},
    service::{Error, files},
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        files::{Offer, saved, shown},
        page::render,
        upload::{Incoming, Taken},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/attach.html")]
pub(super) struct Attach<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: files go to it, or to none.
    reference: Reference,
    offer: Offer,
}

impl<'a> Attach<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (limits, reference): (files::Limits, Reference),
        taken: &Taken,
    ) -> Self {
        Self { t: &page.words, page, notices, reference, offer: Offer::new(&page.words, limits, taken) }
    }
}

async fn page_of<'a>(own: &'a Own, taken: &Taken) -> Result<Attach<'a>, Failure> {
    let (notices, reference) = (own.notices().await?, own.reference().await?);
    Ok(Attach::new((&own.page, notices), (own.service().settings().files, reference), taken))
}

pub(super) async fn get(own: Own) -> Result<Response, Failure> {
    if own.case().await?.withdrawal.is_some() {
        return Ok(own.page.go("/suite/1").into_response());
    }
    Ok(render(&page_of(&own, &Taken::default()).await?)?.into_response())
}

pub(super) async fn post(own: Own, request: Request) -> Result<Response, Failure> {
    let reference = own.reference().await?;
    let mut incoming = Incoming::new(&own.app, &own.session, request).await?;
    while let Some(file) = incoming.next().await? {
        if incoming.fields().one("case") != reference.as_str() {
            files::discard(own.service(), &file).await?;
            incoming.settle(Err(Error::Invalid(vec!["other-case"])))?;
            continue;
        }
        let permit = own.permit::<verb::Attach>().await?;
        let kept = files::attach(own.service(), permit, &own.keys, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&page_of(&own, &taken).await?);
    }
    own.done("files", "/suite/1").await
}

pub(super) async fn save(own: Own, Path(file): Path<String>) -> Result<Response, Failure> {
    Ok(saved(fetched(&own, &file).await?))
}

pub(super) async fn show(own: Own, Path(file): Path<String>) -> Result<Response, Failure> {
    Ok(shown(fetched(&own, &file).await?))
}

async fn fetched(own: &Own, file: &str) -> Result<files::Fetched, Failure> {
    let file = file.parse().map_err(|_| Error::NotFound)?;
    Ok(files::fetch(own.service(), own.permit::<verb::Fetch>().await?, &own.keys, file).await?)
}
