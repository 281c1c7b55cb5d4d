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
