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
    ids::MemberId,
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{Author, CaseFile},
        session::Unlocked,
    },
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
    let (me, _) = unlocked.member()?;
    writing(service, permit, (unlocked, request.as_deref()), |file| {
        let ruling = Ruling { opening, reasons: reasons.clone() };
        // The same form twice says the same: the second is counted with the first.
        if seen.is_some_and(|stage| stage != file.row.stage) && !is_said(file, (me, &ruling)) {
            return Err(Error::Invalid(vec!["decided-meanwhile"]));
        }
        file.append(CompartmentKind::InquiryExchange, RecordBody::Ruled(ruling))
    })
    .await
}

/// Whether the last decision is this one, of the same member.
fn is_said(file: &CaseFile<'_>, (me, ruling): (MemberId, &Ruling)) -> bool {
    let drawer = file.drawer(CompartmentKind::InquiryExchange);
    let mut records = drawer.into_iter().flat_map(|drawer| drawer.records.iter().rev());
    let last = records.find_map(|record| match &record.entry.body {
        RecordBody::Ruled(last) => Some((record.author, last)),
        _ => None,
    });
    last == Some((Author::Member(me), ruling))
}
