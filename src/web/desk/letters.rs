//! Letters of an inquiry: chosen, filled, saved as a file; nothing of what was typed is kept here.
//!
//! Whoever opens the inquiry may make one. It does **not** send it, nor note that it was made.
use std::collections::BTreeMap;

use axum::{
    extract::{Path, Query, State},
    response::{Html, Response},
};

use super::{
    deed::Deed,
    hearings,
    inquiry::{opened, parse},
    seat::Seat,
};
use crate::{
    domain::{
        Coded,
        draft::Fields,
        letter::{Letter, LetterKind, Place, Values},
        report::NARRATIVE_LIMIT,
    },
    service::{Error, inquiry::InquiryView, letter::sheet, view::Me},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::Sheet,
        letter::{around, leave},
        page::render,
    },
};

mod decision;
mod discipline;
mod known;

pub use decision::{fill_of_decision, make_of_decision, of_decision};
pub use discipline::{fill_of_proceeding, make_of_proceeding, of_proceeding};

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/letters.html")]
pub(super) struct LettersPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    /// Where one comes from: its address, its name.
    from: (String, String),
    /// Code and title of each.
    letters: Vec<(&'static str, &'a str)>,
}

/// One letter, to be filled.
#[derive(Debug, askama::Template)]
#[template(path = "desk/letter.html")]
pub(super) struct LetterPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    /// The address of the room one comes from.
    from: String,
    code: &'static str,
    title: &'a str,
    sheet: Sheet,
    places: Vec<Asked>,
}

/// A place of a letter, as it is asked for.
#[derive(Debug)]
struct Asked {
    field: &'static str,
    label: String,
    is_long: bool,
    why: &'static str,
}

impl<'a> LettersPage<'a> {
    pub(super) fn new((app, page, me): (&'a App, &'a Page, &'a Me), from: (String, String)) -> Self {
        let letters = app.service.rules().letters.all();
        let line = |letter: &'a crate::domain::letter::Translated| {
            (letter.kind.code(), letter.get(page.language()).title.as_str())
        };
        let letters = letters.map(line).collect();
        Self { t: &page.words, page, me, from, letters }
    }

    /// The same, of these kinds alone.
    fn only(mut self, kinds: &[LetterKind]) -> Self {
        self.letters.retain(|(code, _)| kinds.iter().any(|kind| kind.code() == *code));
        self
    }
}

impl<'a> LetterPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), from: &str, letter: &'a Letter, sheet: Sheet) -> Self {
        let t = &page.words;
        let asked = |place: &Place| Asked {
            field: place.code(),
            label: t.code("letter-place", place),
            is_long: place.is_long(),
            why: if place.is_optional() { "letter-optional" } else { "letter-needed" },
        };
        let places = Place::FRAME.iter().chain(letter.kind.places()).map(asked).collect();
        let (code, title, from) = (letter.kind.code(), letter.title.as_str(), from.to_owned());
        Self { t, page, me, from, code, title, sheet, places }
    }
}

/// A letter in the language of the page; what is no letter is not there.
fn letter<'a>(app: &'a App, page: &Page, code: &str) -> Result<&'a Letter, Error> {
    let kind = LetterKind::from_code(code).map_err(|_| Error::NotFound)?;
    Ok(app.service.rules().letters.find(kind).ok_or(Error::NotFound)?.get(page.language()))
}

/// Whom a letter is about, where it is somebody heard.
#[derive(Debug, Default, serde::Deserialize)]
pub struct About {
    hearing: Option<String>,
}

/// A letter of this kind with all that is known: of the inquiry, and of whoever is heard.
async fn prepared_for(
    (app, seat): (&App, &Seat),
    (view, about): (&InquiryView, &About),
    kind: LetterKind,
) -> Result<Sheet, Error> {
    let mut sheet = prepared(app, &seat.page, view.reference.as_str());
    let mut known = known::of_the_inquiry((app, seat), (view, kind)).await?;
    if let Some(hearing) = &about.hearing {
        let hearing = hearings::opened(app, seat, &hearings::parse(hearing)?).await?;
        known.extend(known::of_the_hearing((app, seat), (&hearing, kind)));
    }
    // What is known of somebody heard comes after what is known of the inquiry, and stands in its place.
    let known: BTreeMap<Place, String> = known.into_iter().collect();
    for (place, value) in &known {
        sheet.fields.insert(place.code(), value);
    }
    Ok(sheet)
}

