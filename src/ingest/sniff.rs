//! What a file is, told by its bytes alone.
//!
//! Names and declared types are never believed. It answers for the beginning of the file: a polyglot is what its head says,
//! and cleaning drops the rest. It does **not** check that the whole is well formed.
use serde::{Deserialize, Serialize};

use super::{bytes::find, mp3, package::Package, png, xml};

/// Types that are treated apart; all else is [`Kind::Unknown`] and kept as it is.
#[expect(missing_docs, reason = "the names of formats are their own explanation")]
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    Jpeg,
    Png,
    WebP,
    Gif,
    /// Still pictures in the boxes of MP4: HEIC, HEIF, AVIF.
    Heic,
    Pdf,
    Docx,
    Xlsx,
    Pptx,
    Odt,
    Ods,
    Odp,
    Mp4,
    QuickTime,
    M4a,
    Mp3,
    Wav,
    /// Vorbis, Opus and others.
    Ogg,
    /// UTF-8 without control characters.
    Text,
    Unknown,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 20] = [
        Self::Jpeg,
        Self::Png,
        Self::WebP,
        Self::Gif,
        Self::Heic,
        Self::Pdf,
        Self::Docx,
        Self::Xlsx,
        Self::Pptx,
        Self::Odt,
        Self::Ods,
        Self::Odp,
        Self::Mp4,
        Self::QuickTime,
        Self::M4a,
        Self::Mp3,
        Self::Wav,
        Self::Ogg,
        Self::Text,
        Self::Unknown,
    ];

    /// The code that records keep; its words are `attached-kind-<code>`.
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

    /// Whether hidden data is removed unless the person says otherwise: photographs and office files, whose authors rarely
    /// know what they hold. A film, a recording or a text comes as it is unless asked.
    #[must_use]
    pub const fn removes_by_default(self) -> bool {
        matches!(
            self,
            Self::Jpeg
                | Self::Png
                | Self::WebP
                | Self::Gif
                | Self::Heic
                | Self::Pdf
                | Self::Docx
                | Self::Xlsx
                | Self::Pptx
                | Self::Odt
                | Self::Ods
                | Self::Odp
        )
    }

    /// Whether [`super::clean`] knows the type; individual files may still be refused.
    #[must_use]
    pub const fn can_be_cleaned(self) -> bool {
        !matches!(self, Self::Heic | Self::Ogg | Self::Unknown)
    }

    /// Whether a browser may show it in a sandboxed page, with [`Self::media_type`] and no other.
    #[must_use]
    pub const fn may_be_shown(self) -> bool {
        matches!(self, Self::Jpeg | Self::Png | Self::WebP | Self::Gif | Self::Pdf | Self::Text)
    }

    /// The extension its names end with, without the dot; empty where it is not known.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
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
            Self::QuickTime => "mov",
            Self::M4a => "m4a",
            Self::Mp3 => "mp3",
            Self::Wav => "wav",
            Self::Ogg => "ogg",
            Self::Text => "txt",
            Self::Unknown => "",
        }
    }

    /// The type to send it with. Whatever a browser might run by itself is `text/plain` or `application/octet-stream`.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::WebP => "image/webp",
            Self::Gif => "image/gif",
            Self::Heic => "image/heic",
            Self::Pdf => "application/pdf",
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Pptx => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
            Self::Odt => "application/vnd.oasis.opendocument.text",
            Self::Ods => "application/vnd.oasis.opendocument.spreadsheet",
            Self::Odp => "application/vnd.oasis.opendocument.presentation",
            Self::Mp4 => "video/mp4",
            Self::QuickTime => "video/quicktime",
            Self::M4a => "audio/mp4",
            Self::Mp3 => "audio/mpeg",
            Self::Wav => "audio/wav",
            Self::Ogg => "audio/ogg",
            Self::Text => "text/plain; charset=utf-8",
            Self::Unknown => "application/octet-stream",
        }
    }
}

/// Bytes of the list of contents that tells one office file from another.
pub(super) const LISTING: usize = 1 << 20;

/// Bytes at the head in which a PDF may begin, as its readers accept.
const PDF_HEAD: usize = 1024;

