//! Whom to call: emergency and support contacts, read from `policies/support.toml`.
//!
//! A contact says its hours, its cost, its languages and the day somebody last checked it. It does **not** check
//! numbers: one marked `to_check` must be verified by the organisation before people rely on it.
use toml::Spanned;

use super::{
    calendar,
    file::{self, FileError},
    localised::Localised,
};
use crate::clock::Day;

/// Somebody to turn to.
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contact {
    /// Stable code.
    pub code: String,
    /// Name.
    pub name: Localised,
    /// Number to call, as people write it.
    pub phone: Option<String>,
    /// Number to text.
    pub sms: Option<String>,
    /// Site, `https`.
    pub url: Option<String>,
    /// When somebody answers.
    pub hours: Localised,
    /// What it costs.
    pub cost: Localised,
    /// Languages spoken: `fr`, `en`…
    pub languages: Vec<String>,
    /// For whom, and for what.
    pub for_whom: Localised,
    /// The day it was last checked.
    pub checked: Option<Day>,
    /// For immediate danger.
    #[serde(default)]
    pub emergency: bool,
    /// Bound by professional secrecy.
    #[serde(default)]
    pub bound_by_secrecy: bool,
    /// Still to be verified.
    #[serde(default)]
    pub to_check: bool,
}

impl Contact {
    /// Whether it was never checked, or not within the last six months.
    #[must_use]
    pub fn is_stale(&self, today: Day) -> bool {
        self.checked.is_none_or(|day| calendar::plus_months(day, 6) < today)
    }

    fn fault(&self) -> Option<&'static str> {
        let is_number = |text: &String| {
            text.bytes().all(|b| b.is_ascii_digit() || b" +".contains(&b)) && text.bytes().any(|b| b.is_ascii_digit())
        };
        if self.phone.is_none() && self.sms.is_none() && self.url.is_none() {
            Some("no-way-to-reach")
        } else if ![&self.phone, &self.sms].into_iter().flatten().all(is_number) {
            Some("not-a-number")
        } else if self.url.as_ref().is_some_and(|url| !file::is_https(url)) {
            Some("not-https")
        } else if self.checked.is_none() && !self.to_check {
            Some("never-checked")
        } else {
            None
        }
    }
}

/// Every contact, in the order people see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Support(Vec<Contact>);

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Shape {
    contact: Vec<Spanned<Contact>>,
}

impl Support {
    /// Reads and checks the file. At least one contact serves in an emergency.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        file::check_codes(text, &shape.contact, |contact| &contact.code)?;
        for contact in &shape.contact {
            if let Some(code) = contact.as_ref().fault() {
                return Err(FileError::within(text, &contact.span(), code, &contact.as_ref().code));
            }
        }
        let found = Self(shape.contact.into_iter().map(Spanned::into_inner).collect());
        if found.emergency().next().is_none() { Err(FileError::whole("no-emergency", "contact")) } else { Ok(found) }
    }

    /// Every contact, those still to be checked included.
    pub fn contacts(&self) -> impl Iterator<Item = &Contact> {
        self.0.iter()
    }

    /// The contact with this code.
    #[must_use]
    pub fn contact(&self, code: &str) -> Option<&Contact> {
        self.0.iter().find(|contact| contact.code == code)
    }

    /// Verified contacts for immediate danger.
    pub fn emergency(&self) -> impl Iterator<Item = &Contact> {
        self.0.iter().filter(|contact| contact.emergency && !contact.to_check)
    }

    /// Verified contacts for help without immediate danger.
    pub fn help(&self) -> impl Iterator<Item = &Contact> {
        self.0.iter().filter(|contact| !contact.emergency && !contact.to_check)
    }
}
