//! The professional answers.
use crate::{
    domain::{act::verb, case::CompartmentKind, record::RecordBody},
    policy::Permit,
    service::{Error, Message, Service, case_file::add_words, session::Unlocked},
};

/// Adds an answer to the conversation; the person alone reads it.
pub async fn advise(
    service: &Service,
    permit: Permit<verb::Advise>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        if file.is_left() {
            return Err(Error::Invalid(vec!["conversation-left"]));
        }
        file.append(CompartmentKind::Counsel, RecordBody::Reply(words))
    })
    .await
}
