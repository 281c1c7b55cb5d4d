//! A case as everybody who may see its row sees it: reference, stage, drawers.
use std::fmt;

use super::{Coded, UnknownCode, family::Family};
use crate::{
    clock::Day,
    entropy::{self, Entropy},
};

/// Crockford's base 32: no I, L, O or U, so that what is read aloud is written right.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// What people read and say: `R-2026-7KQ4M`, the year and five random symbols. Derives from nothing.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Reference(String);

impl Reference {
    /// Draws a reference for what begins that day; the store refuses one already taken.
    #[must_use]
    pub fn random(family: Family, day: Day, entropy: &mut dyn Entropy) -> Self {
        let code: String = (0..5)
            .filter_map(|_| SYMBOLS.get(entropy::below(entropy, 32) as usize))
            .map(|symbol| char::from(*symbol))
            .collect();
        Self(format!("{}-{:04}-{code}", family.letter(), day.date().year()))
    }

    /// What is called so.
    #[must_use]
    pub fn family(&self) -> Family {
        let is = |family: &&Family| self.0.starts_with(family.letter());
        Family::ALL.iter().find(is).copied().unwrap_or(Family::Case)
    }

    /// Reads a reference as people type it: any case, spaces around.
    pub fn parse(text: &str) -> Result<Self, UnknownCode> {
        let text = text.trim().to_ascii_uppercase();
        let mut parts = text.split('-');
        let (Some(letter), Some(year), Some(code), None) = (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(UnknownCode);
        };
        let letter_is_right = Family::ALL.iter().any(|family| family.letter() == letter);
        let year_is_right = year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit());
        let code_is_right = code.len() == 5 && code.bytes().all(|b| SYMBOLS.contains(&b));
        if letter_is_right && year_is_right && code_is_right { Ok(Self(text)) } else { Err(UnknownCode) }
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// Kept by the person for themselves: nobody else has a key, and no list shows it.
    Notebook,
    /// A question, which is no report; a cell has it and answers.
    Question,
    /// Deposited; nobody has answered yet.
    Received,
    /// The cell has answered; the conversation goes on.
    Listening,
    /// The cell asks now and then how the person is, for a time chosen with them.
    Aftercare,
    /// A question that the cell has closed; whatever one of both says opens it again, until it is erased.
    Answered,
    /// A case that the cell has closed, with reasons; whatever one of both says opens it again, until it is erased.
    Ended,
    /// The person withdrew it: nobody else has a key, and they can still come back on it.
    Withdrawn,
    /// Withdrawn for good: what is left is the person's own copy.
    Closed,
    /// Of an inquiry: somebody named by the authority looks at what was handed over.
    Assessment,
    /// Of an inquiry: they asked for more before they decide.
    MoreNeeded,
    /// Of an inquiry: there is none, with reasons.
    NotOpened,
    /// Of an inquiry: there is one.
    Inquiry,
    /// Of an inquiry: its report is filed.
    Reported,
    /// Of a measure: somebody is asked to take it.
    MeasureAsked,
    /// Of a measure: it is taken, and looked at again on a day.
    MeasureTaken,
    /// Of a measure: it is not taken, with reasons.
    MeasureRefused,
    /// Of a measure: it is over.
    MeasureEnded,
    /// Those appointed to it inquire.
    Investigation,
    /// Of a prevention alert: sent to the authority.
    Alert,
    /// Of a prevention alert: something was decided in return.
    AlertAnswered,
    /// Their report is filed: nothing of it changes any more.
    Filed,
    /// Of a report that was filed: those who decide have it.
    Decision,
    /// They have decided on everybody implicated.
    Decided,
    /// Of a disciplinary procedure: it runs.
    Discipline,
    /// Of a disciplinary procedure: it is over.
    DisciplineClosed,
    /// Of a person heard: the inquiry goes on.
    Hearing,
    /// Of a person heard: the report is filed, and what was said stays as it is.
    HeardClosed,
}

