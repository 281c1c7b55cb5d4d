//! A member answers the reporter; the first answer acknowledges the report.
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

/// Adds a member's answer to the conversation; the reporter and the cell read it.
pub async fn reply(
    service: &Service,
    permit: Permit<verb::Reply>,
    unlocked: &Unlocked,
    message: Message,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    on_case(service, permit, (unlocked, case_file::request(&message)), |file| {
        file.append(CompartmentKind::Exchange, RecordBody::Reply(Words { text: text.clone() }))
    })
    .await
}
