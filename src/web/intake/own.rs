//! The person in their own space: what every page behind a code is given.
//!
//! Nobody gets one without the keys that a code opens, and a form sent after the session ended gives back what was typed.
//! What may be done with the keys is asked permit by permit; the case is read anew each time.
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::notices::{Notice, beside_a_draft};
use crate::{
    clock::Day,
    domain::{
        act::{Verb, verb},
        case::Reference,
        family::Family,
        rules::Rules,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        follow_up::follow_up,
        session::{self, Session, Unlocked},
        view::FollowUp,
    },
    web::{App, Failure, Page, error::Kind, form::Form},
};

/// Somebody whose code is open.
#[derive(Debug)]
pub(super) struct Own {
    /// What every handler may use.
    pub(super) app: App,
    /// The page about to be shown.
    pub(super) page: Page,
    /// The session, for what it keeps from one page to the next.
    pub(super) session: Session,
    /// Their keys, open.
    pub(super) keys: Unlocked,
}

impl Own {
    pub(super) fn service(&self) -> &Service {
        &self.app.service
    }

    pub(super) fn rules(&self) -> &Rules {
        self.app.service.rules()
    }

    pub(super) fn today(&self) -> Day {
        self.app.service.today()
    }

    /// Asks for a permit on their own case.
    pub(super) async fn permit<V: Verb>(&self) -> Result<Permit<V>, Error> {
        authorise::<V>(&self.app.service, Who::Unlocked(&self.keys), About::OwnCase).await
    }

    /// The case as it stands.
    pub(super) async fn case(&self) -> Result<FollowUp, Error> {
        follow_up(&self.app.service, self.permit::<verb::FollowUp>().await?, &self.keys).await
    }

    /// What staff call the case.
    pub(super) async fn reference(&self) -> Result<Reference, Error> {
        session::reference(&self.app.service, &self.keys).await
    }

    /// What a page of theirs reminds of.
    pub(super) async fn notices(&self) -> Result<Vec<Notice>, Failure> {
        beside_a_draft(&self.app, &self.session, &self.page).await
    }

    /// Takes what the last act said, for this page to say.
    pub(super) async fn say_done(&mut self) -> Result<(), Error> {
        self.page.done = session::told(&self.session).await?;
        Ok(())
    }

    /// The form must be of the case that is open now: another may have been opened in this browser since.
    pub(super) fn same_case(form: &Form, reference: &Reference) -> Result<(), Failure> {
        if form.text("case") == reference.as_str() { Ok(()) } else { Err(Kind::Conflict.into()) }
    }

    /// It is done: the page that follows says so.
    pub(super) async fn done(&self, said: &str, next: &str) -> Result<Response, Failure> {
        session::tell(&self.session, said).await?;
        Ok(self.page.go(next).into_response())
    }

    /// Where the pages of this code are, if this is not one of them: whoever is heard has a space of its own kind.
    async fn elsewhere(&self) -> Option<&'static str> {
        let family = self.reference().await.map(|reference| reference.family());
        let is_heard = matches!(family, Ok(Family::Hearing));
        match (is_heard, self.page.is_under("/rdv")) {
            (true, false) if !self.page.is_at("/suite/5") => Some("/rdv"),
            (false, true) if family.is_ok() => Some("/suite/1"),
            _ => None,
        }
    }

    async fn take(parts: &Parts, app: &App, page: Page) -> Result<Self, Error> {
        let session = parts.extensions.get::<Session>().cloned().ok_or(Error::SignedOut)?;
        let keys = session::unlocked(&app.service, &session).await?;
        Ok(Self { app: app.clone(), page, session, keys })
    }
}

impl FromRequestParts<App> for Own {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let page = Page::from_request_parts(parts, app).await.map_err(IntoResponse::into_response)?;
        let own = Self::take(parts, app, page).await.map_err(|error| Failure::from(error).into_response())?;
        match own.elsewhere().await {
            Some(place) => Err(own.page.go(place).into_response()),
            None => Ok(own),
        }
    }
}
