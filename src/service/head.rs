//! The highest heads this machine has seen of its two chains, in files of the state folder.
//!
//! A chain that is shorter than its head, or another one there, was cut or exchanged. A machine that starts with an empty
//! folder, or whose folder somebody rewrites as well, cannot tell. Whoever restores an older database on purpose removes
//! the files on purpose.
use std::{
    fs::File,
    io::{self, Write as _},
    path::Path,
};

use super::Error;
use crate::crypto::Digest;

/// The head of the roster.
pub(crate) const ROSTER: &str = "roster-head";
/// The head of the journal.
pub(crate) const JOURNAL: &str = "journal-head";

/// The head in a file. One that is there and does not read is an error: taken for none, it would let the chain be cut.
pub(crate) fn read(dir: &Path, name: &'static str) -> Result<Option<(u64, Digest)>, Error> {
    match std::fs::read_to_string(dir.join(name)) {
        Ok(text) => parse(&text).map(Some).ok_or(Error::Broken(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(_) => Err(Error::Internal("state folder")),
    }
}

/// Keeps a head: the file is replaced whole or not at all, and is on the disk before it counts.
pub(crate) fn keep(dir: &Path, name: &str, (sequence, digest): (u64, Digest)) -> Result<(), Error> {
    replace(dir, name, &format!("{sequence} {digest}\n")).map_err(|_| Error::Internal("state folder"))
}

/// A number, a space, a digest.
fn parse(text: &str) -> Option<(u64, Digest)> {
    let (sequence, digest) = text.trim().split_once(' ')?;
    Some((sequence.parse().ok()?, digest.parse().ok()?))
}

fn replace(dir: &Path, name: &str, text: &str) -> io::Result<()> {
    let fresh = dir.join(format!("{name}.{}", std::process::id()));
    let mut file = File::create(&fresh)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    std::fs::rename(&fresh, dir.join(name))?;
    File::open(dir)?.sync_all()
}
