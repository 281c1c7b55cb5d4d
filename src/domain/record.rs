//! What the seals hold: one versioned list of everything recorded in a case.
//!
//! A record is never updated: a correction is a record. Its clear row says only its [`RecordKind`] and a day.
use jiff::Timestamp;

mod kind;
mod readers;
mod saying;
mod summary;

pub use kind::RecordKind;
pub use readers::{Exclusion, Party, Readers};
pub use saying::Saying;
pub use summary::Summary;

use super::{
    aftercare::{Aftercare, News, Retaliation},
    alert::{Action, ActionDone, Alert, AlertSent},
    arrangement::Arranged,
    assessment::{Assessed, Pressing},
    attached::Attached,
    consent::{Asked, Consent, Declined, TakenBack, Wishes},
    contact::Contact,
    decided::{Decided, Ended, Prosecutor},
    evidence::Evidence,
    exception::{Excepted, Objected, PutOff, Untold},
    filed::{Approved, Chosen, FiledReport, ReportAgreed, ReportReceived},
    finding::{Allegation, Drafted, Finding, Implicated, Plan},
    handover::{HandedOver, Passed},
    hearing::{
        Convocation, Heard, Minutes, MinutesAnswered, NotHeard, NotHeardAnswered, Provisional, ProvisionalAnswered,
    },
    identity::Identity,
    informing::{DeferralAgreed, Deferred, Informed},
    inquiry::Ruling,
    investigation::{Appointed, Declared, Filed, Mission},
    linking::Linked,
    measure::Measured,
    notebook::{Kept, Memo, TakenOut},
    orientation::{Oriented, SupportAnswered},
    proceeding::{Referred, Sanctioned, StepTaken, Suspended, Terms},
    protection::{Decision, Request},
    qualification::Qualified,
    report::Report,
    retention::{Ending, Holding},
    withdrawal::{Withdrawal, Withheld},
};
use crate::ids::MemberId;

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
    /// A member closed the case, with reasons.
    Ended(Box<Ending>),
    /// A member says when the cell will ask for news: the latest counts.
    Aftercare(Aftercare),
    /// The person says that there is none, or that they wish to be asked no more.
    News {
        /// Which of both.
        news: News,
    },
    /// The person says that they are made to pay for having spoken.
    Retaliation(Box<Retaliation>),
    /// A member keeps the file from being erased.
    Held(Holding),
    /// That is over.
    Released,
    /// Keys that a withdrawal took from others.
    Withheld(Withheld),
    /// A person asks for protection fonctionnelle.
    Protection(Box<Request>),
    /// A member notes what was decided of it.
    ProtectionDecided(Box<Decision>),
    /// A member handed something over.
    Passed(Passed),
    /// What a member handed over, with the proof that the person agreed, or of what two members signed for.
    HandedOver(Box<HandedOver>),
    /// A coordinator proposes to hand something over without the person's agreement.
    Excepted(Box<Excepted>),
    /// A second member does not agree.
    Objected(Objected),
    /// It was handed over, and the person is not told.
    Untold(Untold),
    /// The person is told later still.
    PutOff(PutOff),
    /// Whoever assesses says whether there is an inquiry, and why.
    Ruled(Ruling),
    /// What becomes of a measure, and why.
    Measured(Box<Measured>),
    /// Whoever assessed says who inquires.
    Appointed(Appointed),
    /// What they entrust.
    Mission(Box<Mission>),
    /// An inquirer declares to have no tie.
    Declared(Declared),
    /// An inquirer takes what somebody else handed over into the same inquiry.
    TakenIn(Filed),
    /// An inquirer says how the inquiry will be conducted: the latest counts.
    Plan(Plan),
    /// An inquirer names a person implicated.
    Implicated(Implicated),
    /// A person implicated was informed.
    Informed(Informed),
    /// An inquirer would inform them later.
    Deferred(Box<Deferred>),
    /// Another agrees to that.
    DeferralAgreed(DeferralAgreed),
    /// An inquirer writes down facts alleged.
    Allegation(Allegation),
    /// An inquirer enters a piece.
    Evidence(Box<Evidence>),
    /// An inquirer says what is found.
    Finding(Finding),
    /// An inquirer writes what the report says besides.
    Drafted(Box<Drafted>),
    /// An inquirer agrees to the report as it is about to be filed.
    ReportAgreed(ReportAgreed),
    /// The report is filed: nothing of the inquiry follows.
    FiledReport(Box<FiledReport>),
    /// The report, as it was filed.
    ReportReceived(Box<ReportReceived>),
    /// The authority decides on a person implicated: the latest on each counts.
    Decided(Box<Decided>),
    /// It notes that the prosecutor was given notice, or why not.
    Prosecutor(Box<Prosecutor>),
    /// Everybody implicated is decided on: nothing of that follows.
    DecisionConcluded(Ended),
    /// What a disciplinary procedure is about, as those who decided give it.
    Referred(Box<Referred>),
    /// Under which rules it runs: the latest counts.
    Terms(Terms),
    /// A step was taken: the latest of each counts.
    StepTaken(StepTaken),
    /// Somebody is kept away until it is decided: the latest counts.
    Suspended(Suspended),
    /// What was decided at the end: the latest counts.
    Sanctioned(Box<Sanctioned>),
    /// It is over: nothing follows.
    DisciplineClosed,
    /// The person is told that the report is filed.
    Reported,
    /// An inquirer chooses what of a piece may be communicated.
    Chosen(Box<Chosen>),
    /// A second one approves this very choice.
    Approved(Approved),
    /// An appointment or a date: the latest of each number counts.
    Arranged(Arranged),
    /// Somebody is heard in the inquiry.
    Heard(Heard),
    /// Somebody is called to be heard.
    Convocation(Box<Convocation>),
    /// What was said, as whoever listened wrote it down.
    Minutes(Box<Minutes>),
    /// The person heard says whether they confirm it.
    MinutesAnswered(MinutesAnswered),
    /// What those who inquire are about to conclude.
    Provisional(Provisional),
    /// The person implicated answers.
    ProvisionalAnswered(ProvisionalAnswered),
    /// Those who inquire note that the person was not heard.
    NotHeard(NotHeard),
    /// The person says what they have to say of that.
    NotHeardAnswered(NotHeardAnswered),
    /// The report was filed: nothing more is said here.
    HearingClosed,
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
    /// A member sends a prevention alert.
    Alert(Box<Alert>),
    /// That it was sent.
    AlertSent(AlertSent),
    /// The authority decides something in return.
    AlertAction(Box<Action>),
    /// It was done.
    AlertDone(ActionDone),
}