impl Stage {
    /// The stages at which a cell has the case, in their order.
    pub const OPEN_TO_THE_CELL: &'static [Self] =
        &[Self::Question, Self::Received, Self::Listening, Self::Aftercare, Self::Answered, Self::Ended];
    /// Those at which lists of a cell show it.
    pub const OF_THE_CELL: &'static [Self] = &[
        Self::Question,
        Self::Received,
        Self::Listening,
        Self::Aftercare,
        Self::Answered,
        Self::Ended,
        Self::Withdrawn,
    ];
    /// Those of an inquiry, in their order.
    pub const OF_AN_INQUIRY: &'static [Self] =
        &[Self::Assessment, Self::MoreNeeded, Self::Inquiry, Self::Reported, Self::NotOpened];

    /// The drawer whose first record says who the person is and who may read: there from the beginning of the stage.
    #[must_use]
    pub fn word_stands_in(self) -> CompartmentKind {
        match self {
            Self::Notebook => CompartmentKind::Notebook,
            Self::Question
            | Self::Received
            | Self::Listening
            | Self::Aftercare
            | Self::Answered
            | Self::Ended
            | Self::Withdrawn
            | Self::Closed => CompartmentKind::Exchange,
            Self::Assessment
            | Self::MoreNeeded
            | Self::NotOpened
            | Self::Inquiry
            | Self::Reported
            | Self::MeasureAsked
            | Self::MeasureTaken
            | Self::MeasureRefused
            | Self::MeasureEnded => CompartmentKind::Assessment,
            Self::Investigation | Self::Filed => CompartmentKind::Inquiry,
            Self::Decision | Self::Decided => CompartmentKind::Decision,
            Self::Discipline | Self::DisciplineClosed => CompartmentKind::Discipline,
            Self::Alert | Self::AlertAnswered => CompartmentKind::Alert,
            Self::Hearing | Self::HeardClosed => CompartmentKind::Heard,
        }
    }

    /// What stands there.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::Notebook
            | Self::Question
            | Self::Received
            | Self::Listening
            | Self::Aftercare
            | Self::Answered
            | Self::Ended
            | Self::Withdrawn
            | Self::Closed => Family::Case,
            Self::Assessment | Self::MoreNeeded | Self::NotOpened | Self::Inquiry | Self::Reported => Family::Inquiry,
            Self::MeasureAsked | Self::MeasureTaken | Self::MeasureRefused | Self::MeasureEnded => Family::Measure,
            Self::Investigation | Self::Filed => Family::Investigation,
            Self::Decision | Self::Decided => Family::Decision,
            Self::Discipline | Self::DisciplineClosed => Family::Discipline,
            Self::Alert | Self::AlertAnswered => Family::Alert,
            Self::Hearing | Self::HeardClosed => Family::Hearing,
        }
    }

    /// Whether the person ended everybody else's access.
    #[must_use]
    pub fn is_withdrawn(self) -> bool {
        matches!(self, Self::Withdrawn | Self::Closed)
    }

    /// Whether nobody but the person has it, so that it is kept for as long as they come back.
    #[must_use]
    pub fn is_the_persons_own(self) -> bool {
        matches!(self, Self::Notebook | Self::Closed)
    }

    /// Whether nothing more is awaited: a file that rests is erased at its term (see [`super::retention`]), unless it is
    /// opened again.
    #[must_use]
    pub fn rests(self) -> bool {
        match self {
            Self::Answered
            | Self::Ended
            | Self::NotOpened
            | Self::Reported
            | Self::MeasureRefused
            | Self::MeasureEnded
            | Self::Filed
            | Self::AlertAnswered
            | Self::Decided
            | Self::DisciplineClosed
            | Self::HeardClosed => true,
            Self::Notebook
            | Self::Question
            | Self::Received
            | Self::Listening
            | Self::Aftercare
            | Self::Withdrawn
            | Self::Closed
            | Self::Assessment
            | Self::MoreNeeded
            | Self::Inquiry
            | Self::MeasureAsked
            | Self::MeasureTaken
            | Self::Investigation
            | Self::Alert
            | Self::Decision
            | Self::Discipline
            | Self::Hearing => false,
        }
    }

    /// Where a case that the cell has closed, or asks for news of, stands once it is opened again; any other stays where it is.
    #[must_use]
    pub fn reopened(self) -> Self {
        match self {
            Self::Answered => Self::Question,
            Self::Ended | Self::Aftercare => Self::Listening,
            here => here,
        }
    }

    /// Whether the cell has closed it: nothing waits there, until it is opened again.
    #[must_use]
    pub fn was_closed(self) -> bool {
        matches!(self, Self::Answered | Self::Ended)
    }

    /// Whether it is a question, answered for good or not.
    #[must_use]
    pub fn is_a_question(self) -> bool {
        matches!(self, Self::Question | Self::Answered)
    }

    /// Whether a report can still be sent under the code of such a case: nothing was reported yet.
    #[must_use]
    pub fn can_become_a_report(self) -> bool {
        matches!(self, Self::Notebook | Self::Question | Self::Answered)
    }
}

