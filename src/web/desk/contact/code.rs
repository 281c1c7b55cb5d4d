//! The code of what was recorded, to be given to the person; shown until the member says that they gave it.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use crate::{
    domain::act::verb,
    service::{
        About,
        open_case::opens,
        session::{self, mark},
        submit_report::receipts,
        view::{Me, Receipt},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{case::parse, deed::Deed, seat::Seat},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/contact/code.html")]
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
    date: Option<String>,
    reference: String,
}

impl<'a> CodePage<'a> {
    pub(in crate::web::desk) fn new((page, me): (&'a Page, &'a Me), receipts: &[Receipt]) -> Self {
        let given = |receipt: &Receipt| Given {
            groups: receipt.code.split('-').map(str::to_owned).collect(),
            mark: mark(&receipt.code),
            date: receipt.promise.map(|promise| page.words.day(&promise.due)),
            reference: receipt.reference.to_string(),
        };
        Self { t: &page.words, page, me, given: receipts.iter().rev().map(given).collect() }
    }
}

/// Shows it, again after a reload.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    let receipts = receipts(&app.service, &seat.session).await?;
    if receipts.is_empty() {
        return Ok(seat.page.go("/").into_response());
    }
    Ok(render(&CodePage::new((&seat.page, &seat.me), &receipts))?.into_response())
}

/// It was given: it leaves the session. Whoever reads the case goes on there.
pub async fn given(deed: Deed) -> Result<Redirect, Failure> {
    let Deed { app, seat, form } = &deed;
    session::noted_sent(&seat.session, form.0.all("noted")).await?;
    session::tell(&seat.session, "contact-given").await?;
    let Ok(reference) = parse(form.text("case")) else { return Ok(seat.page.go("/")) };
    let reads = match seat.permit::<verb::Open>(app, About::Case(&reference)).await {
        Ok(permit) => opens(&app.service, permit, &seat.unlocked).await?,
        Err(_) => false,
    };
    Ok(seat.page.go(&if reads { format!("/cases/{reference}") } else { "/".to_owned() }))
}
