//! Closing a case: how it was, and why, in words that the person reads.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::super::{case::parse, deed::Deed, listening::opened, seat::Seat, withdrawn};
use crate::{
    domain::{
        Coded as _,
        act::verb,
        case::{Reference, Stage},
        contact,
        report::PARAGRAPH_LIMIT,
        retention::{Dates, Ending, Outcome},
    },
    service::{self, About, Error, Message, retention, view::Me},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/end.html")]
pub(in crate::web::desk) struct EndPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) reference: Reference,
    /// How long what is closed today would be kept, as it was closed.
    pub(in crate::web::desk) kept: Vec<(Outcome, Dates)>,
    pub(in crate::web::desk) sheet: Sheet,
    pub(in crate::web::desk) request: String,
}

impl EndPage<'_> {
    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }

    fn outcomes(&self) -> Vec<Choice> {
        let kept = |code: &str| self.kept.iter().find(|(outcome, _)| outcome.code() == code).map(|(_, dates)| dates);
        let hinted = |choice: Choice| {
            let why = self.t.term("ending-why", &choice.code);
            let hint = kept(&choice.code).map(|dates| format!("{why} {}", self.until(dates)));
            Choice { hint: hint.unwrap_or(why), ..choice }
        };
        self.sheet.choices::<Outcome>(self.t, "ending", "outcome").into_iter().map(hinted).collect()
    }

    fn until(&self, dates: &Dates) -> String {
        let erased = self.t.day(&dates.erased);
        let Some(archived) = &dates.archived else { return self.t.say_one("ending-kept", "erased", &erased) };
        let archived = self.t.day(archived);
        self.t.say_with("ending-archived", &[("archived", (&archived).into()), ("erased", (&erased).into())])
    }
}

/// How long it would be kept: a question by one rule, a case by how it is closed.
async fn kept(here: (&App, &Seat), reference: &Reference) -> Result<Vec<(Outcome, Dates)>, Error> {
    let view = opened::<verb::EndCase>(here, reference).await?;
    let (service, is_question) = (&here.0.service, view.stage == Stage::Question);
    let dates = |outcome: &Outcome| {
        let rests = if is_question { (Stage::Answered, None) } else { (Stage::Ended, Some(*outcome)) };
        Some((*outcome, service.rules().retention.dates(rests, service.today())?))
    };
    Ok(Outcome::ALL.iter().filter_map(dates).collect())
}

/// Shows the form.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let reference = parse(&reference)?;
    let kept = kept((&app, &seat), &reference).await?;
    let (request, sheet) = (service::new_request(&app.service), Sheet::default());
    render(&EndPage { t: &seat.page.words, page: &seat.page, me: &seat.me, reference, kept, sheet, request })
}

/// Closes it.
pub(in crate::web::desk) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let read = || Ending::parse(&deed.form.0);
    let done = async {
        let ending =
            read().map_err(|faults| Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect()))?;
        let permit = deed.permit::<verb::EndCase>(About::Case(&reference)).await?;
        let form = Message { text: String::new(), request: deed.form.text("request").to_owned() };
        retention::end(&deed.app.service, permit, (&deed.seat.unlocked, &form), &ending).await
    };
    let again = async |code| {
        let kept = kept((&deed.app, &deed.seat), &reference).await?;
        let faults = read().err().unwrap_or_else(|| vec![contact::Fault { field: "reasons", code }]);
        let faults = faults.iter().map(|fault| Fault::new(fault.field, fault.code)).collect();
        let sheet = Sheet { fields: deed.form.0.clone(), faults }.within(PARAGRAPH_LIMIT);
        let (seat, request) = (&deed.seat, deed.form.text("request").to_owned());
        let reference = reference.clone();
        unprocessable(&EndPage { t: &seat.page.words, page: &seat.page, me: &seat.me, reference, kept, sheet, request })
    };
    let done = withdrawn::told_of((&deed.app, &deed.seat), &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "end-case"), again).await
}
