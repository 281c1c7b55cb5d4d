//! The languages of the service, and which one a browser asks for.
use crate::domain::Coded;

/// A language in which every sentence exists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Locale {
    /// French, which always comes first (loi 94-665).
    #[default]
    Fr,
    /// English.
    En,
}

impl Coded for Locale {
    const ALL: &'static [Self] = &[Self::Fr, Self::En];

    fn code(self) -> &'static str {
        match self {
            Self::Fr => "fr",
            Self::En => "en",
        }
    }
}

impl Locale {
    /// The language that an `Accept-Language` field prefers among ours (RFC 9110, 12.5.4); French when none is.
    #[must_use]
    pub fn negotiate(accept_language: &str) -> Self {
        let mut best = (Self::default(), 0);
        for range in accept_language.split(',').take(32) {
            let mut parts = range.split(';');
            let tag = parts.next().unwrap_or_default().trim();
            let weight = parts.find_map(|part| part.trim().strip_prefix("q=")).map_or(1000, thousandths);
            let primary = tag.split('-').next().unwrap_or_default().to_ascii_lowercase();
            if let Ok(locale) = Self::from_code(&primary)
                && weight > best.1
            {
                best = (locale, weight);
            }
        }
        best.0
    }
}

/// A weight such as `0.8` in thousandths; what cannot be read weighs nothing.
fn thousandths(text: &str) -> u32 {
    let mut digits = text.trim().bytes().filter(u8::is_ascii_digit).map(|digit| u32::from(digit.saturating_sub(b'0')));
    let mut weight = 0_u32;
    for _ in 0..4 {
        weight = weight.saturating_mul(10).saturating_add(digits.next().unwrap_or(0));
    }
    weight.min(1000)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_are_understood() {
        for (field, expected) in [
            ("", Locale::Fr),
            ("*", Locale::Fr),
            ("en", Locale::En),
            ("en-GB,en;q=0.9,fr;q=0.8", Locale::En),
            ("fr-FR, en;q=0.5", Locale::Fr),
            ("de, en;q=0.7, fr;q=0.9", Locale::Fr),
            ("de, EN-us;q=0.7", Locale::En),
            ("en;q=0", Locale::Fr),
            ("en;q=x", Locale::Fr),
        ] {
            assert_eq!(Locale::negotiate(field), expected, "{field}");
        }
    }
}
