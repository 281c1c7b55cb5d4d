//! Redaction of a text: what is marked goes, and the same short word stands for it whatever went.
//!
//! Somebody ticks numbered passages, and types words that must go everywhere. The result is a new text in which nothing of
//! the marked passages is left and, by [`fold`], none of those words in any spelling: case, accents, spaces and invisible
//! signs do not matter. Neighbouring removals become one, so that neither their length nor their number is told. Before it
//! is given, the result is searched again, and refused where something was left.
//!
//! It does **not** know that a nickname, a function or a telling detail names somebody; nor that a word was misspelt, cut in
//! two or written with the look-alike letters of another alphabet. Somebody reads the copy before it goes.
use std::{collections::BTreeSet, ops::Range};

mod fold;
mod passage;

pub use passage::passages;

use fold::Folded;

/// Signs of a word that must go everywhere: with fewer it is looked for as a whole word only, as « Li » in « public ».
const SHORT: usize = 4;
/// Signs of the shortest word that can go everywhere.
const SHORTEST: usize = 2;
/// The most words that must go everywhere.
pub const WORDS: usize = 200;

/// What must go from a text.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Marks {
    /// Numbers of passages, counted from 1 as they are shown (see [`passages`]).
    pub passages: BTreeSet<usize>,
    /// Words, or several in a row, that must go wherever they stand.
    pub everywhere: Vec<String>,
}

/// Why a text was not redacted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// Nothing was marked, or nothing of it is in the text: the copy would be the original.
    #[error("nothing to remove")]
    Nothing,
    /// The text has no passage of this number: it is not the one that was shown.
    #[error("no such passage")]
    NoSuchPassage(usize),
    /// This word, counted from 1, has too few letters or digits to be looked for.
    #[error("too short a word")]
    TooShort(usize),
    /// More than [`WORDS`].
    #[error("too many words")]
    TooMany,
    /// Something that had to go was left.
    #[error("something was left")]
    Left,
}

/// A text from which everything marked is gone. There is no other way to one than [`redact`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Redacted {
    text: String,
    removals: usize,
}

impl Redacted {
    /// The text.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// In how many places something went.
    #[must_use]
    pub fn removals(&self) -> usize {
        self.removals
    }
}

/// A new text without what is marked; `mask` stands in its places.
pub fn redact(text: &str, marks: &Marks, mask: &str) -> Result<Redacted, Refusal> {
    let words = Words::of(&marks.everywhere)?;
    let shown = passages(text);
    let ticked = |number: &usize| {
        let at = number.checked_sub(1).and_then(|at| shown.get(at));
        at.cloned().ok_or(Refusal::NoSuchPassage(*number))
    };
    let mut going = marks.passages.iter().map(ticked).collect::<Result<Vec<_>, _>>()?;
    going.extend(words.found(text));
    let going = joined(text, going);
    if going.is_empty() {
        return Err(Refusal::Nothing);
    }
    let kept: Vec<String> = between(text, &going).map(visible).collect();
    if kept.iter().any(|piece| words.occur(piece)) {
        return Err(Refusal::Left);
    }
    Ok(Redacted { text: kept.join(mask).trim().to_owned(), removals: going.len() })
}

/// Words that must go everywhere, folded.
struct Words(Vec<String>);

impl Words {
    fn of(typed: &[String]) -> Result<Self, Refusal> {
        if typed.len() > WORDS {
            return Err(Refusal::TooMany);
        }
        let folded = typed.iter().map(|word| Folded::of(word).text.trim().to_owned());
        let long = |(number, word): (usize, String)| {
            let letters = word.chars().filter(|sign| *sign != ' ').count();
            if letters < SHORTEST { Err(Refusal::TooShort(number)) } else { Ok(word) }
        };
        (1..).zip(folded).map(long).collect::<Result<_, _>>().map(Self)
    }

    /// Where they stand in a text: whole words, even where only a part of one is looked for.
    fn found(&self, text: &str) -> Vec<Range<usize>> {
        let folded = Folded::of(text);
        self.0.iter().flat_map(|word| places(&folded, word)).map(|range| fold::whole(text, range)).collect()
    }

    fn occur(&self, text: &str) -> bool {
        let folded = Folded::of(text);
        self.0.iter().any(|word| places(&folded, word).next().is_some())
    }
}

/// Where a folded word stands, as bytes of the text that was folded.
fn places<'a>(folded: &'a Folded, word: &'a str) -> impl Iterator<Item = Range<usize>> {
    let is_short = word.chars().count() < SHORT;
    let mut from = 0;
    std::iter::from_fn(move || {
        loop {
            let at = folded.text.get(from..)?.find(word)?.saturating_add(from);
            let end = at.saturating_add(word.len());
            // One sign further: what is looked for may overlap itself.
            from = at.saturating_add(word.chars().next().map_or(1, char::len_utf8));
            if !is_short || folded.is_apart(at..end) {
                return folded.source(at..end);
            }
        }
    })
}

/// Removals in order, those with no letter and no digit between them as one.
fn joined(text: &str, mut going: Vec<Range<usize>>) -> Vec<Range<usize>> {
    going.sort_by_key(|range| (range.start, range.end));
    let mut all: Vec<Range<usize>> = Vec::new();
    for range in going {
        let is_near = |last: &&mut Range<usize>| {
            let apart = text.get(last.end..range.start).unwrap_or_default();
            !apart.contains(char::is_alphanumeric)
        };
        match all.last_mut().filter(is_near) {
            Some(last) => last.end = last.end.max(range.end),
            None => all.push(range),
        }
    }
    all
}

/// What stands before, between and behind removals.
fn between<'a>(text: &'a str, going: &'a [Range<usize>]) -> impl Iterator<Item = &'a str> {
    let starts = std::iter::once(0).chain(going.iter().map(|range| range.end));
    let ends = going.iter().map(|range| range.start).chain(std::iter::once(text.len()));
    starts.zip(ends).map(|(start, end)| text.get(start..end).unwrap_or_default())
}

/// What can be seen of a text: signs that nobody sees could spell what was removed.
fn visible(text: &str) -> String {
    text.chars().filter(|sign| *sign == '\n' || !(sign.is_control() || fold::is_invisible(*sign))).collect()
}

#[cfg(test)]
mod tests;
