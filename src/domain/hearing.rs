//! A person heard in an inquiry: called, listened to, and given what was written down to read, correct and confirm.
//!
//! Each has a space of their own, which they and those who inquire read, and nobody else (Défenseur des droits,
//! décision-cadre 2025-019, rec. 27: the person harmed, the person implicated, witnesses, superiors). Nothing is confirmed by
//! silence; the person implicated answers provisional findings before anything is concluded. It does **not** say what was
//! established: that is the report's.
use super::{Coded, investigation::Filed};
use crate::clock::Day;

/// In what quality somebody is heard. The person implicated is presumed to have done nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HeardRole {
    /// The person who says they were harmed.
    Harmed,
    /// A witness, direct or not.
    Witness,
    /// The person implicated.
    Implicated,
    /// A direct superior of one of them.
    Superior,
    /// Somebody else who may know.
    Other,
}

impl Coded for HeardRole {
    const ALL: &'static [Self] = &[Self::Harmed, Self::Witness, Self::Implicated, Self::Superior, Self::Other];

    fn code(self) -> &'static str {
        match self {
            Self::Harmed => "harmed",
            Self::Witness => "witness",
            Self::Implicated => "implicated",
            Self::Superior => "superior",
            Self::Other => "other",
        }
    }
}

/// What the inquiry knows of somebody who is heard; what they say stands in their space.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Heard {
    /// Their space.
    pub space: Filed,
    /// Who they are, as those who inquire call them.
    pub name: String,
    /// In what quality.
    pub role: HeardRole,
}

/// Where, when and what for somebody is called.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Meeting {
    /// Where.
    pub place: String,
    /// Which day.
    pub day: Day,
    /// At what hour, in words.
    pub hour: String,
    /// What for, without a word of who said what.
    pub purpose: String,
    /// Whether they may come with somebody.
    pub assisted: bool,
}

/// Somebody is called, and told beforehand who may be given the minutes.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Convocation {
    /// The inquiry in which they are heard.
    pub inquiry: Filed,
    /// Who they are.
    pub name: String,
    /// In what quality.
    pub role: HeardRole,
    /// The meeting.
    pub meeting: Meeting,
    /// What they were told of those who may read the minutes, to the letter.
    pub told: String,
}

/// Why somebody who was called was not heard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Unheard {
    /// They refused.
    Refused,
    /// They did not come, and said nothing.
    Absent,
    /// They could not.
    Unable,
}

impl Coded for Unheard {
    const ALL: &'static [Self] = &[Self::Refused, Self::Absent, Self::Unable];

    fn code(self) -> &'static str {
        match self {
            Self::Refused => "refused",
            Self::Absent => "absent",
            Self::Unable => "unable",
        }
    }
}

/// That somebody who was called was not heard, as those who inquire note it; the person may say otherwise.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NotHeard {
    /// The day they were called for.
    pub day: Day,
    /// Why, in one word.
    pub why: Unheard,
    /// The reason, as it is known.
    pub reason: String,
}

/// What the person says of that.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct NotHeardAnswered {
    /// The number of what they answer.
    pub about: u64,
    /// Their words.
    pub text: String,
}

/// What was said, as whoever listened wrote it down: it waits for the person's word.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Minutes {
    /// The day of the meeting.
    pub day: Day,
    /// Where.
    pub place: String,
    /// Who was there.
    pub present: String,
    /// Questions and answers.
    pub text: String,
    /// The number of the version it corrects, if it corrects one.
    #[serde(default)]
    pub corrects: Option<u64>,
}

/// The person's word on a version of the minutes; there is no other way in which minutes are confirmed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct MinutesAnswered {
    /// The number of the version.
    pub minutes: u64,
    /// Whether they confirm it.
    pub confirmed: bool,
    /// What they remark; nothing where they remark nothing.
    pub remarks: String,
}

/// What those who inquire are about to conclude, before they do.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Provisional {
    /// The words.
    pub text: String,
}

/// What the person implicated answers to it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ProvisionalAnswered {
    /// The number of what they answer.
    pub findings: u64,
    /// Their words; empty where they say that they have nothing to say.
    pub text: String,
}
