//! Sending a prevention alert: a text that the person approved, word for word, here and in every other case it draws on.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{case::parse, deed::Deed, names::Names, seat::Seat, withdrawn};
use crate::{
    domain::{act::verb, case::Reference},
    service::{
        About, Error,
        alert::{Prepared, prepared, send as send_alert},
        view::Me,
        whereabouts::Whereabouts,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
        whereabouts,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/alert.html")]
pub(super) struct AlertPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    known: Prepared,
    texts: Vec<Choice>,
    sheet: Sheet,
}

impl<'a> AlertPage<'a> {
    pub(super) fn new((page, me, names): (&'a Page, &'a Me, Names<'a>), known: Prepared, sheet: Sheet) -> Self {
        let text = |given: &crate::domain::consent::Given| {
            sheet.choice("consent", &given.number.to_string(), given.consent.copy.text.clone())
        };
        let texts = known.approved.iter().map(text).collect();
        Self { t: &page.words, page, me, names, known, texts, sheet }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.known.reference))
    }

    #[expect(clippy::trivially_copy_pass_by_ref, reason = "templates lend what they name")]
    fn stands(&self, at: &Whereabouts) -> String {
        whereabouts::said(self.t, ("desk-stage", "handover-unknown"), *at)
    }
}

async fn shown(app: &App, seat: &Seat, reference: &Reference) -> Result<Prepared, Error> {
    let permit = seat.permit::<verb::Alert>(app, About::Case(reference)).await?;
    prepared(&app.service, permit, &seat.unlocked).await
}

/// Shows what was approved.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let known = shown(&app, &seat, &parse(&reference)?).await?;
    render(&AlertPage::new((&seat.page, &seat.me, seat.names(&app)), known, Sheet::default()))
}

/// Sends it.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, sent(&deed, &reference).await).await;
    let again = async |code| {
        let known = shown(&deed.app, &deed.seat, &reference).await?;
        let field = if matches!(code, "alert-case" | "same-case" | "alert-other-entity") { "cases" } else { "consent" };
        let sheet = Sheet::with(deed.form.0.clone(), field, code);
        unprocessable(&AlertPage::new((&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app)), known, sheet))
    };
    deed.answer(done, (&format!("/cases/{reference}"), "alert"), again).await
}

async fn sent(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let number = deed.form.text("consent").parse().map_err(|_| Error::Invalid(vec!["alert-not-chosen"]))?;
    let mut permits = vec![deed.permit::<verb::Alert>(About::Case(reference)).await?];
    for line in deed.form.text("cases").split_whitespace() {
        // What is no case and what somebody does not read are told alike.
        let unknown = |_| Error::Invalid(vec!["alert-case"]);
        let other = parse(line).map_err(unknown)?;
        permits.push(match deed.permit::<verb::Alert>(About::Case(&other)).await {
            Err(Error::NotFound) => return Err(Error::Invalid(vec!["alert-case"])),
            permit => permit?,
        });
    }
    match send_alert(&deed.app.service, permits, &deed.seat.unlocked, number).await {
        Err(Error::NotFound) => Err(Error::Invalid(vec!["alert-case"])),
        done => done,
    }
}
