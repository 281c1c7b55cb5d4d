//! Files: received sealed, freed of what hides in them, given to a case, read again.
//!
//! [`Upload`] seals what arrives as it arrives: no plaintext touches the disk, and memory does not grow with the file. What
//! it ends with is durable. [`Upload::finish`] then frees the file of hidden data where the person wished it and the type
//! allows it, which needs the whole in memory, two files at a time. The result is an [`Attached`]: kept in the sealed
//! draft, or in a record of a drawer, and with it the key. [`fetch()`] reads one back.
//!
//! Until a drawer has the file, a row says when it may be swept. It does **not** look for viruses: nothing here runs or
//! renders what people send, and pages hand it out only to be saved, or in a sandbox.
use crate::domain::attached::Attached;

mod attach;
mod cleaning;
mod drafted;
mod fetch;
mod sealing;
mod sweep;
mod upload;
mod whole;

pub use attach::{annex, attach, enclose, stow};
pub use drafted::{draft, drafted, fetch_drafted, undraft};
pub use fetch::{Fetched, fetch};
pub(crate) use fetch::{PIECES, open};
pub(crate) use sweep::sweep;
pub(crate) use upload::release;
pub use upload::{Upload, discard};
pub(crate) use whole::{digest_of, made, whole};

/// What an installation takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of one file.
    pub size: u64,
    /// Files of one draft, or of one sending.
    pub count: usize,
    /// Bytes of everything that waits for a drawer: a full disk would lose what matters more.
    pub waiting: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { size: 100_000_000, count: 20, waiting: 20_000_000_000 }
    }
}

/// Whether a file with the same bytes is among these.
pub(crate) fn is_among(files: &[Attached], digest: &str) -> bool {
    files.iter().any(|file| file.digest == digest)
}
