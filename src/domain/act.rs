//! The one list of acts.
//!
//! Each act has four companions, demanded by a test: a row in the table of decisions, a code in the journal, a sentence
//! for staff (`act-<code>`) and one for the person concerned (`ledger-<code>`). To add an act, add it here, with its verb and
//! the drawer it writes in; say in [`super::procedure`] what it does to a case; then its use case under `service`, its row
//! and its words.
use super::{
    Coded,
    case::{CompartmentKind, Stage},
};

pub mod verb;

/// Something somebody does; the journal names it by its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Act {
    /// A reporter deposits a report.
    Submit,
    /// Somebody asks a cell a question, without a report.
    Ask,
    /// A reporter reads their own case.
    FollowUp,
    /// A reporter writes to the cell.
    Write,
    /// A reporter gives a file.
    Attach,
    /// A reporter says who they are and how to reach them, corrects it, or takes it back.
    Identify,
    /// A reporter replaces their code.
    ChangeCode,
    /// A member records what somebody told them: by telephone, in person, by letter.
    Record,
    /// A member says that they checked who has lost their code.
    Vouch,
    /// A second member says so too, and gives a new code.
    RenewCode,
    /// A person writes in their notebook: notes, files, a report kept for later.
    Keep,
    /// A person writes to the professional bound by secrecy whom they chose.
    Confide,
    /// That professional reads the conversation (once a day and case in the journal), or the list of theirs.
    Consult,
    /// That professional answers.
    Advise,
    /// A notebook is erased: by the person, or at its term.
    Erase,
    /// A person ends everybody else's access to what they sent.
    Withdraw,
    /// They come back on it.
    Resume,
    /// They have not, in time: what the organisation had is erased.
    Close,
    /// A person asks for protection fonctionnelle.
    AskProtection,
    /// A member notes what was decided of it.
    DecideProtection,
    /// A reporter takes a copy of their whole case away.
    TakeAway,
    /// A member looks at the list of cases they can open.
    List,
    /// A member opens a case (once a day and case in the journal).
    Open,
    /// A member answers the reporter; the first answer acknowledges the report.
    Reply,
    /// A member gives the reporter a file.
    Enclose,
    /// A member writes a note for the cell alone.
    Note,
    /// A member keeps a file for the cell alone.
    Annex,
    /// Somebody reads a file of a case (once a day and case in the journal).
    Fetch,
    /// A member asks the person whether something may be handed over.
    AskConsent,
    /// The person agrees that something be handed over.
    Consent,
    /// The person does not agree.
    Decline,
    /// The person takes an agreement back.
    TakeBack,
    /// The person says what they would like now.
    Wish,
    /// A member hands over exactly what the person agreed to.
    HandOver,
    /// What was handed over is received: a file of its own begins.
    Lodge,
    /// Whoever assesses opens an inquiry, with reasons.
    OpenInquiry,
    /// They open none, with reasons.
    DeclineInquiry,
    /// They say what is needed before anything can be decided.
    AskMore,
    /// Whoever assesses or inquires writes to the person.
    Inquire,
    /// The person answers them.
    Respond,
    /// A member assesses danger, urgency, and what the law asks for.
    Assess,
    /// A member notes which kinds of facts the cell retains.
    Qualify,
    /// A member proposes services and support to the person.
    Orient,
    /// The person answers what was proposed.
    AnswerSupport,
    /// A member notes that two cases are about the same. The journal says that a note was written: not even whoever reads it
    /// learns that another case exists.
    Link,
    /// A coordinator says who takes care of a case.
    Assign,
    /// A coordinator takes a member off a case.
    Exclude,
    /// The first coordinator founds the roster.
    Found,
    /// A coordinator invites somebody to become a member.
    Invite,
    /// Somebody invited makes their keys and accepts the charter.
    Join,
    /// A coordinator endorses a new member's keys.
    Endorse,
    /// A coordinator ends a membership.
    Revoke,
    /// A member ends all their own sessions.
    SignOut,
    /// A member looks at the list of members.
    Members,
    /// Recovery keys are entered in the roster.
    Recovery,
    /// A coordinator records a training that a member followed.
    RecordTraining,
    /// A member will be away, and somebody stands in: said by a coordinator, or by the member.
    AnnounceAbsence,
    /// A coordinator gave whoever stands in, or follows, the cases of somebody who leaves for a time or for good.
    TakeOver,
    /// An absence ends before its day, or was announced by mistake.
    EndAbsence,
    /// Somebody who steers looks at how far each entity is.
    Steer,
}

