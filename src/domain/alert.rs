//! A prevention alert: a general text about a place or a practice, sent to the authority; what it decides in return is dated.
//!
//! The text is what each person approved whose case it draws on, to the letter. It carries no case, no name, no file, and no
//! proof that would name one: the authority takes the cell's word for the consents. It does **not** keep a person from
//! recognising a place, nor somebody in it.
use super::{
    contact::Fault,
    draft::Fields,
    report::{LINE_LIMIT, PARAGRAPH_LIMIT},
};
use crate::{clock::Day, ids::CaseId};

/// What the authority reads.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Alert {
    /// Code of the entity whose cell sends it.
    pub cell: String,
    /// The text that was approved.
    pub text: String,
}

/// That it was sent, as both sides of a conversation it draws on see it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct AlertSent {
    /// Number of the consent it rests on.
    pub consent: u64,
    /// What the alert is called.
    pub alert: String,
    /// The alert itself: what somebody else calls so is another.
    pub file: CaseId,
}

/// Something decided in return.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Action {
    /// What is to be done.
    pub what: String,
    /// Who sees to it, by function.
    pub owner: String,
    /// By when.
    pub due: Day,
}

/// That it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ActionDone {
    /// Number of the action.
    pub action: u64,
}

impl Action {
    /// Reads what was typed.
    pub fn parse(fields: &Fields, today: Day) -> Result<Self, Vec<Fault>> {
        let text = |name: &str| fields.one(name).trim().to_owned();
        let (what, owner, due) = (text("what"), text("owner"), text("due").parse::<Day>().ok());
        let faults = [
            (what.is_empty(), "what", "empty"),
            (what.chars().count() > PARAGRAPH_LIMIT, "what", "too-long"),
            (owner.is_empty(), "owner", "action-owner"),
            (owner.chars().count() > LINE_LIMIT, "owner", "too-long-line"),
            (due.is_none_or(|due| due < today), "due", "action-due"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        match due {
            Some(due) if faults.is_empty() => Ok(Self { what, owner, due }),
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(what: &str, owner: &str, due: &str) -> Result<Action, Vec<&'static str>> {
        let mut fields = Fields::default();
        for (name, value) in [("what", what), ("owner", owner), ("due", due)] {
            fields.insert(name, value);
        }
        let faults = |faults: Vec<Fault>| faults.into_iter().map(|fault| fault.code).collect();
        Action::parse(&fields, "2026-11-20".parse().unwrap()).map_err(faults)
    }

    #[test]
    fn an_action_has_an_owner_and_a_date() {
        let action = parsed(" Éclairer le parking. ", "services techniques", "2026-11-20").unwrap();
        assert_eq!((action.what.as_str(), action.due.to_string().as_str()), ("Éclairer le parking.", "2026-11-20"));
        assert_eq!(parsed("", "", "").unwrap_err(), ["empty", "action-owner", "action-due"]);
        assert_eq!(parsed("x", "y", "2026-11-19").unwrap_err(), ["action-due"], "not in the past");
        let (long, line) = ("x".repeat(PARAGRAPH_LIMIT + 1), "y".repeat(LINE_LIMIT + 1));
        assert_eq!(parsed(&long, &line, "2026-12-01").unwrap_err(), ["too-long", "too-long-line"]);
    }
}
