//! What the service does: one use case a file, one transaction, one journal entry.
//!
//! A verb takes a [`Permit`](crate::policy::Permit) — the only proof that somebody may — and goes down the one road to a
//! case, [`case_file`]. Nothing here renders or speaks HTTP, and nothing here trusts a row of the store: rosters, grants
//! and records are verified before they are believed.
use std::sync::Arc;

use crate::{
    clock::{Clock, Day},
    domain::rules::Rules,
};

pub mod error;
pub mod session;
pub mod view;

pub use error::Error;
