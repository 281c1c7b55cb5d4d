//! What a person is writing: answers page by page, unchecked until they are parsed into a [`Report`].
//!
//! A draft keeps what was typed, right or wrong, so that nothing is ever lost to an error. An option this program did
//! not offer, or a field it does not have, is refused as a forgery. It does **not** hide what it holds: a draft is kept
//! sealed in the session.
use std::collections::BTreeMap;

use super::{
    Coded, identity,
    identity::{Identity, Way},
    report::{Answer, Audience, LINE_LIMIT, Link, NARRATIVE_LIMIT, PARAGRAPH_LIMIT, Report, Standing, Wish},
    rules::Rules,
};
use crate::{clock::Day, ids::MemberId};

/// What stands before a member's identifier in the name of a field.
const LINK: &str = "link-";
/// No working life that anybody can report on began before.
const FIRST_YEAR: i16 = 1900;

/// A page of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Page {
    /// In what capacity, and for which entity.
    You,
    /// Which kinds of facts, when and where.
    What,
    /// In the person's own words.
    Words,
    /// Who did it, who knows, who must not read.
    Who,
    /// Files that go with it; they stand beside the answers.
    Files,
    /// Who the person is and how to reach them, if they wish; kept apart from the account.
    Name,
    /// What the person would like.
    Wishes,
}

impl Coded for Page {
    const ALL: &'static [Self] =
        &[Self::You, Self::What, Self::Words, Self::Who, Self::Files, Self::Name, Self::Wishes];

    fn code(self) -> &'static str {
        match self {
            Self::You => "you",
            Self::What => "what",
            Self::Words => "words",
            Self::Who => "who",
            Self::Files => "files",
            Self::Name => "name",
            Self::Wishes => "wishes",
        }
    }
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Takes {
    /// Text of at most so many characters.
    Text(usize),
    /// A day, `2026-11-21`.
    Day,
    /// One code of a list.
    One(List),
    /// Several codes of a list.
    Many(List),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum List {
    Standing,
    Audience,
    Entity,
    Kind,
    Answer,
    Wish,
    Way,
}

impl List {
    fn has(self, code: &str, rules: &Rules) -> bool {
        match self {
            Self::Standing => Standing::from_code(code).is_ok(),
            Self::Audience => Audience::from_code(code).is_ok(),
            Self::Entity => rules.organisation.entity(code).is_some(),
            Self::Kind => rules.taxonomy.offered().any(|kind| kind.code == code),
            Self::Answer => Answer::from_code(code).is_ok(),
            Self::Wish => Wish::from_code(code).is_ok(),
            Self::Way => Way::from_code(code).is_ok(),
        }
    }
}

impl Page {
    fn takes(self) -> &'static [(&'static str, Takes)] {
        match self {
            Self::You => &[
                ("standing", Takes::One(List::Standing)),
                ("audience", Takes::One(List::Audience)),
                ("minor", Takes::One(List::Answer)),
                ("entity", Takes::One(List::Entity)),
            ],
            Self::What => &[
                ("kinds", Takes::Many(List::Kind)),
                ("repeated", Takes::One(List::Answer)),
                ("ongoing", Takes::One(List::Answer)),
                ("danger", Takes::One(List::Answer)),
                ("when", Takes::Text(LINE_LIMIT)),
                ("from", Takes::Day),
                ("to", Takes::Day),
                ("place", Takes::Text(LINE_LIMIT)),
            ],
            Self::Words => &[("narrative", Takes::Text(NARRATIVE_LIMIT))],
            Self::Who => &[
                ("persons", Takes::Text(PARAGRAPH_LIMIT)),
                ("witnesses", Takes::Text(PARAGRAPH_LIMIT)),
                ("conflict", Takes::One(List::Answer)),
            ],
            Self::Files => &[],
            Self::Name => &[
                ("name", Takes::Text(LINE_LIMIT)),
                ("way", Takes::One(List::Way)),
                ("address", Takes::Text(LINE_LIMIT)),
                ("hours", Takes::Text(LINE_LIMIT)),
                ("others", Takes::Text(LINE_LIMIT)),
                ("wording", Takes::Text(LINE_LIMIT)),
            ],
            Self::Wishes => &[("wishes", Takes::Many(List::Wish))],
        }
    }

    /// The names of its fields; those about members are made while running.
    pub fn fields(self) -> impl Iterator<Item = &'static str> {
        self.takes().iter().map(|(field, _)| *field)
    }

    /// How many characters a field of the page may hold, if it takes text.
    #[must_use]
    pub fn limit(self, name: &str) -> Option<usize> {
        self.takes().iter().find_map(|(field, takes)| match takes {
            Takes::Text(limit) if *field == name => Some(*limit),
            _ => None,
        })
    }

    /// Whether the page has a field of this name; what else a form posts (tokens, buttons) is not an answer.
    #[must_use]
    pub fn has_field(self, name: &str) -> bool {
        self.takes().iter().any(|(field, _)| *field == name) || (self == Self::Who && name.starts_with(LINK))
    }
}

