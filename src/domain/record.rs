//! What the seals hold: one versioned list of everything recorded in a case.
//!
//! A record is never updated: a correction is a record. Its clear row says only its [`RecordKind`] and a day.
use jiff::Timestamp;

mod readers;
mod summary;

pub use readers::{Exclusion, Party, Readers};
pub use summary::Summary;

use super::{
    Coded,
    assessment::{Assessed, Pressing},
    attached::Attached,
    consent::{Asked, Consent, Declined, TakenBack, Wishes},
    contact::Contact,
    handover::{HandedOver, Passed},
    identity::Identity,
    inquiry::Ruling,
    linking::Linked,
    notebook::{Kept, Memo, TakenOut},
    orientation::{Oriented, SupportAnswered},
    protection::{Decision, Request},
    qualification::Qualified,
    report::Report,
    withdrawal::{Withdrawal, Withheld},
};
use crate::ids::MemberId;

/// The kind of a record, as its clear row shows it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RecordKind {
    /// The report.
    Report,
    /// What reached the cell by another way than the form.
    Contact,
    /// What lists show of a case.
    Summary,
    /// Who must not read, and the reporter's present keys.
    Readers,
    /// The reporter's words.
    Message,
    /// A member's answer.
    Reply,
    /// A note of the cell.
    Note,
    /// Who takes care of the case.
    Assigned,
    /// A file.
    File,
    /// Who the person is, and how to reach them.
    Identity,
    /// That a member checked who has lost their code.
    Vouched,
    /// A note of the person for themselves.
    Memo,
    /// Something the person took out of their notebook.
    TakenOut,
    /// A report kept for later.
    Kept,
    /// A member asks whether something may be handed over.
    Asked,
    /// The person agrees.
    Consent,
    /// The person does not agree.
    Declined,
    /// The person takes an agreement back.
    TakenBack,
    /// What the person would like now.
    Wishes,
    /// That the person withdrew the case.
    Withdrawn,
    /// That they came back on it.
    Resumed,
    /// Keys that a withdrawal took from others.
    Withheld,
    /// A request for protection fonctionnelle.
    Protection,
    /// What was decided of it.
    ProtectionDecided,
    /// That something was handed over, where it comes from.
    Passed,
    /// What was handed over, where it was received.
    HandedOver,
    /// Whether there is an inquiry.
    Ruled,
    /// An assessment.
    Assessed,
    /// What lists show of it.
    Pressing,
    /// The kinds of facts that the cell retains.
    Qualified,
    /// What was proposed to the person.
    Oriented,
    /// What they answered.
    SupportAnswered,
}

impl Coded for RecordKind {
    const ALL: &'static [Self] = &[
        Self::Report,
        Self::Contact,
        Self::Summary,
        Self::Readers,
        Self::Message,
        Self::Reply,
        Self::Note,
        Self::Assigned,
        Self::File,
        Self::Identity,
        Self::Vouched,
        Self::Memo,
        Self::TakenOut,
        Self::Kept,
        Self::Asked,
        Self::Consent,
        Self::Declined,
        Self::TakenBack,
        Self::Wishes,
        Self::Withdrawn,
        Self::Resumed,
        Self::Withheld,
        Self::Protection,
        Self::ProtectionDecided,
        Self::Passed,
        Self::HandedOver,
        Self::Ruled,
        Self::Assessed,
        Self::Pressing,
        Self::Qualified,
        Self::Oriented,
        Self::SupportAnswered,
    ];

    fn code(self) -> &'static str {
        match self {
            Self::Report => "report",
            Self::Contact => "contact",
            Self::Summary => "summary",
            Self::Readers => "readers",
            Self::Message => "message",
            Self::Reply => "reply",
            Self::Note => "note",
            Self::Assigned => "assigned",
            Self::File => "file",
            Self::Identity => "identity",
            Self::Vouched => "vouched",
            Self::Memo => "memo",
            Self::TakenOut => "taken-out",
            Self::Kept => "kept",
            Self::Asked => "asked",
            Self::Consent => "consent",
            Self::Declined => "declined",
            Self::TakenBack => "taken-back",
            Self::Wishes => "wishes",
            Self::Withdrawn => "withdrawn",
            Self::Resumed => "resumed",
            Self::Withheld => "withheld",
            Self::Protection => "protection",
            Self::ProtectionDecided => "protection-decided",
            Self::Passed => "passed",
            Self::HandedOver => "handed-over",
            Self::Ruled => "ruled",
            Self::Assessed => "assessed",
            Self::Pressing => "pressing",
            Self::Qualified => "qualified",
            Self::Oriented => "oriented",
            Self::SupportAnswered => "support-answered",
        }
    }
}

