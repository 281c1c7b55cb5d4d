//! What went is gone, in every spelling; what was not marked stays; and nothing tells how much went.
use proptest::{
    prelude::{Strategy, any, prop, prop_assert, prop_assert_eq, proptest},
    sample::select,
};
use unicode_normalization::{UnicodeNormalization as _, char::is_combining_mark};

use super::*;

const MASK: &str = "[occulté]";

fn everywhere(words: &[&str]) -> Marks {
    Marks { everywhere: words.iter().map(|word| (*word).to_owned()).collect(), ..Marks::default() }
}

fn gone(text: &str, words: &[&str]) -> String {
    redact(text, &everywhere(words), MASK).unwrap().text
}

fn shown(text: &str) -> Vec<&str> {
    passages(text).into_iter().map(|range| &text[range]).collect()
}

#[test]
fn a_text_has_passages() {
    let text = "  M. Durand est venu. Il a dit « oui » !\nEt J. P. aussi… Vraiment ? 3.5 fois\n\n\n– Non";
    let expected = ["M. Durand est venu.", "Il a dit « oui » !", "Et J. P. aussi…", "Vraiment ?", "3.5 fois", "– Non"];
    assert_eq!(shown(text), expected);
    assert!(shown(" \n\n ").is_empty() && shown("").is_empty());
}

#[test]
fn ticked_passages_go_whole_and_neighbours_as_one() {
    let text = "Alpha. Deux. Trois.\nQuatre. Cinq.";
    let without = |numbers: &[usize]| {
        let marks = Marks { passages: numbers.iter().copied().collect(), ..Marks::default() };
        redact(text, &marks, MASK).map(|copy| (copy.text, copy.removals))
    };
    assert_eq!(without(&[2]).unwrap(), (format!("Alpha. {MASK} Trois.\nQuatre. Cinq."), 1));
    assert_eq!(without(&[2, 3, 4]).unwrap(), (format!("Alpha. {MASK} Cinq."), 1));
    assert_eq!(without(&[1, 5]).unwrap(), (format!("{MASK} Deux. Trois.\nQuatre. {MASK}"), 2));
    assert_eq!(without(&[1, 2, 3, 4, 5]).unwrap(), (MASK.to_owned(), 1));
    assert_eq!(without(&[6]), Err(Refusal::NoSuchPassage(6)));
    assert_eq!(without(&[0]), Err(Refusal::NoSuchPassage(0)));
    assert_eq!(without(&[]), Err(Refusal::Nothing));
}

#[test]
fn a_word_goes_in_every_spelling() {
    for written in [
        "Lebœuf",
        "LEBŒUF",
        "leboeuf",
        "LeBoeuf",
        "Le\u{ad}bœuf",
        "Lebo\u{200b}euf",
        "lebo\u{301}euf",
        "Ｌｅｂｏｅｕｆ",
        "Leboeuf-Martin",
        "l’aLebœufa",
        "Lebœuf's",
    ] {
        let text = format!("Avant {written} après");
        let copy = gone(&text, &["Lebœuf"]);
        assert!(copy.starts_with("Avant ") && copy.ends_with(" après") && copy.contains(MASK), "{copy}");
        assert!(!plain(&copy).contains("leboeuf"), "{copy}");
    }
    assert_eq!(gone("Élodie et ELODIE, e\u{301}lodie.", &["elodie"]), format!("{MASK} et {MASK}."));
    assert_eq!(gone("Straße STRASSE", &["strasse"]), MASK);
    assert_eq!(gone("Ὀδυσσεύς ΟΔΥΣΣΕΥΣ", &["οδυσσευς"]), MASK);
    assert_eq!(gone("Jean\u{a0}-\nPierre Martin", &["jean pierre"]), format!("{MASK} Martin"));
    assert_eq!(gone("Écrire à jean.dupont@imt.example svp", &["Dupont"]), format!("Écrire à {MASK} svp"));
    assert_eq!(gone("Dupontel, Dupont", &["dupont"]), MASK);
}

#[test]
fn a_short_word_goes_only_where_it_is_a_word() {
    assert_eq!(gone("Li est au lieu public. LI !", &["Li"]), format!("{MASK} est au lieu public. {MASK} !"));
    assert_eq!(gone("Ana, Ana", &["ana"]), MASK);
    assert_eq!(redact("canal", &everywhere(&["ana"]), MASK), Err(Refusal::Nothing));
}

