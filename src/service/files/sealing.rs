//! Bytes on their way into a sealed object, on a thread that may wait for the disk.
//!
//! Few pieces are on the way at once, so whoever sends faster than the disk writes is made to wait. An upload that is
//! dropped before its end leaves nothing.
use std::io::{self, Write};

use tokio::{sync::mpsc, task::JoinHandle};

use crate::{
    blobs::Writing,
    crypto::{
        Digest,
        attachment::{AttachmentSecret, Sealer},
        digest::Hasher,
    },
    service::Error,
};

/// Pieces on the way at once.
const PIECES: usize = 8;

enum Piece {
    Bytes(Vec<u8>),
    End,
}

/// What was sealed.
#[derive(Debug)]
pub(super) struct Sealed {
    /// Bytes before sealing.
    pub(super) size: u64,
    /// Bytes of the object.
    pub(super) stored: u64,
    /// Digest of what arrived.
    pub(super) digest: Digest,
}

/// See the module.
pub(super) struct Sealing {
    to: mpsc::Sender<Piece>,
    thread: JoinHandle<io::Result<Sealed>>,
}

impl Sealing {
    pub(super) fn begin(secret: &AttachmentSecret, writing: Writing) -> Result<Self, Error> {
        let sealer = Sealer::new(secret, writing)?;
        let (to, from) = mpsc::channel(PIECES);
        Ok(Self { to, thread: tokio::task::spawn_blocking(move || seal(sealer, from)) })
    }

    pub(super) async fn write(&self, bytes: Vec<u8>) -> Result<(), Error> {
        self.to.send(Piece::Bytes(bytes)).await.map_err(|_| Error::Internal("objects"))
    }

    /// The object is whole and on the disk.
    pub(super) async fn finish(self) -> Result<Sealed, Error> {
        self.to.send(Piece::End).await.map_err(|_| Error::Internal("objects"))?;
        let sealed = self.thread.await.map_err(|_| Error::Internal("objects"))?;
        sealed.map_err(|_| Error::Internal("objects"))
    }
}

fn seal(mut sealer: Sealer<Writing>, mut from: mpsc::Receiver<Piece>) -> io::Result<Sealed> {
    let mut hasher = Hasher::new();
    while let Some(piece) = from.blocking_recv() {
        match piece {
            Piece::Bytes(bytes) => {
                hasher.update(&bytes);
                sealer.write_all(&bytes)?;
            }
            Piece::End => {
                let size = sealer.length();
                return Ok(Sealed { size, stored: sealer.finish()?.keep()?, digest: hasher.finish() });
            }
        }
    }
    Err(io::ErrorKind::UnexpectedEof.into())
}

/// Seals what is in memory already.
pub(super) fn seal_whole(secret: &AttachmentSecret, writing: Writing, bytes: &[u8]) -> Result<u64, Error> {
    let mut sealer = Sealer::new(secret, writing)?;
    let written = sealer.write_all(bytes).and_then(|()| sealer.finish()).and_then(Writing::keep);
    written.map_err(|_| Error::Internal("objects"))
}
