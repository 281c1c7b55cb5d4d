//! The person's name and how to reach them, later: given, changed, taken back.
use askama::Template;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};

use super::{
    name::ways,
    notices::{Notice, beside_a_draft},
    withdraw::is_withdrawn,
};
use crate::{
    domain::{act::verb, case::Reference, draft, identity::Identity},
    service::{
        About, Error, Who, authorise,
        identify::{self, Known, identify},
        notebook::is_a_notebook,
        session::{Session, Unlocked, tell, unlocked},
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::unprocessable,
        form::{Choice, Form, Sheet},
        page::render,
    },
};

/// The button that takes everything back.
const BACK: &str = "back";

#[derive(Debug, Template)]
#[template(path = "intake/identity.html")]
pub(super) struct Identified<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: Reference,
    /// Something was given: it can be taken back.
    known: bool,
    sheet: Sheet,
    ways: Vec<Choice>,
    outside: bool,
}

impl<'a> Identified<'a> {
    pub(super) fn new(
        (page, notices): (&'a Page, Vec<Notice>),
        (known, outside): (&Known, bool),
        typed: Option<Sheet>,
    ) -> Self {
        let own = || Sheet::of(known.identity.as_ref().map(Identity::to_fields).unwrap_or_default());
        let sheet = typed.unwrap_or_else(own);
        let (t, reference) = (&page.words, known.reference.clone());
        Self { t, page, notices, reference, known: known.identity.is_some(), ways: ways(t, &sheet), sheet, outside }
    }
}

async fn known(app: &App, keys: &Unlocked) -> Result<Known, Failure> {
    let permit = authorise::<verb::FollowUp>(&app.service, Who::Unlocked(keys), About::OwnCase).await?;
    Ok(identify::known(&app.service, permit, keys).await?)
}

async fn page_of<'a>(
    app: &App,
    (session, page): (&Session, &'a Page),
    (known, typed): (&Known, Option<Sheet>),
) -> Result<Identified<'a>, Failure> {
    let notices = beside_a_draft(app, session, page).await?;
    Ok(Identified::new((page, notices), (known, app.service.writes_outside()), typed))
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, &session).await?;
    if is_a_notebook(&app.service, &keys).await? {
        return Ok(page.go("/memo/1").into_response());
    }
    if is_withdrawn(&app, &keys).await? {
        return Ok(page.go("/suite/1").into_response());
    }
    let known = known(&app, &keys).await?;
    Ok(render(&page_of(&app, (&session, &page), (&known, None)).await?)?.into_response())
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    keep(&app, (&session, &page), &form).await.map_err(|failure| failure.keeping(&form.0))
}

/// Keeps it in the case that the page showed; what cannot be kept is shown again as it was typed.
async fn keep(app: &App, (session, page): (&Session, &Page), form: &Form) -> Result<Response, Failure> {
    let keys = unlocked(&app.service, session).await?;
    let known = known(app, &keys).await?;
    let fields = form.0.only(|name| draft::Page::Name.has_field(name));
    if form.text("case") != known.reference.as_str() {
        let mut again = page_of(app, (session, page), (&known, Some(Sheet::of(fields)))).await?;
        again.notices.insert(0, Notice::other_case(page, &known.reference));
        return unprocessable(&again);
    }
    let back = form.chose("go", BACK);
    let parsed = if back { Ok(Identity::default()) } else { identify::parse(&app.service, &fields, page.language()) };
    let identity = match parsed {
        Ok(identity) => identity,
        Err(problems) => {
            let sheet = Sheet::found(fields, &problems);
            return unprocessable(&page_of(app, (session, page), (&known, Some(sheet))).await?);
        }
    };
    let permit = authorise::<verb::Identify>(&app.service, Who::Unlocked(&keys), About::OwnCase).await?;
    let said = match identify(&app.service, permit, &keys, &identity).await {
        Ok(()) if identity.is_nothing() => "identify-back",
        Ok(()) => "identify",
        // Sent twice, it counts once.
        Err(Error::Invalid(_)) if back => "identify-back",
        Err(Error::Invalid(_)) => "identify-same",
        Err(error) => return Err(error.into()),
    };
    tell(session, said).await?;
    Ok(page.go("/suite/1").into_response())
}
