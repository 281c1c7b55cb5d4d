//! A reporter writes to the cell.
use super::{Error, Message, Service, case_file::add_words, session::Unlocked};
use crate::{
    domain::{act::verb, case::CompartmentKind, record::RecordBody},
    policy::Permit,
};

/// Adds the person's words to their case.
pub async fn write(
    service: &Service,
    permit: Permit<verb::Write>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        file.append(CompartmentKind::Exchange, RecordBody::Message(words))
    })
    .await
}
