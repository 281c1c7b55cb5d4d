//! A person replaces their code: the old key signs the new one, every key is made anew, the old code opens nothing.
use super::{
    Error, Service, Who,
    authorise::is_handed,
    case_file::on_case,
    session::{self, Session, Unlocked},
};
use crate::{crypto::token::Token, domain::act::verb, policy::Permit};

/// Gives a new code; the session goes on with it, and shows it until the person has noted it.
pub async fn change_code(
    service: &Service,
    permit: Permit<verb::ChangeCode>,
    session: &Session,
    unlocked: &Unlocked,
) -> Result<(), Error> {
    // Kept before anything is committed: whatever happens next, the session finds the code that counts.
    let token = match session::pending_token(session).await? {
        Some(token) => token,
        None => Token::generate(&mut service.entropy()),
    };
    session::keep_pending(session, &token).await?;
    let new = token.keys(&service.host().token_salt());
    let old = unlocked.reporter()?;
    on_case(service, permit, (unlocked, None), |file| file.change_code(old, &new)).await?;
    session::take_pending(session, &token).await
}

/// Whether the code must be changed before anything is shown: a member or a listening line has seen it.
pub async fn must_change(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    is_handed(service, Who::Unlocked(unlocked)).await
}

/// The new code, as long as the person has not said that they noted it.
pub async fn changed(session: &Session) -> Result<Option<String>, Error> {
    Ok(session::changed(session).await?.map(|token| token.reveal().to_string()))
}
