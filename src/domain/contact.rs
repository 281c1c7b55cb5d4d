//! What reaches the cell by another way than the form: by telephone, in person, by letter, through a listening line.
//!
//! One register for all (see `procedure`): the same answers as a report, and how they came. The words are those of whoever
//! wrote them down, not of the person: what they say of wishes or of a name is an attestation. It does **not** say whether
//! the person read them back.
use super::{
    Coded,
    draft::Fields,
    report::{LINE_LIMIT, Report},
};
use crate::clock::Day;

/// The way something reached the cell; the form has none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Channel {
    /// By telephone.
    Phone,
    /// Somebody came.
    InPerson,
    /// By letter.
    Letter,
    /// An external listening line.
    ExternalLine,
    /// Occupational medicine.
    OccupationalMedicine,
    /// The social service.
    SocialService,
    /// A trade union or a representative.
    Union,
    /// Somebody above, who was told.
    Hierarchy,
}

impl Coded for Channel {
    const ALL: &'static [Self] = &[
        Self::Phone,
        Self::InPerson,
        Self::Letter,
        Self::ExternalLine,
        Self::OccupationalMedicine,
        Self::SocialService,
        Self::Union,
        Self::Hierarchy,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::InPerson => "in-person",
            Self::Letter => "letter",
            Self::ExternalLine => "external-line",
            Self::OccupationalMedicine => "occupational-medicine",
            Self::SocialService => "social-service",
            Self::Union => "union",
            Self::Hierarchy => "hierarchy",
        }
    }
}

/// How it came.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Origin {
    /// By which way.
    pub channel: Channel,
    /// The day the person spoke or wrote, if said.
    pub day: Option<Day>,
    /// Name of the person, where they gave it and agreed that it be written.
    pub person: String,
    /// Name of the line whose key brought it; empty where a member wrote it down, who signs it.
    pub line: String,
}

/// What was told, and how it came.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Contact {
    /// How it came.
    pub origin: Origin,
    /// The same answers as a report.
    pub report: Report,
}

/// Names of the fields that say how it came.
pub const FIELDS: [&str; 3] = ["channel", "received", "person"];

/// Something wrong with one field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Fault {
    /// The field.
    pub field: &'static str,
    /// What is wrong: the sentence `problem-<code>`.
    pub code: &'static str,
}

impl Origin {
    /// Reads the fields that say how it came; the way is required, the rest may be missing.
    pub fn parse(fields: &Fields, today: Day) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let mut wrong = |field, code| faults.push(Fault { field, code });
        let channel = match (fields.one("channel"), Channel::from_code(fields.one("channel"))) {
            (_, Ok(channel)) => Some(channel),
            ("", _) => {
                wrong("channel", "missing-channel");
                None
            }
            _ => {
                wrong("channel", "unknown-option");
                None
            }
        };
        let day = fields.one("received").trim();
        let day = if day.is_empty() { Ok(None) } else { day.parse::<Day>().map(Some) };
        match day {
            Err(_) => wrong("received", "not-a-date"),
            Ok(Some(day)) if day > today => wrong("received", "not-yet"),
            Ok(_) => {}
        }
        let person = fields.one("person").trim();
        if person.chars().count() > LINE_LIMIT {
            wrong("person", "too-long");
        }
        match (channel, day) {
            (Some(channel), Ok(day)) if faults.is_empty() => {
                Ok(Self { channel, day, person: person.to_owned(), line: String::new() })
            }
            _ => Err(faults),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(pairs: &[(&str, &str)]) -> Result<Origin, Vec<(&'static str, &'static str)>> {
        let mut fields = Fields::default();
        for (name, value) in pairs {
            fields.insert(name, value);
        }
        let parsed = Origin::parse(&fields, "2026-11-22".parse().unwrap());
        parsed.map_err(|faults| faults.iter().map(|fault| (fault.field, fault.code)).collect())
    }

    #[test]
    fn the_way_is_all_that_is_needed() {
        for channel in Channel::ALL {
            let origin = parse(&[("channel", channel.code())]).unwrap();
            assert_eq!((origin.channel, origin.day, origin.person.as_str()), (*channel, None, ""));
        }
        let whole = parse(&[("channel", "letter"), ("received", " 2026-11-22"), ("person", " Awa ")]).unwrap();
        assert_eq!((whole.day, whole.person.as_str()), (Some("2026-11-22".parse().unwrap()), "Awa"));
    }

    #[test]
    fn what_is_wrong_is_said_field_by_field() {
        assert_eq!(parse(&[]).unwrap_err(), [("channel", "missing-channel")]);
        assert_eq!(parse(&[("channel", "online")]).unwrap_err(), [("channel", "unknown-option")]);
        let long = "é".repeat(LINE_LIMIT + 1);
        let all = parse(&[("channel", "phone"), ("received", "2026-11-23"), ("person", &long)]);
        assert_eq!(all.unwrap_err(), [("received", "not-yet"), ("person", "too-long")]);
        assert_eq!(parse(&[("channel", "phone"), ("received", "hier")]).unwrap_err(), [("received", "not-a-date")]);
    }
}
