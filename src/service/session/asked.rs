//! A question being written: its answers and the code it will have, until it is sent.
use tower_sessions::Session;

use super::{clear, codes, get, keep_sent, put};
use crate::{
    crypto::token::Token,
    domain::draft::Fields,
    service::{Error, Service},
};

/// What was typed.
const QUESTION: &str = "question";
/// The code it will have.
const CODE: &str = "question-code";

/// The question being written, if one is.
pub async fn question(session: &Session) -> Result<Option<Fields>, Error> {
    get(session, QUESTION).await
}

/// Keeps a question; its code is drawn with it, so that a sending repeated after a crash shows the same one.
pub async fn keep_question(service: &Service, session: &Session, fields: &Fields) -> Result<(), Error> {
    if get::<String>(session, CODE).await?.is_none() {
        renew_question_code(service, session).await?;
    }
    put(session, QUESTION, fields).await
}

/// The question will have another code.
pub(crate) async fn renew_question_code(service: &Service, session: &Session) -> Result<Token, Error> {
    let token = Token::generate(&mut service.entropy());
    put(session, CODE, &codes::written(&token)).await?;
    super::save(session).await?;
    Ok(token)
}

/// The code that the question will have.
pub(crate) async fn question_code(session: &Session) -> Result<Option<Token>, Error> {
    codes::code(session, CODE).await
}

/// The question was sent: what was typed leaves the session, the code stays and the case is followed.
pub(crate) async fn mark_asked(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    for key in [QUESTION, CODE] {
        clear(session, key).await?;
    }
    keep_sent(service, session, token).await
}
