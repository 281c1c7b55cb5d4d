//! What every page knows: its language, its links, its session's token.
use std::convert::Infallible;

use askama::Template;
use axum::{
    extract::FromRequestParts,
    http::request::Parts,
    response::{Html, Redirect},
};
use jiff::Timestamp;

use super::{App, Failure, assets, form, locale::Place};
use crate::{
    domain::{Coded, support::Support},
    service::session::{self, Session, Surface},
    text::{Locale, Words},
};

/// What every page knows; extracted by handlers and lent to templates.
#[derive(Debug, Clone)]
pub struct Page {
    /// The sentences of its language.
    pub words: Words,
    /// What the tab says: neutral, it stays in a history.
    pub title: String,
    /// The organisation, as the page's head says it.
    pub organisation: String,
    /// The session's token for forms; empty where there is none.
    pub token: String,
    /// Address of the style sheet, which changes when the sheet does.
    pub style: String,
    /// Whom to call in danger, at the foot of public pages.
    pub urgent: Vec<Urgent>,
    /// When the session ends in any case, in words; said only where that is soon.
    pub closing: Option<String>,
    /// The instant of the request: when somebody next reads is said from it.
    pub now: Timestamp,
    /// What was just done, said once: the sentence `done-<code>`.
    pub done: Option<String>,
    surface: Surface,
    prefix: Option<Locale>,
    path: String,
}

impl Page {
    /// A page outside a session.
    #[must_use]
    pub fn bare(app: &App, place: &Place) -> Self {
        let organisation = &app.service.rules().organisation;
        let language = place.locale.code();
        Self {
            words: app.text.words(place.locale).clone(),
            title: organisation.neutral_title.get(language).to_owned(),
            organisation: organisation.name.get(language).to_owned(),
            token: String::new(),
            style: assets::style_address(&app.settings.theme),
            urgent: urgent(&app.service.rules().support, language),
            closing: None,
            now: app.service.clock().now(),
            done: None,
            surface: place.surface,
            prefix: place.prefix,
            path: place.path.clone(),
        }
    }

    /// A link to one of our pages, in the language the address was given in.
    #[must_use]
    pub fn href(&self, path: &str) -> String {
        match self.prefix {
            Some(locale) => format!("/{}{path}", locale.code()),
            None => path.to_owned(),
        }
    }

    /// Goes to one of our pages after a post (303).
    pub fn go(&self, path: &str) -> Redirect {
        Redirect::to(&self.href(path))
    }

    /// The code of the page's language.
    #[must_use]
    pub fn language(&self) -> &'static str {
        self.words.locale().code()
    }

    /// The code of the other language.
    #[must_use]
    pub fn other_language(&self) -> &'static str {
        self.other().code()
    }

    /// This page in the other language.
    #[must_use]
    pub fn translation(&self) -> String {
        format!("/{}{}", self.other().code(), self.path)
    }

    /// Whether this is the public surface, which one can leave in haste.
    #[must_use]
    pub fn is_intake(&self) -> bool {
        self.surface == Surface::Intake
    }

    /// Whether this page stands at a path, for the mark on links.
    #[must_use]
    pub fn is_at(&self, path: &str) -> bool {
        self.path == path
    }

    /// Whether this page stands at a path or below it.
    #[must_use]
    pub fn is_under(&self, path: &str) -> bool {
        let rest = self.path.strip_prefix(path);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/') || rest.starts_with('?'))
    }

    /// The name of the token's field.
    #[must_use]
    pub fn token_field(&self) -> &'static str {
        form::TOKEN
    }

    fn other(&self) -> Locale {
        match self.words.locale() {
            Locale::Fr => Locale::En,
            Locale::En => Locale::Fr,
        }
    }
}

/// A number for immediate danger.
#[derive(Debug, Clone)]
pub struct Urgent {
    /// Who answers.
    pub name: String,
    /// The number as people write it.
    pub number: String,
    /// It takes text messages rather than calls.
    pub by_text: bool,
}

impl Urgent {
    /// The link that dials or writes.
    #[must_use]
    pub fn link(&self) -> String {
        let scheme = if self.by_text { "sms" } else { "tel" };
        format!("{scheme}:{}", dialled(&self.number))
    }
}

/// A number as a telephone dials it.
#[must_use]
pub fn dialled(number: &str) -> String {
    number.chars().filter(|symbol| symbol.is_ascii_digit() || *symbol == '+').collect()
}

fn urgent(support: &Support, language: &str) -> Vec<Urgent> {
    let numbers = support.emergency().filter(|contact| !contact.to_check).filter_map(|contact| {
        let by_text = contact.phone.is_none();
        let number = contact.phone.clone().or_else(|| contact.sms.clone())?;
        Some(Urgent { name: contact.name.get(language).to_owned(), number, by_text })
    });
    numbers.collect()
}

impl FromRequestParts<App> for Page {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let place = parts.extensions.get::<Place>().cloned().unwrap_or_else(Place::unknown);
        let mut page = Self::bare(app, &place);
        if let Some(session) = parts.extensions.get::<Session>() {
            page.token = session::form_token(&app.service, session).unwrap_or_default();
        }
        Ok(page)
    }
}

/// Renders a page's struct.
pub fn render<T: Template>(page: &T) -> Result<Html<String>, Failure> {
    Ok(Html(page.render()?))
}

#[cfg(test)]
impl Page {
    /// A page at a path, for the tests that render every page.
    #[must_use]
    pub(crate) fn sample(surface: Surface, locale: Locale, path: &str) -> Self {
        let text = crate::text::Text::embedded().unwrap();
        let rules = crate::domain::rules::Rules::embedded().unwrap();
        let organisation = &rules.organisation;
        Self {
            words: text.words(locale).clone(),
            title: organisation.neutral_title.get(locale.code()).to_owned(),
            organisation: organisation.name.get(locale.code()).to_owned(),
            token: "sample-token".to_owned(),
            style: "/style.css".to_owned(),
            urgent: urgent(&rules.support, locale.code()),
            closing: None,
            now: "2026-11-21T10:00:00Z".parse().unwrap(),
            done: None,
            surface,
            prefix: None,
            path: path.to_owned(),
        }
    }
}
