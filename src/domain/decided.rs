//! What the authority decides once a report is filed: for each person implicated, fact by fact, and whether the public
//! prosecutor is given notice.
//!
//! What is held is the authority's own word: it may differ from what was found, and its reasons say why. Facts that are not
//! established are said so, as plainly as the others. A notice to the prosecutor (*avis*, code de procédure pénale, article 40,
//! second paragraph; CGFP L.121-11) is noted with its day and what went, or that none is given, and why. It does **not** send
//! anything, nor open a disciplinary procedure by itself.
use std::collections::{BTreeMap, BTreeSet};

use super::{
    Coded,
    conclusions::Conclusions,
    contact::Fault,
    draft::Fields,
    finding::Outcome,
    investigation::Filed,
    report::{LINE_LIMIT, NARRATIVE_LIMIT, PARAGRAPH_LIMIT},
};
use crate::clock::Day;

/// What follows, for one person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Way {
    /// Nothing.
    NoAction,
    /// Measures that are no sanction: of organisation, of prevention, of reminder.
    Measures,
    /// A disciplinary procedure.
    Discipline,
    /// Their own employer is told: the organisation has no disciplinary power over them.
    Employer,
}

impl Coded for Way {
    const ALL: &'static [Self] = &[Self::NoAction, Self::Measures, Self::Discipline, Self::Employer];

    fn code(self) -> &'static str {
        match self {
            Self::NoAction => "no-action",
            Self::Measures => "measures",
            Self::Discipline => "discipline",
            Self::Employer => "employer",
        }
    }
}

/// What the authority holds of one allegation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Held {
    /// Number of the allegation.
    pub allegation: u32,
    /// What is held.
    pub outcome: Outcome,
}

/// What is decided for one person implicated; the latest counts, until the decision is concluded.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Decided {
    /// Number of the person in the report.
    pub person: u32,
    /// What is held of each fact alleged against them.
    pub held: Vec<Held>,
    /// What follows.
    pub way: Way,
    /// Why: what was established or not, and what follows from it.
    pub reasons: String,
}

/// The name of the field in which what is held of an allegation is chosen.
#[must_use]
pub fn fact_field(allegation: u32) -> String {
    format!("fact-{allegation}")
}

impl Decided {
    /// Reads what was typed about a person of the report: every fact against them, what follows, and why.
    pub fn parse(fields: &Fields, conclusions: &Conclusions, person: u32) -> Result<Self, Vec<Fault>> {
        let held: Vec<Option<Held>> = conclusions
            .against(person)
            .map(|(allegation, _)| {
                let outcome = Outcome::from_code(fields.one(&fact_field(allegation.number))).ok()?;
                Some(Held { allegation: allegation.number, outcome })
            })
            .collect();
        let held: Option<Vec<Held>> = held.into_iter().collect();
        let way = Way::from_code(fields.one("way")).ok();
        let reasons = fields.one("reasons").trim().to_owned();
        let faults = [
            (held.is_none(), "facts", "fact-not-decided"),
            (way.is_none(), "way", "way-not-chosen"),
            (reasons.is_empty(), "reasons", "no-reasons"),
            (reasons.chars().count() > NARRATIVE_LIMIT, "reasons", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        match (held, way) {
            (Some(held), Some(way)) if faults.is_empty() => Ok(Self { person, held, way, reasons }),
            _ => Err(faults),
        }
    }

    /// Whether it says something of each fact alleged against a person of the report, and of nothing else.
    #[must_use]
    pub fn is_about(&self, conclusions: &Conclusions) -> bool {
        let owed: Vec<u32> = conclusions.against(self.person).map(|(allegation, _)| allegation.number).collect();
        let said: Vec<u32> = self.held.iter().map(|held| held.allegation).collect();
        conclusions.person(self.person).is_some() && owed == said && !self.reasons.trim().is_empty()
    }
}

/// What stands: the last word on each person.
#[must_use]
pub fn standing<'a>(all: impl Iterator<Item = &'a Decided>) -> BTreeMap<u32, &'a Decided> {
    all.map(|one| (one.person, one)).collect()
}

