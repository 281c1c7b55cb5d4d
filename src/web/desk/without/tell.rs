//! The person is told what went without their agreement; or that is put off, by somebody else than the last time.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Seen, Signed, opened};
use crate::{
    domain::{act::verb, case::Reference, report::NARRATIVE_LIMIT},
    service::{
        About, Error,
        exception::{Exceptional, put_off, tell},
        view::{CaseView, Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{case::parse, deed::Deed, names::Names, seat::Seat, withdrawn},
        error::unprocessable,
        form::Sheet,
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/without/tell.html")]
pub(in crate::web::desk) struct TellPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    reference: String,
    sheet: Sheet,
    /// What the person does not know; nothing where there is nothing.
    silent: Option<Silent>,
    /// The last day that may be chosen.
    latest: String,
}

/// What the person does not know.
#[derive(Debug)]
struct Silent {
    number: u64,
    signed: Signed,
    inquiry: String,
    since: String,
    /// Who put it off last.
    by: Option<Reader>,
    reason: String,
    review: String,
    /// Whether the one who looks may put it off.
    is_another: bool,
}

impl<'a> TellPage<'a> {
    pub(in crate::web::desk) fn new((page, me, names): Seen<'a>, view: &CaseView, sheet: Sheet) -> Self {
        let t = &page.words;
        let silent = |one: &Exceptional| {
            let silence = one.what.silence()?;
            Some(Silent {
                number: one.what.number,
                signed: Signed::new(t, view, &one.what.excepted),
                inquiry: silence.inquiry.clone(),
                since: t.day(&silence.since),
                by: one.then.clone(),
                reason: silence.reason.clone(),
                review: t.day(&silence.review),
                is_another: one.is_another,
            })
        };
        let silent = view.exceptions.open().and_then(silent);
        let latest = view.exceptions.latest.map(|day| t.day(&day)).unwrap_or_default();
        Self { t, page, me, names, reference: view.reference.to_string(), sheet, silent, latest }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// Shows what the person does not know.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Tell>((&app, &seat), &parse(&reference)?).await?;
    render(&TellPage::new((&seat.page, &seat.me, seat.names(&app)), &view, Sheet::default()))
}

/// Tells, or puts it off.
pub(in crate::web::desk) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let is_put_off = deed.form.text("do") == "put-off";
    let said = if is_put_off { "put-off-telling" } else { "tell" };
    let again = async |code| {
        let view = opened::<verb::Tell>((&deed.app, &deed.seat), &reference).await?;
        let field = match code {
            "review-day" => "review",
            _ if is_put_off => "silence",
            _ => "text",
        };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(NARRATIVE_LIMIT);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&TellPage::new(seen, &view, sheet))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, told(&deed, &reference).await).await;
    deed.answer(done, (&format!("/cases/{reference}"), said), again).await
}

async fn told(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let (service, keys, form) = (&deed.app.service, &deed.seat.unlocked, &deed.form);
    let number = form.text("number").parse().map_err(|_| Error::Invalid(vec!["told-already"]))?;
    if form.text("do") == "put-off" {
        let review = form.text("review").parse().map_err(|_| Error::Invalid(vec!["review-day"]))?;
        let permit = deed.permit::<verb::PutOffTelling>(About::Case(reference)).await?;
        return put_off(service, permit, keys, (number, form.text("silence"), review)).await;
    }
    let permit = deed.permit::<verb::Tell>(About::Case(reference)).await?;
    tell(service, permit, keys, (number, form.text("text"))).await
}
