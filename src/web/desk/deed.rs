//! A post behind the door: ask for the permit, do it, go on.
//!
//! Every act of the desk is answered here in one way. Done, it leads to a page (303); what cannot be taken is shown again
//! where it was typed; anything else is an error's page, which gives back what was typed (see `web::form`). The permit is asked
//! for again at each post, whatever the page showed.
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{IntoResponse, Response},
};

use super::seat::Seat;
use crate::{
    domain::act::Verb,
    policy::Permit,
    service::{About, Error, session},
    web::{App, Failure, form::Form},
};

/// Somebody signed in, and what they send.
#[derive(Debug)]
pub struct Deed {
    /// The program.
    pub app: App,
    /// Who.
    pub seat: Seat,
    /// What.
    pub form: Form,
}

impl Deed {
    /// Asks for a permit.
    pub(super) async fn permit<V: Verb>(&self, about: About<'_>) -> Result<Permit<V>, Error> {
        self.seat.permit(&self.app, about).await
    }

    /// Goes to `next` if it was done, where `said` is said once; `again` shows what could not be taken, by its code.
    pub(super) async fn answer<F: Future<Output = Result<Response, Failure>>>(
        &self,
        done: Result<(), Error>,
        (next, said): (&str, &str),
        again: impl FnOnce(&'static str) -> F,
    ) -> Result<Response, Failure> {
        match done {
            Ok(()) => {
                session::tell(&self.seat.session, said).await?;
                Ok(self.seat.page.go(next).into_response())
            }
            Err(Error::Invalid(codes)) => again(codes.first().copied().unwrap_or("unknown-option")).await,
            Err(error) => Err(error.into()),
        }
    }
}

impl FromRequestParts<App> for Deed {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Response> {
        let seat = Seat::from_request_parts(parts, app).await?;
        let Ok(form) = Form::from_request_parts(parts, app).await;
        Ok(Self { app: app.clone(), seat, form })
    }
}
