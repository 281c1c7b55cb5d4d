//! The register of requests: what waits for an answer first, and the form that notes another.
use axum::{
    extract::State,
    response::{Html, Response},
};

use super::super::{deed::Deed, seat::Seat};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::verb,
        rights::{Asked, Capacity, Right},
    },
    service::{
        self, About, Error,
        rights::{self, Noted, Register},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/rights/list.html")]
pub(in crate::web::desk) struct RequestsPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) register: Register,
    pub(in crate::web::desk) today: Day,
    pub(in crate::web::desk) sheet: Sheet,
    pub(in crate::web::desk) request: String,
}

impl RequestsPage<'_> {
    fn door(&self, noted: &Noted) -> String {
        self.page.href(&format!("/requests/{}", noted.request.number))
    }

    fn due(&self, noted: &Noted) -> String {
        due(self.t, noted, self.today)
    }

    fn outcome(&self, noted: &Noted) -> String {
        answered(self.t, noted)
    }

    fn capacities(&self) -> Vec<Choice> {
        self.sheet.choices::<Capacity>(self.t, "rights-who", "capacity")
    }

    fn rights(&self) -> Vec<Choice> {
        self.sheet.choices::<Right>(self.t, "rights-what", "right")
    }
}

/// By when it is due, and whether that is past.
pub(in crate::web::desk) fn due(t: &Words, noted: &Noted, today: Day) -> String {
    let key = if noted.request.is_overdue(today) { "rights-due-past" } else { "rights-due-on" };
    t.say_one(key, "day", &t.day(&noted.request.due()))
}

/// How it was answered, and why so.
pub(super) fn answered(t: &Words, noted: &Noted) -> String {
    let Some(answer) = noted.request.answer else { return String::new() };
    let outcome = t.code("rights-outcome", &answer.outcome);
    let Some(ground) = answer.ground else { return outcome };
    let ground = t.code("rights-ground", &ground);
    t.say_with("rights-answered-because", &[("outcome", (&outcome).into()), ("ground", (&ground).into())])
}

async fn page<'a>(app: &App, seat: &'a Seat, (sheet, request): (Sheet, String)) -> Result<RequestsPage<'a>, Error> {
    let permit = seat.permit::<verb::NoteRequest>(app, About::Organisation).await?;
    let register = rights::register(&app.service, permit).await?;
    let Seat { page, me, .. } = seat;
    Ok(RequestsPage { t: &page.words, page, me, register, today: app.service.today(), sheet, request })
}

/// Shows it.
pub(in crate::web::desk) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let request = service::new_request(&app.service);
    render(&page(&app, &seat, (Sheet::default(), request)).await?)
}

/// Notes one.
pub(in crate::web::desk) async fn send(deed: Deed) -> Result<Response, Failure> {
    let permit = deed.permit::<verb::NoteRequest>(About::Organisation).await?;
    let read = Asked::parse(&deed.form.0, deed.app.service.today());
    let done = match &read {
        Ok(asked) => rights::note(&deed.app.service, permit, (*asked, deed.form.text("request"))).await,
        Err(faults) => Err(Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect())),
    };
    let again = async |code| {
        let faults = read.as_ref().err().map(|all| all.iter().map(|one| Fault::new(one.field, one.code)).collect());
        let faults = faults.unwrap_or_else(|| vec![Fault::new("received", code)]);
        let sheet = Sheet { fields: deed.form.0.clone(), faults };
        unprocessable(&page(&deed.app, &deed.seat, (sheet, deed.form.text("request").to_owned())).await?)
    };
    // Sent twice, it leads to the list, where it stands once.
    let next = match &done {
        Ok(Some(number)) => format!("/requests/{number}"),
        _ => "/requests".to_owned(),
    };
    deed.answer(done.map(drop), (&next, "note-request"), again).await
}
