//! Records: small sealed, signed items of a compartment.
//!
//! In front, in the clear: `version ‖ epoch ‖ digest of the previous record`; then `nonce ‖ ciphertext`. The seal is bound
//! to case, compartment, epoch, record, kind, sequence and predecessor, so nothing can be moved, reordered, dropped in the
//! middle or brought back. Inside stand the author and their signature over all that and the body: a holder of the
//! compartment's secret can write, but not as somebody else. A record can be quoted to somebody who has no key of its
//! compartment: they verify who said it, of which case and in which kind of record. It does **not** hide padded sizes, nor
//! show that the last records of a chain were dropped: heads witnessed elsewhere do.
use std::fmt;

use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

use super::{
    Digest, Error,
    compartment::CompartmentSecret,
    padding, seal,
    sign::{Signature, SigningKey, VerifyingKey},
    verified::Verified,
    wire::Reader,
};
use crate::entropy::Entropy;

const VERSION: u8 = 1;
const LABEL: &str = "record";
const KIND_LEN: usize = 32;
/// Short items are all of one size.
const FLOOR: usize = 1024;

/// Where a record stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordContext {
    /// The case.
    pub case: [u8; 16],
    /// The compartment.
    pub compartment: [u8; 16],
    /// The epoch of the compartment's secret.
    pub epoch: u32,
    /// The record itself.
    pub record: [u8; 16],
    /// What it is: a code of at most 32 visible ASCII characters.
    pub kind: &'static str,
    /// Its place in the compartment, from zero.
    pub sequence: u64,
    /// The digest of the sealed bytes before it; [`Digest::ZERO`] for the first.
    pub previous: Digest,
}

impl RecordContext {
    /// Every field at a fixed size, so that no two contexts have the same bytes.
    fn bytes(&self) -> Result<Vec<u8>, Error> {
        if self.kind.is_empty() || self.kind.len() > KIND_LEN || !self.kind.bytes().all(|byte| byte.is_ascii_graphic())
        {
            return Err(Error::Malformed);
        }
        let mut bytes = vec![VERSION];
        bytes.extend_from_slice(&self.case);
        bytes.extend_from_slice(&self.compartment);
        bytes.extend_from_slice(&self.epoch.to_be_bytes());
        bytes.extend_from_slice(&self.record);
        bytes.extend_from_slice(self.kind.as_bytes());
        bytes.resize(bytes.len().saturating_add(KIND_LEN).saturating_sub(self.kind.len()), 0);
        bytes.extend_from_slice(&self.sequence.to_be_bytes());
        bytes.extend_from_slice(&self.previous.0);
        Ok(bytes)
    }
}

/// What an opened record says, its signature verified. Whether this author may say it is for the caller.
pub struct OpenedRecord {
    /// Who signed it.
    pub author: VerifyingKey,
    /// What it says.
    pub body: Zeroizing<Vec<u8>>,
    signature: Signature,
}

impl OpenedRecord {
    /// The same, for whoever has no key of the compartment; where it stood is what it was opened with.
    pub fn quote(&self, context: &RecordContext) -> Result<Quote, Error> {
        Ok(Quote::new(self.author, &self.signature, &signed(&context.bytes()?, &self.body)))
    }
}

/// A record as it can be shown to somebody who has no key of its compartment: where it stood, who said it, what, and their
/// signature. In bytes: `version ‖ author (32) ‖ signature (64) ‖ where it stood (125) ‖ body`.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Quote(Vec<u8>);

impl fmt::Debug for Quote {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Quote")
    }
}

/// What a verified quote says.
#[derive(Debug, PartialEq, Eq)]
pub struct Quoted<'a> {
    /// Who signed it.
    pub author: VerifyingKey,
    /// The case it was said in.
    pub case: [u8; 16],
    /// The kind of the record.
    pub kind: &'a str,
    /// What it says.
    pub body: &'a [u8],
}

/// Bytes of where a record stands.
const CONTEXT_LEN: usize = 1 + 16 + 16 + 4 + 16 + KIND_LEN + 8 + 32;

impl Quote {
    fn new(author: VerifyingKey, signature: &Signature, signed: &[u8]) -> Self {
        Self([&[VERSION], author.0.as_slice(), &signature.0, signed].concat())
    }

