//! To understand and to be helped: every text one can read, by what somebody may be looking for; and what the kinds of
//! facts cover.
//!
//! Nothing here asks anything, and nothing of a visit is kept.
use askama::Template;
use axum::{extract::State, response::Html};

use super::reading;
use crate::{
    domain::{rules::Rules, taxonomy::Kind},
    text::Words,
    web::{App, Failure, Page, page::render},
};

/// What somebody may be looking for: the key of its words, and names of texts.
const GROUPS: [(&str, &[&str]); 4] = [
    ("understand-sheets", &["student-victim", "student-witness", "agent-victim", "agent-witness", "decision-maker"]),
    ("understand-now", &["just-happened", "domestic-violence"]),
    ("understand-trust", &["charter-reporters", "charter-members", "limits", "privacy", "accessibility"]),
    ("understand-easy", &["falc-home", "falc-danger", "falc-what-happened", "falc-code"]),
];

/// Texts under one heading.
#[derive(Debug)]
struct Group<'a> {
    title: String,
    /// Title and address.
    texts: Vec<(&'a str, String)>,
}

#[derive(Debug, Template)]
#[template(path = "intake/understand.html")]
pub(super) struct Understand<'a> {
    t: &'a Words,
    page: &'a Page,
    groups: Vec<Group<'a>>,
}

impl<'a> Understand<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules) -> Self {
        let text = |name: &&str| {
            let (_, named) = rules.notices.find(name)?;
            Some((named.get(page.language()).title.as_str(), reading::address(rules, name)))
        };
        let group = |(key, names): (&str, &[&str])| Group {
            title: page.words.say(key),
            texts: names.iter().filter_map(text).collect(),
        };
        Self { t: &page.words, page, groups: GROUPS.into_iter().map(group).collect() }
    }
}

/// The texts one can read.
pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Understand::new(&page, app.service.rules()))
}

#[derive(Debug, Template)]
#[template(path = "intake/kinds.html")]
pub(super) struct Explained<'a> {
    t: &'a Words,
    page: &'a Page,
    kinds: Vec<&'a Kind>,
}

impl<'a> Explained<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules) -> Self {
        Self { t: &page.words, page, kinds: rules.taxonomy.offered().collect() }
    }
}

/// What the kinds of facts cover.
pub(super) async fn kinds(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Explained::new(&page, app.service.rules()))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::domain::notice::NAMES;

    #[test]
    fn every_text_is_in_one_place() {
        let listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let once: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!((listed.len(), once), (NAMES.len(), NAMES.iter().map(|(name, _)| *name).collect()));
    }
}
