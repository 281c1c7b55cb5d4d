//! What a page says once of what was just done: kept in the session between a post and the page it leads to.
use tower_sessions::Session;

use super::{clear, get, put};
use crate::service::Error;

const TOLD: &str = "told";

/// Keeps a word to say once on the next page: an address would keep it in a history, and say it again at each reload.
pub async fn tell(session: &Session, code: &str) -> Result<(), Error> {
    put(session, TOLD, &code).await
}

/// The word to say, which is not said again.
pub async fn told(session: &Session) -> Result<Option<String>, Error> {
    let code = get::<String>(session, TOLD).await?;
    if code.is_some() {
        clear(session, TOLD).await?;
    }
    Ok(code)
}