impl Coded for Act {
    const ALL: &'static [Self] = &[
        Self::Submit,
        Self::Ask,
        Self::FollowUp,
        Self::Write,
        Self::Attach,
        Self::Identify,
        Self::ChangeCode,
        Self::Record,
        Self::Vouch,
        Self::RenewCode,
        Self::Keep,
        Self::Confide,
        Self::Consult,
        Self::Advise,
        Self::Erase,
        Self::Withdraw,
        Self::Resume,
        Self::Close,
        Self::AskProtection,
        Self::DecideProtection,
        Self::TakeAway,
        Self::List,
        Self::Open,
        Self::Reply,
        Self::Enclose,
        Self::Note,
        Self::Annex,
        Self::Fetch,
        Self::AskConsent,
        Self::Consent,
        Self::Decline,
        Self::TakeBack,
        Self::Wish,
        Self::HandOver,
        Self::Lodge,
        Self::OpenInquiry,
        Self::DeclineInquiry,
        Self::AskMore,
        Self::Inquire,
        Self::Respond,
        Self::Assess,
        Self::Qualify,
        Self::Orient,
        Self::AnswerSupport,
        Self::Link,
        Self::Assign,
        Self::Exclude,
        Self::Found,
        Self::Invite,
        Self::Join,
        Self::Endorse,
        Self::Revoke,
        Self::SignOut,
        Self::Members,
        Self::Recovery,
        Self::RecordTraining,
        Self::AnnounceAbsence,
        Self::TakeOver,
        Self::EndAbsence,
        Self::Steer,
    ];

    #[expect(clippy::too_many_lines, reason = "one line for each act")]
    fn code(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Ask => "ask",
            Self::FollowUp => "follow-up",
            Self::Write => "write",
            Self::Attach => "attach",
            Self::Identify => "identify",
            Self::ChangeCode => "change-code",
            Self::Record => "record",
            Self::Vouch => "vouch",
            Self::RenewCode => "renew-code",
            Self::Keep => "keep",
            Self::Confide => "confide",
            Self::Consult => "consult",
            Self::Advise => "advise",
            Self::Erase => "erase",
            Self::Withdraw => "withdraw",
            Self::Resume => "resume",
            Self::Close => "close",
            Self::AskProtection => "ask-protection",
            Self::DecideProtection => "decide-protection",
            Self::TakeAway => "take-away",
            Self::List => "list",
            Self::Open => "open",
            Self::Reply => "reply",
            Self::Enclose => "enclose",
            Self::Note => "note",
            Self::Annex => "annex",
            Self::Fetch => "fetch",
            Self::AskConsent => "ask-consent",
            Self::Consent => "consent",
            Self::Decline => "decline",
            Self::TakeBack => "take-back",
            Self::Wish => "wish",
            Self::HandOver => "hand-over",
            Self::Lodge => "lodge",
            Self::OpenInquiry => "open-inquiry",
            Self::DeclineInquiry => "decline-inquiry",
            Self::AskMore => "ask-more",
            Self::Inquire => "inquire",
            Self::Respond => "respond",
            Self::Assess => "assess",
            Self::Qualify => "qualify",
            Self::Orient => "orient",
            Self::AnswerSupport => "answer-support",
            Self::Link => "link",
            Self::Assign => "assign",
            Self::Exclude => "exclude",
            Self::Found => "found",
            Self::Invite => "invite",
            Self::Join => "join",
            Self::Endorse => "endorse",
            Self::Revoke => "revoke",
            Self::SignOut => "sign-out",
            Self::Members => "members",
            Self::Recovery => "recovery",
            Self::RecordTraining => "record-training",
            Self::AnnounceAbsence => "announce-absence",
            Self::TakeOver => "take-over",
            Self::EndAbsence => "end-absence",
            Self::Steer => "steer",
        }
    }
}

impl Act {
    /// The same, where the act is done at this stage: what a person says to those who assess stands where those read it.
    #[must_use]
    pub fn writes_at(self, stage: Stage) -> Option<CompartmentKind> {
        match self {
            Self::TakeBack | Self::ChangeCode if stage.is_of_an_inquiry() => Some(CompartmentKind::InquiryExchange),
            _ => self.writes_in(),
        }
    }

    /// The drawer in which the act leaves the record that the journal witnesses, if it leaves one.
    #[must_use]
    #[expect(clippy::too_many_lines, reason = "a line an act: none is left out")]
    pub fn writes_in(self) -> Option<CompartmentKind> {
        match self {
            Self::Submit
            | Self::Ask
            | Self::Write
            | Self::Attach
            | Self::ChangeCode
            | Self::Record
            | Self::Vouch
            | Self::RenewCode
            | Self::Reply
            | Self::Withdraw
            | Self::Resume
            | Self::Enclose
            | Self::AskConsent
            | Self::Consent
            | Self::Decline
            | Self::TakeBack
            | Self::Wish
            | Self::HandOver
            | Self::Orient
            | Self::AnswerSupport
            | Self::Exclude => Some(CompartmentKind::Exchange),
            Self::Lodge => Some(CompartmentKind::Assessment),
            Self::OpenInquiry | Self::DeclineInquiry | Self::AskMore | Self::Inquire | Self::Respond => {
                Some(CompartmentKind::InquiryExchange)
            }
            Self::Identify => Some(CompartmentKind::Identity),
            Self::Keep => Some(CompartmentKind::Notebook),
            Self::AskProtection | Self::DecideProtection => Some(CompartmentKind::Measure),
            Self::Confide | Self::Advise => Some(CompartmentKind::Counsel),
            Self::Note | Self::Annex | Self::Assign | Self::Assess | Self::Qualify | Self::Link => {
                Some(CompartmentKind::Listening)
            }
            Self::FollowUp
            | Self::Consult
            | Self::Erase
            | Self::Close
            | Self::TakeAway
            | Self::Fetch
            | Self::List
            | Self::Open
            | Self::Found
            | Self::Invite
            | Self::Join
            | Self::Endorse
            | Self::Revoke
            | Self::SignOut
            | Self::Members
            | Self::Recovery
            | Self::RecordTraining
            | Self::AnnounceAbsence
            | Self::TakeOver
            | Self::EndAbsence
            | Self::Steer => None,
        }
    }
}

/// An act as a type, so that a permit for one act cannot serve another.
pub trait Verb {
    /// The act this type stands for.
    const ACT: Act;
}
