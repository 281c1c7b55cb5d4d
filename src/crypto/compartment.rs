//! The secret of one compartment for one epoch: who holds it reads what is in the drawer.
//!
//! Losing a reader is answered by a new epoch with a new secret; it does **not** take back what a former reader could read.
use super::secret::Secret;
use crate::entropy::Entropy;

/// The secret S of a compartment and epoch.
pub struct CompartmentSecret(Secret);

impl CompartmentSecret {
    /// Draws a new secret, for a new compartment or a new epoch.
    pub fn generate(entropy: &mut dyn Entropy) -> Self {
        Self(Secret::generate(entropy))
    }

    /// A second copy, for who keeps one and wraps the other.
    #[must_use]
    pub fn duplicate(&self) -> Self {
        Self(self.0.duplicate())
    }

    /// The key records are sealed under.
    #[must_use]
    pub fn record_key(&self) -> Secret {
        self.0.derive("recueil/v1/record")
    }

    /// The bytes, for what wraps them: grants, settled copies, the sealed session of a reporter's draft.
    #[must_use]
    pub fn expose(&self) -> &Secret {
        &self.0
    }
}

impl From<Secret> for CompartmentSecret {
    fn from(secret: Secret) -> Self {
        Self(secret)
    }
}

#[cfg(test)]
mod tests {
    use super::{super::testing::secret, CompartmentSecret};

    #[test]
    fn records_have_a_key_of_their_own() {
        let drawer = CompartmentSecret::from(secret(1));
        // Computed apart with another implementation of HKDF.
        assert_eq!(
            data_encoding::HEXLOWER.encode(drawer.record_key().expose()),
            "abc40dd992481c3b35780f03c1b0e3e0500eb92afadec21e845f93d276d11b57"
        );
        assert_eq!(drawer.duplicate().expose().expose(), drawer.expose().expose());
    }
}
