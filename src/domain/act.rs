//! The one list of acts.
//!
//! Each act has four companions, demanded by a test: a row in the table of decisions, a code in the journal, a sentence
//! for staff (`act-<code>`) and one for the person concerned (`ledger-<code>`). To add an act, add it here, with its verb and
//! the drawer it writes in; say in [`super::procedure`] what it does to a case; then its use case under `service`, its row
//! and its words.
use super::{Coded, case::CompartmentKind};

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
        }
    }
}

impl Act {
    /// The drawer in which the act leaves the record that the journal witnesses, if it leaves one.
    #[must_use]
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
            | Self::Exclude => Some(CompartmentKind::Exchange),
            Self::Identify => Some(CompartmentKind::Identity),
            Self::Keep => Some(CompartmentKind::Notebook),
            Self::AskProtection | Self::DecideProtection => Some(CompartmentKind::Measure),
            Self::Confide | Self::Advise => Some(CompartmentKind::Counsel),
            Self::Note | Self::Annex | Self::Assign => Some(CompartmentKind::Listening),
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
            | Self::Recovery => None,
        }
    }
}

/// An act as a type, so that a permit for one act cannot serve another.
pub trait Verb {
    /// The act this type stands for.
    const ACT: Act;
}

/// One type for each act; they carry nothing.
pub mod verb {
    use super::{Act, Verb};

