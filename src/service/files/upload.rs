//! One file on its way in, from its first byte to a sealed object that is on the disk.
use super::{
    cleaning::{Treated, treat},
    sealing::Sealing,
};
use crate::{
    blobs::Writing,
    crypto::{attachment::AttachmentSecret, secret::Secret},
    domain::attached::{Attached, ObjectKey, Wanted},
    ids::{FileId, ObjectId},
    ingest::SafeName,
    service::{Error, Service},
    store,
};

/// Hours an object may wait for a drawer: more than a session lasts.
const HOURS: i64 = 26;

/// An object announced in the store, and its key.
pub(super) struct Reserved {
    pub(super) object: ObjectId,
    secret: Secret,
}

impl Reserved {
    pub(super) fn secret(&self) -> AttachmentSecret {
        self.secret.duplicate().into()
    }

    pub(super) fn create(&self, service: &Service) -> Result<Writing, Error> {
        service.blobs().create(self.object).map_err(|_| Error::Internal("objects"))
    }

    /// Says how large the object became. One that was swept meanwhile is lost, and said to be.
    pub(super) async fn measured(&self, service: &Service, stored: u64) -> Result<(), Error> {
        let mut tx = service.store().begin().await?;
        let there = store::uploads::set_size(&mut tx, self.object, stored).await?;
        tx.commit().await?;
        if there { Ok(()) } else { Err(Error::Internal("upload swept")) }
    }
}

/// Announces an object before it is written, so that whatever happens it is known to the sweep.
pub(super) async fn reserve(service: &Service, size: u64) -> Result<Reserved, Error> {
    let mut entropy = service.entropy();
    let reserved = Reserved { object: ObjectId::random(&mut entropy), secret: Secret::generate(&mut entropy) };
    let hour = service.clock().now().as_second().div_euclid(3600);
    let mut tx = service.store().begin().await?;
    if store::uploads::total(&mut tx).await? > service.settings().files.waiting {
        return Err(Error::Invalid(vec!["no-room"]));
    }
    store::uploads::insert(&mut tx, reserved.object, size, hour.saturating_add(HOURS)).await?;
    tx.commit().await?;
    Ok(reserved)
}

/// Lets an object go that no drawer has.
pub(crate) async fn release(service: &Service, object: ObjectId) -> Result<(), Error> {
    let mut tx = service.store().begin().await?;
    let there = store::uploads::take(&mut tx, object).await?.is_some();
    tx.commit().await?;
    // Without a row here a drawer may have it.
    if there { service.blobs().delete(object).map_err(|_| Error::Internal("objects")) } else { Ok(()) }
}

/// A file on its way in. Dropped before [`Upload::finish`], it leaves nothing that the sweep does not find.
pub struct Upload<'s> {
    service: &'s Service,
    name: String,
    reserved: Reserved,
    sealing: Sealing,
    length: u64,
}

impl<'s> Upload<'s> {
    /// Begins; `Error::Invalid` with `no-room` when too much waits already.
    pub async fn begin(service: &'s Service, name: &str) -> Result<Self, Error> {
        let reserved = reserve(service, 0).await?;
        let sealing = Sealing::begin(&reserved.secret(), reserved.create(service)?)?;
        Ok(Self { service, name: SafeName::or(name, "").as_str().to_owned(), reserved, sealing, length: 0 })
    }

    /// More bytes; `Error::Invalid` with `file-too-large` beyond the limit.
    pub async fn write(&mut self, bytes: Vec<u8>) -> Result<(), Error> {
        self.length = self.length.saturating_add(bytes.len() as u64);
        if self.length > self.service.settings().files.size {
            return Err(Error::Invalid(vec!["file-too-large"]));
        }
        self.sealing.write(bytes).await
    }

    /// All bytes are there: the file is durable, and freed of hidden data where that is wanted and possible.
    pub async fn finish(self, wanted: Wanted) -> Result<Attached, Error> {
        let Self { service, name, reserved, sealing, .. } = self;
        let sealed = sealing.finish().await?;
        reserved.measured(service, sealed.stored).await?;
        let Treated { kind, hidden, instead } = treat(service, &reserved, (sealed.size, wanted)).await?;
        let (reserved, size) = instead.unwrap_or((reserved, sealed.size));
        Ok(Attached {
            file: FileId::random(&mut service.entropy()),
            object: reserved.object,
            key: ObjectKey(data_encoding::HEXLOWER.encode(reserved.secret.expose())),
            name,
            format: kind.code().to_owned(),
            size,
            digest: sealed.digest.to_string(),
            hidden,
        })
    }

    /// The rest will not come.
    pub async fn abandon(self) -> Result<(), Error> {
        let Self { service, reserved, sealing, .. } = self;
        drop(sealing);
        release(service, reserved.object).await
    }
}

/// Lets a file go that nobody kept.
pub async fn discard(service: &Service, file: &Attached) -> Result<(), Error> {
    release(service, file.object).await
}
