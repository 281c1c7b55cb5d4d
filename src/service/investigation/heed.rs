//! Whoever is kept out of what feeds an inquiry is kept out of the inquiry, and of the space of everybody heard in it.
//!
//! A person keeps somebody out where they can: in what they handed over. They know nothing of the inquiry it feeds, and have no
//! key of it. So whoever conducts it looks there each time: one of what feeds it that does not open for them means that they
//! are out, whatever keys they still have; and before anything is written those who are out are given no later key.
//!
//! In the same look one sees who took their agreement back. As long as the report is not filed, the pieces that came from them
//! are gone at once: neither shown, nor listed, nor given out, nor cited any more; their numbers stay. Once it is filed, they
//! stay as they were relied on. This is an `if` of the service, not a key: records are never taken out of a chain, and whoever
//! has an inquirer's keys together with a copy of the database still opens what the piece held, as they open what was handed
//! over. What somebody copied out in words of their own is theirs.
use std::collections::BTreeSet;

use super::feeding::fed;
use crate::{
    domain::{
        act::verb,
        case::{CompartmentKind, Reference},
        record::Exclusion,
    },
    ids::MemberId,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, is_kept_out, to_read},
        roster::Roll,
        session::Unlocked,
    },
    store::cases::CaseRow,
};

/// Who reads an inquiry and is kept out of what feeds it; the inquiry forgoes what was taken back. Refuses whoever asks, where
/// they are.
pub(crate) async fn kept_out(
    service: &Service,
    inquiry: &mut CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<BTreeSet<MemberId>, Error> {
    let mut out = BTreeSet::new();
    for fed in fed::<verb::Open>(service, inquiry, unlocked).await? {
        if fed.is_taken_back() {
            inquiry.forgo(fed.row.id);
        }
        let invited = inquiry.invited();
        let read = inquiry.readers.holders.iter().chain(&invited);
        out.extend(read.filter(|member| fed.is_excluded(member)));
    }
    Ok(out)
}

/// Whether a person keeps whoever looks at a list out of a line of it, who has a key that nobody replaced yet.
pub(crate) async fn is_closed(
    service: &Service,
    roll: &Roll,
    (case, kind): (&CaseRow, CompartmentKind),
    unlocked: &Unlocked,
) -> Result<bool, Error> {
    match kind {
        CompartmentKind::Assessment => is_kept_out(service, roll, case, unlocked).await,
        CompartmentKind::Inquiry => is_out(service, &case.reference, unlocked).await,
        _ => Ok(false),
    }
}

/// Whether whoever asks is kept out of what feeds an inquiry, whatever keys they still have of it.
async fn is_out(service: &Service, inquiry: &Reference, unlocked: &Unlocked) -> Result<bool, Error> {
    let looked = async {
        let about = (Who::Unlocked(unlocked), About::Case(inquiry));
        let permit = authorise::authorise::<verb::Open>(service, about.0, about.1).await?;
        let mut file = to_read(service, permit, unlocked).await?;
        kept_out(service, &mut file, unlocked).await
    };
    match Box::pin(looked).await {
        Err(Error::NotFound) => Ok(true),
        // What was altered is told where it is opened.
        Ok(_) | Err(Error::Broken(_)) => Ok(false),
        Err(error) => Err(error),
    }
}

/// Gives those who are out no later key of a file of the inquiry.
pub(crate) fn heed(file: &mut CaseFile<'_>, out: &BTreeSet<MemberId>) -> Result<(), Error> {
    for member in out {
        if file.reads(member) || file.invited().contains(member) {
            file.keep_out(*member, Exclusion::Cell)?;
        }
    }
    Ok(())
}
