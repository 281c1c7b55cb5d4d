//! Place by place: the team that reads, its hours, and whom to turn to there.
//!
//! A place that names nobody refers to the nearest above that does. Names of members are not here: they are shown once
//! the place is chosen, where the organisation publishes them.
use askama::Template;
use axum::{extract::State, response::Html};

use super::{
    help::{Shown, shown},
    home::body,
    hours, teams,
};
use crate::{
    domain::{organisation::Entity, rules::Rules},
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// A place as people read it.
#[derive(Debug)]
struct Place<'a> {
    name: &'a str,
    body: String,
    hours: String,
    /// What there is to say of the team besides.
    about: Vec<String>,
    /// Whom to turn to here.
    referents: Vec<Shown>,
    /// The place above whose referents serve here.
    above: Option<String>,
}

#[derive(Debug, Template)]
#[template(path = "intake/places.html")]
pub(super) struct Places<'a> {
    t: &'a Words,
    page: &'a Page,
    all: Vec<Place<'a>>,
}

impl<'a> Places<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules) -> Self {
        let place = |entity: &'a Entity| {
            let above = rules.organisation.referents_of(&entity.code).filter(|nearest| nearest.code != entity.code);
            Place {
                name: entity.name.get(page.language()),
                body: body(page, rules, &entity.code),
                hours: hours::weekly(page, rules, &entity.code),
                about: teams::in_general(page, rules, &entity.code),
                referents: shown(page, entity.referents()),
                above: above.map(|nearest| nearest.name.get(page.language()).to_owned()),
            }
        };
        Self { t: &page.words, page, all: rules.organisation.entities().map(place).collect() }
    }
}

pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Places::new(&page, app.service.rules()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{service::session::Surface, text::Locale};

    #[test]
    fn every_place_says_who_reads_and_whom_to_turn_to() {
        let rules = Rules::embedded().unwrap();
        let mut page = Page::sample(Surface::Intake, Locale::Fr, "/info/6");
        let shown = |page: &Page| Places::new(page, &rules).render().unwrap();
        let old = page.words.say("contact-old");
        assert!(!shown(&page).contains(&old));
        let places = Places::new(&page, &rules).all;
        assert_eq!(places.len(), rules.organisation.entities().count());
        assert!(places.iter().all(|place| place.referents.is_empty() == place.above.is_some()));
        let mission = page.words.say_one("contact-mission", "day", &page.words.day(&"2026-09-01".parse().unwrap()));
        assert_eq!(shown(&page).matches(&mission).count(), 1);
        // Seven months later the page says that nobody has checked since.
        page.now = "2027-06-22T10:00:00Z".parse().unwrap();
        assert!(shown(&page).contains(&old));
    }
}
