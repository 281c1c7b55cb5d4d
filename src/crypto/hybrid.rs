//! Age files to post-quantum recipients: `mlkem768x25519` of the C2SP age specification.
//!
//! The file key is wrapped by HPKE (RFC 9180) in base mode with X-Wing (KEM 0x647a), HKDF-SHA-256 and ChaCha20-Poly1305.
//! What is recorded today must withstand a later quantum computer, so no classical recipient can be mixed in (the label
//! `postquantum`). It does **not** say who wrote a file: what must be signed is signed inside.
//!
//! Age draws its file keys from the operating system by itself, so no `Entropy` is taken here: a seeded one could not make
//! a file repeatable, only weaker.
use std::{
    fmt,
    io::{BufRead, Chain, Cursor, Read, Write},
    str::FromStr,
};

use age::stream::{StreamReader, StreamWriter};
use age::{Decryptor, Encryptor};
use bech32::{FromBase32, ToBase32, Variant};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, Zeroizing};

use super::{Error, secret::Secret, stanza};

/// How many recipients one file may have. It bounds the header, hence the work of parsing a hostile one.
pub const MAX_RECIPIENTS: usize = 16;
const MAX_HEADER: u64 = 32 * 1024;
const MAX_HEADER_LINES: usize = 640;

// bech32 wants the prefix in lower case and the text is upper-cased after, as age does for its own identities.
const IDENTITY_PREFIX: &str = "age-secret-key-pq-";
const RECIPIENT_PREFIX: &str = "age1pq";

/// A private key. Its seed is the X-Wing decapsulation key.
pub struct Identity {
    seed: Secret,
    pub(super) private: <XWing as Kem>::PrivateKey,
    recipient: Recipient,
}

impl Identity {
    /// The key of a seed.
    #[must_use]
    pub fn from_seed(seed: Secret) -> Self {
        let Ok(private) = <XWing as Kem>::PrivateKey::from_bytes(seed.expose()) else { super::impossible() };
        let recipient = Recipient(XWing::sk_to_pk(&private));
        Self { seed, private, recipient }
    }

    /// The seed, for who seals it or derives from it.
    #[must_use]
    pub fn seed(&self) -> &Secret {
        &self.seed
    }

    /// The public half.
    #[must_use]
    pub fn recipient(&self) -> &Recipient {
        &self.recipient
    }

    /// `AGE-SECRET-KEY-PQ-1…`, as the published age tools read it.
    #[must_use]
    pub fn to_secret_text(&self) -> Zeroizing<String> {
        let digits = self.seed.expose().to_base32();
        let Ok(mut text) = bech32::encode(IDENTITY_PREFIX, digits, Variant::Bech32) else { super::impossible() };
        text.make_ascii_uppercase();
        Zeroizing::new(text)
    }

    /// Reads what [`Self::to_secret_text`] wrote.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let mut bytes = from_bech32(text.trim(), IDENTITY_PREFIX)?;
        let seed = bytes.as_slice().try_into().map(Secret::from_bytes).map_err(|_| Error::Malformed);
        bytes.zeroize();
        seed.map(Self::from_seed)
    }
}

/// A public key, written `age1pq1…`.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Recipient(pub(super) <XWing as Kem>::PublicKey);

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        bech32::encode_to_fmt(f, RECIPIENT_PREFIX, self.0.to_bytes().to_base32(), Variant::Bech32)
            .map_err(|_| fmt::Error)?
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Recipient {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self, Error> {
        let bytes = from_bech32(text, RECIPIENT_PREFIX)?;
        <XWing as Kem>::PublicKey::from_bytes(&bytes).map(Self).map_err(|_| Error::Malformed)
    }
}

impl TryFrom<String> for Recipient {
    type Error = Error;
    fn try_from(text: String) -> Result<Self, Error> {
        text.parse()
    }
}

impl From<Recipient> for String {
    fn from(recipient: Recipient) -> Self {
        recipient.to_string()
    }
}

