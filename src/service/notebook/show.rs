//! A notebook as its person reads it.
use jiff::Timestamp;

use crate::{
    clock::Day,
    domain::{
        act::verb,
        attached::Attached,
        case::{Reference, Stage},
        deadline::DeadlineCode,
        notebook::{Kept, Memo},
        record::RecordBody,
    },
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, Record, to_read},
        session::Unlocked,
    },
};

/// A notebook.
#[derive(Debug, Clone)]
pub struct Notebook {
    /// The case it is, or stands beside.
    pub reference: Reference,
    /// Where that case stands.
    pub stage: Stage,
    /// Until when it is kept if nobody comes back; nothing where it goes with its case.
    pub until: Option<Day>,
    /// Notes and files, the newest first; what was taken out is not among them.
    pub notes: Vec<Noted>,
    /// A report left for later.
    pub left: Option<Left>,
}

/// One thing in a notebook.
#[derive(Debug, Clone)]
pub struct Noted {
    /// Its number, for forms.
    pub sequence: u64,
    /// When it was written.
    pub at: Timestamp,
    /// What it is.
    pub content: Jotted,
}

/// What somebody puts in a notebook.
#[derive(Debug, Clone)]
pub enum Jotted {
    /// Words.
    Memo(Memo),
    /// A file.
    File(Box<Attached>),
}

/// A report left for later.
#[derive(Debug, Clone)]
pub struct Left {
    /// When.
    pub at: Timestamp,
    /// What was in it.
    pub kept: Kept,
}

/// Opens the person's own notebook.
pub async fn show(service: &Service, permit: Permit<verb::FollowUp>, unlocked: &Unlocked) -> Result<Notebook, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let drawer = file.notebook()?;
    let mut notes: Vec<Noted> = drawer.standing().filter_map(noted).collect();
    notes.reverse();
    let until = file.deadlines.iter().find(|row| row.code == DeadlineCode::NotebookTerm).map(|row| row.due);
    Ok(Notebook { reference: file.row.reference.clone(), stage: file.row.stage, until, notes, left: left(&file)? })
}

impl Notebook {
    /// The files in it.
    pub fn files(&self) -> impl Iterator<Item = &Attached> {
        self.notes.iter().filter_map(|noted| match &noted.content {
            Jotted::File(file) => Some(file.as_ref()),
            Jotted::Memo(_) => None,
        })
    }
}

fn noted(record: &Record) -> Option<Noted> {
    let content = match &record.entry.body {
        RecordBody::Memo(memo) => Jotted::Memo(memo.clone()),
        RecordBody::File(file) => Jotted::File(file.clone()),
        _ => return None,
    };
    Some(Noted { sequence: record.sequence, at: record.entry.at, content })
}

/// The report left for later, unless it was taken up and sent, or thrown away.
pub(super) fn left(file: &CaseFile<'_>) -> Result<Option<Left>, Error> {
    let newest = file.notebook()?.newest(|entry| match &entry.body {
        RecordBody::Kept(kept) => Some(Left { at: entry.at, kept: kept.as_ref().clone() }),
        _ => None,
    });
    Ok(newest.filter(|left| !left.kept.is_empty()))
}
