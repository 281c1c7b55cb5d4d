//! What inquirers write down, room by room: plan, persons and facts alleged, evidence, findings, report, what may be communicated.
//!
//! Every room has one shape: what it is for and who will read it, what stands, the forms. What cannot be taken is shown again
//! where it was typed. Once the report is filed a room shows what stands, and offers nothing.
use axum::{
    Router,
    extract::{Path, State},
    response::{Html, Response},
    routing::{get, post},
};

use super::{deed::Deed, investigation, names::Names, seat::Seat};
use crate::{
    domain::{
        Coded,
        act::Act,
        case::{Reference, Stage},
        report::{NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
    },
    service::{
        self, About, Error,
        investigation::{InvestigationView, LINE_LIMIT, Noted, Typed, note},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        files::Listed,
        form::{Choice, Sheet},
        page::render,
    },
};

pub(super) mod communication;
mod doors;
pub(super) mod evidence;
pub(super) mod findings;
mod informing;
pub(super) mod persons;
pub(super) mod report;

pub(super) use doors::{Door, doors};
pub(super) use evidence::Shown;

/// The field that says how much had been written when a form was shown.
const SEEN: &str = "seen";

/// What belongs to these rooms.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/investigations/{reference}/plan", get(show_plan).post(send_plan))
        .route("/investigations/{reference}/persons", get(persons::show).post(persons::name))
        .route("/investigations/{reference}/allegations", post(persons::allege))
        .route("/investigations/{reference}/informed", post(informing::inform))
        .route("/investigations/{reference}/deferred", post(informing::defer))
        .route("/investigations/{reference}/deferred/agree", post(informing::agree))
        .route("/investigations/{reference}/evidence", get(evidence::show))
        .route("/investigations/{reference}/findings", get(findings::show).post(findings::send))
        .route("/investigations/{reference}/report", get(report::show).post(report::file))
        .route("/investigations/{reference}/report/agree", post(report::agree))
        .route("/investigations/{reference}/draft", post(report::draft))
        .route("/investigations/{reference}/communication", get(communication::show))
        .route(
            "/investigations/{reference}/communication/{piece}",
            get(communication::piece).post(communication::choose),
        )
        .route("/investigations/{reference}/communication/{piece}/approve", post(communication::approve))
}

/// What takes or gives files.
pub(super) fn uploads() -> Router<App> {
    Router::new()
        .route("/investigations/{reference}/evidence/enter", post(evidence::send))
        .route("/investigations/{reference}/files/{file}", get(super::files::save))
        .route("/investigations/{reference}/files/{file}/show", get(super::files::show))
}

/// A room.
#[derive(Debug, askama::Template)]
#[template(path = "desk/work.html")]
pub(super) struct WorkPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    room: Room,
}

/// What a room says.
#[derive(Debug, Default)]
pub(super) struct Room {
    title: String,
    lead: String,
    notices: Vec<String>,
    /// Where to go first, where nothing can be done here yet: its address, and why.
    first: Option<(String, String)>,
    parts: Vec<Part>,
    forms: Vec<Asked>,
    /// The room one came from, where it is not the inquiry itself: its address, its name.
    from: Option<(String, String)>,
}

impl Room {
    fn is_empty(&self) -> bool {
        self.parts.iter().all(|part| part.items.is_empty())
    }
}

/// What stands, under one heading; nothing of it is shown where nothing stands.
#[derive(Debug, Default)]
struct Part {
    title: String,
    items: Vec<Item>,
    /// Shown to whoever asks: it is long, and not what the page is for yet.
    is_folded: bool,
}

/// One thing that stands.
#[derive(Debug, Default)]
struct Item {
    title: String,
    lines: Vec<String>,
    text: String,
    /// A long text in its sections, each with its title.
    sections: Vec<(String, String)>,
    file: Option<Listed>,
    link: Option<(String, String)>,
}

/// A form.
#[derive(Debug)]
struct Asked {
    title: String,
    why: String,
    action: String,
    takes_files: bool,
    fields: Vec<Field>,
    send: String,
}

