//! The door: an address, a passphrase, a one-time code.
//!
//! Whatever is wrong, the answer is one and the same: it does not say which addresses exist. Only whoever gives all three
//! rightly is told that their keys still wait. After too many attempts the
//! next is looked at later, and the page says when; a browser that has opened the account before waits for nobody else's.
//! It cannot tell a member from somebody who holds both the passphrase and the telephone.
use std::time::Duration;

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{AppendHeaders, Html, IntoResponse, Response},
};
use tower_sessions::cookie::{Cookie, SameSite, time};

use crate::{
    service::{
        session::Session,
        sign_in::{self, Mark, SignIn, SignInError},
    },
    text::Words,
    web::{App, Failure, Page, Settings, error::unprocessable, form::Form, page::render},
};

/// How long a browser is known after an account was opened with it.
const KNOWN: time::Duration = time::Duration::days(180);

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/sign_in.html")]
pub(super) struct SignInPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) mail: &'a str,
    /// The sentence that says why the last attempt failed.
    pub(super) fault: Option<String>,
    /// The fingerprint to read aloud, for somebody whose keys wait.
    pub(super) fingerprint: String,
}

/// Shows the door.
pub async fn show(page: Page) -> Result<Html<String>, Failure> {
    render(&SignInPage { t: &page.words, page: &page, mail: "", fault: None, fingerprint: String::new() })
}

/// Opens it.
pub async fn send(
    State(app): State<App>,
    session: Session,
    page: Page,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let typed = SignIn {
        mail: form.text("mail").to_owned(),
        code: form.text("code").to_owned(),
        passphrase: form.text("passphrase").to_owned(),
        mark: mark(&headers, app.settings.mark()),
    };
    let again = |fault| SignInPage {
        t: &page.words,
        page: &page,
        mail: form.text("mail"),
        fault: Some(fault),
        fingerprint: String::new(),
    };
    match sign_in::sign_in(&app.service, &session, typed).await {
        Ok(mark) => Ok((keep(&app.settings, mark), page.go("/")).into_response()),
        Err(SignInError::Refused) => unprocessable(&again(page.words.say("desk-sign-in-refused"))),
        Err(SignInError::Waiting { fingerprint }) => {
            unprocessable(&SignInPage { fingerprint, ..again(page.words.say("desk-sign-in-waiting")) })
        }
        Err(SignInError::Later(wait)) => later(&page, wait, again),
        Err(SignInError::Other(error)) => Err(error.into()),
    }
}

/// Says when the next attempt is looked at.
fn later<'a>(page: &Page, wait: Duration, again: impl Fn(String) -> SignInPage<'a>) -> Result<Response, Failure> {
    let seconds = wait.as_secs().saturating_add(1);
    let sentence = page.words.say_one("desk-sign-in-later", "seconds", usize::try_from(seconds).unwrap_or(usize::MAX));
    let told = AppendHeaders([(header::RETRY_AFTER, seconds.to_string())]);
    Ok((StatusCode::TOO_MANY_REQUESTS, told, render(&again(sentence))?).into_response())
}

/// The mark a browser sent; empty where it has none.
fn mark(headers: &HeaderMap, name: &str) -> String {
    let sent = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    let mut cookies = sent.flat_map(Cookie::split_parse).flatten();
    cookies.find(|cookie| cookie.name() == name).map(|cookie| cookie.value().to_owned()).unwrap_or_default()
}

fn keep(settings: &Settings, Mark(mark): Mark) -> AppendHeaders<[(header::HeaderName, String); 1]> {
    let cookie = Cookie::build((settings.mark(), mark))
        .path("/")
        .http_only(true)
        .secure(settings.secure)
        .same_site(SameSite::Strict)
        .max_age(KNOWN);
    AppendHeaders([(header::SET_COOKIE, cookie.build().to_string())])
}
