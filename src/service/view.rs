//! What use cases give to pages: plain values, already opened for the one who asks.
use std::collections::BTreeMap;

use jiff::Timestamp;

use super::{consent::Agreements, exception, hand_over::Ready, inquiry::Standing, rights::Noted};
use crate::{
    clock::Day,
    domain::{
        act::Act,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        identity::Identity,
        protection::{Progress, Request},
        record::{Exclusion, RecordKind},
        retention::Ending,
        withdrawal::Withdrawal,
    },
    ids::MemberId,
};

mod content;
mod line;
mod listening;
mod members;
mod people;

pub use content::Content;
pub use line::CaseLine;
pub use listening::{Known, LinkedCase, Listening, Orientation};
pub use members::{Invitation, Joining, Me, MemberLine, MembersView, NewMember, PostsChange};
pub use people::{Absences, Away, Followed, Handing, Remark, Steered, Waits};

/// Somebody who may read, as reporters see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Identifier, for the form's fields.
    pub member: MemberId,
    /// Function: "psychologue du travail".
    pub function: String,
    /// Name, only where the organisation publishes it (reporters) or always (staff).
    pub name: Option<String>,
}

/// Somebody who has nothing of a file and could have a part in it later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Later {
    /// Who.
    pub reader: Reader,
    /// Nobody else is left who could receive what is handed over, or decide on it: kept out, another must be named first.
    pub is_last: bool,
}

/// Whether somebody can read for an entity, and who.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Availability {
    /// Code of the entity whose cell reads: the one chosen, one above it, or its stand-in.
    pub body: String,
    /// Verified readers; empty means that nothing can be received for this entity.
    pub readers: Vec<Reader>,
    /// Whether recovery keys can open what would be sent.
    pub recovery: bool,
}

/// What the person must keep, shown once at the end.
#[derive(Debug, Clone)]
pub struct Receipt {
    /// The code, in groups; shown, never stored in the clear.
    pub code: String,
    /// What staff call the case.
    pub reference: Reference,
    /// The next promise and its day.
    pub promise: Option<Promise>,
    /// What it opens is a notebook, kept until then unless somebody comes back.
    pub notebook: Option<Day>,
    /// Entity whose cell reads.
    pub body: String,
    /// Somebody bound by secrecy was written to under it.
    pub counsel: bool,
    /// Whether notices leave from here at all.
    pub outside: bool,
    /// Members could know the person again, and give them another code.
    pub named: bool,
    /// The head of the journal, to hold against it later.
    pub head: Option<DailyHead>,
}

/// The head of the journal at the end of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DailyHead {
    /// The day.
    pub day: Day,
    /// Number of the last entry, from zero.
    pub number: u64,
    /// Its digest, 64 hexadecimal digits.
    pub digest: String,
}

/// With its number, for those who may know how much is done here.
impl std::fmt::Display for DailyHead {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}", self.number, self.digest)
    }
}

/// Something a person gave, as it was sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deposit {
    /// When.
    pub at: Timestamp,
    /// What it is.
    pub what: RecordKind,
    /// The name of a file; empty for anything else.
    pub name: String,
    /// Digest of the sealed bytes, 64 hexadecimal digits.
    pub digest: String,
    /// Digest of the entry of the journal that holds it.
    pub entry: Holding,
}

/// Whether the journal holds something given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holding {
    /// It does, in the entry of this digest: 64 hexadecimal digits.
    Entry(String),
    /// It will from the next night on.
    Soon,
    /// It should, and does not.
    Missing,
}

/// Something promised to the person for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Promise {
    /// What.
    pub code: DeadlineCode,
    /// By when.
    pub due: Day,
}

/// Who wrote a message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Voice {
    /// The reporter.
    Reporter,
    /// A member of the cell.
    Member(Reader),
}

/// One item of a conversation or a timeline.
#[derive(Debug, Clone)]
pub struct Item {
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it; the signature was verified.
    pub voice: Voice,
    /// What it says.
    pub content: Content,
}

impl Item {
    /// Whether the reporter wrote it.
    #[must_use]
    pub fn is_theirs(&self) -> bool {
        self.voice == Voice::Reporter
    }
}

