//! Keys of a session, from the identifier that only the cookie holds and from the host.
//!
//! The row is found by `lookup` and sealed under `seal`: the database without the cookie opens nothing, and the cookie
//! without the host secret neither. It does **not** protect against who holds both while the session lasts.
use super::{host::HostSecret, secret::Secret};

/// What one session identifier gives.
pub struct SessionKeys {
    /// Finds the row; stored.
    pub lookup: [u8; 32],
    /// Seals the row; never stored.
    pub seal: Secret,
    /// Ties forms to the session; never stored.
    pub form: Secret,
}

/// Derives the keys.
#[must_use]
pub fn session_keys(id: &[u8; 16], host: &HostSecret) -> SessionKeys {
    let salt = host.session();
    let derive = |label| Secret::derive_salted(id, salt.expose(), label);
    SessionKeys {
        lookup: *derive("recueil/v1/session/lookup").expose(),
        seal: derive("recueil/v1/session/seal"),
        form: derive("recueil/v1/session/form"),
    }
}
