//! A redacted copy as a document: made of the redacted text alone, under a title and a name that say its number only.
//!
//! Neither the original, nor its title, nor its file's name comes in here, so nothing of them can go out. It does **not**
//! redact: only [`crate::domain::redaction::redact`] makes the text it takes.
use super::document::{Block, Document, Section};
use crate::domain::redaction::Redacted;

/// The words around a copy, in its language.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copy {
    /// Code of the language.
    pub language: String,
    /// Its title: the number of the piece, and that it is a copy.
    pub title: String,
    /// That passages were removed, and what stands for them.
    pub lead: String,
    /// Stands above the text.
    pub piece: String,
    /// Said where a form cannot draw some of its signs.
    pub undrawn: String,
}

/// The copy.
#[must_use]
pub fn copy(around: Copy, text: &Redacted) -> Document {
    let Copy { language, title, lead, piece, undrawn } = around;
    let blocks = vec![Block::Text(text.text().to_owned())];
    Document { language, title, lead: vec![lead], undrawn, sections: vec![Section { title: piece, blocks }] }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::redaction::{Marks, redact};

    #[test]
    fn a_copy_is_made_of_the_redacted_text_alone() {
        let marks = Marks { everywhere: vec!["Dupont".to_owned()], ..Marks::default() };
        let text = redact("M. Dupont est venu.\n\nPuis DUPONT est parti.", &marks, "[occulté]").unwrap();
        let made = copy(Copy { title: "Pièce 3".to_owned(), ..Copy::default() }, &text);
        let said = serde_json::to_string(&made).unwrap();
        assert!(!said.to_lowercase().contains("dupont"), "{said}");
        assert_eq!(said.matches("[occulté]").count(), 2);
    }
}
