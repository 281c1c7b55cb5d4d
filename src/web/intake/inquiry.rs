//! What was handed over, for the person: where it stands, why, who reads it; and what they and those people write.
use askama::Template;
use axum::response::{Html, Response};

use super::{notices::Notice, own::Own, who::named};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::{Reference, Stage},
        family::Family,
        report::NARRATIVE_LIMIT,
    },
    service::{
        About, Error, Message, Who, authorise,
        inquiry::{PartyView, Standing, own_inquiries, respond},
        new_request,
        take_away::Block,
        view::{Content, FollowUp, Item, Promise, Voice},
        whereabouts::Whereabouts,
    },
    text::Words,
    web::{
        Failure, Page, agreed,
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
        whereabouts,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/inquiry.html")]
pub(super) struct InquiryPage<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    /// The case that is shown: answers are for its inquiries, or for none.
    case: String,
    sheet: Sheet,
    request: String,
    inquiries: Vec<Inquiry>,
    /// Inquiries that do not open with this code.
    gone: Vec<Gone>,
}

/// An inquiry that does not open with this code.
#[derive(Debug)]
struct Gone {
    reference: String,
    /// Why.
    why: String,
    /// What is known of it all the same.
    without: Option<Without>,
}

/// What went without the person's agreement.
#[derive(Debug)]
struct Without {
    /// To whom, for what.
    said: String,
    /// Why; why they were not told then.
    why: Vec<String>,
    /// What exactly went.
    copy: Vec<String>,
}

/// One inquiry.
#[derive(Debug)]
struct Inquiry {
    reference: String,
    /// What was handed over, in a line.
    said: String,
    stage: String,
    promise: Option<String>,
    /// Who else knows that it was not done.
    above: Option<String>,
    /// The sentence that says how far an inquiry is, where there is one.
    stands: Option<&'static str>,
    /// That they took their agreement back, in words for what it was given for.
    taken_back: Option<&'static str>,
    /// Where it went without their agreement.
    without: Option<Without>,
    talk: Vec<Said>,
    readers: Vec<String>,
    received: Vec<String>,
    /// The words that could not be sent to it.
    text: String,
}

/// One thing that was said.
#[derive(Debug)]
struct Said {
    by: String,
    at: String,
    theirs: bool,
    text: String,
}

/// What a form that could not be taken held, and for which inquiry.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The inquiry.
    pub(super) reference: String,
    /// The words, and what is wrong with them.
    pub(super) sheet: Sheet,
}

impl<'a> InquiryPage<'a> {
    pub(super) fn new(
        (page, notices, today): (&'a Page, Vec<Notice>, Day),
        (case, views): (&FollowUp, &[PartyView]),
        (typed, request): (Typed, String),
    ) -> Self {
        let (passed, items) = (&case.passed, &case.items);
        let shown = |one: &Standing| {
            let view = views.iter().find(|view| view.reference.as_str() == one.passed.inquiry)?;
            let text = if typed.reference == one.passed.inquiry { typed.sheet.text("text") } else { "" };
            Some(inquiry(page, (one, view, items), (today, text)))
        };
        let is_gone = |one: &&Standing| views.iter().all(|view| view.reference.as_str() != one.passed.inquiry);
        let inquiries: Vec<Inquiry> = passed.iter().rev().filter_map(shown).collect();
        Self {
            t: &page.words,
            page,
            notices,
            case: case.reference.to_string(),
            inquiries,
            gone: passed.iter().filter(is_gone).map(|one| gone(&page.words, one, items)).collect(),
            sheet: typed.sheet,
            request,
        }
    }
}

impl InquiryPage<'_> {
    /// Whether something went without the person's agreement.
    fn is_without(&self) -> bool {
        let gone = self.gone.iter().map(|one| one.without.is_some());
        self.inquiries.iter().map(|one| one.without.is_some()).chain(gone).any(|without| without)
    }
}

fn gone(t: &Words, one: &Standing, items: &[Item]) -> Gone {
    let without = without(t, one, items);
    let why = match (one.at, &without) {
        (Whereabouts::Erased(day), _) => t.say_one("own-inquiry-erased", "day", &t.day(&day)),
        (_, Some(_)) => t.say("own-inquiry-not-yet"),
        (_, None) => t.say("own-inquiry-gone"),
    };
    Gone { reference: one.passed.inquiry.clone(), why, without }
}

fn without(t: &Words, one: &Standing, items: &[Item]) -> Option<Without> {
    let explained = one.passed.without()?;
    let copy = agreed::copied(t, items, &explained.copy);
    let name = if explained.copy.with_name { "without-your-name-went" } else { "without-your-name-stayed" };
    let copy = copy.into_iter().chain([t.say(name)]).collect();
    Some(Without { said: passed_to(t, one), why: agreed::why_without(t, explained), copy })
}

