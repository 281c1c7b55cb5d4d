//! The space of somebody heard: what they are called to, what they have a right to, the minutes, the talk, the pieces.
//!
//! Nothing here says who spoke before them, nor what was said. Every word stays with those who inquire; each page says who
//! they are. Addresses are neutral: `/rdv/1` says nothing.
use askama::Template;
use axum::{
    extract::{Path, Request},
    response::{Html, IntoResponse, Response},
};

use super::{notices::Notice, own::Own, who::named};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::verb,
        hearing::{HeardRole, MinutesAnswered, NotHeard, ProvisionalAnswered},
        report::NARRATIVE_LIMIT,
    },
    service::{
        Error, Message, files,
        hearing::{
            HearingView, Missed, Submitted, Written, answer_findings, answer_minutes, answer_unheard, own_hearing, tell,
        },
        new_request,
        view::{Content, Item, Voice},
    },
    text::Words,
    web::{
        Failure, Page,
        error::unprocessable,
        files::{Listed, Offer, saved, shown as looked_at},
        form::{Form, Sheet},
        page::render,
        upload::{Incoming, Taken},
    },
};

/// Which page of the space.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// What they are called to, and their rights.
    Call,
    /// What was written down.
    Minutes,
    /// What is said besides.
    Talk,
    /// What is about to be concluded.
    Findings,
}

/// What was typed and could not be taken, and about what.
#[derive(Debug, Default)]
pub(super) struct Typed {
    /// The fields, and what is wrong.
    pub(super) sheet: Sheet,
    /// The form's identifier.
    pub(super) request: String,
}

#[derive(Debug, Template)]
#[template(path = "intake/rdv.html")]
pub(super) struct SpacePage<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    part: Part,
    view: HearingView,
    sheet: Sheet,
    request: String,
    talk: Vec<Said>,
    readers: Vec<String>,
}

/// Something said besides.
#[derive(Debug)]
struct Said {
    by: String,
    at: String,
    theirs: bool,
    text: String,
    file: Option<Listed>,
}

impl<'a> SpacePage<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (part, view): (Part, HearingView),
        typed: Typed,
    ) -> Self {
        let talk = view.items.iter().filter_map(|item| said(page, item)).collect();
        let readers = view.readers.iter().map(named).collect();
        let Typed { sheet, request } = typed;
        Self { t: &page.words, page, notices, part, view, sheet, request, talk, readers }
    }

    fn waiting(&self) -> bool {
        self.goes_on() && self.view.minutes.iter().any(Written::waits)
    }

    fn asked(&self) -> bool {
        self.goes_on() && self.view.findings.iter().any(|one| one.answer.is_none())
    }

    /// Where the minutes stand; nothing waits once nothing can be said.
    fn state(&self) -> &'static str {
        match self.view.state() {
            "waiting" if !self.goes_on() => "unanswered",
            state => state,
        }
    }

    /// Whether anything can still be said.
    fn goes_on(&self) -> bool {
        self.view.stage == crate::domain::case::Stage::Hearing
    }

    /// What was typed about one of several, or nothing.
    fn typed(&self, number: u64, field: &str) -> &str {
        if self.sheet.text("number") == number.to_string() { self.sheet.text(field) } else { "" }
    }

    fn missed(&self, one: &Missed) -> String {
        let NotHeard { day, why, .. } = &one.said.what;
        let (day, why) = (self.t.day(day), self.t.code("not-heard", why));
        self.t.say_with("rdv-unheard", &[("day", (&day).into()), ("why", (&why).into())])
    }

    /// Somebody said that the code was lost: whoever did not ask for that is told what to do at once.
    fn vouched(&self) -> Option<String> {
        let (_, at, _) = self.view.lost.last()?;
        Some(self.t.say_one("rdv-vouched-now", "day", &self.t.day(&Day::of(*at))))
    }

    fn day(&self, one: &Submitted) -> String {
        self.t.day(&Day::of(one.said.at))
    }

    /// The name of a field on the page: a fault leads to the one it is about.
    fn id(&self, number: u64) -> String {
        if self.sheet.text("number") == number.to_string() { "text".to_owned() } else { format!("text-{number}") }
    }

    fn chose(&self, number: u64, value: &str) -> bool {
        self.typed(number, "answer") == value
    }
}