/// Numbers of the persons on whom nothing is decided.
#[must_use]
pub fn open<'a>(conclusions: &Conclusions, all: impl Iterator<Item = &'a Decided>) -> BTreeSet<u32> {
    let decided = standing(all);
    conclusions.persons.iter().map(|person| person.number).filter(|number| !decided.contains_key(number)).collect()
}

/// A disciplinary procedure that begins with the end of the decision.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Opened {
    /// Number of the person in the report.
    pub person: u32,
    /// The file of those who conduct it.
    pub to: Filed,
}

/// The end of the decision.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Ended {
    /// What begins with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub opened: Vec<Opened>,
}

/// Whether the person harmed was told before a notice was given. Their agreement is not needed; their disagreement is noted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Warned {
    /// They were, and do not object.
    Told,
    /// They were, and do not wish it.
    Against,
    /// They were not.
    NotTold,
}

impl Coded for Warned {
    const ALL: &'static [Self] = &[Self::Told, Self::Against, Self::NotTold];

    fn code(self) -> &'static str {
        match self {
            Self::Told => "told",
            Self::Against => "against",
            Self::NotTold => "not-told",
        }
    }
}

/// A notice that was given.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Given {
    /// The day it was sent.
    pub day: Day,
    /// The *tribunal judiciaire* whose prosecutor has it.
    pub court: String,
    /// What went with it, piece by piece.
    pub sent: String,
    /// Whether the person harmed was told before.
    pub warned: Warned,
}

/// Whether the prosecutor is given notice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Prosecutor {
    /// What was sent, where something was.
    pub given: Option<Given>,
    /// Why: of which facts notice is given, or why none is; and why the person was not told, or what they object.
    pub reasons: String,
}

