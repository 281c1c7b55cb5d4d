//! What a list shows of a case without opening it whole: kinds, wishes, the first words.
//!
//! It is written again whenever the key of its drawer changes, and compared with the report whenever the case is opened. It
//! does **not** show a name, nor more of the account than its beginning.
use crate::domain::{
    Coded,
    report::{Report, Wish},
    withdrawal::Withdrawal,
};

/// What a list shows of a case without opening it whole.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Summary {
    /// Codes of the kinds of facts.
    pub kinds: Vec<String>,
    /// Code of the person's link with the organisation, if they asked a question and said it.
    #[serde(default)]
    pub audience: Option<String>,
    /// Code of the person's standing, if said.
    pub standing: Option<String>,
    /// What the person would like, as they last said it.
    #[serde(default)]
    pub wishes: Vec<Wish>,
    /// The person harmed was said to be under eighteen.
    #[serde(default)]
    pub minor: bool,
    /// Somebody was said to be in danger now.
    #[serde(default)]
    pub danger: bool,
    /// How often the person wrote since that somebody is in danger, or is made to pay for having spoken.
    #[serde(default)]
    pub alarms: u32,
    /// How often, of those times, it was that they are made to pay for having spoken.
    #[serde(default)]
    pub retaliations: u32,
    /// The beginning of the narrative, at most 240 characters.
    pub excerpt: String,
    /// The person withdrew the case: then this is all that lists show.
    #[serde(default)]
    pub withdrawn: Option<Withdrawal>,
}

/// Characters of the narrative that lists show.
const EXCERPT: usize = 240;

impl Summary {
    /// The summary of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        Self {
            kinds: report.kinds.clone(),
            audience: None,
            standing: report.standing.map(|standing| standing.code().to_owned()),
            wishes: report.wishes.clone(),
            minor: report.concerns_a_minor(),
            danger: report.is_in_danger(),
            alarms: 0,
            retaliations: 0,
            excerpt: excerpt(&report.narrative),
            withdrawn: None,
        }
    }

    /// The summary of what was handed over: nothing of it, since the person may take their agreement back.
    #[must_use]
    pub fn of_handover() -> Self {
        Self::of_question("", None)
    }

    /// The summary of a question.
    #[must_use]
    pub fn of_question(text: &str, audience: Option<String>) -> Self {
        let excerpt = excerpt(text);
        Self {
            kinds: Vec::new(),
            audience,
            standing: None,
            wishes: Vec::new(),
            minor: false,
            danger: false,
            alarms: 0,
            retaliations: 0,
            excerpt,
            withdrawn: None,
        }
    }

    /// What lists show of a case that was withdrawn: that it was, and nothing of what was told.
    #[must_use]
    pub fn of_withdrawal(withdrawal: &Withdrawal) -> Self {
        Self {
            kinds: Vec::new(),
            audience: None,
            standing: None,
            wishes: Vec::new(),
            minor: false,
            danger: false,
            alarms: 0,
            retaliations: 0,
            excerpt: String::new(),
            withdrawn: Some(withdrawal.clone()),
        }
    }
}

impl Summary {
    /// Whether it was said otherwise than by telling of retaliation.
    #[must_use]
    pub fn is_told_of_more(&self) -> bool {
        self.dangers() > self.retaliations
    }

    /// How often somebody was said to be in danger, or made to pay for having spoken.
    #[must_use]
    pub fn dangers(&self) -> u32 {
        self.alarms.saturating_add(u32::from(self.danger))
    }
}

/// The first words of a narrative, never cut within one.
fn excerpt(narrative: &str) -> String {
    let mut short = String::new();
    for word in narrative.split_whitespace() {
        if short.chars().count().saturating_add(word.chars().count()) >= EXCERPT {
            short.push('…');
            break;
        }
        if !short.is_empty() {
            short.push(' ');
        }
        short.push_str(word);
    }
    short
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_excerpt_is_short_and_cuts_no_word() {
        assert_eq!(excerpt(" Deux\n mots "), "Deux mots");
        let long = excerpt(&"encore ".repeat(100));
        assert!(long.chars().count() <= EXCERPT && long.ends_with("encore…"), "{long}");
        assert_eq!(excerpt(&"a".repeat(1000)), "…");
    }
}
