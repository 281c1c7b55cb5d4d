//! Why a use case did not happen; `web::error` turns it once into a page.

use crate::domain::draft::Problem;

/// Why a use case did not happen.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is no such thing, or not for this person: the two answers are the same.
    #[error("not found")]
    NotFound,
    /// Nobody is signed in, or the session has ended.
    #[error("signed out")]
    SignedOut,
    /// The person withdrew the case, and asks for something that has ended with it.
    #[error("withdrawn")]
    Withdrawn,
    /// The code was seen by others: it must be changed before anything is shown.
    #[error("code to be changed")]
    Handed,
    /// Somebody changed the same thing at the same time, several times over.
    #[error("changed meanwhile")]
    Conflict,
    /// No verified reader: nothing can be received.
    #[error("no verified reader")]
    Closed,
    /// What was typed cannot be taken as it is; the codes name sentences `problem-<code>`.
    #[error("invalid input")]
    Invalid(Vec<&'static str>),
    /// Answers of the form that cannot be taken as they are.
    #[error("invalid draft")]
    Draft(Vec<Problem>),
    /// Something stored does not verify: altered, moved, cut or forged.
    #[error("integrity: {0}")]
    Broken(&'static str),
    /// The store failed.
    #[error(transparent)]
    Store(#[from] crate::store::Error),
    /// A sealed format could not be made or read.
    #[error(transparent)]
    Crypto(#[from] crate::crypto::Error),
    /// Something that must not happen did; the word says where.
    #[error("internal: {0}")]
    Internal(&'static str),
}
