//! Those who assess and the person write to each other, beside the cell and without it.
use super::reach::writing;
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        record::{RecordBody, Words},
        report::NARRATIVE_LIMIT,
    },
    policy::Permit,
    service::{Error, Message, Service, case_file::add_words, session::Unlocked},
};

/// Writes to the person.
pub async fn inquire(
    service: &Service,
    permit: Permit<verb::Inquire>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text]);
    writing(service, permit, (unlocked, request.as_deref()), |file| {
        file.append(CompartmentKind::InquiryExchange, RecordBody::Reply(Words::new(text.clone())))
    })
    .await
}

/// The person answers.
pub async fn respond(
    service: &Service,
    permit: Permit<verb::Respond>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    add_words(service, permit, (unlocked, message), |file, words| {
        file.check_party(unlocked)?;
        file.append(CompartmentKind::InquiryExchange, RecordBody::Message(words))
    })
    .await
}