fn said(page: &Page, item: &Item) -> Option<Said> {
    let t = &page.words;
    let (text, file) = match &item.content {
        Content::Message(text) | Content::Reply(text) => (text.clone(), None),
        Content::File(file) => (String::new(), Some(Listed::new(t, file, &page.href("/rdv/4")))),
        Content::Vouched(how) => (t.say_one("follow-vouched", "how", how), None),
        Content::CodeGiven => (t.say("follow-code-given"), None),
        _ => return None,
    };
    let (by, theirs) = match &item.voice {
        Voice::Reporter => (t.say("follow-you"), false),
        Voice::Member(reader) => (named(reader), true),
    };
    Some(Said { by, at: t.moment(&item.at), theirs, text, file })
}

async fn seen(own: &Own) -> Result<HearingView, Error> {
    own_hearing(own.service(), own.permit::<verb::FollowUp>().await?, &own.keys).await
}

async fn page_of(own: &Own, part: Part, typed: Typed) -> Result<SpacePage<'_>, Failure> {
    let (view, notices) = (seen(own).await?, own.notices().await?);
    Ok(SpacePage::new((&own.page, notices), (part, view), typed))
}

async fn get(mut own: Own, part: Part) -> Result<Html<String>, Failure> {
    own.say_done().await?;
    let request = new_request(own.service());
    render(&page_of(&own, part, Typed { request, ..Typed::default() }).await?)
}

pub(super) async fn call(own: Own) -> Result<Html<String>, Failure> {
    get(own, Part::Call).await
}

pub(super) async fn minutes(own: Own) -> Result<Html<String>, Failure> {
    get(own, Part::Minutes).await
}

pub(super) async fn talk(own: Own) -> Result<Html<String>, Failure> {
    get(own, Part::Talk).await
}

pub(super) async fn findings(own: Own) -> Result<Html<String>, Failure> {
    get(own, Part::Findings).await
}