/// What stands inside the seal of a record.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum RecordBody {
    /// The report as sent.
    Report(Box<Report>),
    /// What reached the cell by another way, as whoever took it wrote it down.
    Contact(Box<Contact>),
    /// What lists show, rewritten when the key of the drawer changes.
    Summary(Summary),
    /// Who must not read, and where to wrap for the reporter.
    Readers(Readers),
    /// Words of the reporter to the cell.
    Message(Words),
    /// Words of a member to the reporter.
    Reply(Words),
    /// Words of a member to the cell.
    Note(Words),
    /// Who takes care of the case.
    Assigned(Assigned),
    /// A file that somebody gave.
    File(Box<Attached>),
    /// Who the person says they are, and how to reach them: the latest counts.
    Identity(Box<Identity>),
    /// A member checked who has lost their code, and says how.
    Vouched(Vouched),
    /// What a person notes for themselves.
    Memo(Memo),
    /// What a person took out of their notebook.
    TakenOut(TakenOut),
    /// A report kept for later.
    Kept(Box<Kept>),
    /// A member asks whether something may be handed over.
    Asked(Box<Asked>),
    /// The person agrees.
    Consent(Box<Consent>),
    /// The person does not agree.
    Declined(Declined),
    /// The person takes an agreement back.
    TakenBack(TakenBack),
    /// What the person would like now.
    Wishes(Wishes),
    /// The person withdrew the case.
    Withdrawn(Withdrawal),
    /// They came back on it.
    Resumed,
    /// Keys that a withdrawal took from others.
    Withheld(Withheld),
    /// A person asks for protection fonctionnelle.
    Protection(Box<Request>),
    /// A member notes what was decided of it.
    ProtectionDecided(Box<Decision>),
    /// A member handed something over.
    Passed(Passed),
    /// What a member handed over, with the proof that the person agreed.
    HandedOver(Box<HandedOver>),
    /// Whoever assesses says whether there is an inquiry, and why.
    Ruled(Ruling),
    /// A member assesses: the latest counts.
    Assessed(Box<Assessed>),
    /// What lists show of the latest assessment, rewritten when the key of the drawer changes.
    Pressing(Pressing),
    /// A member notes what the cell retains: the latest counts.
    Qualified(Box<Qualified>),
    /// A member proposes services and support.
    Oriented(Box<Oriented>),
    /// The person answers what was proposed: the latest counts.
    SupportAnswered(SupportAnswered),
    /// A note that another case is about the same; its clear row says a note like any other.
    Linked(Linked),
}

impl RecordBody {
    /// The kind the clear row shows.
    #[must_use]
    pub fn kind(&self) -> RecordKind {
        match self {
            Self::Report(_) => RecordKind::Report,
            Self::Contact(_) => RecordKind::Contact,
            Self::Summary(_) => RecordKind::Summary,
            Self::Readers(_) => RecordKind::Readers,
            Self::Message(_) => RecordKind::Message,
            Self::Reply(_) => RecordKind::Reply,
            Self::Note(_) | Self::Linked(_) => RecordKind::Note,
            Self::Assigned(_) => RecordKind::Assigned,
            Self::File(_) => RecordKind::File,
            Self::Identity(_) => RecordKind::Identity,
            Self::Vouched(_) => RecordKind::Vouched,
            Self::Memo(_) => RecordKind::Memo,
            Self::TakenOut(_) => RecordKind::TakenOut,
            Self::Kept(_) => RecordKind::Kept,
            Self::Asked(_) => RecordKind::Asked,
            Self::Consent(_) => RecordKind::Consent,
            Self::Declined(_) => RecordKind::Declined,
            Self::TakenBack(_) => RecordKind::TakenBack,
            Self::Wishes(_) => RecordKind::Wishes,
            Self::Withdrawn(_) => RecordKind::Withdrawn,
            Self::Resumed => RecordKind::Resumed,
            Self::Withheld(_) => RecordKind::Withheld,
            Self::Protection(_) => RecordKind::Protection,
            Self::ProtectionDecided(_) => RecordKind::ProtectionDecided,
            Self::Passed(_) => RecordKind::Passed,
            Self::HandedOver(_) => RecordKind::HandedOver,
            Self::Ruled(_) => RecordKind::Ruled,
            Self::Assessed(_) => RecordKind::Assessed,
            Self::Pressing(_) => RecordKind::Pressing,
            Self::Qualified(_) => RecordKind::Qualified,
            Self::Oriented(_) => RecordKind::Oriented,
            Self::SupportAnswered(_) => RecordKind::SupportAnswered,
        }
    }