/// A field of a form.
#[derive(Debug)]
enum Field {
    Hidden(&'static str, String),
    Line(&'static str, String, String),
    Day(&'static str, String, String),
    Area(&'static str, String, String, u8),
    Choices(&'static str, String, String, &'static str, Vec<Choice>),
    Select(&'static str, String, String, Vec<Choice>),
    /// One box to tick: nothing is done without it.
    Sure(String),
    Files(String, String),
}

/// A room as somebody enters it, or comes back to it with what could not be taken.
pub(super) struct Entered<'a> {
    page: &'a Page,
    me: &'a Me,
    names: Names<'a>,
    view: InvestigationView,
}

impl<'a> Entered<'a> {
    pub(super) fn new((page, me, names): (&'a Page, &'a Me, Names<'a>), view: InvestigationView) -> Self {
        Self { page, me, names, view }
    }

    /// Nothing before the inquiry has begun.
    async fn begun(app: &'a App, seat: &'a Seat, reference: &Reference) -> Result<Self, Error> {
        let view = investigation::opened(app, seat, reference).await?;
        if view.is_begun() { Ok(Self::by(app, seat, view)) } else { Err(Error::NotFound) }
    }

    fn by(app: &'a App, seat: &'a Seat, view: InvestigationView) -> Self {
        Self::new((&seat.page, &seat.me, seat.names(app)), view)
    }

    fn t(&self) -> &'a Words {
        &self.page.words
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/investigations/{}{end}", self.view.reference))
    }

    /// What the forms of a room are shown beside.
    fn seen(&self) -> Field {
        Field::Hidden(SEEN, self.view.inquest.told.to_string())
    }

    /// The room as a page: what is typed in it, the mark of the request, what it says.
    pub(super) fn with(&self, (sheet, request, room): (Sheet, String, Room)) -> WorkPage<'a> {
        let reference = self.view.reference.to_string();
        WorkPage { t: &self.page.words, page: self.page, me: self.me, reference, sheet, request, room }
    }

    fn shown(&self, app: &App, room: Room) -> Result<Html<String>, Failure> {
        render(&self.with((Sheet::default(), service::new_request(&app.service), room)))
    }

    fn again(&self, typed: (Sheet, String, Room)) -> Result<Response, Failure> {
        unprocessable(&self.with(typed))
    }

    fn is_filed(&self) -> bool {
        self.view.stage == Stage::Filed
    }

    /// A room's head; that nothing changes any more, where nothing does.
    fn head(&self, title: &str, lead: &str) -> Room {
        let t = self.t();
        let notices = if self.is_filed() { vec![t.say("work-filed")] } else { Vec::new() };
        Room { title: t.say(title), lead: t.say(lead), notices, ..Room::default() }
    }
}

/// The field at which a fault is said.
fn field_of(code: &str, otherwise: &'static str) -> &'static str {
    match code {
        "no-such-person" => "against",
        "not-against" => "pair",
        "no-such-evidence" | "evidence-gone" => "pieces",
        "nothing-found" => "outcome",
        "no-reason" => "reason",
        "no-ground" => "ground",
        "no-choice" | "whole-or-not" => "how",
        "nothing-removed" | "no-such-passage" | "all-removed" | "pages-stay" => "passages",
        "word-too-short" | "too-many-words" | "something-left" => "everywhere",
        _ => otherwise,
    }
}

/// What could not be taken, where it was typed.
fn faulty(deed: &Deed, code: &'static str, otherwise: &'static str) -> Sheet {
    let field = field_of(code, otherwise);
    let limit = match field {
        "name" | "function" | "period" => LINE_LIMIT,
        "reasons" => PARAGRAPH_LIMIT,
        _ => NARRATIVE_LIMIT,
    };
    Sheet::with(deed.form.0.clone(), field, code).within(limit)
}

/// Numbers as people type them: « 1, 3-5 ». Nothing is none.
fn numbers(text: &str) -> Option<std::collections::BTreeSet<u32>> {
    let mut all = std::collections::BTreeSet::new();
    for part in text.split([',', ';', ' ', '\n']).filter(|part| !part.is_empty()) {
        let (from, to) = part.split_once(['-', '–']).unwrap_or((part, part));
        let (from, to): (u32, u32) = (from.trim().parse().ok()?, to.trim().parse().ok()?);
        if from > to || to > 100_000 {
            return None;
        }
        all.extend(from..=to);
    }
    Some(all)
}

/// Writes something down.
async fn noted<V: crate::domain::act::Verb>(
    deed: &Deed,
    reference: &Reference,
    noted: Result<Noted, Error>,
) -> Result<(), Error> {
    let permit = deed.permit::<V>(About::Case(reference)).await?;
    // A form that does not say what it was shown beside replaces nothing.
    let seen = deed.form.text(SEEN).parse().unwrap_or_default();
    let typed = Typed { request: deed.form.text("request"), seen };
    note(&deed.app.service, permit, &deed.seat.unlocked, (&noted?, typed)).await
}

/// How the inquiry is conducted.
pub(super) fn plan(room: &Entered<'_>) -> Room {
    let t = room.t();
    let mut plan = room.head("work-plan", "work-plan-why");
    let items = room.view.inquest.plan.iter().map(|plan| Item { text: plan.text.clone(), ..Item::default() });
    plan.parts.push(Part { title: t.say("work-stands"), items: items.collect(), ..Part::default() });
    if room.view.may(Act::Plan) {
        plan.forms.push(Asked {
            title: t.say("work-plan-write"),
            why: t.say("work-plan-latest"),
            action: room.address("/plan"),
            takes_files: false,
            fields: vec![room.seen(), Field::Area("text", t.say("work-plan-text"), t.say("work-plan-text-why"), 12)],
            send: t.say("work-plan-send"),
        });
    }
    plan
}

async fn show_plan(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let room = Entered::begun(&app, &seat, &investigation::parse(&reference)?).await?;
    // What stands is what one writes on from.
    let mut sheet = Sheet::default();
    sheet.fields.insert("text", room.view.inquest.plan.as_ref().map_or("", |plan| &plan.text));
    render(&room.with((sheet, service::new_request(&app.service), plan(&room))))
}

async fn send_plan(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let what = Noted::Plan(deed.form.text("text").to_owned());
    let done = noted::<crate::domain::act::verb::Plan>(&deed, &reference, Ok(what)).await;
    let again = async |code| {
        let room = Entered::begun(&deed.app, &deed.seat, &reference).await?;
        room.again((faulty(&deed, code, "text"), deed.form.text("request").to_owned(), plan(&room)))
    };
    deed.answer(done, (&format!("/investigations/{reference}/plan"), Act::Plan.code()), again).await
}

#[cfg(test)]
mod tests {
    use super::numbers;

    #[test]
    fn numbers_are_read_as_people_type_them() {
        let read = |text: &str| numbers(text).map(|all| all.into_iter().collect::<Vec<_>>());
        assert_eq!(read(" 1, 3-5; 7\n9–9 "), Some(vec![1, 3, 4, 5, 7, 9]));
        assert_eq!(read(""), Some(vec![]));
        for wrong in ["a", "5-3", "-", "1-", "1-100001", "1.5"] {
            assert_eq!(read(wrong), None, "{wrong}");
        }
    }
}
