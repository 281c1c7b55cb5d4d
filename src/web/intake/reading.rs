//! A text to read: a practical sheet, a charter, an easy-to-read version; its page says when it was checked, and on what.
//!
//! Numbers are links, since a telephone dials them; sites are written only: a click would leave a trace elsewhere that
//! the person did not mean to leave. What is still to be verified says so, beside it.
use askama::Template;
use axum::{
    extract::{Path, State, rejection::PathRejection},
    response::Html,
};

use crate::{
    domain::{
        notice::{Block, Named, Part},
        rules::Rules,
    },
    text::Words,
    web::{
        App, Failure, Page,
        error::Kind,
        page::{Urgent, render},
    },
};

/// Where the texts are: `/info/4/<number>`.
const FOLDER: &str = "/info/4";

/// Easy-to-read versions, and the page that each is a version of.
const EASY: [(&str, &str); 4] =
    [("falc-home", "/"), ("falc-danger", "/info/1"), ("falc-what-happened", "/note/2"), ("falc-code", "/note/7")];

/// The address of a text's page.
pub(super) fn address(rules: &Rules, name: &str) -> String {
    let number = rules.notices.find(name).map_or(0, |(number, _)| number);
    format!("{FOLDER}/{number}")
}

/// The body of a text, its headings from `level` on.
#[derive(Debug, Template)]
#[template(path = "intake/prose.html")]
pub(super) struct Prose {
    blocks: Vec<Block>,
    level: usize,
}

impl Prose {
    pub(super) fn new(page: &Page, rules: &Rules, named: &Named, level: usize) -> Self {
        let fill = |placeholder| match rules.organisation.says(placeholder) {
            Some(said) => said.get(page.language()).to_owned(),
            None => page.words.say("reading-unsaid"),
        };
        Self { blocks: named.get(page.language()).filled(&fill), level }
    }

    fn below(&self) -> usize {
        self.level.saturating_add(1)
    }
}

/// The link that dials a number.
fn dial(text: &str, number: &str) -> String {
    Urgent { name: text.to_owned(), number: number.to_owned(), by_text: false }.link()
}

/// A site, written behind the words that name it unless they are its address already.
fn site(text: &str, url: &str) -> String {
    if url.contains(text) { text.to_owned() } else { format!("{text} ({})", written(url)) }
}

/// An address as people write it.
fn written(url: &str) -> &str {
    url.trim_start_matches("https://").trim_end_matches('/')
}

/// A reference in the words of the page.
#[derive(Debug)]
struct Source<'a> {
    text: &'a str,
    site: &'a str,
    to_check: bool,
}

#[derive(Debug, Template)]
#[template(path = "intake/reading.html")]
pub(super) struct Reading<'a> {
    t: &'a Words,
    page: &'a Page,
    title: &'a str,
    prose: Prose,
    checked: String,
    sources: Vec<Source<'a>>,
    /// The page this is an easy version of, where it can be opened.
    usual: Option<&'static str>,
}

impl<'a> Reading<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules, named: &'a Named) -> Self {
        let notice = named.get(page.language());
        let sources = notice.references.iter();
        let usual = EASY.iter().find(|(easy, _)| *easy == named.name).map(|(_, path)| *path);
        Self {
            t: &page.words,
            page,
            title: &notice.title,
            prose: Prose::new(page, rules, named, 2),
            checked: page.words.day(&notice.checked),
            sources: sources
                .map(|one| Source { text: &one.text, site: written(&one.url), to_check: one.to_check })
                .collect(),
            // The steps of the form are there for whoever began it.
            usual: usual.filter(|path| !path.starts_with("/note") || !page.token.is_empty()),
        }
    }
}

pub(super) async fn get(
    State(app): State<App>,
    page: Page,
    number: Result<Path<usize>, PathRejection>,
) -> Result<Html<String>, Failure> {
    let rules = app.service.rules();
    let Some(named) = number.ok().and_then(|Path(number)| rules.notices.numbered(number)) else {
        return Err(Kind::NotFound.into());
    };
    render(&Reading::new(&page, rules, named))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{service::session::Surface, text::Locale};

    #[test]
    fn sites_are_written_once() {
        assert_eq!(site("cnil.fr", "https://www.cnil.fr"), "cnil.fr");
        assert_eq!(site("La CNIL", "https://www.cnil.fr/"), "La CNIL (www.cnil.fr)");
        assert_eq!(dial("0 800", "+33140"), "tel:+33140");
    }

    #[test]
    fn what_the_organisation_has_not_said_shows() {
        let silent = |file: &str| {
            let shipped = crate::domain::rules::EMBEDDED[0].1;
            (file == "organisation.toml").then(|| shipped.replace("dpo.fr", "# ").replace("dpo.en", "# "))
        };
        let page = Page::sample(Surface::Intake, Locale::Fr, "/info/4/11");
        let shown = |rules: &Rules| {
            let privacy = rules.notices.find("privacy").unwrap().1;
            Reading::new(&page, rules, privacy).render().unwrap().matches(&page.words.say("reading-unsaid")).count()
        };
        assert_eq!(shown(&Rules::embedded().unwrap()), 0);
        assert_eq!(shown(&Rules::parse(&silent).unwrap()), 2);
    }

    #[test]
    fn easy_versions_are_there() {
        let rules = Rules::embedded().unwrap();
        for (name, _) in EASY {
            assert!(rules.notices.find(name).is_some(), "{name}");
        }
    }
}
