//! The pieces: numbered as they come, each with where it comes from and the digest of what it holds.
use axum::{
    extract::{Path, Request, State},
    response::{Html, IntoResponse, Response},
};

use super::{Asked, Entered, Field, Item, Part, Room};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        case::Reference,
        draft::Fields,
        evidence::{Content, Evidence, Sort},
        report::NARRATIVE_LIMIT,
    },
    service::{
        About, Error,
        files::discard,
        investigation::{Bringable, Bringing, Brought, From, LINE_LIMIT, bringable, enter_evidence},
        session::{Session, tell},
    },
    text::Words,
    web::{
        App, Failure,
        desk::{investigation, seat::Seat},
        files::Listed,
        form::{Fault, Sheet, length},
        upload::{HIDDEN, Incoming, Taken, refuse},
    },
};

/// A piece as pages show it.
pub(in crate::web::desk) struct Shown {
    pub(in crate::web::desk) title: String,
    pub(in crate::web::desk) lines: Vec<String>,
    pub(in crate::web::desk) text: String,
    pub(in crate::web::desk) file: Option<Listed>,
}

impl Shown {
    /// `files` is where files of the page are handed out.
    pub(in crate::web::desk) fn new(t: &Words, piece: &Evidence, files: &str) -> Self {
        let number = piece.number.to_string();
        let title = t.say_with("work-piece", &[("number", (&number).into()), ("title", (&piece.title).into())]);
        let lines = vec![
            t.code("evidence-sort", &piece.sort),
            t.say_one("work-piece-origin", "origin", &piece.origin),
            t.say_one("work-piece-digest", "digest", &piece.digest),
        ];
        let (text, file) = match &piece.content {
            Content::Text(text) => (text.clone(), None),
            Content::File(file) => (String::new(), Some(Listed::new(t, file, files))),
        };
        Self { title, lines, text, file }
    }
}

/// The room; a piece can be taken from what was handed over, or from where somebody was heard.
pub(in crate::web::desk) fn room(entered: &Entered<'_>, sheet: &Sheet, handed: &[Bringable]) -> Room {
    let t = entered.t();
    let mut room = entered.head("work-evidence", "work-evidence-why");
    let item = |piece: &Evidence| {
        if entered.view.inquest.gone.contains(&piece.number) {
            let title = t.say_one("report-piece-gone", "number", &piece.number.to_string());
            return Item { title, lines: vec![t.say("work-piece-gone-why")], ..Item::default() };
        }
        let Shown { title, lines, text, file } = Shown::new(t, piece, &entered.address("/files"));
        Item { title, lines, text, file, ..Item::default() }
    };
    let items = entered.view.inquest.evidence.iter().map(item).collect();
    room.parts.push(Part { title: t.say("work-entered"), items, ..Part::default() });
    if entered.view.may(Act::EnterEvidence) {
        room.forms.push(form(entered, sheet, handed));
    }
    room
}

fn form(entered: &Entered<'_>, sheet: &Sheet, handed: &[Bringable]) -> Asked {
    let t = entered.t();
    let option = |one: &Bringable| {
        let (code, label) = bringing(t, one);
        sheet.choice("handed", &code, label)
    };
    let none = sheet.choice("handed", "", t.say("work-handed-none"));
    // Nothing to choose from where nobody handed a file over.
    let from = (!handed.is_empty()).then(|| {
        let handed = std::iter::once(none).chain(handed.iter().map(option)).collect();
        Field::Select("handed", t.say("work-from-handed"), t.say("work-from-handed-why"), handed)
    });
    let sorts = sheet.choices::<Sort>(t, "evidence-sort", "sort");
    Asked {
        title: t.say("work-enter"),
        why: t.say("work-enter-why"),
        action: entered.address("/evidence/enter"),
        takes_files: true,
        fields: [
            // The digest is of what was given: nothing is taken out of a piece.
            Field::Hidden(HIDDEN, "original".to_owned()),
            Field::Line("title", t.say("work-title"), t.say("work-title-why")),
            Field::Select("sort", t.say("work-sort"), t.say("work-sort-why"), sorts),
            Field::Line("origin", t.say("work-origin"), t.say("work-origin-why")),
            Field::Area("text", t.say("work-text"), t.say("work-text-why"), 6),
        ]
        .into_iter()
        .chain(from)
        .chain([Field::Files(t.say("work-files"), t.say("work-files-why"))])
        .collect(),
        send: t.say("work-enter-send"),
    }
}

/// What is chosen, and how it is called.
fn bringing(t: &Words, Bringable { from, what }: &Bringable) -> (String, String) {
    match what {
        Bringing::File(file) => {
            let values = [("name", (&file.name).into()), ("reference", from.as_str().into())];
            (format!("{from}/{}", file.file), t.say_with("work-handed", &values))
        }
        Bringing::Minutes(number, name, day) => {
            let day = t.day(day);
            let values = [("day", (&day).into()), ("name", name.into()), ("reference", from.as_str().into())];
            (format!("{from}/{number}"), t.say_with("work-minutes", &values))
        }
    }
}

async fn handed((app, seat): (&App, &Seat), entered: &Entered<'_>) -> Result<Vec<Bringable>, Error> {
    if !entered.view.may(Act::EnterEvidence) {
        return Ok(Vec::new());
    }
    bringable(&app.service, &seat.unlocked, &entered.view).await
}

/// Shows the room.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let entered = Entered::begun(&app, &seat, &investigation::parse(&reference)?).await?;
    let handed = handed((&app, &seat), &entered).await?;
    entered.shown(&app, room(&entered, &Sheet::default(), &handed))
}

