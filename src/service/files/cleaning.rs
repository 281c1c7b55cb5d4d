//! Freeing a file of the data that hides in it: the whole is read back, cleaned and sealed again as another object.
//!
//! It takes memory by design, so two files at a time; somebody who sends slowly keeps nobody waiting, because a file is
//! cleaned only once it has arrived.
use std::io::{BufReader, Read};

use zeroize::Zeroizing;

use super::{
    sealing::seal_whole,
    upload::{Reserved, release, reserve},
};
use crate::{
    crypto::attachment::Opener,
    domain::attached::{Hidden, Wanted},
    ingest::{self, Cleaned, Kind},
    service::{Error, Service},
};

/// The first bytes of a file too large to be read whole, by which its type is told.
const HEAD: u64 = 64 << 10;

/// What became of a file.
pub(super) struct Treated {
    pub(super) kind: Kind,
    pub(super) hidden: Hidden,
    /// The object in its place, with its size before sealing; nothing where the first one stays.
    pub(super) instead: Option<(Reserved, u64)>,
}

/// Tells the type of an object just received, and frees it of hidden data where that is wanted and possible.
pub(super) async fn treat(
    service: &Service,
    received: &Reserved,
    (size, wanted): (u64, Wanted),
) -> Result<Treated, Error> {
    let whole = size <= ingest::IN_MEMORY as u64;
    let _place = service.cleaning.acquire().await.map_err(|_| Error::Internal("cleaning"))?;
    let (blobs, object, secret) = (service.blobs().clone(), received.object, received.secret());
    let look = move || {
        let file = blobs.open(object).map_err(|_| Error::Internal("objects"))?;
        let mut opener = Opener::new(&secret, BufReader::new(file))?;
        let mut bytes = Zeroizing::new(Vec::new());
        let limit = if whole { size.saturating_add(1) } else { HEAD };
        opener.by_ref().take(limit).read_to_end(&mut bytes).map_err(|_| Error::Internal("objects"))?;
        Ok::<_, Error>(looked(&bytes, wanted, whole))
    };
    let (kind, outcome) = tokio::task::spawn_blocking(look).await.map_err(|_| Error::Internal("cleaning"))??;
    match outcome {
        Outcome::As(hidden) => Ok(Treated { kind, hidden, instead: None }),
        Outcome::Cleaned(cleaned) => replaced(service, received, (kind, cleaned)).await,
    }
}

enum Outcome {
    As(Hidden),
    Cleaned(Cleaned),
}

fn looked(bytes: &[u8], wanted: Wanted, whole: bool) -> (Kind, Outcome) {
    let kind = ingest::sniff(bytes);
    let wanted = match wanted {
        Wanted::Original => false,
        Wanted::Remove => true,
        Wanted::Usual => kind.removes_by_default(),
    };
    let impossible = |why: ingest::NotCleaned| Outcome::As(Hidden::Impossible { why: why.code().to_owned() });
    let outcome = match wanted {
        false => Outcome::As(Hidden::Original),
        true if !whole => impossible(ingest::NotCleaned::TooLarge),
        true => match ingest::clean(kind, bytes) {
            Ok(cleaned) if cleaned.bytes == bytes => Outcome::As(said(&cleaned)),
            Ok(cleaned) => Outcome::Cleaned(cleaned),
            Err(why) => impossible(why),
        },
    };
    (kind, outcome)
}

fn said(cleaned: &Cleaned) -> Hidden {
    Hidden::Removed {
        removed: cleaned.removed.iter().map(|what| what.code().to_owned()).collect(),
        stays: cleaned.kept.iter().map(|what| what.code().to_owned()).collect(),
    }
}

/// Seals the cleaned file as another object and lets the first one go.
async fn replaced(service: &Service, received: &Reserved, (kind, cleaned): (Kind, Cleaned)) -> Result<Treated, Error> {
    let hidden = said(&cleaned);
    let size = cleaned.bytes.len() as u64;
    let bytes = Zeroizing::new(cleaned.bytes);
    let instead = reserve(service, size).await?;
    let (writing, secret) = (instead.create(service)?, instead.secret());
    let seal = move || seal_whole(&secret, writing, &bytes);
    let stored = tokio::task::spawn_blocking(seal).await.map_err(|_| Error::Internal("objects"))??;
    instead.measured(service, stored).await?;
    release(service, received.object).await?;
    Ok(Treated { kind, hidden, instead: Some((instead, size)) })
}
