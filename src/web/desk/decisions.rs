//! Reports that were filed, for those who decide: the list, and each with its pieces, its digest and where the journal holds it.
use axum::{
    Router,
    extract::{Path, Query, State},
    response::Html,
    routing::get,
};

use super::{cases::From, files, keep_away, names::Names, seat::Seat, step_back, work::Shown};
use crate::{
    domain::{Coded, act::verb, case::Reference, family::Family},
    service::{
        About, Error,
        decision::{DecisionView, open_decision},
        list_cases::list_decisions,
        view::{CasePage, Me},
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/decisions", get(list))
        .route("/decisions/{reference}", get(show))
        .route("/decisions/{reference}/keep-out", get(keep_away::of_decision).post(keep_away::from_decision))
        .route("/decisions/{reference}/step-back", get(step_back::of_decision).post(step_back::leave_decision))
}

/// What gives files.
pub(super) fn uploads() -> Router<App> {
    Router::new()
        .route("/decisions/{reference}/files/{file}", get(files::save))
        .route("/decisions/{reference}/files/{file}/show", get(files::show))
}

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/decisions.html")]
pub(super) struct DecisionsPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// One.
#[derive(Debug, askama::Template)]
#[template(path = "desk/decision.html")]
pub(super) struct DecisionPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) view: DecisionView,
}

impl DecisionPage<'_> {
    fn pieces(&self) -> Vec<Shown> {
        let files = self.page.href(&format!("/decisions/{}/files", self.view.reference));
        self.view.report.annexes.iter().map(|piece| Shown::new(self.t, piece, &files)).collect()
    }

    fn entry(&self) -> String {
        match &self.view.entry {
            Some(entry) => {
                let (number, digest) = (entry.number.to_string(), &entry.digest);
                let day: String = self.t.day(&entry.day);
                let values = [("number", (&number).into()), ("day", (&day).into()), ("digest", digest.into())];
                self.t.say_with("decision-entry", &values)
            }
            None => self.t.say("decision-no-entry"),
        }
    }
}

/// What is no reference of a report that was filed is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Decision).ok_or(Error::NotFound)
}

async fn list(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_decisions(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&DecisionsPage { t: &page.words, page, me, names: seat.names(&app), list })
}

async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    let permit = seat.permit::<verb::Open>(&app, About::Case(&reference)).await?;
    let view = open_decision(&app.service, permit, &seat.unlocked).await?;
    let Seat { page, me, .. } = &seat;
    render(&DecisionPage { t: &page.words, page, me, names: seat.names(&app), view })
}
