//! The report is filed: whatever was said where somebody was heard stays as it is, and each of them can still read it.
use std::collections::BTreeSet;

use crate::{
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, Stage},
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, to_read},
        investigation::{heed, kept_out, opened},
        session::Unlocked,
    },
};

/// Closes the space of everybody heard in an inquiry.
///
/// Whoever files the report does it in the same moment: see [`closing`].
pub async fn close_hearings(service: &Service, permit: Permit<verb::Open>, unlocked: &Unlocked) -> Result<(), Error> {
    let mut inquiry = to_read(service, permit, unlocked).await?;
    let out = kept_out(service, &mut inquiry, unlocked).await?;
    for (space, act) in closing(service, &inquiry, (unlocked, &out)).await? {
        space.commit(act, None).await?;
    }
    Ok(())
}

/// Prepares to close the space of everybody heard in an inquiry; whoever files its report commits it along. Those who are out of
/// it have no key of what closes it.
pub(crate) async fn closing<'a>(
    service: &'a Service,
    inquiry: &CaseFile<'_>,
    (unlocked, out): (&'a Unlocked, &BTreeSet<MemberId>),
) -> Result<Vec<(CaseFile<'a>, Act)>, Error> {
    let mut all = Vec::new();
    for heard in inquiry.heard() {
        let mut file = opened::<verb::Open>(service, &heard.space, unlocked).await?;
        if file.row.stage == Stage::HeardClosed {
            continue;
        }
        let about = About::Case(&file.row.reference);
        authorise::<verb::CloseHearing>(service, Who::Unlocked(unlocked), about).await?;
        heed(&mut file, out)?;
        file.append(CompartmentKind::Heard, RecordBody::HearingClosed)?;
        file.advance(Act::CloseHearing)?;
        all.push((file, Act::CloseHearing));
    }
    Ok(all)
}
