//! The words around a redacted copy, and its file's name: the number of the piece, and nothing of what it was called.
use crate::{service::letter::Copy, text::Words};

/// What stands for whatever was removed.
#[must_use]
pub fn mask(t: &Words) -> String {
    t.say("redacted-mask")
}

/// The words around the copy of a piece.
#[must_use]
pub fn around(t: &Words, language: &str, number: u32) -> Copy {
    Copy {
        language: language.to_owned(),
        title: t.say_one("redacted-title", "number", &number.to_string()),
        lead: t.say_one("redacted-lead", "mask", &mask(t)),
        piece: t.say("redacted-piece"),
        undrawn: t.say("letter-undrawn"),
    }
}

/// The name of its file, without extension.
#[must_use]
pub fn file_name(t: &Words, number: u32) -> String {
    t.say_one("redacted-file", "number", &number.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Locale, Text};

    #[test]
    fn a_copy_is_named_by_its_number_alone() {
        let text = Text::embedded().unwrap();
        let fr = text.words(Locale::Fr);
        assert_eq!((mask(fr).as_str(), file_name(fr, 12).as_str()), ("[occulté]", "piece-12-copie"));
        assert_eq!(around(fr, "fr", 12).title, "Pièce 12, copie occultée");
        let en = text.words(Locale::En);
        assert_eq!((mask(en).as_str(), around(en, "en", 3).title.as_str()), ("[redacted]", "Piece 3, redacted copy"));
    }
}
