//! What people said of how it was, for those who coordinate: shares of half-years that are over.
use axum::{extract::State, response::Html};

use super::seat::Seat;
use crate::{
    domain::{
        Coded,
        experience::{HalfYear, Opinion, Question},
    },
    service::{
        About,
        experience::{Told, read},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/experience.html")]
pub(super) struct ExperiencePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) all: Vec<Told>,
}

impl ExperiencePage<'_> {
    fn half(&self, half: HalfYear) -> String {
        let key = if half.is_second() { "experience-second" } else { "experience-first" };
        // As a word: a year has no thousands.
        self.t.say_one(key, "year", &half.year().to_string())
    }

    fn opinions(&self) -> Vec<String> {
        Opinion::ALL.iter().map(|opinion| self.t.code("experience-answer", opinion)).collect()
    }

    fn question(&self, question: &Question) -> String {
        self.t.code("experience-ask", question)
    }

    /// The share of each answer, beside what the answer is; nothing where too few answered.
    fn cells(&self, shares: Option<&Vec<u64>>) -> Option<Vec<(String, String)>> {
        let said = |share: &u64| self.t.say_one("experience-share", "share", &share.to_string());
        Some(self.opinions().into_iter().zip(shares?.iter().map(said)).collect())
    }
}

/// Shows it.
pub(super) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let all = read(&app.service, permit).await?;
    render(&ExperiencePage { t: &seat.page.words, page: &seat.page, me: &seat.me, all })
}
