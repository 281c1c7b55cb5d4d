//! Every letter as PDF/UA-1: sound, titled, tagged, in its language, read in its order, and never a word of it markup.
use recueil::{
    domain::{
        Coded as _,
        letter::{Letter, LetterKind, Place, Values},
        notice::{Block, Part},
        rules::Rules,
    },
    publish::{
        letter::{Around, sheet},
        pdf,
    },
};

use super::Opened;
use crate::support::judge::judged;

fn around(language: &str) -> Around {
    let (reference, date) = if language == "fr" { ("Référence", "Date") } else { ("Reference", "Date") };
    Around {
        language: language.to_owned(),
        reference: reference.to_owned(),
        date: date.to_owned(),
        undrawn: "Certains signes manquent.".to_owned(),
    }
}

/// Something in every place that a letter asks for; what may be empty is, unless asked.
fn values(kind: LetterKind, optional: bool, words: &dyn Fn(Place) -> String) -> Values {
    let asked = Place::FRAME.iter().chain(kind.places()).filter(|place| optional || !place.is_optional());
    asked.fold(Values::default(), |values, place| values.and(*place, &words(*place)))
}

fn made(letter: &Letter, language: &str, values: &Values) -> Opened {
    let sheet = sheet(letter, &around(language), values).unwrap();
    Opened::new(&pdf::letter(&sheet).unwrap())
}

/// The letter's own words before its first place, block by block.
fn said(letter: &Letter) -> Vec<String> {
    let first = |block: &Block<Place>| match block {
        Block::Section(line) | Block::Subsection(line) | Block::Paragraph(line) => line.first().cloned(),
        Block::List(lines) => lines.first().and_then(|line| line.first().cloned()),
    };
    let own = letter.blocks.iter().filter_map(first).filter_map(|run| match run.parts.first() {
        Some(Part::Text(text)) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
        _ => None,
    });
    own.filter(|text| text.len() > 3).collect()
}

/// The text of all pages without what stands at the foot of each.
fn without_feet(text: &str, reference: &str) -> String {
    let numbers = (1..20).flat_map(|of| (1..=of).map(move |page| (page, of)));
    let feet = numbers.map(|(page, of)| format!("{reference} – {page} / {of} "));
    feet.fold(format!("{text} "), |text, foot| text.replace(&foot, ""))
}

#[test]
#[expect(clippy::too_many_lines, reason = "one letter after the other, judged alike")]
fn every_letter_is_sound_and_is_read_in_its_order() {
    let rules = Rules::embedded().unwrap();
    for (kind, language) in LetterKind::ALL.iter().flat_map(|kind| [(kind, "fr"), (kind, "en")]) {
        let letter = rules.letters.find(*kind).unwrap().get(language);
        let opened = made(letter, language, &values(*kind, true, &|place| format!("‹{}›", place.code())));
        if !opened.is_sound() {
            return;
        }
        // Without spaces: what reads them out of places of letters takes an apostrophe for one.
        let joined = |words: &str| words.split_whitespace().collect::<String>();
        let text = joined(&without_feet(&opened.text(), "‹reference›"));
        let mut rest = text.as_str();
        let head = [
            "‹organisation›".to_owned(),
            format!("{} ‹reference›", around(language).reference),
            "Date ‹date›".to_owned(),
            letter.title.clone(),
        ];
        for words in head.into_iter().chain(said(letter)) {
            let words = joined(&words);
            let at = rest.find(&words).unwrap_or_else(|| panic!("{words:?} not in its place in {text}"));
            rest = &rest[at + words.len()..];
        }
        for place in kind.places() {
            assert!(text.contains(&format!("‹{}›", place.code())), "{} in {text}", place.code());
        }
        assert!(opened.text().contains("‹reference› – 1 / "), "{text}");
        let about = opened.about();
        assert!(about.contains("Tagged:          yes"), "{about}");
        assert!(about.contains(&format!("Title:           {}\n", letter.title)), "{about}");
        for told in ["Creator", "Producer", "CreationDate", "Author"] {
            assert!(!about.contains(told), "{about}");
        }
        let plain = String::from_utf8_lossy(&opened.plain()).into_owned();
        let language = format!("/Lang ({language}");
        for mark in ["/StructTreeRoot", language.as_str(), "/DisplayDocTitle true", "/MarkInfo", "pdfuaid:part", "/H1"]
        {
            assert!(plain.contains(mark), "{mark} is not there");
        }
        for active in ["/JavaScript", "/OpenAction", "/Launch", "/URI"] {
            assert!(!plain.contains(active), "{active}");
        }
    }
}

