//! The roster's chain of signed statements: who may become a reader.
//!
//! Each statement carries the digest of the one before it and signatures over its opaque body; the chain is pinned by the
//! digest of its first statement, and a head once seen is a floor. The first endorsers sign the body, the last signs all of
//! it, their signatures included. No body may come twice, so that an old endorsement cannot be brought back: bodies carry
//! something of their own, such as a random number. It does **not** say whose signatures are enough: `domain` does.
use super::{
    Digest, Error,
    sign::{Signature, SigningKey, VerifyingKey},
    wire::{Reader, put_prefixed},
};
use std::collections::HashSet;

const VERSION: u8 = 1;
const BODY_LABEL: &str = "roster/body";
const STATEMENT_LABEL: &str = "roster/statement";
/// Bounds what one statement costs to verify.
const MAX_SIGNATURES: usize = 16;
const MAX_BODY: usize = 64 * 1024;

/// A signature and the key it is by.
pub type Endorsement = (VerifyingKey, Signature);

/// One link of the chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its place, from zero.
    pub sequence: u64,
    /// The digest of the statement before it; [`Digest::ZERO`] for the first.
    pub previous: Digest,
    /// What it says; `domain` encodes it.
    pub body: Vec<u8>,
    /// Who stands by it; the last one signed the whole.
    pub signatures: Vec<Endorsement>,
}

impl Statement {
    /// An endorsement given before the statement has its place.
    #[must_use]
    pub fn endorse(body: &[u8], endorser: &SigningKey) -> Endorsement {
        (endorser.verifying(), endorser.sign_as(BODY_LABEL, body))
    }

    /// Whether an endorsement of this body is by the key it names.
    #[must_use]
    pub fn is_endorsed(body: &[u8], (key, signature): &Endorsement) -> bool {
        key.verify_as(BODY_LABEL, body, signature).is_ok()
    }

    /// Puts a body behind the head of the chain, with the endorsements given and the last signer's own.
    pub fn append(
        head: Option<&Self>,
        body: Vec<u8>,
        endorsements: Vec<Endorsement>,
        last: &SigningKey,
    ) -> Result<Self, Error> {
        if body.len() > MAX_BODY || endorsements.len() >= MAX_SIGNATURES {
            return Err(Error::Malformed);
        }
        let sequence = head.map_or(0, |head| head.sequence.saturating_add(1));
        let previous = head.map_or(Digest::ZERO, Self::digest);
        let mut statement = Self { sequence, previous, body, signatures: endorsements };
        let whole = last.sign_as(STATEMENT_LABEL, &statement.encode());
        statement.signatures.push((last.verifying(), whole));
        Ok(statement)
    }

    /// `version ‖ sequence ‖ previous ‖ body ‖ (key ‖ signature)…`, lengths in front: one encoding for one statement.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        encode(self, &self.signatures)
    }

    /// Reads one statement; verifies nothing but its form.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let mut reader = Reader::versioned(bytes, VERSION)?;
        let (sequence, previous) = (reader.u64()?, Digest(reader.array()?));
        let body = reader.prefixed()?;
        let mut signatures = Vec::new();
        while !reader.is_empty() {
            if signatures.len() >= MAX_SIGNATURES {
                return Err(Error::Malformed);
            }
            signatures.push((VerifyingKey(reader.array()?), Signature(reader.array()?)));
        }
        if body.len() > MAX_BODY {
            return Err(Error::Malformed);
        }
        Ok(Self { sequence, previous, body: body.to_vec(), signatures })
    }

    /// The digest of the encoding, signatures included.
    #[must_use]
    pub fn digest(&self) -> Digest {
        Digest::of(&self.encode())
    }

    /// Whether every signature is by the key it names, each key once; gives the signers in their order.
    fn signers(&self) -> Result<Vec<VerifyingKey>, Error> {
        let (last, earlier) = self.signatures.split_last().ok_or(Error::Untrusted)?;
        for (key, signature) in earlier {
            key.verify_as(BODY_LABEL, &self.body, signature)?;
        }
        last.0.verify_as(STATEMENT_LABEL, &encode(self, earlier), &last.1)?;
        let signers: Vec<_> = self.signatures.iter().map(|(key, _)| *key).collect();
        let distinct: HashSet<_> = signers.iter().collect();
        if distinct.len() == signers.len() { Ok(signers) } else { Err(Error::Untrusted) }
    }
}

