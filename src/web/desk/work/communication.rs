//! What of a filed report may be communicated: the list that leaves, and each piece with what is chosen, read and approved.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Asked, Entered, Field, Item, Part, Room, faulty, numbers};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        adversarial::{Communication, Ground, bundle},
        case::{Reference, Stage},
        inquest::next,
        redaction::{Marks, passages},
    },
    service::{
        About, Error,
        investigation::{
            Around, Choosing, How, Parts, PieceView, approve_communication, choose_communication, mark, read_piece,
        },
    },
    text::Words,
    web::{
        App, Failure,
        desk::{deed::Deed, investigation, seat::Seat},
        files::Listed,
        form::{Form, Sheet},
        redacted,
    },
};

/// What a piece is called.
fn called(entered: &Entered<'_>, number: u32) -> String {
    let t = entered.t();
    let title = entered.view.inquest.piece(number).map_or_else(|| t.say("work-report"), |piece| piece.title.clone());
    t.say_with("work-piece", &[("number", (&number.to_string()).into()), ("title", (&title).into())])
}

/// What was chosen for a piece, in words.
fn said(entered: &Entered<'_>, one: &PieceView) -> Vec<String> {
    let t = entered.t();
    let Some(choice) = &one.piece.choice else { return vec![t.say("communication-none")] };
    let mut lines = decided(t, choice);
    lines.extend(one.by.iter().map(|reader| t.say_one("communication-by", "by", &entered.names.person(reader))));
    let state = if one.piece.settled().is_some() { "communication-settled" } else { "communication-waits" };
    lines.push(t.say(state));
    lines
}

/// What leaves of a piece, once it is settled.
fn leaves(entered: &Entered<'_>, one: &PieceView) -> Option<Listed> {
    let file = match one.piece.settled()? {
        Communication::Withheld { .. } => return None,
        Communication::Redacted { .. } => one.copy.as_ref(),
        Communication::Communicable => {
            let own = entered.view.inquest.piece(one.piece.number).and_then(|piece| piece.content.file());
            one.copy.as_ref().or(own)
        }
    };
    Some(Listed::new(entered.t(), file?, &entered.address("/files")))
}

/// The list.
pub(in crate::web::desk) fn list(entered: &Entered<'_>) -> Room {
    let t = entered.t();
    let mut room = entered.head("communication-title", "communication-why");
    let pieces: Vec<_> = entered.view.pieces.iter().map(|one| one.piece.clone()).collect();
    let is_ready = bundle(&pieces).is_ok();
    room.notices = match (entered.is_filed(), is_ready) {
        (false, _) => vec![t.say("communication-early")],
        (true, false) => vec![t.say("communication-not-yet")],
        (true, true) => vec![t.say("communication-ready")],
    };
    let item = |one: &PieceView| Item {
        title: called(entered, one.piece.number),
        lines: said(entered, one),
        file: leaves(entered, one).filter(|_| is_ready),
        link: Some((
            entered.address(&format!("/communication/{}", one.piece.number)),
            t.say_one("communication-open", "number", &one.piece.number.to_string()),
        )),
        ..Item::default()
    };
    let items = entered.view.pieces.iter().map(item).collect();
    room.parts.push(Part { title: t.say("communication-pieces"), items, ..Part::default() });
    if is_ready {
        let (text, lines) = (to_join(entered), vec![t.say("communication-list-why")]);
        let list = Item { lines, text, ..Item::default() };
        room.parts.push(Part { title: t.say("communication-list"), items: vec![list], ..Part::default() });
    }
    room
}

/// The list that goes with what leaves: what does not leave whole is named by its number and its sort alone.
fn to_join(entered: &Entered<'_>) -> String {
    let t = entered.t();
    let line = |one: &PieceView| {
        let choice = one.piece.settled()?;
        let piece = entered.view.inquest.piece(one.piece.number);
        let what = match (piece, choice) {
            (None, _) => t.say("work-report"),
            (Some(piece), Communication::Communicable) => piece.title.clone(),
            (Some(piece), _) => t.code("evidence-sort", &piece.sort),
        };
        let number = one.piece.number.to_string();
        let named = t.say_with("work-piece", &[("number", (&number).into()), ("title", (&what).into())]);
        Some(format!("{named}\n{}", decided(t, choice).join("\n")))
    };
    entered.view.pieces.iter().filter_map(line).collect::<Vec<_>>().join("\n\n")
}

/// What was decided, and why.
fn decided(t: &Words, choice: &Communication) -> Vec<String> {
    let mut lines = vec![t.term("communicated", choice.code())];
    if let Communication::Redacted { ground, reason, .. } | Communication::Withheld { ground, reason } = choice {
        let ground = t.code("communication-ground", ground);
        lines.push(t.say_with("communication-reason", &[("ground", (&ground).into()), ("reason", reason.into())]));
    }
    lines
}