    /// A quote as it was written down; nothing is believed of it before [`Quote::verify`].
    #[must_use]
    pub fn from_bytes(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// What it says, if its author signed that. Whether this author may say it is for the caller.
    pub fn verify(&self) -> Result<Quoted<'_>, Error> {
        let mut reader = Reader::versioned(&self.0, VERSION)?;
        let (author, signature) = (VerifyingKey(reader.array()?), Signature(reader.array()?));
        let signed = reader.rest();
        author.verify_as(LABEL, signed, &signature)?;
        let (context, body) = signed.split_at_checked(CONTEXT_LEN).ok_or(Error::Malformed)?;
        let mut context = Reader::versioned(context, VERSION)?;
        let case = context.array()?;
        let (_compartment, _epoch, _record): ([u8; 16], u32, [u8; 16]) =
            (context.array()?, context.u32()?, context.array()?);
        let kind = context.rest().get(..KIND_LEN).ok_or(Error::Malformed)?;
        let kind = str::from_utf8(kind).map_err(|_| Error::Malformed)?.trim_end_matches('\0');
        Ok(Quoted { author, case, kind, body })
    }
}

/// Seals and signs a record.
pub fn seal_record(
    secret: &CompartmentSecret,
    context: &RecordContext,
    author: &SigningKey,
    body: &[u8],
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, Error> {
    let additional = context.bytes()?;
    let signature = author.sign_as(LABEL, &signed(&additional, body));
    let inner = [author.verifying().0.as_slice(), &signature.0, body].concat();
    let inner = Zeroizing::new(padding::pad(inner, FLOOR));

    let mut sealed = vec![VERSION];
    sealed.extend_from_slice(&context.epoch.to_be_bytes());
    sealed.extend_from_slice(&context.previous.0);
    sealed.extend_from_slice(&seal::seal(&secret.record_key(), &additional, &inner, entropy));
    Ok(sealed)
}

/// Opens a record that stands where the context says, and verifies its author's signature.
pub fn open_record(secret: &CompartmentSecret, context: &RecordContext, sealed: &[u8]) -> Result<OpenedRecord, Error> {
    open_record_known(secret, context, (sealed, &Verified::default()))
}

/// The same, without verifying again a signature that this process has verified.
pub fn open_record_known(
    secret: &CompartmentSecret,
    context: &RecordContext,
    (sealed, known): (&[u8], &Verified),
) -> Result<OpenedRecord, Error> {
    let additional = context.bytes()?;
    let (frame, sealed) = split(sealed).map_err(|_| Error::Unopenable)?;
    if frame.epoch != context.epoch || frame.previous != context.previous {
        return Err(Error::Unopenable);
    }
    let inner = seal::open(&secret.record_key(), &additional, sealed)?;
    let mut reader = Reader::new(padding::content(&inner)?);
    let author = VerifyingKey(reader.array()?);
    let signature = Signature(reader.array()?);
    let body = Zeroizing::new(reader.rest().to_vec());
    known.check(&author, (LABEL, &signed(&additional, &body)), &signature)?;
    Ok(OpenedRecord { author, body, signature })
}

/// What stands in the clear in front of a sealed record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Frame {
    /// The epoch of the secret it is sealed under.
    pub epoch: u32,
    /// The digest of the record before it.
    pub previous: Digest,
}

/// Reads the frame of a sealed record. It is a hint for finding the key: only opening the record proves it.
pub fn frame(sealed: &[u8]) -> Result<Frame, Error> {
    split(sealed).map(|(frame, _)| frame)
}

fn split(sealed: &[u8]) -> Result<(Frame, &[u8]), Error> {
    let mut reader = Reader::versioned(sealed, VERSION)?;
    let frame = Frame { epoch: reader.u32()?, previous: Digest(reader.array()?) };
    Ok((frame, reader.rest()))
}

