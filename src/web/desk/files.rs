//! Files of a case: given to the person, kept for the cell, saved or looked at.
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};

use super::{case, seat::Seat, withdrawn};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Error, files, open_case,
        session::{Session, tell},
    },
    web::{
        App, Failure,
        error::unprocessable,
        files::{Offer, saved, shown},
        upload::Incoming,
    },
};

/// Puts files in the case, for the person too or for the cell alone as the form says.
pub async fn send(
    State(app): State<App>,
    session: Session,
    seat: Seat,
    Path(reference): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let reference = case::parse(&reference)?;
    let about = About::Case(&reference);
    // Before anything is read: whoever may not see the case is told what anybody is told.
    withdrawn::told_of((&app, &seat), &reference, seat.permit::<verb::Open>(&app, about).await).await?;
    let (service, keys) = (&app.service, &seat.unlocked);
    let mut incoming = Incoming::new(&app, &session, request).await?;
    while let Some(file) = incoming.next().await? {
        let kept = match incoming.fields().one("reader") {
            "person" => files::enclose(service, seat.permit::<verb::Enclose>(&app, about).await?, keys, file).await,
            _ => files::annex(service, seat.permit::<verb::Annex>(&app, about).await?, keys, file).await,
        };
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        let view = open_case::open_case(service, seat.permit(&app, about).await?, keys).await?;
        let mut page = case::page(&app, &seat, view);
        page.offer = Offer::new(&seat.page.words, service.settings().files, &taken);
        return unprocessable(&page);
    }
    tell(&session, "files").await?;
    Ok(seat.page.go(&format!("/cases/{reference}")).into_response())
}

/// Hands a file out to be saved.
pub async fn save(State(app): State<App>, seat: Seat, Path(path): Path<(String, String)>) -> Result<Response, Failure> {
    Ok(saved(fetched(&app, &seat, path).await?))
}

/// Shows a file where nothing in it can act.
pub async fn show(State(app): State<App>, seat: Seat, Path(path): Path<(String, String)>) -> Result<Response, Failure> {
    Ok(shown(fetched(&app, &seat, path).await?))
}

async fn fetched(app: &App, seat: &Seat, (reference, file): (String, String)) -> Result<files::Fetched, Failure> {
    let reference = Reference::parse(&reference).map_err(|_| Error::NotFound)?;
    let file = file.parse().map_err(|_| Error::NotFound)?;
    let permit = seat.permit::<verb::Fetch>(app, About::Case(&reference)).await?;
    Ok(files::fetch(&app.service, permit, &seat.unlocked, file).await?)
}
