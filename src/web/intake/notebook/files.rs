//! Files put in a notebook: nobody else has their keys.
use askama::Template;
use axum::{
    extract::Request,
    response::{Html, Response},
};

use super::{SPACE, space::opened};
use crate::{
    domain::{act::verb, case::Reference},
    service::{Error, files},
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        files::Offer,
        intake::{notices::Notice, own::Own},
        page::render,
        upload::{Incoming, Taken},
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/memo_files.html")]
pub(in crate::web::intake) struct Stow<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: Reference,
    offer: Offer,
}

impl<'a> Stow<'a> {
    pub(in crate::web::intake) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (limits, reference): (files::Limits, Reference),
        taken: &Taken,
    ) -> Self {
        Self { t: &page.words, page, notices, reference, offer: Offer::new(&page.words, limits, taken) }
    }
}

async fn page_of<'a>(own: &'a Own, taken: &Taken) -> Result<Stow<'a>, Failure> {
    let (notices, reference) = (own.notices().await?, opened(own).await?.reference);
    Ok(Stow::new((&own.page, notices), (own.service().settings().files, reference), taken))
}

pub(in crate::web::intake) async fn get(own: Own) -> Result<Html<String>, Failure> {
    render(&page_of(&own, &Taken::default()).await?)
}

/// Keeps what was sent, file by file.
pub(in crate::web::intake) async fn post(own: Own, request: Request) -> Result<Response, Failure> {
    let reference = opened(&own).await?.reference;
    let mut incoming = Incoming::new(&own.app, &own.session, request).await?;
    while let Some(file) = incoming.next().await? {
        if incoming.fields().one("case") != reference.as_str() {
            files::discard(own.service(), &file).await?;
            incoming.settle(Err(Error::Invalid(vec!["other-case"])))?;
            continue;
        }
        let permit = own.permit::<verb::Keep>().await?;
        let kept = files::stow(own.service(), permit, &own.keys, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&page_of(&own, &taken).await?);
    }
    own.done("stowed", SPACE).await
}