/// What a person sees of their own case.
#[derive(Debug, Clone)]
pub struct FollowUp {
    /// What staff call the case.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// Day it was received.
    pub received: Day,
    /// The next promise not yet kept.
    pub promise: Option<Promise>,
    /// Those after it.
    pub promises: Vec<Promise>,
    /// Since when those above know that something promised was not done.
    pub above: Option<Day>,
    /// The conversation, oldest first, the report included.
    pub items: Vec<Item>,
    /// What the person gave, unchanged.
    pub deposits: Vec<Deposit>,
    /// Who can read.
    pub readers: Vec<Reader>,
    /// Who reads nothing of it and could have a part later.
    pub later: Vec<Later>,
    /// Whether recovery keys can open the case.
    pub recovery: bool,
    /// Entity whose cell reads.
    pub body: String,
    /// Whether the person talks with a professional bound by secrecy beside it, and with nobody else of them.
    pub counsel: bool,
    /// The day on which somebody of the cell said that the person lost their code, as long as another may be given for it.
    pub vouched: Option<Day>,
    /// Whether the person has a notebook beside it, which they alone read.
    pub notebook: bool,
    /// What they were asked, agreed to, and would like.
    pub agreements: Agreements,
    /// They withdrew it: nobody else opens it.
    pub withdrawal: Option<Withdrawal>,
    /// The cell closed it, and these are its words: it can be opened again, or is the person's alone by now.
    pub ending: Option<Ending>,
    /// The last day on which the organisation has what it has of a case that was closed; nothing where that is not settled.
    pub erased: Option<Day>,
    /// Until when the copy that is theirs alone is kept if nobody comes back.
    pub kept: Option<Day>,
    /// What they said last of who they are and how to reach them.
    pub identity: Option<Identity>,
    /// Their request for protection fonctionnelle, if they made one.
    pub protection: Option<Protection>,
    /// What was handed over, and where that stands.
    pub passed: Vec<Standing>,
    /// What was proposed to them, and what they answered.
    pub orientations: Vec<Orientation>,
}

impl FollowUp {
    /// Whether it is a question, of which the person can make a report.
    #[must_use]
    pub fn is_a_question(&self) -> bool {
        self.stage.is_a_question()
    }
}

/// A request for protection fonctionnelle, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// What was asked.
    pub request: Request,
    /// The day it was received.
    pub asked: Day,
    /// Where it stands.
    pub progress: Progress,
}

/// What was done of a case, for the person concerned.
#[derive(Debug, Clone, Default)]
pub struct Ledger {
    /// Acts, newest first.
    pub lines: Vec<LedgerLine>,
    /// Dates promised.
    pub dates: Vec<Dated>,
}

/// One act of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LedgerLine {
    /// The day.
    pub day: Day,
    /// What was done.
    pub act: Act,
    /// The member who did it; nobody where the person did.
    pub who: Option<Reader>,
    /// What was handed over, where it was done to that.
    pub of: Option<Reference>,
}

/// A date promised, and whether it was kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dated {
    /// What.
    pub code: DeadlineCode,
    /// By when.
    pub due: Day,
    /// When it was done.
    pub done: Option<Day>,
    /// What was handed over, where it is promised of that.
    pub of: Option<Reference>,
}

/// A page of the list.
#[derive(Debug, Clone, Default)]
pub struct CasePage {
    /// At most fifty lines, newest first.
    pub lines: Vec<CaseLine>,
    /// Where the next page starts, if there is one; opaque text for the address.
    pub next: Option<String>,
    /// It was left before the end, because it took long: there may be more.
    pub unfinished: bool,
}

impl CasePage {
    /// Whether there is, or may be, more than these lines.
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.unfinished || self.next.is_some()
    }
}

/// What narrows the list; kept in the session, never in an address.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Filter {
    /// Stage code, or empty.
    pub stage: String,
    /// Kind of facts, or empty.
    pub kind: String,
    /// Code of an entity, or empty.
    #[serde(default)]
    pub entity: String,
    /// Only mine.
    pub mine: bool,
    /// Only those where the reporter spoke last.
    pub waiting: bool,
    /// Only overdue.
    pub overdue: bool,
    /// Words to look for in the reference, the excerpt and kinds.
    pub text: String,
}

