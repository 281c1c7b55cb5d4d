//! Prevention alerts, for those who decide and for the coordinators of the cell: each text, and what was decided in return.
use axum::{
    extract::{Path, Query, State},
    response::{Html, Response},
};

use super::{cases::From, deed::Deed, keep_away, names::Names, seat::Seat};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        alert::Action,
        case::Reference,
        family::Family,
        report::{LINE_LIMIT, PARAGRAPH_LIMIT},
    },
    service::{
        self, About, Error, Message,
        alert::{AlertView, Decided, act_on, done as action_done, open_alert},
        list_cases::list_alerts,
        view::{CasePage, Me},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Fault, Sheet, length},
        page::render,
    },
};

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/alerts.html")]
pub(super) struct AlertsPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) list: CasePage,
}

/// One alert.
#[derive(Debug, askama::Template)]
#[template(path = "desk/alert_file.html")]
pub(super) struct AlertFilePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: AlertView,
    today: Day,
    sheet: Sheet,
    request: String,
}

impl<'a> AlertFilePage<'a> {
    pub(super) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        (view, today): (AlertView, Day),
        (sheet, request): (Sheet, String),
    ) -> Self {
        Self { t: &page.words, page, me, names, view, today, sheet, request }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/alerts/{}{end}", self.view.reference))
    }

    fn comings(&self) -> Vec<String> {
        keep_away::said((self.t, &self.names), &self.view.comings)
    }

    /// How many were decided, done and late.
    fn counts(&self) -> String {
        let count = |is: &dyn Fn(&&Decided) -> bool| self.view.actions.iter().filter(is).count();
        let done = count(&|one| one.done.is_some());
        let late = count(&|one| one.done.is_none() && one.action.due < self.today);
        let values = [("decided", self.view.actions.len().into()), ("done", done.into()), ("late", late.into())];
        self.t.say_with("alert-counts", &values)
    }

    fn state(&self, one: &Decided) -> String {
        match one.done {
            Some(at) => self.t.say_one("alert-action-was-done", "day", &self.t.day(&Day::of(at))),
            None if one.action.due < self.today => self.t.say("alert-action-late"),
            None => self.t.say("alert-action-open"),
        }
    }
}

/// What is no reference of an alert is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family() == Family::Alert).ok_or(Error::NotFound)
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_alerts(&app.service, permit, &seat.unlocked, from.after.as_deref()).await?;
    let Seat { page, me, .. } = &seat;
    render(&AlertsPage { t: &page.words, page, me, names: seat.names(&app), list })
}

async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<(AlertView, Day), Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    Ok((open_alert(&app.service, permit, &seat.unlocked).await?, app.service.today()))
}

/// Shows an alert.
pub async fn open(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&AlertFilePage::new((&seat.page, &seat.me, seat.names(&app)), view, typed))
}

/// Decides something in return.
pub async fn decide(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let form = &deed.form;
    let (done, faults) = match Action::parse(&form.0, deed.app.service.today()) {
        Ok(action) => (decided(&deed, &reference, &action).await, Vec::new()),
        Err(faults) => (Err(Error::Invalid(vec!["empty"])), faults),
    };
    let faults = faults.iter().map(|fault| sized(Fault::new(fault.field, fault.code), form.text(fault.field)));
    let sheet = Sheet { fields: form.0.clone(), faults: faults.collect() };
    let again = async |_| refused(&deed, &reference, sheet).await;
    deed.answer(done, (&format!("/alerts/{reference}"), Act::ActOnAlert.code()), again).await
}

fn sized(fault: Fault, typed: &str) -> Fault {
    match fault.code {
        "too-long" => fault.sized(PARAGRAPH_LIMIT, length(typed)),
        "too-long-line" => fault.sized(LINE_LIMIT, length(typed)),
        _ => fault,
    }
}

async fn decided(deed: &Deed, reference: &Reference, action: &Action) -> Result<(), Error> {
    let permit = deed.permit::<verb::ActOnAlert>(About::Case(reference)).await?;
    let message = Message { text: String::new(), request: deed.form.text("request").to_owned() };
    act_on(&deed.app.service, permit, (&deed.seat.unlocked, &message), action).await
}

/// Notes that something was done.
pub async fn done(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let number = deed.form.text("action").parse().map_err(|_| Error::Invalid(vec!["unknown-option"]))?;
        let permit = deed.permit::<verb::ActionDone>(About::Case(&reference)).await?;
        action_done(&deed.app.service, permit, &deed.seat.unlocked, number).await
    };
    let again = async |code| refused(&deed, &reference, Sheet::with(deed.form.0.clone(), "actions", code)).await;
    deed.answer(done.await, (&format!("/alerts/{reference}"), Act::ActionDone.code()), again).await
}

async fn refused(deed: &Deed, reference: &Reference, sheet: Sheet) -> Result<Response, Failure> {
    let view = opened(&deed.app, &deed.seat, reference).await?;
    let typed = (sheet, deed.form.text("request").to_owned());
    let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
    unprocessable(&AlertFilePage::new(seen, view, typed))
}
