//! What was handed over, for those named to assess it or in charge of a measure, and what was said with the person, decisions
//! included.
//!
//! The page says who reads what is about to be written. What cannot be taken is shown again where it was typed.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{deed::Deed, hand_over::reach, names::Names, seat::Seat};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        family::Family,
        handover::HandedFile,
        inquiry::{Opening, Ruling},
        measure::{Course, Measured},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Message,
        inquiry::{Handed, InquiryView, Reach, inquire, let_in, open_inquiry},
        view::{Content, Item, Me, Voice},
    },
    text::Words,
    web::{App, Failure, Page, agreed, error::unprocessable, files::Listed, form::Sheet, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/inquiry.html")]
pub(super) struct InquiryPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: InquiryView,
    /// The words that could not be sent, or none.
    sheet: Sheet,
    /// Identifier of the form about to be shown.
    request: String,
}

impl<'a> InquiryPage<'a> {
    pub(super) fn new(
        (page, me, names): (&'a Page, &'a Me, Names<'a>),
        view: InquiryView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        Self { t: &page.words, page, me, names, view, sheet, request }
    }

    fn can_decide(&self) -> bool {
        Opening::ALL.iter().any(|opening| self.view.may(opening.act()))
    }

    fn can_appoint(&self) -> bool {
        self.view.may(Act::Appoint)
    }

    fn can_write(&self) -> bool {
        self.view.may(Act::Inquire) && self.view.reach.can_be_written_to()
    }

    /// Whether what is written reaches the person, where it does not go without saying.
    fn reach(&self) -> Option<&'static str> {
        match self.view.reach {
            Reach::Open => None,
            Reach::Told => Some("inquiry-told-since"),
            Reach::Untold => Some("inquiry-untold"),
            Reach::Closed => Some("inquiry-unreached"),
            Reach::Left => Some("inquiry-left"),
        }
    }

    /// How far the agreement of the person reaches; nothing to say where they gave none.
    fn scope(handed: &Handed) -> Option<&'static str> {
        reach(handed.what.scope).filter(|_| handed.what.without().is_none())
    }

    /// What whoever is let in reads.
    fn letting_why() -> &'static str {
        "let-in-assesses"
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("{}/{}{end}", self.road(), self.view.reference))
    }

    fn road(&self) -> &'static str {
        self.names.road(&self.view.reference)
    }

    fn is_a_measure(&self) -> bool {
        self.view.reference.family() == Family::Measure
    }

    /// What can be said of a measure now: the end of its address, and the key of its words.
    fn courses(&self) -> Vec<(&'static str, String)> {
        let can = |course: &&Course| self.view.may(course.act());
        Course::ALL.iter().filter(can).map(|course| (course.code(), self.t.code("measure-do", course))).collect()
    }

    fn measured(&self, measured: &Measured) -> String {
        agreed::measured(self.t, measured)
    }

    fn by(&self, handed: &Handed) -> String {
        let (by, day) = (self.names.person(&handed.by), self.t.day(&Day::of(handed.at)));
        self.t.say_with("inquiry-handed-by", &[("by", (&by).into()), ("day", (&day).into())])
    }

    fn file(&self, handed: &HandedFile) -> Listed {
        Listed::new(self.t, &handed.file, &self.address("/files"))
    }

    fn voice(&self, item: &Item) -> (String, bool) {
        match &item.voice {
            Voice::Reporter => (self.t.say("desk-case-reporter"), true),
            Voice::Member(reader) => (self.names.person(reader), false),
        }
    }

    fn ruled(&self, ruling: &Ruling) -> String {
        self.t.code("ruled", &ruling.opening)
    }
}

/// What is no reference of something handed over is none.
pub(super) fn parse(reference: &str) -> Result<Reference, Error> {
    Reference::parse(reference).ok().filter(|known| known.family().is_handed_over()).ok_or(Error::NotFound)
}

pub(super) async fn opened(app: &App, seat: &Seat, reference: &Reference) -> Result<InquiryView, Error> {
    let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
    open_inquiry(&app.service, permit, &seat.unlocked).await
}

/// Shows an inquiry.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&InquiryPage::new((&seat.page, &seat.me, seat.names(&app)), view, typed))
}

/// Writes to the person.
pub async fn write(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let permit = deed.permit::<verb::Inquire>(About::Case(&reference)).await?;
        let form = &deed.form;
        let message = Message { text: form.text("text").to_owned(), request: form.text("request").to_owned() };
        inquire(&deed.app.service, permit, &deed.seat.unlocked, message).await
    };
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), "text", code).within(NARRATIVE_LIMIT);
        self::again(&deed, &reference, (sheet, deed.form.text("request").to_owned())).await
    };
    deed.answer(done.await, (&shown_at(&deed, &reference), Act::Inquire.code()), again).await
}

/// Where it is shown.
pub(super) fn shown_at(deed: &Deed, reference: &Reference) -> String {
    format!("{}/{reference}", deed.seat.names(&deed.app).road(reference))
}

async fn again(deed: &Deed, reference: &Reference, typed: (Sheet, String)) -> Result<Response, Failure> {
    let view = opened(&deed.app, &deed.seat, reference).await?;
    let seen = (&deed.seat.page, &deed.seat.me, deed.seat.names(&deed.app));
    unprocessable(&InquiryPage::new(seen, view, typed))
}

/// Lets another in who assesses there.
pub async fn came_in(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let member = deed.form.text("member").parse().map_err(|_| Error::Invalid(vec!["nobody-chosen"]))?;
        let permit = deed.permit::<verb::LetIn>(About::Case(&reference)).await?;
        let_in(&deed.app.service, permit, &deed.seat.unlocked, member).await
    };
    let again = async |code| {
        let sheet = Sheet::with(deed.form.0.clone(), "let-in", code);
        self::again(&deed, &reference, (sheet, service::new_request(&deed.app.service))).await
    };
    deed.answer(done.await, (&shown_at(&deed, &reference), "let-in-assesses"), again).await
}
