//! The letters that those who decide make: what each person is told of what came of it, and the notice to the prosecutor.
//!
//! To a person implicated, a letter says what is held of the facts alleged against them, each, and of nobody else.
use axum::{
    extract::{Path, Query, State},
    response::{Html, Response},
};

use super::{LetterPage, LettersPage, letter, made, prepared};
use crate::{
    domain::{
        Coded,
        case::Reference,
        letter::{LetterKind, Place},
    },
    service::{
        Error,
        decision::{DecisionView, OnePerson},
    },
    web::{
        App, Failure,
        desk::{
            decisions::{held, opened, parse},
            deed::Deed,
            seat::Seat,
        },
        form::Sheet,
        page::render,
    },
};

/// What is made here, and nothing else.
const KINDS: [LetterKind; 3] = [LetterKind::FeedbackImplicated, LetterKind::FeedbackReporter, LetterKind::Prosecutor];

/// About whom a letter is, where it is somebody implicated.
#[derive(Debug, Default, serde::Deserialize)]
pub struct About {
    person: Option<u32>,
}

/// The address of a report that was filed.
fn of(reference: &Reference) -> String {
    format!("/decisions/{reference}")
}

/// Shows the list.
pub async fn of_decision(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let from = (of(&view.reference), view.reference.to_string());
    let all = LettersPage::new((&app, &seat.page, &seat.me), from);
    render(&all.only(&KINDS))
}

/// Shows one, to be filled.
pub async fn fill_of_decision(
    State(app): State<App>,
    seat: Seat,
    Path((reference, code)): Path<(String, String)>,
    Query(about): Query<About>,
) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let letter = letter(&app, &seat.page, &code)?;
    is_made_here(letter.kind)?;
    let sheet = filled((&app, &seat), (&view, &about), letter.kind)?;
    render(&LetterPage::new((&seat.page, &seat.me), &of(&view.reference), letter, sheet))
}

/// Gives the file.
pub async fn make_of_decision(
    Path((reference, code)): Path<(String, String)>,
    deed: Deed,
) -> Result<Response, Failure> {
    let view = opened(&deed.app, &deed.seat, &parse(&reference)?).await?;
    is_made_here(letter(&deed.app, &deed.seat.page, &code)?.kind)?;
    made(&deed, &of(&view.reference), &code).await
}

fn is_made_here(kind: LetterKind) -> Result<(), Error> {
    if KINDS.contains(&kind) { Ok(()) } else { Err(Error::NotFound) }
}

/// What is known of it: who signs, and for somebody implicated what they are told.
fn filled(
    (app, seat): (&App, &Seat),
    (view, about): (&DecisionView, &About),
    kind: LetterKind,
) -> Result<Sheet, Error> {
    let mut sheet = prepared(app, &seat.page, view.reference.as_str());
    let names = seat.names(app);
    if let Some(me) = view.readers.iter().find(|reader| reader.member == seat.me.member) {
        sheet.fields.replace(Place::Signatory.code(), &names.person(me));
    }
    if let Some(number) = about.person.filter(|_| kind == LetterKind::FeedbackImplicated) {
        let one = view.persons.iter().find(|one| one.person.number == number).ok_or(Error::NotFound)?;
        for (place, value) in told(seat, one) {
            sheet.fields.replace(place.code(), &value);
        }
    }
    Ok(sheet)
}

fn told(seat: &Seat, one: &OnePerson) -> Vec<(Place, String)> {
    let t = &seat.page.words;
    let person = &one.person;
    let who = [person.name.as_str(), person.function.as_str()].into_iter().filter(|part| !part.is_empty());
    let facts = one.facts.iter().map(|(allegation, _)| {
        let number = t.say_one("report-allegation", "number", &allegation.number.to_string());
        format!("{number}. {}", allegation.facts)
    });
    let mut known = vec![
        (Place::Recipient, who.collect::<Vec<_>>().join(", ")),
        (Place::Facts, facts.collect::<Vec<_>>().join("\n\n")),
    ];
    if let Some(standing) = one.standing() {
        let held = held(t, (one, &standing.what)).join("\n\n");
        known.push((Place::Outcome, format!("{held}\n\n{}", standing.what.reasons)));
    }
    known
}