/// The answers of one page, as typed.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Fields(BTreeMap<String, Vec<String>>);

impl Fields {
    /// The first value of a field; empty where there is none.
    #[must_use]
    pub fn one(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Every value of a field.
    #[must_use]
    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    /// Adds a value to a field.
    pub fn insert(&mut self, name: &str, value: &str) {
        self.0.entry(name.to_owned()).or_default().push(value.to_owned());
    }

    /// The fields whose names are wanted.
    #[must_use]
    pub fn only(&self, is_wanted: impl Fn(&str) -> bool) -> Self {
        Self(
            self.0
                .iter()
                .filter(|(name, _)| is_wanted(name))
                .map(|(name, values)| (name.clone(), values.clone()))
                .collect(),
        )
    }

    /// These fields and others, which have other names.
    #[must_use]
    pub fn with(mut self, others: Self) -> Self {
        self.0.extend(others.0);
        self
    }

    /// Puts one value in place of those a field had.
    pub fn replace(&mut self, name: &str, value: &str) {
        self.0.insert(name.to_owned(), vec![value.to_owned()]);
    }

    /// Every field with its values, in the order of names.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0.iter().map(|(name, values)| (name.as_str(), values.as_slice()))
    }

    /// The value as text: line ends as `\n`, nothing around.
    pub(super) fn text(&self, name: &str) -> String {
        plain(self.one(name)).trim().to_owned()
    }

    fn coded<T: Coded>(&self, name: &str) -> Option<T> {
        T::from_code(self.one(name)).ok()
    }

    fn day(&self, name: &str) -> Option<Day> {
        self.one(name).trim().parse().ok()
    }
}

/// Browsers send `\r\n` (HTML, form submission); it counts as one character, as the person sees it.
fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

/// Something to correct before sending.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Problem {
    /// On which page.
    pub page: Page,
    /// In which field; empty for a field the page does not have, `link` for any question about a member.
    pub field: &'static str,
    /// What is wrong: the sentence is `problem-<code>`.
    pub code: &'static str,
}

/// Every problem of one page, in the order of its fields.
#[must_use]
pub fn check_page(page: Page, fields: &Fields, rules: &Rules) -> Vec<Problem> {
    let problem = |field, code| Problem { page, field, code };
    let mut problems = Vec::new();
    for (field, takes) in page.takes() {
        if let Some(code) = fault(*takes, fields.all(field), rules) {
            problems.push(problem(field, code));
        }
    }
    if page == Page::What
        && let (Some(from), Some(to)) = (fields.day("from"), fields.day("to"))
        && to < from
    {
        problems.push(problem("to", "inverted-dates"));
    }
    if page == Page::Name
        && problems.is_empty()
        && let Some((field, code)) = identity::at_odds(fields)
    {
        problems.push(problem(field, code));
    }
    if page == Page::Who && links(fields).is_none() {
        problems.push(problem("link", "unknown-option"));
    }
    if fields.iter().any(|(name, _)| !page.has_field(name)) {
        problems.push(problem("", "unknown-option"));
    }
    problems
}

fn fault(takes: Takes, values: &[String], rules: &Rules) -> Option<&'static str> {
    let several = matches!(takes, Takes::Many(_));
    if values.len() > 1 && !several {
        return Some("unknown-option");
    }
    values.iter().filter(|value| !value.is_empty()).find_map(|value| match takes {
        Takes::Text(limit) => (plain(value).trim().chars().count() > limit).then_some("too-long"),
        Takes::One(list) | Takes::Many(list) => (!list.has(value, rules)).then_some("unknown-option"),
        Takes::Day => match value.trim().parse::<Day>() {
            Err(_) => Some("not-a-date"),
            Ok(day) => (day.date().year() < FIRST_YEAR).then_some("absurd-date"),
        },
    })
}

