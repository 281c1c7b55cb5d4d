//! The assessment of a case while it is listened to: danger, urgency, who must be protected, article 40.
//!
//! For a report without a name, three short texts more: can it be checked, what does acting risk, what does not acting risk.
//! They weigh what to do next; nothing here closes a case, so that anonymity is never a reason to. The latest counts, and
//! every one stands in the timeline. It does **not** notify the prosecutor, nor judge whether the law asks for it.
use super::{
    Coded,
    contact::Fault,
    draft::Fields,
    report::{Answer, PARAGRAPH_LIMIT},
};

/// Whether somebody is in danger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Danger {
    /// None was seen.
    None,
    /// There may be.
    Possible,
    /// There is, now.
    Immediate,
}

impl Coded for Danger {
    const ALL: &'static [Self] = &[Self::None, Self::Possible, Self::Immediate];

    fn code(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Possible => "possible",
            Self::Immediate => "immediate",
        }
    }
}

/// How fast somebody must act.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Urgency {
    /// Within the dates that were promised.
    Routine,
    /// Within a few days.
    Soon,
    /// Today.
    Today,
}

impl Coded for Urgency {
    const ALL: &'static [Self] = &[Self::Routine, Self::Soon, Self::Today];

    fn code(self) -> &'static str {
        match self {
            Self::Routine => "routine",
            Self::Soon => "soon",
            Self::Today => "today",
        }
    }
}

/// Whether the prosecutor must be told (code of criminal procedure, article 40, second paragraph), as the cell sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Notice {
    /// Yes, and why.
    Yes,
    /// No, and why.
    No,
    /// It cannot be said yet.
    NotNow,
}

impl Coded for Notice {
    const ALL: &'static [Self] = &[Self::Yes, Self::No, Self::NotNow];

    fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::NotNow => "not-now",
        }
    }
}

/// What a member of the cell found.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Assessed {
    /// Danger seen.
    pub danger: Danger,
    /// What was done about it.
    pub done: String,
    /// How fast to act.
    pub urgency: Urgency,
    /// Somebody harmed or in danger is under eighteen, or cannot protect themselves (CP 434-1, 434-3).
    pub fragile: Answer,
    /// Whether, and how, it can be checked.
    pub checkable: String,
    /// What acting risks for whoever reported.
    pub acting: String,
    /// What not acting risks.
    pub waiting: String,
    /// Whether the prosecutor must be told.
    pub notice: Notice,
    /// Why.
    pub reason: String,
}

/// What lists show of an assessment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Pressing {
    /// Danger seen.
    pub danger: Danger,
    /// How fast to act.
    pub urgency: Urgency,
    /// How often somebody had been said to be in danger: once more since, and it is to be assessed anew.
    #[serde(default)]
    pub heard: u32,
}

impl Pressing {
    /// Whether somebody is in danger now.
    #[must_use]
    pub fn is_dangerous(self) -> bool {
        self.danger == Danger::Immediate
    }

    /// Whether somebody must act before the dates that were promised.
    #[must_use]
    pub fn is_urgent(self) -> bool {
        self.urgency != Urgency::Routine
    }
}

impl Assessed {
    /// What lists show of it.
    #[must_use]
    pub fn pressing(&self) -> Pressing {
        Pressing { danger: self.danger, urgency: self.urgency, heard: 0 }
    }

