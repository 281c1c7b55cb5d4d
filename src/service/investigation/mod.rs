//! An inquiry that was opened, conducted by those appointed to it: in a file of its own, of which nobody else has a key.
//!
//! Each of them declares first to have no tie with the persons concerned; nothing is done before two have. What was handed
//! over stays where it was received, one file a person, and is read there: the inquiry says which of them feed it. It does
//! **not** show those who assessed what is found: the report will.
use jiff::Timestamp;
use std::collections::BTreeMap;

use super::view::Reader;
use crate::{
    clock::Day,
    domain::{
        Coded,
        act::Act,
        adversarial::Piece,
        attached::Attached,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        hearing::Heard,
        inquest::Inquest,
        investigation::{Filed, Mission},
    },
};

mod arrange;
mod bring;
mod communicate;
mod compose;
mod conduct;
mod evidence;
mod feeding;
mod file;
mod heed;
mod leave;
mod let_in;
mod open;
mod unsettled;
mod work;

pub use arrange::{Arranging, DatesView, arrange, call_off, end_support, invite_support, open_dates};
pub use bring::bringable;
pub use communicate::{Around, Choosing, How, Parts, approve_communication, choose_communication, mark};
pub(crate) use compose::pieces_of;
pub use compose::{Outline, sections};
pub(crate) use conduct::{conducted, conducting, has_declared, ready};
pub use conduct::{declare, take_in};
pub use evidence::{Brought, From, enter_evidence};
pub(crate) use feeding::opened;
pub use file::{Shown, agree_report, file_report};
pub(crate) use heed::{heed, is_closed, kept_out};
pub use leave::leave;
pub use let_in::let_in;
pub use open::{open_investigation, read_piece, read_report};
pub use unsettled::Open;
pub use work::{LINE_LIMIT, Noted, Typed, note};

// What is written down there.
pub use crate::domain::{
    evidence::Sort,
    finding::{Drafted, Outcome},
    informing::{DeferralAgreed, Deferred, Informed, Means},
};

/// An inquiry as its inquirers see it.
#[derive(Debug, Clone)]
pub struct InvestigationView {
    /// What it is called.
    pub reference: Reference,
    /// Where it stands.
    pub stage: Stage,
    /// The entity responsible.
    pub entity: String,
    /// The day it was entrusted.
    pub received: Day,
    /// What is due, by when, and when it was done.
    pub dates: Vec<(DeadlineCode, Day, Option<Day>)>,
    /// What was entrusted.
    pub mission: Mission,
    /// Who conducts it, each with the moment they declared to have no tie.
    pub inquirers: Vec<(Reader, Option<Timestamp>)>,
    /// Whether whoever looks declared so, and whether enough did for the inquiry to begin.
    pub declared: Declarations,
    /// What was handed over and feeds it.
    pub feeding: Vec<Filed>,
    /// What stands in it.
    pub inquest: Inquest,
    /// What may be communicated of it, piece by piece, the report last; nothing before it is filed.
    pub pieces: Vec<PieceView>,
    /// How many appointments and dates stand.
    pub arranged: usize,
    /// Who was appointed since, and has no key of it yet.
    pub awaited: Vec<Reader>,
    /// Who was appointed and has another part in what feeds it: they cannot be let in.
    pub barred: Vec<Reader>,
    /// Who is heard in it.
    pub heard: Vec<Heard>,
    /// How far the information of each person implicated is.
    pub informing: Vec<InformingView>,
    /// Which acts are open to the one who looks, by their code.
    pub(crate) may: BTreeMap<&'static str, bool>,
}

/// How far the information of a person implicated is.
#[derive(Debug, Clone)]
pub struct InformingView {
    /// Their number.
    pub person: u32,
    /// By when they are informed, or it is looked at again; nothing once they are.
    pub due: Option<Day>,
    /// When and how they were.
    pub informed: Option<Informed>,
    /// What was proposed, oldest first.
    pub deferrals: Vec<DeferralView>,
    /// Which of these waits for somebody's agreement, and whether whoever looks can agree.
    pub waits: Option<(u32, bool)>,
}

/// That somebody would be informed later.
#[derive(Debug, Clone)]
pub struct DeferralView {
    /// What was said.
    pub said: Deferred,
    /// On which day.
    pub day: Day,
    /// Who said so, then who agreed.
    pub by: Vec<Reader>,
    /// Whether somebody did.
    pub is_agreed: bool,
}

/// A piece of a filed report, and what was chosen for it.
#[derive(Debug, Clone)]
pub struct PieceView {
    /// Its number, the choice, the approvals.
    pub piece: Piece,
    /// What leaves, where it is not the piece itself.
    pub copy: Option<Attached>,
    /// Who approved, whoever chose first.
    pub by: Vec<Reader>,
    /// Whether the one who looks can approve: somebody else chose.
    pub can_approve: bool,
}

/// The text of a report.
#[derive(Debug, Clone)]
pub struct ReportView {
    /// The text.
    pub text: String,
    /// Its SHA-256, hexadecimal.
    pub digest: String,
    /// Who agreed to this very text.
    pub agreed: Vec<Reader>,
    /// Whoever looks did.
    pub is_mine: bool,
    /// Somebody else did: it can be filed.
    pub is_others: bool,
    /// What is still open, each with the names it is about; nothing once it is filed.
    pub unsettled: Vec<(Open, Vec<String>)>,
}

/// Something that can enter the inquiry as a piece.
#[derive(Debug, Clone)]
pub struct Bringable {
    /// The file it is read in: what was handed over, or the space of somebody heard.
    pub from: Reference,
    /// What it is.
    pub what: Bringing,
}

/// What can be brought.
#[derive(Debug, Clone)]
pub enum Bringing {
    /// A file.
    File(Attached),
    /// Minutes that stand: their number, who was heard, on which day.
    Minutes(u64, String, Day),
}

/// How far the declarations are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Declarations {
    /// Whoever looks declared to have no tie.
    pub mine: bool,
    /// Enough inquirers did.
    pub enough: bool,
}

impl InvestigationView {
    /// Whether an act is open to the one who looks.
    #[must_use]
    pub fn may(&self, act: Act) -> bool {
        self.may.get(act.code()).copied().unwrap_or(false)
    }

    /// Whether the one who looks can go on: they declared, and another did.
    #[must_use]
    pub fn is_begun(&self) -> bool {
        self.declared.mine && self.declared.enough
    }
}
