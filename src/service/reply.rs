//! A member answers the reporter; the first answer acknowledges the report.
use super::{Error, Message, Service, case_file::add_words, session::Unlocked};
use crate::{
    domain::{act::verb, case::CompartmentKind, record::RecordBody},
    policy::Permit,
};

/// Adds a member's answer to the conversation; the reporter and the cell read it, and a person who chose mail is told that
/// something is there.
pub async fn reply(
    service: &Service,
    permit: Permit<verb::Reply>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        file.notify();
        file.append(CompartmentKind::Exchange, RecordBody::Reply(words))
    })
    .await
}
