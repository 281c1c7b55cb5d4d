//! Sealed objects on a disk: whole or absent, never half there, and telling nothing of when they came.
//!
//! An object is written under another name, flushed to the disk, given a time that is the same for all, and renamed; what
//! has its name is durable. Folders take two digits each, so that none grows long. Nothing here knows what is inside,
//! and everything that arrives is sealed already.
//!
//! It does **not** know which objects are still wanted: the rows of the store do.
use std::{
    fs::{self, DirBuilder, File, FileTimes, OpenOptions},
    io::{self, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
    time::SystemTime,
};

use crate::ids::ObjectId;

/// A folder of objects.
#[derive(Debug, Clone)]
pub struct Blobs {
    folder: PathBuf,
}

impl Blobs {
    /// Objects under this folder, which is made when the first arrives.
    #[must_use]
    pub fn new(folder: PathBuf) -> Self {
        Self { folder }
    }

    fn folder_of(&self, id: ObjectId) -> PathBuf {
        self.folder.join(id.to_string().chars().take(2).collect::<String>())
    }

    fn place(&self, id: ObjectId) -> PathBuf {
        self.folder_of(id).join(id.to_string())
    }

    fn draft(&self, id: ObjectId) -> PathBuf {
        self.folder_of(id).join(format!("{id}.part"))
    }

    /// Begins an object.
    pub fn create(&self, id: ObjectId) -> io::Result<Writing> {
        let folder = self.folder_of(id);
        make_durable(&folder)?;
        let (draft, place) = (self.draft(id), self.place(id));
        let file = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&draft)?;
        Ok(Writing { file, draft, place, kept: false })
    }

    /// Opens an object for reading.
    pub fn open(&self, id: ObjectId) -> io::Result<File> {
        File::open(self.place(id))
    }

    /// Deletes an object, whole or half written; one that is not there is no error.
    pub fn delete(&self, id: ObjectId) -> io::Result<()> {
        for path in [self.draft(id), self.place(id)] {
            match fs::remove_file(path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        Ok(())
    }
}

/// A new folder must itself be on the disk before what lies in it counts.
fn make_durable(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        return Ok(());
    }
    DirBuilder::new().recursive(true).mode(0o700).create(folder)?;
    for above in folder.ancestors().skip(1).take(2).filter(|above| !above.as_os_str().is_empty()) {
        File::open(above)?.sync_all()?;
    }
    Ok(())
}

/// An object being written; dropped before [`Writing::keep`], it leaves nothing.
#[derive(Debug)]
pub struct Writing {
    file: File,
    draft: PathBuf,
    place: PathBuf,
    kept: bool,
}

impl Writing {
    /// Puts the object in its place, durably; gives its length in bytes.
    pub fn keep(mut self) -> io::Result<u64> {
        let length = self.file.metadata()?.len();
        let always = SystemTime::UNIX_EPOCH;
        self.file.set_times(FileTimes::new().set_accessed(always).set_modified(always))?;
        self.file.sync_all()?;
        fs::rename(&self.draft, &self.place)?;
        self.kept = true;
        if let Some(folder) = self.place.parent() {
            File::open(folder)?.sync_all()?;
        }
        Ok(length)
    }
}

impl Write for Writing {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Drop for Writing {
    fn drop(&mut self) {
        if !self.kept {
            // What cannot be removed now is swept later: its row tells.
            drop(fs::remove_file(&self.draft));
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{io::Read, os::unix::fs::PermissionsExt};

    use super::*;

    fn id(byte: u8) -> ObjectId {
        ObjectId::from_bytes([byte; 16])
    }

    fn read(blobs: &Blobs, id: ObjectId) -> Option<Vec<u8>> {
        let mut bytes = Vec::new();
        blobs.open(id).ok()?.read_to_end(&mut bytes).unwrap();
        Some(bytes)
    }

    #[test]
    fn an_object_is_there_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(folder.path().join("objects"));
        let mut writing = blobs.create(id(1)).unwrap();
        writing.write_all(b"sealed").unwrap();
        assert_eq!(read(&blobs, id(1)), None);
        assert_eq!(writing.keep().unwrap(), 6);
        assert_eq!(read(&blobs, id(1)), Some(b"sealed".to_vec()));
        let mut dropped = blobs.create(id(2)).unwrap();
        dropped.write_all(b"half").unwrap();
        drop(dropped);
        assert_eq!(read(&blobs, id(2)), None);
        assert!(!blobs.draft(id(2)).exists());
        // A process that was killed left a half: deleting it is what the sweep does.
        std::mem::forget(blobs.create(id(3)).unwrap());
        assert!(blobs.draft(id(3)).exists());
        for object in [id(1), id(3), id(4)] {
            blobs.delete(object).unwrap();
        }
        assert_eq!(read(&blobs, id(1)), None);
        assert!(!blobs.draft(id(3)).exists());
    }

    #[test]
    fn an_object_tells_neither_its_hour_nor_anything_to_others() {
        let folder = tempfile::tempdir().unwrap();
        let blobs = Blobs::new(folder.path().join("objects"));
        blobs.create(id(7)).unwrap().keep().unwrap();
        let about = fs::metadata(blobs.place(id(7))).unwrap();
        assert_eq!(about.modified().unwrap(), SystemTime::UNIX_EPOCH);
        assert_eq!(about.permissions().mode() & 0o777, 0o600);
        assert_eq!(fs::metadata(blobs.folder_of(id(7))).unwrap().permissions().mode() & 0o777, 0o700);
    }
}
