//! A redacted copy holds nothing of what went: neither in its bytes, nor unpacked, nor as text, nor in its properties.
use recueil::{
    domain::redaction::{Marks, Redacted, redact},
    ingest::{keep_pages, pages},
};

#[cfg(feature = "pdf")]
use recueil::publish::redacted::{Copy, copy};

use super::{Opened, holds};
use crate::ingest::samples::pdf_pages;

/// As somebody was heard; planted words stand in several spellings.
const MINUTES: &str = "Compte rendu de Nolwenn Kerbrat, le 3 mars.\n\nQ. : Qui était là ?\nR. : M. Quelfennec, et Mme KERBRAT. \
                       Je lui ai écrit à nolwenn.kerbrat@imt.example. Il a dit « Kerbra\u{301}t, tais-toi ».\n\n\
                       Elle habite rue des Lilas. Son fils était malade. Merci.";
#[cfg(feature = "pdf")]
const PLANTED: [&str; 5] = ["kerbrat", "nolwenn", "quelfennec", "lilas", "malade"];

fn redacted() -> Redacted {
    let everywhere = vec!["Kerbrat".to_owned(), "NOLWENN".to_owned(), "quelfennec".to_owned()];
    // The two sentences on where she lives and on her son.
    let all = recueil::domain::redaction::passages(MINUTES);
    let about = |words: &str| 1 + all.iter().position(|range| MINUTES[range.clone()].contains(words)).unwrap();
    let marks = Marks { passages: [about("Lilas"), about("fils")].into(), everywhere };
    redact(MINUTES, &marks, "[occulté]").unwrap()
}

#[cfg(feature = "pdf")]
fn around() -> Copy {
    Copy {
        language: "fr".to_owned(),
        title: "Pièce 12, copie occultée".to_owned(),
        lead: "Des passages ont été retirés.".to_owned(),
        piece: "Texte de la pièce".to_owned(),
        undrawn: "Certains signes manquent.".to_owned(),
    }
}

#[test]
fn the_text_says_what_was_not_removed() {
    let expected = "Compte rendu de [occulté], le 3 mars.\n\nQ. : Qui était là ?\nR. : M. [occulté], et Mme [occulté]. \
                    Je lui ai écrit à [occulté] Il a dit « [occulté], tais-toi ».\n\n[occulté] Merci.";
    assert_eq!(redacted().text(), expected);
}

#[cfg(feature = "pdf")]
#[test]
fn the_copy_holds_nothing_of_what_went() {
    use recueil::publish::{
        document::{Block, Document, Section},
        pdf,
    };

    let made = pdf::document(&copy(around(), &redacted())).unwrap();
    let section = Section { title: "Texte".to_owned(), blocks: vec![Block::Text(MINUTES.to_owned())] };
    let whole =
        Document { title: "Nolwenn Kerbrat".to_owned(), sections: vec![section], ..copy(around(), &redacted()) };
    let (made, whole) = (Opened::new(&made), Opened::new(&pdf::document(&whole).unwrap()));
    if !made.is_sound() || !whole.is_sound() {
        return;
    }
    let everything = |of: &Opened| {
        let all =
            [std::fs::read(&of.file).unwrap(), of.plain(), of.text().into_bytes(), of.about().into_bytes()].concat();
        // A line may end within what is searched.
        let joined: Vec<u8> = of.text().to_lowercase().bytes().filter(u8::is_ascii_alphanumeric).collect();
        [all, joined].concat()
    };
    let (copy, original) = (everything(&made), everything(&whole));
    for word in PLANTED {
        assert!(holds(&original, word), "the search would not find {word}");
        assert!(!holds(&copy, word), "{word} is still there");
    }
    assert_eq!(made.text().matches("[occulté]").count(), 6, "{}", made.text());
    assert!(made.about().contains("Title:           Pièce 12, copie occultée\n"), "{}", made.about());
    let plain = String::from_utf8_lossy(&made.plain()).into_owned();
    assert!(!plain.contains("/Prev") && !plain.contains("/EmbeddedFile") && !plain.contains("/AcroForm"));
}

/// Whoever compares two copies learns nothing of how much went.
#[cfg(feature = "pdf")]
#[test]
fn a_short_secret_and_a_long_one_make_the_same_file() {
    let with = |secret: &str| {
        let text = format!("Avant. {secret} Après.");
        let count = recueil::domain::redaction::passages(&text).len();
        let marks = Marks { passages: (2..count).collect(), ..Marks::default() };
        let text = redact(&text, &marks, "[occulté]").unwrap();
        recueil::publish::pdf::document(&copy(around(), &text)).unwrap()
    };
    assert!(with("Oui.") == with("Une longue histoire, qui dure. Puis une autre !\n\nEt encore une troisième."));
}

#[test]
fn pages_taken_from_a_file_hold_nothing_of_the_others() {
    let file = pdf_pages();
    let made = Opened::new(&keep_pages(&file, &[1, 3].into()).unwrap().unwrap());
    let whole = Opened::new(&file);
    assert_eq!(pages(&file), Ok(3));
    if !made.is_sound() {
        return;
    }
    assert!(made.about().contains("Pages:           2\n"), "{}", made.about());
    assert_eq!(made.text(), "Page one Page three");
    for (of, there) in [(&whole, true), (&made, false)] {
        let all = [std::fs::read(&of.file).unwrap(), of.plain()].concat();
        assert_eq!(holds(&all, "CANARY"), there);
    }
}

/// What our own engine writes can be cut too: it shares fonts and structure between pages.
#[cfg(feature = "pdf")]
#[test]
fn pages_taken_from_a_letter_are_read_alone() {
    use recueil::publish::{document::Document, pdf};

    let page = |name: &str| vec![name.to_owned(); 60];
    let lead = [page("Avant"), page("Secret"), page("Suite")].concat();
    let whole = pdf::document(&Document { lead, ..copy(around(), &redacted()) }).unwrap();
    let opened = Opened::new(&whole);
    if !opened.is_sound() {
        return;
    }
    let count = pages(&whole).unwrap();
    assert!(opened.about().contains(&format!("Pages:           {count}\n")) && count > 3);
    let made = Opened::new(&keep_pages(&whole, &[1, count].into()).unwrap().unwrap());
    assert!(made.is_sound());
    assert!(opened.text().contains("Secret") && !made.text().contains("Secret"), "{}", made.text());
    assert!(made.text().contains("Avant") && made.text().contains("tais-toi"), "{}", made.text());
}
