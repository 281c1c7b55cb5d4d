//! A person replaces their code: the old key signs the new one, every key is made anew, the old code opens nothing.
use std::sync::Arc;

use super::{
    Error, Service, Who,
    authorise::is_handed,
    case_file::{CaseFile, in_rounds},
    inquiry::of_a_code,
    session::{self, Session, Unlocked},
};
use crate::{
    crypto::token::{Token, TokenKeys},
    domain::act::{Act, verb},
    policy::Permit,
};

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
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, (old, &new))).await?;
    session::take_pending(session, &token).await
}

/// The case, and every inquiry that the person takes part in, at once.
async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::ChangeCode>>,
    unlocked: &Unlocked,
    (old, new): (&TokenKeys, &TokenKeys),
) -> Result<(), Error> {
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    let mut along = Vec::new();
    for (_, mut inquiry) in of_a_code::<verb::ChangeCode>(service, &file, unlocked).await? {
        inquiry.change_party_code(old, new)?;
        inquiry.advance(Act::ChangeCode)?;
        along.push((inquiry, Act::ChangeCode));
    }
    file.change_code(old, new)?;
    file.advance(Act::ChangeCode)?;
    file.commit_with(Act::ChangeCode, None, along).await.map(|_| ())
}

/// Whether the code must be changed before anything is shown: a member or a listening line has seen it.
pub async fn must_change(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    is_handed(service, Who::Unlocked(unlocked)).await
}

/// The new code, as long as the person has not said that they noted it.
pub async fn changed(session: &Session) -> Result<Option<String>, Error> {
    Ok(session::changed(session).await?.map(|token| token.reveal().to_string()))
}
