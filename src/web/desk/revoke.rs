//! Ending a membership, after a page that says what follows.
//!
//! What somebody has read stays read; what ends is every future case, and every session they still have. The cases in
//! their charge can be given to a colleague first; it stays possible to end at once, and the page says what is lost.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{deed::Deed, members, names::Names, person, posts, seat::Seat};
use crate::{
    domain::act::verb,
    service::{
        About, Error, absences,
        departure::leaves_unread,
        revoke::revoke,
        view::{Absences, Handing, Me, MemberLine, Reader},
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
    pub(super) names: Names<'a>,
    pub(super) line: MemberLine,
    /// The cases that would be left alone.
    pub(super) cases: Handing,
    /// Who could be given them.
    pub(super) stand_ins: Vec<Reader>,
    /// Code of the body that stands in, where nobody could.
    pub(super) body: Option<String>,
    /// A file would be left that nobody reads.
    pub(super) unread: bool,
    /// Why it was not done: the sentence `problem-<code>`.
    pub(super) fault: Option<&'static str>,
}

impl RevokePage<'_> {
    fn name(&self) -> String {
        members::name(self.t, &self.line)
    }

    fn before(&self) -> Vec<&'static str> {
        posts::before(&self.line.posts)
    }

    /// How many cases are in their charge, as far as the one who looks can tell.
    fn in_charge(&self) -> Option<String> {
        let count = self.cases.cases.iter().filter(|case| case.in_charge).count();
        (count > 0).then(|| self.t.say_one("desk-revoke-in-charge", "count", count))
    }
}

async fn page<'a>(app: &'a App, seat: &'a Seat, line: MemberLine) -> Result<RevokePage<'a>, Error> {
    let receives = line.state == "active" && line.posts.iter().any(|post| post.role.receives());
    let (mut cases, mut absences) = (Handing::default(), Absences::default());
    if receives && seat.me.coordinates {
        let permit = seat.permit::<verb::AnnounceAbsence>(app, About::Organisation).await?;
        absences = absences::of(&app.service, permit, line.member).await?;
        cases = person::leaving(app, seat, (line.member, None)).await?;
    }
    let mut unread = false;
    if seat.me.coordinates {
        let permit = seat.permit::<verb::Revoke>(app, About::Organisation).await?;
        unread = leaves_unread(&app.service, &permit, line.member).await?;
    }
    let (Seat { page, me, .. }, names) = (seat, seat.names(app));
    let Absences { stand_ins, body, .. } = absences;
    Ok(RevokePage { t: &page.words, page, me, names, line, cases, stand_ins, body, unread, fault: None })
}

async fn line_of(app: &App, seat: &Seat, id: &str) -> Result<MemberLine, Error> {
    let line = members::one(app, seat, id).await?;
    if line.state == "revoked" { Err(Error::NotFound) } else { Ok(line) }
}

/// Shows what follows.
pub async fn show(State(app): State<App>, seat: Seat, Path(id): Path<String>) -> Result<Html<String>, Failure> {
    let line = line_of(&app, &seat, &id).await?;
    render(&page(&app, &seat, line).await?)
}

/// Gives the cases to a colleague first.
pub async fn hand_on(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = person::given(&deed, &id).await;
    answer(&deed, &id, (done, &format!("/members/{id}/revoke"), "take-over")).await
}

/// Ends the membership.
pub async fn send(Path(id): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let done = async {
        let line = members::one(&deed.app, &deed.seat, &id).await?;
        deed.form.confirmed()?;
        let permit = deed.permit(About::Organisation).await?;
        revoke(&deed.app.service, permit, &deed.seat.unlocked, (line.member, posts::accepts(&deed))).await
    };
    let done = done.await;
    answer(&deed, &id, (done, "/members", "revoke")).await
}

async fn answer(
    deed: &Deed,
    id: &str,
    (done, next, said): (Result<(), Error>, &str, &str),
) -> Result<Response, Failure> {
    let again = async |code| {
        let line = members::one(&deed.app, &deed.seat, id).await?;
        unprocessable(&RevokePage { fault: Some(code), ..page(&deed.app, &deed.seat, line).await? })
    };
    deed.answer(done, (next, said), again).await
}
