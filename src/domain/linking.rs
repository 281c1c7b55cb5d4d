//! Which other cases the cell holds to be about the same: a reference in the cell's own notes of each.
//!
//! A later word on the same case takes the place of an earlier one, so that a mistake is undone without a trace being lost.
//! It joins nothing: each person keeps their own case, and never learns that another exists.
use super::{case::Reference, report::PARAGRAPH_LIMIT};

/// A word on another case.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Linked {
    /// Its reference.
    pub case: String,
    /// Whether they are about the same, or no longer held to be.
    pub together: bool,
    /// Why; may be empty.
    pub why: String,
}

impl Linked {
    /// A word that they are about the same, if it is not too long.
    pub fn new(case: &Reference, why: &str) -> Result<Self, &'static str> {
        let why = why.trim().to_owned();
        if why.chars().count() > PARAGRAPH_LIMIT {
            return Err("too-long");
        }
        Ok(Self { case: case.to_string(), together: true, why })
    }

    /// A word that they are not.
    #[must_use]
    pub fn apart(case: &Reference) -> Self {
        Self { case: case.to_string(), together: false, why: String::new() }
    }
}

/// What stands of these words, oldest first: the last on each case, where it says that they are about the same.
pub fn standing<'a>(words: impl Iterator<Item = &'a Linked>) -> Vec<&'a Linked> {
    let mut last: Vec<&Linked> = Vec::new();
    for word in words {
        last.retain(|before| before.case != word.case);
        last.push(word);
    }
    last.retain(|word| word.together);
    last
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_word_on_each_case_counts() {
        let case = |code: &str| Reference::parse(&format!("R-2026-{code}")).unwrap();
        let (one, other) = (case("7KQ4M"), case("7KQ4N"));
        let words =
            [Linked::new(&one, " Le même atelier. ").unwrap(), Linked::new(&other, "").unwrap(), Linked::apart(&one)];
        let cases: Vec<&str> = standing(words.iter()).iter().map(|link| link.case.as_str()).collect();
        assert_eq!(cases, ["R-2026-7KQ4N"]);
        assert_eq!(standing(words[..1].iter())[0].why, "Le même atelier.");
        assert_eq!(Linked::new(&one, &"é".repeat(PARAGRAPH_LIMIT + 1)).unwrap_err(), "too-long");
    }
}
