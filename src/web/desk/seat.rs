//! Somebody signed in, at their desk: what every handler behind the door is given.
//!
//! Nobody signed in is shown the door, and a form sent after the session ended gives back what was typed. A seat says
//! who sits there; what they may do is asked permit by permit.
use axum::{
    extract::FromRequestParts,
    http::{Method, request::Parts},
    response::{IntoResponse, Response},
};
use jiff::SignedDuration;

use super::names::Names;
use crate::{
    domain::act::Verb,
    policy::Permit,
    service::{
        self, About, Error, Who,
        session::{self, Session, Surface, Unlocked},
        view::Me,
    },
    web::{App, Failure, Page},
};

/// A session that ends in so long says so on every page: time to finish a letter.
const SOON: SignedDuration = SignedDuration::from_mins(45);

/// Somebody signed in.
#[derive(Debug)]
pub struct Seat {
    /// The page about to be shown.
    pub page: Page,
    /// The session, for what it keeps from one page to the next.
    pub session: Session,
    /// Their keys, open.
    pub unlocked: Unlocked,
    /// Who they are.
    pub me: Me,
}

impl Seat {
    /// Asks for a permit.
    pub async fn permit<V: Verb>(&self, app: &App, about: About<'_>) -> Result<Permit<V>, Error> {
        service::authorise(&app.service, Who::Unlocked(&self.unlocked), about).await
    }

    /// The organisation's names in the language of the page.
    #[must_use]
    pub fn names<'a>(&self, app: &'a App) -> Names<'a> {
        Names::new(app.service.rules(), self.page.language())
    }

    async fn take(parts: &mut Parts, app: &App, mut page: Page) -> Result<Self, Error> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(Error::SignedOut)?;
        let unlocked = session::unlocked(&app.service, &session).await?;
        let me = service::me::me(&app.service, &unlocked).await?;
        let ends = session::ends(&session, Surface::Desk).await?;
        let soon = ends.filter(|ends| ends.duration_since(app.service.clock().now()) <= SOON);
        page.closing = soon.map(|ends| page.words.moment(&ends));
        if parts.method == Method::GET {
            page.done = session::told(&session).await?;
        }
        Ok(Self { page, session, unlocked, me })
    }
}

impl FromRequestParts<App> for Seat {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let page = Page::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let door = page.go("/sign-in");
        match Self::take(parts, app, page).await {
            Ok(seat) => Ok(seat),
            Err(Error::SignedOut) if parts.method == Method::GET => Err(door.into_response()),
            Err(error) => Err(Failure::from(error).into_response()),
        }
    }
}
