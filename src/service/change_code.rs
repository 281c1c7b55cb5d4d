//! A person replaces their code: the old key signs the new one, every key is made anew, the old code opens nothing.
use super::{
    Error, Service,
    case_file::on_case_as,
    session::{self, Session, Unlocked},
};
use crate::{crypto::token::Token, domain::act::verb, policy::Permit};

/// Gives a new code, shown once; the session goes on with it.
pub async fn change_code(
    service: &Service,
    permit: Permit<verb::ChangeCode>,
    session: &Session,
    unlocked: &Unlocked,
) -> Result<String, Error> {
    let token = Token::generate(&mut service.entropy());
    let new = token.keys(&service.host().token_salt());
    on_case_as(service, permit, unlocked, &new).await?;
    session::hold_token(session, &token).await?;
    Ok(token.reveal().to_string())
}
