//! Calling somebody to be heard, for the first time or again.
//!
//! The page says what the person will be told and who will read what they say; the code is shown on the page that follows.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{opened, parse};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        hearing::{HeardRole, Meeting},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error,
        hearing::{Calling, convene, summon},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, investigation, seat::Seat},
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hearings/call.html")]
pub(in crate::web::desk) struct CallPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    /// Where it is sent, and where one comes from.
    action: String,
    back: String,
    sheet: Sheet,
    request: String,
    /// In what quality, the first time.
    roles: Vec<Choice>,
}

impl<'a> CallPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me): (&'a Page, &'a Me),
        (action, back): (&str, &str),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let again = action.ends_with("/convene");
        let roles = if again { Vec::new() } else { sheet.choices::<HeardRole>(&page.words, "heard-role", "role") };
        let (action, back) = (page.href(action), page.href(back));
        Self { t: &page.words, page, me, action, back, sheet, request, roles }
    }
}

/// The field beside which a fault is said.
pub(super) fn field(code: &str) -> &'static str {
    match code {
        "no-role" => "role",
        "no-place" => "place",
        "no-day" | "meeting-past" | "minutes-to-come" | "same-meeting" => "day",
        "no-hour" => "hour",
        "no-purpose" => "purpose",
        "no-present" => "present",
        "empty" | "corrected-already" => "text",
        _ => "name",
    }
}

fn meeting(form: &Form) -> Result<Meeting, Error> {
    Ok(Meeting {
        place: form.text("place").to_owned(),
        day: form.text("day").parse().map_err(|_| Error::Invalid(vec!["no-day"]))?,
        hour: form.text("hour").to_owned(),
        purpose: form.text("purpose").to_owned(),
        assisted: form.chose("assisted", "yes"),
    })
}

fn of_inquiry(reference: &Reference) -> (String, String) {
    (format!("/investigations/{reference}/heard/new"), format!("/investigations/{reference}/heard"))
}

fn of_hearing(reference: &Reference) -> (String, String) {
    (format!("/hearings/{reference}/convene"), format!("/hearings/{reference}"))
}

/// What can be called to: whoever may not is not shown the form.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = investigation::parse(&reference)?;
    let view = investigation::opened(&app, &seat, &reference).await?;
    if !view.is_begun() {
        return Err(Error::NotFound.into());
    }
    seat.permit::<verb::Summon>(&app, About::Case(&reference)).await?;
    let (action, back) = of_inquiry(&reference);
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&CallPage::new((&seat.page, &seat.me), (&action, &back), typed))
}

/// The same, of somebody who was called before.
pub async fn show_again(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    if !opened(&app, &seat, &reference).await?.may(Act::Convene) {
        return Err(Error::NotFound.into());
    }
    let (action, back) = of_hearing(&reference);
    render(&CallPage::new((&seat.page, &seat.me), (&action, &back), (Sheet::default(), String::new())))
}

fn shown_again(deed: &Deed, (action, back): (&str, &str), code: &'static str) -> Result<Response, Failure> {
    let sheet = Sheet::with(deed.form.0.clone(), field(code), code).within(NARRATIVE_LIMIT);
    let typed = (sheet, deed.form.text("request").to_owned());
    unprocessable(&CallPage::new((&deed.seat.page, &deed.seat.me), (action, back), typed))
}

/// Calls; the code is shown next.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let done = async {
        let form = &deed.form;
        let calling = Calling {
            name: form.text("name").to_owned(),
            role: HeardRole::from_code(form.text("role")).map_err(|_| Error::Invalid(vec!["no-role"]))?,
            meeting: meeting(form)?,
            told: deed.seat.page.words.say("hearing-told"),
            request: form.text("request").to_owned(),
        };
        let permit = deed.permit::<verb::Summon>(About::Case(&reference)).await?;
        summon(&deed.app.service, permit, (&deed.seat.session, &deed.seat.unlocked), &calling).await
    };
    let (action, back) = of_inquiry(&reference);
    let again = async |code| shown_again(&deed, (&action, &back), code);
    deed.answer(done.await, ("/hearings/code", Act::Summon.code()), again).await
}

/// Calls again.
pub async fn send_again(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let meeting = meeting(&deed.form)?;
        let told = deed.seat.page.words.say("hearing-told");
        let permit = deed.permit::<verb::Convene>(About::Case(&reference)).await?;
        convene(&deed.app.service, permit, &deed.seat.unlocked, (&meeting, &told)).await
    };
    let (action, back) = of_hearing(&reference);
    let again = async |code| shown_again(&deed, (&action, &back), code);
    deed.answer(done.await, (&back, Act::Convene.code()), again).await
}
