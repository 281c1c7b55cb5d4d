//! A text as it is searched: letters and digits without case or accents, one space for whatever stands between them.
//!
//! Each sign remembers where it came from. It does **not** know any language: « œ » is « oe » everywhere.
use std::ops::Range;

use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

/// A text, folded.
#[derive(Debug)]
pub(super) struct Folded {
    /// Its letters and digits.
    pub(super) text: String,
    /// For each byte of it, the sign of the source that it comes from.
    from: Vec<Range<usize>>,
}

impl Folded {
    pub(super) fn of(source: &str) -> Self {
        let mut folded = Self { text: String::new(), from: Vec::new() };
        for (at, sign) in source.char_indices() {
            let range = at..at.saturating_add(sign.len_utf8());
            for sign in letters(sign) {
                folded.push(sign, range.clone());
            }
        }
        folded
    }

    fn push(&mut self, sign: char, from: Range<usize>) {
        if sign == ' ' && self.text.ends_with(' ') {
            return;
        }
        self.text.push(sign);
        self.from.resize(self.text.len(), from);
    }

    /// Where bytes of the folded text come from.
    pub(super) fn source(&self, bytes: Range<usize>) -> Option<Range<usize>> {
        let from = self.from.get(bytes)?;
        Some(from.first()?.start..from.last()?.end)
    }

    /// Whether no letter and no digit stands just before or behind.
    pub(super) fn is_apart(&self, bytes: Range<usize>) -> bool {
        let before = self.text.get(..bytes.start).and_then(|text| text.chars().next_back());
        let behind = self.text.get(bytes.end..).and_then(|text| text.chars().next());
        [before, behind].into_iter().flatten().all(|sign| sign == ' ')
    }
}

/// What a sign is searched as: letters, digits, a space, or nothing.
fn letters(sign: char) -> Vec<char> {
    if is_invisible(sign) {
        return Vec::new();
    }
    // Capitals first: « ß », « ſ » and final « ς » have one small letter only by way of their capital.
    let small = sign.nfkd().flat_map(char::to_uppercase).flat_map(char::to_lowercase).nfkd();
    let mut plain = Vec::new();
    for sign in small.filter(|sign| !is_combining_mark(*sign)) {
        match ligature(sign) {
            "" => plain.push(if sign.is_alphanumeric() { sign } else { ' ' }),
            apart => plain.extend(apart.chars()),
        }
    }
    plain
}

/// Letters that people write without and that no decomposition separates.
fn ligature(sign: char) -> &'static str {
    match sign {
        'œ' => "oe",
        'æ' => "ae",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        _ => "",
    }
}

/// Signs that are drawn as nothing: hyphens that may be, joints, marks of direction, choices of form, tags.
pub(super) fn is_invisible(sign: char) -> bool {
    matches!(
        sign,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}'
    )
}

/// A range made larger until it holds whole words; an address, with its `@`, is one word.
pub(super) fn whole(text: &str, range: Range<usize>) -> Range<usize> {
    let is_of_word = |sign: char| sign.is_alphanumeric() || is_combining_mark(sign) || is_invisible(sign);
    let word = widened(text, range, is_of_word);
    let token = widened(text, word.clone(), |sign| !sign.is_whitespace());
    if text.get(token.clone()).is_some_and(|token| token.contains('@')) { token } else { word }
}

/// A range made larger by all the signs of a sort around it.
fn widened(text: &str, range: Range<usize>, is_of: impl Fn(char) -> bool) -> Range<usize> {
    let (before, behind) = (text.get(..range.start).unwrap_or_default(), text.get(range.end..).unwrap_or_default());
    let start = before.trim_end_matches(&is_of).len();
    let end = text.len().saturating_sub(behind.trim_start_matches(&is_of).len());
    start..end
}
