//! A letter as a file to save: a PDF, or the same letter as a page that stands alone and prints.
//!
//! It says the words around a letter, from Fluent; the letter's own come from the policies. It does **not** decide who may
//! have which letter: handlers do, before they call this.
use askama::Template;
use axum::response::Response;

use super::{App, Failure, files::made};
use crate::{
    service::letter::{Around, Piece, Sheet},
    text::Words,
};

/// A letter as a page that stands alone.
#[derive(Debug, Template)]
#[template(path = "report/letter.html")]
struct Standing<'a> {
    it: &'a Sheet,
}

/// The words around a letter, in the language of these words.
#[must_use]
pub fn around(t: &Words, language: &str) -> Around {
    Around {
        language: language.to_owned(),
        reference: t.say("letter-reference"),
        date: t.say("letter-date"),
        undrawn: t.say("letter-undrawn"),
    }
}

/// The letter as a file of this name, which gets its extension here.
pub async fn leave(app: &App, sheet: Sheet, name: &str) -> Result<Response, Failure> {
    let page = page(&sheet)?;
    Ok(match paper(app, sheet).await {
        Some(paper) => made(paper, "application/pdf", &format!("{name}.pdf")),
        None => made(page, "text/html; charset=utf-8", &format!("{name}.html")),
    })
}

/// The letter as a page that stands alone.
pub fn page(sheet: &Sheet) -> Result<String, Failure> {
    Ok(Standing { it: sheet }.render()?)
}

#[cfg(feature = "pdf")]
async fn paper(app: &App, sheet: Sheet) -> Option<Vec<u8>> {
    crate::service::letter::paper(&app.service, sheet).await
}

#[cfg(not(feature = "pdf"))]
#[expect(clippy::unused_async, reason = "the same as where there is an engine")]
async fn paper(_: &App, _: Sheet) -> Option<Vec<u8>> {
    None
}

#[cfg(test)]
mod tests {
    use scraper::{Html, Selector};

    use super::*;
    use crate::{
        domain::{
            Coded as _,
            letter::{LetterKind, Letters, Place, Values},
        },
        service::letter::sheet,
        text::{Locale, Text},
    };

    #[test]
    fn every_letter_is_a_page_in_which_words_stay_words() {
        let (letters, text) = (Letters::parse(&|_| None).unwrap(), Text::embedded().unwrap());
        let typed = "<script>alert(1)</script> <b>gras</b> **fort**\nהכול בסדר";
        for (kind, locale) in LetterKind::ALL.iter().flat_map(|kind| [(kind, Locale::Fr), (kind, Locale::En)]) {
            let language = locale.code();
            let letter = letters.find(*kind).unwrap().get(language);
            let values = Place::ALL.iter().fold(Values::default(), |values, place| values.and(*place, typed));
            let sheet = sheet(letter, &around(text.words(locale), language), &values).unwrap();
            let html = Html::parse_document(&page(&sheet).unwrap());
            let count = |css: &str| html.select(&Selector::parse(css).unwrap()).count();
            assert_eq!((count("script"), count("b"), count("h1"), count("main")), (0, 0, 1, 1), "{}", kind.code());
            assert_eq!(count(&format!("html[lang={language}]")), 1);
            let main = html.select(&Selector::parse("main").unwrap()).next().unwrap();
            let said = main.text().collect::<String>();
            assert!(said.matches(typed).count() >= kind.places().len() && said.contains(&letter.title));
            assert!(!said.contains('{'), "{}", kind.code());
            let headings = letter.blocks.iter().filter(|block| format!("{block:?}").starts_with('S')).count();
            assert_eq!(count("h2") + count("h3"), headings);
        }
    }
}
