//! The member who is signed in, for the head of every page.
use super::{Error, Service, charter, roster, session::Unlocked, view::Me};
use crate::{
    domain::{
        role::Role,
        roster::{holds, signer_key},
    },
    store,
};

/// Who is signed in. Somebody revoked, or whose keys are no longer the roster's, is signed out.
pub async fn me(service: &Service, unlocked: &Unlocked) -> Result<Me, Error> {
    let (member, keys) = unlocked.member().map_err(|_| Error::SignedOut)?;
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let entry = roll.roster.entry(&member).ok_or(Error::SignedOut)?;
    if signer_key(entry) != Some(keys.signing.verifying().0) || roll.founding != Some(keys.founding) {
        return Err(Error::SignedOut);
    }
    let row = store::members::by_id(&mut tx, member).await?;
    Ok(Me {
        member,
        mail: row.map(|row| row.mail).filter(|_| service.writes_outside()),
        name: entry.name.clone(),
        function: entry.function.clone(),
        posts: entry.posts.clone(),
        coordinates: holds(entry, Role::Coordinator),
        counsels: holds(entry, Role::Counsel),
        steers: holds(entry, Role::Steering),
        receives: entry.posts.iter().any(|post| post.role.receives()),
        charter_due: charter::is_due(service, &mut tx, member).await?,
    })
}
