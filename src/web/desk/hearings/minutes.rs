//! Writing down what was said, beside a model of the interview; or correcting what was written, as another version.
use axum::{
    extract::{Path, Query, State},
    response::{Html, Response},
};

use super::{call::field, opened, parse};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        draft::Fields,
        hearing::Minutes,
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error, Rules,
        hearing::{HearingView, take_minutes},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, seat::Seat},
        error::unprocessable,
        form::{Form, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/hearings/minutes.html")]
pub(in crate::web::desk) struct MinutesPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    name: String,
    sheet: Sheet,
    request: String,
    /// The version that is corrected, and what the person remarked of it.
    corrects: Option<u64>,
    remarks: String,
    model: Option<Model>,
}

/// How somebody in this quality may be heard.
#[derive(Debug)]
struct Model {
    title: String,
    opening: String,
    questions: Vec<String>,
}

/// Which version is corrected.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Which {
    corrects: Option<u64>,
}

impl<'a> MinutesPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me, rules): (&'a Page, &'a Me, &Rules),
        (view, corrects): (&HearingView, Option<u64>),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let said = |text: &crate::domain::localised::Localised| text.get(page.language()).trim().to_owned();
        let model = view.call().and_then(|call| rules.interviews.of(call.role)).map(|one| Model {
            title: said(&one.title),
            opening: said(&one.opening),
            questions: one.questions.iter().map(said).collect(),
        });
        let before = view.minutes.iter().find(|one| Some(one.said.number) == corrects);
        let remarks = before.and_then(|one| one.answer.as_ref()).map(|(_, answer)| answer.remarks.clone());
        let name = view.call().map(|call| call.name.clone()).unwrap_or_default();
        let (reference, remarks) = (view.reference.to_string(), remarks.unwrap_or_default());
        Self { t: &page.words, page, me, reference, name, sheet, request, corrects, remarks, model }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/hearings/{}{end}", self.reference))
    }
}

/// What stands in the form before anything is typed: the version to correct, or the meeting.
fn prepared(view: &HearingView, corrects: Option<u64>) -> Sheet {
    let mut fields = Fields::default();
    let mut put = |name: &str, value: &str| fields.insert(name, value);
    if let Some(before) = view.minutes.iter().find(|one| Some(one.said.number) == corrects) {
        let Minutes { day, place, present, text, .. } = &before.said.what;
        let day = day.to_string();
        let said = [("day", &day), ("place", place), ("present", present), ("text", text)];
        for (name, value) in said {
            put(name, value);
        }
    } else if let Some(call) = view.call() {
        put("day", &call.meeting.day.to_string());
        put("place", &call.meeting.place);
    }
    Sheet::of(fields)
}

/// Shows the form; whoever cannot write minutes is not shown it.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
    Query(which): Query<Which>,
) -> Result<Html<String>, Failure> {
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    if !view.may(Act::TakeMinutes) {
        return Err(Error::NotFound.into());
    }
    let typed = (prepared(&view, which.corrects), service::new_request(&app.service));
    render(&MinutesPage::new((&seat.page, &seat.me, app.service.rules()), (&view, which.corrects), typed))
}

fn typed(form: &Form) -> Result<Minutes, Error> {
    Ok(Minutes {
        day: form.text("day").parse().map_err(|_| Error::Invalid(vec!["no-day"]))?,
        place: form.text("place").to_owned(),
        present: form.text("present").to_owned(),
        text: form.text("text").to_owned(),
        corrects: corrects(form),
    })
}

fn corrects(form: &Form) -> Option<u64> {
    form.text("corrects").parse().ok()
}

/// Writes them down.
pub async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let done = async {
        let minutes = typed(&deed.form)?;
        let permit = deed.permit::<verb::TakeMinutes>(About::Case(&reference)).await?;
        let request = deed.form.text("request");
        take_minutes(&deed.app.service, permit, &deed.seat.unlocked, (&minutes, request)).await
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let at = if code == "line-too-long" { "place" } else { field(code) };
        let sheet = Sheet::with(deed.form.0.clone(), at, code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        let seen = (&deed.seat.page, &deed.seat.me, deed.app.service.rules());
        unprocessable(&MinutesPage::new(seen, (&view, corrects(&deed.form)), typed))
    };
    deed.answer(done.await, (&format!("/hearings/{reference}"), Act::TakeMinutes.code()), again).await
}
