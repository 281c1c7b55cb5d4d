//! A reporter writes to the cell; where they say that somebody is in danger now, whoever is on call is told at once.
use super::{
    Error, Message, Service,
    case_file::{add_words, on_case},
    session::Unlocked,
};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        record::{RecordBody, Words},
        report::NARRATIVE_LIMIT,
    },
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

/// The same, of somebody in danger now. The same form sent without saying so counts apart.
pub async fn write_in_danger(
    service: &Service,
    permit: Permit<verb::Write>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text, "danger"]);
    on_case(service, permit, (unlocked, request.as_deref()), |file| file.say_in_danger(Words::new(text.clone()))).await
}
