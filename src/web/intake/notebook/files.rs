//! Files put in a notebook: nobody else has their keys.
use askama::Template;
use axum::{
    extract::{Request, State},
    response::{Html, IntoResponse, Response},
};

use super::{SPACE, space::opened};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Error, Who, authorise, files,
        session::{Session, Unlocked, tell, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        files::Offer,
        intake::notices::{Notice, beside_a_draft},
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

async fn page_of<'a>(
    app: &App,
    (session, page): (&Session, &'a Page),
    (keys, taken): (&Unlocked, &Taken),
) -> Result<Stow<'a>, Failure> {
    let notices = beside_a_draft(app, session, page).await?;
    let reference = opened(app, keys).await?.reference;
    Ok(Stow::new((page, notices), (app.service.settings().files, reference), taken))
}

pub(in crate::web::intake) async fn get(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Html<String>, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    render(&page_of(&app, (&session, &page), (&keys, &Taken::default())).await?)
}

/// Keeps what was sent, file by file.
pub(in crate::web::intake) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    request: Request,
) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    let reference = opened(&app, &keys).await?.reference;
    let mut incoming = Incoming::new(&app, &session, request).await?;
    while let Some(file) = incoming.next().await? {
        if incoming.fields().one("case") != reference.as_str() {
            files::discard(&app.service, &file).await?;
            incoming.settle(Err(Error::Invalid(vec!["other-case"])))?;
            continue;
        }
        let permit = authorise::<verb::Keep>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
        let kept = files::stow(&app.service, permit, &keys, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&page_of(&app, (&session, &page), (&keys, &taken)).await?);
    }
    tell(&session, "stowed").await?;
    Ok(page.go(SPACE).into_response())
}