#[test]
fn what_is_typed_is_never_markup() {
    let typed =
        "#panic() #read(\"/etc/passwd\") $x^2$ *gras* **fort** _p_ <b> @renvoi {facts} [a](https://a.fr) \\ // 'x'";
    let rules = Rules::embedded().unwrap();
    for kind in LetterKind::ALL {
        let letter = rules.letters.find(*kind).unwrap().get("fr");
        let words = |place: Place| if place == Place::Reference { "R-1".to_owned() } else { typed.to_owned() };
        let opened = made(letter, "fr", &values(*kind, true, &words));
        if !opened.is_sound() {
            return;
        }
        // A line may end within what was typed.
        let joined = |text: &str| text.split_whitespace().collect::<String>();
        let text = joined(&without_feet(&opened.text(), "R-1"));
        // Organisation and date stand above.
        assert!(text.matches(&joined(typed)).count() >= 2 + kind.places().len(), "{}: {text}", kind.code());
    }
}

#[test]
fn empty_places_leave_no_trace() {
    let rules = Rules::embedded().unwrap();
    let letter = rules.letters.find(LetterKind::ConvocationImplicated).unwrap().get("fr");
    let some = |place: Place| format!("‹{}›", place.code());
    let (with, without) = (values(letter.kind, true, &some), values(letter.kind, false, &some));
    let (with, without) = (made(letter, "fr", &with), made(letter, "fr", &without));
    if !with.is_sound() || !without.is_sound() {
        return;
    }
    for words in ["Procédure disciplinaire Une procédure", "le droit de vous taire"] {
        assert!(with.text().contains(words) && !without.text().contains(words), "{words}");
    }
}

#[test]
fn words_without_end_stay_on_the_sheet() {
    let rules = Rules::embedded().unwrap();
    let letter = rules.letters.find(LetterKind::Minutes).unwrap().get("fr");
    let long = "abcdefghij".repeat(40);
    let words = |place: Place| match place {
        Place::Exchange => format!("Question\u{a0}: {long}\n\nSuite\n{long}"),
        Place::Heard | Place::Organisation => long.clone(),
        _ => "x".to_owned(),
    };
    let opened = made(letter, "fr", &values(letter.kind, true, &words));
    if !opened.is_sound() {
        return;
    }
    judged("pdftotext", &["-bbox"], &opened.file).unwrap();
    let boxes = std::fs::read_to_string(opened.file.with_extension("html")).unwrap();
    let edge = |line: &str| line.split("xMax=\"").nth(1)?.split('"').next()?.parse::<f64>().ok();
    for line in boxes.lines().filter(|line| line.contains("<word")) {
        // The width of A4 in points, without the margin.
        assert!(edge(line).is_some_and(|right| right < 595.3 - 67.0), "leaves the sheet: {line}");
    }
    let text = without_feet(&opened.text(), "x");
    assert_eq!(text.replace(' ', "").matches(&long).count(), 4, "{text}");
}

#[test]
fn each_script_runs_its_way_and_lost_signs_are_said() {
    let rules = Rules::embedded().unwrap();
    let letter = rules.letters.find(LetterKind::Minutes).unwrap().get("fr");
    let words = |place: Place| match place {
        Place::Exchange => "הכול בסדר 12\n\nماذا حدث ؟".to_owned(),
        Place::Heard => "ד״ר לוי".to_owned(),
        _ => "x".to_owned(),
    };
    let opened = made(letter, "fr", &values(letter.kind, false, &words));
    if !opened.is_sound() {
        return;
    }
    let text = opened.text();
    for word in ["הכול", "בסדר", "לוי", "ماذا"] {
        let mirrored: String = word.chars().rev().collect();
        assert!(text.contains(word) || text.contains(&mirrored), "{word} in {text}");
    }
    assert!(!text.contains("Certains signes manquent."));
    let values = values(letter.kind, false, &|_| "你好 😀 לוי".to_owned());
    assert!(made(letter, "fr", &values).text().contains("Certains signes manquent."));
}
