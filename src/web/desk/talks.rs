//! Conversations of a professional bound by secrecy: theirs alone, and nothing else of any case.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{case::parse, deed::Deed, names::Names, seat::Seat};
use crate::{
    domain::{act::verb, case::Reference, report::NARRATIVE_LIMIT},
    service::{
        self, About, Message,
        counsel::{Line, Talk, advise, consult, list},
        view::{Content, Me, Voice},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Sheet, page::render},
};

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/talks.html")]
pub(super) struct TalksPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) lines: Vec<Line>,
}

/// One conversation.
#[derive(Debug, askama::Template)]
#[template(path = "desk/talk.html")]
pub(super) struct TalkPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) talk: Talk,
    pub(super) sheet: Sheet,
    pub(super) request: String,
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit::<verb::Consult>(&app, About::Organisation).await?;
    let lines = list(&app.service, permit, &seat.unlocked).await?;
    render(&TalksPage { t: &seat.page.words, page: &seat.page, me: &seat.me, lines })
}

/// Shows a conversation.
pub async fn open(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    render(&opened(&app, (&seat, &reference), Sheet::default()).await?)
}

async fn opened<'a>(
    app: &'a App,
    (seat, reference): (&'a Seat, &Reference),
    sheet: Sheet,
) -> Result<TalkPage<'a>, Failure> {
    let permit = seat.permit::<verb::Consult>(app, About::Case(reference)).await?;
    let talk = consult(&app.service, permit, &seat.unlocked).await?;
    let (request, names) = (service::new_request(&app.service), seat.names(app));
    Ok(TalkPage { t: &seat.page.words, page: &seat.page, me: &seat.me, names, talk, sheet, request })
}

/// Answers.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let permit = deed.permit::<verb::Advise>(About::Case(&reference)).await?;
        let message =
            Message { text: deed.form.text("text").to_owned(), request: deed.form.text("request").to_owned() };
        advise(&deed.app.service, permit, &deed.seat.unlocked, message).await
    };
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
        unprocessable(&opened(&deed.app, (&deed.seat, &reference), sheet).await?)
    };
    deed.answer(done.await, (&format!("/talks/{reference}"), "reply"), again).await
}
