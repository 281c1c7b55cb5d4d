//! The one list of acts.
//!
//! Each act has four companions, demanded by a test: a row in the table of decisions, a code in the journal, a sentence
//! for staff (`act-<code>`) and one for the person concerned (`ledger-<code>`). To add an act, add it here, with its verb and
//! the drawer it writes in; say in [`super::procedure`] what it does to a case; then its use case under `service`, its row
//! and its words.
mod code;
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
    /// A member closes a case, or a question, with reasons that the person reads.
    EndCase,
    /// A member says that the cell will ask for news, and when: the person chose.
    BeginAftercare,
    /// A member asks the person how they are.
    AskNews,
    /// The person says that there is nothing new, or that they wish to be asked no more.
    GiveNews,
    /// The person says that they are made to pay for having spoken.
    ReportRetaliation,
    /// A member keeps a file from being erased, for a reason of law.
    Hold,
    /// That reason is over.
    Release,
    /// A file that rests goes to the archive, which few can open.
    Archive,
    /// At its term, what the organisation had of a file is erased.
    Eliminate,
    /// Somebody looks at what is to be erased, and at what was.
    Retain,
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
    /// What was agreed to is received by whoever can take a measure: a file of its own begins.
    RequestMeasure,
    /// They take it, and say until when.
    TakeMeasure,
    /// They do not, with reasons.
    RefuseMeasure,
    /// They looked at it again: it goes on.
    KeepMeasure,
    /// It is over.
    EndMeasure,
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
    /// An inquirer notes that a person implicated was informed, when and how.
    Inform,
    /// An inquirer would inform them later, and says why.
    DeferInforming,
    /// Another inquirer agrees to that.
    AgreeDeferral,
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
    /// A disciplinary procedure begins, for those who conduct it.
    OpenDiscipline,
    /// Whoever conducts a disciplinary procedure says under which rules.
    SetTerms,
    /// They note a step that was taken.
    TakeStep,
    /// The authority keeps somebody away until it is decided.
    Suspend,
    /// The authority decides in a disciplinary procedure.
    Sanction,
    /// A disciplinary procedure is over.
    CloseDiscipline,
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
    /// Somebody who audits reads the journal, verifies it or takes a copy of it (once a day in the journal).
    Audit,
    /// They note that a request about personal data was received.
    NoteRequest,
    /// They note that its answer takes longer, and that the person was told.
    ExtendRequest,
    /// They note how it was answered.
    AnswerRequest,
    /// Somebody says how it was, without a code.
    TellExperience,
    /// A coordinator looks at what people said of it.
    ReadExperience,
}

/// An act as a type, so that a permit for one act cannot serve another.
pub trait Verb {
    /// The act this type stands for.
    const ACT: Act;
}
