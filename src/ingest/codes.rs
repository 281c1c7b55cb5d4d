//! Codes of what was found, by which sentences are looked up and records remember.
//!
//! A code that was once written stays: records are never changed.
use super::{Kept, Kind, NotCleaned, Removed};

impl Kind {
    /// The sentence is `attached-kind-<code>`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Jpeg => "jpeg",
            Self::Png => "png",
            Self::WebP => "webp",
            Self::Gif => "gif",
            Self::Heic => "heic",
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Pptx => "pptx",
            Self::Odt => "odt",
            Self::Ods => "ods",
            Self::Odp => "odp",
            Self::Mp4 => "mp4",
            Self::QuickTime => "quicktime",
            Self::M4a => "m4a",
            Self::Mp3 => "mp3",
            Self::Wav => "wav",
            Self::Ogg => "ogg",
            Self::Text => "text",
            Self::Unknown => "unknown",
        }
    }
}

impl Removed {
    /// The sentence is `attached-removed-<code>`.
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

impl Kept {
    /// The sentence is `attached-stays-<code>`.
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

impl NotCleaned {
    /// The sentence is `attached-impossible-<code>`.
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