impl RecordBody {
    /// The kind the clear row shows.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each kind")]
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
            Self::Ended(_) => RecordKind::Ended,
            Self::Aftercare(_) => RecordKind::Aftercare,
            Self::News { .. } => RecordKind::News,
            Self::Retaliation(_) => RecordKind::Retaliation,
            Self::Held(_) => RecordKind::Held,
            Self::Released => RecordKind::Released,
            Self::Withheld(_) => RecordKind::Withheld,
            Self::Protection(_) => RecordKind::Protection,
            Self::ProtectionDecided(_) => RecordKind::ProtectionDecided,
            Self::Passed(_) => RecordKind::Passed,
            Self::HandedOver(_) => RecordKind::HandedOver,
            Self::Excepted(_) => RecordKind::Excepted,
            Self::Objected(_) => RecordKind::Objected,
            Self::Untold(_) => RecordKind::Untold,
            Self::PutOff(_) => RecordKind::PutOff,
            Self::Ruled(_) => RecordKind::Ruled,
            Self::Measured(_) => RecordKind::Measured,
            Self::Appointed(_) => RecordKind::Appointed,
            Self::Mission(_) => RecordKind::Mission,
            Self::Declared(_) => RecordKind::Declared,
            Self::TakenIn(_) => RecordKind::TakenIn,
            Self::Plan(_) => RecordKind::Plan,
            Self::Implicated(_) => RecordKind::Implicated,
            Self::Informed(_) => RecordKind::Informed,
            Self::Deferred(_) => RecordKind::Deferred,
            Self::DeferralAgreed(_) => RecordKind::DeferralAgreed,
            Self::Allegation(_) => RecordKind::Allegation,
            Self::Evidence(_) => RecordKind::Evidence,
            Self::Finding(_) => RecordKind::Finding,
            Self::Drafted(_) => RecordKind::Drafted,
            Self::ReportAgreed(_) => RecordKind::ReportAgreed,
            Self::FiledReport(_) => RecordKind::FiledReport,
            Self::ReportReceived(_) => RecordKind::ReportReceived,
            Self::Decided(_) => RecordKind::Decided,
            Self::Prosecutor(_) => RecordKind::Prosecutor,
            Self::DecisionConcluded(_) => RecordKind::DecisionConcluded,
            Self::Referred(_) => RecordKind::Referred,
            Self::Terms(_) => RecordKind::Terms,
            Self::StepTaken(_) => RecordKind::StepTaken,
            Self::Suspended(_) => RecordKind::Suspended,
            Self::Sanctioned(_) => RecordKind::Sanctioned,
            Self::DisciplineClosed => RecordKind::DisciplineClosed,
            Self::Reported => RecordKind::Reported,
            Self::Chosen(_) => RecordKind::Chosen,
            Self::Approved(_) => RecordKind::Approved,
            Self::Arranged(_) => RecordKind::Arranged,
            Self::Heard(_) => RecordKind::Heard,
            Self::Convocation(_) => RecordKind::Convocation,
            Self::Minutes(_) => RecordKind::Minutes,
            Self::MinutesAnswered(_) => RecordKind::MinutesAnswered,
            Self::Provisional(_) => RecordKind::Provisional,
            Self::ProvisionalAnswered(_) => RecordKind::ProvisionalAnswered,
            Self::NotHeard(_) => RecordKind::NotHeard,
            Self::NotHeardAnswered(_) => RecordKind::NotHeardAnswered,
            Self::HearingClosed => RecordKind::HearingClosed,
            Self::Assessed(_) => RecordKind::Assessed,
            Self::Pressing(_) => RecordKind::Pressing,
            Self::Qualified(_) => RecordKind::Qualified,
            Self::Oriented(_) => RecordKind::Oriented,
            Self::SupportAnswered(_) => RecordKind::SupportAnswered,
            Self::Alert(_) => RecordKind::Alert,
            Self::AlertSent(_) => RecordKind::AlertSent,
            Self::AlertAction(_) => RecordKind::AlertAction,
            Self::AlertDone(_) => RecordKind::AlertDone,
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
        matches!(self, Self::Consent(_) | Self::Excepted(_) | Self::File(_))
    }

    /// Whether it says who has the keys, or what lists show, and nothing else.
    #[must_use]
    pub fn says_who_reads(&self) -> bool {
        matches!(self, Self::Readers(_) | Self::Summary(_))
    }

    /// Whose it is to write.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "one line for each kind")]
    pub fn saying(&self) -> Saying {
        match self {
            Self::Report(_) | Self::Message(_) | Self::Retaliation(_) => Saying::Told,
            Self::Identity(_)
            | Self::Consent(_)
            | Self::Declined(_)
            | Self::TakenBack(_)
            | Self::Wishes(_)
            | Self::Withdrawn(_)
            | Self::Resumed
            | Self::SupportAnswered(_)
            | Self::News { .. }
            | Self::Protection(_)
            | Self::MinutesAnswered(_)
            | Self::ProvisionalAnswered(_)
            | Self::NotHeardAnswered(_) => Saying::Own,
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
            | Self::Ended(_)
            | Self::Aftercare(_)
            | Self::Held(_)
            | Self::Released
            | Self::Passed(_)
            | Self::HandedOver(_)
            | Self::Alert(_)
            | Self::AlertSent(_)
            | Self::AlertAction(_)
            | Self::AlertDone(_)
            | Self::Excepted(_)
            | Self::Objected(_)
            | Self::Untold(_)
            | Self::PutOff(_)
            | Self::Ruled(_)
            | Self::Measured(_)
            | Self::Appointed(_)
            | Self::Mission(_)
            | Self::Declared(_)
            | Self::TakenIn(_)
            | Self::Plan(_)
            | Self::Implicated(_)
            | Self::Informed(_)
            | Self::Deferred(_)
            | Self::DeferralAgreed(_)
            | Self::Allegation(_)
            | Self::Evidence(_)
            | Self::Finding(_)
            | Self::Drafted(_)
            | Self::ReportAgreed(_)
            | Self::FiledReport(_)
            | Self::ReportReceived(_)
            | Self::Decided(_)
            | Self::Prosecutor(_)
            | Self::DecisionConcluded(_)
            | Self::Referred(_)
            | Self::Terms(_)
            | Self::StepTaken(_)
            | Self::Suspended(_)
            | Self::Sanctioned(_)
            | Self::DisciplineClosed
            | Self::Reported
            | Self::Chosen(_)
            | Self::Approved(_)
            | Self::Arranged(_)
            | Self::Heard(_)
            | Self::Convocation(_)
            | Self::Minutes(_)
            | Self::Provisional(_)
            | Self::NotHeard(_)
            | Self::HearingClosed => Saying::Staff,
            Self::Summary(_) | Self::Readers(_) | Self::Assigned(_) | Self::Pressing(_) => Saying::Keeping,
        }
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
    /// Whoever writes says that somebody is in danger now.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub danger: bool,
}

impl Words {
    /// A text and nothing else.
    #[must_use]
    pub fn new(text: String) -> Self {
        Self { text, danger: false }
    }
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
