//! The token: what a reporter, or a person heard, keeps to come back.
//!
//! Six groups of four symbols of Crockford's base 32: 23 drawn (115 bits) and one that checks them, so that a mistyped token
//! is told from an unknown one. Full entropy needs no slow hash. It does **not** protect who shows it, and cannot be found
//! again if lost: only its holder ever had it.
use zeroize::Zeroizing;

use super::{hybrid::Identity, secret::Secret, sign::SigningKey};
use crate::entropy::{self, Entropy};

/// Crockford's base 32: no I, L, O (read as 1, 1, 0) and no U.
const SYMBOLS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
pub(crate) const LEN: usize = 24;
const GROUP: usize = 4;
/// Longer than any token typed with separators.
const MAX_TYPED: usize = 200;

/// Why what was typed is not a token.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TokenError {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// There are not 24 symbols.
    #[error("wrong length")]
    Length,
    /// A letter is not of the alphabet.
    #[error("unknown symbol")]
    Symbol,
    /// A symbol is mistaken, or two changed places.
    #[error("does not check")]
    Check,
}

/// A token that checks, in its one spelling.
pub struct Token(Zeroizing<[u8; LEN]>);

/// What a token gives under the instance's salt.
pub struct TokenKeys {
    /// Finds the case; stored.
    pub lookup: [u8; 32],
    /// Opens the grants of the case's compartments.
    pub identity: Identity,
    /// Signs the person's records, consents and grants.
    pub signing: SigningKey,
}

impl Token {
    /// Draws a new token.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        Self::of(Zeroizing::new(entropy::array::<LEN>(entropy)))
    }

    /// The token of a secret: whoever has the secret finds the same one again.
    #[must_use]
    pub fn derived(secret: &Secret) -> Self {
        Self::of(Zeroizing::new(secret.expose().first_chunk::<LEN>().copied().unwrap_or_else(|| super::impossible())))
    }

    fn of(mut values: Zeroizing<[u8; LEN]>) -> Self {
        let (check, drawn) = values.split_last_mut().unwrap_or_else(|| super::impossible());
        for value in drawn.iter_mut() {
            // 256 is a multiple of 32: no bias.
            *value &= 31;
        }
        *check = times_alpha(horner(drawn));
        for value in values.iter_mut() {
            *value = symbol(*value);
        }
        Self(values)
    }

    /// Reads what somebody typed: any case, look-alikes, any separators.
    pub fn parse(text: &str) -> Result<Self, TokenError> {
        if text.len() > MAX_TYPED {
            return Err(TokenError::Length);
        }
        let typed = Zeroizing::new(text.chars().filter(|c| c.is_alphanumeric()).collect::<String>());
        if typed.is_empty() {
            return Err(TokenError::Empty);
        }
        let mut values = Zeroizing::new([0_u8; LEN]);
        let mut slots = values.iter_mut();
        for typed in typed.chars() {
            let value = value(typed).ok_or(TokenError::Symbol)?;
            *slots.next().ok_or(TokenError::Length)? = value;
        }
        if slots.next().is_some() {
            return Err(TokenError::Length);
        }
        if horner(values.as_slice()) != 0 {
            return Err(TokenError::Check);
        }
        for value in values.iter_mut() {
            *value = symbol(*value);
        }
        Ok(Self(values))
    }

    /// The token to show its holder: `ABCD-EFGH-…`.
    #[must_use]
    pub fn reveal(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(LEN.saturating_add(LEN / GROUP)));
        for group in self.0.chunks(GROUP) {
            if !text.is_empty() {
                text.push('-');
            }
            text.extend(group.iter().map(|symbol| char::from(*symbol)));
        }
        text
    }

    /// The keys this token gives; `salt` is [`super::host::HostSecret::token_salt`].
    #[must_use]
    pub fn keys(&self, salt: &Secret) -> TokenKeys {
        let derive = |label| Secret::derive_salted(self.0.as_slice(), salt.expose(), label);
        TokenKeys {
            lookup: *derive("recueil/v1/lookup").expose(),
            identity: Identity::from_seed(derive("recueil/v1/reporter")),
            signing: SigningKey::from_seed(&derive("recueil/v1/reporter/sign")),
        }
    }

    /// The 24 symbols, for the sealed session of a draft.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<[u8; LEN]> {
        self.0.clone()
    }

    /// Reads what [`Self::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, TokenError> {
        std::str::from_utf8(bytes).map_err(|_| TokenError::Symbol).and_then(Self::parse)
    }
}

/// The value of a symbol as people write it.
fn value(typed: char) -> Option<u8> {
    let canonical = match typed.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    let position = SYMBOLS.iter().position(|symbol| char::from(*symbol) == canonical)?;
    u8::try_from(position).ok()
}

fn symbol(value: u8) -> u8 {
    SYMBOLS.get(usize::from(value)).copied().unwrap_or(b'0')
}

