//! The code of somebody who was called, to be printed in the letter or given by hand; shown until it was given.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::parse;
use crate::{
    domain::family::Family,
    service::{
        session::{self, mark},
        submit_report::receipts,
        view::{Me, Receipt},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, seat::Seat},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hearings/code.html")]
pub(in crate::web::desk) struct CodePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    given: Vec<Given>,
}

/// A code, and what goes with it.
#[derive(Debug)]
struct Given {
    groups: Vec<String>,
    mark: String,
    reference: String,
}

impl<'a> CodePage<'a> {
    pub(in crate::web::desk) fn new((page, me): (&'a Page, &'a Me), receipts: &[Receipt]) -> Self {
        let given = |receipt: &Receipt| Given {
            groups: receipt.code.split('-').map(str::to_owned).collect(),
            mark: mark(&receipt.code),
            reference: receipt.reference.to_string(),
        };
        let heard = receipts.iter().rev().filter(|receipt| receipt.reference.family() == Family::Hearing);
        Self { t: &page.words, page, me, given: heard.map(given).collect() }
    }
}

/// Shows it, again after a reload.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    let receipts = receipts(&app.service, &seat.session).await?;
    let shown = CodePage::new((&seat.page, &seat.me), &receipts);
    if shown.given.is_empty() {
        return Ok(seat.page.go("/investigations").into_response());
    }
    Ok(render(&shown)?.into_response())
}

/// It was given: it leaves the session.
pub async fn given(deed: Deed) -> Result<Redirect, Failure> {
    session::noted_sent(&deed.seat.session, deed.form.0.all("noted")).await?;
    session::tell(&deed.seat.session, "hearing-given").await?;
    let next =
        parse(deed.form.text("case")).map_or_else(|_| "/investigations".to_owned(), |it| format!("/hearings/{it}"));
    Ok(deed.seat.page.go(&next))
}
