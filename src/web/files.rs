//! Files people gave, handed back: to be saved, or looked at where nothing in them can act.
//!
//! A file is always `attachment`, under a safe name, as bytes without a type; a picture, a PDF or a plain text may be shown
//! as what its bytes say it is, in a page that may run nothing and load nothing. What is wrong with an object cuts the
//! answer off before its announced length, so that no browser takes it for whole.
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};

use tokio_stream::wrappers::ReceiverStream;

use super::{
    form::{Choice, Sheet},
    upload::{HIDDEN, Taken},
};
use crate::{
    domain::attached::{Attached, Hidden, Wanted},
    service::{
        files::{Fetched, Limits},
        take_away::Bundle,
    },
    text::Words,
};

/// Nothing runs, nothing loads, nothing is framed. The sandbox also takes away the address the file came from.
const SANDBOX: &str =
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; frame-ancestors 'none'";
/// A browser's own reader of PDF does not start in a sandbox; it runs nothing of ours, and the file was freed of scripts.
const READER: &str = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'";

/// A file to be saved.
pub(super) fn saved(fetched: Fetched) -> Response {
    let disposition = disposition("attachment", &fetched.about.name);
    answer(fetched, ("application/octet-stream", SANDBOX), &disposition)
}

/// A file to be looked at; one that may not be is handed out to be saved.
pub(super) fn shown(fetched: Fetched) -> Response {
    let Some(media) = media(&fetched.about) else { return saved(fetched) };
    let policy = if media == "application/pdf" { READER } else { SANDBOX };
    let disposition = disposition("inline", &fetched.about.name);
    answer(fetched, (media, policy), &disposition)
}

/// What a file is shown as, where it may be; a PDF only once it was freed of what it could run.
fn media(about: &Attached) -> Option<&'static str> {
    let is_freed = matches!(about.hidden, Hidden::Removed { .. });
    Some(match about.format.as_str() {
        "jpeg" => "image/jpeg",
        "png" => "image/png",
        "webp" => "image/webp",
        "gif" => "image/gif",
        "pdf" if is_freed => "application/pdf",
        "text" => "text/plain; charset=utf-8",
        _ => return None,
    })
}

fn answer(fetched: Fetched, kind: (&'static str, &'static str), disposition: &str) -> Response {
    let Fetched { about, pieces } = fetched;
    streamed(pieces, about.size, (kind, disposition))
}

/// Bytes of ours to be saved under a neutral name.
pub(super) fn made(bytes: impl Into<Body>, media: &'static str, name: &str) -> Response {
    dressed(bytes.into(), (media, SANDBOX), &disposition("attachment", name))
}

/// The same, as they come: less than announced and the browser says that the file is not whole.
pub(super) fn coming(bundle: Bundle, media: &'static str, name: &str) -> Response {
    streamed(bundle.pieces, bundle.size, ((media, SANDBOX), &disposition("attachment", name)))
}

type Pieces = tokio::sync::mpsc::Receiver<std::io::Result<Vec<u8>>>;

fn streamed(pieces: Pieces, size: u64, (kind, disposition): ((&'static str, &'static str), &str)) -> Response {
    let mut response = dressed(Body::from_stream(ReceiverStream::new(pieces)), kind, disposition);
    response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(size));
    response
}

fn dressed(body: Body, (media, policy): (&'static str, &'static str), disposition: &str) -> Response {
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    if let Ok(value) = HeaderValue::from_str(disposition) {
        headers.insert(header::CONTENT_DISPOSITION, value);
    }
    response
}

/// RFC 6266: a plain name for old programs, the right one in UTF-8 for the others.
fn disposition(how: &str, name: &str) -> String {
    let plain: String = name
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ' ') { c } else { '_' })
        .collect();
    let exact: String = name
        .bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => char::from(byte).to_string(),
            byte => format!("%{byte:02X}"),
        })
        .collect();
    format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{exact}")
}

/// A file as a page tells of it.
#[derive(Debug)]
pub(super) struct Listed {
    /// The file's identifier, for forms.
    pub(super) id: String,
    /// Where it is handed out; `…/show` shows it.
    pub(super) address: String,
    pub(super) name: String,
    /// "Photographie JPEG, 1,2 Mo".
    pub(super) about: String,
    /// What became of hidden data, one sentence each.
    pub(super) hidden: Vec<String>,
    pub(super) may_be_shown: bool,
}

