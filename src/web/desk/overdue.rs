//! What is late, and what falls due within the week, of all that the member can open; and of which entities they are told without
//! a key that something has waited for too long.
use axum::{extract::State, response::Html};

use super::{names::Names, seat::Seat};
use crate::{
    clock::Day,
    domain::{Coded as _, family::Family},
    service::{
        About,
        overdue::{self, Above, Board, Line, OfEntity},
        view::Me,
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/overdue.html")]
pub(super) struct OverduePage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) board: Board,
    pub(super) today: Day,
}

/// What is late, or what is to come: the sentences, and the entities.
struct Part<'a> {
    title: &'static str,
    none: &'static str,
    groups: &'a [OfEntity],
    late: bool,
}

impl OverduePage<'_> {
    fn parts(&self) -> [Part<'_>; 2] {
        let Board { late, soon, .. } = &self.board;
        [
            Part { title: "overdue-late", none: "overdue-late-none", groups: late, late: true },
            Part { title: "overdue-soon", none: "overdue-soon-none", groups: soon, late: false },
        ]
    }

    /// What is owed, when, and whether that day is past.
    fn owed(&self, line: &Line) -> Vec<(String, String, bool)> {
        let said = |due: Day| {
            let (days, day) = (self.today.between(due), self.t.day(&due));
            let key = if due < self.today { "overdue-since" } else { "overdue-in" };
            self.t.say_with(key, &[("days", days.into()), ("day", (&day).into())])
        };
        let all = line.owed.iter();
        all.map(|(code, due)| (self.t.code("desk-deadline", code), said(*due), *due < self.today)).collect()
    }

    /// Where the rest of an entity is shown, if it is not in the list of cases, which can be narrowed to it.
    fn rest(&self, group: &OfEntity) -> Option<&'static str> {
        let other = group.lines.iter().find(|line| line.reference.family() != Family::Case);
        let is_of_cases = group.lines.iter().any(|line| line.reference.family() == Family::Case);
        other.filter(|_| !is_of_cases).map(|line| self.names.road(&line.reference))
    }

    /// Whom to call.
    fn call(&self, one: &Above) -> String {
        let names: Vec<String> = one.call.iter().map(|reader| self.names.person(reader)).collect();
        if names.is_empty() {
            return self.t.say("overdue-above-nobody");
        }
        self.t.say_one("overdue-above-call", "names", &names.join(&self.t.say("list-then")))
    }
}

/// Shows it.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let board = overdue::overdue(&app.service, permit, &seat.unlocked).await?;
    let (Seat { page, me, .. }, names) = (&seat, seat.names(&app));
    render(&OverduePage { t: &page.words, page, me, names, board, today: app.service.today() })
}
