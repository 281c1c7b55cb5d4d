//! Asking a person whether a measure may be asked for: of whom, in one line, with their name or without.
//!
//! Whoever takes it sees that line and nothing else of the case. What was typed and could not be taken is shown again.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{case::parse, deed::Deed, seat::Seat, withdrawn};
use crate::{
    domain::{
        Coded,
        act::verb,
        case::Reference,
        consent::{Copied, Purpose, Receiver},
        draft::Fields,
        measure::ASKED_LIMIT,
    },
    service::{
        self, About, Error,
        consent::{Asking, ask},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        agreed::about,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/ask_measure.html")]
pub(super) struct AskMeasurePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    receivers: Vec<Choice>,
    names: Vec<Choice>,
}

impl<'a> AskMeasurePage<'a> {
    pub(super) fn new(
        (page, me): (&'a Page, &'a Me),
        reference: &Reference,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let choice =
            |(to, purpose): (Receiver, Purpose)| sheet.choice("to", &code((to, purpose)), about(t, to, purpose));
        Self {
            t,
            page,
            me,
            reference: reference.to_string(),
            receivers: measures().map(choice).collect(),
            names: vec![sheet.choice("name", "with", t.say("desk-consent-name-box"))],
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// Of whom which measures can be asked for.
fn measures() -> impl Iterator<Item = (Receiver, Purpose)> {
    let purposes = |to: &'static Receiver| to.purposes().iter().map(|purpose| (*to, *purpose));
    Receiver::ALL.iter().flat_map(purposes).filter(|(_, purpose)| purpose.is_a_measure())
}

/// As the form says it.
fn code((to, purpose): (Receiver, Purpose)) -> String {
    format!("{}-{}", to.code(), purpose.code())
}

/// Nobody is protected without a name: it goes unless somebody says otherwise.
fn prepared() -> Sheet {
    let mut fields = Fields::default();
    fields.insert("name", "with");
    Sheet::of(fields)
}

/// Shows the form; whoever may not ask is not shown it.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    seat.permit::<verb::AskConsent>(&app, About::Case(&reference)).await?;
    let typed = (prepared(), service::new_request(&app.service));
    render(&AskMeasurePage::new((&seat.page, &seat.me), &reference, typed))
}

/// Asks.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let asking = asking(&deed.form)?;
        let permit = deed.permit::<verb::AskConsent>(About::Case(&reference)).await?;
        ask(&deed.app.service, permit, &deed.seat.unlocked, asking).await
    };
    let again = async |code| {
        let field = if code == "missing-measure" { "to" } else { "text" };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(ASKED_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        unprocessable(&AskMeasurePage::new((&deed.seat.page, &deed.seat.me), &reference, typed))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "ask-consent"), again).await
}

fn asking(form: &Form) -> Result<Asking, Error> {
    let (to, purpose) =
        measures().find(|measure| code(*measure) == form.text("to")).ok_or(Error::Invalid(vec!["missing-measure"]))?;
    let with_name = form.chose("name", "with");
    let copy = Copied { text: form.text("text").to_owned(), with_name, ..Copied::default() };
    Ok(Asking { to, purpose, copy, request: form.text("request").to_owned() })
}
