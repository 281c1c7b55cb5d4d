//! Documents that leave: what a person keeps of their code, and of their case.
//!
//! Plain words go in, bytes of a file come out; nothing touches the disk. What people typed is data to every format here,
//! never markup. Titles and names of files are the caller's, and neutral.
//!
//! It does **not** protect a file once it is given: whoever holds it reads it, so pages say that before.
pub mod archive;
pub mod calendar;
pub mod document;
pub mod letter;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod redacted;
