//! Appointing those who inquire, or joining what was handed over to an inquiry that somebody else's words led to.
//!
//! The page says who could be appointed and what each of them will read. What was typed is never lost.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    deed::Deed,
    inquiry::{opened, parse},
    names::Names,
    seat::Seat,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message,
        inquiry::{Appointing, InquiryView, appoint},
        view::{Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/appoint.html")]
pub(super) struct AppointPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    able: Vec<Choice>,
    /// Somebody inquires already: others come in besides.
    others: bool,
}

impl<'a> AppointPage<'a> {
    pub(super) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        view: &InquiryView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let able = |reader: &Reader| sheet.choice("inquirers", &reader.member.to_string(), names.person(reader));
        let able = view.appointable.iter().map(able).collect();
        let (reference, others) = (view.reference.to_string(), view.appointed.is_some());
        Self { t: &page.words, page, me, reference, sheet, request, able, others }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/inquiries/{}{end}", self.reference))
    }
}

/// Shows the form; whoever cannot appoint is not shown it.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    if !view.may(Act::Appoint) {
        return Err(Error::NotFound.into());
    }
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&AppointPage::new((&seat.page, &seat.me, seat.names(&app)), &view, typed))
}

fn appointing(form: &Form, view: &InquiryView) -> Result<Appointing, Error> {
    let invalid = |code| Error::Invalid(vec![code]);
    if form.chose("how", "beside") {
        let other = Reference::parse(form.text("beside")).map_err(|_| invalid("no-inquiry-there"))?;
        return Ok(Appointing::Beside(other));
    }
    let chosen = |member: &crate::ids::MemberId| form.chose("inquirers", &member.to_string());
    let inquirers = view.appointable.iter().map(|reader| reader.member).filter(chosen).collect();
    if view.appointed.is_some() {
        return Ok(Appointing::Others(inquirers));
    }
    let limit: Day = form.text("limit").parse().map_err(|_| invalid("limit-past"))?;
    let mission = Message { text: form.text("mission").to_owned(), request: form.text("request").to_owned() };
    Ok(Appointing::Begin { inquirers, mission, limit })
}

fn field(code: &str) -> &'static str {
    match code {
        "no-inquiry-there" => "beside",
        "limit-past" => "limit",
        "empty" | "too-long" => "mission",
        _ => "inquirers",
    }
}

/// Appoints.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let permit = deed.permit::<verb::Appoint>(About::Case(&reference)).await?;
        appoint(&deed.app.service, permit, &deed.seat.unlocked, &appointing(&deed.form, &view)?).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), field(code), code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&AppointPage::new(seen, &view, typed))
    };
    deed.answer(done.await, (&format!("/inquiries/{reference}"), Act::Appoint.code()), again).await
}
