//! Recovery grants: an age file inside an age file, so that two keepers must act together.
//!
//! The inner file is an ordinary grant to one keeper; the outer is to the other. Both are plain age files of a published
//! kind: recovery needs the age tools, the page that describes a grant, and the two keepers, not this program. It does
//! **not** protect against the two of them acting in secret: that the service journals a recovery is its own doing.
use super::{
    Error,
    compartment::CompartmentSecret,
    grant::{GrantContext, Granter, OpenedGrant, open_grant, seal_grant},
    hybrid::{Identity, Recipient},
    sized,
};

/// The inner grant and the outer wrapping, all of one size.
const SIZE: usize = 6144;

/// The two keepers, in the order of wrapping.
pub struct Keepers<'a> {
    /// The grant itself is to this one.
    pub inner: &'a Recipient,
    /// Opens first.
    pub outer: &'a Recipient,
}

/// Wraps a secret so that it takes both keepers to have it.
pub fn wrap_for_keepers(
    context: &GrantContext,
    secret: &CompartmentSecret,
    granter: &Granter<'_>,
    keepers: &Keepers<'_>,
) -> Result<Vec<u8>, Error> {
    if keepers.inner == keepers.outer {
        return Err(Error::Malformed);
    }
    sized::wrap(&seal_grant(context, secret, granter, keepers.inner)?, &[keepers.outer], SIZE)
}

/// The outer keeper's part: gives the file that the inner keeper can open.
pub fn open_outer(wrapped: &[u8], outer: &Identity) -> Result<Vec<u8>, Error> {
    sized::unwrap(wrapped, outer).map(|mut inner| std::mem::take(&mut *inner))
}

/// Opens with both keepers present.
pub fn open_with_keepers(
    context: &GrantContext,
    wrapped: &[u8],
    inner: &Identity,
    outer: &Identity,
) -> Result<OpenedGrant, Error> {
    open_grant(context, &open_outer(wrapped, outer)?, inner)
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Error,
            secret::same,
            sign::SigningKey,
            testing::{flipped, secret},
        },
        CompartmentSecret, GrantContext, Granter, Identity, Keepers, SIZE, open_outer, open_with_keepers,
        wrap_for_keepers,
    };

    fn context() -> GrantContext {
        GrantContext { case: [1; 16], compartment: [2; 16], epoch: 3, holder_kind: 4, holder: [5; 32] }
    }

    fn wrap(inner: &Identity, outer: &Identity) -> Result<Vec<u8>, Error> {
        let key = SigningKey::from_seed(&secret(8));
        let granter = Granter { key: &key, lineage: None };
        let keepers = Keepers { inner: inner.recipient(), outer: outer.recipient() };
        wrap_for_keepers(&context(), &CompartmentSecret::from(secret(6)), &granter, &keepers)
    }

    #[test]
    fn it_takes_both_keepers() {
        let (inner, outer) = (Identity::from_seed(secret(1)), Identity::from_seed(secret(2)));
        let wrapped = wrap(&inner, &outer).unwrap();
        assert_eq!(wrapped.len(), SIZE);
        let opened = open_with_keepers(&context(), &wrapped, &inner, &outer).unwrap();
        assert!(same(opened.secret.expose().expose(), secret(6).expose()));
        for (first, second) in [(&inner, &inner), (&outer, &outer), (&outer, &inner)] {
            assert!(open_with_keepers(&context(), &wrapped, first, second).is_err());
        }
        let other = GrantContext { epoch: 4, ..context() };
        assert!(open_with_keepers(&other, &wrapped, &inner, &outer).is_err());
        assert!(open_outer(&wrapped, &outer).is_ok());
        assert!(open_outer(&flipped(&wrapped, 40_000), &outer).is_err());
    }

    #[test]
    fn one_keeper_is_not_two() {
        let keeper = Identity::from_seed(secret(1));
        assert_eq!(wrap(&keeper, &keeper).err(), Some(Error::Malformed));
    }
}
