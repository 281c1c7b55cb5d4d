//! Reading a policy file: what is wrong, and on which line.
//!
//! Every file under `policies/` is parsed whole before anything starts: an unknown key is refused, and an error names
//! its line and its key. It never repeats a value. It does **not** judge whether a text is right in law.
use std::ops::Range;

use serde::de::DeserializeOwned;
use toml::Spanned;

/// A policy file cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {code}{}", about(at))]
pub struct FileError {
    /// The line, counted from 1; 0 where none is known.
    pub line: usize,
    /// What is wrong: the sentence is `file-<code>`.
    pub code: &'static str,
    /// The key or code concerned.
    pub at: String,
}

/// What is concerned, where it is known.
fn about(at: &str) -> String {
    if at.is_empty() { String::new() } else { format!(" ({at})") }
}

impl FileError {
    /// An error about the whole file.
    #[must_use]
    pub fn whole(code: &'static str, at: &str) -> Self {
        Self { line: 0, code, at: at.to_owned() }
    }

    /// An error at a place of the text.
    #[must_use]
    pub fn within(text: &str, span: &Range<usize>, code: &'static str, at: &str) -> Self {
        Self { line: line_of(text, span.start), code, at: at.to_owned() }
    }
}

/// Faults that a type finds in its own words while it is read (see [`super::hours`], [`super::discipline`]); they become the code.
const OWN: [&str; 10] = [
    "hours-order",
    "hours-without-day",
    "hours-day",
    "hours-hour",
    "closure-order",
    "closure-day",
    "mail-hours-order",
    "unknown-zone",
    "bad-length",
    "bad-limit",
];

/// The line, counted from 1, on which a byte stands.
#[must_use]
pub fn line_of(text: &str, byte: usize) -> usize {
    let before = text.as_bytes().get(..byte).unwrap_or(text.as_bytes());
    before.split(|b| *b == b'\n').count()
}

/// Reads TOML into a shape.
pub fn read<T: DeserializeOwned>(text: &str) -> Result<T, FileError> {
    toml::from_str(text).map_err(|error| {
        let message = error.message();
        let code = match message {
            m if m.starts_with("unknown field") => "unknown-key",
            m if m.starts_with("missing field") => "missing-key",
            m => OWN.into_iter().find(|own| *own == m).unwrap_or("malformed"),
        };
        // The parser quotes the key first. For anything else it may quote a value, which is not repeated.
        let key = if matches!(code, "unknown-key" | "missing-key") { message.split('`').nth(1) } else { None };
        let line = error.span().map_or(0, |span| line_of(text, span.start));
        FileError { line, code, at: key.unwrap_or_default().to_owned() }
    })
}

/// Refuses the second of two entries with the same code, and a code that is not lower-case words joined by hyphens.
pub fn check_codes<T>(text: &str, entries: &[Spanned<T>], code: impl Fn(&T) -> &str) -> Result<(), FileError> {
    let mut seen = std::collections::BTreeSet::new();
    for entry in entries {
        let name = code(entry.as_ref());
        if !is_code(name) {
            return Err(FileError::within(text, &entry.span(), "bad-code", name));
        }
        if !seen.insert(name) {
            return Err(FileError::within(text, &entry.span(), "twice", name));
        }
    }
    Ok(())
}

/// Lower-case letters and digits in words joined by hyphens, at most 40 characters.
#[must_use]
pub fn is_code(text: &str) -> bool {
    let word = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit());
    text.len() <= 40 && text.split('-').all(word)
}

/// An address safe to link to: `https`, no spaces, no quotes.
#[must_use]
pub fn is_https(text: &str) -> bool {
    let rest = text.strip_prefix("https://").unwrap_or_default();
    !rest.is_empty() && rest.chars().all(|c| c.is_ascii_graphic() && !matches!(c, '"' | '\'' | '<' | '>' | '@'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Small {
        #[expect(dead_code, reason = "only its reading is tried")]
        count: u8,
    }

    #[test]
    fn an_error_names_its_line_and_key_but_no_value() {
        let error = |text| read::<Small>(text).unwrap_err();
        assert_eq!(error("\ncount = 1\ncuont = 2\n"), FileError { line: 3, code: "unknown-key", at: "cuont".into() });
        assert_eq!(error("\n"), FileError { line: 1, code: "missing-key", at: "count".into() });
        assert_eq!(error("\n\ncount = 'x'"), FileError { line: 3, code: "malformed", at: String::new() });
        assert!(read::<Small>("count = 1").is_ok());
    }

    #[test]
    fn codes_and_addresses() {
        for good in ["a", "agr-sex", "0-8"] {
            assert!(is_code(good), "{good}");
        }
        for bad in ["", "-", "a-", "A", "é", "a b", "a_b"] {
            assert!(!is_code(bad), "{bad}");
        }
        assert!(is_https("https://www.meteofrance.com/"));
        for bad in ["http://a.fr", "https://", "javascript:alert(1)", "https://a b", "https://a\"", "https://u@a"] {
            assert!(!is_https(bad), "{bad}");
        }
    }
}
