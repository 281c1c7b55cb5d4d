//! Files given to somebody heard: each is kept or refused by itself, and the page says which.
use axum::{
    extract::{Path, Request, State},
    response::{IntoResponse, Response},
};

use super::{one::OnePage, opened, parse};
use crate::{
    domain::act::verb,
    service::{
        self, About,
        hearing::enclose,
        session::{Session, tell},
    },
    web::{App, Failure, desk::seat::Seat, error::unprocessable, files::Offer, form::Sheet, upload::Incoming},
};

/// Gives files to the person.
pub async fn send(
    State(app): State<App>,
    session: Session,
    seat: Seat,
    Path(reference): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let about = About::Case(&reference);
    // Before anything is read.
    seat.permit::<verb::Enclose>(&app, about).await?;
    let mut incoming = Incoming::new(&app, &session, request).await?;
    while let Some(file) = incoming.next().await? {
        let permit = seat.permit::<verb::Enclose>(&app, about).await?;
        let kept = enclose(&app.service, permit, &seat.unlocked, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        let view = opened(&app, &seat, &reference).await?;
        let offer = Offer::new(&seat.page.words, app.service.settings().files, &taken);
        let typed = (Sheet::default(), service::new_request(&app.service));
        return unprocessable(&OnePage::new((&seat.page, &seat.me, seat.names(&app)), view, typed, offer));
    }
    tell(&session, "hearing-files").await?;
    Ok(seat.page.go(&format!("/hearings/{reference}")).into_response())
}
