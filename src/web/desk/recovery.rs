//! Entering recovery keys: two public keys whose secret halves are kept off line, each by somebody else.
//!
//! The one who proposes them reads their fingerprint to the others, who endorse it as they would a member's: it is shown
//! to nobody who has yet to hear it. Public keys are typed here and nothing else. What this page cannot check is where the secret halves are, nor that
//! whoever keeps them is not the same person.
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::{deed::Deed, members, seat::Seat};
use crate::{
    domain::act::verb,
    service::{
        About, Error,
        recovery::recovery,
        view::{Me, MemberLine},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/recovery.html")]
pub(super) struct RecoveryPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    /// Such keys stand in the roster.
    pub(super) there: bool,
    /// Keys that were proposed and wait for others to endorse them.
    pub(super) waiting: Option<MemberLine>,
    pub(super) sheet: Sheet,
}

impl RecoveryPage<'_> {
    /// The fingerprint to read aloud: shown to whoever endorsed it already, asked of the others.
    fn to_read(&self) -> Option<&str> {
        self.waiting.as_ref().filter(|line| line.endorsed_by_me)?.fingerprint.as_deref()
    }
}

async fn page<'a>(app: &App, seat: &'a Seat, sheet: Sheet) -> Result<RecoveryPage<'a>, Error> {
    let view = members::load(app, seat).await?;
    let waiting = view.members.into_iter().find(members::is_waiting_recovery);
    let Seat { page, me, .. } = seat;
    Ok(RecoveryPage { t: &page.words, page, me, there: view.recovery, waiting, sheet })
}

/// Shows the form, or the keys that wait.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    seat.permit::<verb::Recovery>(&app, About::Organisation).await?;
    render(&page(&app, &seat, Sheet::default()).await?)
}

/// Enters the keys; while some wait, the page says which.
pub async fn send(deed: Deed) -> Result<Response, Failure> {
    let keys = (deed.form.text("inner").trim(), deed.form.text("outer").trim());
    let done = async {
        let permit = deed.permit(About::Organisation).await?;
        if page(&deed.app, &deed.seat, Sheet::default()).await?.waiting.is_some() {
            return Ok(());
        }
        recovery(&deed.app.service, permit, &deed.seat.unlocked, keys).await
    };
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), "inner", code);
        unprocessable(&page(&deed.app, &deed.seat, sheet).await?)
    };
    deed.answer(done.await, ("/members/recovery", "recovery"), again).await
}
