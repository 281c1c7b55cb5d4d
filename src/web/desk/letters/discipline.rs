//! The letters of a disciplinary procedure: that it begins, with the person's rights; the summons; what was decided, and how to appeal.
//!
//! Rights, council, erasure and appeal come from the regime of the person's status; facts and reasons from what was written.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{LetterPage, LettersPage, letter, made, prepared};
use crate::{
    domain::{
        Coded,
        case::Reference,
        discipline::{ErasedBy, Regime, known},
        letter::{LetterKind, Place},
    },
    service::{
        Error,
        discipline::{ProceedingView, regime_of},
    },
    text::Words,
    web::{
        App, Failure,
        desk::{
            deed::Deed,
            proceedings::{decided, opened, parse},
            regimes::said_length,
            seat::Seat,
        },
        page::render,
    },
};

/// What is made here, and nothing else.
const KINDS: [LetterKind; 3] =
    [LetterKind::DisciplineNotice, LetterKind::DisciplineSummons, LetterKind::DisciplineDecision];

/// The address of a disciplinary procedure.
fn of(reference: &Reference) -> String {
    format!("/proceedings/{reference}")
}

/// Shows the list.
pub async fn of_proceeding(
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
pub async fn fill_of_proceeding(
    State(app): State<App>,
    seat: Seat,
    Path((reference, code)): Path<(String, String)>,
) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let letter = letter(&app, &seat.page, &code)?;
    is_made_here(letter.kind)?;
    let mut sheet = prepared(&app, &seat.page, view.reference.as_str());
    if let Some(me) = view.readers.iter().find(|reader| reader.member == seat.me.member) {
        sheet.fields.replace(Place::Signatory.code(), &seat.names(&app).person(me));
    }
    let regime = regime_of(&app.service, &view.known);
    for (place, value) in filled(&seat.page.words, (&view, regime), letter.kind) {
        sheet.fields.replace(place.code(), &value);
    }
    render(&LetterPage::new((&seat.page, &seat.me), &of(&view.reference), letter, sheet))
}

/// Gives the file.
pub async fn make_of_proceeding(
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

/// What is known of it.
fn filled(t: &Words, (view, regime): (&ProceedingView, Option<&Regime>), kind: LetterKind) -> Vec<(Place, String)> {
    let language = t.locale().code();
    let who = view.referred.person().map(|person| {
        let parts = [person.name.as_str(), person.function.as_str()];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    });
    let facts = view.referred.facts().into_iter().map(|(allegation, _)| {
        let number = t.say_one("report-allegation", "number", &allegation.number.to_string());
        format!("{number}. {}", allegation.facts)
    });
    let engaged = view.known.day(known::ENGAGE).map(|day| t.day(&day));
    let sitting = view.known.day(known::SITTING).map(|day| t.day(&day));
    let council = regime.and_then(|regime| regime.council.as_ref()).map(|one| one.label.get(language).to_owned());
    let step = if kind == LetterKind::DisciplineSummons { known::SUMMONS } else { known::NOTIFY };
    let outcome = view.known.sanctioned.as_ref().map(|one| {
        let lines = decided(t, regime, one).join("\n\n");
        format!("{lines}\n\n{}", one.reasons)
    });
    let all = [
        (Place::Recipient, who),
        (Place::Facts, Some(facts.collect::<Vec<_>>().join("\n\n"))),
        (Place::Engaged, engaged),
        (Place::HearingDay, sitting),
        (Place::Council, council),
        (Place::Rights, regime.map(|regime| rights(regime, step, language))),
        (Place::Outcome, outcome),
        (Place::Remains, regime.and_then(|regime| remains(t, view, regime))),
        (Place::Appeal, regime.and_then(|regime| appeal(t, regime))),
    ];
    all.into_iter().filter_map(|(place, value)| Some((place, value?))).collect()
}

/// What must be said at a step, in the words of the regime.
fn rights(regime: &Regime, step: &str, language: &str) -> String {
    let Some(step) = regime.step(step) else { return String::new() };
    regime.notices(step).map(|notice| notice.text.get(language)).collect::<Vec<_>>().join("\n\n")
}

/// Whether it is entered in the personal file, and when that forgets it.
fn remains(t: &Words, view: &ProceedingView, regime: &Regime) -> Option<String> {
    let sanctioned = view.known.sanctioned.as_ref()?;
    let sanction = sanctioned.sanction.as_ref().and_then(|code| regime.sanction(code));
    let Some(sanction) = sanction.filter(|sanction| sanction.entered) else {
        return Some(t.say("proceeding-remains-none"));
    };
    let erased = sanction.erased.as_ref().zip(sanction.erased_on(sanctioned.day, None)).map(|(erased, day)| {
        let by_itself = erased.by == ErasedBy::Authority;
        t.say_one(if by_itself { "proceeding-remains-erased" } else { "proceeding-remains-asked" }, "day", &t.day(&day))
    });
    let provided =
        sanction.erased.as_ref().and_then(|one| Some(one.provided.as_ref()?.get(t.locale().code()).to_owned()));
    let lines = [Some(t.say("proceeding-remains-entered")), erased, provided];
    Some(lines.into_iter().flatten().collect::<Vec<_>>().join(" "))
}

/// Where and until when one appeals.
fn appeal(t: &Words, regime: &Regime) -> Option<String> {
    let one = regime.appeal.as_ref()?;
    let length = said_length(t, one.within);
    let values = [("length", (&length).into()), ("to", one.to.get(t.locale().code()).into())];
    let also = one.also.as_ref().map(|also| also.get(t.locale().code()).to_owned());
    Some(
        std::iter::once(format!("{}.", t.say_with("proceeding-appeal", &values)))
            .chain(also)
            .collect::<Vec<_>>()
            .join("\n\n"),
    )
}
