//! The list of cases the member can open, narrowed as they wish.
//!
//! What is looked for may be a person's words, so it is posted and kept in the session: never in an address, which stays
//! in histories and logs.
use axum::{
    extract::{Query, State},
    response::{Html, Redirect},
};

use super::{names::Names, seat::Seat};
use crate::{
    domain::{Coded, act::verb, case::Stage},
    service::{
        About,
        list_cases::list_cases,
        session,
        view::{CasePage, Filter, Me},
    },
    text::Words,
    web::{App, Failure, Page, form::Form, page::render},
};

/// The longest search, in characters.
const SEARCH_LIMIT: usize = 100;

/// Where the page of the list starts: opaque text given by the page before.
#[derive(Debug, Default, serde::Deserialize)]
pub struct From {
    pub(super) after: Option<String>,
}

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/cases.html")]
pub(super) struct CasesPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) stages: &'static [Stage],
    pub(super) filter: Filter,
    pub(super) list: CasePage,
}

impl CasesPage<'_> {
    fn is_narrowed(&self) -> bool {
        self.filter != Filter::default()
    }
}

/// Shows the list.
pub async fn show(State(app): State<App>, seat: Seat, from: Query<From>) -> Result<Html<String>, Failure> {
    let filter = session::filter(&seat.session).await?;
    let permit = seat.permit::<verb::List>(&app, About::Organisation).await?;
    let list = list_cases(&app.service, permit, &seat.unlocked, (&filter, from.after.as_deref())).await?;
    let Seat { page, me, .. } = &seat;
    render(&CasesPage { t: &page.words, page, me, names: seat.names(&app), stages: Stage::OF_THE_CELL, filter, list })
}

/// Keeps what narrows the list.
pub async fn filter(State(app): State<App>, seat: Seat, form: Form) -> Result<Redirect, Failure> {
    let narrowed = !form.chose("go", "all");
    let filter = if narrowed { read(&app, &form) } else { Filter::default() };
    session::keep_filter(&seat.session, &filter).await?;
    Ok(seat.page.go("/cases"))
}

/// What our own form can send; anything else narrows nothing.
fn read(app: &App, form: &Form) -> Filter {
    let rules = app.service.rules();
    let known = |name: &str, is_known: &dyn Fn(&str) -> bool| {
        Some(form.text(name)).filter(|code| is_known(code)).unwrap_or_default().to_owned()
    };
    Filter {
        stage: known("stage", &|code| Stage::from_code(code).is_ok()),
        kind: known("kind", &|code| rules.taxonomy.kind(code).is_some()),
        entity: known("entity", &|code| rules.organisation.entity(code).is_some()),
        mine: form.chose("mine", "yes"),
        waiting: form.chose("waiting", "yes"),
        overdue: form.chose("overdue", "yes"),
        text: form.text("text").trim().chars().take(SEARCH_LIMIT).collect(),
    }
}