impl Listed {
    /// `address` is where files of this page are handed out.
    pub(super) fn new(t: &Words, file: &Attached, address: &str) -> Self {
        Self {
            id: file.file.to_string(),
            address: format!("{address}/{}", file.file),
            name: if file.name.is_empty() { t.say("attached-unnamed") } else { file.name.clone() },
            about: format!("{}, {}", t.term("attached-kind", &file.format), t.size(file.size)),
            hidden: hidden(t, file),
            may_be_shown: media(file).is_some(),
        }
    }
}

/// A file that was not kept, and why.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) said: String,
}

impl Refusal {
    /// From its name, empty where no file is meant, and the code of the reason.
    pub(super) fn new(t: &Words, (name, code): &(String, &'static str)) -> Self {
        let why = t.term("problem", code);
        if name.is_empty() {
            return Self { said: why };
        }
        Self { said: t.say_with("attached-not-kept", &[("name", name.into()), ("why", (&why).into())]) }
    }
}

/// The part of a form that asks for files.
#[derive(Debug)]
pub(super) struct Offer {
    pub(super) refused: Vec<Refusal>,
    pub(super) kept: usize,
    pub(super) hidden: Vec<Choice>,
    pub(super) count: usize,
    pub(super) size: String,
}

impl Offer {
    /// From what is taken here, and what became of what was sent before.
    pub(super) fn new(t: &Words, limits: Limits, taken: &Taken) -> Self {
        let sheet = Sheet::of(taken.fields.clone());
        let mut hidden = sheet.choices::<Wanted>(t, "attached-hidden", HIDDEN);
        if let (true, Some(usual)) = (sheet.text(HIDDEN).is_empty(), hidden.first_mut()) {
            usual.chosen = true;
        }
        Self {
            refused: taken.refused.iter().map(|refused| Refusal::new(t, refused)).collect(),
            kept: taken.kept,
            hidden,
            count: limits.count,
            size: t.size(limits.size),
        }
    }
}

/// What became of the data that hides in files, in words.
pub(super) fn hidden(t: &Words, file: &Attached) -> Vec<String> {
    let terms =
        |prefix: &str, codes: &[String]| codes.iter().map(|code| t.term(prefix, code)).collect::<Vec<_>>().join(", ");
    match &file.hidden {
        Hidden::Original if file.format == "text" => vec![t.say("attached-plain")],
        Hidden::Original => vec![t.say("attached-original")],
        Hidden::Impossible { why } => {
            vec![t.say_one("attached-impossible", "why", &t.term("attached-impossible", why))]
        }
        Hidden::Removed { removed, stays } => {
            let mut said = vec![match removed.as_slice() {
                [] => t.say("attached-nothing-removed"),
                removed => t.say_one("attached-removed", "what", &terms("attached-removed", removed)),
            }];
            if !stays.is_empty() {
                said.push(t.say_one("attached-stays", "what", &terms("attached-stays", stays)));
            }
            said
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Attached, Hidden, disposition, media};
    use crate::{
        domain::attached::ObjectKey,
        ids::{FileId, ObjectId},
    };

    #[test]
    fn a_pdf_is_shown_only_once_it_was_freed_of_what_it_could_run() {
        let freed = Hidden::Removed { removed: Vec::new(), stays: Vec::new() };
        let shown = |format: &str, hidden: &Hidden| {
            media(&Attached {
                file: FileId::from_bytes([1; 16]),
                object: ObjectId::from_bytes([1; 16]),
                key: ObjectKey(String::new()),
                name: String::new(),
                format: format.to_owned(),
                size: 0,
                digest: String::new(),
                hidden: hidden.clone(),
            })
            .is_some()
        };
        assert!(shown("pdf", &freed) && !shown("pdf", &Hidden::Original));
        assert!(!shown("pdf", &Hidden::Impossible { why: "signed".to_owned() }));
        assert!(shown("jpeg", &Hidden::Original) && !shown("docx", &freed) && !shown("unknown", &freed));
    }

    #[test]
    fn a_name_cannot_leave_its_header() {
        let said = disposition("attachment", "été \"x\"; y\r\n.pdf");
        assert_eq!(
            said,
            "attachment; filename=\"_t_ _x__ y__.pdf\"; filename*=UTF-8''%C3%A9t%C3%A9%20%22x%22%3B%20y%0D%0A.pdf"
        );
        assert!(said.is_ascii());
    }
}
