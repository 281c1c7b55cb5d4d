//! A case that the person withdrew: that they did, until when they can come back on it, and nothing else.
use axum::response::Html;

use super::seat::Seat;
use crate::{
    domain::{act::verb, case::Reference, withdrawal::Withdrawal},
    service::{About, Error, view::Me, withdrawal::told},
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/withdrawn.html")]
pub(super) struct WithdrawnPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: &'a Reference,
    until: String,
    /// What the person let the cell know: whether somebody presses them.
    answer: Option<String>,
}

impl<'a> WithdrawnPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), reference: &'a Reference, withdrawal: &Withdrawal) -> Self {
        let t = &page.words;
        let answer = withdrawal.pressed.map(|answer| t.code("answer", &answer));
        Self { t, page, me, reference, until: t.day(&withdrawal.until), answer }
    }
}

/// Tells whoever read it; to anybody else there is no such case.
pub(super) async fn show(app: &App, seat: &Seat, reference: &Reference) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(app, About::Organisation).await?;
    let withdrawal = told(&app.service, permit, &seat.unlocked, reference).await?.ok_or(Error::NotFound)?;
    render(&WithdrawnPage::new((&seat.page, &seat.me), reference, &withdrawal))
}
