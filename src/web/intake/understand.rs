//! To understand and to be helped: every text one can read, by what somebody may be looking for; and what the kinds of
//! facts cover.
//!
//! Nothing here asks anything, and nothing of a visit is kept.
use askama::Template;
use axum::{extract::State, response::Html};

use super::reading;
use crate::{
    domain::{
        notice::Placeholder,
        report::{Audience, Standing},
        rules::Rules,
        taxonomy::Kind,
    },
    service::readers,
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

/// The sheet for somebody in this position; nothing where two would do, and the person chooses.
pub(super) fn sheet_of(audience: Option<Audience>, standing: Option<Standing>) -> Option<&'static str> {
    let studies = match audience? {
        Audience::Student | Audience::Intern | Audience::Candidate | Audience::Resident => true,
        Audience::Agent | Audience::Doctoral | Audience::Sessional | Audience::Apprentice => false,
        Audience::Contractor | Audience::User | Audience::Former | Audience::Other => return None,
    };
    Some(match (studies, standing?) {
        (true, Standing::Victim) => "student-victim",
        (true, Standing::Witness | Standing::ForOther) => "student-witness",
        (false, Standing::Victim) => "agent-victim",
        (false, Standing::Witness | Standing::ForOther) => "agent-witness",
    })
}

/// Title and address of a text.
pub(super) fn link<'a>(page: &Page, rules: &'a Rules, name: &str) -> Option<(&'a str, String)> {
    let (_, named) = rules.notices.find(name)?;
    Some((named.get(page.language()).title.as_str(), reading::address(rules, name)))
}

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
    /// The text that sets up the service.
    act: String,
    /// The founding fingerprint, once it is pinned.
    founding: Option<String>,
}

impl<'a> Understand<'a> {
    pub(super) fn new(page: &'a Page, rules: &'a Rules, founding: Option<String>) -> Self {
        let act = rules.organisation.says(Placeholder::Act);
        let act = act.map_or_else(|| page.words.say("reading-unsaid"), |act| act.get(page.language()).to_owned());
        let text = |name: &&str| link(page, rules, name);
        let group = |(key, names): (&str, &[&str])| Group {
            title: page.words.say(key),
            texts: names.iter().filter_map(text).collect(),
        };
        Self { t: &page.words, page, groups: GROUPS.into_iter().map(group).collect(), act, founding }
    }
}

/// The texts one can read.
pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    render(&Understand::new(&page, app.service.rules(), readers::founding(&app.service)))
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
    use crate::domain::{Coded, notice::NAMES};

    #[test]
    fn a_sheet_fits_each_position() {
        let rules = Rules::embedded().unwrap();
        for audience in Audience::ALL {
            for standing in Standing::ALL {
                let fits = sheet_of(Some(*audience), Some(*standing));
                assert!(fits.is_none_or(|name| GROUPS[0].1.contains(&name) && rules.notices.find(name).is_some()));
                assert_eq!(
                    fits.is_some_and(|name| name.ends_with("victim")),
                    fits.is_some() && *standing == Standing::Victim
                );
            }
        }
        assert_eq!(sheet_of(None, Some(Standing::Victim)), None);
    }

    #[test]
    fn every_text_is_in_one_place() {
        let listed: Vec<&str> = GROUPS.iter().flat_map(|(_, names)| names.iter().copied()).collect();
        let once: BTreeSet<&str> = listed.iter().copied().collect();
        assert_eq!((listed.len(), once), (NAMES.len(), NAMES.iter().map(|(name, _)| *name).collect()));
    }
}
