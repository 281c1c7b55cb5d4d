//! The charter, for a member who is to accept it anew; and to read again for everybody else.
use axum::response::{Html, Response};

use super::{deed::Deed, seat::Seat};
use crate::{
    domain::{Coded, charter::Clause, role::Role},
    service::{About, charter, view::Me},
    text::Words,
    web::{Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/charter.html")]
pub(super) struct CharterPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    clauses: Vec<Clause>,
    sheet: Sheet,
}

impl<'a> CharterPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), sheet: Sheet) -> Self {
        let roles: Vec<Role> = me.posts.iter().map(|post| post.role).collect();
        Self { t: &page.words, page, me, clauses: Clause::of(&roles).collect(), sheet }
    }
}

/// Shows it.
pub async fn show(seat: Seat) -> Result<Html<String>, Failure> {
    render(&CharterPage::new((&seat.page, &seat.me), Sheet::default()))
}

/// Accepts it.
pub async fn accept(deed: Deed) -> Result<Response, Failure> {
    let done = async {
        deed.form.confirmed()?;
        charter::accept(&deed.app.service, deed.permit(About::Oneself).await?).await
    };
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), "sure", code);
        unprocessable(&CharterPage::new((&deed.seat.page, &deed.seat.me), sheet))
    };
    deed.answer(done.await, ("/account", "accept-charter"), again).await
}
