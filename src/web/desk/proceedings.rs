//! Disciplinary procedures, for those who decide or conduct them: the list, and each with its rules, its dates and its steps.
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{Html, Response},
    routing::{get, post},
};

use super::{cases::From, deed::Deed, files, keep_away, letters, names::Names, seat::Seat, step_back};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        family::Family,
    },
    service::{
        About, Error,
        discipline::{ProceedingView, close, let_in, open_proceeding},
        list_cases::list_proceedings,
        view::{CasePage, Me},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

mod shown;
mod write;

pub(super) use shown::{ProceedingPage, decided};
#[cfg(test)]
pub(super) use write::{FormPage, Which};

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/proceedings", get(list))
        .route("/proceedings/{reference}", get(show))
        .route("/proceedings/{reference}/write/{what}", get(write::show).post(write::send))
        .route("/proceedings/{reference}/close", post(closed))
        .route("/proceedings/{reference}/letters", get(letters::of_proceeding))
        .route(
            "/proceedings/{reference}/letters/{letter}",
            get(letters::fill_of_proceeding).post(letters::make_of_proceeding),
        )
        .route("/proceedings/{reference}/keep-out", get(keep_away::of_proceeding).post(keep_away::from_proceeding))
        .route("/proceedings/{reference}/let-in", post(came_in))
        .route("/proceedings/{reference}/step-back", get(step_back::of_proceeding).post(step_back::leave_proceeding))
}

/// What gives files.
pub(super) fn uploads() -> Router<App> {
    Router::new()
        .route("/proceedings/{reference}/files/{file}", get(files::save))
        .route("/proceedings/{reference}/files/{file}/show", get(files::show))
}

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/proceedings.html")]
pub(super) struct ProceedingsPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// What is no reference of a disciplinary procedure is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Discipline).ok_or(Error::NotFound)
}

async fn list(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_proceedings(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&ProceedingsPage { t: &page.words, page, me, names: seat.names(&app), list })
}

async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    render(&page((&app, &seat), view, Sheet::default()))
}

pub(super) async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<ProceedingView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_proceeding(&app.service, permit, &seat.unlocked).await
}

fn page<'a>((app, seat): (&'a App, &'a Seat), view: ProceedingView, sheet: Sheet) -> ProceedingPage<'a> {
    let Seat { page, me, .. } = seat;
    let regimes = &app.service.rules().discipline;
    let regime = view.known.terms.as_ref().and_then(|terms| regimes.regime(&terms.regime));
    ProceedingPage { t: &page.words, page, me, names: seat.names(app), view, regime, sheet }
}

/// Lets another in who decides or conducts such procedures there.
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
        unprocessable(&page((&deed.app, &deed.seat), view, sheet))
    };
    deed.answer(done.await, (&format!("/proceedings/{reference}"), "let-in-disciplines"), again).await
}

/// Ends it.
async fn closed(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::CloseDiscipline>(About::Case(&reference)).await?;
        close(&deed.app.service, permit, &deed.seat.unlocked).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "sure", code);
        unprocessable(&page((&deed.app, &deed.seat), view, sheet))
    };
    deed.answer(done.await, (&format!("/proceedings/{reference}"), Act::CloseDiscipline.code()), again).await
}
