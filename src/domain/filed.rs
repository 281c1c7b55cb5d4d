//! A report as it was filed: its text, the digest of that text, and what stood before it.
//!
//! The same text stands twice: at the end of the inquiry, which it freezes, and in a file of its own for those who decide. Both
//! say the same digest, and the journal holds both. It does **not** keep anybody from printing another text: the digest tells.
use std::collections::BTreeSet;

use super::{
    adversarial::Communication, attached::Attached, conclusions::Conclusions, evidence::Evidence, investigation::Filed,
};
use crate::ids::CaseId;

/// An inquirer agrees to the report, to the letter: another text is not agreed to by this.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReportAgreed {
    /// SHA-256 of the text they read, hexadecimal.
    pub digest: String,
    /// Their signature over it, hexadecimal: it proves the same where those who decide have the report.
    pub signature: String,
}

/// The same, with the key that signed, for whoever has no key of the inquiry.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Agreement {
    /// The public key of whoever agreed, hexadecimal.
    pub key: String,
    /// What it signed.
    pub signature: String,
}

/// The last record of an inquiry that says anything.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct FiledReport {
    /// The report.
    pub report: String,
    /// SHA-256 of its text, hexadecimal.
    pub digest: String,
    /// Digest of the record before this one, hexadecimal: all that the report was made from.
    pub before: String,
    /// The file in which those who decide have it.
    pub to: Filed,
    /// Numbers of the pieces that went before: whoever had handed them over took their agreement back.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub gone: BTreeSet<u32>,
}

/// The report, where those who decide have it.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct ReportReceived {
    /// The report.
    pub report: String,
    /// SHA-256 of its text, hexadecimal.
    pub digest: String,
    /// The inquiry.
    pub from: Filed,
    /// What it concludes, whose digest its text says.
    pub conclusions: Conclusions,
    /// The pieces it rests on, whole.
    pub annexes: Vec<Evidence>,
    /// Who else of those who inquired agreed to this text.
    pub agreed: Vec<Agreement>,
    /// Every file it comes from, by identifiers that open nothing: whoever ever had a key of one does not decide.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub parts: BTreeSet<CaseId>,
}

/// What is chosen for a piece: the latest counts. Whoever chooses approves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Chosen {
    /// Number of the piece; the report has the one after the last.
    pub piece: u32,
    /// The choice.
    pub choice: Communication,
    /// What leaves, where it is not the piece itself.
    pub copy: Option<Attached>,
}

/// A second member approves this very choice.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Approved {
    /// Number of the piece.
    pub piece: u32,
    /// What they read and approve.
    pub of: Communication,
}
