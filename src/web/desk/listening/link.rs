//! Noting that another case is about the same, or is not.
//!
//! The member types its reference: no list of cases is offered, and a case they do not read is as one that does not exist.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    super::{case::parse, deed::Deed, seat::Seat, withdrawn},
    opened,
};
use crate::{
    domain::{act::verb, case::Reference, report::PARAGRAPH_LIMIT},
    service::{
        About, Error,
        link::{Word, link},
        view::{CaseView, LinkedCase, Me},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/link.html")]
pub(in crate::web::desk) struct LinkPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    linked: Vec<LinkedCase>,
}

impl<'a> LinkPage<'a> {
    pub(in crate::web::desk) fn new((page, me): (&'a Page, &'a Me), view: &CaseView, sheet: Sheet) -> Self {
        let (reference, linked) = (view.reference.to_string(), view.listening.linked.clone());
        Self { t: &page.words, page, me, reference, sheet, linked }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Link>((&app, &seat), &parse(&reference)?).await?;
    render(&LinkPage::new((&seat.page, &seat.me), &view, Sheet::default()))
}

/// Links, or parts.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let here = (&deed.app, &deed.seat);
    let is_apart = deed.form.chose("do", "apart");
    let said = if is_apart { "part" } else { "link" };
    let again = async |code| {
        let view = opened::<verb::Link>(here, &reference).await?;
        let field = if code == "too-long" { "why" } else { "case" };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(PARAGRAPH_LIMIT);
        unprocessable(&LinkPage::new((&deed.seat.page, &deed.seat.me), &view, sheet))
    };
    let done = withdrawn::told_of(here, &reference, linked(&deed, &reference).await).await;
    deed.answer(done, (&format!("/cases/{reference}/link"), said), again).await
}

async fn linked(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let is_apart = deed.form.chose("do", "apart");
    let word = if is_apart { Word::Apart } else { Word::Together(deed.form.text("why").to_owned()) };
    // Whoever may not link this one is told nothing of the other.
    let one = deed.permit::<verb::Link>(About::Case(reference)).await?;
    let unknown = || Error::Invalid(vec!["unknown-case"]);
    let other = Reference::parse(deed.form.text("case")).map_err(|_| unknown())?;
    let other = match deed.permit::<verb::Link>(About::Case(&other)).await {
        Err(Error::NotFound) => return Err(unknown()),
        permit => permit?,
    };
    match link(&deed.app.service, [one, other], &deed.seat.unlocked, &word).await {
        Err(Error::NotFound) => Err(unknown()),
        done => done,
    }
}
