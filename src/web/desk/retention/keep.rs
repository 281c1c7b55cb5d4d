//! How long a file is kept: its days, and the reason of law that keeps it for longer.
use axum::{
    extract::{Path, State},
    response::{Html, Response},
};

use super::super::{case::parse, deed::Deed, names::Names, seat::Seat};
use crate::{
    domain::{
        act::verb,
        case::Reference,
        retention::{Holding, Reason},
    },
    service::{
        About, Error,
        retention::{self, Keeping},
        view::Me,
    },
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
#[template(path = "desk/keep.html")]
pub(in crate::web::desk) struct KeepPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) keeping: Keeping,
    pub(in crate::web::desk) sheet: Sheet,
}

impl KeepPage<'_> {
    /// Where the file itself is shown.
    fn back(&self) -> String {
        self.page.href(&format!("{}/{}", self.names.road(&self.keeping.reference), self.keeping.reference))
    }

    fn address(&self) -> String {
        self.page.href(&format!("/keep/{}", self.keeping.reference))
    }

    fn reasons(&self) -> Vec<Choice> {
        self.sheet.choices::<Reason>(self.t, "hold-reason", "motive")
    }

    /// What becomes of the file, and when.
    fn days(&self) -> Vec<String> {
        let (t, one) = (self.t, &self.keeping);
        let Some(rested) = &one.rested else { return vec![t.say("keep-open")] };
        let since = t.say_one("keep-rests", "day", &t.day(rested));
        let days = [("keep-archive", one.archived), ("keep-erase", one.erased)];
        let days = days.into_iter().filter_map(|(key, day)| Some(t.say_one(key, "day", &t.day(&day?))));
        std::iter::once(since).chain(days).collect()
    }

    fn latest(&self) -> String {
        self.t.say_one("keep-review-why", "day", &self.t.day(&self.keeping.latest))
    }

    fn held(&self) -> Option<String> {
        let held = self.keeping.held?;
        let (reason, day) = (self.t.code("hold-reason", &held.reason), self.t.day(&held.review));
        Some(self.t.say_with("keep-held", &[("reason", (&reason).into()), ("day", (&day).into())]))
    }
}

async fn keeping(app: &App, seat: &Seat, reference: &Reference) -> Result<Keeping, Error> {
    let permit = seat.permit::<verb::Hold>(app, About::Case(reference)).await?;
    retention::keeping(&app.service, permit, &seat.unlocked).await
}

/// Shows it.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    Path(reference): Path<String>,
) -> Result<Html<String>, Failure> {
    let keeping = keeping(&app, &seat, &parse(&reference)?).await?;
    let (Seat { page, me, .. }, names) = (&seat, seat.names(&app));
    render(&KeepPage { t: &page.words, page, me, names, keeping, sheet: Sheet::default() })
}

/// Keeps it, or no more.
pub(in crate::web::desk) async fn send(Path(reference): Path<String>, deed: Deed) -> Result<Response, Failure> {
    let reference = parse(&reference)?;
    let (here, unlocked) = (format!("/keep/{reference}"), &deed.seat.unlocked);
    if deed.form.chose("do", "release") {
        let permit = deed.permit::<verb::Release>(About::Case(&reference)).await?;
        let done = retention::release(&deed.app.service, permit, unlocked).await;
        return deed.answer(done, (&here, "release"), |_| shown(&deed, &reference, Sheet::default())).await;
    }
    let known = keeping(&deed.app, &deed.seat, &reference).await?;
    let read = Holding::parse(&deed.form.0, (deed.app.service.today(), known.latest));
    let done = match &read {
        Err(faults) => Err(Error::Invalid(faults.iter().take(1).map(|fault| fault.code).collect())),
        Ok(holding) => {
            let permit = deed.permit::<verb::Hold>(About::Case(&reference)).await?;
            retention::hold(&deed.app.service, permit, unlocked, *holding).await
        }
    };
    let again = async |code| {
        let faults = read.as_ref().err().map(|all| all.iter().map(|one| Fault::new(one.field, one.code)).collect());
        let faults = faults.unwrap_or_else(|| vec![Fault::new("review", code)]);
        shown(&deed, &reference, Sheet { fields: deed.form.0.clone(), faults }).await
    };
    deed.answer(done, (&here, "hold"), again).await
}

async fn shown(deed: &Deed, reference: &Reference, sheet: Sheet) -> Result<Response, Failure> {
    let keeping = keeping(&deed.app, &deed.seat, reference).await?;
    let (Seat { page, me, .. }, names) = (&deed.seat, deed.seat.names(&deed.app));
    unprocessable(&KeepPage { t: &page.words, page, me, names, keeping, sheet })
}
