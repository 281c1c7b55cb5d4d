//! A file is read again: opened piece by piece as it is sent, so that its size costs no memory.
//!
//! What is wrong with an object may show only at its end. The reader is then cut off rather than told that all is well:
//! whoever saves the file sees that it is not whole.
use std::{
    collections::BTreeSet,
    io::{self, BufReader, Read},
    mem,
};

use tokio::sync::mpsc;

use crate::{
    blobs::Blobs,
    crypto::{attachment::Opener, digest::Hasher, secret::Secret},
    domain::{
        act::{Act, verb},
        attached::Attached,
        case::CompartmentKind,
        evidence::Evidence,
        record::RecordBody,
    },
    ids::FileId,
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, Drawer, to_read},
        investigation::kept_out,
        journal,
        session::{Keys, Unlocked},
    },
};

/// Bytes of a piece: a chunk of the sealed object.
const PIECE: usize = 64 << 10;
/// Pieces on the way at once.
pub(crate) const PIECES: usize = 4;

/// A file on its way out.
#[derive(Debug)]
pub struct Fetched {
    /// What its record says.
    pub about: Attached,
    /// Its bytes in order; an error, even at the end, means that nothing of it is to be relied on.
    pub pieces: mpsc::Receiver<io::Result<Vec<u8>>>,
}

/// Reads a file of the permit's case, from whichever drawer these keys open; a member's reading is journalled once a day.
pub async fn fetch(
    service: &Service,
    permit: Permit<verb::Fetch>,
    unlocked: &Unlocked,
    file: FileId,
) -> Result<Fetched, Error> {
    let mut case = to_read(service, permit, unlocked).await?;
    let gone = gone(service, &mut case, unlocked).await?;
    let found = case.drawers.iter().flat_map(Drawer::standing).find_map(|record| match &record.entry.body {
        RecordBody::File(about) => Some((about.as_ref(), None)).filter(|(about, _)| about.file == file),
        // Not once the person took their agreement back.
        RecordBody::HandedOver(handed) if !case.is_taken_back() => {
            handed.files.iter().find(|handed| handed.file.file == file).map(|handed| (&handed.file, None))
        }
        RecordBody::Evidence(piece) if gone.contains(&piece.number) => None,
        RecordBody::Evidence(piece) => piece_with(piece, file),
        RecordBody::ReportReceived(received) => received.annexes.iter().find_map(|piece| piece_with(piece, file)),
        RecordBody::Chosen(chosen) => {
            chosen.copy.as_ref().filter(|about| about.file == file).map(|about| (about, Some(about.digest.as_str())))
        }
        _ => None,
    });
    let (about, digest) = found.ok_or(Error::NotFound)?;
    let (about, digest) = (about.clone(), digest.map(str::to_owned));
    if let Keys::Member(member, _) = &unlocked.0 {
        journal::once_a_day(service, Act::Fetch, (&case.actor(*member), &case.row.reference)).await?;
    }
    opened(service.blobs(), about, digest)
}

/// A piece whose content is this file, with the digest under which it was entered: what the report rests on.
fn piece_with(piece: &Evidence, file: FileId) -> Option<(&Attached, Option<&str>)> {
    let about = piece.content.file().filter(|about| about.file == file)?;
    Some((about, Some(piece.digest.as_str())))
}

/// The pieces of an inquiry that are given out no more: whoever had handed them over took their agreement back.
async fn gone(service: &Service, case: &mut CaseFile<'_>, unlocked: &Unlocked) -> Result<BTreeSet<u32>, Error> {
    if case.drawer(CompartmentKind::Inquiry).is_none() {
        return Ok(BTreeSet::new());
    }
    kept_out(service, case, unlocked).await?;
    Ok(case.inquest()?.gone)
}

/// Begins to open an object.
pub(crate) fn open(blobs: &Blobs, about: Attached) -> Result<Fetched, Error> {
    opened(blobs, about, None)
}

/// The same, of an object whose bytes must have this SHA-256 where one is given: whoever has its key could have put another of the
/// same size in its place.
fn opened(blobs: &Blobs, about: Attached, digest: Option<String>) -> Result<Fetched, Error> {
    let key = data_encoding::HEXLOWER.decode(about.key.0.as_bytes()).map_err(|_| Error::Broken("object key"))?;
    let key: [u8; 32] = key.try_into().map_err(|_| Error::Broken("object key"))?;
    let sealed = blobs.open(about.object).map_err(|_| Error::Broken("object"))?;
    let opener = Opener::new(&Secret::from_bytes(key).into(), BufReader::with_capacity(PIECE, sealed))?;
    let (to, pieces) = mpsc::channel(PIECES);
    let size = about.size;
    tokio::task::spawn_blocking(move || send(opener, (size, digest), &to));
    Ok(Fetched { about, pieces })
}

/// Sends what opens, and an error where it ends too soon, goes on too long or is not what it was.
fn send(mut from: impl Read, (size, digest): (u64, Option<String>), to: &mpsc::Sender<io::Result<Vec<u8>>>) {
    let (mut sent, mut hasher) = (0_u64, Hasher::new());
    loop {
        let mut piece = vec![0; PIECE];
        let read = match from.read(&mut piece) {
            Ok(0) => {
                let is_itself =
                    digest.as_ref().is_none_or(|known| *known == mem::take(&mut hasher).finish().to_string());
                if sent == size && is_itself {
                    return;
                }
                Err(io::ErrorKind::UnexpectedEof.into())
            }
            Ok(read) => Ok(read),
            Err(error) => Err(error),
        };
        let ended = read.is_err();
        let piece = read.map(|read| {
            sent = sent.saturating_add(read as u64);
            piece.truncate(read);
            if digest.is_some() {
                hasher.update(&piece);
            }
            piece
        });
        if to.blocking_send(piece).is_err() || ended {
            return;
        }
    }
}
