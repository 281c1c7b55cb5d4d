//! Somebody bound by secrecy: the person chooses one, writes, and reads the answers; nobody else has the key.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::{
    notices::{Notice, beside_a_draft},
    who::named,
};
use crate::{
    domain::{act::verb, report::NARRATIVE_LIMIT},
    service::{
        About, Error, Message, Who, authorise,
        counsel::{self, Talk},
        new_request,
        session::{self, Session, Unlocked, tell, told, unlocked},
        view::{Content, Item, Reader, Voice},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{Choice, Form, Sheet},
        page::render,
    },
};

#[derive(Debug, Template)]
#[template(path = "intake/counsel.html")]
pub(super) struct Counsel<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    sheet: Sheet,
    request: String,
    /// The case it stands beside; empty where it would stand alone.
    reference: String,
    /// The one chosen, once one is.
    chosen: Option<String>,
    /// Those who can be.
    offered: Vec<Choice>,
    talk: Vec<Said>,
}

/// One thing that was said.
#[derive(Debug)]
struct Said {
    by: String,
    at: String,
    theirs: bool,
    text: String,
}

impl<'a> Counsel<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (talk, available): (Option<&Talk>, &[Reader]),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let chosen = talk.and_then(|talk| talk.counsel.as_ref()).map(named);
        let offer = |reader: &Reader| sheet.choice("member", &reader.member.to_string(), named(reader));
        let offered = if chosen.is_some() { Vec::new() } else { available.iter().map(offer).collect() };
        Self {
            t: &page.words,
            page,
            notices,
            reference: talk.map(|talk| talk.reference.to_string()).unwrap_or_default(),
            chosen,
            offered,
            talk: talk.iter().flat_map(|talk| &talk.items).filter_map(|item| said(page, item)).collect(),
            sheet,
            request,
        }
    }
}

fn said(page: &Page, item: &Item) -> Option<Said> {
    let (Content::Message(text) | Content::Reply(text)) = &item.content else { return None };
    let (by, theirs) = match &item.voice {
        Voice::Reporter => (page.words.say("follow-you"), false),
        Voice::Member(reader) => (named(reader), true),
    };
    Some(Said { by, at: page.words.moment(&item.at), theirs, text: text.clone() })
}

/// The keys of the case that is followed, if one is, and its conversation.
async fn own(app: &App, session: &Session) -> Result<Option<(Unlocked, Talk)>, Failure> {
    if !session::follows_a_case(session).await? {
        return Ok(None);
    }
    let keys = unlocked(&app.service, session).await?;
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    let talk = counsel::conversation(&app.service, permit, &keys).await?;
    Ok(Some((keys, talk)))
}

async fn shown<'a>(
    app: &App,
    (session, page): (&Session, &'a Page),
    (talk, typed): (Option<&Talk>, (Sheet, String)),
) -> Result<Counsel<'a>, Failure> {
    let notices = beside_a_draft(app, session, page).await?;
    let available = counsel::available(&app.service).await?;
    Ok(Counsel::new((page, notices), (talk, &available), typed))
}

pub(super) async fn get(State(app): State<App>, session: Session, mut page: Page) -> Result<Html<String>, Failure> {
    let own = own(&app, &session).await?;
    page.done = told(&session).await?;
    let typed = (Sheet::default(), new_request(&app.service));
    render(&shown(&app, (&session, &page), (own.as_ref().map(|own| &own.1), typed)).await?)
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    send(&app, (&session, &page), &form).await
}

/// Writes beside the case the page showed, or begins a conversation that stands alone.
async fn send(app: &App, (session, page): (&Session, &Page), form: &Form) -> Result<Response, Failure> {
    let own = own(app, session).await?;
    let here = own.as_ref().map(|(_, talk)| talk.reference.to_string()).unwrap_or_default();
    if form.text("case") != here {
        return Err(Kind::Conflict.into());
    }
    match written(app, session, (own.as_ref().map(|own| &own.0), form)).await {
        Ok(next) => Ok(page.go(next).into_response()),
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("empty");
            let field = if matches!(code, "empty" | "too-long") { "text" } else { "member" };
            let sheet = Sheet::with(form.0.clone(), field, code).within(NARRATIVE_LIMIT);
            let typed = (sheet, form.text("request").to_owned());
            unprocessable(&shown(app, (session, page), (own.as_ref().map(|own| &own.1), typed)).await?)
        }
        Err(error) => Err(error.into()),
    }
}

async fn written(
    app: &App,
    session: &Session,
    (keys, form): (Option<&Unlocked>, &Form),
) -> Result<&'static str, Error> {
    let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
    let member = form.text("member").parse().ok();
    if let Some(keys) = keys {
        let permit = authorise::<verb::Confide>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
        counsel::confide(&app.service, permit, keys, (member, &message)).await?;
        tell(session, "confide").await?;
        return Ok("/mot/3");
    }
    let member = member.ok_or(Error::Invalid(vec!["nobody-chosen"]))?;
    let permit = authorise::<verb::Confide>(&app.service, Who::Visitor, About::Intake("")).await?;
    counsel::begin(&app.service, permit, session, (member, &message)).await?;
    Ok("/note/7")
}
