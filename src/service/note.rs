//! A member writes for the cell alone; the reporter never holds this drawer's key.
use super::{Error, Message, Service, case_file::add_words, session::Unlocked};
use crate::{
    domain::{act::verb, case::CompartmentKind, record::RecordBody},
    policy::Permit,
};

/// Adds a note to the cell's own drawer, which is made if this is its first record.
pub async fn note(
    service: &Service,
    permit: Permit<verb::Note>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        file.ensure_listening()?;
        file.append(CompartmentKind::Listening, RecordBody::Note(words))
    })
    .await
}
