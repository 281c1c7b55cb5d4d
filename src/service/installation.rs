//! Making an installation, and opening one.
//!
//! The host secret stands in a folder of its own that only the service may read; the database never holds it. Opening
//! refuses a database of another version, and an installation whose folder does not have its secret.
use std::{
    io::Write as _,
    os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _},
    path::{Path, PathBuf},
    sync::Arc,
};

use super::{Error, Parts, Service, Settings, files::Limits, line::Line, outbox::Relay};
use crate::{
    blobs::Blobs,
    clock::Clock,
    crypto::{Digest, host::HostSecret},
    domain::rules::Rules,
    entropy::Source,
    ids::InstanceId,
    policy::Policy,
    store::{self, Options, Store},
};

/// Version of the charter that members accept when they join. Whoever accepted an earlier one is asked on every page to
/// accept it anew (see [`super::charter`]); meanwhile it binds them, and closes nothing: a person waits for their answer.
pub const CHARTER: u32 = 2;

/// Where an installation is, and what the organisation set.
#[derive(Debug, Clone)]
pub struct Place {
    /// Address of the database.
    pub database: String,
    /// Folder of the host secret.
    pub keys_dir: PathBuf,
    /// Folder of what this machine remembers.
    pub state_dir: PathBuf,
    /// Folder of sealed files.
    pub objects_dir: PathBuf,
    /// How much is taken as files.
    pub files: Limits,
    /// Logarithm of the scrypt work factor.
    pub work_factor: u8,
    /// The pinned founding fingerprint.
    pub founding: Option<Digest>,
    /// The organisation's rules.
    pub rules: Rules,
    /// Listening lines that may send what they are told.
    pub lines: Vec<Line>,
    /// The server that takes neutral notices, if there is one.
    pub mail: Option<Relay>,
}

const SECRET: &str = "host-secret";

/// Makes the host secret, the tables and the instance, where they are not there yet. Can run twice without harm.
pub async fn create(place: &Place, entropy: &mut Source) -> Result<(), Error> {
    make_folder(&place.keys_dir)?;
    make_folder(&place.state_dir)?;
    make_folder(&place.objects_dir)?;
    let secret = place.keys_dir.join(SECRET);
    if !secret.exists() {
        write_secret(&secret, &HostSecret::generate(entropy))?;
    }
    let store = Store::open(&place.database, &Options { create: true, ..Options::default() }).await?;
    store.migrate().await?;
    let mut tx = store.begin().await?;
    if store::instance::get(&mut tx).await?.is_none() {
        store::instance::create(&mut tx, InstanceId::random(entropy)).await?;
    }
    tx.commit().await?;
    store.close().await;
    Ok(())
}

/// Opens an installation.
pub async fn open(place: Place, clock: Arc<dyn Clock>, entropy: Source) -> Result<Arc<Service>, Error> {
    let store = Store::open(&place.database, &Options::default()).await?;
    store.check_schema().await?;
    let blobs = Blobs::new(place.objects_dir);
    let host = read_secret(&place.keys_dir.join(SECRET))?;
    let policy = Policy::embedded().map_err(|_| Error::Internal("policies"))?;
    let settings = Settings {
        work_factor: place.work_factor,
        founding: place.founding,
        state_dir: Some(place.state_dir),
        charter: CHARTER,
        files: place.files,
        lines: place.lines,
        mail: place.mail,
    };
    Ok(Arc::new(Service::new(Parts { store, blobs, host, rules: place.rules, policy, clock, entropy, settings })))
}

/// Brings the tables to this program's version.
pub async fn migrate(database: &str) -> Result<(), Error> {
    let store = Store::open(database, &Options::default()).await?;
    store.migrate().await?;
    store.close().await;
    Ok(())
}

fn make_folder(path: &Path) -> Result<(), Error> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true).mode(0o700).create(path).map_err(|_| Error::Internal("folder"))
}

fn write_secret(path: &Path, secret: &HostSecret) -> Result<(), Error> {
    let failed = |_| Error::Internal("host secret cannot be written");
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).mode(0o600).open(path).map_err(failed)?;
    file.write_all(secret.to_hex().as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

fn read_secret(path: &Path) -> Result<HostSecret, Error> {
    let text = std::fs::read_to_string(path).map_err(|_| Error::Internal("host secret cannot be read"))?;
    HostSecret::from_hex(text.trim()).map_err(|_| Error::Internal("host secret is not one"))
}