/// An age file, binary, to every one of the recipients.
///
/// Age adds a stanza of random size to each header, so two files of the same content differ a little in size; where sizes
/// must be equal, use [`super::sized::wrap`].
pub fn wrap(plaintext: &[u8], to: &[&Recipient]) -> Result<Vec<u8>, Error> {
    let mut file = Vec::new();
    let mut writer = writer(to, &mut file)?;
    writer.write_all(plaintext).map_err(|_| Error::Malformed)?;
    writer.finish().map_err(|_| Error::Malformed)?;
    Ok(file)
}

/// Opens an age file.
pub fn unwrap(file: &[u8], with: &Identity) -> Result<Zeroizing<Vec<u8>>, Error> {
    let mut reader = reader(file, with)?;
    // The plaintext is shorter than the file: enough room from the start means no copy left behind by growing.
    let mut plaintext = Zeroizing::new(Vec::with_capacity(file.len()));
    reader.read_to_end(&mut plaintext).map_err(|_| Error::Unopenable)?;
    Ok(plaintext)
}

/// Writes the header and encrypts what follows; the caller must `finish`.
pub(super) fn writer<W: Write>(to: &[&Recipient], output: W) -> Result<StreamWriter<W>, Error> {
    if to.len() > MAX_RECIPIENTS {
        return Err(Error::Malformed);
    }
    let recipients = to.iter().map(|recipient| *recipient as &dyn age::Recipient);
    let encryptor = Encryptor::with_recipients(recipients).map_err(|_| Error::Malformed)?;
    encryptor.wrap_output(output).map_err(|_| Error::Malformed)
}

/// The rest of a file behind its header.
pub(super) type Opened<R> = StreamReader<Chain<Cursor<Vec<u8>>, R>>;

/// Reads the header and decrypts what follows.
pub(super) fn reader<R: BufRead>(mut input: R, with: &dyn age::Identity) -> Result<Opened<R>, Error> {
    let header = read_header(&mut input)?;
    // `new_buffered`: the other way parses the header again at every few bytes (0.3 ms against 1.4 ms).
    let decryptor = Decryptor::new_buffered(Cursor::new(header).chain(input)).map_err(|_| Error::Unopenable)?;
    decryptor.decrypt(std::iter::once(with)).map_err(|_| Error::Unopenable)
}

/// The lines up to the header's end, which age would otherwise gather without limit and parse anew after each.
fn read_header(input: &mut impl BufRead) -> Result<Vec<u8>, Error> {
    let mut limited = input.take(MAX_HEADER);
    let mut header = Vec::new();
    for _ in 0..MAX_HEADER_LINES {
        let start = header.len();
        let read = limited.read_until(b'\n', &mut header).map_err(|_| Error::Unopenable)?;
        if read == 0 {
            break;
        }
        if header.get(start..).is_some_and(|line| line.starts_with(b"---")) {
            return Ok(header);
        }
    }
    Err(Error::Unopenable)
}

fn from_bech32(text: &str, prefix: &str) -> Result<Vec<u8>, Error> {
    let (found, digits, variant) = bech32::decode(text).map_err(|_| Error::Malformed)?;
    if found != prefix || variant != Variant::Bech32 {
        return Err(Error::Malformed);
    }
    Vec::from_base32(&digits).map_err(|_| Error::Malformed)
}

impl age::Recipient for Recipient {
    fn wrap_file_key(
        &self,
        file_key: &age_core::format::FileKey,
    ) -> Result<(Vec<age_core::format::Stanza>, std::collections::HashSet<String>), age::EncryptError> {
        stanza::wrap(&self.0, file_key)
    }
}

