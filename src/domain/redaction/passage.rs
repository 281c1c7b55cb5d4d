//! The passages of a text: about a sentence each, so that a form without scripts can have a box to tick beside every one.
//!
//! The same text always has the same passages. A sentence that is cut in two, or two that are not, do no harm: they are
//! ticked all the same.
use std::ops::Range;

/// Bytes of each passage, in order, without the white space around them.
#[must_use]
pub fn passages(text: &str) -> Vec<Range<usize>> {
    let mut signs = text.char_indices().peekable();
    let (mut found, mut start) = (Vec::new(), 0);
    while let Some((at, sign)) = signs.next() {
        let next = signs.peek();
        let ends = matches!(sign, '.' | '!' | '?' | '…') && next.is_none_or(|(_, next)| next.is_whitespace());
        if next.is_none() || sign == '\n' || (ends && !is_short_for_something(text.get(..at).unwrap_or_default())) {
            let end = at.saturating_add(sign.len_utf8());
            found.extend(trimmed(text, start..end));
            start = end;
        }
    }
    found
}

/// « M. », « Dr. », « J. »: a capital and at most one letter more, before a full stop, begin a name rather than end a sentence.
fn is_short_for_something(before: &str) -> bool {
    let word: Vec<char> = before.chars().rev().take(3).take_while(|sign| sign.is_alphabetic()).collect();
    word.len() <= 2 && word.last().is_some_and(|first| first.is_uppercase())
}

fn trimmed(text: &str, range: Range<usize>) -> Option<Range<usize>> {
    let piece = text.get(range.clone())?;
    let left = piece.len().saturating_sub(piece.trim_start().len());
    let start = range.start.saturating_add(left);
    let end = start.saturating_add(piece.trim().len());
    (start < end).then_some(start..end)
}
