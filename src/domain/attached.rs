//! A file as its record tells of it: name, type, size, key, and what was done with the data that hides in files.
//!
//! The key opens one object and nothing else: handing a file over copies this record, not the bytes.
use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop};

use crate::ids::{FileId, ObjectId};

/// The key of an object, 64 hexadecimal digits; sealed wherever it is kept, and never printed.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct ObjectKey(pub String);

impl fmt::Debug for ObjectKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("ObjectKey")
    }
}

/// A file that was kept.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Attached {
    /// The file.
    pub file: FileId,
    /// Its sealed bytes.
    pub object: ObjectId,
    /// What opens them.
    pub key: ObjectKey,
    /// A name that can be shown and saved.
    pub name: String,
    /// Code of its type, told from its bytes: `attached-kind-<code>`. Not named `kind`, which names the record's.
    pub format: String,
    /// Bytes, as kept.
    pub size: u64,
    /// SHA-256 of the bytes as they were given, hexadecimal: the same file sent twice is kept once.
    pub digest: String,
    /// What became of hidden data.
    pub hidden: Hidden,
}

/// What became of the data that hides in a file.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(tag = "outcome", rename_all = "kebab-case")]
pub enum Hidden {
    /// Left alone, as the person wished: the original is evidence.
    Original,
    /// Taken out.
    Removed {
        /// Codes of what was there and is gone: `attached-removed-<code>`.
        removed: Vec<String>,
        /// Codes of what this type cannot be without: `attached-stays-<code>`.
        stays: Vec<String>,
    },
    /// To be taken out, and could not be.
    Impossible {
        /// Code of the reason: `attached-impossible-<code>`.
        why: String,
    },
}

/// What the person wishes for hidden data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Photographs and office documents are freed of it, the rest stays as it is.
    Usual,
    /// Whatever can be freed of it is.
    Remove,
    /// Everything stays as it is.
    Original,
}

impl super::Coded for Wanted {
    const ALL: &'static [Self] = &[Self::Usual, Self::Remove, Self::Original];

    fn code(self) -> &'static str {
        match self {
            Self::Usual => "usual",
            Self::Remove => "remove",
            Self::Original => "original",
        }
    }
}