/// The members named, or nothing if a name or an answer is none this program offered.
fn links(fields: &Fields) -> Option<BTreeMap<MemberId, Link>> {
    let mut found = BTreeMap::new();
    for (name, values) in fields.iter() {
        let Some(member) = name.strip_prefix(LINK) else { continue };
        let member = member.parse().ok()?;
        match values {
            [] => {}
            [none] if none.is_empty() => {}
            [link] => {
                found.insert(member, Link::from_code(link).ok()?);
            }
            _ => return None,
        }
    }
    Some(found)
}

/// The form as far as it is filled.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Draft {
    /// Answers by the code of their page.
    pub pages: BTreeMap<String, Fields>,
}

impl Draft {
    /// The answers of a page; empty where it was not filled.
    #[must_use]
    pub fn page(&self, page: Page) -> Fields {
        self.pages.get(page.code()).cloned().unwrap_or_default()
    }

    /// Puts the answers of a page in place of those before.
    pub fn set(&mut self, page: Page, fields: Fields) {
        self.pages.insert(page.code().to_owned(), fields);
    }

    /// The code of the entity chosen; the root where none was.
    #[must_use]
    pub fn entity(&self, rules: &Rules) -> String {
        self.entity_said(rules).unwrap_or_else(|| rules.organisation.root().code.clone())
    }

    /// The code of the entity chosen, if one was.
    fn entity_said(&self, rules: &Rules) -> Option<String> {
        rules.organisation.entity(self.page(Page::You).one("entity")).map(|entity| entity.code.clone())
    }

    /// The members named as involved or unwanted; none where an answer cannot be read.
    #[must_use]
    pub fn links(&self) -> BTreeMap<MemberId, Link> {
        links(&self.page(Page::Who)).unwrap_or_default()
    }

    /// Whether the person says that somebody who receives, inquires or decides is involved.
    #[must_use]
    pub fn says_conflict(&self) -> bool {
        self.page(Page::Who).coded("conflict") == Some(Answer::Yes)
    }

    /// What the person says of who they are; nothing where they passed the page over, which takes nothing back.
    #[must_use]
    pub fn identity(&self, language: &str) -> Option<Identity> {
        self.pages.get(Page::Name.code()).map(|fields| Identity::of(fields, language))
    }

    /// Whether there is something to send: a kind of facts, or a few words.
    #[must_use]
    pub fn says_something(&self) -> bool {
        let kinds = distinct(self.page(Page::What).all("kinds"));
        !kinds.is_empty() || !self.page(Page::Words).text("narrative").is_empty()
    }

    /// Parses the whole, once. One kind of facts or a few words are enough; every other answer may be missing.
    pub fn parse(&self, rules: &Rules, language: &str) -> Result<Report, Vec<Problem>> {
        let [you, what, words, who, wishes] =
            [Page::You, Page::What, Page::Words, Page::Who, Page::Wishes].map(|page| self.page(page));
        let mut problems: Vec<Problem> =
            Page::ALL.iter().flat_map(|page| check_page(*page, &self.page(*page), rules)).collect();
        if self.pages.keys().any(|page| Page::from_code(page).is_err()) {
            problems.push(Problem { page: Page::You, field: "", code: "unknown-option" });
        }
        if !self.says_something() {
            problems.push(Problem { page: Page::Words, field: "narrative", code: "nothing-said" });
        }
        if !problems.is_empty() {
            return Err(problems);
        }
        Ok(Report {
            standing: you.coded("standing"),
            audience: you.coded("audience"),
            minor: you.coded("minor"),
            danger: what.coded("danger"),
            entity: self.entity(rules),
            entity_said: self.entity_said(rules).is_some(),
            kinds: distinct(what.all("kinds")),
            repeated: what.coded("repeated"),
            ongoing: what.coded("ongoing"),
            when: what.text("when"),
            from: what.day("from"),
            to: what.day("to"),
            place: what.text("place"),
            narrative: words.text("narrative"),
            persons: who.text("persons"),
            witnesses: who.text("witnesses"),
            conflict: who.coded("conflict"),
            links: self.links(),
            wishes: Wish::ALL.iter().copied().filter(|wish| chosen(&wishes, *wish)).collect(),
            language: language.to_owned(),
        })
    }
}

fn chosen(fields: &Fields, wish: Wish) -> bool {
    fields.all("wishes").iter().any(|code| code == wish.code())
}

/// Non-empty values without repetition, in the order given.
fn distinct(values: &[String]) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for value in values {
        if !value.is_empty() && !found.contains(value) {
            found.push(value.clone());
        }
    }
    found
}

#[cfg(test)]
mod tests;