#[test]
fn what_cannot_be_looked_for_is_refused() {
    let refused = |words: &[&str]| redact("Un texte.", &everywhere(words), MASK).unwrap_err();
    assert_eq!(refused(&["texte", " x. "]), Refusal::TooShort(2));
    assert_eq!(refused(&["…"]), Refusal::TooShort(1));
    assert_eq!(refused(&["\u{200b}"]), Refusal::TooShort(1));
    assert_eq!(refused(&["absent"]), Refusal::Nothing);
    assert_eq!(refused(&vec!["texte"; WORDS + 1]), Refusal::TooMany);
}

#[test]
fn signs_that_nobody_sees_go_too() {
    let tags: String = "Dupont".chars().filter_map(|sign| char::from_u32(0xe0000 + u32::from(sign))).collect();
    let copy = gone(&format!("Dupont\u{0}.\u{202e}Suite{tags}"), &["Dupont"]);
    assert_eq!(copy, format!("{MASK}.Suite"));
}

#[test]
fn a_word_of_the_mask_may_be_looked_for() {
    assert_eq!(gone("Le culte, ici.", &["culte"]), format!("Le {MASK}, ici."));
}

/// Letters and digits alone, by another way than the program's.
fn plain(text: &str) -> String {
    let folded: String = text.nfkd().filter(|sign| !is_combining_mark(*sign)).collect();
    folded.to_lowercase().replace('œ', "oe").chars().filter(|sign| sign.is_alphanumeric()).collect()
}

const NAMES: [&str; 8] = ["Élodie", "Lebœuf", "Nguyễn", "Müller", "D’Artagnan", "Jean-Pierre", "Ümit", "François"];
const OTHERS: [&str; 8] = ["été", "œuvre", "\n", "👩‍👩‍👧", "«", "Dr.", "שלום", "你好"];
const ENDS: [&str; 5] = ["", ".", "s", ",", "@imt.example"];

/// The same word as other people write it.
fn spelt() -> impl Strategy<Value = String> {
    (select(&NAMES[..]), 0..6_u8, any::<bool>()).prop_map(|(name, way, decomposed)| {
        let way = match way {
            0 => name.to_uppercase(),
            1 => name.to_lowercase(),
            2 => name.nfd().filter(|sign| !is_combining_mark(*sign)).collect(),
            3 => name.replace('œ', "oe").replace(['-', '’'], "\u{a0}"),
            4 => name.chars().flat_map(|sign| [sign, '\u{ad}']).collect(),
            _ => name.to_owned(),
        };
        if decomposed { way.nfd().collect() } else { way }
    })
}

fn word() -> impl Strategy<Value = String> {
    proptest::prop_oneof![
        3 => "[a-z]{1,7}[.,!?]?",
        1 => select(&OTHERS[..]).prop_map(str::to_owned),
        2 => (spelt(), select(&ENDS[..])).prop_map(|(name, end)| name + end),
    ]
}

proptest! {
    #[test]
    fn no_word_that_had_to_go_is_left(words in prop::collection::vec(word(), 1..40), names in prop::collection::vec(spelt(), 1..4)) {
        let text = words.join(" ");
        let marks = Marks { everywhere: names.clone(), ..Marks::default() };
        match redact(&text, &marks, MASK) {
            Ok(copy) => {
                for piece in copy.text().split(MASK) {
                    for name in &names {
                        let name = plain(name);
                        prop_assert!(!piece.split_whitespace().any(|word| plain(word).contains(&name)), "{name} in {piece}");
                    }
                }
            }
            Err(refusal) => {
                prop_assert_eq!(refusal, Refusal::Nothing);
                let has = |name: &String| text.split_whitespace().any(|word| plain(word).contains(&plain(name)));
                prop_assert!(!names.iter().any(has), "{}", text);
            }
        }
    }

    #[test]
    fn any_text_is_answered(text in any::<String>(), words in prop::collection::vec(any::<String>(), 0..3), ticked in prop::collection::btree_set(0..9_usize, 0..4)) {
        let copied = passages(&text).iter().map(|range| text[range.clone()].len()).sum::<usize>();
        prop_assert!(copied <= text.len());
        let _ = redact(&text, &Marks { passages: ticked, everywhere: words }, MASK);
    }

    /// Whoever reads the copy cannot tell a long passage from a short one, nor one from several.
    #[test]
    fn nothing_tells_what_went(gone in prop::collection::vec("[A-Z][a-z]{4,30}( [a-z]{4,9}){0,9}\\.", 1..6)) {
        let text = format!("Début. {} Fin.", gone.join(" "));
        let count = passages(&text).len();
        let ticked = Marks { passages: (2..count).collect(), ..Marks::default() };
        prop_assert_eq!(redact(&text, &ticked, MASK).unwrap().text, format!("Début. {MASK} Fin."));
    }
}
