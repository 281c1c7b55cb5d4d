//! A disciplinary procedure against one person implicated: what was referred, under which rules, what was done, what was decided.
//!
//! The rules are those of a [`Regime`]; what is written here is checked against them once, as it is typed, and dates are
//! counted from it. A later record of the same thing takes the place of an earlier one, which stays in the file: a
//! correction is a record. What the regime leaves open somebody decides and says why. It does **not** know the law better than
//! `policies/discipline/`, nor judge whether a reason is a good one.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    contact::Fault,
    decided::{Decided, Way},
    discipline::{Circumstances, Prosecution, Regime, known},
    draft::Fields,
    filed::ReportReceived,
    finding::{Allegation, Implicated, Outcome},
    investigation::Filed,
    report::{NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
};
use crate::clock::Day;

mod dates;
mod sanctioned;

pub use dates::{Dated, dates};
pub use sanctioned::{Sanctioned, Suspended, length};

/// The most days by which a sitting can be said to have been put off: a year.
const PUT_OFF_LIMIT: u16 = 366;

/// What those who conduct it are given, by whoever decided that it begins.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Referred {
    /// What was decided on the person.
    pub decided: Decided,
    /// The report, as those who decided had it.
    pub received: ReportReceived,
    /// The file in which it was decided.
    pub from: Filed,
    /// The day the report was filed: the facts are known at the latest from then on.
    pub filed: Day,
}

impl Referred {
    /// The person.
    #[must_use]
    pub fn person(&self) -> Option<&Implicated> {
        self.received.conclusions.person(self.decided.person)
    }

    /// What is alleged against them, and what the authority holds of it.
    #[must_use]
    pub fn facts(&self) -> Vec<(&Allegation, Outcome)> {
        let held = |number| self.decided.held.iter().find(|held| held.allegation == number).map(|held| held.outcome);
        let against = self.received.conclusions.against(self.decided.person);
        against.filter_map(|(allegation, _)| Some((allegation, held(allegation.number)?))).collect()
    }

    /// Whether the decision is about somebody of the report, and opens this.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.decided.way == Way::Discipline && self.decided.is_about(&self.received.conclusions)
    }
}

/// Under which rules, and what its dates are counted from; the latest counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Terms {
    /// Code of the regime.
    pub regime: String,
    /// The day on which the facts were known in their reality, nature and extent.
    pub known: Day,
    /// The first day of criminal prosecution for the same facts.
    pub prosecuted: Option<Day>,
    /// The day of the final decision of the criminal court.
    pub judged: Option<Day>,
    /// The last day of the contract.
    pub contract_ends: Option<Day>,
    /// Whether the council is referred to.
    pub council: bool,
    /// Whether the council ordered an inquiry.
    pub inquiry: bool,
    /// Days by which its sitting was put off.
    pub postponed: u16,
}

impl Terms {
    /// Reads what was typed. The regime is one of those known by `is_known`, and one under which there is power to sanction.
    pub fn parse(fields: &Fields, is_known: impl Fn(&str) -> bool, today: Day) -> Result<Self, Vec<Fault>> {
        let text = |name: &str| fields.one(name).trim().to_owned();
        let regime = text("regime");
        let (known, is_known_day) = day(fields, "known");
        let (prosecuted, is_prosecuted) = day(fields, "prosecuted");
        let (judged, is_judged) = day(fields, "judged");
        let (contract_ends, is_contract) = day(fields, "contract-ends");
        let postponed = if text("postponed").is_empty() { Ok(0) } else { text("postponed").parse::<u16>() };
        let late = |day: Option<Day>| day.is_some_and(|day| day > today);
        let faults = [
            (!is_known(&regime), "regime", "regime-not-chosen"),
            (!is_known_day || known.is_none() || late(known), "known", "known-day"),
            (!is_prosecuted || late(prosecuted), "prosecuted", "past-day"),
            (!is_judged || late(judged), "judged", "past-day"),
            (judged.is_some() && judged < prosecuted.or(known), "judged", "judged-before"),
            (!is_contract, "contract-ends", "not-a-day"),
            (postponed.as_ref().map_or(true, |days| *days > PUT_OFF_LIMIT), "postponed", "not-days"),
        ];
        let faults = found(&faults);
        match (known, postponed) {
            (Some(known), Ok(postponed)) if faults.is_empty() => Ok(Self {
                regime,
                known,
                prosecuted,
                judged,
                contract_ends,
                council: fields.one("with-council") == "yes",
                inquiry: fields.one("inquiry") == "yes",
                postponed,
            }),
            _ => Err(faults),
        }
    }

