//! The steps of the form: one path for all six, each says only what is its own.
//!
//! A page with nothing wrong is kept in the draft and leads on; one with something wrong is shown again as it was typed,
//! and the draft stays what it was. It does **not** send anything: see [`super::check`].
use std::collections::BTreeMap;

use axum::{
    extract::State,
    http::StatusCode,
    response::{Html, IntoResponse, Response},
};

use super::{
    notebook::keep_for_later,
    notices::{Notice, notices},
};
use crate::{
    domain::{
        Coded,
        draft::{self, Draft, Fields},
        report::Answer,
        rules::Rules,
    },
    service::{
        readers,
        session::{self, Session},
        view::{Availability, Reader},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::Kind,
        form::{Choice, Fault, Form, Sheet},
    },
};

/// Where everything is read back before it is sent.
pub(super) const CHECK: &str = "/note/6";

/// The button that keeps all this for later.
pub(super) const LATER: &str = "later";

/// What a step of the form has of its own.
pub(super) trait Questions {
    /// Which page of the draft it fills.
    const STEP: Step;

    /// The page, with what was typed and what is wrong with it.
    fn render(asked: &Asked<'_>) -> askama::Result<String>;

    /// What is wrong that no field tells alone.
    fn objection(_: &Asked<'_>) -> Option<Fault> {
        None
    }
}

/// What a step is rendered from.
#[derive(Debug)]
pub(super) struct Asked<'a> {
    pub(super) page: &'a Page,
    pub(super) rules: &'a Rules,
    /// Who would read, as far as the draft says.
    pub(super) team: Vec<Reader>,
    /// Who could deal with it later, and does not read now.
    pub(super) later: Vec<Reader>,
    /// Code of the entity they are of.
    pub(super) body: String,
    /// Everybody of the place is kept away: the team is completed by those who would read in their stead.
    pub(super) completed: bool,
    pub(super) notices: Vec<Notice>,
    /// Notices leave from here for those who ask for it.
    pub(super) outside: bool,
    /// There is something to send, or this page can hold it: going to the end leads somewhere.
    pub(super) ends: bool,
    pub(super) sheet: Sheet,
}

/// Shows a step as it was left.
pub(super) async fn get<Q: Questions>(
    State(app): State<App>,
    session: Session,
    page: Page,
) -> Result<Html<String>, Failure> {
    let draft = draft(&app, &session).await?;
    let sheet = Sheet::of(draft.page(Q::STEP.0));
    Ok(Html(Q::render(&asked::<Q>(&app, &session, &page, (&draft, sheet)).await?)?))
}

/// Keeps a step and goes where the button said, or shows it again.
pub(super) async fn post<Q: Questions>(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    match keep::<Q>(&app, &session, &page, &form).await? {
        None if form.chose("go", LATER) => keep_for_later(&app, &session, (&page, Some(Q::STEP.0))).await,
        None => {
            // With nothing to send, the end would only be an error.
            let ends = form.chose("go", "check") && draft(&app, &session).await?.says_something();
            Ok(page.go(if ends { CHECK } else { Q::STEP.next() }).into_response())
        }
        Some(again) => Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(again)).into_response()),
    }
}

/// Puts what was typed into the draft; gives the page to show again where something is wrong.
async fn keep<Q: Questions>(app: &App, session: &Session, page: &Page, form: &Form) -> Result<Option<String>, Failure> {
    let mut draft = draft(app, session).await?;
    let typed = Q::STEP.own(form);
    let problems = draft::check_page(Q::STEP.0, &typed, app.service.rules());
    draft.set(Q::STEP.0, typed.clone());
    let mut asked = asked::<Q>(app, session, page, (&draft, Sheet::found(typed, &problems))).await?;
    if problems.is_empty() {
        asked.sheet.faults.extend(Q::objection(&asked));
    }
    if !asked.sheet.faults.is_empty() {
        return Ok(Some(Q::render(&asked)?));
    }
    session::keep_page(session, Q::STEP.0, &asked.sheet.fields).await?;
    Ok(None)
}

