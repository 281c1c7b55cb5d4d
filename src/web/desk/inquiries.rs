//! The inquiries that open with this member's keys, newest first: what was handed over to them, and nothing else.
use axum::{
    extract::{Query, State},
    response::Html,
};

use super::{cases::From, names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb},
    service::{
        About,
        list_cases::list_inquiries,
        view::{CasePage, Me},
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/inquiries.html")]
pub(super) struct InquiriesPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_inquiries(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&InquiriesPage { t: &page.words, page, me, names: seat.names(&app), list })
}
