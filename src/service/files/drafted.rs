//! Files of a draft: in the sealed session until the draft is sent, thrown away, or forgotten with it.
use super::{Fetched, fetch::open, is_among, upload::release};
use crate::{
    domain::attached::Attached,
    ids::FileId,
    service::{
        Error, Service,
        session::{self, Session},
    },
};

/// The files of this session's draft, by name.
pub async fn drafted(session: &Session) -> Result<Vec<Attached>, Error> {
    let mut files = session::files(session).await?;
    files.sort_by(|one, other| (&one.name, one.file).cmp(&(&other.name, other.file)));
    Ok(files)
}

/// Keeps a file with the draft; false when the draft had it already, and the second copy is let go.
pub async fn draft(service: &Service, session: &Session, file: Attached) -> Result<bool, Error> {
    let files = session::files(session).await?;
    if is_among(&files, &file.digest) {
        release(service, file.object).await?;
        return Ok(false);
    }
    if files.len() >= service.settings().files.count {
        release(service, file.object).await?;
        return Err(Error::Invalid(vec!["too-many-files"]));
    }
    session::keep_file(session, file.file, Some(&file)).await?;
    Ok(true)
}

/// Takes a file off the draft; one that is not there is no error.
pub async fn undraft(service: &Service, session: &Session, file: FileId) -> Result<(), Error> {
    let files = session::files(session).await?;
    let Some(found) = files.into_iter().find(|found| found.file == file) else { return Ok(()) };
    session::keep_file(session, file, None).await?;
    release(service, found.object).await
}

/// Reads a file of the draft again, as it will be sent.
pub async fn fetch_drafted(service: &Service, session: &Session, file: FileId) -> Result<Fetched, Error> {
    let files = session::files(session).await?;
    open(service.blobs(), files.into_iter().find(|found| found.file == file).ok_or(Error::NotFound)?)
}
