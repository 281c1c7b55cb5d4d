//! What was typed and could not be taken, given back on the page that says so.
//!
//! Every text of a refused form comes back with the label it was typed under, so that it can be copied: nobody writes a report
//! twice because a colleague was faster. What is chosen, dated or carried by the page is not text and stays away, and
//! secrets never come back. A field this module does not know is given back where it does not look like a choice.
use crate::domain::{Coded, draft::Fields, letter::Place};

/// Never shown again: secrets, which whoever sits down next would read, and what the page itself carried in groups of signs.
const SECRETS: [&str; 6] = ["code", "fingerprint", "mail", "passphrase", "shown", super::form::TOKEN];

/// Names that are a text on one page, and a choice or a mark on another: there, only what looks like a text is one.
const ALSO_CHOICES: &[&str] =
    &["case", "how", "inquirers", "name", "outcome", "person", "purpose", "waiting", "what", "why"];

/// What stands above a text whose field has several labels, or none this module knows.
const ANY: &str = "error-kept-text";

/// Every field that takes text, and its label where it has one.
const TEXTS: &[(&str, &str)] = &[
    ("acting", "assess-acting"),
    ("address", "identity-address-label"),
    ("beside", "appoint-other"),
    ("case", "linking-case"),
    ("cases", "alert-cases"),
    ("checkable", "assess-checkable"),
    ("chronology", "report-chronology"),
    ("court", "notice-court"),
    ("discussion", "report-discussion"),
    ("done", "assess-done"),
    ("everywhere", "communication-everywhere"),
    ("facts", "work-facts"),
    ("findings", "hearing-findings-text"),
    ("function", "work-function"),
    ("grounds", "work-grounds"),
    ("head", "verify-given"),
    ("hour", "hearing-hour"),
    ("hours", "identity-hours-label"),
    ("how", "lost-how"),
    ("inner", "desk-recovery-inner"),
    ("method", "report-method"),
    ("lasts", "proceeding-field-lasts"),
    ("mission", "appoint-mission"),
    ("name", ANY),
    ("narrative", "narrative-label"),
    ("note", ANY),
    ("origin", "work-origin"),
    ("others", "identity-others-label"),
    ("outer", "desk-recovery-outer"),
    ("owner", "alert-owner"),
    ("passages", ANY),
    ("period", "work-period"),
    ("person", "contact-person"),
    ("persons", ANY),
    ("pieces", "work-pieces"),
    ("place", ANY),
    ("post", "protection-post-label"),
    ("postponed", "proceeding-field-postponed"),
    ("present", "hearing-present"),
    ("proposals", "report-proposals"),
    ("purpose", "hearing-purpose"),
    ("reason", ANY),
    ("reasons", "inquiry-reasons"),
    ("sent", "notice-sent"),
    ("silence", ANY),
    ("sursis", "proceeding-field-sursis"),
    ("text", ANY),
    ("title", "work-title"),
    ("waiting", "assess-waiting"),
    ("wanted", "protection-wanted-label"),
    ("what", "alert-what"),
    ("when", ANY),
    ("why", "linking-why"),
    ("witnesses", ANY),
    ("wording", "identity-wording-label"),
];

/// A text given back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    /// Key of what it is called.
    pub(super) label: String,
    /// The text.
    pub(super) text: String,
}

impl Kept {
    /// Lines of the box it is shown in.
    pub(super) fn rows(&self) -> usize {
        let (lines, long) = (self.text.lines().count(), self.text.chars().count() / 80);
        lines.saturating_add(long).clamp(1, 20)
    }
}

/// Every text of a form.
pub(super) fn kept(fields: &Fields) -> Vec<Kept> {
    let typed = fields.iter().filter(|(name, _)| !SECRETS.contains(name));
    let texts = typed.flat_map(|(name, values)| {
        values.iter().filter(move |value| is_text(name, value)).map(move |text| (name, text))
    });
    texts.map(|(name, text)| Kept { label: label(name), text: text.clone() }).collect()
}

