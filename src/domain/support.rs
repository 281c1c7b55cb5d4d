//! Whom to call: emergency and support contacts, read from `policies/support.toml`; and, by place, from
//! `policies/organisation.toml`.
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
#[expect(clippy::struct_excessive_bools, reason = "lines of a file, each there or not")]
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
    /// Whom it is made for: `everyone`, `agents`, `students`, `minors`, `women`, `lgbti`, `deaf`, `relatives`.
    #[serde(default)]
    pub audiences: Vec<String>,
    /// Within which time it answers somebody who turns to it, where that is known.
    pub answers_within: Option<Localised>,
    /// For whom, and for what.
    pub for_whom: Localised,
    /// The day it was last checked.
    pub checked: Option<Day>,
    /// The day of the letter that gives an officer their mission.
    pub mission: Option<Day>,
    /// The day an officer was last trained for it.
    pub trained: Option<Day>,
    /// What is still to be confirmed although it is shown; for the organisation, never for people.
    pub to_confirm: Option<String>,
    /// For immediate danger.
    #[serde(default)]
    pub emergency: bool,
    /// Said in the one line at the top of the first page, which holds two or three numbers.
    #[serde(default)]
    pub first: bool,
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
        // A service of the house, bound by secrecy, may say in its hours where to find it.
        if self.phone.is_none() && self.sms.is_none() && self.url.is_none() && !self.bound_by_secrecy {
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

/// Refuses contacts that nobody could reach, or of whom nobody knows whether they are still there.
pub(super) fn check(text: &str, contacts: &[Spanned<Contact>]) -> Result<(), FileError> {
    file::check_codes(text, contacts, |contact| &contact.code)?;
    let faulty = contacts.iter().find_map(|contact| Some((contact, contact.as_ref().fault()?)));
    match faulty {
        Some((contact, code)) => Err(FileError::within(text, &contact.span(), code, &contact.as_ref().code)),
        None => Ok(()),
    }
}

impl Support {
    /// Reads and checks the file. At least one contact serves in an emergency.
    pub fn parse(text: &str) -> Result<Self, FileError> {
        let shape: Shape = file::read(text)?;
        check(text, &shape.contact)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    const EMBEDDED: &str = include_str!("../../policies/support.toml");

    #[test]
    fn the_defaults_show_only_what_is_verified() {
        let support = Support::parse(EMBEDDED).unwrap();
        let emergency: Vec<&str> = support.emergency().map(|contact| contact.code.as_str()).collect();
        assert_eq!(emergency, ["police", "samu", "pompiers", "urgence-europe", "urgence-sms"]);
        assert!(support.help().all(|contact| contact.checked.is_some()));
        assert!(support.help().any(|contact| contact.bound_by_secrecy));
        assert!(support.contact("cnae").unwrap().to_check && support.help().all(|contact| contact.code != "cnae"));
    }

    #[test]
    fn a_contact_grows_stale_after_six_months() {
        let support = Support::parse(EMBEDDED).unwrap();
        let police = support.contact("police").unwrap();
        assert!(!police.is_stale("2027-05-22".parse().unwrap()));
        assert!(police.is_stale("2027-05-23".parse().unwrap()));
        assert!(support.contact("cnae").unwrap().is_stale("2026-11-01".parse().unwrap()));
    }

    #[test]
    fn faults() {
        let fault = |from: &str, to: &str| Support::parse(&EMBEDDED.replacen(from, to, 1)).unwrap_err();
        let police = |code| FileError { line: 17, code, at: "police".to_owned() };
        assert_eq!(fault("phone = \"17\"\n", "\n"), police("no-way-to-reach"));
        assert_eq!(fault("phone = \"17\"", "phone = \"dix-sept\""), police("not-a-number"));
        assert_eq!(fault("phone = \"17\"", "url = \"http://a.fr\""), police("not-https"));
        assert_eq!(fault("checked = \"2026-11-22\"\n", ""), police("never-checked"));
        let quiet = EMBEDDED.replace("emergency = true", "");
        assert_eq!(Support::parse(&quiet).unwrap_err().code, "no-emergency");
    }
}