/// The values as a polynomial at α, a generator of GF(32). A token is one whose 24 values give zero: every single mistake
/// and every exchange of two symbols is found, since the powers of α are all different up to the 31st. (Crockford's own
/// check, modulo 37, needs five symbols more than the alphabet has.)
fn horner(values: &[u8]) -> u8 {
    values.iter().fold(0, |sum, value| times_alpha(sum) ^ value)
}

/// Multiplies by α modulo `x^5 + x^2 + 1`, a primitive polynomial.
fn times_alpha(value: u8) -> u8 {
    let doubled = value.wrapping_shl(1);
    if doubled & 32 == 0 { doubled } else { doubled ^ 0b10_0101 }
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{entropy, secret},
        LEN, SYMBOLS, Token, TokenError,
    };
    use crate::entropy::SeededEntropy;
    use data_encoding::HEXLOWER;
    use proptest::prelude::{any, proptest};

    const TEXT: &str = "RR52-AFY2-T1G8-849J-QESQ-30KQ";

    #[test]
    fn the_format_stands() {
        let token = Token::generate(&mut entropy());
        assert_eq!(token.reveal().as_str(), TEXT);
        let keys = token.keys(&secret(1));
        // Computed apart with another implementation of HKDF.
        assert_eq!(HEXLOWER.encode(&keys.lookup), "e6ca4f5bb0b99a4c0f99c23c43317708081c9672be2d69f103a3576608395214");
        assert_eq!(
            HEXLOWER.encode(keys.identity.seed().expose()),
            "bc6399aff5fd97eb39e6045c394ddb2ad68c111f082d086a2730ca3111f10435"
        );
        assert_eq!(
            HEXLOWER.encode(keys.signing.seed().expose()),
            "132b65cccd30c6a721860a4995337920f1f90bf9dc09cab29655fe11e38cc1c4"
        );
        assert_ne!(token.keys(&secret(2)).lookup, keys.lookup);
    }

    #[test]
    fn a_secret_has_one_token() {
        let of = |byte| Token::derived(&secret(byte)).reveal();
        assert_eq!(of(1), of(1));
        assert_ne!(of(1), of(2));
        assert_eq!(Token::parse(&of(1)).unwrap().reveal(), of(1));
    }

    #[test]
    fn what_people_write_is_read() {
        let expected = Token::parse(TEXT).unwrap().to_bytes();
        let spaced = TEXT.replace('-', " \u{2014} ");
        let ones = TEXT.replace('1', "l").replace('0', "o");
        for typed in [TEXT.to_lowercase(), TEXT.replace('-', ""), spaced, ones, format!(" {TEXT}\r\n")] {
            assert_eq!(Token::parse(&typed).unwrap().to_bytes(), expected, "{typed}");
        }
        assert_eq!(Token::from_bytes(expected.as_slice()).unwrap().to_bytes(), expected);
    }

    #[test]
    fn what_is_wrong_is_said() {
        let refusal = |typed: &str| Token::parse(typed).err();
        assert_eq!(refusal(""), Some(TokenError::Empty));
        assert_eq!(refusal(" - "), Some(TokenError::Empty));
        assert_eq!(refusal(&TEXT[1..]), Some(TokenError::Length));
        assert_eq!(refusal(&format!("{TEXT}0")), Some(TokenError::Length));
        assert_eq!(refusal(&"-".repeat(10_000)), Some(TokenError::Length));
        assert_eq!(refusal(&TEXT.replacen(&TEXT[..1], "U", 1)), Some(TokenError::Symbol));
        assert_eq!(refusal(&TEXT.replacen(&TEXT[..1], "é", 1)), Some(TokenError::Symbol));
    }

    #[test]
    fn every_single_mistake_and_every_exchange_is_found() {
        let right = Token::parse(TEXT).unwrap().to_bytes();
        for at in 0..LEN {
            for symbol in SYMBOLS.iter().filter(|symbol| **symbol != right[at]) {
                let mut typed = right.clone();
                typed[at] = *symbol;
                assert_eq!(Token::from_bytes(typed.as_slice()).err(), Some(TokenError::Check));
            }
            for other in (0..LEN).filter(|other| right[*other] != right[at]) {
                let mut typed = right.clone();
                typed.swap(at, other);
                assert_eq!(Token::from_bytes(typed.as_slice()).err(), Some(TokenError::Check));
            }
        }
    }

    proptest! {
        #[test]
        fn what_is_shown_is_read(seed: u64) {
            let token = Token::generate(&mut SeededEntropy::new(seed));
            let shown = token.reveal();
            assert_eq!(shown.len(), 29);
            assert_eq!(Token::parse(&shown).unwrap().to_bytes(), token.to_bytes());
        }

        #[test]
        fn anything_can_be_typed(typed in any::<String>()) {
            let _ = Token::parse(&typed);
        }
    }
}