async fn asked<'a, Q: Questions>(
    app: &'a App,
    session: &Session,
    page: &'a Page,
    (draft, sheet): (&Draft, Sheet),
) -> Result<Asked<'a>, Failure> {
    let rules = app.service.rules();
    let (team, body, completed) = team(app, draft).await?;
    let later = readers::later(&app.service, &draft.entity(rules)).await?;
    let ends = draft.says_something() || matches!(Q::STEP.0, draft::Page::What | draft::Page::Words);
    let (notices, outside) = (notices(app, session, page).await?, app.service.writes_outside());
    Ok(Asked { page, rules, team, later, body, completed, notices, outside, ends, sheet })
}

/// Who would read, those whom the person names among them, so that it can be taken back, and the entity they are of; and
/// whether another body's members were added because nobody of the first is left, so that they can be named too.
async fn team(app: &App, draft: &Draft) -> Result<(Vec<Reader>, String, bool), Failure> {
    let entity = draft.entity(app.service.rules());
    let Availability { readers: mut team, body, .. } =
        readers::availability(&app.service, &entity, &BTreeMap::new()).await?;
    let is_there = |team: &[Reader], member| team.iter().any(|reader| reader.member == member);
    // What is said of the others is left out: they stay in the list even where all of them are named.
    let links = draft.links().into_iter().filter(|(member, _)| is_there(&team, *member)).collect();
    let instead = readers::availability(&app.service, &entity, &links).await?.readers;
    let added: Vec<Reader> = instead.into_iter().filter(|reader| !is_there(&team, reader.member)).collect();
    let completed = !added.is_empty();
    team.extend(added);
    Ok((team, body, completed))
}

/// The draft of the session; without one it was sent already, or the session has ended or never began.
pub(super) async fn draft(app: &App, session: &Session) -> Result<Draft, Failure> {
    match session::draft(&app.service, session).await? {
        Some(draft) => Ok(draft),
        // Sending opens the case of what was sent.
        None if session::follows_a_case(session).await? => Err(Kind::Sent.into()),
        None => Err(Kind::Ended.into()),
    }
}

/// A step of the form: a page of the draft, and its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step(pub(super) draft::Page);

impl Step {
    /// Its address.
    pub(super) fn path(self) -> &'static str {
        match self.0 {
            draft::Page::You => "/note/1",
            draft::Page::What => "/note/2",
            draft::Page::Words => "/note/3",
            draft::Page::Who => "/note/4",
            draft::Page::Files => "/note/8",
            draft::Page::Name => "/note/11",
            draft::Page::Wishes => "/note/5",
        }
    }

    /// Its place among eight.
    pub(super) fn number(self) -> usize {
        draft::Page::ALL.iter().take_while(|page| **page != self.0).count().saturating_add(1)
    }

    /// The address before it.
    pub(super) fn back(self) -> Option<&'static str> {
        draft::Page::ALL.iter().take_while(|page| **page != self.0).last().map(|page| Self(*page).path())
    }

    /// The address after it.
    pub(super) fn next(self) -> &'static str {
        let following = draft::Page::ALL.iter().skip_while(|page| **page != self.0).nth(1);
        following.map_or(CHECK, |page| Self(*page).path())
    }

    /// This step's own fields of a form.
    fn own(self, form: &Form) -> Fields {
        form.0.only(|name| self.0.has_field(name))
    }
}

/// Yes, no, I don't know, and no answer.
pub(super) fn answers(t: &Words, sheet: &Sheet, field: &str) -> Vec<Choice> {
    with_none(t, sheet, field, sheet.choices::<Answer>(t, "answer", field))
}

/// Adds "I would rather not answer" behind options of which one may be chosen: a radio cannot be taken back otherwise.
pub(super) fn with_none(t: &Words, sheet: &Sheet, field: &str, mut options: Vec<Choice>) -> Vec<Choice> {
    let chosen = sheet.text(field).is_empty();
    options.push(Choice { chosen, ..sheet.choice(field, "", t.say("no-answer")) });
    options
}