/// A text by its numbered passages.
fn numbered(text: &str) -> String {
    let shown = passages(text).into_iter().filter_map(|range| text.get(range));
    (1..).zip(shown).map(|(number, passage)| format!("[{number}] {passage}")).collect::<Vec<_>>().join("\n")
}

/// A piece, whole and as it would leave.
pub(in crate::web::desk) fn of_piece(
    entered: &Entered<'_>,
    one: &PieceView,
    (parts, copy, sheet): (&Parts, Option<&Parts>, &Sheet),
) -> Room {
    let t = entered.t();
    let head = entered.head("communication-title", "communication-piece-why");
    let from = Some((entered.address("/communication"), head.title));
    let mut room = Room { title: called(entered, one.piece.number), lead: head.lead, from, ..Room::default() };
    let copy_file = one.copy.as_ref().map(|copy| Listed::new(t, copy, &entered.address("/files")));
    let read = match copy {
        Some(Parts::Text(text)) => text.clone(),
        _ => String::new(),
    };
    let chosen = Item { lines: said(entered, one), text: read, file: copy_file, ..Item::default() };
    room.parts.push(Part { title: t.say("communication-chosen"), items: vec![chosen], ..Part::default() });
    let own = entered.view.inquest.piece(one.piece.number).and_then(|piece| piece.content.file());
    let own = own.map(|file| Listed::new(t, file, &entered.address("/files")));
    let whole = match parts {
        Parts::Text(text) => Item { text: numbered(text), file: own, ..Item::default() },
        Parts::Pages(count) => {
            Item { lines: vec![t.say_one("communication-pages", "count", *count)], file: own, ..Item::default() }
        }
        Parts::Whole => Item { lines: vec![t.say("communication-whole")], file: own, ..Item::default() },
    };
    if entered.view.may(Act::ApproveCommunication) && one.can_approve {
        room.forms.extend(approve_form(entered, one));
    }
    room.parts.push(Part { title: t.say("communication-original"), items: vec![whole], ..Part::default() });
    if entered.view.may(Act::ChooseCommunication) {
        room.forms.push(choose_form(entered, one.piece.number, (parts, sheet)));
    }
    room
}

fn approve_form(entered: &Entered<'_>, one: &PieceView) -> Option<Asked> {
    let t = entered.t();
    let choice = one.piece.choice.as_ref()?;
    Some(Asked {
        title: t.say("communication-approve"),
        why: t.say("communication-approve-why"),
        action: entered.address(&format!("/communication/{}/approve", one.piece.number)),
        takes_files: false,
        fields: vec![Field::Hidden("read", mark(choice)), Field::Sure(t.say("communication-approve-sure"))],
        send: t.say("communication-approve-send"),
    })
}

fn choose_form(entered: &Entered<'_>, number: u32, (parts, sheet): (&Parts, &Sheet)) -> Asked {
    let t = entered.t();
    let can_lose = !matches!(parts, Parts::Whole);
    let codes = ["communicable", "redacted", "withheld"].into_iter().filter(|code| *code != "redacted" || can_lose);
    let how = codes.map(|code| sheet.choice("how", code, t.term("communicated", code))).collect();
    let grounds = sheet.choices::<Ground>(t, "communication-ground", "ground");
    let mut fields =
        vec![Field::Choices("how", t.say("communication-how"), t.say("communication-how-why"), "radio", how)];
    match parts {
        Parts::Text(_) => {
            fields.push(Field::Line("passages", t.say("communication-passages"), t.say("communication-passages-why")));
            let (label, why) = (t.say("communication-everywhere"), t.say("communication-everywhere-why"));
            fields.push(Field::Area("everywhere", label, why, 4));
        }
        Parts::Pages(_) => {
            fields.push(Field::Line("passages", t.say("communication-going"), t.say("communication-going-why")));
        }
        Parts::Whole => {}
    }
    let (label, why) = (t.say("communication-grounds"), t.say("communication-grounds-why"));
    fields.push(Field::Choices("ground", label, why, "radio", grounds));
    fields.push(Field::Area("reason", t.say("communication-because"), t.say("communication-because-why"), 4));
    Asked {
        title: t.say("communication-choose"),
        why: t.say("communication-choose-why"),
        action: entered.address(&format!("/communication/{number}")),
        takes_files: false,
        fields,
        send: t.say("communication-choose-send"),
    }
}

/// Shows the list.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let entered = Entered::begun(&app, &seat, &investigation::parse(&reference)?).await?;
    entered.shown(&app, list(&entered))
}

