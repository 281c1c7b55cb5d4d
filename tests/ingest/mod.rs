//! Files as other programs see them, before and after what hides in them is removed.
//!
//! Needs `exiftool` and `mat2` (Debian: `libimage-exiftool-perl`, `libarchive-zip-perl`, `mat2`). Without them it says that it did not run; with
//! `RECUEIL_TEST_ALL=1` it fails instead.
mod essence;
mod hostile;
mod judges;
#[path = "../../src/ingest/testing/mod.rs"]
pub(crate) mod samples;

use recueil::ingest::Kind;
