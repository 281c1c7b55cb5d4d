//! A member writes for the cell alone; the reporter never holds this drawer's key.
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

/// Adds a note to the cell's own drawer, which is made if this is its first record.
pub async fn note(
    service: &Service,
    permit: Permit<verb::Note>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    on_case(service, permit, (unlocked, case_file::request(&message)), |file| {
        file.ensure_listening()?;
        file.append(CompartmentKind::Listening, RecordBody::Note(Words { text: text.clone() }))
    })
    .await
}
