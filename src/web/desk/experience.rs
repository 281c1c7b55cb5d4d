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

/// A question, and each answer with its share where enough answered.
type Row = (String, Option<Vec<(String, String)>>);

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

    /// Each question, with the share of each answer beside what the answer is; nothing where too few answered.
    fn rows(&self, told: &Told) -> Vec<Row> {
        let said = |share: &u64| self.t.say_one("experience-share", "share", &share.to_string());
        let cells = |shares: &Vec<u64>| self.opinions().into_iter().zip(shares.iter().map(said)).collect();
        let row = |(question, shares): &(Question, Option<Vec<u64>>)| {
            (self.t.code("experience-ask", question), shares.as_ref().map(cells))
        };
        told.shares.iter().map(row).collect()
    }
}

/// Shows it.
pub(super) async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let all = read(&app.service, permit).await?;
    render(&ExperiencePage { t: &seat.page.words, page: &seat.page, me: &seat.me, all })
}
