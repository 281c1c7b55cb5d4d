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

#[cfg(test)]
mod tests {
    use super::{
        super::{
            secret::same,
            testing::{digest, entropy, flipped, secret},
        },
        CompartmentSecret, Error, GrantContext, Granter, Identity, Lineage, SIZE, Settled, SigningKey, decoy_grant,
        encode, open_grant, open_settled, seal_grant, settle, sized,
    };

    fn context() -> GrantContext {
        GrantContext { case: [1; 16], compartment: [2; 16], epoch: 3, holder_kind: 4, holder: [5; 32] }
    }

    fn elsewhere() -> [GrantContext; 5] {
        [
            GrantContext { case: [0; 16], ..context() },
            GrantContext { compartment: [0; 16], ..context() },
            GrantContext { epoch: 0, ..context() },
            GrantContext { holder_kind: 0, ..context() },
            GrantContext { holder: [0; 32], ..context() },
        ]
    }

    fn drawer() -> CompartmentSecret {
        secret(6).into()
    }

    fn holder() -> Identity {
        Identity::from_seed(secret(7))
    }

    fn key() -> SigningKey {
        SigningKey::from_seed(&secret(8))
    }

    fn grant(lineage: Option<&Lineage>) -> Vec<u8> {
        seal_grant(&context(), &drawer(), &Granter { key: &key(), lineage }, holder().recipient()).unwrap()
    }

    #[test]
    fn the_format_stands() {
        let lineage = Lineage::new(key().verifying());
        let granter = Granter { key: &key(), lineage: Some(&lineage) };
        let inner = encode(&context(), &drawer(), &granter).unwrap();
        assert_eq!(inner.len(), 1 + 69 + 32 + 32 + 64 + 4 + 33);
        assert_eq!(digest(&inner), "3eb7962d155279566e8c295e955a92a09c44aac31bea4bc7bbf82298d8b75801");
        assert_eq!(
            digest(&settle(&context(), Some(&drawer()), &holder(), &mut entropy())),
            "0299ef72025a97b0bfe98a5defa475d2e8029c821950035ea5d8dea34b83bae7"
        );
    }

    #[test]
    fn what_is_granted_opens_for_its_holder_alone() {
        let lineage = Lineage::new(key().verifying());
        for lineage in [None, Some(&lineage)] {
            let wrapped = grant(lineage);
            let opened = open_grant(&context(), &wrapped, &holder()).unwrap();
            assert!(same(opened.secret.expose().expose(), drawer().expose().expose()));
            assert_eq!(opened.granter, key().verifying());
            assert_eq!(opened.lineage.as_ref(), lineage);
            let stranger = Identity::from_seed(secret(9));
            assert_eq!(open_grant(&context(), &wrapped, &stranger).err(), Some(Error::Unopenable));
        }
    }

    #[test]
    fn a_grant_opens_nowhere_else_and_not_when_changed() {
        let wrapped = grant(None);
        for context in elsewhere() {
            assert_eq!(open_grant(&context, &wrapped, &holder()).err(), Some(Error::Unopenable));
        }
        for bit in (0..wrapped.len() * 8).step_by(97) {
            assert!(open_grant(&context(), &flipped(&wrapped, bit), &holder()).is_err(), "{bit}");
        }
    }

    #[test]
    fn who_writes_in_the_database_cannot_give_out_a_secret_of_their_own() {
        let granter = Granter { key: &key(), lineage: None };
        let mut inner = encode(&context(), &drawer(), &granter).unwrap();
        let secret_at = 1 + 69 + 32;
        inner[secret_at] ^= 1;
        let forged = sized::wrap(&inner, &[holder().recipient()], SIZE).unwrap();
        assert_eq!(open_grant(&context(), &forged, &holder()).err(), Some(Error::Untrusted));
    }

    #[test]
    fn a_decoy_looks_like_a_grant_and_opens_for_nobody() {
        let lineage = Lineage::new(key().verifying());
        let lineage = lineage.extend(&key(), SigningKey::from_seed(&secret(9)).verifying()).unwrap();
        let decoy = decoy_grant(&context(), Some(&lineage), &mut entropy()).unwrap();
        assert_eq!(decoy.len(), grant(None).len());
        assert_eq!(decoy.len(), SIZE);
        assert_eq!(open_grant(&context(), &decoy, &holder()).err(), Some(Error::Unopenable));
    }

    #[test]
    fn a_settled_copy_says_what_was_found_to_its_holder_alone() {
        let found = settle(&context(), Some(&drawer()), &holder(), &mut entropy());
        let nothing = settle(&context(), None, &holder(), &mut entropy());
        assert_eq!(found.len(), nothing.len());
        let Settled::Secret(again) = open_settled(&context(), &found, &holder()).unwrap() else { panic!("nothing") };
        assert!(same(again.expose().expose(), drawer().expose().expose()));
        assert!(matches!(open_settled(&context(), &nothing, &holder()), Ok(Settled::Nothing)));
        for context in elsewhere() {
            assert!(open_settled(&context, &found, &holder()).is_err());
        }
        assert!(open_settled(&context(), &found, &Identity::from_seed(secret(9))).is_err());
    }
}