impl age::Identity for Identity {
    fn unwrap_stanza(
        &self,
        stanza: &age_core::format::Stanza,
    ) -> Option<Result<age_core::format::FileKey, age::DecryptError>> {
        stanza::unwrap(&self.private, stanza)
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Error,
            testing::{digest, flipped, secret},
        },
        Identity, MAX_RECIPIENTS, Recipient, unwrap, wrap,
    };
    use age::secrecy::SecretString;
    use proptest::prelude::{ProptestConfig, any, proptest};

    fn identity(byte: u8) -> Identity {
        Identity::from_seed(secret(byte))
    }

    #[test]
    fn keys_have_the_published_texts() {
        // The same seed gives the same texts in the other implementation (tests/crypto/interop.rs).
        let text = identity(7).to_secret_text();
        assert_eq!(text.as_str(), "AGE-SECRET-KEY-PQ-1QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSWPC8QURSV4PSY7");
        assert_eq!(Identity::parse(&text).unwrap().recipient(), identity(7).recipient());
        let public = identity(7).recipient().to_string();
        assert_eq!(public.len(), 1959);
        assert_eq!(digest(public.as_bytes()), "2e838b94311a1fda9568b8e44e8a8eb6a86290107141a27447ff16235f957f3e");
        assert_eq!(public.parse::<Recipient>().unwrap(), *identity(7).recipient());
        let json = serde_json::to_string(identity(7).recipient()).unwrap();
        assert_eq!(serde_json::from_str::<Recipient>(&json).unwrap(), *identity(7).recipient());
    }

    #[test]
    fn other_kinds_of_key_are_refused() {
        let classical = "age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj";
        assert_eq!(classical.parse::<Recipient>(), Err(Error::Malformed));
        let text = identity(7).to_secret_text();
        assert!(Identity::parse(&text[..text.len() - 1]).is_err());
        assert!(Identity::parse("").is_err() && "".parse::<Recipient>().is_err());
        let public = identity(7).recipient().to_string();
        assert!(public.replacen('q', "p", 3).parse::<Recipient>().is_err());
    }

    #[test]
    fn every_recipient_opens_and_nobody_else() {
        let readers: Vec<_> = (0..3).map(identity).collect();
        let to: Vec<_> = readers.iter().map(Identity::recipient).collect();
        let file = wrap(b"plaintext", &to).unwrap();
        for reader in &readers {
            assert_eq!(unwrap(&file, reader).unwrap().as_slice(), b"plaintext");
        }
        assert_eq!(unwrap(&file, &identity(9)).err(), Some(Error::Unopenable));
    }

    #[test]
    fn recipients_are_at_least_one_and_bounded() {
        let reader = identity(1);
        assert!(wrap(b"", &[]).is_err());
        let full = wrap(b"x", &[reader.recipient(); MAX_RECIPIENTS]).unwrap();
        assert!(unwrap(&full, &reader).is_ok());
        assert!(wrap(b"", &[reader.recipient(); MAX_RECIPIENTS + 1]).is_err());
    }

    #[test]
    fn a_classical_recipient_cannot_be_mixed_in() {
        let password = age::scrypt::Recipient::new(SecretString::from("x"));
        let classical = age::x25519::Identity::generate().to_public();
        for other in [&password as &dyn age::Recipient, &classical] {
            let reader = identity(1);
            let both = [reader.recipient() as &dyn age::Recipient, other].into_iter();
            assert!(age::Encryptor::with_recipients(both).is_err());
        }
    }

    #[test]
    fn endless_headers_are_refused() {
        let intro = b"age-encryption.org/v1\n".to_vec();
        let many_lines = [intro.clone(), b"-> a\n\n".repeat(2000)].concat();
        let long_line = [intro.clone(), vec![b'a'; 100_000]].concat();
        for wrong in [intro, many_lines, long_line, Vec::new()] {
            assert_eq!(unwrap(&wrong, &identity(1)).err(), Some(Error::Unopenable));
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(48))]
        #[test]
        fn what_is_wrapped_opens(plaintext: Vec<u8>, bit in any::<usize>()) {
            let reader = identity(1);
            let file = wrap(&plaintext, &[reader.recipient()]).unwrap();
            assert_eq!(*unwrap(&file, &reader).unwrap(), plaintext);
            assert_eq!(unwrap(&flipped(&file, bit), &reader).err(), Some(Error::Unopenable));
            let cut = bit.checked_rem(file.len()).unwrap();
            assert!(unwrap(&file[..cut], &reader).is_err());
        }
    }
}
