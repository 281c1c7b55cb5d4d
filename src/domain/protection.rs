//! Protection fonctionnelle: the employer's duty to protect an agent attacked because of their work, asked for by the person.
//!
//! What is asked and what was decided, without the facts: those go by a consent of their own. Silence kept for two months
//! is a refusal (CRPA L.231-4, 5°), against which the person has two more before the administrative court (CJA R.421-2).
//! It does **not** decide, nor know who does; the organisation names the service in charge.
use super::{
    Coded, calendar,
    contact::Fault,
    draft::Fields,
    localised::Localised,
    report::{LINE_LIMIT, PARAGRAPH_LIMIT},
};
use crate::clock::Day;

/// Months within which an agent goes to the administrative court (CJA R.421-1, R.421-2).
const MONTHS_TO_APPEAL: u32 = 2;

/// The service that deals with requests, as the receipt must name it (CRPA R.112-11-1).
#[derive(Debug, Clone, PartialEq, Eq, serde::Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Office {
    /// Its name.
    pub name: Localised,
    /// Its postal address, on one line.
    pub address: String,
    /// Its electronic address.
    pub mail: String,
    /// Its number.
    pub phone: String,
    /// The administrative court before which a refusal can be brought.
    pub court: Localised,
}

/// What the person asks for, by name: nobody is protected without one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Request {
    /// Their name.
    pub name: String,
    /// Their post, as they say it; may be empty.
    pub post: String,
    /// What would help; may be empty.
    pub wanted: String,
    /// The sentence they agreed to, as it was shown.
    pub agreed: String,
    /// The last day of the decision, as they were told; afterwards silence is a refusal.
    pub until: Day,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Outcome {
    /// Granted.
    Granted,
    /// Granted for a part.
    Partly,
    /// Refused.
    Refused,
}

impl Coded for Outcome {
    const ALL: &'static [Self] = &[Self::Granted, Self::Partly, Self::Refused];

    fn code(self) -> &'static str {
        match self {
            Self::Granted => "granted",
            Self::Partly => "partly",
            Self::Refused => "refused",
        }
    }
}

/// A decision, as a member notes what the employer decided.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Decision {
    /// What was decided.
    pub outcome: Outcome,
    /// The day of the decision.
    pub day: Day,
    /// What it says: facts covered, measures, how long; or why not (CGFP R.134-3; CRPA L.211-2).
    pub reasons: String,
}

/// Where a request stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Progress {
    /// A decision is awaited until this day.
    Waiting {
        /// The last day; afterwards silence is a refusal.
        until: Day,
    },
    /// None was noted: it counts as refused.
    Silent {
        /// Since the day after this one.
        until: Day,
        /// The last day to go to court.
        appeal: Day,
    },
    /// It was decided.
    Decided(Decision),
}

impl Progress {
    /// Where a request stands on a day.
    #[must_use]
    pub fn of(decision: Option<&Decision>, until: Day, today: Day) -> Self {
        match decision {
            Some(decision) => Self::Decided(decision.clone()),
            None if today <= until => Self::Waiting { until },
            None => Self::Silent { until, appeal: calendar::plus_months(until, MONTHS_TO_APPEAL) },
        }
    }

    /// Whether the person may ask again.
    #[must_use]
    pub fn is_over(&self) -> bool {
        !matches!(self, Self::Waiting { .. })
    }
}

