//! The files of a draft, one beside the other: two that arrive at once are both kept.
use tower_sessions::Session;

use super::{Data, FILES, Stamped, plain, revision};
use crate::{
    domain::attached::Attached,
    ids::FileId,
    service::{Error, Service},
};

/// The files of the draft.
pub(crate) async fn files(session: &Session) -> Result<Vec<Attached>, Error> {
    let all = session.get::<Data>(FILES).await.map_err(|_| Error::Internal("session"))?.unwrap_or_default();
    let mut files: Vec<Attached> = all.keys().filter_map(|file| plain(&all, file)).collect();
    files.sort_by_key(|file| file.file);
    Ok(files)
}

/// Keeps a file of the draft, or forgets it.
pub(crate) async fn keep_file(session: &Session, id: FileId, file: Option<&Attached>) -> Result<(), Error> {
    let mut all = session.get::<Data>(FILES).await.map_err(|_| Error::Internal("session"))?.unwrap_or_default();
    let key = id.to_string();
    let r = all.get(&key).map_or(0, revision).saturating_add(1);
    let stamped = Stamped { r, v: serde_json::to_value(file).map_err(|_| Error::Internal("session"))? };
    all.insert(key, serde_json::to_value(stamped).map_err(|_| Error::Internal("session"))?);
    session.insert(FILES, all).await.map_err(|_| Error::Internal("session"))
}

/// A case has the files under their names there; in another case each has a name of its own.
pub(super) async fn name_files_again(service: &Service, session: &Session) -> Result<(), Error> {
    for file in files(session).await? {
        let again = Attached { file: FileId::random(&mut service.entropy()), ..file.clone() };
        keep_file(session, file.file, None).await?;
        keep_file(session, again.file, Some(&again)).await?;
    }
    Ok(())
}
