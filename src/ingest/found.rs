//! What cleaning found, in codes: the words are elsewhere.
//!
//! Codes are coarse on purpose: they tell a person what kind of thing was in the file, never its value.
use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

/// A file without its hidden data, and what became of that data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// The file.
    pub bytes: Vec<u8>,
    /// What was there and is gone; in order, each once. Empty when there was nothing.
    pub removed: Vec<Removed>,
    /// What was there and cannot be taken out without changing the content; in order, each once.
    pub kept: Vec<Kept>,
}

/// Hidden data that was in a file and is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Removed {
    /// Where it was taken.
    Place,
    /// What the camera or telephone noted: device, settings, date (EXIF, maker notes).
    Device,
    /// Title, author, organisation, software, keywords, history (properties, XMP, IPTC, tags).
    Properties,
    /// Who wrote comments, annotations or tracked changes.
    Authors,
    /// When it was made or changed.
    Dates,
    /// A remark written into the file beside the picture or sound.
    Remark,
    /// A small copy of the picture or first page, which may show what was cropped.
    Thumbnail,
    /// Earlier versions of the document, and marks of its editing sessions.
    Versions,
    /// Which printer, template, computer or folder was used.
    Workplace,
    /// What would run or call outside by itself when opened.
    Scripts,
    /// The name and dates inside the colour profile, or a profile that could not be read.
    ColourProfile,
    /// A track that notes position, movement or clock beside film or sound.
    TimedNotes,
    /// Bytes behind the end or between the parts.
    LooseBytes,
    /// Blocks that only some program understands.
    Private,
}

impl Removed {
    /// Every code.
    pub const ALL: [Self; 14] = [
        Self::Place,
        Self::Device,
        Self::Properties,
        Self::Authors,
        Self::Dates,
        Self::Remark,
        Self::Thumbnail,
        Self::Versions,
        Self::Workplace,
        Self::Scripts,
        Self::ColourProfile,
        Self::TimedNotes,
        Self::LooseBytes,
        Self::Private,
    ];

    /// The code under which words stand, as it is also stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Place => "place",
            Self::Device => "device",
            Self::Properties => "properties",
            Self::Authors => "authors",
            Self::Dates => "dates",
            Self::Remark => "remark",
            Self::Thumbnail => "thumbnail",
            Self::Versions => "versions",
            Self::Workplace => "workplace",
            Self::Scripts => "scripts",
            Self::ColourProfile => "colour-profile",
            Self::TimedNotes => "timed-notes",
            Self::LooseBytes => "loose-bytes",
            Self::Private => "private",
        }
    }
}

/// What stays, because this type of file cannot be without it or because it is content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kept {
    /// The type has no hidden data: everything in it is content.
    AllOfIt,
    /// Which way up the picture is.
    Orientation,
    /// The numbers of the colour profile.
    ColourProfile,
    /// How the encoder works, and its name where it is part of the sound.
    Encoder,
    /// Tracked changes: what was deleted and inserted.
    TrackedChanges,
    /// The text of comments and annotations.
    Comments,
    /// Hidden sheets, slides, layers or columns, and copies of data behind tables.
    HiddenParts,
    /// Macros.
    Macros,
    /// Form fields and what was filled in.
    Forms,
    /// The addresses of other files and pages.
    Links,
    /// Pictures or files within, that could not be cleaned in their turn.
    FilesWithin,
}

impl Kept {
    /// Every code.
    pub const ALL: [Self; 11] = [
        Self::AllOfIt,
        Self::Orientation,
        Self::ColourProfile,
        Self::Encoder,
        Self::TrackedChanges,
        Self::Comments,
        Self::HiddenParts,
        Self::Macros,
        Self::Forms,
        Self::Links,
        Self::FilesWithin,
    ];

    /// The code under which words stand, as it is also stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AllOfIt => "all-of-it",
            Self::Orientation => "orientation",
            Self::ColourProfile => "colour-profile",
            Self::Encoder => "encoder",
            Self::TrackedChanges => "tracked-changes",
            Self::Comments => "comments",
            Self::HiddenParts => "hidden-parts",
            Self::Macros => "macros",
            Self::Forms => "forms",
            Self::Links => "links",
            Self::FilesWithin => "files-within",
        }
    }
}

/// The file stays as it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
pub enum NotCleaned {
    /// More than [`super::IN_MEMORY`].
    #[error("too large to be cleaned")]
    TooLarge,
    /// The type is not one that can be cleaned, or uses a part of it that is not known here.
    #[error("this type is not cleaned")]
    Unsupported,
    /// Not what its type prescribes: truncated, damaged or hostile.
    #[error("malformed")]
    Malformed,
    /// Cleaning would take more than the bounds on size, number or depth.
    #[error("too complex to be cleaned")]
    TooComplex,
    /// Protected by a password.
    #[error("encrypted")]
    Encrypted,
    /// Signed: cleaning would break the proof.
    #[error("signed")]
    Signed,
}

impl NotCleaned {
    /// Every code.
    pub const ALL: [Self; 6] =
        [Self::TooLarge, Self::Unsupported, Self::Malformed, Self::TooComplex, Self::Encrypted, Self::Signed];

    /// The code under which words stand, as it is also stored.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TooLarge => "too-large",
            Self::Unsupported => "unsupported",
            Self::Malformed => "malformed",
            Self::TooComplex => "too-complex",
            Self::Encrypted => "encrypted",
            Self::Signed => "signed",
        }
    }
}

/// What is being found while a file is read, and how much may still be unpacked, by it and the files within it.
#[derive(Debug)]
pub(super) struct Found {
    removed: BTreeSet<Removed>,
    kept: BTreeSet<Kept>,
    left: usize,
}

impl Found {
    /// Nothing yet; `left` bytes may be unpacked.
    pub(super) fn new(left: usize) -> Self {
        Self { removed: BTreeSet::new(), kept: BTreeSet::new(), left }
    }

    /// Bytes that may still be unpacked.
    pub(super) fn left(&self) -> usize {
        self.left
    }

    /// Counts bytes that were unpacked.
    pub(super) fn spend(&mut self, unpacked: usize) {
        self.left = self.left.saturating_sub(unpacked);
    }

    pub(super) fn removes(&mut self, what: Removed) {
        self.removed.insert(what);
    }

    pub(super) fn keeps(&mut self, what: Kept) {
        self.kept.insert(what);
    }

    /// What was found in a file within this one.
    pub(super) fn absorb(&mut self, inner: Self) {
        self.removed.extend(inner.removed);
        self.kept.extend(inner.kept);
        // A text within a package says nothing of the package.
        self.kept.remove(&Kept::AllOfIt);
    }

    pub(super) fn into_cleaned(self, bytes: Vec<u8>) -> Cleaned {
        Cleaned { bytes, removed: self.removed.into_iter().collect(), kept: self.kept.into_iter().collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::{Kept, NotCleaned, Removed};

    #[test]
    fn codes_are_what_is_stored() {
        let stored = |value: serde_json::Value| value.as_str().unwrap().to_owned();
        for what in Removed::ALL {
            assert_eq!(stored(serde_json::to_value(what).unwrap()), what.code());
        }
        for what in Kept::ALL {
            assert_eq!(stored(serde_json::to_value(what).unwrap()), what.code());
        }
        for why in NotCleaned::ALL {
            assert_eq!(stored(serde_json::to_value(why).unwrap()), why.code());
        }
    }
}
