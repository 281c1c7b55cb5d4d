//! The kinds of records: all that a clear row says of one, besides a day and a padded size.
//!
//! Whoever has the database reads them. They say that somebody answered, that a file was given; never what.
use crate::domain::Coded;

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
    /// That a member closed the case.
    Ended,
    /// When the person is asked how they are.
    Aftercare,
    /// That there is nothing new, or that they wish to be asked no more.
    News,
    /// That they are made to pay for having spoken.
    Retaliation,
    /// That a member keeps the file from being erased.
    Held,
    /// That this is over.
    Released,
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
    /// What a coordinator proposes to hand over without agreement.
    Excepted,
    /// That a second member does not agree.
    Objected,
    /// That it went, and that the person is not told.
    Untold,
    /// That the person is told later still.
    PutOff,
    /// Whether there is an inquiry.
    Ruled,
    /// See [`super::RecordBody::Measured`].
    Measured,
    /// Who inquires.
    Appointed,
    /// What is entrusted to them.
    Mission,
    /// That an inquirer has no tie with the persons concerned.
    Declared,
    /// That what somebody else handed over is of the same inquiry.
    TakenIn,
    /// How an inquiry is conducted.
    Plan,
    /// A person implicated.
    Implicated,
    /// A person implicated was informed.
    Informed,
    /// An inquirer would inform them later.
    Deferred,
    /// Another inquirer agrees to that.
    DeferralAgreed,
    /// Facts alleged.
    Allegation,
    /// A piece of evidence.
    Evidence,
    /// What is found.
    Finding,
    /// What a report says besides.
    Drafted,
    /// An inquirer agrees to the report.
    ReportAgreed,
    /// A report that was filed.
    FiledReport,
    /// The same, where those who decide have it.
    ReportReceived,
    /// What is decided on a person implicated.
    Decided,
    /// Whether the prosecutor was given notice.
    Prosecutor,
    /// That everybody implicated is decided on.
    DecisionConcluded,
    /// See [`super::RecordBody::Referred`].
    Referred,
    /// See [`super::RecordBody::Terms`].
    Terms,
    /// See [`super::RecordBody::StepTaken`].
    StepTaken,
    /// See [`super::RecordBody::Suspended`].
    Suspended,
    /// See [`super::RecordBody::Sanctioned`].
    Sanctioned,
    /// See [`super::RecordBody::DisciplineClosed`].
    DisciplineClosed,
    /// That the report of an inquiry was filed.
    Reported,
    /// What of a piece may be communicated.
    Chosen,
    /// That somebody else approves it.
    Approved,
    /// An appointment or a date.
    Arranged,
    /// That somebody is heard.
    Heard,
    /// That they are called.
    Convocation,
    /// What was said, written down.
    Minutes,
    /// Whether they confirm it.
    MinutesAnswered,
    /// Provisional findings.
    Provisional,
    /// What the person implicated answers.
    ProvisionalAnswered,
    /// That somebody who was called was not heard.
    NotHeard,
    /// What they say of that.
    NotHeardAnswered,
    /// That the report was filed.
    HearingClosed,
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
    /// A prevention alert.
    Alert,
    /// That one was sent, where it comes from.
    AlertSent,
    /// Something decided in return.
    AlertAction,
    /// That it was done.
    AlertDone,
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
        Self::Ended,
        Self::Aftercare,
        Self::News,
        Self::Retaliation,
        Self::Held,
        Self::Released,
        Self::Withheld,
        Self::Protection,
        Self::ProtectionDecided,
        Self::Passed,
        Self::HandedOver,
        Self::Excepted,
        Self::Objected,
        Self::Untold,
        Self::PutOff,
        Self::Ruled,
        Self::Measured,
        Self::Appointed,
        Self::Mission,
        Self::Declared,
        Self::TakenIn,
        Self::Plan,
        Self::Implicated,
        Self::Informed,
        Self::Deferred,
        Self::DeferralAgreed,
        Self::Allegation,
        Self::Evidence,
        Self::Finding,
        Self::Drafted,
        Self::ReportAgreed,
        Self::FiledReport,
        Self::ReportReceived,
        Self::Decided,
        Self::Prosecutor,
        Self::DecisionConcluded,
        Self::Referred,
        Self::Terms,
        Self::StepTaken,
        Self::Suspended,
        Self::Sanctioned,
        Self::DisciplineClosed,
        Self::Reported,
        Self::Chosen,
        Self::Approved,
        Self::Arranged,
        Self::Heard,
        Self::Convocation,
        Self::Minutes,
        Self::MinutesAnswered,
        Self::Provisional,
        Self::ProvisionalAnswered,
        Self::NotHeard,
        Self::NotHeardAnswered,
        Self::HearingClosed,
        Self::Assessed,
        Self::Pressing,
        Self::Qualified,
        Self::Oriented,
        Self::SupportAnswered,
        Self::Alert,
        Self::AlertSent,
        Self::AlertAction,
        Self::AlertDone,
    ];

    #[expect(clippy::too_many_lines, reason = "one line for each kind")]
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
            Self::Ended => "ended",
            Self::Aftercare => "aftercare",
            Self::News => "news",
            Self::Retaliation => "retaliation",
            Self::Held => "held",
            Self::Released => "released",
            Self::Withheld => "withheld",
            Self::Protection => "protection",
            Self::ProtectionDecided => "protection-decided",
            Self::Passed => "passed",
            Self::HandedOver => "handed-over",
            Self::Excepted => "excepted",
            Self::Objected => "objected",
            Self::Untold => "untold",
            Self::PutOff => "put-off",
            Self::Ruled => "ruled",
            Self::Measured => "measured",
            Self::Appointed => "appointed",
            Self::Mission => "mission",
            Self::Declared => "declared",
            Self::TakenIn => "taken-in",
            Self::Plan => "plan",
            Self::Implicated => "implicated",
            Self::Informed => "informed",
            Self::Deferred => "deferred",
            Self::DeferralAgreed => "deferral-agreed",
            Self::Allegation => "allegation",
            Self::Evidence => "evidence",
            Self::Finding => "finding",
            Self::Drafted => "drafted",
            Self::ReportAgreed => "report-agreed",
            Self::FiledReport => "filed-report",
            Self::ReportReceived => "report-received",
            Self::Decided => "decided",
            Self::Prosecutor => "prosecutor",
            Self::DecisionConcluded => "decision-concluded",
            Self::Referred => "referred",
            Self::Terms => "terms",
            Self::StepTaken => "step-taken",
            Self::Suspended => "suspended",
            Self::Sanctioned => "sanctioned",
            Self::DisciplineClosed => "discipline-closed",
            Self::Reported => "reported",
            Self::Chosen => "chosen",
            Self::Approved => "approved",
            Self::Arranged => "arranged",
            Self::Heard => "heard",
            Self::Convocation => "convocation",
            Self::Minutes => "minutes",
            Self::MinutesAnswered => "minutes-answered",
            Self::Provisional => "provisional",
            Self::ProvisionalAnswered => "provisional-answered",
            Self::NotHeard => "not-heard",
            Self::NotHeardAnswered => "not-heard-answered",
            Self::HearingClosed => "hearing-closed",
            Self::Assessed => "assessed",
            Self::Pressing => "pressing",
            Self::Qualified => "qualified",
            Self::Oriented => "oriented",
            Self::SupportAnswered => "support-answered",
            Self::Alert => "alert",
            Self::AlertSent => "alert-sent",
            Self::AlertAction => "alert-action",
            Self::AlertDone => "alert-done",
        }
    }
}