    /// Whether somebody put it in their notebook.
    #[must_use]
    pub fn is_jotted(&self) -> bool {
        matches!(self, Self::Memo(_) | Self::File(_))
    }

    /// Whether it may have to be shown to somebody without a key of its drawer, as the proof of what was handed over.
    #[must_use]
    pub fn may_be_quoted(&self) -> bool {
        matches!(self, Self::Consent(_) | Self::File(_))
    }

    /// Whose it is to write.
    #[must_use]
    pub fn saying(&self) -> Saying {
        match self {
            Self::Report(_) | Self::Message(_) => Saying::Told,
            Self::Identity(_)
            | Self::Consent(_)
            | Self::Declined(_)
            | Self::TakenBack(_)
            | Self::Wishes(_)
            | Self::Withdrawn(_)
            | Self::Resumed
            | Self::SupportAnswered(_)
            | Self::Protection(_) => Saying::Own,
            Self::File(_) => Saying::Given,
            Self::Memo(_) | Self::TakenOut(_) | Self::Kept(_) | Self::Withheld(_) => Saying::Kept,
            Self::Contact(_)
            | Self::Reply(_)
            | Self::Note(_)
            | Self::Vouched(_)
            | Self::Asked(_)
            | Self::Assessed(_)
            | Self::Qualified(_)
            | Self::Oriented(_)
            | Self::Linked(_)
            | Self::ProtectionDecided(_)
            | Self::Passed(_)
            | Self::HandedOver(_)
            | Self::Ruled(_) => Saying::Staff,
            Self::Summary(_) | Self::Readers(_) | Self::Assigned(_) | Self::Pressing(_) => Saying::Keeping,
        }
    }
}

/// Whose a record is to write, and what it takes for it to count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Saying {
    /// What the person told: theirs, under any of their codes.
    Told,
    /// What nobody else can say for them, nor a former code: who they are, what they agree to, that they withdraw.
    Own,
    /// A file: of either side.
    Given,
    /// What the person keeps for themselves.
    Kept,
    /// A member's word: it counts only where the journal has it.
    Staff,
    /// How the case is kept: who reads, what lists show.
    Keeping,
}

impl Saying {
    /// Whether only the person could have said it, where they signed it.
    #[must_use]
    pub fn is_the_persons(self) -> bool {
        match self {
            Self::Told | Self::Own | Self::Given | Self::Kept => true,
            // A line has no key of its own: what it was told stands under the code that it saw.
            Self::Staff | Self::Keeping => false,
        }
    }

    /// Whether somebody gave it to the cell, and may ask for the proof that it is unchanged.
    #[must_use]
    pub fn is_deposited(self) -> bool {
        matches!(self, Self::Told | Self::Own | Self::Given)
    }
}

/// A body and its exact time; version 1 of what is sealed.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Entry {
    /// Format version: 1.
    pub version: u8,
    /// When it was written, to the second.
    pub at: Timestamp,
    /// What was written.
    pub body: RecordBody,
}

/// Free text.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Words {
    /// The text as typed, line ends as `\n`.
    pub text: String,
}

/// That a member checked who has lost their code: with a second member's word, the case takes a new one.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Vouched {
    /// How it was checked, in the member's words.
    pub how: String,
    /// The member's signature over the code to be replaced, in hexadecimal: it serves for that one.
    pub warrant: String,
}

/// Who takes care of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Assigned {
    /// The member in charge.
    pub member: MemberId,
}
