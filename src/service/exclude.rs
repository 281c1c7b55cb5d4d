//! A coordinator takes a member off a case: new keys for the others, decoys for the one who leaves, no name in the clear.
//!
//! Every holder's rows change in the same way, so that copies of the database from before and after do not tell whose
//! turned into decoys. What the member has read they may have kept.
use super::{
    Error, Service,
    case_file::{Change, on_case},
    session::Unlocked,
};
use crate::{
    domain::{
        act::verb,
        case::CompartmentKind,
        record::{Exclusion, RecordBody},
    },
    ids::MemberId,
    policy::Permit,
};

/// Takes a member off the case. Refused when nobody else would be left to read it.
pub async fn exclude(
    service: &Service,
    permit: Permit<verb::Exclude>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    // Whoever excludes hands out the new keys; nobody accepts them from somebody excluded.
    if unlocked.member()?.0 == member {
        return Err(Error::Invalid(vec!["not-oneself"]));
    }
    on_case(service, permit, (unlocked, None), |file| {
        if file.is_excluded(&member) {
            return Err(Error::Invalid(vec!["already-excluded"]));
        }
        file.readers.excluded.insert(member, Exclusion::Cell);
        let left = file.drawer(CompartmentKind::Exchange).map_or(0, |drawer| {
            let reads = |id: &MemberId| file.reads(id);
            drawer.members().filter(reads).count()
        });
        if left == 0 {
            return Err(Error::Invalid(vec!["nobody-left"]));
        }
        for kind in CompartmentKind::OF_THE_CELL {
            // One that does not open would keep its key for whoever leaves.
            if file.drawer(*kind).is_none() && file.has_drawer(*kind) {
                return Err(Error::Broken("drawer"));
            }
            if file.drawer(*kind).is_some() {
                file.rotate(*kind, &Change::default())?;
                file.wrap_earlier_again(*kind)?;
            }
        }
        file.readers.epochs = file.drawers.iter().map(|drawer| (drawer.id, drawer.epoch)).collect();
        let readers = file.readers.clone();
        file.append(CompartmentKind::Exchange, RecordBody::Readers(readers))
    })
    .await
}
