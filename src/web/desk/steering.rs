//! How far each entity is, for those who steer: never a case, never a number.
use axum::{extract::State, response::Html};

use super::{names::Names, seat::Seat};
use crate::{
    domain::{Coded, steering::Milestone},
    service::{
        About, steering,
        view::{Me, Steered},
    },
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// The page.
#[derive(Debug, askama::Template)]
#[template(path = "desk/steering.html")]
pub(super) struct SteeringPage<'a> {
    pub(super) t: &'a Words,
    pub(super) page: &'a Page,
    pub(super) me: &'a Me,
    pub(super) names: Names<'a>,
    pub(super) all: Vec<Steered>,
    /// Open cases below which nothing is told.
    pub(super) minimum: usize,
}

impl SteeringPage<'_> {
    /// What is in place, or what is still to be done.
    fn items(&self, steered: &Steered, there: bool) -> Vec<String> {
        let wanted = steered.items.iter().filter(|(_, is_there)| *is_there == there);
        wanted.map(|(item, _): &(Milestone, bool)| self.t.term("steering-item", item.code())).collect()
    }

    fn dates(&self, steered: &Steered) -> String {
        self.t.term("steering-late", steered.lateness.code())
    }
}

/// Shows it.
pub async fn show(State(app): State<App>, seat: Seat) -> Result<Html<String>, Failure> {
    let permit = seat.permit(&app, About::Organisation).await?;
    let all = steering::steering(&app.service, permit).await?;
    let (Seat { page, me, .. }, names) = (&seat, seat.names(&app));
    let minimum = app.service.rules().organisation.steering_minimum;
    render(&SteeringPage { t: &page.words, page, me, names, all, minimum })
}
