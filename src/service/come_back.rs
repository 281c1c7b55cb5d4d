//! Coming back with the code.
//!
//! A mistyped code is told from an unknown one by its check symbol; an unknown one was never given, was changed, or its
//! case was erased: the three look the same. The code has full entropy, so looking it up needs no slowness.
use super::{
    Error, Service,
    session::{self, Session},
};
use crate::{
    crypto::token::{LEN, Token},
    domain::case::Reference,
    store::{self, tokens::TokenKind},
};

/// Why a code does not open a case.
#[derive(Debug, thiserror::Error)]
pub enum ComeBackError {
    /// A symbol is wrong or missing.
    #[error("mistyped")]
    Mistyped,
    /// So many symbols are missing.
    #[error("too short")]
    Short(usize),
    /// The reference of a case, which opens nothing.
    #[error("a reference")]
    Reference,
    /// Well formed, and unknown here.
    #[error("unknown")]
    Unknown,
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

/// What a code opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Opened {
    /// The case.
    Case,
    /// Nothing before it is changed: somebody else has seen it.
    Change,
}

/// Opens a session for the code as typed; a draft begun before stays.
pub async fn come_back(service: &Service, session: &Session, typed: &str) -> Result<Opened, ComeBackError> {
    let token = Token::parse(typed).map_err(|_| mistyped(typed))?;
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await.map_err(Error::from)?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await.map_err(Error::from)?;
    let row = row.filter(|row| row.ended.is_none()).ok_or(ComeBackError::Unknown)?;
    session::follow(service, session, &token).await?;
    Ok(if row.kind == TokenKind::Handed { Opened::Change } else { Opened::Case })
}

/// What is wrong with a code that cannot be one.
fn mistyped(typed: &str) -> ComeBackError {
    if Reference::parse(typed).is_ok() {
        return ComeBackError::Reference;
    }
    match LEN.checked_sub(typed.chars().filter(|symbol| symbol.is_alphanumeric()).count()) {
        None | Some(0) => ComeBackError::Mistyped,
        Some(missing) => ComeBackError::Short(missing),
    }
}