/// What waits for a member: each case once, in the first of these parts that has it.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// Somebody under eighteen, received and not yet answered; the oldest first.
    pub minor: CasePage,
    /// Somebody under eighteen, and the reporter wrote again; the oldest first.
    pub minor_waiting: CasePage,
    /// Received, not yet answered; the oldest first.
    pub new: CasePage,
    /// The reporter wrote again; the oldest first.
    pub waiting: CasePage,
    /// Questions without a report that wait for an answer; the oldest first.
    pub questions: CasePage,
    /// Nobody is in charge; the newest first.
    pub unassigned: CasePage,
    /// A date is past; the oldest first.
    pub overdue: CasePage,
    /// Withdrawn by the person: nothing waits there; the oldest first.
    pub withdrawn: CasePage,
    /// Handed over, and not yet decided on; the oldest first.
    pub undecided: CasePage,
    /// Measures that the member was asked for, and that are neither taken nor refused; the oldest first.
    pub measures: CasePage,
    /// Measures to look at again; the oldest first.
    pub measures_late: CasePage,
    /// The person wrote about a measure; the oldest first.
    pub measures_answered: CasePage,
    /// The person answered in an inquiry; the oldest first.
    pub answered: CasePage,
    /// Inquiries that the member conducts; the newest first.
    pub conducted: CasePage,
    /// Reports that were filed, for the member to decide on; the newest first.
    pub reports: CasePage,
    /// Disciplinary procedures that run, for the member to decide or conduct; the oldest first.
    pub proceedings: CasePage,
    /// Prevention alerts in return for which nothing is decided yet, for the member to decide; the oldest first.
    pub alerts: CasePage,
    /// Somebody must act today, as the cell assessed it; the newest first.
    pub urgent: CasePage,
    /// Cases in which somebody is in danger now, before all others.
    pub danger: CasePage,
    /// Those in which somebody is made to pay for having spoken; the newest first.
    pub retaliation: CasePage,
    /// Those in which the cell asks for news, and the reporter wrote; the oldest first.
    pub news: CasePage,
    /// Cases handed over without agreement, or about to be, in which something waits.
    pub exceptions: Vec<exception::Line>,
    /// New members whose keys wait for this coordinator's endorsement.
    pub endorsements: usize,
    /// Changes of posts that wait for their signature.
    pub changes: usize,
    /// Something of an entity has been late for so long that the member was told, with or without a key.
    pub above: bool,
    /// Absences to know of: one's own, those one stands in for, those that wait to take effect.
    pub away: Vec<Away>,
    /// Requests about personal data that wait for an answer, for whoever audits; the first due first.
    pub requests: Vec<Noted>,
}

/// A case, opened.
#[derive(Debug, Clone)]
pub struct CaseView {
    /// Reference.
    pub reference: Reference,
    /// Version, to be sent back by forms.
    pub version: i64,
    /// Stage.
    pub stage: Stage,
    /// Entity responsible.
    pub entity: String,
    /// Day received.
    pub received: Day,
    /// Code of the link with the organisation, where a question says it.
    pub audience: Option<String>,
    /// Dates: what, when due, when done.
    pub dates: Vec<(DeadlineCode, Day, Option<Day>)>,
    /// One timeline, oldest first.
    pub items: Vec<Item>,
    /// Who can read, and why.
    pub readers: Vec<CaseReader>,
    /// Who was taken off, by whom.
    pub excluded: Vec<(Reader, Exclusion)>,
    /// Member in charge.
    pub assigned: Option<MemberId>,
    /// Members of the cell who could be put in charge.
    pub assignable: Vec<Reader>,
    /// Members of the body that stands in for the cell, who could be too.
    pub stand_ins: Vec<Reader>,
    /// Who does not read it, and could have a part in what is handed over: to assess, inquire, decide, support.
    pub later: Vec<Later>,
    /// What to know of members before one is put in charge, and of who stands in.
    pub remarks: BTreeMap<MemberId, Remark>,
    /// What can be done for a person who has lost their code.
    pub lost: Lost,
    /// What the person said last of who they are and how to reach them.
    pub identity: Option<Identity>,
    /// Whether a notice goes to them with each answer: they chose that way, and there is a server for it.
    pub notified: bool,
    /// What the person was asked, agreed to, and would like.
    pub agreements: Agreements,
    /// Their request for protection fonctionnelle, if they made one.
    pub protection: Option<Protection>,
    /// What the person agreed to and could be handed over now.
    pub ready: Ready,
    /// What was handed over, and where that stands.
    pub passed: Vec<Standing>,
    /// What was proposed to be handed over without their agreement, and what became of it.
    pub exceptions: exception::Exceptionals,
    /// What was proposed to them, and what they answered.
    pub orientations: Vec<Orientation>,
    /// What the cell noted for itself.
    pub listening: Listening,
    /// The acts this member may do now.
    pub may: BTreeMap<&'static str, bool>,
}

/// What can be done for a person who has lost their code.
#[derive(Debug, Clone, Default)]
pub struct Lost {
    /// They gave a name: members can know them again.
    pub named: bool,
    /// Who has vouched for them, when and how; it still serves.
    pub vouched: Vec<(Reader, Timestamp, String)>,
}

/// Somebody who holds a key to a case, and why.
#[derive(Debug, Clone)]
pub struct CaseReader {
    /// Who.
    pub reader: Reader,
    /// Code of the reason: `reader-why-<code>`.
    pub why: &'static str,
}
