//! Passphrases of members: drawn, never chosen.
//!
//! Seven words of a French list of 2,048 and two digits: 7 × 11 + log2(100) = 83.6 bits, above six words of 7,776 (77.5
//! bits). Read without regard to case, accents or separators: no word of the list begins another (they differ within
//! their first four letters), so running words together loses nothing. It does **not** rate what somebody makes up:
//! `parse` reads any text, because only the identity file knows whether it opens.
use bip39::Language;
use zeroize::Zeroizing;

use super::Error;
use crate::entropy::{self, Entropy};

const WORDS: usize = 7;
const MAX_TYPED: usize = 400;

/// A passphrase as written, without accents.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Draws a new passphrase.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        let list = Language::French.word_list();
        let mut text = Zeroizing::new(String::with_capacity(MAX_TYPED));
        for _ in 0..WORDS {
            let drawn = entropy::below(entropy, 2048) as usize;
            let Some(word) = list.get(drawn) else { super::impossible() };
            fold(word, &mut text);
            text.push('-');
        }
        for _ in 0..2 {
            text.extend(char::from_digit(entropy::below(entropy, 10), 10));
        }
        Self(text)
    }

    /// Reads what somebody typed.
    pub fn parse(typed: &str) -> Result<Self, Error> {
        let mut text = Zeroizing::new(String::with_capacity(MAX_TYPED.saturating_mul(4)));
        if typed.len() <= MAX_TYPED {
            fold(typed, &mut text);
        }
        if text.is_empty() { Err(Error::Malformed) } else { Ok(Self(text)) }
    }

    /// The passphrase to show its holder, once.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// What the key is derived from: small letters and digits only.
    pub(super) fn canonical(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(self.0.len()));
        fold(&self.0, &mut text);
        text
    }
}

/// Appends the letters and digits of a text, small and without accents, whether these are one character with their letter
/// or a mark behind it (the list has the latter, keyboards the former).
fn fold(text: &str, to: &mut String) {
    for c in text.chars().flat_map(char::to_lowercase) {
        match c {
            'à' | 'á' | 'â' | 'ä' => to.push('a'),
            'ç' => to.push('c'),
            'è' | 'é' | 'ê' | 'ë' => to.push('e'),
            'î' | 'ï' => to.push('i'),
            'ô' | 'ö' => to.push('o'),
            'ù' | 'û' | 'ü' => to.push('u'),
            'ÿ' => to.push('y'),
            'œ' => to.push_str("oe"),
            'æ' => to.push_str("ae"),
            other if other.is_alphanumeric() => to.push(other),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::entropy, Language, Passphrase, fold};
    use crate::entropy::SeededEntropy;

    const TEXT: &str = "paisible-epilogue-moderne-amovible-cerveau-incolore-mammouth-33";

    #[test]
    fn the_format_stands() {
        let passphrase = Passphrase::generate(&mut entropy());
        assert_eq!(passphrase.reveal(), TEXT);
        assert_eq!(passphrase.canonical().as_str(), TEXT.replace('-', ""));
        assert_eq!(TEXT.split('-').count(), 8);
    }

    #[test]
    fn what_people_write_is_read() {
        let canonical = |typed: &str| Passphrase::parse(typed).unwrap().canonical().to_string();
        for typed in ["Académie étude 42", "acade\u{301}mie-E\u{301}TUDE-42", " ACADEMIE.etude_4 2\n"] {
            assert_eq!(canonical(typed), "academieetude42");
        }
        assert_eq!(canonical("cœur ça où naïf"), "coeurcaounaif");
    }

    #[test]
    fn nothing_and_too_much_are_refused() {
        for typed in ["", " - ", &"a".repeat(500)] {
            assert!(Passphrase::parse(typed).is_err());
        }
    }

    #[test]
    fn no_word_begins_another() {
        let mut words: Vec<String> = Language::French
            .word_list()
            .iter()
            .map(|word| {
                let mut folded = String::new();
                fold(word, &mut folded);
                folded
            })
            .collect();
        assert!(words.iter().all(|word| word.len() >= 4 && word.bytes().all(|byte| byte.is_ascii_lowercase())));
        words.sort();
        assert!(words.windows(2).all(|pair| !pair[1].starts_with(&pair[0])));
        assert_eq!(words.len(), 2048);
    }

    #[test]
    fn passphrases_differ() {
        let mut entropy = SeededEntropy::new(2);
        let first = Passphrase::generate(&mut entropy);
        assert_ne!(first.reveal(), Passphrase::generate(&mut entropy).reveal());
    }
}
