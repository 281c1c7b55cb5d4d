//! Deciding whether there is an inquiry: one page, three answers, reasons that the person will read.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    deed::Deed,
    inquiry::{opened, parse},
    seat::Seat,
};
use crate::{
    domain::{
        Coded,
        act::{Verb, verb},
        case::{Reference, Stage},
        inquiry::Opening,
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message,
        inquiry::{InquiryView, rule},
        view::Me,
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
#[template(path = "desk/decide.html")]
pub(super) struct DecidePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    openings: Vec<Choice>,
    /// Where it stands as it is shown: nobody decides over what somebody else decided meanwhile.
    stage: &'static str,
}

impl<'a> DecidePage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), view: &InquiryView, (sheet, request): (Sheet, String)) -> Self {
        let t = &page.words;
        let can = |choice: &Choice| Opening::from_code(&choice.code).is_ok_and(|opening| view.may(opening.act()));
        let why = |choice: Choice| Choice { hint: t.term("opening-why", &choice.code), ..choice };
        let openings = sheet.choices::<Opening>(t, "opening", "opening").into_iter();
        let openings = openings.filter(can).map(why).collect();
        let (reference, stage) = (view.reference.to_string(), view.stage.code());
        Self { t, page, me, reference, sheet, request, openings, stage }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/inquiries/{}{end}", self.reference))
    }
}

/// Shows the form; whoever can decide nothing here is not shown it.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    let page = DecidePage::new((&seat.page, &seat.me), &view, typed);
    if page.openings.is_empty() { Err(Error::NotFound.into()) } else { render(&page) }
}

/// Decides.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let opening = Opening::from_code(deed.form.text("opening"));
    let done = match opening {
        Ok(Opening::Opened) => ruled::<verb::OpenInquiry>(&deed, &reference).await,
        Ok(Opening::NotOpened) => ruled::<verb::DeclineInquiry>(&deed, &reference).await,
        Ok(Opening::MoreNeeded) => ruled::<verb::AskMore>(&deed, &reference).await,
        Err(_) => Err(Error::Invalid(vec!["nothing-decided"])),
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let field = if code == "nothing-decided" { "opening" } else { "reasons" };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        unprocessable(&DecidePage::new((&deed.seat.page, &deed.seat.me), &view, typed))
    };
    let said = opening.map_or("", |opening| opening.act().code());
    deed.answer(done, (&format!("/inquiries/{reference}"), said), again).await
}

async fn ruled<V: Verb>(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let permit = deed.permit::<V>(About::Case(reference)).await?;
    let message = Message { text: deed.form.text("reasons").to_owned(), request: deed.form.text("request").to_owned() };
    let seen = Stage::from_code(deed.form.text("stage")).map_err(|_| Error::Invalid(vec!["decided-meanwhile"]))?;
    rule(&deed.app.service, permit, &deed.seat.unlocked, (message, Some(seen))).await
}
