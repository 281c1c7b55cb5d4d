//! People to talk to: those bound by secrecy first, then everybody else, then emergencies.
//!
//! A contact still to be checked is not shown: a wrong number is worse than none.
use askama::Template;
use axum::{extract::State, response::Html};

use crate::{
    clock::Day,
    domain::{rules::Rules, support::Contact},
    service::counsel,
    text::Words,
    web::{
        App, Failure, Page,
        page::{Urgent, render},
    },
};

/// A contact in the words of a page.
#[derive(Debug)]
pub(super) struct Shown {
    pub(super) name: String,
    pub(super) numbers: Vec<Urgent>,
    pub(super) for_whom: String,
    /// Since when an officer has their mission, and when they were trained for it.
    pub(super) mandate: Vec<String>,
    /// Hours, cost and languages, in one line.
    pub(super) practical: String,
    pub(super) site: String,
    pub(super) checked: String,
    /// Nobody has checked it for six months.
    pub(super) old: bool,
}

#[derive(Debug, Template)]
#[template(path = "intake/help.html")]
pub(super) struct Help<'a> {
    t: &'a Words,
    page: &'a Page,
    bound: Vec<Shown>,
    others: Vec<Shown>,
    emergency: Vec<Shown>,
    /// Somebody of the organisation is bound by secrecy and can be written to.
    counsels: bool,
}

impl<'a> Help<'a> {
    pub(super) fn new(page: &'a Page, rules: &Rules, counsels: bool) -> Self {
        Self {
            t: &page.words,
            page,
            bound: shown(page, rules.support.help().filter(|contact| contact.bound_by_secrecy)),
            others: shown(page, rules.support.help().filter(|contact| !contact.bound_by_secrecy)),
            emergency: shown(page, rules.support.emergency()),
            counsels,
        }
    }
}

/// The contacts that were checked, in the page's words.
pub(super) fn shown<'c>(page: &Page, contacts: impl Iterator<Item = &'c Contact>) -> Vec<Shown> {
    contacts.filter(|contact| !contact.to_check).map(|contact| one(page, contact)).collect()
}

fn one(page: &Page, contact: &Contact) -> Shown {
    let language = page.language();
    let name = contact.name.get(language).to_owned();
    let number = |number: &String, by_text| Urgent { name: name.clone(), number: number.clone(), by_text };
    let calls = contact.phone.iter().map(|phone| number(phone, false));
    let texts = contact.sms.iter().map(|sms| number(sms, true));
    let within = contact.answers_within.as_ref().map(|within| within.get(language));
    let within = within.map(|within| page.words.say_one("contact-answers-within", "within", within));
    let within = within.unwrap_or_default();
    let practical = [contact.hours.get(language), &within, contact.cost.get(language), &languages(page, contact)];
    let site = contact.url.as_deref().unwrap_or_default();
    Shown {
        numbers: calls.chain(texts).collect(),
        for_whom: contact.for_whom.get(language).to_owned(),
        mandate: [("contact-mission", contact.mission), ("contact-trained", contact.trained)]
            .into_iter()
            .filter_map(|(key, day)| Some(page.words.say_one(key, "day", &page.words.day(&day?))))
            .collect(),
        practical: practical.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\u{a0}· "),
        // Written, not linked: a click would leave a trace elsewhere that the person did not mean to leave.
        site: site.trim_start_matches("https://").trim_end_matches('/').to_owned(),
        old: contact.is_stale(Day::of(page.now)),
        checked: contact.checked.map(|day| page.words.day(&day)).unwrap_or_default(),
        name,
    }
}

/// Languages in words; one we have no word for keeps its code.
fn languages(page: &Page, contact: &Contact) -> String {
    let words = contact.languages.iter().map(|code| match code.as_str() {
        "fr" => page.words.say("language-fr"),
        "en" => page.words.say("language-en"),
        other => other.to_owned(),
    });
    words.collect::<Vec<_>>().join(", ")
}

pub(super) async fn get(State(app): State<App>, page: Page) -> Result<Html<String>, Failure> {
    let counsels = !counsel::available(&app.service).await?.is_empty();
    render(&Help::new(&page, app.service.rules(), counsels))
}
