//! The one list of acts.
//!
//! Each act has four companions, demanded by a test: a row in the table of decisions, a code in the journal, a sentence
//! for staff (`act-<code>`) and one for the person concerned (`ledger-<code>`). To add an act, add it here, with its verb and
//! the drawer it writes in; say in [`super::procedure`] what it does to a case; then its use case under `service`, its row
//! and its words.
use super::Coded;

mod drawer;
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
    /// A coordinator proposes to hand something over without the person's agreement.
    Except,
    /// A second member does not agree, and says why: nothing goes.
    ObjectToException,
    /// A second member hands exactly that over, and the person is told.
    HandOverWithout,
    /// They hand it over, and the person is told later.
    HandOverUntold,
    /// A member puts off the day on which the person is told.
    PutOffTelling,
    /// A member tells the person what went without their agreement.
    Tell,
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
    /// Whoever assessed says who inquires.
    Appoint,
    /// What they entrust is received: the inquiry has a file of its own.
    Entrust,
    /// An inquirer declares to have no tie with the persons concerned.
    Declare,
    /// An inquirer takes what somebody else handed over into the same inquiry.
    TakeIn,
    /// Somebody gives the keys of a file to another who has the same part in it: inquires, assesses, or decides.
    LetIn,
    /// An inquirer gives somebody of the support desk the key of the appointments and dates.
    InviteSupport,
    /// An inquirer ends that.
    EndSupport,
    /// An appointment or a date of the inquiry is written down, moved or called off.
    Arrange,
    /// An inquirer says how the inquiry will be conducted.
    Plan,
    /// An inquirer names a person implicated.
    NameImplicated,
    /// An inquirer writes down facts alleged, and against whom.
    Allege,
    /// An inquirer enters a piece of evidence.
    EnterEvidence,
    /// An inquirer says what is found of an allegation, for a person.
    Find,
    /// An inquirer writes what the report says besides.
    DraftReport,
    /// An inquirer agrees to the report as it is about to be filed, to the letter.
    AgreeReport,
    /// An inquirer files the report: nothing of the inquiry changes any more.
    FileReport,
    /// The report is received by those who decide: a file of its own begins.
    RemitReport,
    /// The authority decides on one person implicated, fact by fact.
    Decide,
    /// It notes that the public prosecutor was given notice, or why not.
    GiveNotice,
    /// It concludes: something is decided on everybody implicated, and nothing of that changes any more.
    ConcludeDecision,
    /// A person whose words fed the inquiry is told that its report is filed.
    AnnounceReport,
    /// An inquirer says whether a piece may be communicated, and what of it.
    ChooseCommunication,
    /// A second one approves this very choice.
    ApproveCommunication,
    /// An inquirer calls somebody to be heard.
    Summon,
    /// Their space begins, by the same hand.
    InviteHeard,
    /// An inquirer calls them again.
    Convene,
    /// An inquirer writes down what was said.
    TakeMinutes,
    /// The person heard says whether they confirm it.
    ConfirmMinutes,
    /// An inquirer writes to the person heard.
    AskHeard,
    /// The person heard writes to those who inquire.
    Testify,
    /// An inquirer submits provisional findings to the person implicated.
    SubmitFindings,
    /// An inquirer notes that somebody who was called was not heard, and why.
    NoteUnheard,
    /// The person implicated answers them.
    AnswerFindings,
    /// The report is filed: nothing more is said there.
    CloseHearing,
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
    /// A coordinator, or the person it is theirs, takes a member off a case.
    Exclude,
    /// A member takes themselves off what they read. The journal says that somebody was taken off, and not who.
    StepBack,
    /// A member sends the authority a prevention alert that draws on the case.
    Alert,
    /// The alert is received: a file of its own begins.
    RaiseAlert,
    /// The authority decides something in return.
    ActOnAlert,
    /// It notes that it was done.
    ActionDone,
    /// The first coordinator founds the roster.
    Found,
    /// A coordinator invites somebody to become a member.
    Invite,
    /// Somebody invited makes their keys and accepts the charter.
    Join,
    /// A coordinator endorses a new member's keys.
    Endorse,
    /// A coordinator gives a member other posts, takes some away, or stands by what another proposed.
    ChangePosts,
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
    /// Whoever stands in, or follows, has the cases of somebody who leaves for a time or for good: a coordinator gave them, or
    /// the one who is away let them in.
    TakeOver,
    /// An absence ends before its day, or was announced by mistake.
    EndAbsence,
    /// A member accepts the charter as it is now.
    AcceptCharter,
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
        Self::Except,
        Self::ObjectToException,
        Self::HandOverWithout,
        Self::HandOverUntold,
        Self::PutOffTelling,
        Self::Tell,
        Self::Lodge,
        Self::OpenInquiry,
        Self::DeclineInquiry,
        Self::AskMore,
        Self::Inquire,
        Self::Respond,
        Self::Appoint,
        Self::Entrust,
        Self::Declare,
        Self::TakeIn,
        Self::LetIn,
        Self::InviteSupport,
        Self::EndSupport,
        Self::Arrange,
        Self::Plan,
        Self::NameImplicated,
        Self::Allege,
        Self::EnterEvidence,
        Self::Find,
        Self::DraftReport,
        Self::AgreeReport,
        Self::FileReport,
        Self::RemitReport,
        Self::Decide,
        Self::GiveNotice,
        Self::ConcludeDecision,
        Self::AnnounceReport,
        Self::ChooseCommunication,
        Self::ApproveCommunication,
        Self::Summon,
        Self::InviteHeard,
        Self::Convene,
        Self::TakeMinutes,
        Self::ConfirmMinutes,
        Self::AskHeard,
        Self::Testify,
        Self::SubmitFindings,
        Self::NoteUnheard,
        Self::AnswerFindings,
        Self::CloseHearing,
        Self::Assess,
        Self::Qualify,
        Self::Orient,
        Self::AnswerSupport,
        Self::Link,
        Self::Assign,
        Self::Exclude,
        Self::StepBack,
        Self::Alert,
        Self::RaiseAlert,
        Self::ActOnAlert,
        Self::ActionDone,
        Self::Found,
        Self::Invite,
        Self::Join,
        Self::Endorse,
        Self::ChangePosts,
        Self::Revoke,
        Self::SignOut,
        Self::Members,
        Self::Recovery,
        Self::RecordTraining,
        Self::AnnounceAbsence,
        Self::TakeOver,
        Self::EndAbsence,
        Self::AcceptCharter,
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
            Self::Except => "except",
            Self::ObjectToException => "object-to-exception",
            Self::HandOverWithout => "hand-over-without",
            Self::HandOverUntold => "hand-over-untold",
            Self::PutOffTelling => "put-off-telling",
            Self::Tell => "tell",
            Self::Lodge => "lodge",
            Self::OpenInquiry => "open-inquiry",
            Self::DeclineInquiry => "decline-inquiry",
            Self::AskMore => "ask-more",
            Self::Inquire => "inquire",
            Self::Respond => "respond",
            Self::Appoint => "appoint",
            Self::Entrust => "entrust",
            Self::Declare => "declare",
            Self::TakeIn => "take-in",
            Self::LetIn => "let-in",
            Self::InviteSupport => "invite-support",
            Self::EndSupport => "end-support",
            Self::Arrange => "arrange",
            Self::Plan => "plan",
            Self::NameImplicated => "name-implicated",
            Self::Allege => "allege",
            Self::EnterEvidence => "enter-evidence",
            Self::Find => "find",
            Self::DraftReport => "draft-report",
            Self::AgreeReport => "agree-report",
            Self::FileReport => "file-report",
            Self::RemitReport => "remit-report",
            Self::Decide => "decide",
            Self::GiveNotice => "give-notice",
            Self::ConcludeDecision => "conclude-decision",
            Self::AnnounceReport => "announce-report",
            Self::ChooseCommunication => "choose-communication",
            Self::ApproveCommunication => "approve-communication",
            Self::Summon => "summon",
            Self::InviteHeard => "invite-heard",
            Self::Convene => "convene",
            Self::TakeMinutes => "take-minutes",
            Self::ConfirmMinutes => "confirm-minutes",
            Self::AskHeard => "ask-heard",
            Self::Testify => "testify",
            Self::SubmitFindings => "submit-findings",
            Self::NoteUnheard => "note-unheard",
            Self::AnswerFindings => "answer-findings",
            Self::CloseHearing => "close-hearing",
            Self::Assess => "assess",
            Self::Qualify => "qualify",
            Self::Orient => "orient",
            Self::AnswerSupport => "answer-support",
            Self::Link => "link",
            Self::Assign => "assign",
            Self::Exclude => "exclude",
            Self::StepBack => "step-back",
            Self::Alert => "alert",
            Self::RaiseAlert => "raise-alert",
            Self::ActOnAlert => "act-on-alert",
            Self::ActionDone => "action-done",
            Self::Found => "found",
            Self::Invite => "invite",
            Self::Join => "join",
            Self::Endorse => "endorse",
            Self::ChangePosts => "change-posts",
            Self::Revoke => "revoke",
            Self::SignOut => "sign-out",
            Self::Members => "members",
            Self::Recovery => "recovery",
            Self::RecordTraining => "record-training",
            Self::AnnounceAbsence => "announce-absence",
            Self::TakeOver => "take-over",
            Self::EndAbsence => "end-absence",
            Self::AcceptCharter => "accept-charter",
            Self::Steer => "steer",
        }
    }
}

/// An act as a type, so that a permit for one act cannot serve another.
pub trait Verb {
    /// The act this type stands for.
    const ACT: Act;
}
