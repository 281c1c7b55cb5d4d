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

#[cfg(test)]
mod tests {
    use super::{super::host::HostSecret, session_keys};
    use data_encoding::HEXLOWER;

    fn host(digit: &str) -> HostSecret {
        HostSecret::from_hex(&digit.repeat(64)).unwrap()
    }

    #[test]
    fn the_derivation_stands() {
        let keys = session_keys(&[1; 16], &host("0"));
        // Computed apart with another implementation of HKDF.
        assert_eq!(HEXLOWER.encode(&keys.lookup), "4ac38ca67da445db68812c650dcea702c05c5db36168d5ab0307f86c022f4f9e");
        assert_eq!(
            HEXLOWER.encode(keys.seal.expose()),
            "416b3072070a212264b390fd46d418c9f522571d5ac25eb14d3312fcb9f61c61"
        );
        assert_eq!(
            HEXLOWER.encode(keys.form.expose()),
            "64eb9ab7c0db38cdebf48fdbd9840e8e67fe3d8bb5846c3f78b49d7018dadca2"
        );
    }

    #[test]
    fn it_takes_the_cookie_and_the_host() {
        let keys = session_keys(&[1; 16], &host("0"));
        assert_ne!(session_keys(&[2; 16], &host("0")).seal.expose(), keys.seal.expose());
        assert_ne!(session_keys(&[1; 16], &host("1")).seal.expose(), keys.seal.expose());
    }
}
