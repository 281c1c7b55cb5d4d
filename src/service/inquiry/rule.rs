//! Whoever assesses decides whether there is an inquiry, or says what is needed first: always with reasons, which the
//! person reads as they were written. Who listened to the case decides nothing of it.
use super::reach::writing;
use crate::{
    domain::{
        act::Verb,
        case::{CompartmentKind, Stage},
        inquiry::{Opening, Ruling},
        record::RecordBody,
        report::NARRATIVE_LIMIT,
    },
    policy::Permit,
    service::{Error, Message, Service, session::Unlocked},
};

/// Decides as the verb says: opens an inquiry, opens none, or asks for more. Refused where somebody else decided since it was shown
/// to whoever decides: `seen` is the stage they were shown, nothing where they were shown none.
pub async fn rule<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    (message, seen): (Message, Option<Stage>),
) -> Result<(), Error> {
    let opening = Opening::of(V::ACT).ok_or(Error::NotFound)?;
    let reasons = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&reasons]);
    writing(service, permit, (unlocked, request.as_deref()), |file| {
        if seen.is_some_and(|stage| stage != file.row.stage) {
            return Err(Error::Invalid(vec!["decided-meanwhile"]));
        }
        let ruling = Ruling { opening, reasons: reasons.clone() };
        file.append(CompartmentKind::InquiryExchange, RecordBody::Ruled(ruling))
    })
    .await
}