impl Coded for Stage {
    const ALL: &'static [Self] = &[
        Self::Notebook,
        Self::Question,
        Self::Received,
        Self::Listening,
        Self::Aftercare,
        Self::Answered,
        Self::Ended,
        Self::Withdrawn,
        Self::Closed,
        Self::Assessment,
        Self::MoreNeeded,
        Self::NotOpened,
        Self::Inquiry,
        Self::Reported,
        Self::MeasureAsked,
        Self::MeasureTaken,
        Self::MeasureRefused,
        Self::MeasureEnded,
        Self::Investigation,
        Self::Alert,
        Self::AlertAnswered,
        Self::Filed,
        Self::Decision,
        Self::Decided,
        Self::Discipline,
        Self::DisciplineClosed,
        Self::Hearing,
        Self::HeardClosed,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Notebook => "notebook",
            Self::Question => "question",
            Self::Received => "received",
            Self::Listening => "listening",
            Self::Aftercare => "aftercare",
            Self::Answered => "answered",
            Self::Ended => "ended",
            Self::Withdrawn => "withdrawn",
            Self::Closed => "closed",
            Self::Assessment => "assessment",
            Self::MoreNeeded => "more-needed",
            Self::NotOpened => "not-opened",
            Self::Inquiry => "inquiry",
            Self::Reported => "reported",
            Self::MeasureAsked => "measure-asked",
            Self::MeasureTaken => "measure-taken",
            Self::MeasureRefused => "measure-refused",
            Self::MeasureEnded => "measure-ended",
            Self::Investigation => "investigation",
            Self::Alert => "alert",
            Self::AlertAnswered => "alert-answered",
            Self::Filed => "filed",
            Self::Decision => "decision",
            Self::Decided => "decided",
            Self::Discipline => "discipline",
            Self::DisciplineClosed => "discipline-closed",
            Self::Hearing => "hearing",
            Self::HeardClosed => "heard-closed",
        }
    }
}

/// A kind of drawer; who holds its key is settled when it is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum CompartmentKind {
    /// What a person keeps for themselves: that person only, never a member, never recovery keys.
    Notebook,
    /// A conversation with one professional bound by secrecy: the person and that member, never recovery keys.
    Counsel,
    /// Narrative, conversation and consents: the reporter and the cell. Never handed over.
    Exchange,
    /// Who the person is and how to reach them: the reporter and the cell; another role only by a consent that names it.
    Identity,
    /// The cell's own notes and assessment: the cell only.
    Listening,
    /// Keys of others that a withdrawal took from them: that person only, until they come back on it.
    Withheld,
    /// One measure, with a name and no facts: the reporter, the cell and whoever is in charge of it.
    Measure,
    /// What was handed over, and what was decided of it: those the authority named to assess it, and nobody of the cell.
    Assessment,
    /// What those who assess or inquire and one person who reported say to each other. The cell has no key of it.
    InquiryExchange,
    /// An inquiry: its mission, plan, evidence, findings, report. Those appointed to it, and nobody else.
    Inquiry,
    /// A prevention alert and what was decided in return: the authority, and the coordinators of the cell.
    Alert,
    /// What of a filed report may be communicated: those appointed to the inquiry, and nobody else.
    Communication,
    /// Appointments and dates of an inquiry, without names and facts: those appointed to it, and whoever of the support desk they
    /// invited.
    Arrangements,
    /// The report as it was filed, for those who decide on it: nobody of those who listened or inquired.
    Decision,
    /// A disciplinary procedure against one person: those who decide, and those who conduct it.
    Discipline,
    /// What a person heard and those who inquire say to each other: they, and nobody else.
    Heard,
}

