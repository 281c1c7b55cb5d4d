//! What the organisation calls its codes, in the language of a page.
//!
//! Sentences come from `text`; these names come from the policy files, which an organisation writes itself. A code that
//! no file knows any more is shown as it is: an old case stays readable.
use crate::{
    domain::{case::Reference, family::Family, rules::Rules, taxonomy::Kind},
    service::view::{Item, Reader},
    text::Words,
    web::aftercare,
};

/// The organisation's own words, in one language.
#[derive(Debug, Clone, Copy)]
pub struct Names<'a> {
    rules: &'a Rules,
    language: &'static str,
}

impl<'a> Names<'a> {
    /// The words of these rules in this language.
    #[must_use]
    pub fn new(rules: &'a Rules, language: &'static str) -> Self {
        Self { rules, language }
    }

    /// Where a file is shown, by what it is of.
    #[must_use]
    pub fn road(&self, reference: &Reference) -> &'static str {
        match reference.family() {
            Family::Case => "/cases",
            Family::Inquiry => "/inquiries",
            Family::Measure => "/measures",
            Family::Investigation => "/investigations",
            Family::Alert => "/alerts",
            Family::Decision => "/decisions",
            Family::Discipline => "/proceedings",
            Family::Hearing => "/hearings",
        }
    }

    /// What an item says of aftercare or of retaliation.
    #[must_use]
    pub fn of_aftercare(&self, t: &Words, item: &Item) -> String {
        aftercare::told(t, self.rules, item).unwrap_or_default()
    }

    /// An entity's name.
    #[must_use]
    pub fn entity<'b>(&self, code: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.rules.organisation.entity(code).map_or(code, |entity| entity.name.get(self.language))
    }

    /// The name of the body that stands in for an entity.
    #[must_use]
    pub fn stand_in_body(&self, code: &str) -> Option<&'a str> {
        let organisation = &self.rules.organisation;
        let body = organisation.entity(&organisation.entity(code)?.stand_in_body)?;
        Some(body.name.get(self.language))
    }

    /// The name of the entity whose authority stands in for that of another.
    #[must_use]
    pub fn stand_in_authority(&self, code: &str) -> Option<&'a str> {
        let organisation = &self.rules.organisation;
        let body = organisation.entity(&organisation.entity(code)?.stand_in_authority)?;
        Some(body.name.get(self.language))
    }

    /// The label of a kind of facts, as the cell says it.
    #[must_use]
    pub fn kind<'b>(&self, code: &'b str) -> &'b str
    where
        'a: 'b,
    {
        self.rules.taxonomy.kind(code).map_or(code, |kind| kind.label.get(self.language))
    }

    /// Labels of several kinds of facts, one after the other.
    #[must_use]
    pub fn kinds(&self, codes: &[String]) -> String {
        codes.iter().map(|code| self.kind(code)).collect::<Vec<_>>().join(", ")
    }

    /// Whether one of these kinds of facts is such.
    #[must_use]
    pub fn any_kind(&self, codes: &[String], is_such: impl Fn(&Kind) -> bool) -> bool {
        codes.iter().filter_map(|code| self.rules.taxonomy.kind(code)).any(is_such)
    }

    /// Every entity: code and name.
    #[must_use]
    pub fn entities(&self) -> Vec<(&'a str, &'a str)> {
        let entities = self.rules.organisation.entities();
        entities.map(|entity| (entity.code.as_str(), entity.name.get(self.language))).collect()
    }

    /// Every kind of facts: code and label.
    #[must_use]
    pub fn all_kinds(&self) -> Vec<(&'a str, &'a str)> {
        self.rules.taxonomy.kinds().map(|kind| (kind.code.as_str(), kind.label.get(self.language))).collect()
    }

    /// Sentences ready to be put into an answer: code, when it serves, the words in the language of whoever wrote.
    #[must_use]
    pub fn sentences(&self, written_in: &str) -> Vec<(&'a str, &'a str, &'a str)> {
        let all = self.rules.sentences.all();
        all.map(|one| (one.code.as_str(), one.label.get(self.language), one.text.get(written_in).trim())).collect()
    }

    /// The name of a training.
    #[must_use]
    pub fn training<'b>(&self, code: &'b str) -> &'b str
    where
        'a: 'b,
    {
        let known = self.trainings().into_iter().find(|(known, _)| *known == code);
        known.map_or(code, |(_, label)| label)
    }

    /// Every training: code and name.
    #[must_use]
    pub fn trainings(&self) -> Vec<(&'a str, &'a str)> {
        let all = self.rules.organisation.trainings.iter();
        all.map(|training| (training.code.as_str(), training.label.get(self.language))).collect()
    }

    /// A colleague: name and function.
    #[must_use]
    pub fn person(&self, reader: &Reader) -> String {
        match &reader.name {
            Some(name) => format!("{name}, {}", reader.function),
            None => reader.function.clone(),
        }
    }
}
