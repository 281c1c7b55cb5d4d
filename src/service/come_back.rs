//! Coming back with the code.
//!
//! A mistyped code is told from an unknown one by its check symbol; an unknown one was never given, was changed, or its
//! case was erased: the three look the same. The code has full entropy, so looking it up needs no slowness.
use super::{
    Error, Service,
    session::{self, Session},
};
use crate::{crypto::token::Token, store};

/// Why a code does not open a case.
#[derive(Debug, thiserror::Error)]
pub enum ComeBackError {
    /// A symbol is wrong or missing.
    #[error("mistyped")]
    Mistyped,
    /// Well formed, and unknown here.
    #[error("unknown")]
    Unknown,
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// Opens a session for the code as typed; a draft begun before stays.
pub async fn come_back(service: &Service, session: &Session, typed: &str) -> Result<(), ComeBackError> {
    let token = Token::parse(typed).map_err(|_| ComeBackError::Mistyped)?;
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await.map_err(Error::from)?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await.map_err(Error::from)?;
    if row.is_none_or(|row| row.ended.is_some()) {
        return Err(ComeBackError::Unknown);
    }
    Ok(session::follow(service, session, &token).await?)
}
