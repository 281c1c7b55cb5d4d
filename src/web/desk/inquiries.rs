//! What was handed over and opens with this member's keys, newest first: for an inquiry, or for a measure; and nothing else.
use axum::{
    extract::{Query, State},
    response::Html,
};

use super::{cases::From, names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb},
    service::{
        About,
        list_cases::{list_inquiries, list_measures},
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
    /// For what, and at which address.
    pub(super) of: Of,
}

/// Which of both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    /// To decide whether there is an inquiry.
    Inquiries,
    /// To take a measure.
    Measures,
}

impl Of {
    fn road(self) -> &'static str {
        match self {
            Self::Inquiries => "/inquiries",
            Self::Measures => "/measures",
        }
    }

    fn title(self) -> &'static str {
        match self {
            Self::Inquiries => "inquiry-list-title",
            Self::Measures => "measure-list-title",
        }
    }

    fn why(self) -> &'static str {
        match self {
            Self::Inquiries => "inquiry-list-why",
            Self::Measures => "measure-list-why",
        }
    }

    fn none(self) -> &'static str {
        match self {
            Self::Inquiries => "inquiry-list-none",
            Self::Measures => "measure-list-none",
        }
    }
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_inquiries(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&InquiriesPage { t: &page.words, page, me, names: seat.names(&app), list, of: Of::Inquiries })
}

/// Shows the measures that were asked for.
pub async fn measures(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_measures(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&InquiriesPage { t: &page.words, page, me, names: seat.names(&app), list, of: Of::Measures })
}