fn label(name: &str) -> String {
    let known = TEXTS.iter().find(|(field, _)| *field == name).map(|(_, label)| (*label).to_owned());
    let place = || Place::from_code(name).ok().map(|place| format!("letter-place-{}", place.code()));
    known.or_else(place).unwrap_or_else(|| ANY.to_owned())
}

fn is_text(name: &str, value: &str) -> bool {
    let is_known = TEXTS.iter().any(|(field, _)| *field == name) || Place::from_code(name).is_ok();
    let is_sure = is_known && !ALSO_CHOICES.contains(&name);
    !value.trim().is_empty() && (is_sure || !is_mark(value))
}

/// Whether it looks like a code of ours: one word without capitals or with figures.
fn is_mark(value: &str) -> bool {
    let is_plain = value.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_/:".contains(&byte));
    let (figures, capitals) = (|byte: u8| byte.is_ascii_digit(), |byte: u8| byte.is_ascii_uppercase());
    is_plain && (value.bytes().any(figures) || !value.bytes().any(capitals))
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use scraper::{ElementRef, Html, Selector};

    use super::*;
    use crate::{
        text::{Locale, Text},
        web::{desk, intake},
    };

    fn select<'a>(html: &'a Html, css: &str) -> Vec<ElementRef<'a>> {
        html.select(&Selector::parse(css).unwrap()).collect()
    }

    fn back(name: &str, value: &str) -> Vec<Kept> {
        let mut fields = Fields::default();
        fields.insert(name, value);
        kept(&fields)
    }

    /// Every text of these pages comes back under a label it was typed under, be it one word; nothing else does.
    #[test]
    fn every_text_of_every_page_comes_back() {
        let text = Text::embedded().unwrap();
        let words = text.words(Locale::Fr);
        let pages = desk::samples::pages(Locale::Fr).into_iter().chain(intake::tests::pages(Locale::Fr));
        let mut labels: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut faults: Vec<String> = Vec::new();
        for (page, html) in pages {
            let html = Html::parse_document(&html);
            for field in select(&html, "textarea[name], input[name]:not([type]), input[name][type=text]") {
                let (name, id) = (field.attr("name").unwrap(), field.attr("id").unwrap_or_default());
                let said = select(&html, &format!("label[for=\"{id}\"]")).first().map(|label| label.text().collect());
                labels.entry(name.to_owned()).or_default().extend(said);
                let is_secret = SECRETS.contains(&name);
                let lost = ["Quelques mots écrits.", "Essai"].map(|typed| back(name, typed).is_empty());
                faults.extend((lost != [is_secret; 2]).then(|| format!("{name} of {page}: {lost:?}")));
            }
            for field in
                select(&html, "input[type=hidden], input[type=radio], input[type=checkbox], button[name], option")
            {
                let of = field.ancestors().filter_map(ElementRef::wrap).find_map(|one| one.attr("name"));
                let (name, value) = (field.attr("name").or(of), field.attr("value").unwrap_or_default());
                let shown = name.map(|name| back(name, value)).unwrap_or_default();
                faults.extend((!shown.is_empty()).then(|| format!("{name:?} of {page}: {shown:?}")));
            }
        }
        for (name, said) in labels.iter().filter(|(name, _)| !SECRETS.contains(&name.as_str())) {
            let label = label(name);
            let is_right = if label == ANY { said.len() > 1 } else { said.contains(&words.say(&label)) };
            faults.extend((!is_right).then(|| format!("{name} is called {said:?}, not {label}")));
        }
        assert_eq!(faults, Vec::<String>::new());
    }

    #[test]
    fn a_secret_a_choice_and_a_day_stay_away() {
        for (name, value) in [("passphrase", "abaisser abandon"), ("sure", "yes"), ("day", "2026-11-21"), ("text", " ")]
        {
            assert_eq!(back(name, value), Vec::new(), "{name}");
        }
        assert_eq!(back("a-new-field", "Des mots.").len(), 1, "what nobody knows yet is given back");
        assert_eq!(back("facts", "rien").len(), 1);
        assert_eq!((back("text", "mot").remove(0).rows(), back("text", &"a\n".repeat(90)).remove(0).rows()), (1, 20));
    }
}