    /// The same, as the regime counts with it.
    #[must_use]
    pub fn prosecution(&self) -> Prosecution {
        match (self.prosecuted, self.judged) {
            (Some(since), Some(until)) => Prosecution::Over { since, until },
            (Some(since), None) => Prosecution::Running { since },
            (None, _) => Prosecution::None,
        }
    }

    /// How things stand for the limits that depend on it.
    #[must_use]
    pub fn circumstances(&self, suspended: bool) -> Circumstances {
        Circumstances { inquiry: self.inquiry, suspended, postponed: self.postponed }
    }
}

/// A step that was taken, or, of what is ahead, the day that is set for it; the latest of each counts.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct StepTaken {
    /// Code of the step in its regime.
    pub step: String,
    /// The day.
    pub day: Day,
    /// Codes of what was said to whoever had to hear it.
    pub said: BTreeSet<String>,
    /// How, and whatever must be remembered.
    pub note: String,
}

impl StepTaken {
    /// Reads what was typed of a step. What the regime demands to be said is said, or the step is not taken. The day of a sitting
    /// can be one that is set.
    pub fn parse(fields: &Fields, (regime, step): (&Regime, &str), today: Day) -> Result<Self, Vec<Fault>> {
        let Some(step) = regime.step(step) else { return Err(vec![Fault { field: "day", code: "no-such-step" }]) };
        let (on, _) = day(fields, "day");
        let said: BTreeSet<String> = fields.all("said").iter().cloned().collect();
        let note = fields.one("note").trim().to_owned();
        let is_set = step.code == known::SITTING;
        let unsaid = step.notice.iter().any(|code| !said.contains(code)) && !(is_set && on > Some(today));
        let faults = [
            (on.is_none(), "day", "not-a-day"),
            (on.is_some_and(|day| day > today) && !is_set, "day", "past-day"),
            (unsaid, "said", "not-said"),
            (note.chars().count() > PARAGRAPH_LIMIT, "note", "too-long"),
        ];
        let faults = found(&faults);
        match on {
            Some(day) if faults.is_empty() => {
                let said = said.into_iter().filter(|code| step.notice.contains(code)).collect();
                Ok(Self { step: step.code.clone(), day, said, note })
            }
            _ => Err(faults),
        }
    }
}

/// All of it, as it stands: the last word on each thing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proceeding {
    /// Under which rules.
    pub terms: Option<Terms>,
    /// Steps, by their code.
    pub steps: BTreeMap<String, StepTaken>,
    /// Keeping the person away meanwhile.
    pub suspended: Option<Suspended>,
    /// What was decided at the end.
    pub sanctioned: Option<Sanctioned>,
}

impl Proceeding {
    /// The day of a step.
    #[must_use]
    pub fn day(&self, step: &str) -> Option<Day> {
        self.steps.get(step).map(|taken| taken.day)
    }

    /// Why nothing can be decided yet, by the code of what is missing: without rules there is no power, and before the person was
    /// told of their rights, or the council gave its opinion where the sanction takes it, nothing is decided.
    #[must_use]
    pub fn missing(&self, regime: &Regime, (with_council, on): (bool, Day)) -> Vec<&'static str> {
        let is_there = |code: &str| self.day(code).is_some_and(|day| day <= on);
        let lacks = |code: &str| regime.step(code).is_some() && !is_there(code);
        let gaps = [
            (lacks(known::NOTIFY), "not-notified-yet"),
            (with_council && lacks(known::OPINION), "no-opinion-yet"),
            (with_council && regime.step(known::OPINION).is_none() && lacks(known::SITTING), "no-sitting-yet"),
        ];
        gaps.into_iter().filter(|(is_missing, _)| *is_missing).map(|(_, code)| code).collect()
    }
}

/// A day that was typed, and whether what was typed is one, or nothing.
fn day(fields: &Fields, name: &str) -> (Option<Day>, bool) {
    let text = fields.one(name).trim();
    let read = text.parse::<Day>().ok();
    (read, text.is_empty() || read.is_some())
}

fn found(faults: &[(bool, &'static str, &'static str)]) -> Vec<Fault> {
    faults.iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect()
}

fn too_long(text: &str) -> bool {
    text.chars().count() > NARRATIVE_LIMIT
}

#[cfg(test)]
mod tests;
