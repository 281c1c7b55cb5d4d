//! Aftercare, at the desk: when the person is asked how they are, and the asking.
//!
//! What the person told of retaliation stands in the case as they wrote it, above all else until it is assessed.
use axum::{
    Router,
    extract::{Path, State},
    response::{Html, Response},
    routing::get,
};
use jiff::Timestamp;

use super::{
    case::{CasePage, parse},
    deed::Deed,
    listening::opened,
    seat::Seat,
    withdrawn,
};
use crate::{
    clock::Day,
    domain::{
        act::{Act, verb},
        aftercare::Aftercare,
        case::{Reference, Stage},
        draft::Fields,
        report::{NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
        rules::Rules,
    },
    service::{
        self, About, Error, Message, aftercare,
        view::{Content, Item, Me},
    },
    text::Words,
    web::{
        App, Failure, Page,
        aftercare::{chosen, days},
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The pages.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/cases/{reference}/aftercare", get(show).post(send))
        .route("/cases/{reference}/news", get(show_asking).post(ask))
}

/// When the person is asked.
#[derive(Debug, askama::Template)]
#[template(path = "desk/aftercare/begin.html")]
pub(super) struct BeginPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: Reference,
    sheet: Sheet,
    request: String,
    months: Vec<Choice>,
}

impl<'a> BeginPage<'a> {
    pub(super) fn new(
        (page, me): (&'a Page, &'a Me),
        (rules, today): (&Rules, Day),
        reference: Reference,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let all = rules.aftercare.months();
        let days = Aftercare { months: all.to_vec(), text: String::new() }.days(today);
        let choice = |(months, day): (&u16, &Day)| {
            let day = t.day(day);
            let words =
                t.say_with("aftercare-month", &[("months", usize::from(*months).into()), ("day", (&day).into())]);
            sheet.choice("months", &months.to_string(), words)
        };
        let months = all.iter().zip(&days).map(choice).collect();
        Self { t, page, me, reference, sheet, request, months }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// The asking, in words that the member changes as they like.
#[derive(Debug, askama::Template)]
#[template(path = "desk/aftercare/ask.html")]
pub(super) struct AskPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) reference: Reference,
    pub(super) sheet: Sheet,
    pub(super) request: String,
}

impl AskPage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// Shows the form, for who may.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    opened::<verb::BeginAftercare>((&app, &seat), &reference).await?;
    let (typed, rules) = ((Sheet::default(), service::new_request(&app.service)), app.service.rules());
    render(&BeginPage::new((&seat.page, &seat.me), (rules, app.service.today()), reference, typed))
}

/// Begins it.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let (here, service) = ((&deed.app, &deed.seat), &deed.app.service);
    let done = async {
        let permit = deed.permit::<verb::BeginAftercare>(About::Case(&reference)).await?;
        let form = Message { text: String::new(), request: deed.form.text("request").to_owned() };
        aftercare::begin(service, permit, (&deed.seat.unlocked, &form), &deed.form.0).await
    };
    let again = async |code| {
        opened::<verb::BeginAftercare>(here, &reference).await?;
        let faults = match Aftercare::parse(&deed.form.0, &service.rules().aftercare) {
            Ok(_) => vec![Fault::new("text", code)],
            Err(faults) => faults.iter().map(|fault| Fault::new(fault.field, fault.code)).collect(),
        };
        let sheet = Sheet { fields: deed.form.0.clone(), faults }.within(PARAGRAPH_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        let (who, rules) = ((&deed.seat.page, &deed.seat.me), (service.rules(), service.today()));
        unprocessable(&BeginPage::new(who, rules, reference.clone(), typed))
    };
    let done = withdrawn::told_of(here, &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "begin-aftercare"), again).await
}

/// Shows the words that ask.
pub(super) async fn show_asking(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    opened::<verb::AskNews>((&app, &seat), &reference).await?;
    let mut fields = Fields::default();
    fields.insert("text", &seat.page.words.say("news-ask-words"));
    let (sheet, request) = (Sheet::of(fields), service::new_request(&app.service));
    render(&AskPage { t: &seat.page.words, page: &seat.page, me: &seat.me, reference, sheet, request })
}

/// Asks.
pub(super) async fn ask(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let here = (&deed.app, &deed.seat);
    let [text, request] = ["text", "request"].map(|field| deed.form.text(field).to_owned());
    let done = async {
        let permit = deed.permit::<verb::AskNews>(About::Case(&reference)).await?;
        let message = Message { text, request: request.clone() };
        aftercare::ask(&deed.app.service, permit, &deed.seat.unlocked, message).await
    };
    let again = async |code| {
        opened::<verb::AskNews>(here, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
        let (seat, request, reference) = (&deed.seat, request.clone(), reference.clone());
        unprocessable(&AskPage { t: &seat.page.words, page: &seat.page, me: &seat.me, reference, sheet, request })
    };
    let done: Result<(), Error> = withdrawn::told_of(here, &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "ask-news"), again).await
}

impl CasePage<'_> {
    pub(super) fn can_begin_aftercare(&self) -> bool {
        self.can(Act::BeginAftercare)
    }

    pub(super) fn can_ask_news(&self) -> bool {
        self.can(Act::AskNews)
    }

    /// Whether the person still wishes to be asked.
    pub(super) fn is_wished(&self) -> bool {
        self.aftercare().is_none_or(|(_, goes_on)| goes_on)
    }

    /// The days that were chosen last, and whether the person still wishes to be asked.
    pub(super) fn aftercare(&self) -> Option<(String, bool)> {
        let (begun, said, goes_on) = chosen(&self.view.items).filter(|_| self.view.stage == Stage::Aftercare)?;
        Some((days(self.t, said, begun), goes_on))
    }

    /// What an item says of it.
    pub(super) fn of_aftercare(&self, item: &Item) -> String {
        self.names.of_aftercare(self.t, item)
    }

    /// Whether retaliation was told since it was assessed.
    pub(super) fn is_told_of_retaliation(&self, assessed: Option<Timestamp>) -> bool {
        let mut since = self.view.items.iter().filter(|item| assessed.is_none_or(|at| item.at > at));
        since.any(|item| matches!(item.content, Content::Retaliation(_)))
    }
}
