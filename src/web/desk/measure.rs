//! Saying what becomes of a measure: taken, not taken, looked at again, over. One page, words that the person will read.
use askama::Template;
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    deed::Deed,
    inquiry::{opened, parse, shown_at},
    seat::Seat,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::{Verb, verb},
        case::{Reference, Stage},
        consent::Purpose,
        deadline::DeadlineCode,
        measure::{Course, Nature},
        report::NARRATIVE_LIMIT,
    },
    service::{
        self, About, Error,
        inquiry::{InquiryView, measure},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, Template)]
#[template(path = "desk/measure.html")]
pub(super) struct MeasurePage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    course: Course,
    sheet: Sheet,
    request: String,
    natures: Vec<Choice>,
    asked: Vec<Choice>,
    /// The last day that can be chosen to look at it again.
    latest: Day,
    /// Where it stands as it is shown.
    stage: &'static str,
}

impl<'a> MeasurePage<'a> {
    pub(super) fn new(
        (page, me, latest): (&'a Page, &'a Me, Day),
        (view, course): (&InquiryView, Course),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        let purpose = view.handed.last().map_or(Purpose::Support, |handed| handed.what.purpose);
        let serves = |choice: &Choice| Nature::from_code(&choice.code).is_ok_and(|nature| nature.serves(purpose));
        let natures = sheet.choices::<Nature>(t, "nature", "natures").into_iter().filter(serves).collect();
        let asked = vec![sheet.choice("asked", "yes", t.say("measure-own-asked"))];
        let (reference, stage) = (view.reference.to_string(), view.stage.code());
        Self { t, page, me, reference, course, sheet, request, natures, asked, latest, stage }
    }

    fn takes(&self) -> bool {
        self.course == Course::Taken
    }

    fn runs(&self) -> bool {
        matches!(self.course, Course::Taken | Course::Kept)
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/measures/{}{end}", self.reference))
    }
}

fn latest(app: &App, view: &InquiryView) -> Day {
    let deadlines = app.service.rules().deadlines_of(&view.entity);
    deadlines.due(DeadlineCode::MeasureReview, app.service.today())
}

/// Shows the form; whoever cannot say it here is not shown it.
pub async fn show(
    State(app): State<App>,
    seat: Seat,
    Path((reference, course)): Path<(String, String)>,
) -> Result<Html<String>, Failure> {
    let course = Course::from_code(&course).map_err(|_| Error::NotFound)?;
    let view = opened(&app, &seat, &parse(&reference)?).await?;
    if !view.may(course.act()) {
        return Err(Error::NotFound.into());
    }
    let typed = (Sheet::default(), service::new_request(&app.service));
    render(&MeasurePage::new((&seat.page, &seat.me, latest(&app, &view)), (&view, course), typed))
}

/// Says it.
pub async fn send(Path((reference, course)): Path<(String, String)>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let course = Course::from_code(&course).map_err(|_| Error::NotFound)?;
    let done = match course {
        Course::Taken => said::<verb::TakeMeasure>(&deed, &reference).await,
        Course::Refused => said::<verb::RefuseMeasure>(&deed, &reference).await,
        Course::Kept => said::<verb::KeepMeasure>(&deed, &reference).await,
        Course::Ended => said::<verb::EndMeasure>(&deed, &reference).await,
    };
    let again = async |code| {
        let view = opened(&deed.app, &deed.seat, &reference).await?;
        let sheet = Sheet::with(deed.form.0.clone(), field(code), code).within(NARRATIVE_LIMIT);
        let typed = (sheet, deed.form.text("request").to_owned());
        let seen = (&deed.seat.page, &deed.seat.me, latest(&deed.app, &view));
        unprocessable(&MeasurePage::new(seen, (&view, course), typed))
    };
    deed.answer(done, (&shown_at(&deed, &reference), course.act().code()), again).await
}

async fn said<V: Verb>(deed: &Deed, reference: &Reference) -> Result<(), Error> {
    let permit = deed.permit::<V>(About::Case(reference)).await?;
    let seen = Stage::from_code(deed.form.text("stage")).map_err(|_| Error::Invalid(vec!["decided-meanwhile"]))?;
    measure(&deed.app.service, permit, &deed.seat.unlocked, (&deed.form.0, Some(seen))).await
}

/// Beside which field a fault stands.
fn field(code: &str) -> &'static str {
    match code {
        "no-measure-nature" => "natures",
        "move-not-asked" => "asked",
        "measure-from" => "from",
        "measure-review-day" => "review",
        _ => "text",
    }
}
