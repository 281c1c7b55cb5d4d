//! Ending a membership, after a page that says what follows.
//!
//! What somebody has read stays read; what ends is every future case, and every session they still have.
use axum::{
    extract::{Path, State},
    response::{Html, IntoResponse, Response},
};

use super::{members, seat::Seat};
use crate::{
    domain::act::verb,
    service::{
        self, About, Error,
        view::{Me, MemberLine},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/revoke.html")]
pub(super) struct RevokePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) line: MemberLine,
    /// The box was not ticked.
    pub(super) unsure: bool,
}

impl RevokePage<'_> {
    fn address(&self) -> String {
        self.page.href(&format!("/members/{}/revoke", self.line.member))
    }
}

fn page(seat: &Seat, line: MemberLine) -> RevokePage<'_> {
    let Seat { page, me, .. } = seat;
    RevokePage { t: &page.words, page, me, line, unsure: false }
}

/// Shows what follows.
pub async fn show(State(app): State<App>, seat: Seat, Path(id): Path<String>) -> Result<Html<String>, Failure> {
    let line = members::one(&app, &seat, &id).await?;
    if line.state == "revoked" {
        return Err(Error::NotFound.into());
    }
    render(&page(&seat, line))
}

/// Ends the membership.
pub async fn send(State(app): State<App>, seat: Seat, Path(id): Path<String>, form: Form) -> Result<Response, Failure> {
    let permit = seat.permit::<verb::Revoke>(&app, About::Organisation).await?;
    let line = members::one(&app, &seat, &id).await?;
    if !form.chose("sure", "yes") {
        return unprocessable(&RevokePage { unsure: true, ..page(&seat, line) });
    }
    service::revoke::revoke(&app.service, permit, &seat.unlocked, line.member).await?;
    Ok(seat.page.go("/members").into_response())
}
