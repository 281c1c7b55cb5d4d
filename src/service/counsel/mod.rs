//! A conversation with one professional bound by secrecy: beside a case, or standing alone with a notebook.
//!
//! Its drawer is granted to the person and to the one member they choose, and to nobody else: no cell, no recovery key, no
//! exception. The professional sees the conversations they have a key of, and nothing else of the case.
//!
//! It does **not** hide from whoever holds the database that a case has such a conversation, nor with whom.
use super::{
    Error, Service,
    case_file::{CaseFile, counsels},
    follow_up::items,
    readers::shown,
    roster,
    view::{Item, Reader},
};
use crate::domain::case::Reference;

mod advise;
mod confide;
mod consult;

pub use advise::advise;
pub use confide::{begin, confide, conversation};
pub use consult::{Line, consult, list};

/// A conversation.
#[derive(Debug, Clone)]
pub struct Talk {
    /// What forms call the case.
    pub reference: Reference,
    /// The professional, as the person sees them; nobody while there is no conversation yet.
    pub counsel: Option<Reader>,
    /// What was said, oldest first.
    pub items: Vec<Item>,
    /// The person has lost the code it was begun under: they read nothing more of it, and can begin another.
    pub left: bool,
}

/// The professionals in whom one can confide.
pub async fn available(service: &Service) -> Result<Vec<Reader>, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let publish = service.rules().organisation.publish_names;
    let entries = counsels(&roll).into_iter().filter_map(|member| roll.roster.entry(&member).cloned());
    Ok(entries.map(|entry| shown(&entry, publish)).collect())
}

/// The conversation of a case, as far as these keys open it.
fn talk(service: &Service, file: &CaseFile<'_>) -> Talk {
    let publish = service.rules().organisation.publish_names;
    Talk {
        reference: file.row.reference.clone(),
        counsel: file.counsel().map(|member| super::follow_up::named(&file.roll, &member, publish)),
        items: file.talks().flat_map(|drawer| items(&file.roll, drawer, publish)).collect(),
        left: file.is_left(),
    }
}
