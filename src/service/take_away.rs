//! A person takes away all they can read of their case: as one document, or with every file in one archive.
//!
//! The copy leaves the seals behind: whoever has it reads it, so the page says that first, and the journal that it was
//! taken. The archive is made while it is sent, and its length is known before: a file that does not open cuts it short.
use std::io;

use tokio::sync::mpsc;

use super::{
    Error, Service,
    case_file::to_read,
    files::{PIECES, open},
    follow_up,
    inquiry::{PartyView, of_a_case},
    journal::{self, Line},
    ledger,
    session::Unlocked,
    view::{FollowUp, Ledger},
};
pub use crate::publish::{
    archive::name,
    document::{Block, Document, Section},
};
use crate::{
    blobs::Blobs,
    domain::{
        act::{Act, verb},
        attached::Attached,
    },
    policy::Permit,
    publish::archive::{self, Archive},
};

/// All that the person can read of their case, about to leave.
pub async fn take_away(
    service: &Service,
    permit: Permit<verb::TakeAway>,
    unlocked: &Unlocked,
) -> Result<(FollowUp, Ledger, Vec<PartyView>), Error> {
    let file = to_read(service, permit, unlocked).await?;
    let (seen, done) = (follow_up::seen(service, &file)?, ledger::of(service, &file).await?);
    let inquiries = of_a_case(service, &file, unlocked).await?;
    let line = Line::new(service, Act::TakeAway, "reporter".to_owned()).about(seen.reference.as_str());
    let mut tx = service.store().begin().await?;
    journal::queue(service, &mut tx, &line).await?;
    tx.commit().await?;
    Ok((seen, done, inquiries))
}

/// The document as a PDF; nothing where it is too long for one, or the engine stumbles over it: the person has the page.
#[cfg(feature = "pdf")]
pub async fn paper(service: &Service, document: Document) -> Option<Vec<u8>> {
    let made = laid_out(service, move || crate::publish::pdf::document(&document)).await;
    let why = match made {
        Ok(Ok(pdf)) => return Some(pdf),
        Ok(Err(error)) => error.to_string(),
        Err(error) => error.to_string(),
    };
    tracing::warn!(why, "a person's document was made as a page instead");
    None
}

/// Does what takes a processor where nobody's page waits for it, once those before are done.
#[cfg(feature = "pdf")]
pub(super) async fn laid_out<T: Send + 'static>(
    service: &Service,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Error> {
    let _place = service.publishing.acquire().await.map_err(|_| Error::Internal("publishing"))?;
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("publishing"))
}

/// An archive on its way out.
#[derive(Debug)]
pub struct Bundle {
    /// Its length.
    pub size: u64,
    /// Its bytes in order; an error means that nothing of it is to be relied on.
    pub pieces: mpsc::Receiver<io::Result<Vec<u8>>>,
}

/// What goes into an archive, each under its name there.
#[derive(Debug, Default)]
pub struct Contents {
    /// Documents.
    pub papers: Vec<(String, Vec<u8>)>,
    /// Files of the case.
    pub files: Vec<(String, Attached)>,
}

/// Begins to send everything in one archive.
#[must_use]
pub fn bundle(service: &Service, contents: Contents) -> Bundle {
    let papers = contents.papers.iter().map(|(name, bytes)| (name.clone(), bytes.len() as u64));
    let files = contents.files.iter().map(|(name, file)| (name.clone(), file.size));
    let size = archive::length(&papers.chain(files).collect::<Vec<_>>());
    let (to, pieces) = mpsc::channel(PIECES);
    let blobs = service.blobs().clone();
    tokio::spawn(async move {
        if let Err(error) = send(&blobs, contents, &to).await {
            // Whoever stopped listening is told nothing.
            to.send(Err(error)).await.ok();
        }
    });
    Bundle { size, pieces }
}

type To = mpsc::Sender<io::Result<Vec<u8>>>;

async fn send(blobs: &Blobs, contents: Contents, to: &To) -> io::Result<()> {
    let mut archive = Archive::default();
    for (name, bytes) in contents.papers {
        let (mut file, head) = archive.open(&name, bytes.len() as u64);
        give(to, head).await?;
        give(to, file.add(&bytes)).await?;
        give(to, archive.close(file)).await?;
    }
    for (name, about) in contents.files {
        let (mut file, head) = archive.open(&name, about.size);
        give(to, head).await?;
        let mut fetched = open(blobs, about).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
        while let Some(piece) = fetched.pieces.recv().await {
            give(to, file.add(&piece?)).await?;
        }
        give(to, archive.close(file)).await?;
    }
    give(to, archive.end()).await
}

async fn give(to: &To, bytes: Vec<u8>) -> io::Result<()> {
    if bytes.is_empty() {
        return Ok(());
    }
    to.send(Ok(bytes)).await.map_err(|_| io::ErrorKind::BrokenPipe.into())
}
