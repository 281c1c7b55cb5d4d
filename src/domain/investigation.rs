//! An inquiry that was opened: who conducts it, on what, until when; begun by whoever assessed, who has no key of it.
//!
//! At least two inquirers, outside the service concerned, each of whom declares in writing to have no tie with the persons
//! concerned before anything else is done (Défenseur des droits, décision-cadre 2025-019, rec. 21; CGFP R.135-5). It is fed by
//! what one or several persons handed over, each by their own consent: each of those files keeps its reference, its readers
//! and its thread, and no person learns that another exists. It does **not** find out a tie that nobody declares.
use std::collections::BTreeSet;

use crate::{
    clock::Day,
    ids::{CaseId, MemberId},
};

/// How many inquirers conduct an inquiry, at least.
pub const AT_LEAST: usize = 2;

/// A file, by the name people know it by and by the identifier that its keys certify: another called so is another.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
pub struct Filed {
    /// What it is called.
    pub reference: String,
    /// The file itself.
    pub file: CaseId,
}

/// What whoever assessed entrusts to inquirers: the first words of an inquiry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Mission {
    /// What was handed over, on which it was opened.
    pub from: Filed,
    /// Those appointed.
    pub inquirers: BTreeSet<MemberId>,
    /// What it bears on, whom it concerns, over which period, with which powers.
    pub scope: String,
    /// The day by which the report is expected.
    pub limit: Day,
}

/// That inquirers were appointed, as those who assessed and they themselves read it beside what was handed over.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Appointed {
    /// The inquiry they conduct.
    pub to: Filed,
    /// Those appointed.
    pub inquirers: BTreeSet<MemberId>,
}

/// An inquirer declares, in these words, to have no tie with the persons concerned, and to keep what they learn to themselves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Declared {
    /// The words they agreed to.
    pub statement: String,
}
