//! Who is a member, who waits to become one, and what the whole trust rests on: the founding fingerprint.
//!
//! Names and roles stand in the clear in the store; what makes somebody a reader is the signed roster, and this page
//! shows what that roster says.
use axum::{extract::State, response::Html};

use super::{names::Names, person, seat::Seat};
use crate::{
    domain::{Coded, act::verb, role::Role},
    ids::MemberId,
    service::{
        self, About, Error,
        view::{Away, Me, MemberLine, MembersView},
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
        self.me.coordinates && line.fingerprint.is_some() && !line.endorsed_by_me
    }

    /// Whether other posts for this member wait for the one who looks.
    fn change_waits_for_me(&self, line: &MemberLine) -> bool {
        self.me.coordinates && line.change.as_ref().is_some_and(|change| change.waits_for_me)
    }

    /// What is still needed: for the keys of somebody new, for other posts, or for the end of a membership that was asked for.
    fn still_needed(&self, line: &MemberLine) -> Option<String> {
        let key = if line.fingerprint.is_some() { "desk-members-missing" } else { "desk-members-ending" };
        let (key, missing) = match &line.change {
            Some(change) => ("desk-members-changing", change.missing),
            None => (key, line.missing),
        };
        (missing > 0).then(|| self.t.say_one(key, "count", missing))
    }

    fn name(&self, line: &MemberLine) -> String {
        name(self.t, line)
    }

    /// That the charter they accepted is no longer the one in force.
    fn older(&self, line: &MemberLine) -> Option<String> {
        let (version, _) = line.charter.filter(|_| !line.chartered)?;
        Some(self.t.say_one("person-charter-older", "version", usize::try_from(version).unwrap_or_default()))
    }

    fn away(&self, away: &Away) -> String {
        person::away_in_words(self.t, away)
    }

    fn recovery_waits(&self) -> bool {
        self.view.members.iter().any(is_waiting_recovery)
    }

    fn can_end(&self, line: &MemberLine) -> bool {
        self.me.coordinates && line.state != "revoked" && line.member != self.me.member
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

/// The name; recovery keys have none.
pub(super) fn name(t: &Words, line: &MemberLine) -> String {
    if line.name.is_empty() { t.term("role", Role::Recovery.code()) } else { line.name.clone() }
}

/// Whether these are recovery keys: nobody's own, and endorsed like anybody's.
pub(super) fn is_recovery(line: &MemberLine) -> bool {
    line.posts.iter().any(|post| post.role == Role::Recovery)
}

/// Whether these are recovery keys that were proposed and still need endorsements.
pub(super) fn is_waiting_recovery(line: &MemberLine) -> bool {
    is_recovery(line) && line.fingerprint.is_some()
}

pub(super) async fn load(app: &App, seat: &Seat) -> Result<MembersView, Error> {
    let permit = seat.permit::<verb::Members>(app, About::Organisation).await?;
    service::members::members(&app.service, permit, Some(&seat.unlocked)).await
}

/// One member, by the identifier of an address.
pub(super) async fn one(app: &App, seat: &Seat, id: &str) -> Result<MemberLine, Error> {
    let id: MemberId = id.parse().map_err(|_| Error::NotFound)?;
    load(app, seat).await?.members.into_iter().find(|line| line.member == id).ok_or(Error::NotFound)
}
