//! Who is a member, who waits to become one, and what the whole trust rests on: the founding fingerprint.
//!
//! Names and roles stand in the clear in the store; what makes somebody a reader is the signed roster, and this page
//! shows what that roster says.
use axum::{extract::State, response::Html};

use super::{names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb},
    ids::MemberId,
    service::{
        self, About, Error,
        view::{Me, MemberLine, MembersView},
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/members.html")]
pub(super) struct MembersPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) view: MembersView,
}

impl MembersPage<'_> {
    /// Whether this member's keys wait for the one who looks.
    fn waits_for_me(&self, line: &MemberLine) -> bool {
        line.fingerprint.is_some() && !line.endorsed_by_me
    }

    /// Whether this member's keys wait for somebody else.
    fn waits_for_others(&self, line: &MemberLine) -> Option<String> {
        let waits = line.fingerprint.is_some() && line.endorsed_by_me;
        waits.then(|| self.t.say_one("desk-members-missing", "count", line.missing))
    }

    fn can_end(&self, line: &MemberLine) -> bool {
        line.state != "revoked" && line.member != self.me.member
    }

    fn address(&self, line: &MemberLine, end: &str) -> String {
        self.page.href(&format!("/members/{}{end}", line.member))
    }
}

/// Shows the members.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let view = load(&app, &seat).await?;
    let Seat { page, me, .. } = &seat;
    render(&MembersPage { t: &page.words, page, me, names: seat.names(&app), view })
}

async fn load(app: &App, seat: &Seat) -> Result<MembersView, Error> {
    let permit = seat.permit::<verb::Members>(app, About::Organisation).await?;
    service::members(&app.service, permit, &seat.unlocked).await
}

/// One member, by the identifier of an address.
pub(super) async fn one(app: &App, seat: &Seat, id: &str) -> Result<MemberLine, Error> {
    let id: MemberId = id.parse().map_err(|_| Error::NotFound)?;
    load(app, seat).await?.members.into_iter().find(|line| line.member == id).ok_or(Error::NotFound)
}