fn brought(fields: &Fields, from: From) -> Result<Brought, Error> {
    let sort = Sort::from_code(fields.one("sort")).map_err(|_| Error::Invalid(vec!["no-sort"]))?;
    let text = |name| fields.one(name).to_owned();
    let brought = Brought { sort, title: text("title"), origin: text("origin"), from, request: text("request") };
    for (name, code) in [("title", "no-title"), ("origin", "no-origin")] {
        if fields.one(name).trim().is_empty() {
            return Err(Error::Invalid(vec![code]));
        }
    }
    Ok(brought)
}

/// Words, or what is read elsewhere, where no file was sent: the one or the other.
fn beside(fields: &Fields) -> Result<From, Error> {
    let (text, handed) = (fields.one("text"), fields.one("handed"));
    let refused = |code| Error::Invalid(vec![code]);
    match (text.trim().is_empty(), handed.split_once('/')) {
        (true, None) => Err(refused("nothing-brought")),
        (false, Some(_)) => Err(refused("one-content")),
        (false, None) => Ok(From::Text(text.to_owned())),
        (true, Some((reference, what))) => {
            let reference = Reference::parse(reference).map_err(|_| refused("no-such-file"))?;
            match what.parse() {
                Ok(number) => Ok(From::Minutes(reference, number)),
                Err(_) => Ok(From::Elsewhere(reference, what.parse().map_err(|_| refused("no-such-file"))?)),
            }
        }
    }
}

/// Enters what is brought: each file sent is a piece of its own under the same title; else words, or what is read elsewhere.
pub(super) async fn send(
    State(app): State<App>,
    session: Session,
    seat: Result<Seat, Response>,
    Path(reference): Path<String>,
    request: Request,
) -> Result<Response, Failure> {
    // Before anything is read.
    let allowed = async {
        let (seat, reference) = (seat?, investigation::parse(&reference).map_err(refusal)?);
        seat.permit::<verb::EnterEvidence>(&app, About::Case(&reference)).await.map_err(refusal)?;
        Ok((seat, reference))
    };
    let (seat, reference) = match allowed.await {
        Ok(allowed) => allowed,
        Err(refusal) => return Ok(refuse((&app, &session), request, refusal).await),
    };
    let mut incoming = Incoming::new(&app, &session, request).await?;
    if let Err(failure) = each_file((&app, &seat), &reference, &mut incoming).await {
        return Err(failure.keeping(incoming.fields()));
    }
    let Taken { fields, kept, refused } = incoming.done();
    let mut faults: Vec<&'static str> = refused.iter().map(|(_, code)| *code).collect();
    if kept == 0 && faults.is_empty() {
        let brought = beside(&fields).and_then(|from| brought(&fields, from));
        match enter((&app, &seat), &reference, brought).await {
            Ok(()) => {}
            Err(Error::Invalid(codes)) => faults = codes,
            Err(error) => return Err(Failure::from(error).keeping(&fields)),
        }
    }
    if !faults.is_empty() {
        return again((&app, &seat), &reference, (fields, faults)).await;
    }
    tell(&session, Act::EnterEvidence.code()).await?;
    Ok(seat.page.go(&format!("/investigations/{reference}/evidence")).into_response())
}

fn refusal(error: Error) -> Response {
    Failure::from(error).into_response()
}

async fn each_file(
    (app, seat): (&App, &Seat),
    reference: &Reference,
    incoming: &mut Incoming<'_>,
) -> Result<(), Failure> {
    while let Some(file) = incoming.next().await? {
        let brought = brought(incoming.fields(), From::Upload(file.clone()));
        if brought.is_err() {
            discard(&app.service, &file).await?;
        }
        // Each file is counted by its own bytes.
        let brought = brought.map(|brought| Brought { request: String::new(), ..brought });
        let entered = enter((app, seat), reference, brought).await;
        incoming.settle(entered)?;
    }
    Ok(())
}

async fn enter(
    (app, seat): (&App, &Seat),
    reference: &Reference,
    brought: Result<Brought, Error>,
) -> Result<(), Error> {
    let brought = brought?;
    let permit = seat.permit::<verb::EnterEvidence>(app, About::Case(reference)).await?;
    enter_evidence(&app.service, permit, (&seat.unlocked, &seat.page.words), brought).await
}

/// The room again, with what could not be taken.
async fn again(
    (app, seat): (&App, &Seat),
    reference: &Reference,
    (fields, faults): (Fields, Vec<&'static str>),
) -> Result<Response, Failure> {
    let entered = Entered::begun(app, seat, reference).await?;
    let request = fields.one("request").to_owned();
    let is_long = length(fields.one("text")) > NARRATIVE_LIMIT;
    let (long, limit) = if is_long { ("text", NARRATIVE_LIMIT) } else { ("title", LINE_LIMIT) };
    let mut sheet = Sheet::of(fields);
    sheet.faults = faults.into_iter().map(|code| Fault::new(field_of(code).unwrap_or(long), code)).collect();
    let sheet = sheet.within(limit);
    let room = room(&entered, &sheet, &handed((app, seat), &entered).await?);
    entered.again((sheet, request, room))
}

/// The field at which a fault is said; nothing for one that is too long.
fn field_of(code: &str) -> Option<&'static str> {
    Some(match code {
        "too-long" => return None,
        "no-title" => "title",
        "no-origin" => "origin",
        "no-sort" => "sort",
        "one-content" | "no-such-file" | "no-such-minutes" | "another-inquiry" => "handed",
        "nothing-brought" | "empty" => "text",
        _ => "files",
    })
}
