//! Everything read back, who will read it, what recording means; then it is recorded.
use axum::{
    extract::State,
    response::{IntoResponse, Redirect, Response},
};

use super::{begun, permit};
use crate::{
    domain::{
        Coded, conflict,
        contact::{Contact, Origin},
        draft::Draft,
        report::Report,
    },
    ids::MemberId,
    service::{
        readers,
        record_contact::{check_origin, record_contact},
        session::{self, recorded},
        submit_report::receipts,
        view::{Availability, Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, names::Names, seat::Seat},
        error::unprocessable,
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/contact/check.html")]
pub(in crate::web::desk) struct CheckPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) contact: Contact,
    pub(in crate::web::desk) reading: Reading,
}

/// Who would read.
#[derive(Debug)]
pub(in crate::web::desk) struct Reading {
    /// Code of the entity whose cell reads.
    body: String,
    readers: Vec<Reader>,
    /// How many the person would rather not, kept to reach the minimum.
    kept: usize,
    /// Whether the one who records is among them.
    mine: bool,
}

impl Reading {
    pub(in crate::web::desk) fn new(
        available: Availability,
        report: &Report,
        (me, minimum): (MemberId, usize),
    ) -> Self {
        let everybody: Vec<MemberId> = available.readers.iter().map(|reader| reader.member).collect();
        let chosen = conflict::choose(&everybody, &report.links, minimum);
        let readers = available.readers.into_iter().filter(|reader| chosen.readers.contains(&reader.member));
        Self {
            body: available.body,
            readers: readers.collect(),
            kept: chosen.kept.len(),
            mine: chosen.readers.contains(&me),
        }
    }
}

impl CheckPage<'_> {
    fn wishes(&self, report: &Report) -> String {
        let wishes = report.wishes.iter().map(|wish| self.t.code("wish", wish));
        wishes.collect::<Vec<_>>().join(", ")
    }

    /// Whoever records has just written it: nothing is folded.
    #[expect(clippy::unused_self, reason = "the same question is asked of the page of a case")]
    fn is_folded(&self, _: &Report) -> bool {
        false
    }
}

/// What the draft says, if it can be recorded.
async fn contact(app: &App, seat: &Seat, draft: &Draft) -> Result<Option<Contact>, Failure> {
    let origin: Option<Origin> = check_origin(&app.service, &recorded::origin(&seat.session).await?).ok();
    let report = draft.parse(app.service.rules(), seat.page.language()).ok();
    Ok(origin.zip(report).map(|(origin, report)| Contact { origin, report }))
}

/// The page of a draft; without one, or with one that lacks something, where to go instead.
async fn page_of<'a>(app: &'a App, seat: &'a Seat) -> Result<Result<CheckPage<'a>, Redirect>, Failure> {
    permit(app, seat).await?;
    let Some(draft) = begun(app, seat).await? else {
        let waits = !receipts(&app.service, &seat.session).await?.is_empty();
        return Ok(Err(seat.page.go(if waits { "/contact/code" } else { "/contact" })));
    };
    let Some(contact) = contact(app, seat, &draft).await? else { return Ok(Err(seat.page.go("/contact"))) };
    let available = readers::availability(&app.service, &contact.report.entity, &contact.report.links).await?;
    let minimum = app.service.rules().organisation.minimum_readers;
    let reading = Reading::new(available, &contact.report, (seat.me.member, minimum));
    let Seat { page, me, .. } = seat;
    Ok(Ok(CheckPage { t: &page.words, page, me, names: seat.names(app), contact, reading }))
}

/// Shows it.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    match page_of(&app, &seat).await? {
        Ok(check) => Ok(render(&check)?.into_response()),
        Err(elsewhere) => Ok(elsewhere.into_response()),
    }
}

/// Records it; a second click finds it recorded and shows the code again.
pub async fn send(deed: Deed) -> Result<Response, Failure> {
    let Deed { app, seat, .. } = &deed;
    let check = match page_of(app, seat).await? {
        Ok(check) => check,
        Err(elsewhere) => return Ok(elsewhere.into_response()),
    };
    if check.reading.readers.is_empty() {
        return unprocessable(&check);
    }
    let asked = (&seat.session, &seat.unlocked);
    record_contact(&app.service, permit(app, seat).await?, asked, seat.page.language()).await?;
    Ok(seat.page.go("/contact/code").into_response())
}

/// Forgets what was typed.
pub async fn forget(deed: Deed) -> Result<Redirect, Failure> {
    recorded::forget(&deed.seat.session).await?;
    session::tell(&deed.seat.session, "contact-forgotten").await?;
    Ok(deed.seat.page.go("/"))
}