fn encode(statement: &Statement, signatures: &[Endorsement]) -> Vec<u8> {
    let mut bytes = vec![VERSION];
    bytes.extend_from_slice(&statement.sequence.to_be_bytes());
    bytes.extend_from_slice(&statement.previous.0);
    if put_prefixed(&mut bytes, &statement.body).is_err() {
        super::impossible();
    }
    for (key, signature) in signatures {
        bytes.extend_from_slice(&key.0);
        bytes.extend_from_slice(&signature.0);
    }
    bytes
}

/// A statement that stands in a verified chain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// What it says.
    pub body: Vec<u8>,
    /// Who signed it, the last one having signed the whole; each once.
    pub signers: Vec<VerifyingKey>,
    /// Its digest; the last one's is the head to keep as a floor.
    pub digest: Digest,
}

/// Why a chain is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// The statement at this place is out of order, repeated, or a signature of it does not verify.
    #[error("broken at {0}")]
    Broken(u64),
    /// The chain differs from a head seen before.
    #[error("forked")]
    Forked,
    /// The chain ends before a head seen before.
    #[error("shortened")]
    Shortened,
    /// The first statement is not the one that is pinned.
    #[error("not the pinned founding")]
    NotOurs,
}

/// Verifies a whole chain against the pinned founding and, where one was kept, the highest head seen.
pub fn verify_chain(
    statements: &[Statement],
    founding: Digest,
    floor: Option<(u64, Digest)>,
) -> Result<Vec<Verified>, ChainError> {
    let mut verified: Vec<Verified> = Vec::with_capacity(statements.len());
    let mut bodies = HashSet::new();
    let mut previous = Digest::ZERO;
    for (sequence, statement) in (0_u64..).zip(statements) {
        let broken = ChainError::Broken(sequence);
        let digest = statement.digest();
        if sequence == 0 && digest != founding {
            return Err(ChainError::NotOurs);
        }
        if statement.sequence != sequence || statement.previous != previous || !bodies.insert(&statement.body) {
            return Err(broken);
        }
        let signers = statement.signers().map_err(|_| broken)?;
        verified.push(Verified { body: statement.body.clone(), signers, digest });
        previous = digest;
    }
    if verified.is_empty() {
        return Err(ChainError::NotOurs);
    }
    let Some((sequence, seen)) = floor else { return Ok(verified) };
    match usize::try_from(sequence).ok().and_then(|at| verified.get(at)) {
        None => Err(ChainError::Shortened),
        Some(found) if found.digest != seen => Err(ChainError::Forked),
        Some(_) => Ok(verified),
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::testing::{each_flip, secret},
        ChainError, Digest, SigningKey, Statement, verify_chain,
    };

    fn key(byte: u8) -> SigningKey {
        SigningKey::from_seed(&secret(byte))
    }

    fn chain() -> Vec<Statement> {
        let first = Statement::append(None, b"founding".to_vec(), vec![], &key(1)).unwrap();
        let endorsed = vec![Statement::endorse(b"enrol", &key(2)), Statement::endorse(b"enrol", &key(3))];
        let second = Statement::append(Some(&first), b"enrol".to_vec(), endorsed, &key(1)).unwrap();
        let third = Statement::append(Some(&second), b"revoke".to_vec(), vec![], &key(2)).unwrap();
        vec![first, second, third]
    }

    fn founding() -> Digest {
        chain()[0].digest()
    }

    fn refusal(statements: &[Statement]) -> Option<ChainError> {
        verify_chain(statements, founding(), None).err()
    }

    #[test]
    fn the_format_stands() {
        assert_eq!(chain()[1].encode().len(), 1 + 8 + 32 + 4 + 5 + 3 * 96);
        assert_eq!(chain()[2].digest().to_string(), "b0742cc2591674398356062c83a832506ee8297d9ca7ef224be52b1be69ce834");
        for statement in chain() {
            assert_eq!(Statement::decode(&statement.encode()).unwrap(), statement);
        }
    }

    #[test]
    fn a_chain_verifies_and_tells_its_signers() {
        let verified = verify_chain(&chain(), founding(), None).unwrap();
        let bodies: Vec<_> = verified.iter().map(|statement| statement.body.as_slice()).collect();
        assert_eq!(bodies, [b"founding".as_slice(), b"enrol", b"revoke"]);
        assert_eq!(verified[1].signers, [2, 3, 1].map(|byte| key(byte).verifying()));
        assert_eq!(verified[2].digest, chain()[2].digest());
    }

    #[test]
    fn another_founding_is_not_ours() {
        assert_eq!(verify_chain(&chain(), Digest::ZERO, None).err(), Some(ChainError::NotOurs));
        assert_eq!(verify_chain(&[], founding(), None).err(), Some(ChainError::NotOurs));
        assert_eq!(refusal(&chain()[1..]), Some(ChainError::NotOurs));
    }

    #[test]
    fn a_head_seen_is_a_floor() {
        let all = chain();
        let seen = Some((2, all[2].digest()));
        assert!(verify_chain(&all, founding(), seen).is_ok());
        assert_eq!(verify_chain(&all[..2], founding(), seen).err(), Some(ChainError::Shortened));
        let other = Statement::append(Some(&all[1]), b"other".to_vec(), vec![], &key(2)).unwrap();
        let forked = [all[0].clone(), all[1].clone(), other];
        assert_eq!(verify_chain(&forked, founding(), seen).err(), Some(ChainError::Forked));
    }

    #[test]
    fn statements_stand_in_their_order_once() {
        let [first, second, third] = chain().try_into().unwrap();
        let dropped = [first.clone(), third.clone()];
        assert_eq!(refusal(&dropped), Some(ChainError::Broken(1)));
        // An old endorsement brought back by a single signer, after the revocation.
        let again =
            Statement::append(Some(&third), b"enrol".to_vec(), second.signatures[..2].to_vec(), &key(1)).unwrap();
        assert_eq!(refusal(&[first, second, third, again]), Some(ChainError::Broken(3)));
    }

    #[test]
    fn every_signature_counts_and_counts_once() {
        let broken = |change: &dyn Fn(&mut Statement)| {
            let mut statements = chain();
            change(&mut statements[1]);
            refusal(&statements)
        };
        assert_eq!(broken(&|s| s.signatures.clear()), Some(ChainError::Broken(1)));
        assert_eq!(broken(&|s| s.signatures.swap(0, 1)), Some(ChainError::Broken(1)));
        assert_eq!(broken(&|s| s.signatures.truncate(2)), Some(ChainError::Broken(1)));
        assert_eq!(broken(&|s| s.signatures[0].0 = key(4).verifying()), Some(ChainError::Broken(1)));
        let twice = vec![Statement::endorse(b"x", &key(1))];
        let statement = Statement::append(Some(&chain()[0]), b"x".to_vec(), twice, &key(1)).unwrap();
        assert_eq!(refusal(&[chain()[0].clone(), statement]), Some(ChainError::Broken(1)));
    }

    #[test]
    fn an_endorsement_is_of_one_body_by_one_key() {
        let (key, signature) = Statement::endorse(b"enrol", &key(2));
        assert!(Statement::is_endorsed(b"enrol", &(key, signature)));
        assert!(!Statement::is_endorsed(b"other", &(key, signature)));
        assert!(!Statement::is_endorsed(b"enrol", &(self::key(3).verifying(), signature)));
    }

    #[test]
    fn what_is_changed_does_not_verify() {
        let [first, second, _] = chain().try_into().unwrap();
        for changed in each_flip(&second.encode()) {
            let Ok(changed) = Statement::decode(&changed) else { continue };
            assert!(refusal(&[first.clone(), changed]).is_some());
        }
    }

    #[test]
    fn sizes_are_bounded() {
        assert!(Statement::append(None, vec![0; 65 * 1024], vec![], &key(1)).is_err());
        let many = vec![Statement::endorse(b"x", &key(1)); 16];
        assert!(Statement::append(None, b"x".to_vec(), many, &key(1)).is_err());
    }
}
