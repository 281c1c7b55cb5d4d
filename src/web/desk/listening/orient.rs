//! Proposing services and support to the person, in words to them.
//!
//! Services are those of the organisation's contacts that somebody verified, each with its hours and the time within which it
//! answers, where the organisation said so. The person answers in their own space, or does not.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    super::{case::parse, deed::Deed, seat::Seat, withdrawn},
    first, form, opened, refused,
};
use crate::{
    domain::{
        act::verb,
        contact::Fault,
        orientation::{Oriented, Support},
        rules::Rules,
        support::Contact,
    },
    service::{
        self, About,
        orient::{orient, proposable},
        view::{CaseView, Me},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/orient.html")]
pub(in crate::web::desk) struct OrientPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    services: Vec<Choice>,
    support: Vec<Choice>,
}

impl<'a> OrientPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me): (&'a Page, &'a Me),
        (rules, view): (&Rules, &CaseView),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let (t, language) = (&page.words, page.language());
        let service = |contact: &&Contact| {
            let within = contact.answers_within.as_ref();
            let within = within.map(|within| t.say_one("contact-answers-within", "within", within.get(language)));
            let about = [Some(contact.for_whom.get(language).to_owned()), Some(contact.hours.get(language).to_owned())];
            let hint = about.into_iter().chain([within]).flatten().collect::<Vec<_>>().join("\u{a0}· ");
            Choice { hint, ..sheet.choice("services", &contact.code, contact.name.get(language).to_owned()) }
        };
        Self {
            t,
            page,
            me,
            reference: view.reference.to_string(),
            services: proposable(rules, &view.entity).iter().map(service).collect(),
            support: sheet.choices::<Support>(t, "offered-support", "support"),
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Orient>((&app, &seat), &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&OrientPage::new((&seat.page, &seat.me), (app.service.rules(), &view), typed))
}

/// Proposes.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let (here, rules) = ((&deed.app, &deed.seat), deed.app.service.rules());
    let read = |view: &CaseView| Oriented::parse(&deed.form.0, &proposable(rules, &view.entity));
    let done = async {
        let view = opened::<verb::Orient>(here, &reference).await?;
        let oriented = read(&view).map_err(|faults| first(&faults))?;
        let permit = deed.permit::<verb::Orient>(About::Case(&reference)).await?;
        orient(&deed.app.service, permit, (&deed.seat.unlocked, &form(&deed)), &oriented).await
    };
    let again = async |code| {
        let view = opened::<verb::Orient>(here, &reference).await?;
        let faults = read(&view).err().unwrap_or_else(|| vec![Fault { field: "text", code }]);
        let typed = (refused(&deed.form.0, &faults), deed.form.text("request").to_owned());
        unprocessable(&OrientPage::new((&deed.seat.page, &deed.seat.me), (rules, &view), typed))
    };
    let done = withdrawn::told_of(here, &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "orient"), again).await
}
