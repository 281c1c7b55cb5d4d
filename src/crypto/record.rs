//! Records: small sealed, signed items of a compartment.
//!
//! In front, in the clear: `version ‖ epoch ‖ digest of the previous record`; then `nonce ‖ ciphertext`. The seal is bound
//! to case, compartment, epoch, record, kind, sequence and predecessor, so nothing can be moved, reordered, dropped in the
//! middle or brought back. Inside stand the author and their signature over all that and the body: a holder of the
//! compartment's secret can write, but not as somebody else. It does **not** hide padded sizes, nor show that the last
//! records of a chain were dropped: heads witnessed elsewhere do.
use zeroize::Zeroizing;

use super::{
    Digest, Error,
    compartment::CompartmentSecret,
    padding, seal,
    sign::{Signature, SigningKey, VerifyingKey},
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
    author.verify_as(LABEL, &signed(&additional, &body), &signature)?;
    Ok(OpenedRecord { author, body })
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
