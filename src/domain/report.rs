//! What a person tells: the answers of the form, parsed once.
//!
//! Only one kind of facts or a few words are required; every other answer may be missing, and "I don't know" is one.
use std::collections::BTreeMap;

use super::Coded;
use crate::{clock::Day, ids::MemberId};

/// The longest narrative, in characters.
pub const NARRATIVE_LIMIT: usize = 20_000;
/// The longest short answer (a place, a date as the person says it, a role), in characters.
pub const LINE_LIMIT: usize = 500;
/// The longest middle-sized answer (who, witnesses), in characters.
pub const PARAGRAPH_LIMIT: usize = 4_000;

/// In what capacity the person writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Standing {
    /// It happened to them.
    Victim,
    /// They saw or heard it.
    Witness,
    /// They write for somebody.
    ForOther,
}

impl Coded for Standing {
    const ALL: &'static [Self] = &[Self::Victim, Self::Witness, Self::ForOther];
    fn code(self) -> &'static str {
        match self {
            Self::Victim => "victim",
            Self::Witness => "witness",
            Self::ForOther => "for-other",
        }
    }
}

/// The person's link with the organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Audience {
    /// Civil servant, contract agent or trainee official.
    Agent,
    /// Doctoral student.
    Doctoral,
    /// Paid by the hour.
    Sessional,
    /// Student.
    Student,
    /// Apprentice.
    Apprentice,
    /// Intern.
    Intern,
    /// Candidate to a competition, a course or a post.
    Candidate,
    /// Works for a contractor.
    Contractor,
    /// Lives in a residence of the organisation.
    Resident,
    /// User of the public service.
    User,
    /// Worked or studied here before.
    Former,
    /// Somebody else.
    Other,
}

impl Coded for Audience {
    const ALL: &'static [Self] = &[
        Self::Agent,
        Self::Doctoral,
        Self::Sessional,
        Self::Student,
        Self::Apprentice,
        Self::Intern,
        Self::Candidate,
        Self::Contractor,
        Self::Resident,
        Self::User,
        Self::Former,
        Self::Other,
    ];
    fn code(self) -> &'static str {
        match self {
            Self::Agent => "agent",
            Self::Doctoral => "doctoral",
            Self::Sessional => "sessional",
            Self::Student => "student",
            Self::Apprentice => "apprentice",
            Self::Intern => "intern",
            Self::Candidate => "candidate",
            Self::Contractor => "contractor",
            Self::Resident => "resident",
            Self::User => "user",
            Self::Former => "former",
            Self::Other => "other",
        }
    }
}

/// An answer to a question that may be answered by yes, no or "I don't know".
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Answer {
    /// Yes.
    Yes,
    /// No.
    No,
    /// "Je ne sais pas".
    Unknown,
}

impl Coded for Answer {
    const ALL: &'static [Self] = &[Self::Yes, Self::No, Self::Unknown];
    fn code(self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::No => "no",
            Self::Unknown => "unknown",
        }
    }
}

/// What the person would like; several may be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Wish {
    /// To be heard.
    Heard,
    /// To be supported.
    Supported,
    /// That the facts be handed over, with their name if they give one.
    HandOver,
    /// That the facts be handed over without their name.
    HandOverWithoutName,
    /// Nothing for the moment.
    NotNow,
}

impl Coded for Wish {
    const ALL: &'static [Self] =
        &[Self::Heard, Self::Supported, Self::HandOver, Self::HandOverWithoutName, Self::NotNow];
    fn code(self) -> &'static str {
        match self {
            Self::Heard => "heard",
            Self::Supported => "supported",
            Self::HandOver => "hand-over",
            Self::HandOverWithoutName => "hand-over-without-name",
            Self::NotNow => "not-now",
        }
    }
}

/// How somebody who might read the report is linked with the facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Link {
    /// Involved, or close to somebody involved: excluded at once, and for every later role.
    Involved,
    /// The person would rather they did not read: honoured down to the minimum of readers.
    PreferNot,
}

impl Coded for Link {
    const ALL: &'static [Self] = &[Self::Involved, Self::PreferNot];
    fn code(self) -> &'static str {
        match self {
            Self::Involved => "involved",
            Self::PreferNot => "prefer-not",
        }
    }
}

/// A parsed submission.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Report {
    /// In what capacity, if said.
    pub standing: Option<Standing>,
    /// Link with the organisation, if said.
    pub audience: Option<Audience>,
    /// Whether the person harmed is under eighteen, if said.
    #[serde(default)]
    pub minor: Option<Answer>,
    /// Whether somebody is in danger now, if said.
    #[serde(default)]
    pub danger: Option<Answer>,
    /// Code of the entity whose cell reads.
    pub entity: String,
    /// Whether the person chose that entity; otherwise it is the root, by default.
    #[serde(default = "said")]
    pub entity_said: bool,
    /// Codes of the kinds of facts chosen, from the taxonomy.
    pub kinds: Vec<String>,
    /// Whether it happened more than once.
    pub repeated: Option<Answer>,
    /// Whether it goes on.
    pub ongoing: Option<Answer>,
    /// When, as the person says it.
    pub when: String,
    /// The first day, if the person gave dates.
    #[serde(default)]
    pub from: Option<Day>,
    /// The last day, if the person gave dates; not before the first.
    #[serde(default)]
    pub to: Option<Day>,
    /// Where, as the person says it.
    pub place: String,
    /// The person's own words.
    pub narrative: String,
    /// Who did it: role, and name if the person wishes.
    pub persons: String,
    /// Who saw or knows.
    pub witnesses: String,
    /// Whether somebody who receives, inquires or decides is involved.
    pub conflict: Option<Answer>,
    /// Members named as involved or unwanted.
    pub links: BTreeMap<MemberId, Link>,
    /// What the person would like.
    pub wishes: Vec<Wish>,
    /// Language of the form.
    pub language: String,
}

impl Report {
    /// Whether it was said that the person harmed is under eighteen: duties follow (CP 434-3, CASF L.226-2-1).
    #[must_use]
    pub fn concerns_a_minor(&self) -> bool {
        self.minor == Some(Answer::Yes)
    }

    /// Whether it was said that somebody is in danger now: whoever is on call is told at once.
    #[must_use]
    pub fn is_in_danger(&self) -> bool {
        self.danger == Some(Answer::Yes)
    }
}

/// Reports written before this was kept: what they name counts as said.
fn said() -> bool {
    true
}