struct Read<'a> {
    entered: Entered<'a>,
    parts: Parts,
    copy: Option<Parts>,
    number: u32,
}

impl<'a> Read<'a> {
    async fn new(app: &'a App, seat: &'a Seat, (reference, number): (&Reference, u32)) -> Result<Self, Error> {
        let view = investigation::opened(app, seat, reference).await?;
        if view.stage != Stage::Filed || !(1..=next(&view.inquest.evidence)).contains(&number) {
            return Err(Error::NotFound);
        }
        let permit = seat.permit::<verb::Open>(app, About::Case(reference)).await?;
        let (view, parts, copy) = read_piece(&app.service, permit, (&seat.unlocked, number)).await?;
        Ok(Self { entered: Entered::by(app, seat, view), parts, copy, number })
    }

    fn room(&self, sheet: &Sheet) -> Result<Room, Error> {
        let mut pieces = self.entered.view.pieces.iter();
        let one = pieces.find(|one| one.piece.number == self.number).ok_or(Error::NotFound)?;
        Ok(of_piece(&self.entered, one, (&self.parts, self.copy.as_ref(), sheet)))
    }
}

fn place((reference, piece): &(String, String)) -> Result<(Reference, u32), Error> {
    Ok((investigation::parse(reference)?, piece.parse().map_err(|_| Error::NotFound)?))
}

/// Shows a piece.
pub(super) async fn piece(
    State(app): State<App>,
    seat: Seat,
    Path(path): Path<(String, String)>,
) -> Result<Html<String>, Failure> {
    let (reference, number) = place(&path)?;
    let read = Read::new(&app, &seat, (&reference, number)).await?;
    read.entered.shown(&app, read.room(&Sheet::default())?)
}

fn choosing(form: &Form, piece: u32) -> Result<Choosing, Error> {
    let refused = |code| Error::Invalid(vec![code]);
    let how = match form.text("how") {
        "communicable" => How::Whole,
        "withheld" => How::Withheld,
        "redacted" => {
            let all = numbers(form.text("passages")).ok_or_else(|| refused("no-such-passage"))?;
            let passages = all.into_iter().filter_map(|number| usize::try_from(number).ok()).collect();
            let words = form.text("everywhere").lines().map(str::trim).filter(|line| !line.is_empty());
            How::Without(Marks { passages, everywhere: words.map(str::to_owned).collect() })
        }
        _ => return Err(refused("no-choice")),
    };
    let text = |name| form.text(name).to_owned();
    let ground = Ground::from_code(form.text("ground")).ok();
    Ok(Choosing { piece, how, ground, reason: text("reason"), request: text("request") })
}

fn around(t: &Words, language: &str, number: u32) -> Around {
    Around {
        copy: redacted::around(t, language, number),
        mask: redacted::mask(t),
        name: redacted::file_name(t, number),
    }
}

/// Chooses.
pub(super) async fn choose(Path(path): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let (reference, number) = place(&path)?;
    let done = async {
        let permit = deed.permit::<verb::ChooseCommunication>(About::Case(&reference)).await?;
        let choosing = choosing(&deed.form, number)?;
        let around = around(&deed.seat.page.words, deed.seat.page.language(), number);
        choose_communication(&deed.app.service, permit, &deed.seat.unlocked, (&choosing, &around)).await
    };
    let done = done.await;
    answer(&deed, (&reference, number), (done, Act::ChooseCommunication)).await
}

/// Approves.
pub(super) async fn approve(Path(path): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let (reference, number) = place(&path)?;
    let done = async {
        deed.form.confirmed()?;
        let permit = deed.permit::<verb::ApproveCommunication>(About::Case(&reference)).await?;
        let read = (number, deed.form.text("read"));
        approve_communication(&deed.app.service, permit, &deed.seat.unlocked, read).await
    };
    let done = done.await;
    answer(&deed, (&reference, number), (done, Act::ApproveCommunication)).await
}

async fn answer(
    deed: &Deed,
    (reference, number): (&Reference, u32),
    (done, act): (Result<(), Error>, Act),
) -> Result<Response, Failure> {
    let again = async |code| {
        let read = Read::new(&deed.app, &deed.seat, (reference, number)).await?;
        let otherwise = if act == Act::ApproveCommunication { "sure" } else { "how" };
        let sheet = faulty(deed, code, otherwise);
        let room = read.room(&sheet)?;
        read.entered.again((sheet, deed.form.text("request").to_owned(), room))
    };
    let next = format!("/investigations/{reference}/communication/{number}");
    deed.answer(done, (&next, act.code()), again).await
}
