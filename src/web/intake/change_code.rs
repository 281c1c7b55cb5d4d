//! A new code for the same case.
//!
//! The post makes it, the page after it shows it, again after a reload, until the person says that they noted it.
use askama::Template;
use axum::{
    extract::State,
    response::{Html, IntoResponse, Redirect, Response},
};

use super::{
    code::groups,
    keep::CARDS,
    notices::{Notice, notices},
};
use crate::{
    domain::{act::verb, case::Reference, family::Family},
    service::{
        About, Who, authorise,
        change_code::{change_code, changed, must_change},
        identify::can_be_known,
        session::{self, Session, Unlocked, reference, unlocked},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

/// The sentence that says who could give another code to somebody heard.
const HEARD: &str = "rdv-code-named";

#[derive(Debug, Template)]
#[template(path = "intake/change_code.html")]
pub(super) struct ChangeCode<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    reference: Reference,
    /// Others have seen the code: it must be changed before anything is shown.
    must: bool,
    /// The sentence that says who could give another code, where somebody knows who the person is.
    known: Option<&'static str>,
}

impl<'a> ChangeCode<'a> {
    pub(super) fn new(
        page: &'a Page,
        notices: Vec<Notice>,
        reference: Reference,
        (must, known): (bool, Option<&'static str>),
    ) -> Self {
        Self { t: &page.words, page, notices, reference, must, known }
    }

    /// To whom to say that somebody used the code before.
    fn why(&self) -> &'static str {
        if self.reference.family() == Family::Hearing { "rdv-handed-why" } else { "handed-why" }
    }
}

#[derive(Debug, Template)]
#[template(path = "intake/changed_code.html")]
pub(super) struct ChangedCode<'a> {
    t: &'a Words,
    page: &'a Page,
    notices: Vec<Notice>,
    groups: Vec<String>,
    mark: String,
    /// A card can be made here.
    card: bool,
    /// The sentence that says who could give another code, where somebody knows who the person is.
    known: Option<&'static str>,
}

impl<'a> ChangedCode<'a> {
    pub(super) fn new(page: &'a Page, notices: Vec<Notice>, (code, known): (&str, Option<&'static str>)) -> Self {
        Self { t: &page.words, page, notices, groups: groups(code), mark: session::mark(code), card: CARDS, known }
    }

    /// What becomes of a code that nobody noted.
    fn leave(&self) -> &'static str {
        match self.known {
            Some(HEARD) => "rdv-code-leave",
            Some(_) => "code-leave-named",
            None => "code-leave",
        }
    }
}

/// By whom the person could be known, if they lost their code: the cell they gave a name to, or those who called them.
async fn known_by(app: &App, unlocked: &Unlocked) -> Option<&'static str> {
    let reference = reference(&app.service, unlocked).await.ok()?;
    if reference.family() == Family::Hearing {
        return Some(HEARD);
    }
    // Whatever is wrong with the case, its code is shown.
    let is_known = can_be_known(&app.service, unlocked).await.unwrap_or(false);
    is_known.then_some("code-named")
}

pub(super) async fn get(State(app): State<App>, session: Session, page: Page) -> Result<Html<String>, Failure> {
    let unlocked = unlocked(&app.service, &session).await?;
    let known = known_by(&app, &unlocked).await;
    if let Some(code) = changed(&session).await? {
        return render(&ChangedCode::new(&page, notices(&app, &session, &page).await?, (&code, known)));
    }
    let must = must_change(&app.service, &unlocked).await?;
    render(&ChangeCode::new(&page, Vec::new(), reference(&app.service, &unlocked).await?, (must, known)))
}

pub(super) async fn post(
    State(app): State<App>,
    session: Session,
    page: Page,
    form: Form,
) -> Result<Response, Failure> {
    // Sent twice, it changes once: the code that was shown stays the one that counts.
    if changed(&session).await?.is_none() {
        let unlocked = unlocked(&app.service, &session).await?;
        let reference = reference(&app.service, &unlocked).await?;
        if form.text("case") != reference.as_str() {
            let notices = vec![Notice::other_case(&page, &reference)];
            let must = must_change(&app.service, &unlocked).await?;
            let known = known_by(&app, &unlocked).await;
            return unprocessable(&ChangeCode::new(&page, notices, reference, (must, known)));
        }
        let permit = authorise::<verb::ChangeCode>(&app.service, Who::Unlocked(&unlocked), About::OwnCase).await?;
        change_code(&app.service, permit, &session, &unlocked).await?;
    }
    Ok(page.go("/suite/2").into_response())
}

/// The person says that they noted it.
pub(super) async fn noted(session: Session, page: Page, form: Form) -> Result<Redirect, Failure> {
    session::noted_changed(&session, form.0.all("noted")).await?;
    Ok(page.go("/suite/1"))
}
