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

mod known;

/// The list.
#[derive(Debug, askama::Template)]
#[template(path = "desk/letters.html")]
pub(super) struct LettersPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
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
    reference: String,
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
    pub(super) fn new((app, page, me): (&'a App, &'a Page, &'a Me), reference: &str) -> Self {
        let letters = app.service.rules().letters.all();
        let line = |letter: &'a crate::domain::letter::Translated| {
            (letter.kind.code(), letter.get(page.language()).title.as_str())
        };
        let letters = letters.map(line).collect();
        Self { t: &page.words, page, me, reference: reference.to_owned(), letters }
    }
}

impl<'a> LetterPage<'a> {
    pub(super) fn new((page, me): (&'a Page, &'a Me), reference: &str, letter: &'a Letter, sheet: Sheet) -> Self {
        let t = &page.words;
        let asked = |place: &Place| Asked {
            field: place.code(),
            label: t.code("letter-place", place),
            is_long: place.is_long(),
            why: if place.is_optional() { "letter-optional" } else { "letter-needed" },
        };
        let places = Place::FRAME.iter().chain(letter.kind.places()).map(asked).collect();
        let (code, title, reference) = (letter.kind.code(), letter.title.as_str(), reference.to_owned());
        Self { t, page, me, reference, code, title, sheet, places }
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
    let mut sheet = prepared(app, &seat.page, view);
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
fn prepared(app: &App, page: &Page, view: &InquiryView) -> Sheet {
    let mut fields = Fields::default();
    fields.insert(Place::Organisation.code(), app.service.rules().organisation.name.get(page.language()));
    fields.insert(Place::Reference.code(), view.reference.as_str());
    fields.insert(Place::Date.code(), &page.words.day(&app.service.today()));
    Sheet::of(fields)
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, Path(reference): Path<String>) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    render(&LettersPage::new((&app, &seat.page, &seat.me), view.reference.as_str()))
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
    render(&LetterPage::new((&seat.page, &seat.me), view.reference.as_str(), letter, sheet))
}

/// Gives the file.
pub async fn make(Path((reference, code)): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let (app, seat) = (&deed.app, &deed.seat);
    let view = opened(app, seat, &parse(&reference)?).await?;
    let letter = letter(app, &seat.page, &code)?;
    let places = Place::FRAME.iter().chain(letter.kind.places());
    let values = places.fold(Values::default(), |values, place| values.and(*place, deed.form.text(place.code())));
    let again = |place: Place, code| {
        let sheet = Sheet::with(deed.form.0.clone(), place.code(), code).within(NARRATIVE_LIMIT);
        unprocessable(&LetterPage::new((&seat.page, &seat.me), view.reference.as_str(), letter, sheet))
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
