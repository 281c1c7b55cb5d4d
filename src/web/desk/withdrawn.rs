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
    /// Somebody does.
    pressed: bool,
}

impl<'a> WithdrawnPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), reference: &'a Reference, withdrawal: &Withdrawal) -> Self {
        let t = &page.words;
        let answer = withdrawal.pressed.map(|answer| t.code("answer", &answer));
        let pressed = withdrawal.is_pressed();
        Self { t, page, me, reference, until: t.day(&withdrawal.until), answer, pressed }
    }
}

/// Tells whoever read it; to anybody else there is no such case.
pub(super) async fn show(app: &App, seat: &Seat, reference: &Reference) -> Result<Html<String>, Failure> {
    let withdrawal = known(app, seat, reference).await?.ok_or(Error::NotFound)?;
    render(&WithdrawnPage::new((&seat.page, &seat.me), reference, &withdrawal))
}

/// What is told of an act that came too late, where it did because the person withdrew meanwhile.
pub(super) async fn told_of<T>(
    (app, seat): (&App, &Seat),
    reference: &Reference,
    done: Result<T, Error>,
) -> Result<T, Error> {
    match done {
        Err(Error::NotFound) if known(app, seat, reference).await?.is_some() => Err(Error::Withdrawn),
        done => done,
    }
}

async fn known(app: &App, seat: &Seat, reference: &Reference) -> Result<Option<Withdrawal>, Error> {
    let permit = seat.permit::<verb::List>(app, About::Organisation).await?;
    told(&app.service, permit, &seat.unlocked, reference).await
}
