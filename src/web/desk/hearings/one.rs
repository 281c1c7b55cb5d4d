//! One person heard: what they were called to, what was written down and what they say of it, what is said besides.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{opened, parse};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        attached::Attached,
        case::Reference,
        hearing::HeardRole,
        letter::LetterKind,
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message,
        hearing::{HearingView, ask, submit_findings},
        view::{Content, Item, Me, Voice},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, names::Names, seat::Seat},
        error::unprocessable,
        files::Listed,
        form::Sheet,
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hearings/one.html")]
pub(in crate::web::desk) struct OnePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: HearingView,
    sheet: Sheet,
    request: String,
}

impl<'a> OnePage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        view: HearingView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        Self { t: &page.words, page, me, names, view, sheet, request }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/hearings/{}{end}", self.view.reference))
    }

    fn can(&self, act: &str) -> bool {
        Act::from_code(act).is_ok_and(|act| self.view.may(act))
    }

    fn by(&self, item: &Item) -> (String, bool) {
        match &item.voice {
            Voice::Reporter => (self.view.call().map(|call| call.name.clone()).unwrap_or_default(), true),
            Voice::Member(reader) => (self.names.person(reader), false),
        }
    }

    fn file(&self, file: &Attached) -> Listed {
        Listed::new(self.t, file, &self.address("/files"))
    }

    /// Letters that serve here, with what is known put in: the call, then the minutes.
    fn letters(&self) -> Vec<(String, &'static str)> {
        let (Some(from), Some(call)) = (&self.view.letters, self.view.call()) else { return Vec::new() };
        let kind = match call.role {
            HeardRole::Harmed => LetterKind::ConvocationReporter,
            HeardRole::Implicated => LetterKind::ConvocationImplicated,
            HeardRole::Witness | HeardRole::Superior | HeardRole::Other => LetterKind::ConvocationWitness,
        };
        let address = |kind: LetterKind| {
            self.page.href(&format!("/inquiries/{from}/letters/{}?hearing={}", kind.code(), self.view.reference))
        };
        vec![(address(kind), "hearing-letter-call"), (address(LetterKind::Minutes), "hearing-letter-minutes")]
    }
}

/// Shows one.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&OnePage::new((&seat.page, &seat.me, seat.names(&app)), view, typed))
}

async fn answer(
    deed: &Deed,
    reference: &Reference,
    (done, act, field): (Result<(), Error>, Act, &'static str),
) -> Result<Response, Failure> {
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(NARRATIVE_LIMIT);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        unprocessable(&OnePage::new(seen, view, (sheet, deed.form.text("request").to_owned())))
    };
    deed.answer(done, (&format!("/hearings/{reference}"), act.code()), again).await
}

fn message(deed: &Deed, field: &str) -> Message {
    Message { text: deed.form.text(field).to_owned(), request: deed.form.text("request").to_owned() }
}

/// Writes to them.
pub async fn ask_them(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let permit = deed.permit::<verb::AskHeard>(About::Case(&reference)).await?;
        ask(&deed.app.service, permit, &deed.seat.unlocked, message(&deed, "text")).await
    };
    answer(&deed, &reference, (done.await, Act::AskHeard, "text")).await
}

/// Submits provisional findings to them.
pub async fn submit(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let permit = deed.permit::<verb::SubmitFindings>(About::Case(&reference)).await?;
        submit_findings(&deed.app.service, permit, &deed.seat.unlocked, message(&deed, "findings")).await
    };
    answer(&deed, &reference, (done.await, Act::SubmitFindings, "findings")).await
}
