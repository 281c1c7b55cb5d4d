//! A file read back whole: for its digest, or for a copy of it to be made.
use std::io::{BufReader, Read};

use zeroize::Zeroizing;

use crate::{
    crypto::{Digest, attachment::Opener, digest::Hasher, secret::Secret},
    domain::attached::{Attached, Wanted},
    ingest,
    service::{Error, Service},
};

use super::Upload;

/// Bytes read at once.
const PIECE: usize = 64 << 10;

fn opener(service: &Service, about: &Attached) -> Result<impl Read + Send + 'static, Error> {
    let key = data_encoding::HEXLOWER.decode(about.key.0.as_bytes()).map_err(|_| Error::Broken("object key"))?;
    let key: [u8; 32] = key.try_into().map_err(|_| Error::Broken("object key"))?;
    let sealed = service.blobs().open(about.object).map_err(|_| Error::Broken("object"))?;
    Ok(Opener::new(&Secret::from_bytes(key).into(), BufReader::with_capacity(PIECE, sealed))?)
}

/// SHA-256 of what a file holds, read from the first byte to the last.
pub(crate) async fn digest_of(service: &Service, about: &Attached) -> Result<Digest, Error> {
    let mut opener = opener(service, about)?;
    let read = move || {
        let (mut hasher, mut piece) = (Hasher::new(), vec![0; PIECE]);
        loop {
            let read = opener.read(&mut piece).map_err(|_| Error::Broken("object"))?;
            if read == 0 {
                return Ok(hasher.finish());
            }
            hasher.update(piece.get(..read).unwrap_or_default());
        }
    };
    tokio::task::spawn_blocking(read).await.map_err(|_| Error::Internal("objects"))?
}

/// The bytes of a file, where it is not too large to be read whole.
pub(crate) async fn whole(service: &Service, about: &Attached) -> Result<Zeroizing<Vec<u8>>, Error> {
    let limit = ingest::IN_MEMORY as u64;
    if about.size > limit {
        return Err(Error::Invalid(vec!["file-too-large"]));
    }
    let _place = service.cleaning.acquire().await.map_err(|_| Error::Internal("cleaning"))?;
    let opener = opener(service, about)?;
    let read = move || {
        let mut bytes = Zeroizing::new(Vec::new());
        opener.take(limit).read_to_end(&mut bytes).map_err(|_| Error::Broken("object"))?;
        Ok(bytes)
    };
    tokio::task::spawn_blocking(read).await.map_err(|_| Error::Internal("objects"))?
}

/// Bytes of ours as a file: sealed, and waiting for a drawer.
pub(crate) async fn made(service: &Service, name: &str, bytes: Vec<u8>) -> Result<Attached, Error> {
    let mut upload = Upload::begin(service, name).await?;
    upload.write(bytes).await?;
    upload.finish(Wanted::Original).await
}
