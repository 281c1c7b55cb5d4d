//! Notebooks: what somebody notes for themselves under a code, sent later in part or whole, or never.
//!
//! A notebook is a case that nobody received: one drawer, one key, the person's. No member has a row of it, so no list
//! shows or counts it, and recovery keys do not open it. Sent, the same case goes to a cell with drawers of its own, and the
//! notebook stays the person's. It is erased when they wish, or when nobody came back for the term of the policy.
//!
//! It does **not** hide that there is a notebook from whoever holds the database: its size and the days of its records
//! stand in the clear, its term as a month.
use super::{Error, Message, Service, session::Unlocked};
use crate::{
    clock::Day,
    crypto::token::TokenKeys,
    domain::{
        case::Stage,
        deadline::DeadlineCode,
        notebook::{self, Memo},
        report::{LINE_LIMIT, NARRATIVE_LIMIT},
    },
    ids::CaseId,
    store::{self, Tx, cases::CaseRow},
};

mod begin;
mod erase;
mod jot;
mod later;
mod send;
mod show;
mod take_out;

pub use begin::begin;
pub(crate) use begin::make;
pub use erase::{Erasable, erasable, erase};
pub(crate) use erase::{lapse, let_go};
pub use jot::jot;
pub(crate) use later::refuse_another;
pub use later::{drop_kept, keep_for_later, prefill, resume};
pub(crate) use send::send;
pub use show::{Jotted, Left, Notebook, Noted, show};
pub use take_out::take_out;

/// A note as typed.
#[derive(Debug, Clone)]
pub struct Typed {
    /// When it happened, as the person says it.
    pub when: String,
    /// The words, and the form they come from.
    pub words: Message,
}

impl Typed {
    /// What makes the same form count once.
    fn once(&self) -> Option<String> {
        self.words.once(&[self.when.trim(), self.words.text.trim()])
    }

    fn checked(&self) -> Result<Memo, Error> {
        let when = self.when.trim().to_owned();
        if when.chars().count() > LINE_LIMIT {
            return Err(Error::Invalid(vec!["too-long-line"]));
        }
        Ok(Memo { when, text: self.words.checked(NARRATIVE_LIMIT)? })
    }
}

/// Whether what somebody follows is still a notebook.
pub async fn is_a_notebook(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    has_code(service, unlocked.reporter()?).await
}

/// Whether these keys open a case that is still a notebook.
pub(crate) async fn has_code(service: &Service, keys: &TokenKeys) -> Result<bool, Error> {
    Ok(stage(service, keys).await? == Some(Stage::Notebook))
}

/// Where the case of these keys stands, if there is one.
pub(crate) async fn stage(service: &Service, keys: &TokenKeys) -> Result<Option<Stage>, Error> {
    let mut tx = service.store().read().await?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await?.filter(|row| row.ended.is_none());
    let Some(row) = row else { return Ok(None) };
    Ok(store::cases::by_id(&mut tx, row.case).await?.map(|case| case.stage))
}

/// Until when a notebook, or a copy that is the person's alone, is kept if nobody comes back; nothing where the case is none, or no more.
pub(crate) async fn until(tx: &mut Tx, case: &CaseRow) -> Result<Option<Day>, Error> {
    let rows = store::deadlines::of_case(tx, case.id).await?;
    Ok(rows.iter().find(|row| row.code == DeadlineCode::NotebookTerm).map(|row| row.due))
}

/// Somebody came back: the term of their notebook begins again. At most one write a month.
pub(crate) async fn visited(service: &Service, case: CaseId) -> Result<(), Error> {
    let due = notebook::term(&service.rules().deadlines, service.today());
    let mut tx = service.store().read().await?;
    let Some(row) = store::cases::by_id(&mut tx, case).await? else { return Ok(()) };
    let is_kept = !row.stage.is_the_persons_own() || until(&mut tx, &row).await? == Some(due);
    drop(tx);
    if is_kept {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    super::case_file::renew(&mut tx, case, due).await?;
    Ok(tx.commit().await?)
}
