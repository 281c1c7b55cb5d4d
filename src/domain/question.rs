//! A question without a report: who should answer, the words, who must not read.
//!
//! Less is asked than for a report, and nothing but the words is required. What an option is called, and how long a text may
//! be, is as for the form.
use std::collections::BTreeMap;

use super::{
    Coded,
    draft::{self, Draft, Fields, Page},
    report::{Audience, Link},
    rules::Rules,
};
use crate::ids::MemberId;

/// A question, parsed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Code of the entity whose cell should answer: the root where none was chosen.
    pub entity: String,
    /// Link with the organisation, if said.
    pub audience: Option<Audience>,
    /// The words, line ends as `\n`.
    pub text: String,
    /// Members named as involved.
    pub links: BTreeMap<MemberId, Link>,
}

/// Something to correct: the field, and the code of the sentence `problem-<code>`.
pub type Problem = (&'static str, &'static str);

/// The form of a question as a draft of a report would have it: the same options and limits hold.
fn as_draft(fields: &Fields) -> Draft {
    let mut pages = BTreeMap::from([(Page::You, Fields::default()), (Page::Words, Fields::default())]);
    let mut who = Fields::default();
    for (name, values) in fields.iter() {
        for value in values {
            match name {
                "entity" | "audience" => pages.entry(Page::You).or_default().insert(name, value),
                "text" => pages.entry(Page::Words).or_default().insert("narrative", value),
                name if Page::Who.has_field(name) => who.insert(name, value),
                _ => {}
            }
        }
    }
    pages.insert(Page::Who, who);
    let mut draft = Draft::default();
    for (page, fields) in pages {
        draft.set(page, fields);
    }
    draft
}

/// Parses what was typed; every problem in the order of the page.
pub fn parse(fields: &Fields, rules: &Rules) -> Result<Question, Vec<Problem>> {
    let draft = as_draft(fields);
    let pages = [Page::You, Page::Words, Page::Who];
    let found = pages.into_iter().flat_map(|page| draft::check_page(page, &draft.page(page), rules));
    let mut problems: Vec<Problem> = found
        .map(|problem| (if problem.field == "narrative" { "text" } else { problem.field }, problem.code))
        .collect();
    let text = draft.page(Page::Words).one("narrative").trim().to_owned();
    if text.is_empty() {
        problems.push(("text", "empty"));
    }
    if !problems.is_empty() {
        return Err(problems);
    }
    let audience = Audience::from_code(draft.page(Page::You).one("audience")).ok();
    Ok(Question { entity: draft.entity(rules), audience, text, links: draft.links() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        fields
    }

    #[test]
    fn only_words_are_needed() {
        let rules = Rules::embedded().unwrap();
        let question = parse(&fields(&[("text", " Puis-je\r\nvenir\u{a0}? "), ("token", "x")]), &rules).unwrap();
        assert_eq!((question.text.as_str(), question.audience), ("Puis-je\r\nvenir\u{a0}?", None));
        assert_eq!(question.entity, rules.organisation.root().code);
        let link = format!("link-{}", MemberId::from_bytes([1; 16]));
        let all = [("text", "?"), ("entity", "brumefond"), ("audience", "student"), (&link, "involved")];
        let question = parse(&fields(&all), &rules).unwrap();
        assert_eq!((question.entity.as_str(), question.audience), ("brumefond", Some(Audience::Student)));
        assert_eq!(question.links, BTreeMap::from([(MemberId::from_bytes([1; 16]), Link::Involved)]));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let rules = Rules::embedded().unwrap();
        let wrong = |pairs: &[(&str, &str)]| parse(&fields(pairs), &rules).unwrap_err();
        assert_eq!(wrong(&[]), [("text", "empty")]);
        assert_eq!(wrong(&[("text", &"é".repeat(20_001))]), [("text", "too-long")]);
        let forged = wrong(&[("text", "?"), ("entity", "elsewhere"), ("audience", "wizard"), ("link-1", "involved")]);
        assert_eq!(forged, [("audience", "unknown-option"), ("entity", "unknown-option"), ("link", "unknown-option")]);
    }
}
