//! The journal of acts, the newest first.
use axum::{
    extract::{RawQuery, State},
    response::{Html, IntoResponse, Response},
};

use super::super::{names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::Act, draft::Fields},
    service::{
        About, Error,
        audit::{self, Acts, Done, Subject, Wanted, Who},
        view::Me,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::{Kind, unprocessable},
        form::{self, Choice, Sheet},
        page::render,
    },
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/audit/acts.html")]
pub(in crate::web::desk) struct ActsPage<'a> {
    pub(in crate::web::desk) t: &'a Words,
    pub(in crate::web::desk) page: &'a Page,
    pub(in crate::web::desk) me: &'a Me,
    pub(in crate::web::desk) names: Names<'a>,
    pub(in crate::web::desk) acts: Acts,
    /// What the list is narrowed by, as it was asked for.
    pub(in crate::web::desk) sheet: Sheet,
}

impl ActsPage<'_> {
    /// Every act, in the order of its words.
    fn kinds(&self) -> Vec<Choice> {
        let mut all = self.sheet.choices::<Act>(self.t, "act", "act");
        all.sort_by(|one, other| one.label.cmp(&other.label));
        std::iter::once(self.sheet.choice("act", "", self.t.say("desk-cases-any"))).chain(all).collect()
    }

    fn is_narrowed(&self) -> bool {
        ["month", "act", "before"].iter().any(|name| !self.sheet.text(name).is_empty())
    }

    fn who(&self, done: &Done) -> String {
        match &done.who {
            Who::Person => self.t.say("audit-person"),
            Who::Service => self.t.say("audit-service"),
            Who::Member(reader, None) => self.names.person(reader),
            Who::Member(reader, Some(role)) => {
                let (name, role) = (self.names.person(reader), self.t.code("role", role));
                self.t.say_with("audit-member", &[("name", (&name).into()), ("role", (&role).into())])
            }
            Who::Unknown(actor) => actor.clone(),
        }
    }

    fn about(&self, done: &Done) -> String {
        match &done.subject {
            None => self.t.say("audit-about-none"),
            Some(Subject::File(reference)) => reference.clone(),
            Some(Subject::Member(reader)) => self.names.person(reader),
        }
    }

    /// The address of the next page, narrowed as this one.
    fn next(&self) -> Option<String> {
        let before = self.acts.next?;
        let (month, act) = (self.sheet.text("month"), self.sheet.text("act"));
        Some(self.page.href(&format!("/journal?month={month}&act={act}&before={before}")))
    }
}

/// What an address asks for; or the field that says something this page does not know.
fn wanted(fields: &Fields) -> Result<Wanted, (&'static str, &'static str)> {
    let (month, act) = (fields.one("month").trim(), fields.one("act"));
    let month = match month {
        "" => None,
        month => Some(audit::month(month).ok_or(("month", "audit-month"))?),
    };
    let act = match act {
        "" => None,
        act => Some(Act::from_code(act).map_err(|_| ("act", "unknown-option"))?),
    };
    Ok(Wanted { month, act, before: None })
}

/// Shows it.
pub(in crate::web::desk) async fn show(
    State(app): State<App>,
    seat: Seat,
    RawQuery(query): RawQuery,
) -> Result<Response, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let fields = form::parse(query.unwrap_or_default().as_bytes()).map_err(|_| Kind::Unreadable)?;
    let (Seat { page, me, .. }, names) = (&seat, seat.names(&app));
    let shown = |acts, sheet| ActsPage { t: &page.words, page, me, names, acts, sheet };
    let wanted = match wanted(&fields) {
        Ok(wanted) => wanted,
        Err((field, code)) => return unprocessable(&shown(Acts::default(), Sheet::with(fields, field, code))),
    };
    let before = match fields.one("before") {
        "" => None,
        before => Some(before.parse().map_err(|_| Error::NotFound)?),
    };
    let acts = audit::acts(&app.service, permit, Wanted { before, ..wanted }).await?;
    let html: Html<String> = render(&shown(acts, Sheet::of(fields)))?;
    Ok(html.into_response())
}
