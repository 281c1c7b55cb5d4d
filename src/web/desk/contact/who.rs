//! The second page: who is named, who must not read, what the person would like.
use std::collections::BTreeMap;

use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::{begun, or_unsaid, permit};
use crate::{
    domain::{
        Coded,
        draft::{self, Draft, Fields, check_page},
        report::{Answer, Link, Wish},
    },
    service::{
        readers, session,
        view::{Me, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        desk::{deed::Deed, seat::Seat},
        error::unprocessable,
        form::{Choice, Fault, Sheet},
        page::render,
    },
};

/// The pages of the public form that are asked together here.
const PAGES: [draft::Page; 2] = [draft::Page::Who, draft::Page::Wishes];

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/contact/who.html")]
pub(in crate::web::desk) struct WhoPage<'a> {
    t: &'a Words,
    page: &'a Page,
    me: &'a Me,
    sheet: Sheet,
    conflict: Vec<Choice>,
    wishes: Vec<Choice>,
    team: Vec<Teammate>,
    later: Vec<Teammate>,
    minimum: usize,
}

/// Somebody who would read, and what can be said of them.
#[derive(Debug)]
struct Teammate {
    field: String,
    label: String,
    options: Vec<Choice>,
}

impl<'a> WhoPage<'a> {
    pub(in crate::web::desk) fn new(
        (page, me): (&'a Page, &'a Me),
        (team, minimum): (&Team, usize),
        sheet: Sheet,
    ) -> Self {
        let t = &page.words;
        let teammate = |reader: &Reader| {
            let field = format!("link-{}", reader.member);
            let mut options = vec![sheet.choice(&field, "", t.say("link-none"))];
            options.extend(sheet.choices::<Link>(t, "link", &field));
            let name = if reader.member == me.member { Some(t.say("contact-oneself")) } else { reader.name.clone() };
            let label = name.map_or_else(|| reader.function.clone(), |name| format!("{name}, {}", reader.function));
            Teammate { field, label, options }
        };
        let involved = |reader: &Reader| {
            let Teammate { field, label, .. } = teammate(reader);
            let known = sheet.choice(&field, Link::Involved.code(), t.code("link", &Link::Involved));
            let options = vec![sheet.choice(&field, "", t.say("later-none")), known];
            Teammate { field, label, options }
        };
        Self {
            t,
            page,
            me,
            conflict: or_unsaid(t, &sheet, "conflict", sheet.choices::<Answer>(t, "answer", "conflict")),
            wishes: sheet.choices::<Wish>(t, "wish", "wishes"),
            team: team.now.iter().map(teammate).collect(),
            later: team.later.iter().map(involved).collect(),
            minimum,
            sheet,
        }
    }
}

/// Everybody who could read for the place, now or later, so that what was said of somebody can be taken back.
#[derive(Debug)]
pub(in crate::web::desk) struct Team {
    /// Who reads.
    pub(in crate::web::desk) now: Vec<Reader>,
    /// Who could assess, inquire or decide.
    pub(in crate::web::desk) later: Vec<Reader>,
}

async fn team(app: &App, draft: &Draft) -> Result<Team, Failure> {
    let entity = draft.entity(app.service.rules());
    let now = readers::availability(&app.service, &entity, &BTreeMap::new()).await?.readers;
    Ok(Team { now, later: readers::later(&app.service, &entity).await? })
}

/// Shows the questions, with what was written before.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Response, Failure> {
    permit(&app, &seat).await?;
    let Some(draft) = begun(&app, &seat).await? else { return Ok(seat.page.go("/contact").into_response()) };
    let typed = PAGES.iter().fold(Fields::default(), |all, page| all.with(draft.page(*page)));
    let team = team(&app, &draft).await?;
    let (who, minimum) = ((&seat.page, &seat.me), app.service.rules().organisation.minimum_readers);
    Ok(render(&WhoPage::new(who, (&team, minimum), Sheet::of(typed)))?.into_response())
}

/// Keeps the answers and goes on, or shows them again.
pub async fn send(deed: Deed) -> Result<Response, Failure> {
    send_to(&deed).await
}

async fn send_to(deed: &Deed) -> Result<Response, Failure> {
    let Deed { app, seat, form } = deed;
    permit(app, seat).await?;
    let Some(draft) = begun(app, seat).await? else { return Ok(seat.page.go("/contact").into_response()) };
    let rules = app.service.rules();
    let (mut faults, mut pages) = (Vec::new(), Vec::new());
    for page in PAGES {
        let fields = form.0.only(|name| page.has_field(name));
        faults.extend(check_page(page, &fields, rules).iter().map(|problem| Fault::of(problem, &fields)));
        pages.push((page, fields));
    }
    if !faults.is_empty() {
        let (who, team) = ((&seat.page, &seat.me), team(app, &draft).await?);
        let sheet = Sheet { fields: form.0.clone(), faults };
        return unprocessable(&WhoPage::new(who, (&team, rules.organisation.minimum_readers), sheet));
    }
    for (page, fields) in pages {
        session::keep_page(&seat.session, page, &fields).await?;
    }
    Ok(seat.page.go("/contact/check").into_response())
}
