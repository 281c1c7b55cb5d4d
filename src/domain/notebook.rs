//! What a person keeps for themselves: dated notes, files, a report left for later; and how long it is kept.
//!
//! A notebook is a drawer that one code opens, and no other key. Notes are never rewritten: one that is taken out is marked
//! so, and is no longer shown; its sealed bytes go when the notebook is erased, which the page says.
use super::{
    deadline::{DeadlineCode, Deadlines},
    draft::Draft,
};
use crate::{clock::Day, ids::FileId};

/// A note of the person for themselves.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Memo {
    /// When it happened, as the person says it; may be empty.
    pub when: String,
    /// The text as typed, line ends as `\n`.
    pub text: String,
}

/// Something taken out: a note or a file, by the number of its record in the drawer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct TakenOut {
    /// The number.
    pub sequence: u64,
}

/// A report kept for later, as far as it was filled; the newest counts, and an empty one says that there is none left.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Kept {
    /// The answers.
    pub draft: Draft,
    /// Its files, which the notebook has.
    pub files: Vec<FileId>,
    /// Code of the page where the person stopped; none where everything is read back.
    pub page: Option<String>,
}

impl Kept {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.draft.pages.is_empty() && self.files.is_empty()
    }
}

/// The day after which a notebook visited today is erased: the first of a month, so that the clear row does not tell
/// which day somebody came.
#[must_use]
pub fn term(deadlines: &Deadlines, visited: Day) -> Day {
    let due = deadlines.due(DeadlineCode::NotebookTerm, visited);
    let ahead = (0..31).map(|days| due.plus(days)).find(|day| day.date().day() == 1);
    ahead.unwrap_or(due)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::rules::Rules;

    #[test]
    fn a_term_tells_the_month_and_not_the_day() {
        let deadlines = Rules::embedded().unwrap().deadlines;
        let until = |day: &str| term(&deadlines, day.parse().unwrap()).to_string();
        assert_eq!(until("2026-11-22"), "2029-12-01");
        assert_eq!(until("2026-11-02"), until("2026-11-30"));
        assert_eq!(until("2026-12-01"), "2029-12-01");
        assert_eq!(until("2028-02-29"), "2031-03-01");
    }
}
