//! What the person agreed to on the form's last page, kept until the report is sent: a sending repeated after a lost answer
//! brings it again, and the page shows it as it was left.
use tower_sessions::Session;

use super::{get, put};
use crate::{domain::consent::Consent, service::Error};

/// The consent, or nothing.
pub(super) const AGREED: &str = "agreed";

/// Keeps what was agreed to, or that nothing was, in place of what was there: on the disk before anything is sent.
pub async fn keep_agreed(session: &Session, consent: Option<&Consent>) -> Result<(), Error> {
    if agreed(session).await?.as_ref() == consent {
        return Ok(());
    }
    put(session, AGREED, &consent).await?;
    super::save(session).await
}

/// What was agreed to, if something was.
pub async fn agreed(session: &Session) -> Result<Option<Consent>, Error> {
    get(session, AGREED).await
}
