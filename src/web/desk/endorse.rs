//! Endorsing a new member's keys: the fingerprint they read out, typed here.
//!
//! The page does not show the fingerprint it expects. Copying it from the screen would prove nothing; hearing it from
//! the person is what keeps an administrator from slipping in keys of their own.
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};

use super::{members, names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb},
    service::{
        self, About, Error,
        view::{Me, MemberLine},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/endorse.html")]
pub(super) struct EndorsePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) line: MemberLine,
    pub(super) typed: &'a str,
    /// What was typed is not the fingerprint.
    pub(super) differs: bool,
}

impl EndorsePage<'_> {
    fn address(&self) -> String {
        self.page.href(&format!("/members/{}/endorse", self.line.member))
    }
}

fn page<'a>(app: &'a App, seat: &'a Seat, line: MemberLine) -> EndorsePage<'a> {
    let Seat { page, me, .. } = seat;
    EndorsePage { t: &page.words, page, me, names: seat.names(app), line, typed: "", differs: false }
}

/// Shows what endorsing means, and asks for the fingerprint.
pub async fn show(State(app): State<App>, seat: Seat, Path(id): Path<String>) -> Result<Html<String>, Failure> {
    let line = members::one(&app, &seat, &id).await?;
    if line.fingerprint.is_none() || line.endorsed_by_me {
        return Err(Error::NotFound.into());
    }
    render(&page(&app, &seat, line))
}

/// Endorses.
pub async fn send(State(app): State<App>, seat: Seat, Path(id): Path<String>, form: Form) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Endorse>(&app, About::Organisation).await?;
    let line = members::one(&app, &seat, &id).await?;
    // Sent twice: it is done.
    if line.endorsed_by_me || line.state == "active" {
        return Ok(seat.page.go("/members").into_response());
    }
    let typed = form.text("fingerprint");
    match service::endorse::endorse(&app.service, permit, &seat.unlocked, (line.member, typed)).await {
        Ok(()) => Ok(seat.page.go("/members").into_response()),
        Err(Error::Invalid(_)) => unprocessable(&EndorsePage { typed, differs: true, ..page(&app, &seat, line) }),
        Err(error) => Err(error.into()),
    }
}
