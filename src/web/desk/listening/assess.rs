//! Assessing a case: danger and what was done, urgency, who must be protected, article 40.
//!
//! The last assessment stands ready to be changed. Nothing of it closes a case, and the page says so where nobody gave a name.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::{
    super::{case::parse, deed::Deed, seat::Seat, withdrawn},
    first, form, opened, refused,
};
use crate::{
    domain::{
        Coded,
        act::verb,
        assessment::{Assessed, Danger, Notice, Urgency},
        contact::Fault,
        draft::Fields,
        report::Answer,
    },
    service::{self, About, assess::assess, view::CaseView, view::Me},
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/assess.html")]
pub(in crate::web::desk) struct AssessPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    /// Somebody gave a name: what weighs a report without one may be left out.
    named: bool,
    dangers: Vec<Choice>,
    urgencies: Vec<Choice>,
    fragile: Vec<Choice>,
    notices: Vec<Choice>,
}

impl<'a> AssessPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me): (&'a Page, &'a Me),
        view: &CaseView,
        (sheet, request): (Sheet, String),
    ) -> Self {
        let t = &page.words;
        Self {
            t,
            page,
            me,
            reference: view.reference.to_string(),
            named: view.lost.named,
            dangers: sheet.choices::<Danger>(t, "assessed-danger", "danger"),
            urgencies: sheet.choices::<Urgency>(t, "assessed-urgency", "urgency"),
            fragile: sheet.choices::<Answer>(t, "answer", "fragile"),
            notices: sheet.choices::<Notice>(t, "assessed-notice", "notice"),
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }

    /// The sentence below a text that weighs the report.
    fn weighing(&self, key: &str) -> String {
        let asked = if self.named { "assess-weighing-named" } else { "assess-weighing-asked" };
        format!("{} {}", self.t.say(key), self.t.say(asked))
    }
}

/// The last assessment, ready to be changed.
fn prepared(view: &CaseView) -> Sheet {
    let mut fields = Fields::default();
    if let Some(known) = &view.listening.assessed {
        let Assessed { danger, done, urgency, fragile, checkable, acting, waiting, notice, reason } = &known.what;
        for (field, value) in [
            ("danger", danger.code()),
            ("done", done),
            ("urgency", urgency.code()),
            ("fragile", fragile.code()),
            ("checkable", checkable),
            ("acting", acting),
            ("waiting", waiting),
            ("notice", notice.code()),
            ("reason", reason),
        ] {
            fields.insert(field, value);
        }
    }
    Sheet::of(fields)
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Assess>((&app, &seat), &parse(&reference)?).await?;
    let typed = (prepared(&view), service::new_request(&app.service));
    render(&AssessPage::new((&seat.page, &seat.me), &view, typed))
}

/// Notes the assessment.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let here = (&deed.app, &deed.seat);
    let done = async {
        let view = opened::<verb::Assess>(here, &reference).await?;
        let assessed = Assessed::parse(&deed.form.0, view.lost.named).map_err(|faults| first(&faults))?;
        let permit = deed.permit::<verb::Assess>(About::Case(&reference)).await?;
        assess(&deed.app.service, permit, (&deed.seat.unlocked, &form(&deed)), &assessed).await
    };
    let again = async |code| {
        let view = opened::<verb::Assess>(here, &reference).await?;
        let faults = Assessed::parse(&deed.form.0, view.lost.named).err();
        let faults = faults.unwrap_or_else(|| vec![Fault { field: "checkable", code }]);
        let typed = (refused(&deed.form.0, &faults), deed.form.text("request").to_owned());
        unprocessable(&AssessPage::new((&deed.seat.page, &deed.seat.me), &view, typed))
    };
    let done = withdrawn::told_of(here, &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "assess"), again).await
}
