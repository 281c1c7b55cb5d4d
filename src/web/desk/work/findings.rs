//! What is found, for each allegation and each person it is against.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Asked, Entered, Field, Item, Part, Room, faulty, noted, numbers, persons::called};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        finding::{Allegation, Implicated, Outcome},
    },
    service::{
        Error,
        investigation::{Noted, pieces_of},
    },
    text::Words,
    web::{
        App, Failure,
        desk::{deed::Deed, investigation, seat::Seat},
        form::{Form, Sheet},
    },
};

fn pair(t: &Words, (allegation, person): (&Allegation, &Implicated)) -> String {
    let allegation = t.say_one("report-allegation", "number", &allegation.number.to_string());
    format!("{allegation} · {}", called(person))
}

/// The room.
pub(in crate::web::desk) fn room(entered: &Entered<'_>, sheet: &Sheet) -> Room {
    let (t, inquest) = (entered.t(), &entered.view.inquest);
    let mut room = entered.head("work-findings", "work-findings-why");
    let item = |of: (&Allegation, &Implicated)| {
        let title = pair(t, of);
        let Some(finding) = inquest.findings.get(&(of.0.number, of.1.number)) else {
            return Item { title, lines: vec![t.say("work-not-found-yet")], ..Item::default() };
        };
        let mut lines = vec![t.code("finding-outcome", &finding.outcome)];
        lines.extend(pieces_of(inquest, finding, t));
        Item { title, lines, text: finding.grounds.clone(), ..Item::default() }
    };
    room.parts.push(Part {
        title: t.say("work-stands"),
        items: inquest.pairs().map(item).collect(),
        ..Part::default()
    });
    if inquest.allegations.is_empty() {
        room.first = Some((entered.address("/persons"), t.say("work-findings-first")));
    }
    if entered.view.may(Act::Find) && inquest.pairs().next().is_some() {
        room.forms.push(form(entered, sheet));
    }
    room
}

fn form(entered: &Entered<'_>, sheet: &Sheet) -> Asked {
    let t = entered.t();
    let option =
        |of: (&Allegation, &Implicated)| sheet.choice("pair", &format!("{}-{}", of.0.number, of.1.number), pair(t, of));
    let pairs = entered.view.inquest.pairs().map(option).collect();
    let outcomes = sheet.choices::<Outcome>(t, "finding-outcome", "outcome");
    Asked {
        title: t.say("work-find"),
        why: t.say("work-find-why"),
        action: entered.address("/findings"),
        takes_files: false,
        fields: vec![
            entered.seen(),
            Field::Select("pair", t.say("work-pair"), t.say("work-pair-why"), pairs),
            Field::Choices("outcome", t.say("work-outcome"), t.say("work-outcome-why"), "radio", outcomes),
            Field::Area("grounds", t.say("work-grounds"), t.say("work-grounds-why"), 8),
            Field::Line("pieces", t.say("work-pieces"), t.say("work-pieces-why")),
        ],
        send: t.say("work-find-send"),
    }
}

/// Shows the room.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let entered = Entered::begun(&app, &seat, &investigation::parse(&reference)?).await?;
    entered.shown(&app, room(&entered, &Sheet::default()))
}

fn found(form: &Form) -> Result<Noted, Error> {
    let refused = |code| Error::Invalid(vec![code]);
    let of = form.text("pair").split_once('-').and_then(|(one, other)| Some((one.parse().ok()?, other.parse().ok()?)));
    let of = of.ok_or_else(|| refused("not-against"))?;
    let outcome = Outcome::from_code(form.text("outcome")).map_err(|_| refused("nothing-found"))?;
    let evidence = numbers(form.text("pieces")).ok_or_else(|| refused("no-such-evidence"))?;
    Ok(Noted::Finding { of, outcome, grounds: form.text("grounds").to_owned(), evidence })
}

/// Says what is found.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = investigation::parse(&reference)?;
    let done = noted::<verb::Find>(&deed, &reference, found(&deed.form)).await;
    let again = async |code| {
        let entered = Entered::begun(&deed.app, &deed.seat, &reference).await?;
        let sheet = faulty(&deed, code, "grounds");
        let room = room(&entered, &sheet);
        entered.again((sheet, deed.form.text("request").to_owned(), room))
    };
    deed.answer(done, (&format!("/investigations/{reference}/findings"), Act::Find.code()), again).await
}
