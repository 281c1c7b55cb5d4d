//! Reports that were filed, for those who decide: the list, and each with its pieces, its digest, where the journal holds it, and
//! what is decided on each person implicated.
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{Html, Response},
    routing::{get, post},
};
use jiff::Timestamp;

use super::{cases::From, deed::Deed, files, keep_away, letters, names::Names, seat::Seat, step_back, work::Shown};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::verb,
        case::Reference,
        decided::{Decided, Opened, Prosecutor},
        family::Family,
        finding::{Allegation, Outcome},
    },
    service::{
        About, Error,
        decision::{DecisionView, OnePerson, let_in, open_decision},
        investigation::sections,
        list_cases::list_decisions,
        view::{CasePage, Me, Reader},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

mod decide;
mod notice;

pub(super) use decide::said;
#[cfg(test)]
pub(super) use {decide::PersonPage, notice::NoticePage};

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/decisions", get(list))
        .route("/decisions/{reference}", get(show))
        .route("/decisions/{reference}/persons/{number}", get(decide::show).post(decide::send))
        .route("/decisions/{reference}/notice", get(notice::show).post(notice::send))
        .route("/decisions/{reference}/conclude", post(decide::conclude))
        .route("/decisions/{reference}/letters", get(letters::of_decision))
        .route(
            "/decisions/{reference}/letters/{letter}",
            get(letters::fill_of_decision).post(letters::make_of_decision),
        )
        .route("/decisions/{reference}/keep-out", get(keep_away::of_decision).post(keep_away::from_decision))
        .route("/decisions/{reference}/let-in", post(came_in))
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
    pub(super) sheet: Sheet,
}

impl DecisionPage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/decisions/{}{end}", self.view.reference))
    }

    /// What whoever is let in reads.
    fn letting_why() -> &'static str {
        "let-in-decides"
    }

    /// The report, section by section.
    fn sections(&self) -> Vec<(String, String)> {
        sections(&self.view.report.report, self.t)
    }

    fn pieces(&self) -> Vec<Shown> {
        let files = self.address("/files");
        self.view.report.annexes.iter().map(|piece| Shown::new(self.t, piece, &files)).collect()
    }

    /// What is held of each fact, beside what was found.
    fn held(&self, one: &OnePerson) -> Vec<String> {
        one.standing().map(|standing| held(self.t, (one, &standing.what))).unwrap_or_default()
    }

    fn signed(&self, by: &Reader, at: &Timestamp) -> String {
        let (who, day) = (self.names.person(by), self.t.day(&Day::of(*at)));
        self.t.say_with("decided-signed", &[("who", (&who).into()), ("day", (&day).into())])
    }

    fn notice(&self, notice: &Prosecutor) -> String {
        let Some(given) = &notice.given else { return self.t.say("notice-none") };
        let (day, warned) = (self.t.day(&given.day), self.t.code("notice-warned", &given.warned));
        let values = [
            ("day", (&day).into()),
            ("court", (&given.court).into()),
            ("sent", (&given.sent).into()),
            ("warned", (&warned).into()),
        ];
        self.t.say_with("notice-one", &values)
    }

    /// The disciplinary procedures that began with the end of the decision: what each is called, and its page.
    fn begun(&self) -> Vec<(String, String)> {
        let opened = self.view.concluded.iter().flat_map(|concluded| &concluded.what.opened);
        let line = |one: &Opened| {
            let person = self.view.report.conclusions.person(one.person).map_or("", |person| person.name.as_str());
            let values = [("reference", (&one.to.reference).into()), ("person", person.into())];
            let href = self.page.href(&format!("/proceedings/{}", one.to.reference));
            (self.t.say_with("decided-begun", &values), href)
        };
        opened.map(line).collect()
    }

    fn comings(&self) -> Vec<String> {
        keep_away::said((self.t, &self.names), &self.view.comings)
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

/// What is held of each fact alleged against somebody, in words; beside it what was found, where that is something else.
pub(super) fn held(t: &Words, (one, decided): (&OnePerson, &Decided)) -> Vec<String> {
    let line = |(allegation, found): &(Allegation, Outcome)| {
        let held = decided.held.iter().find(|held| held.allegation == allegation.number)?;
        let number = allegation.number.to_string();
        let (said, found_said) = (t.code("finding-outcome", &held.outcome), t.code("finding-outcome", found));
        let key = if held.outcome == *found { "decided-held" } else { "decided-held-otherwise" };
        let values = [("number", (&number).into()), ("outcome", (&said).into()), ("found", (&found_said).into())];
        Some(t.say_with(key, &values))
    };
    one.facts.iter().filter_map(line).collect()
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
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    render(&page(&app, &seat, (view, Sheet::default())))
}

pub(super) async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<DecisionView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_decision(&app.service, permit, &seat.unlocked).await
}

fn page<'a>(app: &'a App, seat: &'a Seat, (view, sheet): (DecisionView, Sheet)) -> DecisionPage<'a> {
    let Seat { page, me, .. } = seat;
    DecisionPage { t: &page.words, page, me, names: seat.names(app), view, sheet }
}

/// Lets another in who decides there.
async fn came_in(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let member = deed.form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))?;
        let permit = deed.permit::<verb::LetIn>(About::Case(&reference)).await?;
        let_in(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "let-in", code);
        unprocessable(&page(&deed.app, &deed.seat, (view, sheet)))
    };
    deed.answer(done.await, (&format!("/decisions/{reference}"), "let-in-decides"), again).await
}
