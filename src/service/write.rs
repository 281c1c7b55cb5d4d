//! A reporter writes to the cell.
use super::{
    Error, Message, Service,
    case_file::{self, on_case},
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
    let text = message.checked(NARRATIVE_LIMIT)?;
    on_case(service, permit, (unlocked, case_file::request(&message)), |file| {
        file.append(CompartmentKind::Exchange, RecordBody::Message(Words { text: text.clone() }))
    })
    .await
}