/// The additional data has one size, so where the body begins is never in doubt.
fn signed(additional: &[u8], body: &[u8]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([additional, body].concat())
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Digest, Error, padding, seal,
            sign::SigningKey,
            testing::{digest, entropy, flipped, secret},
        },
        CompartmentSecret, Frame, RecordContext, frame, open_record, seal_record,
    };
    use proptest::prelude::{any, proptest};

    fn context() -> RecordContext {
        RecordContext {
            case: [1; 16],
            compartment: [2; 16],
            epoch: 3,
            record: [4; 16],
            kind: "message",
            sequence: 5,
            previous: Digest([6; 32]),
        }
    }

    fn key() -> CompartmentSecret {
        secret(7).into()
    }

    fn author() -> SigningKey {
        SigningKey::from_seed(&secret(8))
    }

    fn sealed(body: &[u8]) -> Vec<u8> {
        seal_record(&key(), &context(), &author(), body, &mut entropy()).unwrap()
    }

    #[test]
    fn the_format_stands() {
        // 1 + 4 + 32 of frame, 29 of seal, 1,024 of padded content. Opened also by tests/crypto/npm/open.mjs.
        assert_eq!(sealed(b"body").len(), 1090);
        assert_eq!(digest(&sealed(b"body")), "5287d95d16d202b63ef2cb07a47165ad30fd59963779e29cc70fa6322f9e4eb1");
        assert_eq!(frame(&sealed(b"body")), Ok(Frame { epoch: 3, previous: Digest([6; 32]) }));
    }

    #[test]
    fn a_quote_says_who_said_what_where_and_nothing_else() {
        let opened = open_record(&key(), &context(), &sealed(b"body")).unwrap();
        let quote = opened.quote(&context()).unwrap();
        let quoted = quote.verify().unwrap();
        assert_eq!(
            (quoted.author, quoted.case, quoted.kind, quoted.body),
            (author().verifying(), [1; 16], "message", b"body".as_slice())
        );
        let bytes = quote.as_bytes().to_vec();
        assert_eq!(bytes.len(), 1 + 32 + 64 + super::CONTEXT_LEN + 4);
        for bit in 0..bytes.len() * 8 {
            assert!(super::Quote::from_bytes(flipped(&bytes, bit)).verify().is_err(), "bit {bit}");
        }
        for length in 0..bytes.len() {
            assert!(super::Quote::from_bytes(bytes[..length].to_vec()).verify().is_err(), "cut at {length}");
        }
        let longer = super::Quote::from_bytes([bytes.as_slice(), b"more"].concat());
        assert!(longer.verify().is_err());
    }

    proptest! {
        #[test]
        fn any_bytes_are_quoted_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
            assert!(super::Quote::from_bytes(bytes).verify().is_err());
        }
    }

    #[test]
    fn short_bodies_have_one_size() {
        assert_eq!(sealed(b"").len(), sealed(&[9; 900]).len());
    }

    #[test]
    fn a_record_opens_only_where_it_stands() {
        let sealed = sealed(b"body");
        let here = context();
        let elsewhere = [
            RecordContext { case: [0; 16], ..here.clone() },
            RecordContext { compartment: [0; 16], ..here.clone() },
            RecordContext { epoch: 0, ..here.clone() },
            RecordContext { record: [0; 16], ..here.clone() },
            RecordContext { kind: "messag", ..here.clone() },
            RecordContext { sequence: 0, ..here.clone() },
            RecordContext { previous: Digest::ZERO, ..here.clone() },
        ];
        for context in elsewhere {
            assert_eq!(open_record(&key(), &context, &sealed).err(), Some(Error::Unopenable), "{context:?}");
        }
        assert!(open_record(&secret(9).into(), &here, &sealed).is_err());
        assert!(open_record(&key(), &here, &sealed).is_ok());
    }

    #[test]
    fn a_holder_cannot_write_as_another() {
        // Whoever has the secret seals what they like, but the author's signature is over this record alone.
        let additional = context().bytes().unwrap();
        let forged = |signature: [u8; 64]| {
            let inner = [author().verifying().0.as_slice(), &signature, b"body"].concat();
            let inner = padding::pad(inner, super::FLOOR);
            let frame = [&[1], 3_u32.to_be_bytes().as_slice(), &[6; 32]].concat();
            [frame, seal::seal(&key().record_key(), &additional, &inner, &mut entropy())].concat()
        };
        let mine = SigningKey::from_seed(&secret(9)).sign_as("record", &super::signed(&additional, b"body"));
        let moved = author().sign_as("record", &super::signed(&additional[1..], b"body"));
        let right = author().sign_as("record", &super::signed(&additional, b"body"));
        for wrong in [mine, moved] {
            assert_eq!(open_record(&key(), &context(), &forged(wrong.0)).err(), Some(Error::Untrusted));
        }
        assert!(open_record(&key(), &context(), &forged(right.0)).is_ok());
    }

    #[test]
    fn kinds_are_short_and_visible() {
        for kind in ["", "a b", "é", "a\0", "abcdefghijklmnopqrstuvwxyz0123456"] {
            let context = RecordContext { kind, ..context() };
            assert!(seal_record(&key(), &context, &author(), b"", &mut entropy()).is_err(), "{kind}");
        }
    }

    proptest! {
        #[test]
        fn what_is_sealed_opens(body: Vec<u8>, bit in any::<usize>()) {
            let sealed = sealed(&body);
            let opened = open_record(&key(), &context(), &sealed).unwrap();
            assert_eq!(*opened.body, body);
            assert_eq!(opened.author, author().verifying());
            assert!(open_record(&key(), &context(), &flipped(&sealed, bit)).is_err());
        }
    }
}
