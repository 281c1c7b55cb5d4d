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
        hearing::{HeardRole, NotHeard, Unheard},
        letter::LetterKind,
        report::{LINE_LIMIT, NARRATIVE_LIMIT},
    },
    service::{
        self, About, Error, Message,
        hearing::{HearingView, Missed, ask, note_unheard, submit_findings},
        view::{Content, Item, Me, Voice},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, names::Names, seat::Seat},
        error::unprocessable,
        files::{Listed, Offer},
        form::{Choice, Sheet},
        page::render,
        upload::Taken,
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
    offer: Offer,
}

impl<'a> OnePage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        view: HearingView,
        (sheet, request): (Sheet, String),
        offer: Offer,
    ) -> Self {
        Self { t: &page.words, page, me, names, view, sheet, request, offer }
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

    /// Somebody else vouched for the person: the one who looks may be the second.
    fn can_renew(&self) -> bool {
        self.can("renew-code") && self.view.lost.iter().any(|one| one.0.member != self.me.member)
    }

    fn lost_why(&self) -> String {
        self.t.say(if self.can_renew() { "lost-second" } else { "hearing-lost-first" })
    }

    /// The one who looks vouched: somebody else must follow.
    fn has_vouched(&self) -> bool {
        self.view.lost.iter().any(|one| one.0.member == self.me.member)
    }

    fn missed(&self, one: &Missed) -> String {
        let NotHeard { day, why, .. } = &one.said.what;
        let (day, why) = (self.t.day(day), self.t.code("not-heard", why));
        self.t.say_with("hearing-unheard-on", &[("day", (&day).into()), ("why", (&why).into())])
    }

    fn reasons(&self) -> Vec<Choice> {
        self.sheet.choices::<Unheard>(self.t, "not-heard", "why")
    }

    fn file(&self, file: &Attached) -> Listed {
        Listed::new(self.t, file, &self.address("/files"))
    }

    /// Letters that serve here, with what is known put in: the call, the attestation, the minutes.
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
        vec![
            (address(kind), "hearing-letter-call"),
            (address(LetterKind::Confidentiality), "hearing-letter-confidential"),
            (address(LetterKind::Minutes), "hearing-letter-minutes"),
        ]
    }
}

/// Shows one.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    let offer = offer(&app, &seat);
    render(&OnePage::new((&seat.page, &seat.me, seat.names(&app)), view, typed, offer))
}

fn offer(app: &App, seat: &Seat) -> Offer {
    Offer::new(&seat.page.words, app.service.settings().files, &Taken::default())
}

/// It was done, or the page is shown again with what could not be taken.
pub(super) async fn answer(
    deed: &Deed,
    reference: &Reference,
    (done, act, field): (Result<(), Error>, Act, &'static str),
) -> Result<Response, Failure> {
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, reference).await?;
        let limit = if field == "how" { LINE_LIMIT } else { NARRATIVE_LIMIT };
        let sheet = Sheet::with(deed.form.0.clone(), field, code).within(limit);
        let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
        let typed = (sheet, deed.form.text("request").to_owned());
        unprocessable(&OnePage::new(seen, view, typed, offer(&deed.app, &deed.seat)))
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

/// Notes that they were not heard.
pub async fn unheard(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let why = Unheard::from_code(deed.form.text("why")).map_err(|_| Error::Invalid(vec!["no-unheard"]))?;
        let permit = deed.permit::<verb::NoteUnheard>(About::Case(&reference)).await?;
        note_unheard(&deed.app.service, permit, &deed.seat.unlocked, (why, message(&deed, "reason"))).await
    };
    let done = done.await;
    let field = if matches!(&done, Err(Error::Invalid(codes)) if codes == &["no-unheard"]) { "why" } else { "reason" };
    answer(&deed, &reference, (done, Act::NoteUnheard, field)).await
}
