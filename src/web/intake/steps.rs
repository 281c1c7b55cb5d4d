//! What the steps of the form share: reading the draft, keeping a page of it, going on.
use axum::response::Redirect;

use crate::{
    domain::{
        draft::{self, Draft, Fields},
        report::Answer,
    },
    service::session::{self, Session},
    text::Words,
    web::{
        App, Failure, Page,
        error::Kind,
        form::{Choice, Form, Sheet},
    },
};

/// A step of the form: a page of the draft, and its address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step(pub(super) draft::Page);

impl Step {
    /// Its place among six.
    pub(super) fn number(self) -> usize {
        match self.0 {
            draft::Page::You => 1,
            draft::Page::What => 2,
            draft::Page::Words => 3,
            draft::Page::Who => 4,
            draft::Page::Wishes => 5,
        }
    }

    /// Its address.
    pub(super) fn path(self) -> &'static str {
        match self.0 {
            draft::Page::You => "/note/1",
            draft::Page::What => "/note/2",
            draft::Page::Words => "/note/3",
            draft::Page::Who => "/note/4",
            draft::Page::Wishes => "/note/5",
        }
    }

    /// The address before it.
    pub(super) fn back(self) -> Option<&'static str> {
        match self.0 {
            draft::Page::You => None,
            draft::Page::What => Some("/note/1"),
            draft::Page::Words => Some("/note/2"),
            draft::Page::Who => Some("/note/3"),
            draft::Page::Wishes => Some("/note/4"),
        }
    }

    /// The address after it.
    fn next(self) -> &'static str {
        match self.0 {
            draft::Page::You => "/note/2",
            draft::Page::What => "/note/3",
            draft::Page::Words => "/note/4",
            draft::Page::Who => "/note/5",
            draft::Page::Wishes => "/note/6",
        }
    }

    /// What was typed on this step, ready to be shown again.
    pub(super) async fn sheet(self, app: &App, session: &Session) -> Result<Sheet, Failure> {
        Ok(Sheet::of(draft(app, session).await?.page(self.0)))
    }

    /// This step's own fields of a form.
    pub(super) fn own(self, form: &Form) -> Fields {
        let mut own = Fields::default();
        for (name, values) in form.0.iter().filter(|(name, _)| self.0.has_field(name)) {
            for value in values {
                own.insert(name, value);
            }
        }
        own
    }

    /// Keeps what was typed, unless something is wrong: then gives the sheet to show again.
    pub(super) async fn keep(self, app: &App, session: &Session, form: &Form) -> Result<Option<Sheet>, Failure> {
        draft(app, session).await.map_err(|failure| failure.keeping(&form.0))?;
        let own = self.own(form);
        let problems = draft::check_page(self.0, &own, app.service.rules());
        if !problems.is_empty() {
            return Ok(Some(Sheet::found(own, &problems)));
        }
        session::keep_page(session, self.0, &own).await?;
        Ok(None)
    }

    /// Goes where the button said.
    pub(super) fn go_on(self, page: &Page, form: &Form) -> Redirect {
        page.go(if form.chose("go", "check") { "/note/6" } else { self.next() })
    }
}

/// The draft of the session; without one the session has ended, or never began.
pub(super) async fn draft(app: &App, session: &Session) -> Result<Draft, Failure> {
    session::draft(&app.service, session).await?.ok_or_else(|| Kind::Ended.into())
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
