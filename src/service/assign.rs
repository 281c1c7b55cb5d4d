//! A coordinator says who takes care of a case; a member who had no key is given one.
use super::{Error, Service, case_file::on_case, session::Unlocked};
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
    on_case(service, permit, (unlocked, None), |file| {
        if !file.may_read(&member) || file.is_excluded(&member) {
            return Err(Error::Invalid(vec!["not-eligible"]));
        }
        let is_new = file.admit(member);
        file.ensure_listening()?;
        for kind in CompartmentKind::OF_THE_CELL {
            if file.drawer(*kind).is_some() {
                file.grant(*kind, member)?;
            }
        }
        if is_new {
            let readers = file.readers.clone();
            file.append(CompartmentKind::Exchange, RecordBody::Readers(readers))?;
        }
        file.append(CompartmentKind::Listening, RecordBody::Assigned(Assigned { member }))
    })
    .await
}
