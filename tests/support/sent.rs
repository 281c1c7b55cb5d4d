//! Forms with files, as browsers send them (RFC 7578).
use axum::http::Method;

use super::client::{Answer, Browser};

/// What stands between the parts.
pub(crate) const BORDER: &str = "limite0123456789";
/// A form with files, as a browser sends it: the answers first.
pub(crate) struct Sent(Vec<u8>);

impl Sent {
    pub(crate) fn new(answers: &[(&str, &str)]) -> Self {
        let mut form = Self(Vec::new());
        for (name, value) in answers {
            form.part(&format!("name=\"{name}\""), value.as_bytes());
        }
        form
    }

    pub(crate) fn part(&mut self, about: &str, bytes: &[u8]) {
        self.0.extend(format!("--{BORDER}\r\nContent-Disposition: form-data; {about}\r\n\r\n").into_bytes());
        self.0.extend(bytes);
        self.0.extend(b"\r\n");
    }

    pub(crate) fn file(mut self, name: &str, bytes: &[u8]) -> Self {
        self.part(&format!("name=\"files\"; filename=\"{name}\""), bytes);
        self
    }

    pub(crate) async fn to(self, browser: &mut Browser, path: &str) -> Answer {
        browser.once(Method::POST, path, Some((&kind(), self.whole()))).await
    }

    /// Every byte that is sent.
    pub(crate) fn whole(mut self) -> Vec<u8> {
        self.0.extend(format!("--{BORDER}--\r\n").into_bytes());
        self.0
    }
}

/// The type such a form has.
pub(crate) fn kind() -> String {
    format!("multipart/form-data; boundary={BORDER}")
}