impl CompartmentKind {
    /// The drawers that everybody of the cell who reads a case holds: whoever comes to read is given each, whoever is taken
    /// off loses each.
    pub const OF_THE_CELL: &'static [Self] = &[Self::Listening, Self::Identity, Self::Measure, Self::Exchange];

    /// Whether the person and the cell hold it as they hold the exchange, where the case has one.
    #[must_use]
    pub fn goes_with_the_exchange(self) -> bool {
        matches!(self, Self::Identity | Self::Measure)
    }

    /// Whether its keys are wrapped to the person and to nobody else, whatever rows say.
    #[must_use]
    pub fn is_the_persons_alone(self) -> bool {
        matches!(self, Self::Notebook | Self::Withheld)
    }

    /// Whether whoever reads it sees in it who came to read and who no longer does.
    #[must_use]
    pub fn tells_who_reads(self) -> bool {
        matches!(
            self,
            Self::Exchange | Self::InquiryExchange | Self::Heard | Self::Decision | Self::Discipline | Self::Alert
        )
    }

    /// Whether it says itself who has its keys, so that whoever holds nothing else can verify that.
    #[must_use]
    pub fn has_a_word_of_its_own(self) -> bool {
        matches!(self, Self::Counsel | Self::InquiryExchange | Self::Arrangements)
    }

    /// Whether it stands in a file that was founded by keys thrown away (see [`Family::is_founded`]).
    #[must_use]
    pub fn is_founded(self) -> bool {
        matches!(
            self,
            Self::Assessment
                | Self::InquiryExchange
                | Self::Inquiry
                | Self::Arrangements
                | Self::Decision
                | Self::Discipline
                | Self::Alert
        )
    }

    /// Whether the person alone makes its keys and says who has them: neither the cell nor recovery keys ever do.
    #[must_use]
    pub fn is_kept_from_the_cell(self) -> bool {
        matches!(self, Self::Notebook | Self::Counsel | Self::Withheld)
    }
}

impl Coded for CompartmentKind {
    const ALL: &'static [Self] = &[
        Self::Notebook,
        Self::Counsel,
        Self::Exchange,
        Self::Identity,
        Self::Listening,
        Self::Measure,
        Self::Withheld,
        Self::Assessment,
        Self::InquiryExchange,
        Self::Inquiry,
        Self::Alert,
        Self::Communication,
        Self::Arrangements,
        Self::Decision,
        Self::Discipline,
        Self::Heard,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Notebook => "notebook",
            Self::Counsel => "counsel",
            Self::Exchange => "exchange",
            Self::Identity => "identity",
            Self::Listening => "listening",
            Self::Withheld => "withheld",
            Self::Measure => "measure",
            Self::Assessment => "assessment",
            Self::InquiryExchange => "inquiry-exchange",
            Self::Inquiry => "inquiry",
            Self::Alert => "alert",
            Self::Communication => "communication",
            Self::Arrangements => "arrangements",
            Self::Decision => "decision",
            Self::Discipline => "discipline",
            Self::Heard => "heard",
        }
    }
}

/// The one who holds a key to a drawer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum HolderKind {
    /// A member of the staff, by their identifier.
    Member,
    /// A person with a code, by its lookup.
    Token,
    /// Recovery keys of the roster.
    Recovery,
}

impl Coded for HolderKind {
    const ALL: &'static [Self] = &[Self::Member, Self::Token, Self::Recovery];

    fn code(self) -> &'static str {
        match self {
            Self::Member => "member",
            Self::Token => "token",
            Self::Recovery => "recovery",
        }
    }
}

#[cfg(test)]
mod tests;
