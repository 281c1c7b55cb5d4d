//! A second member sees exactly what would go, to whom and why: they hand it over, or refuse with a word.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Seen, Signed, opened, others};
use crate::{
    domain::{act::verb, case::Reference, exception::State as Stands, report::NARRATIVE_LIMIT},
    service::{
        About, Error,
        exception::{hand_over_untold, hand_over_without, object},
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
#[template(path = "desk/without/confirm.html")]
pub(in crate::web::desk) struct ConfirmPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    reference: String,
    sheet: Sheet,
    /// What waits for an answer; nothing where nothing does any more.
    waiting: Option<Waiting>,
    receivers: Vec<Reader>,
    others: Vec<Reader>,
}

/// What waits for a second member.
#[derive(Debug)]
struct Waiting {
    number: u64,
    by: Reader,
    day: String,
    signed: Signed,
    /// Whether the one who looks may answer: they are somebody else than whoever proposed it.
    is_another: bool,
}

impl<'a> ConfirmPage<'a> {
    pub(in crate::web::desk) fn new((page, me, names): Seen<'a>, view: &CaseView, sheet: Sheet) -> Self {
        let t = &page.words;
        let open = view.exceptions.open().filter(|one| one.what.state == Stands::Waiting);
        let waiting = open.map(|one| Waiting {
            number: one.what.number,
            by: one.by.clone(),
            day: t.day(&one.what.day),
            signed: Signed::new(t, view, &one.what.excepted),
            is_another: one.is_another,
        });
        let (receivers, others) = (view.ready.receivers.clone(), others(view, me));
        Self { t, page, me, names, reference: view.reference.to_string(), sheet, waiting, receivers, others }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }

    fn proposed(&self, waiting: &Waiting) -> String {
        let by = self.names.person(&waiting.by);
        self.t.say_with("without-proposed", &[("by", (&by).into()), ("day", (&waiting.day).into())])
    }
}

/// Shows what waits.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::HandOverWithout>((&app, &seat), &parse(&reference)?).await?;
    render(&ConfirmPage::new((&seat.page, &seat.me, seat.names(&app)), &view, Sheet::default()))
}

/// Hands over, or refuses.
pub(in crate::web::desk) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let said = match deed.form.text("do") {
        "without" => "hand-over-without",
        "untold" => "hand-over-untold",
        _ => "object-to-exception",
    };
    let again = async |code| {
        let view = opened::<verb::HandOverWithout>((&deed.app, &deed.seat), &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&ConfirmPage::new(seen, &view, sheet))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, answered(&deed, &reference).await).await;
    deed.answer(done, (&format!("/cases/{reference}"), said), again).await
}

async fn answered(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let (service, keys) = (&deed.app.service, &deed.seat.unlocked);
    let about = About::Case(reference);
    let number = deed.form.text("number").parse().map_err(|_| Error::Invalid(vec!["exception-answered"]))?;
    match deed.form.text("do") {
        "without" => hand_over_without(service, deed.permit::<verb::HandOverWithout>(about).await?, keys, number).await,
        "untold" => hand_over_untold(service, deed.permit::<verb::HandOverUntold>(about).await?, keys, number).await,
        "object" => {
            let permit = deed.permit::<verb::ObjectToException>(about).await?;
            object(service, permit, keys, (number, deed.form.text("text"))).await
        }
        _ => Err(Error::Invalid(vec!["unknown-option"])),
    }
}