impl Request {
    /// Reads what was typed; a name and the box that agrees are required. `agreed` is the sentence beside the box, `until` the
    /// day the page told.
    pub fn parse(fields: &Fields, (agreed, until): (String, Day)) -> Result<Self, Vec<Fault>> {
        let [name, post, wanted] = ["name", "post", "wanted"].map(|field| fields.one(field).trim().to_owned());
        let long = |text: &str, limit| text.chars().count() > limit;
        let faults = [
            (name.is_empty(), "name", "no-name"),
            (long(&name, LINE_LIMIT), "name", "too-long"),
            (long(&post, LINE_LIMIT), "post", "too-long"),
            (long(&wanted, PARAGRAPH_LIMIT), "wanted", "too-long"),
            (fields.one("agree") != "yes", "agree", "not-agreed"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        if faults.is_empty() { Ok(Self { name, post, wanted, agreed, until }) } else { Err(faults) }
    }
}

impl Decision {
    /// Reads what was typed: everything is required, and the day lies between the request and today.
    pub fn parse(fields: &Fields, asked: Day, today: Day) -> Result<Self, Fault> {
        let fault = |field, code| Fault { field, code };
        let outcome = Outcome::from_code(fields.one("outcome")).map_err(|_| fault("outcome", "missing-outcome"))?;
        let day: Day = fields.one("decided").trim().parse().map_err(|_| fault("decided", "not-a-date"))?;
        if day > today {
            return Err(fault("decided", "not-yet"));
        }
        if day < asked {
            return Err(fault("decided", "before-request"));
        }
        let reasons = fields.one("text").trim().to_owned();
        match reasons.chars().count() {
            0 => Err(fault("text", "no-reasons")),
            count if count > PARAGRAPH_LIMIT => Err(fault("text", "too-long")),
            _ => Ok(Self { outcome, day, reasons }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Day {
        text.parse().unwrap()
    }

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        fields
    }

    #[test]
    fn silence_is_a_refusal_from_the_day_after() {
        let until = day("2027-01-22");
        assert_eq!(Progress::of(None, until, until), Progress::Waiting { until });
        let silent = Progress::of(None, until, day("2027-01-23"));
        assert_eq!(silent, Progress::Silent { until, appeal: day("2027-03-22") });
        let granted = Decision { outcome: Outcome::Granted, day: day("2027-01-30"), reasons: "Oui.".to_owned() };
        let late = Progress::of(Some(&granted), until, day("2027-02-01"));
        assert_eq!(late, Progress::Decided(granted), "a late decision takes the place of silence");
        assert!(silent.is_over() && late.is_over() && !Progress::Waiting { until }.is_over());
    }

    #[test]
    fn a_request_has_a_name_and_an_agreement() {
        let codes = |pairs: &[(&str, &str)]| {
            let read = Request::parse(&fields(pairs), ("D’accord.".to_owned(), day("2027-01-22")));
            read.map_err(|faults| faults.iter().map(|fault| (fault.field, fault.code)).collect::<Vec<_>>())
        };
        assert_eq!(codes(&[]).unwrap_err(), [("name", "no-name"), ("agree", "not-agreed")]);
        let long = "é".repeat(LINE_LIMIT + 1);
        let all = codes(&[("name", &long), ("post", &long), ("wanted", &long.repeat(9)), ("agree", "yes")]);
        assert_eq!(all.unwrap_err(), [("name", "too-long"), ("post", "too-long"), ("wanted", "too-long")]);
        let read = codes(&[("name", " Awa Sarr "), ("agree", "yes")]).unwrap();
        assert_eq!((read.name.as_str(), read.post.as_str(), read.agreed.as_str()), ("Awa Sarr", "", "D’accord."));
    }

    #[test]
    fn a_decision_is_whole_and_of_a_possible_day() {
        let all = [("outcome", "refused"), ("decided", "2026-12-01"), ("text", "Parce que.")];
        let read = |change: (&str, &str)| {
            let pairs: Vec<(&str, &str)> =
                all.iter().map(|pair| if pair.0 == change.0 { change } else { *pair }).collect();
            Decision::parse(&fields(&pairs), day("2026-11-22"), day("2026-12-02")).map_err(|fault| fault.code)
        };
        assert_eq!(read(("", "")).unwrap().outcome, Outcome::Refused);
        for (change, code) in [
            (("outcome", "maybe"), "missing-outcome"),
            (("decided", "hier"), "not-a-date"),
            (("decided", "2026-12-03"), "not-yet"),
            (("decided", "2026-11-21"), "before-request"),
            (("text", " "), "no-reasons"),
        ] {
            assert_eq!(read(change), Err(code));
        }
    }
}
