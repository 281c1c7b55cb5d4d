//! An inquiry, for those appointed to it: what was entrusted, who declared to have no tie, what feeds it; and their list.
//!
//! Nothing but the mission is offered before one has declared, nor before two have.
use axum::{
    Router,
    extract::{Path, Query, State},
    response::{Html, Response},
    routing::{get, post},
};

use super::{
    cases::From,
    deed::Deed,
    names::Names,
    seat::Seat,
    step_back,
    work::{Door, doors},
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        family::Family,
    },
    service::{
        About, Error,
        investigation::{InvestigationView, declare, let_in, open_investigation, take_in},
        list_cases::list_investigations,
        view::{CasePage, Me, Reader},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// What belongs to this room.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/investigations", get(list))
        .route("/investigations/{reference}", get(show))
        .route("/investigations/{reference}/declare", post(declared))
        .route("/investigations/{reference}/take-in", post(taken_in))
        .route("/investigations/{reference}/let-in", post(came_in))
        .route(
            "/investigations/{reference}/step-back",
            get(step_back::of_investigation).post(step_back::leave_investigation),
        )
}

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/investigations.html")]
pub(super) struct InvestigationsPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// One.
#[derive(Debug, askama::Template)]
#[template(path = "desk/investigation.html")]
pub(super) struct InvestigationPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: InvestigationView,
    sheet: Sheet,
}

impl<'a> InvestigationPage<'a> {
    pub(super) fn new((page, me, names): (&'a Page, &'a Me, Names<'a>), view: InvestigationView, sheet: Sheet) -> Self {
        Self { t: &page.words, page, me, names, view, sheet }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/investigations/{}{end}", self.view.reference))
    }

    fn doors(&self) -> Vec<Door> {
        doors(self.t, &self.view)
    }

    fn can_step_back(&self) -> bool {
        self.view.may(Act::StepBack)
    }

    fn can_let_in(&self) -> bool {
        self.view.declared.mine && self.view.may(Act::LetIn)
    }

    fn barred(&self, who: &Reader) -> String {
        self.t.say_one("let-in-barred", "who", &self.names.person(who))
    }

    fn awaited(&self, who: &Reader) -> String {
        self.t.say_one("let-in-why", "who", &self.names.person(who))
    }

    fn can_declare(&self) -> bool {
        self.view.may(Act::Declare)
    }

    fn declared(&self, moment: &jiff::Timestamp) -> String {
        let day = self.t.day(&Day::of(*moment));
        self.t.say_one("investigation-declared", "day", &day)
    }
}

/// What is no reference of an inquiry that was opened is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Investigation).ok_or(Error::NotFound)
}

pub(super) async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<InvestigationView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_investigation(&app.service, permit, &seat.unlocked).await
}

async fn list(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_investigations(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&InvestigationsPage { t: &page.words, page, me, names: seat.names(&app), list })
}

async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    render(&InvestigationPage::new((&seat.page, &seat.me, seat.names(&app)), view, Sheet::default()))
}

/// Where a fault is said: by the box, or the heading of what could not be done.
fn place(act: Act, code: &str) -> &'static str {
    match (act, code) {
        (_, "not-confirmed") => "sure",
        (Act::TakeIn, "already-there" | "another-inquiry") => "feeding",
        (Act::LetIn, _) => "let-in",
        _ => "declare",
    }
}

async fn answer(
    deed: &Deed,
    reference: &Reference,
    (done, act): (Result<(), Error>, Act),
) -> Result<Response, Failure> {
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), place(act, code), code);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&InvestigationPage::new(seen, view, sheet))
    };
    deed.answer(done, (&format!("/investigations/{reference}"), act.code()), again).await
}

async fn declared(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::Declare>(About::Case(&reference)).await?;
        let statement = deed.seat.page.words.say("investigation-statement");
        declare(&deed.app.service, permit, &deed.seat.unlocked, &statement).await
    };
    answer(&deed, &reference, (done.await, Act::Declare)).await
}

async fn taken_in(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let inquiry = super::inquiry::parse(deed.form.text("inquiry"))?;
        let permit = deed.permit::<verb::TakeIn>(About::Case(&reference)).await?;
        take_in(&deed.app.service, permit, &deed.seat.unlocked, &inquiry).await
    };
    answer(&deed, &reference, (done.await, Act::TakeIn)).await
}

async fn came_in(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let member = deed.form.text("member").parse().map_err(|_| Error::Invalid(vec!["not-appointed"]))?;
        let permit = deed.permit::<verb::LetIn>(About::Case(&reference)).await?;
        let_in(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    answer(&deed, &reference, (done.await, Act::LetIn)).await
}
