//! Letters and redacted copies become PDF where nobody's page waits for it.
//!
//! It keeps nothing and says nothing in the journal: whoever asks for a letter decides what is noted of it.
pub use crate::publish::{
    letter::{Around, Piece, Sheet, Stretch, sheet},
    redacted::Copy,
};

/// A letter as a PDF; nothing where it cannot be one: the same letter as a page stands in for it.
#[cfg(feature = "pdf")]
pub async fn paper(service: &super::Service, sheet: Sheet) -> Option<Vec<u8>> {
    let made = super::take_away::laid_out(service, move || crate::publish::pdf::letter(&sheet)).await;
    let why = match made {
        Ok(Ok(pdf)) => return Some(pdf),
        Ok(Err(error)) => error.to_string(),
        Err(error) => error.to_string(),
    };
    tracing::warn!(why, "a letter was made as a page instead");
    None
}
