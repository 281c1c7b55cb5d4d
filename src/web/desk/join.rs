//! Becoming a member, in four steps: the invitation, the charter, the keys, the fingerprint.
//!
//! Where somebody stands is kept by the session, so the address says nothing and a reload repeats nothing. The passphrase
//! is asked back before it counts: a passphrase nobody kept would lock every case it opens.
//!
//! It does not make anybody a reader: that takes the endorsement of members who compared the fingerprint by voice.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use super::qr::Qr;
use crate::{
    domain::{Coded, charter::Clause, role::Role},
    service::{
        Error,
        join::{self, JoinError},
        session::Session,
        view::Joining,
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

/// The page, whatever the step.
#[derive(Debug, askama::Template)]
#[template(path = "desk/join.html")]
pub(super) struct JoinPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) joining: Option<Joining>,
    pub(super) picture: Option<Qr>,
    /// The sentence that says what is wrong with what was sent.
    pub(super) fault: Option<&'static str>,
}

impl<'a> JoinPage<'a> {
    pub(super) fn at(page: &'a Page, joining: Option<Joining>) -> Self {
        let picture = match &joining {
            Some(Joining::Keys { otpauth, .. }) => Qr::draw(otpauth),
            _ => None,
        };
        Self { t: &page.words, page, joining, picture, fault: None }
    }

    /// The title of the step.
    fn title(&self) -> String {
        self.t.say(match &self.joining {
            None => "desk-join-code-title",
            Some(Joining::Charter { .. }) => "desk-join-charter-title",
            Some(Joining::Keys { .. }) => "desk-join-keys-title",
            Some(Joining::Done { .. }) => "desk-join-done-title",
        })
    }

    fn welcome(&self, name: &str) -> String {
        self.t.say_one("desk-join-charter-what", "name", name)
    }

    fn clauses(roles: &[Role]) -> Vec<Clause> {
        Clause::of(roles).collect()
    }

    fn step(&self) -> String {
        let step: usize = match &self.joining {
            None => 1,
            Some(Joining::Charter { .. }) => 2,
            Some(Joining::Keys { .. }) => 3,
            Some(Joining::Done { .. }) => 4,
        };
        self.t.say_one("desk-join-step", "step", step)
    }
}

/// Shows the step where they stand.
pub async fn show(session: Session, page: Page) -> Result<Html<String>, Failure> {
    let joining = join::state(&session).await?;
    render(&JoinPage::at(&page, joining))
}

/// Takes the code of an invitation.
pub async fn begin(State(app): State<App>, session: Session, page: Page, form: Form) -> Result<Response, Failure> {
    let result = join::open(&app.service, &session, form.text("code")).await;
    answer(&session, &page, result).await
}

/// Takes the acceptance of the charter.
pub async fn accept(State(app): State<App>, session: Session, page: Page, form: Form) -> Result<Response, Failure> {
    if !form.chose("accept", "yes") {
        return again(&session, &page, "desk-join-not-accepted").await;
    }
    join::accept_charter(&app.service, &session).await?;
    Ok(page.go("/join").into_response())
}

/// Takes back the passphrase and a first one-time code.
pub async fn confirm(State(app): State<App>, session: Session, page: Page, form: Form) -> Result<Response, Failure> {
    // Sent twice: the keys are made, and what follows is shown again.
    if matches!(join::state(&session).await?, Some(Joining::Done { .. })) {
        return Ok(page.go("/join").into_response());
    }
    let result = join::confirm(&app.service, &session, form.text("passphrase"), form.text("code")).await;
    answer(&session, &page, result).await
}

async fn answer(session: &Session, page: &Page, result: Result<(), JoinError>) -> Result<Response, Failure> {
    let fault = match result {
        Ok(()) => return Ok(page.go("/join").into_response()),
        Err(JoinError::Unknown) => "desk-join-unknown",
        Err(JoinError::WrongPassphrase) => "desk-join-wrong-passphrase",
        Err(JoinError::WrongCode) => "desk-join-wrong-code",
        Err(JoinError::Other(error)) => return Err(error.into()),
    };
    again(session, page, fault).await
}

/// The same step again, with what is wrong.
async fn again(session: &Session, page: &Page, fault: &'static str) -> Result<Response, Failure> {
    let joining = match join::state(session).await {
        Err(Error::SignedOut) => None,
        state => state?,
    };
    unprocessable(&JoinPage { fault: Some(fault), ..JoinPage::at(page, joining) })
}