/// What a file is. Needs the whole file for office files, whose list of parts is at the end; from the head alone they are
/// [`Kind::Unknown`]. A text's last character may be cut.
#[must_use]
pub fn sniff(bytes: &[u8]) -> Kind {
    match bytes {
        [0xff, 0xd8, 0xff, ..] => Kind::Jpeg,
        _ if bytes.starts_with(png::SIGNATURE) => Kind::Png,
        [b'G', b'I', b'F', b'8', b'7' | b'9', b'a', ..] => Kind::Gif,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => Kind::WebP,
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'A', b'V', b'E', ..] => Kind::Wav,
        [b'O', b'g', b'g', b'S', ..] => Kind::Ogg,
        [b'P', b'K', 3, 4, ..] => package(bytes).unwrap_or(Kind::Unknown),
        [_, _, _, _, b'f', b't', b'y', b'p', brand @ ..] => film(brand),
        // Films from before `ftyp` was invented.
        [_, _, _, _, b'm', b'o', b'o', b'v', ..]
        | [_, _, _, _, b'w', b'i', b'd', b'e', _, _, _, _, b'm', b'd', b'a', b't', ..] => Kind::QuickTime,
        _ if find(bytes.get(..PDF_HEAD).unwrap_or(bytes), b"%PDF-").is_some() => Kind::Pdf,
        _ if mp3::is_sound(bytes) => Kind::Mp3,
        _ if is_text(bytes) => Kind::Text,
        _ => Kind::Unknown,
    }
}

fn film(brand: &[u8]) -> Kind {
    match brand.first_chunk() {
        Some(b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" | b"mif1" | b"msf1" | b"avif" | b"avis") => Kind::Heic,
        Some(b"qt  ") => Kind::QuickTime,
        Some(b"M4A " | b"M4B " | b"M4P ") => Kind::M4a,
        Some(_) => Kind::Mp4,
        None => Kind::Unknown,
    }
}

fn package(bytes: &[u8]) -> Option<Kind> {
    let package = Package::open(bytes).ok()?;
    if let Ok(Some(kind)) = package.read_named("mimetype", LISTING) {
        return match kind.strip_prefix(b"application/vnd.oasis.opendocument.")? {
            b"text" => Some(Kind::Odt),
            b"spreadsheet" => Some(Kind::Ods),
            b"presentation" => Some(Kind::Odp),
            _ => None,
        };
    }
    let listing = package.read_named("[Content_Types].xml", LISTING).ok()??;
    xml::values(&listing, "Override", "ContentType").ok()?.iter().find_map(|kind| {
        // With or without macros.
        let main = kind.strip_suffix(".main+xml")?.to_ascii_lowercase();
        let is = |plain: &str, macros: &str| main.ends_with(plain) || main.ends_with(macros);
        if is("wordprocessingml.document", "ms-word.document.macroenabled") {
            Some(Kind::Docx)
        } else if is("spreadsheetml.sheet", "ms-excel.sheet.macroenabled") {
            Some(Kind::Xlsx)
        } else if is("presentationml.presentation", "ms-powerpoint.presentation.macroenabled") {
            Some(Kind::Pptx)
        } else {
            None
        }
    })
}

/// Text in UTF-8; one character may be cut at the end.
fn is_text(bytes: &[u8]) -> bool {
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) if error.error_len().is_none() => {
            std::str::from_utf8(bytes.get(..error.valid_up_to()).unwrap_or_default()).unwrap_or_default()
        }
        Err(_) => return false,
    };
    !text.is_empty() && !text.chars().any(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c'))
}

#[cfg(test)]
mod tests {
    use super::{Kind, sniff};

    #[test]
    fn heads_tell() {
        for (bytes, kind) in [
            (b"\xff\xd8\xff\xe0".as_slice(), Kind::Jpeg),
            (b"GIF89a", Kind::Gif),
            (b"OggS\0", Kind::Ogg),
            (b"\0\0\0\x18ftypheic", Kind::Heic),
            (b"\0\0\0\x18ftypisom", Kind::Mp4),
            (b"\0\0\0\x14ftypqt  ", Kind::QuickTime),
            (b"\0\0\0\x14ftypM4A ", Kind::M4a),
            (b"\0\0\0\x14ftyp", Kind::Unknown),
            (b"%PDF-1.7\n", Kind::Pdf),
            (b"\xef\xbb\xbfBonjour \xc3\xa9", Kind::Text),
            (b"cut \xc3", Kind::Text),
            (b"<html><script>", Kind::Text),
            (b"PK\x03\x04 something else", Kind::Unknown),
            (b"nul\0", Kind::Unknown),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", Kind::Unknown),
            (b"", Kind::Unknown),
        ] {
            assert_eq!(sniff(bytes), kind, "{bytes:?}");
        }
    }

    #[test]
    fn what_may_be_shown_runs_nothing() {
        let shown = Kind::ALL.into_iter().filter(|kind| kind.may_be_shown());
        let types: Vec<_> = shown.map(Kind::media_type).collect();
        assert!(types.iter().all(|kind| kind.starts_with("image/") || kind.contains("pdf") || kind.contains("plain")));
        assert!(!types.iter().any(|kind| kind.contains("svg") || kind.contains("html")));
        assert!(Kind::ALL.into_iter().filter(|kind| !kind.can_be_cleaned()).all(|kind| !kind.may_be_shown()));
    }
}
