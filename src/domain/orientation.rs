//! Orientation: which services and what support the cell proposes to a person, and what they answer.
//!
//! Only that something was offered and accepted is recorded, never what came of it: care is nobody's file here. The names
//! and the times within which services answer are kept as the person was shown them. It does **not** make an appointment,
//! nor tell a service anything: the person goes there, or agrees that somebody is told.
use std::collections::BTreeMap;

use super::{Coded, contact::Fault, draft::Fields, localised::Localised, report::PARAGRAPH_LIMIT, support::Contact};

/// A kind of support.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Support {
    /// Somebody to talk to.
    Psychological,
    /// Somebody to be examined by.
    Medical,
    /// Money, children, leave, daily life.
    Social,
    /// A lawyer, a complaint.
    Legal,
    /// A place to stay.
    Housing,
}

impl Coded for Support {
    const ALL: &'static [Self] = &[Self::Psychological, Self::Medical, Self::Social, Self::Legal, Self::Housing];

    fn code(self) -> &'static str {
        match self {
            Self::Psychological => "psychological",
            Self::Medical => "medical",
            Self::Social => "social",
            Self::Legal => "legal",
            Self::Housing => "housing",
        }
    }
}

/// What a person answers to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reply {
    /// They accept.
    Accepted,
    /// Not now; it stays open.
    NotNow,
    /// They have it already.
    AlreadyHave,
}

impl Coded for Reply {
    const ALL: &'static [Self] = &[Self::Accepted, Self::NotNow, Self::AlreadyHave];

    fn code(self) -> &'static str {
        match self {
            Self::Accepted => "accepted",
            Self::NotNow => "not-now",
            Self::AlreadyHave => "already-have",
        }
    }
}

/// A service, as the person was shown it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Proposed {
    /// Its code in the organisation's contacts: its numbers are shown as they are now.
    pub code: String,
    /// Its name.
    pub name: Localised,
    /// Within which time it answers, where that is known.
    #[serde(default)]
    pub answers_within: Option<Localised>,
}

impl From<&Contact> for Proposed {
    fn from(contact: &Contact) -> Self {
        let Contact { code, name, answers_within, .. } = contact;
        Self { code: code.clone(), name: name.clone(), answers_within: answers_within.clone() }
    }
}

/// What is proposed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Oriented {
    /// Services to turn to.
    pub services: Vec<Proposed>,
    /// Kinds of support that the cell can bring about.
    pub support: Vec<Support>,
    /// Words to the person.
    pub text: String,
}

impl Oriented {
    /// Reads what was typed: a service or a support, and words to the person.
    pub fn parse(fields: &Fields, contacts: &[&Contact]) -> Result<Self, Vec<Fault>> {
        let chosen = |name: &str, code: &str| fields.all(name).iter().any(|one| one == code);
        let services = contacts.iter().filter(|contact| chosen("services", &contact.code));
        let services: Vec<Proposed> = services.map(|contact| Proposed::from(*contact)).collect();
        let support: Vec<Support> =
            Support::ALL.iter().copied().filter(|support| chosen("support", support.code())).collect();
        let text = fields.one("text").trim().to_owned();
        let faults = [
            (services.is_empty() && support.is_empty(), "services", "nothing-offered"),
            (text.is_empty(), "text", "empty"),
            (text.chars().count() > PARAGRAPH_LIMIT, "text", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        if faults.is_empty() { Ok(Self { services, support, text }) } else { Err(faults) }
    }
}

/// What a person answers to what was proposed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SupportAnswered {
    /// The number of the proposal in its drawer.
    pub orientation: u64,
    /// Their answer to each kind of support; what is not there was left open.
    pub answers: BTreeMap<Support, Reply>,
}

impl SupportAnswered {
    /// Reads what was chosen for a proposal: at least one answer, and only to what was offered.
    pub fn parse(fields: &Fields, (orientation, offered): (u64, &Oriented)) -> Result<Self, Fault> {
        let fault = |code| Fault { field: "support", code };
        let mut answers = BTreeMap::new();
        for support in &offered.support {
            let code = fields.one(&format!("support-{}", support.code()));
            if !code.is_empty() {
                answers.insert(*support, Reply::from_code(code).map_err(|_| fault("unknown-option"))?);
            }
        }
        if answers.is_empty() { Err(fault("no-answer")) } else { Ok(Self { orientation, answers }) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::support::Support as Contacts;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        fields
    }

    fn read(pairs: &[(&str, &str)]) -> Result<Oriented, Vec<&'static str>> {
        let contacts = Contacts::parse(include_str!("../../policies/support.toml")).unwrap();
        let contacts: Vec<&Contact> = contacts.help().collect();
        Oriented::parse(&fields(pairs), &contacts).map_err(|faults| faults.iter().map(|fault| fault.code).collect())
    }

    #[test]
    fn something_is_offered_in_words() {
        assert_eq!(read(&[]).unwrap_err(), ["nothing-offered", "empty"]);
        // A number that nobody has verified is proposed to nobody.
        assert_eq!(read(&[("services", "cnae"), ("text", "Bonjour.")]).unwrap_err(), ["nothing-offered"]);
        let offered = read(&[("services", "suicide"), ("support", "legal"), ("text", " Bonjour. ")]).unwrap();
        assert_eq!((offered.services[0].code.as_str(), offered.text.as_str()), ("suicide", "Bonjour."));
        assert_eq!(offered.support, [Support::Legal]);
    }

    #[test]
    fn only_what_was_offered_is_answered() {
        let offered = read(&[("support", "legal"), ("support", "social"), ("text", "Bonjour.")]).unwrap();
        let answer = |pairs: &[(&str, &str)]| SupportAnswered::parse(&fields(pairs), (7, &offered));
        assert_eq!(answer(&[]).unwrap_err().code, "no-answer");
        assert_eq!(answer(&[("support-housing", "accepted")]).unwrap_err().code, "no-answer");
        assert_eq!(answer(&[("support-legal", "oui")]).unwrap_err().code, "unknown-option");
        let answered = answer(&[("support-legal", "accepted"), ("support-social", "")]).unwrap();
        assert_eq!(answered.answers, BTreeMap::from([(Support::Legal, Reply::Accepted)]));
        let sealed = serde_json::to_string(&answered).unwrap();
        assert_eq!(serde_json::from_str::<SupportAnswered>(&sealed).unwrap(), answered);
    }
}