/// It was done, or the page is shown again with what was typed.
async fn after(
    own: &Own,
    form: &Form,
    (done, said, next): (Result<(), Error>, &str, (&str, Part)),
) -> Result<Response, Failure> {
    match done {
        Ok(()) => own.done(said, next.0).await,
        Err(Error::Invalid(codes)) => {
            let code = codes.first().copied().unwrap_or("empty");
            let sheet = Sheet::with(form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
            let typed = Typed { sheet, request: form.text("request").to_owned() };
            unprocessable(&page_of(own, next.1, typed).await?)
        }
        Err(error) => Err(error.into()),
    }
}

fn number(form: &Form) -> Result<u64, Error> {
    form.text("number").parse().map_err(|_| Error::NotFound)
}

pub(super) async fn answer(own: Own, form: Form) -> Result<Response, Failure> {
    Own::same_case(&form, &own.reference().await?)?;
    let done = async {
        let confirmed = match form.text("answer") {
            "confirmed" => true,
            "refused" => false,
            _ => return Err(Error::Invalid(vec!["minutes-unsaid"])),
        };
        let answer = MinutesAnswered { minutes: number(&form)?, confirmed, remarks: form.text("text").to_owned() };
        answer_minutes(own.service(), own.permit::<verb::ConfirmMinutes>().await?, &own.keys, &answer).await
    };
    after(&own, &form, (done.await, "confirm-minutes", ("/rdv/1", Part::Minutes))).await
}

pub(super) async fn write(own: Own, form: Form) -> Result<Response, Failure> {
    Own::same_case(&form, &own.reference().await?)?;
    let done = async {
        let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
        tell(own.service(), own.permit::<verb::Testify>().await?, &own.keys, message).await
    };
    after(&own, &form, (done.await, "testify", ("/rdv/2", Part::Talk))).await
}

pub(super) async fn contest(own: Own, form: Form) -> Result<Response, Failure> {
    Own::same_case(&form, &own.reference().await?)?;
    let done = async {
        let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
        let permit = own.permit::<verb::Testify>().await?;
        answer_unheard(own.service(), permit, &own.keys, (number(&form)?, message)).await
    };
    after(&own, &form, (done.await, "testify", ("/rdv", Part::Call))).await
}

pub(super) async fn reply(own: Own, form: Form) -> Result<Response, Failure> {
    Own::same_case(&form, &own.reference().await?)?;
    let done = async {
        let text = form.text("text").trim();
        // Silence is said, never supposed: nothing typed is an oversight unless the box says otherwise.
        if text.is_empty() && !form.chose("nothing", "yes") {
            return Err(Error::Invalid(vec!["findings-unsaid"]));
        }
        let answer = ProvisionalAnswered { findings: number(&form)?, text: text.to_owned() };
        answer_findings(own.service(), own.permit::<verb::AnswerFindings>().await?, &own.keys, &answer).await
    };
    after(&own, &form, (done.await, "answer-findings", ("/rdv/3", Part::Findings))).await
}

#[derive(Debug, Template)]
#[template(path = "intake/rdv_files.html")]
pub(super) struct PiecesPage<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: String,
    offer: Offer,
}

impl<'a> PiecesPage<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (limits, reference): (files::Limits, String),
        taken: &Taken,
    ) -> Self {
        Self { t: &page.words, page, notices, reference, offer: Offer::new(&page.words, limits, taken) }
    }
}

async fn pieces_page<'a>(own: &'a Own, taken: &Taken) -> Result<PiecesPage<'a>, Failure> {
    let (notices, reference) = (own.notices().await?, own.reference().await?.to_string());
    Ok(PiecesPage::new((&own.page, notices), (own.service().settings().files, reference), taken))
}

pub(super) async fn pieces(own: Own) -> Result<Response, Failure> {
    if own.permit::<verb::Attach>().await.is_err() {
        seen(&own).await?;
        return Ok(own.page.go("/rdv").into_response());
    }
    Ok(render(&pieces_page(&own, &Taken::default()).await?)?.into_response())
}

pub(super) async fn give(own: Own, request: Request) -> Result<Response, Failure> {
    let reference = own.reference().await?;
    let mut incoming = Incoming::new(&own.app, &own.session, request).await?;
    while let Some(file) = incoming.next().await? {
        if incoming.fields().one("case") != reference.as_str() {
            files::discard(own.service(), &file).await?;
            incoming.settle(Err(Error::Invalid(vec!["other-case"])))?;
            continue;
        }
        let permit = own.permit::<verb::Attach>().await?;
        let kept = files::attach(own.service(), permit, &own.keys, file).await;
        incoming.settle(kept)?;
    }
    let mut taken = incoming.done();
    if taken.is_wanting() {
        return unprocessable(&pieces_page(&own, &taken).await?);
    }
    own.done("files", "/rdv/2").await
}

pub(super) async fn save(own: Own, Path(file): Path<String>) -> Result<Response, Failure> {
    Ok(saved(fetched(&own, &file).await?))
}

pub(super) async fn show(own: Own, Path(file): Path<String>) -> Result<Response, Failure> {
    Ok(looked_at(fetched(&own, &file).await?))
}

async fn fetched(own: &Own, file: &str) -> Result<files::Fetched, Failure> {
    let file = file.parse().map_err(|_| Error::NotFound)?;
    Ok(files::fetch(own.service(), own.permit::<verb::Fetch>().await?, &own.keys, file).await?)
}
