//! The door: an address, a passphrase, a one-time code.
//!
//! Whatever is wrong, the answer is one and the same: it does not say which addresses exist. It cannot tell a member
//! from somebody who holds both the passphrase and the telephone.
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};

use crate::{
    service::{
        session::Session,
        sign_in::{self, SignIn, SignInError},
    },
    text::Words,
    web::{App, Failure, Page, error::unprocessable, form::Form, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/sign_in.html")]
pub(super) struct SignInPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) mail: &'a str,
    /// The sentence that says why the last attempt failed.
    pub(super) fault: Option<&'static str>,
}

/// Shows the door.
pub async fn show(page: Page) -> Result<Html<String>, Failure> {
    render(&SignInPage { t: &page.words, page: &page, mail: "", fault: None })
}

/// Opens it.
pub async fn send(State(app): State<App>, session: Session, page: Page, form: Form) -> Result<Response, Failure> {
    let mail = form.text("mail");
    let typed = SignIn {
        mail: mail.to_owned(),
        code: form.text("code").to_owned(),
        passphrase: form.text("passphrase").to_owned(),
    };
    let fault = match sign_in::sign_in(&app.service, &session, typed).await {
        Ok(()) => return Ok(page.go("/").into_response()),
        Err(SignInError::Refused) => "desk-sign-in-refused",
        Err(SignInError::Other(error)) => return Err(error.into()),
    };
    unprocessable(&SignInPage { t: &page.words, page: &page, mail, fault: Some(fault) })
}
