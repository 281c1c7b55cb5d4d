//! What a member writes down of somebody else's words: a draft in their own session, beside which no case is followed.
//!
//! It is the draft of the public form and one page more, which says how it came. The code is drawn when it begins, so that
//! what is recorded twice makes one case; it is shown until the member says that they gave it.
use tower_sessions::Session;

use super::{
    DRAFTING,
    codes::{draft_token, keep_draft_token, keep_recorded},
    forget_draft, get, put,
};
use crate::{
    crypto::token::Token,
    domain::draft::Fields,
    service::{Error, Service},
};

/// How it came, as typed.
const ORIGIN: &str = "origin";

/// Begins, unless it was begun.
pub async fn begin(service: &Service, session: &Session) -> Result<(), Error> {
    if get::<bool>(session, DRAFTING).await?.unwrap_or(false) && draft_token(session).await?.is_some() {
        return Ok(());
    }
    put(session, DRAFTING, &true).await?;
    keep_draft_token(session, &Token::generate(&mut service.entropy())).await
}

/// Forgets what was typed.
pub async fn forget(session: &Session) -> Result<(), Error> {
    put(session, ORIGIN, &Fields::default()).await?;
    forget_draft(session).await
}

/// How it came, as typed.
pub async fn origin(session: &Session) -> Result<Fields, Error> {
    Ok(get(session, ORIGIN).await?.unwrap_or_default())
}

/// Keeps how it came.
pub async fn keep_origin(session: &Session, fields: &Fields) -> Result<(), Error> {
    put(session, ORIGIN, fields).await
}

/// It was recorded: what was typed leaves the session, the code stays until it was given.
pub(crate) async fn mark(session: &Session, token: &Token) -> Result<(), Error> {
    forget(session).await?;
    keep_recorded(session, token).await
}

/// Keeps a code that is about to count, on the disk before it does.
pub(crate) async fn keep(session: &Session, token: &Token) -> Result<(), Error> {
    keep_recorded(session, token).await?;
    super::save(session).await
}
