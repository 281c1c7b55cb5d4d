//! Ending a membership, after a page that says what follows.
//!
//! What somebody has read stays read; what ends is every future case, and every session they still have.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{deed::Deed, members, seat::Seat};
use crate::{
    service::{
        About, Error,
        revoke::revoke,
        view::{Me, MemberLine},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/revoke.html")]
pub(super) struct RevokePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) line: MemberLine,
    /// Why it was not done: the sentence `problem-<code>`.
    pub(super) fault: Option<&'static str>,
}

impl RevokePage<'_> {
    fn name(&self) -> String {
        members::name(self.t, &self.line)
    }
}

fn page(seat: &Seat, line: MemberLine) -> RevokePage<'_> {
    let Seat { page, me, .. } = seat;
    RevokePage { t: &page.words, page, me, line, fault: None }
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
pub async fn send(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let line = members::one(&deed.app, &deed.seat, &id).await?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit(About::Organisation).await?;
        revoke(&deed.app.service, permit, &deed.seat.unlocked, line.member).await
    };
    let again = async |code| unprocessable(&RevokePage { fault: Some(code), ..page(&deed.seat, line.clone()) });
    deed.answer(done.await, ("/members", "revoke"), again).await
}