    /// Reads what was typed. Where nobody gave a name, the three texts that weigh the report are required.
    pub fn parse(fields: &Fields, named: bool) -> Result<Self, Vec<Fault>> {
        let text = |field: &str| fields.one(field).trim().to_owned();
        let found = (
            Danger::from_code(fields.one("danger")),
            Urgency::from_code(fields.one("urgency")),
            Answer::from_code(fields.one("fragile")),
            Notice::from_code(fields.one("notice")),
        );
        let is_silent = |field: &str| fields.one(field).trim().is_empty();
        let danger = found.0.is_ok_and(|danger| danger != Danger::None);
        // Somebody in danger now waits for nothing.
        let is_put_off = found.0.as_ref().is_ok_and(|danger| *danger == Danger::Immediate)
            && found.1.as_ref().is_ok_and(|urgency| *urgency != Urgency::Today);
        let reasoned = found.3.is_ok_and(|notice| notice != Notice::NotNow);
        let lacking = [
            (found.0.is_err(), "danger", "missing-danger"),
            (danger && is_silent("done"), "done", "no-done"),
            (found.1.is_err(), "urgency", "missing-urgency"),
            (is_put_off, "urgency", "danger-today"),
            (found.2.is_err(), "fragile", "missing-fragile"),
            (!named && is_silent("checkable"), "checkable", "no-weighing"),
            (!named && is_silent("acting"), "acting", "no-weighing"),
            (!named && is_silent("waiting"), "waiting", "no-weighing"),
            (found.3.is_err(), "notice", "missing-notice"),
            (reasoned && is_silent("reason"), "reason", "no-reason"),
        ];
        let long = TEXTS.map(|field| (fields.one(field).trim().chars().count() > PARAGRAPH_LIMIT, field, "too-long"));
        let faults = lacking.into_iter().chain(long).filter(|fault| fault.0);
        let faults: Vec<Fault> = faults.map(|(_, field, code)| Fault { field, code }).collect();
        match found {
            (Ok(danger), Ok(urgency), Ok(fragile), Ok(notice)) if faults.is_empty() => {
                let [done, checkable, acting, waiting, reason] = TEXTS.map(text);
                Ok(Self { danger, done, urgency, fragile, checkable, acting, waiting, notice, reason })
            }
            _ => Err(faults),
        }
    }
}

/// The fields that take words.
const TEXTS: [&str; 5] = ["done", "checkable", "acting", "waiting", "reason"];

#[cfg(test)]
mod tests {
    use super::*;

    fn read(pairs: &[(&str, &str)], named: bool) -> Result<Assessed, Vec<(&'static str, &'static str)>> {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        Assessed::parse(&fields, named).map_err(|faults| faults.iter().map(|one| (one.field, one.code)).collect())
    }

    const QUIET: [(&str, &str); 4] =
        [("danger", "none"), ("urgency", "routine"), ("fragile", "unknown"), ("notice", "not-now")];

    #[test]
    fn the_four_questions_are_answered() {
        let all = [
            ("danger", "missing-danger"),
            ("urgency", "missing-urgency"),
            ("fragile", "missing-fragile"),
            ("notice", "missing-notice"),
        ];
        assert_eq!(read(&[], true).unwrap_err(), all);
        let quiet = read(&QUIET, true).unwrap();
        assert_eq!(quiet.pressing(), Pressing { danger: Danger::None, urgency: Urgency::Routine, heard: 0 });
        assert_eq!(read(&[("danger", "peut-être")], true).unwrap_err(), all);
    }

    #[test]
    fn danger_says_what_was_done_and_article_40_says_why() {
        let asked = [("danger", "immediate"), ("urgency", "today"), ("fragile", "yes"), ("notice", "yes")];
        assert_eq!(read(&asked, true).unwrap_err(), [("done", "no-done"), ("reason", "no-reason")]);
        let whole = [asked.as_slice(), &[("done", " Le 17 est appelé. "), ("reason", "Un crime.")]].concat();
        assert_eq!(read(&whole, true).unwrap().done, "Le 17 est appelé.");
        let later = [
            ("danger", "immediate"),
            ("done", "Le 17."),
            ("urgency", "routine"),
            ("fragile", "no"),
            ("notice", "not-now"),
        ];
        assert_eq!(read(&later, true).unwrap_err(), [("urgency", "danger-today")]);
        let no = [("danger", "possible"), ("urgency", "soon"), ("fragile", "no"), ("notice", "no")];
        assert_eq!(read(&no, true).unwrap_err(), [("done", "no-done"), ("reason", "no-reason")]);
    }

    #[test]
    fn a_report_without_a_name_is_weighed_and_no_text_is_endless() {
        let weighed = [("checkable", "no-weighing"), ("acting", "no-weighing"), ("waiting", "no-weighing")];
        assert_eq!(read(&QUIET, false).unwrap_err(), weighed);
        let texts = [("checkable", "Oui."), ("acting", "Peu."), ("waiting", "Beaucoup.")];
        let whole = [QUIET.as_slice(), &texts].concat();
        assert_eq!(read(&whole, false).unwrap().waiting, "Beaucoup.");
        let long = "é".repeat(PARAGRAPH_LIMIT + 1);
        assert_eq!(
            read(&[whole.as_slice(), &[("reason", &long)]].concat(), false).unwrap_err(),
            [("reason", "too-long")]
        );
    }
}