fn inquiry(page: &Page, (one, view, items): (&Standing, &PartyView, &[Item]), (today, text): (Day, &str)) -> Inquiry {
    let t = &page.words;
    Inquiry {
        reference: view.reference.to_string(),
        said: passed_to(t, one),
        stage: whereabouts::said(t, ("stage", "handover-unknown-person"), one.at),
        promise: view.promise.map(|promise| promised(t, promise, today)),
        above: view.above.map(|day| t.say_one("follow-late-above", "day", &t.day(&day))),
        stands: match one.at.stage() {
            Some(Stage::Inquiry) => Some("own-inquiry-minutes"),
            Some(Stage::Reported) => Some("own-inquiry-reported"),
            Some(Stage::MeasureRefused) => Some("own-measure-refused"),
            _ => None,
        },
        taken_back: view.taken_back.then(|| taken_back(view)),
        without: without(t, one, items),
        talk: view.items.iter().filter_map(|item| said(t, item)).collect(),
        readers: view.readers.iter().map(named).collect(),
        received: view.received.iter().map(named).collect(),
        text: text.to_owned(),
    }
}

fn taken_back(view: &PartyView) -> &'static str {
    match view.reference.family() {
        Family::Measure => "own-measure-taken-back",
        _ => "own-inquiry-taken-back",
    }
}

fn passed_to(t: &Words, one: &Standing) -> String {
    let (to, purpose) = (t.code("receiver", &one.passed.to), t.code("purpose", &one.passed.purpose));
    let key = if one.passed.without().is_some() { "without-said" } else { "handover-said" };
    t.say_with(key, &[("to", (&to).into()), ("purpose", (&purpose).into())])
}

fn promised(t: &Words, promise: Promise, today: Day) -> String {
    let key = if promise.due < today { "own-inquiry-late" } else { "own-inquiry-promise" };
    let (what, day) = (t.code("deadline", &promise.code), t.day(&promise.due));
    t.say_with(key, &[("what", (&what).into()), ("day", (&day).into())])
}

fn said(t: &Words, item: &Item) -> Option<Said> {
    let text = match &item.content {
        Content::Message(text) | Content::Reply(text) => text.clone(),
        content @ (Content::Ruled(_) | Content::Reported | Content::Measured(_)) => agreed::told(t, content)?,
        _ => return None,
    };
    let (by, theirs) = match &item.voice {
        Voice::Reporter => (t.say("follow-you"), false),
        Voice::Member(reader) => (named(reader), true),
    };
    Some(Said { by, at: t.moment(&item.at), theirs, text })
}

/// The same in the document that the person takes away.
pub(super) fn written(page: &Page, views: &[PartyView]) -> Vec<Block> {
    let t = &page.words;
    let one = |view: &PartyView| {
        let title = t.say_one("own-inquiry-reference", "reference", view.reference.as_str());
        let taken_back = view.taken_back.then(|| t.say(taken_back(view)));
        let stands = std::iter::once(t.code("stage", &view.stage)).chain(taken_back).map(Block::Text);
        let talk = view.items.iter().filter_map(|item| said(t, item));
        let talk = talk.flat_map(|said| [Block::Item(format!("{}, {}", said.by, said.at)), Block::Text(said.text)]);
        let blocks: Vec<Block> = std::iter::once(Block::Part(title)).chain(stands).chain(talk).collect();
        blocks
    };
    views.iter().flat_map(one).collect()
}

async fn shown(own: &Own, typed: (Typed, String)) -> Result<InquiryPage<'_>, Failure> {
    let (case, notices) = (own.case().await?, own.notices().await?);
    let views = own_inquiries(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await?;
    Ok(InquiryPage::new((&own.page, notices, own.today()), (&case, &views), typed))
}

pub(super) async fn get(mut own: Own) -> Result<Html<String>, Failure> {
    own.say_done().await?;
    let request = new_request(own.service());
    render(&shown(&own, (Typed::default(), request)).await?)
}

pub(super) async fn post(own: Own, form: Form) -> Result<Response, Failure> {
    send(&own, &form).await
}

async fn send(own: &Own, form: &Form) -> Result<Response, Failure> {
    Own::same_case(form, &own.reference().await?)?;
    match sent(own, form).await {
        Ok(()) => own.done("respond", "/suite/11").await,
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("empty");
            let sheet = Sheet::with(form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
            let typed = Typed { reference: form.text("inquiry").to_owned(), sheet };
            unprocessable(&shown(own, (typed, form.text("request").to_owned())).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn sent(own: &Own, form: &Form) -> Result<(), Error> {
    let reference = Reference::parse(form.text("inquiry")).map_err(|_| Error::NotFound)?;
    let permit = authorise::<verb::Respond>(own.service(), Who::Unlocked(&own.keys), About::Case(&reference)).await?;
    let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
    respond(own.service(), permit, &own.keys, message).await
}