    /// See [`Act::Submit`].
    #[derive(Debug)]
    pub enum Submit {}
    impl Verb for Submit {
        const ACT: Act = Act::Submit;
    }
    /// See [`Act::Ask`].
    #[derive(Debug)]
    pub enum Ask {}
    impl Verb for Ask {
        const ACT: Act = Act::Ask;
    }
    /// See [`Act::FollowUp`].
    #[derive(Debug)]
    pub enum FollowUp {}
    impl Verb for FollowUp {
        const ACT: Act = Act::FollowUp;
    }
    /// See [`Act::Write`].
    #[derive(Debug)]
    pub enum Write {}
    impl Verb for Write {
        const ACT: Act = Act::Write;
    }
    /// See [`Act::Attach`].
    #[derive(Debug)]
    pub enum Attach {}
    impl Verb for Attach {
        const ACT: Act = Act::Attach;
    }
    /// See [`Act::Enclose`].
    #[derive(Debug)]
    pub enum Enclose {}
    impl Verb for Enclose {
        const ACT: Act = Act::Enclose;
    }
    /// See [`Act::Annex`].
    #[derive(Debug)]
    pub enum Annex {}
    impl Verb for Annex {
        const ACT: Act = Act::Annex;
    }
    /// See [`Act::Fetch`].
    #[derive(Debug)]
    pub enum Fetch {}
    impl Verb for Fetch {
        const ACT: Act = Act::Fetch;
    }
    /// See [`Act::Identify`].
    #[derive(Debug)]
    pub enum Identify {}
    impl Verb for Identify {
        const ACT: Act = Act::Identify;
    }
    /// See [`Act::AskConsent`].
    #[derive(Debug)]
    pub enum AskConsent {}
    impl Verb for AskConsent {
        const ACT: Act = Act::AskConsent;
    }
    /// See [`Act::Consent`].
    #[derive(Debug)]
    pub enum Consent {}
    impl Verb for Consent {
        const ACT: Act = Act::Consent;
    }
    /// See [`Act::Decline`].
    #[derive(Debug)]
    pub enum Decline {}
    impl Verb for Decline {
        const ACT: Act = Act::Decline;
    }
    /// See [`Act::TakeBack`].
    #[derive(Debug)]
    pub enum TakeBack {}
    impl Verb for TakeBack {
        const ACT: Act = Act::TakeBack;
    }
    /// See [`Act::Wish`].
    #[derive(Debug)]
    pub enum Wish {}
    impl Verb for Wish {
        const ACT: Act = Act::Wish;
    }
    /// See [`Act::ChangeCode`].
    #[derive(Debug)]
    pub enum ChangeCode {}
    impl Verb for ChangeCode {
        const ACT: Act = Act::ChangeCode;
    }
    /// See [`Act::Record`].
    #[derive(Debug)]
    pub enum Record {}
    impl Verb for Record {
        const ACT: Act = Act::Record;
    }
    /// See [`Act::Vouch`].
    #[derive(Debug)]
    pub enum Vouch {}
    impl Verb for Vouch {
        const ACT: Act = Act::Vouch;
    }
    /// See [`Act::RenewCode`].
    #[derive(Debug)]
    pub enum RenewCode {}
    impl Verb for RenewCode {
        const ACT: Act = Act::RenewCode;
    }
    /// See [`Act::Keep`].
    #[derive(Debug)]
    pub enum Keep {}
    impl Verb for Keep {
        const ACT: Act = Act::Keep;
    }
    /// See [`Act::Confide`].
    #[derive(Debug)]
    pub enum Confide {}
    impl Verb for Confide {
        const ACT: Act = Act::Confide;
    }
    /// See [`Act::Consult`].
    #[derive(Debug)]
    pub enum Consult {}
    impl Verb for Consult {
        const ACT: Act = Act::Consult;
    }
    /// See [`Act::Advise`].
    #[derive(Debug)]
    pub enum Advise {}
    impl Verb for Advise {
        const ACT: Act = Act::Advise;
    }
    /// See [`Act::Erase`].
    #[derive(Debug)]
    pub enum Erase {}
    impl Verb for Erase {
        const ACT: Act = Act::Erase;
    }
    /// See [`Act::Withdraw`].
    #[derive(Debug)]
    pub enum Withdraw {}
    impl Verb for Withdraw {
        const ACT: Act = Act::Withdraw;
    }
    /// See [`Act::Resume`].
    #[derive(Debug)]
    pub enum Resume {}
    impl Verb for Resume {
        const ACT: Act = Act::Resume;
    }
    /// See [`Act::Close`].
    #[derive(Debug)]
    pub enum Close {}
    impl Verb for Close {
        const ACT: Act = Act::Close;
    }
    /// See [`Act::AskProtection`].
    #[derive(Debug)]
    pub enum AskProtection {}
    impl Verb for AskProtection {
        const ACT: Act = Act::AskProtection;
    }
    /// See [`Act::DecideProtection`].
    #[derive(Debug)]
    pub enum DecideProtection {}
    impl Verb for DecideProtection {
        const ACT: Act = Act::DecideProtection;
    }
    /// See [`Act::TakeAway`].
    #[derive(Debug)]
    pub enum TakeAway {}
    impl Verb for TakeAway {
        const ACT: Act = Act::TakeAway;
    }
    /// See [`Act::List`].
    #[derive(Debug)]
    pub enum List {}
    impl Verb for List {
        const ACT: Act = Act::List;
    }
    /// See [`Act::Open`].
    #[derive(Debug)]
    pub enum Open {}
    impl Verb for Open {
        const ACT: Act = Act::Open;
    }
    /// See [`Act::Reply`].
    #[derive(Debug)]
    pub enum Reply {}
    impl Verb for Reply {
        const ACT: Act = Act::Reply;
    }
    /// See [`Act::Note`].
    #[derive(Debug)]
    pub enum Note {}
    impl Verb for Note {
        const ACT: Act = Act::Note;
    }
    /// See [`Act::Assign`].
    #[derive(Debug)]
    pub enum Assign {}
    impl Verb for Assign {
        const ACT: Act = Act::Assign;
    }
    /// See [`Act::Exclude`].
    #[derive(Debug)]
    pub enum Exclude {}
    impl Verb for Exclude {
        const ACT: Act = Act::Exclude;
    }
    /// See [`Act::Found`].
    #[derive(Debug)]
    pub enum Found {}
    impl Verb for Found {
        const ACT: Act = Act::Found;
    }
    /// See [`Act::Invite`].
    #[derive(Debug)]
    pub enum Invite {}
    impl Verb for Invite {
        const ACT: Act = Act::Invite;
    }
    /// See [`Act::Join`].
    #[derive(Debug)]
    pub enum Join {}
    impl Verb for Join {
        const ACT: Act = Act::Join;
    }
    /// See [`Act::Endorse`].
    #[derive(Debug)]
    pub enum Endorse {}
    impl Verb for Endorse {
        const ACT: Act = Act::Endorse;
    }
    /// See [`Act::Revoke`].
    #[derive(Debug)]
    pub enum Revoke {}
    impl Verb for Revoke {
        const ACT: Act = Act::Revoke;
    }
    /// See [`Act::SignOut`].
    #[derive(Debug)]
    pub enum SignOut {}
    impl Verb for SignOut {
        const ACT: Act = Act::SignOut;
    }
    /// See [`Act::Members`].
    #[derive(Debug)]
    pub enum Members {}
    impl Verb for Members {
        const ACT: Act = Act::Members;
    }
    /// See [`Act::Recovery`].
    #[derive(Debug)]
    pub enum Recovery {}
    impl Verb for Recovery {
        const ACT: Act = Act::Recovery;
    }
}