impl Prosecutor {
    /// Reads what was typed. A notice went on a day that is past or today.
    pub fn parse(fields: &Fields, today: Day) -> Result<Self, Vec<Fault>> {
        let text = |name: &str| fields.one(name).trim().to_owned();
        let (court, sent, reasons) = (text("court"), text("sent"), text("reasons"));
        let (day, warned) = (text("day").parse::<Day>().ok(), Warned::from_code(fields.one("warned")).ok());
        let (is_given, is_chosen) = match fields.one("given") {
            "yes" => (true, true),
            "no" => (false, true),
            _ => (false, false),
        };
        let long = |text: &str, limit| text.chars().count() > limit;
        let faults = [
            (!is_chosen, "given", "notice-not-chosen"),
            (is_given && day.is_none_or(|day| day > today), "day", "notice-day"),
            (is_given && court.is_empty(), "court", "notice-court"),
            (long(&court, LINE_LIMIT), "court", "too-long-line"),
            (is_given && sent.is_empty(), "sent", "notice-sent"),
            (long(&sent, PARAGRAPH_LIMIT), "sent", "too-long"),
            (is_given && warned.is_none(), "warned", "notice-warned"),
            (reasons.is_empty(), "reasons", "no-reasons"),
            (long(&reasons, PARAGRAPH_LIMIT), "reasons", "too-long"),
        ];
        let faults: Vec<Fault> =
            faults.into_iter().filter(|fault| fault.0).map(|(_, field, code)| Fault { field, code }).collect();
        if !faults.is_empty() {
            return Err(faults);
        }
        let given = day.zip(warned).filter(|_| is_given).map(|(day, warned)| Given { day, court, sent, warned });
        Ok(Self { given, reasons })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        conclusions::Concluded,
        finding::{Allegation, Implicated},
    };

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        fields
    }

    fn conclusions() -> Conclusions {
        let person = |number| Implicated { number, name: "Quelqu’un".to_owned(), function: String::new() };
        let alleged = |number| Allegation {
            number,
            against: BTreeSet::from([1]),
            facts: "Faits.".to_owned(),
            period: String::new(),
        };
        let found = |allegation| Concluded { allegation, person: 1, outcome: Outcome::Established };
        let persons = vec![person(1), person(2)];
        Conclusions { persons, allegations: vec![alleged(1), alleged(2)], found: vec![found(1), found(2)] }
    }

    fn codes<T>(read: Result<T, Vec<Fault>>) -> Vec<(&'static str, &'static str)> {
        read.err().into_iter().flatten().map(|fault| (fault.field, fault.code)).collect()
    }

    #[test]
    fn a_decision_says_something_of_each_fact_and_why() {
        let all =
            [("fact-1", "established"), ("fact-2", "not-established"), ("way", "discipline"), ("reasons", " Vu. ")];
        let read = |pairs: &[(&str, &str)]| Decided::parse(&fields(pairs), &conclusions(), 1);
        let decided = read(&all).unwrap();
        assert_eq!((decided.way, decided.reasons.as_str(), decided.held.len()), (Way::Discipline, "Vu.", 2));
        assert!(decided.is_about(&conclusions()));
        assert_eq!(codes(read(&all[1..])), [("facts", "fact-not-decided")]);
        assert_eq!(
            codes(read(&[])),
            [("facts", "fact-not-decided"), ("way", "way-not-chosen"), ("reasons", "no-reasons")]
        );
        let long = "x".repeat(NARRATIVE_LIMIT + 1);
        assert_eq!(codes(read(&[all[0], all[1], all[2], ("reasons", &long)])), [("reasons", "too-long")]);
        // Somebody against whom nothing was alleged in the end is decided on all the same.
        let other = Decided::parse(&fields(&[("way", "no-action"), ("reasons", "Rien.")]), &conclusions(), 2).unwrap();
        assert!(other.is_about(&conclusions()) && other.held.is_empty());
        for wrong in [
            Decided { person: 3, ..other.clone() },
            Decided { held: Vec::new(), ..decided.clone() },
            Decided { reasons: " ".to_owned(), ..decided.clone() },
        ] {
            assert!(!wrong.is_about(&conclusions()), "{wrong:?}");
        }
        assert_eq!(open(&conclusions(), [&decided].into_iter()), BTreeSet::from([2]));
        let again = Decided { way: Way::Measures, ..decided.clone() };
        assert_eq!(standing([&decided, &again].into_iter())[&1].way, Way::Measures, "the last word");
    }

    #[test]
    fn a_notice_says_when_to_whom_and_what_or_why_not() {
        let today: Day = "2026-12-01".parse().unwrap();
        let all = [
            ("given", "yes"),
            ("day", "2026-12-01"),
            ("court", "Évry"),
            ("sent", "Le rapport."),
            ("warned", "against"),
            ("reasons", "Un délit."),
        ];
        let given = Prosecutor::parse(&fields(&all), today).unwrap().given.unwrap();
        assert_eq!((given.court.as_str(), given.warned), ("Évry", Warned::Against));
        let without = |name: &str| {
            let left: Vec<_> = all.iter().copied().filter(|pair| pair.0 != name).collect();
            codes(Prosecutor::parse(&fields(&left), today))
        };
        for (field, code) in [
            ("given", "notice-not-chosen"),
            ("day", "notice-day"),
            ("court", "notice-court"),
            ("sent", "notice-sent"),
            ("warned", "notice-warned"),
            ("reasons", "no-reasons"),
        ] {
            assert_eq!(without(field), [(field, code)]);
        }
        assert_eq!(codes(Prosecutor::parse(&fields(&all), today.plus(-1))), [("day", "notice-day")], "not yet");
        let none = Prosecutor::parse(&fields(&[("given", "no"), ("reasons", "Aucun délit.")]), today).unwrap();
        assert_eq!(none.given, None);
        let long = "x".repeat(PARAGRAPH_LIMIT + 1);
        let faults = codes(Prosecutor::parse(
            &fields(&[("given", "no"), ("court", &long), ("sent", &long), ("reasons", &long)]),
            today,
        ));
        assert_eq!(faults, [("court", "too-long-line"), ("sent", "too-long"), ("reasons", "too-long")]);
    }
}
