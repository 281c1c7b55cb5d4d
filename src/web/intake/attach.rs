//! Files given later, to a case that is there: one after the other, each in the case before the next is looked at.
use askama::Template;
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};

use super::{
    notices::{Notice, beside_a_draft},
    withdraw::is_withdrawn,
};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Error, Who, authorise, files,
        session::{Session, Unlocked, reference, tell, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
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

async fn page_of<'a>(
    app: &App,
    session: &Session,
    page: &'a Page,
    (keys, taken): (&Unlocked, &Taken),
) -> Result<Attach<'a>, Failure> {
    let notices = beside_a_draft(app, session, page).await?;
    let reference = reference(&app.service, keys).await?;
    Ok(Attach::new((page, notices), (app.service.settings().files, reference), taken))
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    if is_withdrawn(&app, &keys).await? {
        return Ok(page.go("/suite/1").into_response());
    }
    Ok(render(&page_of(&app, &session, &page, (&keys, &Taken::default())).await?)?.into_response())
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    request: Request,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let reference = reference(&app.service, &keys).await?;
    let mut incoming = Incoming::new(&app, &session, request).await?;
    while let Some(file) = incoming.next().await? {
        if incoming.fields().one("case") != reference.as_str() {
            files::discard(&app.service, &file).await?;
            incoming.settle(Err(Error::Invalid(vec!["other-case"])))?;
            continue;
        }
        let permit = authorise::<verb::Attach>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
        let kept = files::attach(&app.service, permit, &keys, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&page_of(&app, &session, &page, (&keys, &taken)).await?);
    }
    tell(&session, "files").await?;
    Ok(page.go("/suite/1").into_response())
}

pub(super) async fn save(
    State(app): State<App>,
    session: Session,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    Ok(saved(fetched(&app, &unlocked(&app.service, &session).await?, &file).await?))
}

pub(super) async fn show(
    State(app): State<App>,
    session: Session,
    Path(file): Path<String>,
) -> Result<Response, Failure> {
    Ok(shown(fetched(&app, &unlocked(&app.service, &session).await?, &file).await?))
}

async fn fetched(app: &App, keys: &Unlocked, file: &str) -> Result<files::Fetched, Failure> {
    let file = file.parse().map_err(|_| Error::NotFound)?;
    let permit = authorise::<verb::Fetch>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(files::fetch(&app.service, permit, keys, file).await?)
}