/// What stands above every letter, as far as it is known.
fn prepared(app: &App, page: &Page, reference: &str) -> Sheet {
    let mut fields = Fields::default();
    fields.insert(Place::Organisation.code(), app.service.rules().organisation.name.get(page.language()));
    fields.insert(Place::Reference.code(), reference);
    fields.insert(Place::Date.code(), &page.words.day(&app.service.today()));
    Sheet::of(fields)
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let from = (of(view.reference.as_str()), view.reference.to_string());
    render(&LettersPage::new((&app, &seat.page, &seat.me), from))
}

/// Shows one, to be filled.
pub async fn fill(
    State(app): State<App>,
    seat: Seat,
    Path((reference, code)): Path<(String, String)>,
    Query(about): Query<About>,
) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    let letter = letter(&app, &seat.page, &code)?;
    let sheet = prepared_for((&app, &seat), (&view, &about), letter.kind).await?;
    render(&LetterPage::new((&seat.page, &seat.me), &of(view.reference.as_str()), letter, sheet))
}

/// Gives the file.
pub async fn make(Path((reference, code)): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let (app, seat) = (&deed.app, &deed.seat);
    let view = opened(app, seat, &parse(&reference)?).await?;
    made(&deed, &of(view.reference.as_str()), &code).await
}

/// The address of an inquiry.
fn of(reference: &str) -> String {
    format!("/inquiries/{reference}")
}

/// The file, or what is missing of it.
async fn made(deed: &Deed, from: &str, code: &str) -> Result<Response, Failure> {
    let (app, seat) = (&deed.app, &deed.seat);
    let letter = letter(app, &seat.page, code)?;
    let places = Place::FRAME.iter().chain(letter.kind.places());
    let values = places.fold(Values::default(), |values, place| values.and(*place, deed.form.text(place.code())));
    let again = |place: Place, code| {
        let sheet = Sheet::with(deed.form.0.clone(), place.code(), code).within(NARRATIVE_LIMIT);
        unprocessable(&LetterPage::new((&seat.page, &seat.me), from, letter, sheet))
    };
    let is_long = |place: &&Place| values.get(**place).chars().count() > NARRATIVE_LIMIT;
    if let Some(place) = letter.kind.places().iter().find(is_long) {
        return again(*place, "too-long");
    }
    match sheet(letter, &around(&seat.page.words, seat.page.language()), &values) {
        Ok(made) => leave(app, made, letter.kind.code()).await,
        Err(lacking) => again(lacking.0, "letter-place-empty"),
    }
}

/// The room of the support desk, from which the models are reached without an inquiry.
const MODELS: &str = "/support";

/// Shows the models, for whoever is of a support desk.
pub async fn models(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    of_the_desk(&seat)?;
    let from = (MODELS.to_owned(), seat.page.words.say("support-nav"));
    render(&LettersPage::new((&app, &seat.page, &seat.me), from))
}

/// Shows one of them, with what is to be put where.
pub async fn model(State(app): State<App>, seat: Seat, Path(code): Path<String>) -> Result<Html<String>, Failure> {
    of_the_desk(&seat)?;
    let letter = letter(&app, &seat.page, &code)?;
    let mut sheet = prepared(&app, &seat.page, &blank(&seat.page, Place::Reference));
    for place in letter.kind.places().iter().filter(|place| !place.is_optional()) {
        sheet.fields.insert(place.code(), &blank(&seat.page, *place));
    }
    render(&LetterPage::new((&seat.page, &seat.me), MODELS, letter, sheet))
}

/// Gives the file.
pub async fn make_model(Path(code): Path<String>, deed: Deed) -> Result<Response, Failure> {
    of_the_desk(&deed.seat)?;
    made(&deed, MODELS, &code).await
}

fn blank(page: &Page, place: Place) -> String {
    format!("[{}]", page.words.code("letter-place", &place))
}

fn of_the_desk(seat: &Seat) -> Result<(), Error> {
    if seat.me.supports() { Ok(()) } else { Err(Error::NotFound) }
}
