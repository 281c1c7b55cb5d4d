//! Asking a person whether something may be handed over: to which function, for what, which copy.
//!
//! A measure is asked for elsewhere, in a line (see `ask_measure`). The last account stands ready to be edited; the person edits it again, and only what they leave can go. What was typed
//! and could not be taken is shown again.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{case::parse, deed::Deed, seat::Seat, withdrawn};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::verb,
        case::Reference,
        consent::{Matter, Purpose, Receiver, State as Stands},
        draft::Fields,
        report::{NARRATIVE_LIMIT, Wish},
    },
    service::{
        self, About, Error,
        consent::{Asking, ask},
        open_case::open_case,
        view::{CaseView, Content, Item, Me},
    },
    text::Words,
    web::{
        App, Failure, Page,
        agreed::{about, copied, copy, file_name, whom},
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/ask.html")]
pub(super) struct AskPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    receivers: Vec<Choice>,
    files: Vec<Choice>,
    names: Vec<Choice>,
}

impl<'a> AskPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), view: &CaseView, (sheet, request): (Sheet, String)) -> Self {
        let t = &page.words;
        let receiver = |to: &Receiver| {
            let purpose = for_what(*to)?;
            let hint = format!("{} {}", t.code("receiver-may", to), t.code("purpose-may", &purpose));
            Some(Choice { hint, ..sheet.choice("to", to.code(), about(t, *to, purpose)) })
        };
        let files = view.items.iter().filter_map(|item| match &item.content {
            Content::File(file) => Some(file.file),
            _ => None,
        });
        Self {
            t,
            page,
            me,
            reference: view.reference.to_string(),
            receivers: Receiver::ALL.iter().filter_map(receiver).collect(),
            files: files.map(|id| sheet.choice("files", &id.to_string(), file_name(t, &view.items, id))).collect(),
            names: vec![sheet.choice("name", "with", t.say("desk-consent-name-box"))],
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// The last account, ready to be edited.
fn prepared(view: &CaseView) -> Sheet {
    let account = |item: &Item| match &item.content {
        Content::Report(report) => Some(report.narrative.clone()),
        Content::Contact(contact) => Some(contact.report.narrative.clone()),
        _ => None,
    };
    let mut fields = Fields::default();
    fields.insert("text", &view.items.iter().rev().find_map(account).unwrap_or_default());
    Sheet::of(fields)
}

async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<CaseView, Error> {
    // Whoever may not ask is not shown the form.
    seat.permit::<verb::AskConsent>(app, About::Case(reference)).await?;
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_case(&app.service, permit, &seat.unlocked).await
}

/// Shows the form.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (prepared(&view), service::new_request(&app.service));
    render(&AskPage::new((&seat.page, &seat.me), &view, typed))
}

/// Asks.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let asking = asking(&deed)?;
        let permit = deed.permit::<verb::AskConsent>(About::Case(&reference)).await?;
        ask(&deed.app.service, permit, &deed.seat.unlocked, asking).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let field = match code {
            "missing-receiver" => "to",
            _ => "text",
        };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        unprocessable(&AskPage::new((&deed.seat.page, &deed.seat.me), &view, typed))
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "ask-consent"), again).await
}

fn asking(deed: &Deed) -> Result<Asking, Error> {
    let form = &deed.form;
    let to: Receiver = coded(form.text("to"), "missing-receiver")?;
    let purpose = for_what(to).ok_or(Error::Invalid(vec!["unknown-option"]))?;
    Ok(Asking { to, purpose, copy: copy(form)?, request: form.text("request").to_owned() })
}

/// For what somebody may be asked to receive more than a line: a measure has a page of its own.
fn for_what(to: Receiver) -> Option<Purpose> {
    to.purposes().iter().copied().find(|purpose| !purpose.is_a_measure())
}

fn coded<C: Coded>(code: &str, missing: &'static str) -> Result<C, Error> {
    let wrong = if code.is_empty() { missing } else { "unknown-option" };
    C::from_code(code).map_err(|_| Error::Invalid(vec![wrong]))
}

/// A request or a consent, as the page of a case shows it.
#[derive(Debug)]
pub(super) struct Past {
    /// To whom, for what.
    pub(super) whom: String,
    /// Where it stands.
    pub(super) state: String,
    /// What the lines are.
    pub(super) title: String,
    /// The text, the files, the sentences agreed to.
    pub(super) lines: Vec<String>,
}

pub(super) fn past(t: &Words, view: &CaseView, matter: &Matter) -> Option<Past> {
    let day = |at| t.day(&Day::of(at));
    let (to, purpose) = matter.about()?;
    let state = match &matter.state {
        Stands::Waiting => t.say_one("desk-consent-waiting", "day", &day(matter.at)),
        Stands::Standing(given) => t.say_one("consent-standing", "day", &day(given.at)),
        Stands::Declined(at) => t.say_one("consent-declined", "day", &day(*at)),
        Stands::TakenBack(given, at) => {
            let (given, day) = (day(given.at), day(*at));
            t.say_with("consent-taken-back", &[("given", (&given).into()), ("day", (&day).into())])
        }
    };
    let (title, lines) = match (matter.given(), &matter.asked) {
        (Some(given), _) => {
            let statement = given.consent.statement.lines().map(str::to_owned);
            ("desk-consent-exact", copied(t, &view.items, &given.consent.copy).into_iter().chain(statement).collect())
        }
        (None, asked) => {
            let copy = asked.as_ref().map(|asked| &asked.copy);
            let name = copy.filter(|copy| copy.with_name).map(|_| t.say("desk-consent-with-name"));
            let lines = copy.iter().flat_map(|copy| copied(t, &view.items, copy)).chain(name);
            ("desk-consent-asked", lines.collect())
        }
    };
    Some(Past { whom: whom(t, to, purpose), state, title: t.say(title), lines })
}

/// Wishes in few words, for the cell.
pub(super) fn short_wishes(t: &Words, wishes: &[Wish]) -> String {
    wishes.iter().map(|wish| t.code("desk-wish", wish)).collect::<Vec<_>>().join(", ")
}
