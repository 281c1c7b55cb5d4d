//! The code of a person heard is lost: an inquirer who knows them vouches, a second one gives another.
//!
//! As for the person of a case, neither can alone, and whoever opens the space checks that both read it and are two people. The
//! new code was seen: it opens nothing before the person has changed it. They read who vouched, and how.
use super::conduct::in_space;
use crate::{
    crypto::token::Token,
    domain::act::verb,
    policy::Permit,
    service::{
        Error, Service,
        renew_code::checked,
        session::{self, Session, Unlocked, recorded},
    },
};

/// An inquirer vouches for the person, and says how they knew them.
pub async fn vouch(
    service: &Service,
    permit: Permit<verb::Vouch>,
    unlocked: &Unlocked,
    how: &str,
) -> Result<(), Error> {
    let how = checked(how)?;
    in_space(service, permit, (unlocked, None), |file| file.vouch(how.clone())).await
}

/// A second one does, and gives another code: the session shows it until it was given.
pub async fn renew_code(
    service: &Service,
    permit: Permit<verb::RenewCode>,
    (session, unlocked): (&Session, &Unlocked),
    how: &str,
) -> Result<(), Error> {
    let how = checked(how)?;
    let token = Token::generate(&mut service.entropy());
    // Kept before anything is committed, as when they were called; one that never counts is not shown.
    recorded::keep(session, &token).await?;
    let new = token.keys(&service.host().token_salt());
    let done = in_space(service, permit, (unlocked, None), |file| file.renew_code(&new, how.clone())).await;
    if done.is_err() {
        session::noted_sent(session, &[session::mark(&token.reveal())]).await?;
    }
    done
}
