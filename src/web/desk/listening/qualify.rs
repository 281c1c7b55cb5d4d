//! Noting the *qualification retenue*: kinds of facts, and the regime under which they are dealt with.
//!
//! What was retained last stands ready to be changed; before that, what the person chose. The person is shown neither.
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
        contact::Fault,
        draft::Fields,
        qualification::{Qualified, Regime},
        rules::Rules,
        taxonomy::Kind,
    },
    service::{
        self, About,
        qualify::qualify,
        view::{CaseView, Content, Me},
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
#[derive(Debug, askama::Template)]
#[template(path = "desk/qualify.html")]
pub(in crate::web::desk) struct QualifyPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    reference: String,
    sheet: Sheet,
    request: String,
    kinds: Vec<Choice>,
    regimes: Vec<Choice>,
}

impl<'a> QualifyPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me): (&'a Page, &'a Me),
        (rules, view): (&Rules, &CaseView),
        (sheet, request): (Sheet, String),
    ) -> Self {
        let (t, language) = (&page.words, page.language());
        let kind = |kind: &Kind| {
            let choice = sheet.choice("kinds", &kind.code, kind.label.get(language).to_owned());
            Choice { hint: kind.reference.clone(), ..choice }
        };
        let regime = |choice: Choice| Choice { hint: t.term("regime-why", &choice.code), ..choice };
        Self {
            t,
            page,
            me,
            reference: view.reference.to_string(),
            kinds: rules.taxonomy.kinds().map(kind).collect(),
            regimes: sheet.choices::<Regime>(t, "regime", "regime").into_iter().map(regime).collect(),
            sheet,
            request,
        }
    }

    fn address(&self, end: &str) -> String {
        self.page.href(&format!("/cases/{}{end}", self.reference))
    }
}

/// What was retained last, or what the person chose.
fn prepared(view: &CaseView) -> Sheet {
    let mut fields = Fields::default();
    if let Some(known) = view.listening.qualified.first() {
        let Qualified { kinds, regime, note } = &known.what;
        for kind in kinds {
            fields.insert("kinds", kind);
        }
        fields.insert("regime", regime.code());
        fields.insert("note", note);
    } else {
        let told = view.items.iter().rev().find_map(|item| match &item.content {
            Content::Report(report) => Some(&report.kinds),
            Content::Contact(contact) => Some(&contact.report.kinds),
            _ => None,
        });
        told.into_iter().flatten().for_each(|kind| fields.insert("kinds", kind));
    }
    Sheet::of(fields)
}

/// Shows the form.
pub(super) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let view = opened::<verb::Qualify>((&app, &seat), &parse(&reference)?).await?;
    let typed = (prepared(&view), service::new_request(&app.service));
    render(&QualifyPage::new((&seat.page, &seat.me), (app.service.rules(), &view), typed))
}

/// Notes it.
pub(super) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let (here, rules) = ((&deed.app, &deed.seat), deed.app.service.rules());
    let done = async {
        let qualified = Qualified::parse(&deed.form.0, &rules.taxonomy).map_err(|faults| first(&faults))?;
        let permit = deed.permit::<verb::Qualify>(About::Case(&reference)).await?;
        qualify(&deed.app.service, permit, (&deed.seat.unlocked, &form(&deed)), &qualified).await
    };
    let again = async |code| {
        let view = opened::<verb::Qualify>(here, &reference).await?;
        let faults = Qualified::parse(&deed.form.0, &rules.taxonomy).err();
        let faults = faults.unwrap_or_else(|| vec![Fault { field: "kinds", code }]);
        let typed = (refused(&deed.form.0, &faults), deed.form.text("request").to_owned());
        unprocessable(&QualifyPage::new((&deed.seat.page, &deed.seat.me), (rules, &view), typed))
    };
    let done = withdrawn::told_of(here, &reference, done.await).await;
    deed.answer(done, (&format!("/cases/{reference}"), "qualify"), again).await
}
