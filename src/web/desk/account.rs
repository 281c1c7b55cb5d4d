//! The member's own page: what they are here, and how to leave.
//!
//! Leaving everywhere ends sessions, not what a stolen screen has already shown.
use axum::{
    extract::State,
    response::{Html, Redirect},
};

use jiff::civil::Time;

use super::{names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb},
    service::{
        About,
        session::{self, Session},
        sign_in,
        view::{DailyHead, Me},
        witness,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/account.html")]
pub(super) struct AccountPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    /// The hours at which the service writes to members.
    pub(super) hours: &'a [Time],
    /// The journal's head, to be noted elsewhere.
    pub(super) head: Option<DailyHead>,
    /// The key that verifies the journal, in hexadecimal.
    pub(super) key: String,
}

/// Shows the page.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let (head, key) = (witness::daily(&app.service).await?, witness::key(&app.service));
    let hours = app.service.rules().organisation.mail_hours.hours();
    render(&AccountPage {
        t: &seat.page.words,
        page: &seat.page,
        me: &seat.me,
        names: seat.names(&app),
        hours,
        head,
        key,
    })
}

/// Leaves; also where nobody is signed in any more.
pub async fn sign_out(session: Session, page: Page) -> Result<Redirect, Failure> {
    session::end(&session).await?;
    Ok(page.go("/sign-in"))
}

/// Leaves on every device.
pub async fn sign_out_everywhere(State(app): State<App>, seat: Seat) -> Result<Redirect, Failure> {
    let permit = seat.permit::<verb::SignOut>(&app, About::Oneself).await?;
    sign_in::sign_out_everywhere(&app.service, permit).await?;
    Ok(seat.page.go("/sign-in"))
}
