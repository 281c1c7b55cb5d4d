//! Who is implicated, and in what: presumptive words, numbers that stay, corrections that replace.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{Asked, Entered, Field, Item, Part, Room, faulty, informing, noted};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        finding::{Allegation, Implicated},
    },
    service::{Error, investigation::Noted},
    text::Words,
    web::{
        App, Failure,
        desk::{deed::Deed, investigation, seat::Seat},
        form::{Choice, Sheet},
    },
};

/// The room.
pub(in crate::web::desk) fn room(entered: &Entered<'_>, sheet: &Sheet) -> Room {
    let (t, inquest) = (entered.t(), &entered.view.inquest);
    let mut room = entered.head("work-persons", "work-persons-why");
    let persons = inquest.persons.iter().map(|person| Item { title: called(person), ..Item::default() });
    let items = inquest.allegations.iter().map(|allegation| alleged(t, &inquest.persons, allegation));
    room.parts = vec![
        Part { title: t.say("work-persons-named"), items: persons.collect(), ..Part::default() },
        Part { title: t.say("work-allegations"), items: items.collect(), ..Part::default() },
    ];
    if entered.view.may(Act::NameImplicated) {
        room.forms.push(person_form(entered, sheet));
    }
    if entered.view.may(Act::Allege) && !inquest.persons.is_empty() {
        room.forms.push(allegation_form(entered, sheet));
    }
    informing::add(&mut room, entered, sheet);
    room
}

/// A person with their number and function.
pub(super) fn called(person: &Implicated) -> String {
    let function = if person.function.is_empty() { String::new() } else { format!(", {}", person.function) };
    format!("{}. {}{function}", person.number, person.name)
}

fn alleged(t: &Words, persons: &[Implicated], allegation: &Allegation) -> Item {
    let against = persons.iter().filter(|person| allegation.against.contains(&person.number)).map(called);
    let mut lines: Vec<_> = against.map(|person| t.say_one("work-allegation-against", "person", &person)).collect();
    if !allegation.period.is_empty() {
        lines.push(t.say_one("report-period", "period", &allegation.period));
    }
    let title = t.say_one("report-allegation", "number", &allegation.number.to_string());
    Item { title, lines, text: allegation.facts.clone(), ..Item::default() }
}

/// A new one, or the correction of one that is there.
fn which<T>(sheet: &Sheet, field: &str, new: String, (all, name): (&[T], impl Fn(&T) -> (u32, String))) -> Vec<Choice> {
    let known = all.iter().map(|one| {
        let (number, label) = name(one);
        sheet.choice(field, &number.to_string(), label)
    });
    std::iter::once(sheet.choice(field, "0", new)).chain(known).collect()
}

fn person_form(entered: &Entered<'_>, sheet: &Sheet) -> Asked {
    let t = entered.t();
    let named = |person: &Implicated| (person.number, t.say_one("work-correct", "what", &called(person)));
    let options = which(sheet, "person", t.say("work-person-new"), (&entered.view.inquest.persons, named));
    Asked {
        title: t.say("work-person-name"),
        why: t.say("work-person-name-why"),
        action: entered.address("/persons"),
        takes_files: false,
        fields: vec![
            entered.seen(),
            Field::Select("person", t.say("work-which"), t.say("work-which-why"), options),
            Field::Line("name", t.say("work-name"), t.say("work-name-why")),
            Field::Line("function", t.say("work-function"), t.say("work-function-why")),
        ],
        send: t.say("work-person-send"),
    }
}

fn allegation_form(entered: &Entered<'_>, sheet: &Sheet) -> Asked {
    let (t, inquest) = (entered.t(), &entered.view.inquest);
    let named = |one: &Allegation| {
        let called = t.say_one("report-allegation", "number", &one.number.to_string());
        (one.number, t.say_one("work-correct", "what", &called))
    };
    let options = which(sheet, "allegation", t.say("work-allegation-new"), (&inquest.allegations, named));
    let against = inquest.persons.iter().map(|one| sheet.choice("against", &one.number.to_string(), called(one)));
    Asked {
        title: t.say("work-allege"),
        why: t.say("work-allege-why"),
        action: entered.address("/allegations"),
        takes_files: false,
        fields: vec![
            entered.seen(),
            Field::Select("allegation", t.say("work-which"), t.say("work-which-why"), options),
            Field::Choices("against", t.say("work-against"), t.say("work-against-why"), "checkbox", against.collect()),
            Field::Area("facts", t.say("work-facts"), t.say("work-facts-why"), 8),
            Field::Line("period", t.say("work-period"), t.say("work-period-why")),
        ],
        send: t.say("work-allege-send"),
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

fn number(deed: &Deed, field: &str) -> Result<u32, Error> {
    deed.form.text(field).parse().map_err(|_| Error::Invalid(vec!["no-such-number"]))
}

/// Names a person.
pub(super) async fn name(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let form = &deed.form;
    let text = |field| form.text(field).to_owned();
    let what = number(&deed, "person").map(|number| Noted::Person(number, text("name"), text("function")));
    let reference = investigation::parse(&reference)?;
    let done = noted::<verb::NameImplicated>(&deed, &reference, what).await;
    let again = async |code| again(&deed, &reference, (code, "name")).await;
    deed.answer(done, (&format!("/investigations/{reference}/persons"), Act::NameImplicated.code()), again).await
}

/// Writes down what is alleged.
pub(super) async fn allege(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let form = &deed.form;
    let against = form.0.all("against").iter().filter_map(|number| number.parse().ok()).collect();
    let (facts, period) = (form.text("facts").to_owned(), form.text("period").to_owned());
    let what = number(&deed, "allegation").map(|number| Noted::Allegation { number, against, facts, period });
    let reference = investigation::parse(&reference)?;
    let done = noted::<verb::Allege>(&deed, &reference, what).await;
    let again = async |code| again(&deed, &reference, (code, "facts")).await;
    deed.answer(done, (&format!("/investigations/{reference}/persons"), Act::Allege.code()), again).await
}

pub(super) async fn again(
    deed: &Deed,
    reference: &crate::domain::case::Reference,
    (code, otherwise): (&'static str, &'static str),
) -> Result<Response, Failure> {
    let entered = Entered::begun(&deed.app, &deed.seat, reference).await?;
    let sheet = faulty(deed, code, otherwise);
    let room = room(&entered, &sheet);
    entered.again((sheet, deed.form.text("request").to_owned(), room))
}
