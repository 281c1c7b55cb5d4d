//! A coordinator says who takes care of a case; a member who had no key is given one.
use super::{
    Error, Service,
    case_file::{CaseFile, on_case},
    session::Unlocked,
};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        record::{Assigned, RecordBody},
    },
    ids::MemberId,
    policy::Permit,
};

/// Puts a member in charge. Somebody who may not receive for this entity, or was taken off the case, is refused.
pub async fn assign(
    service: &Service,
    permit: Permit<verb::Assign>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| give(file, member, member)).await
}

/// Gives a case to whoever stands in for somebody; puts them in charge, unless somebody else is who stays.
pub(crate) async fn stand_in(
    service: &Service,
    permit: Permit<verb::Assign>,
    unlocked: &Unlocked,
    (absent, stand_in): (MemberId, MemberId),
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        let stays = file.in_charge().map(|assigned| assigned.member).filter(|member| *member != absent);
        give(file, stand_in, stays.unwrap_or(stand_in))
    })
    .await
}

/// A key for `reader`, and `in_charge` at the head.
fn give(file: &mut CaseFile<'_>, reader: MemberId, in_charge: MemberId) -> Result<(), Error> {
    if !file.may_read(&reader) || file.is_excluded(&reader) {
        return Err(Error::Invalid(vec!["not-eligible"]));
    }
    let is_new = file.admit(reader);
    file.ensure_listening()?;
    for kind in CompartmentKind::OF_THE_CELL {
        if file.drawer(*kind).is_some() {
            file.grant(*kind, reader)?;
        }
    }
    if is_new {
        let readers = file.readers.clone();
        file.append(CompartmentKind::Exchange, RecordBody::Readers(readers))?;
    }
    file.append(CompartmentKind::Listening, RecordBody::Assigned(Assigned { member: in_charge }))
}
