//! Grants: the secret of a compartment and epoch, wrapped to one holder and signed by who grants.
//!
//! An age file of one size holding `version ‖ context ‖ granter ‖ secret ‖ signature ‖ lineage`. The signature covers the
//! context and the secret: nothing is to be sealed under a secret whose grant does not verify, or whoever writes in the
//! database could give out a secret of their own. It does **not** decide whether the granter may grant: the caller does,
//! from the lineage (the case's identifier certifies the reporter's key) or from the roster.
use zeroize::Zeroizing;

use super::{
    Error,
    compartment::CompartmentSecret,
    hybrid::{Identity, Recipient},
    lineage::Lineage,
    seal,
    secret::Secret,
    sign::{Signature, SigningKey, VerifyingKey},
    sized,
    wire::{Reader, put_prefixed},
};
use crate::entropy::Entropy;

const VERSION: u8 = 1;
const LABEL: &str = "grant";
/// Room for a lineage of ten changes of token; beyond, the next kibibyte.
const SIZE: usize = 3072;
const CONTEXT_LEN: usize = 69;

/// What a grant is for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantContext {
    /// The case.
    pub case: [u8; 16],
    /// The compartment.
    pub compartment: [u8; 16],
    /// The epoch of the secret.
    pub epoch: u32,
    /// What kind of holder: a member, a token, recovery.
    pub holder_kind: u8,
    /// The holder.
    pub holder: [u8; 32],
}

impl GrantContext {
    fn bytes(&self) -> Vec<u8> {
        let kind = [self.holder_kind];
        [self.case.as_slice(), &self.compartment, &self.epoch.to_be_bytes(), &kind, &self.holder].concat()
    }
}

/// Who grants: a member by their key, a reporter by their key and the lineage that leads to it from the case.
pub struct Granter<'a> {
    /// Signs the grant.
    pub key: &'a SigningKey,
    /// Leads from the case's identifier to the key.
    pub lineage: Option<&'a Lineage>,
}

/// What a grant gives, its signature verified. Whether this granter may grant is for the caller.
pub struct OpenedGrant {
    /// The compartment's secret.
    pub secret: CompartmentSecret,
    /// Who granted it.
    pub granter: VerifyingKey,
    /// The lineage that came with it, verified link by link.
    pub lineage: Option<Lineage>,
}

/// Wraps a secret to a holder. The caller has checked that the recipient is a verified entry of the roster.
pub fn seal_grant(
    context: &GrantContext,
    secret: &CompartmentSecret,
    granter: &Granter<'_>,
    to: &Recipient,
) -> Result<Vec<u8>, Error> {
    sized::wrap(&encode(context, secret, granter)?, &[to], SIZE)
}

/// Opens a grant made for this context.
pub fn open_grant(context: &GrantContext, wrapped: &[u8], with: &Identity) -> Result<OpenedGrant, Error> {
    decode(context, &sized::unwrap(wrapped, with)?)
}

/// What an excluded member finds in place of a grant: the same bytes to look at, wrapped to a key thrown away.
pub fn decoy_grant(
    context: &GrantContext,
    lineage: Option<&Lineage>,
    entropy: &mut dyn Entropy,
) -> Result<Vec<u8>, Error> {
    let nobody = Identity::from_seed(Secret::generate(entropy));
    let key = SigningKey::from_seed(&Secret::generate(entropy));
    let secret = CompartmentSecret::generate(entropy);
    seal_grant(context, &secret, &Granter { key: &key, lineage }, nobody.recipient())
}

pub(super) fn encode(
    context: &GrantContext,
    secret: &CompartmentSecret,
    granter: &Granter<'_>,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let context = context.bytes();
    let signature = granter.key.sign_as(LABEL, &signed(&context, secret));
    let lineage = granter.lineage.map(Lineage::to_bytes).unwrap_or_default();
    let mut bytes = Zeroizing::new(Vec::with_capacity(SIZE));
    bytes.push(VERSION);
    bytes.extend_from_slice(&context);
    bytes.extend_from_slice(&granter.key.verifying().0);
    bytes.extend_from_slice(secret.expose().expose());
    bytes.extend_from_slice(&signature.0);
    put_prefixed(&mut bytes, &lineage)?;
    Ok(bytes)
}

pub(super) fn decode(context: &GrantContext, bytes: &[u8]) -> Result<OpenedGrant, Error> {
    let context = context.bytes();
    let mut reader = Reader::versioned(bytes, VERSION)?;
    if reader.array::<CONTEXT_LEN>()?.as_slice() != context {
        return Err(Error::Unopenable);
    }
    let granter = VerifyingKey(reader.array()?);
    let secret = CompartmentSecret::from(Secret::from_bytes(reader.array()?));
    let signature = Signature(reader.array()?);
    let lineage = reader.prefixed()?;
    reader.finish()?;
    granter.verify_as(LABEL, &signed(&context, &secret), &signature)?;
    let lineage = if lineage.is_empty() { None } else { Some(Lineage::from_bytes(lineage)?) };
    Ok(OpenedGrant { secret, granter, lineage })
}

fn signed(context: &[u8], secret: &CompartmentSecret) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([context, secret.expose().expose()].concat())
}

/// What a settled copy says.
pub enum Settled {
    /// The grant opened and verified to this secret.
    Secret(CompartmentSecret),
    /// The grant was looked at and gives nothing: a decoy, or one that does not verify.
    Nothing,
}

const SECRET: u8 = 1;
const NOTHING: u8 = 0;

/// The outcome of opening a grant, sealed for the same holder so that lists stay fast. Both outcomes have one size.
#[must_use]
pub fn settle(
    context: &GrantContext,
    secret: Option<&CompartmentSecret>,
    with: &Identity,
    entropy: &mut dyn Entropy,
) -> Vec<u8> {
    let mut bytes = Zeroizing::new([NOTHING; 33]);
    if let (Some(secret), [outcome, copy @ ..]) = (secret, bytes.as_mut_slice()) {
        *outcome = SECRET;
        copy.copy_from_slice(secret.expose().expose());
    }
    seal::seal(&settled_key(with), &context.bytes(), bytes.as_slice(), entropy)
}

/// Opens a settled copy made for this context.
pub fn open_settled(context: &GrantContext, settled: &[u8], with: &Identity) -> Result<Settled, Error> {
    let opened = seal::open(&settled_key(with), &context.bytes(), settled)?;
    let mut reader = Reader::new(&opened);
    let [outcome] = reader.array()?;
    let secret = Secret::from_bytes(reader.array()?);
    reader.finish()?;
    match outcome {
        SECRET => Ok(Settled::Secret(secret.into())),
        NOTHING => Ok(Settled::Nothing),
        _ => Err(Error::Malformed),
    }
}

fn settled_key(identity: &Identity) -> Secret {
    identity.seed().derive("recueil/v1/settled")
}
