//! Endorsing a new member's keys: the fingerprint they read out, typed here.
//!
//! The page does not show the fingerprint it expects. Copying it from the screen would prove nothing; hearing it from
//! the person is what keeps an administrator from slipping in keys of their own.
use std::collections::BTreeSet;

use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{deed::Deed, members, names::Names, seat::Seat};
use crate::{
    domain::{Coded, role::Role},
    service::{
        About, Error,
        endorse::endorse,
        view::{Me, MemberLine},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, page::render},
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
    fn is_recovery(&self) -> bool {
        members::is_recovery(&self.line)
    }

    /// What they will be, each once: what it opens is said of each.
    fn roles(&self) -> BTreeSet<Role> {
        self.line.posts.iter().map(|post| post.role).collect()
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
pub async fn send(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let (line, typed) = (members::one(&deed.app, &deed.seat, &id).await?, deed.form.text("fingerprint"));
    let done = async {
        let permit = deed.permit(About::Organisation).await?;
        // Sent twice: it is done.
        if line.endorsed_by_me || line.state == "active" {
            return Ok(());
        }
        endorse(&deed.app.service, permit, &deed.seat.unlocked, (line.member, typed)).await
    };
    let again =
        async |_| unprocessable(&EndorsePage { typed, differs: true, ..page(&deed.app, &deed.seat, line.clone()) });
    deed.answer(done.await, ("/members", "endorse"), again).await
}
