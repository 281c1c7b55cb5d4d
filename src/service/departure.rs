//! Whether a file would be left that nobody reads any more, were a membership ended or a post taken away.
//!
//! It is told from rows alone, as whoever runs the machine sees them, so that a coordinator who reads none of it can be told: who
//! has a row of the present key of each file, and whether the roster lets them have it. It says neither which file nor how many.
//! A decoy is a row like any other: where somebody is kept out, it may say too little. Recovery keys are nobody who reads.
use std::collections::BTreeMap;

use super::{
    Error, Service,
    roster::{self, Roll},
};
use crate::{
    domain::{act::verb, conflict, roster::RosterEntry},
    ids::{CompartmentId, MemberId},
    policy::Permit,
    store::{self, Tx, grants::Beside},
};

/// The code of the refusal.
const LEFT: &str = "leaves-unread";

/// Whether ending a membership would leave such a file.
pub async fn leaves_unread(service: &Service, _: &Permit<verb::Revoke>, member: MemberId) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    is_left(service, &mut tx, (&roll, member, None)).await
}

/// Refuses to leave such a file, unless whoever asks was told and takes it upon themselves. `after` is what the member would still
/// be.
pub(crate) async fn check(
    service: &Service,
    tx: &mut Tx,
    (roll, member, after): (&Roll, MemberId, Option<&RosterEntry>),
    is_accepted: bool,
) -> Result<(), Error> {
    if is_accepted || !is_left(service, tx, (roll, member, after)).await? {
        return Ok(());
    }
    Err(Error::Invalid(vec![LEFT]))
}

async fn is_left(
    service: &Service,
    tx: &mut Tx,
    (roll, member, after): (&Roll, MemberId, Option<&RosterEntry>),
) -> Result<bool, Error> {
    let Some(now) = roll.roster.entry(&member) else { return Ok(false) };
    let mut files: BTreeMap<CompartmentId, (Beside, Vec<MemberId>)> = BTreeMap::new();
    for row in store::grants::beside(tx, member).await? {
        let holder = row.holder;
        files.entry(row.compartment).or_insert_with(|| (row, Vec::new())).1.push(holder);
    }
    Ok(files.values().any(|(file, holders)| {
        let of = (&service.rules().organisation, file.entity.as_str());
        let reads = |entry: &RosterEntry| conflict::may_hold_at(file.stage, file.kind, entry, of);
        let others = || holders.iter().filter(|id| **id != member).filter_map(|id| roll.roster.entry(id));
        let is_whole = file.kind == file.stage.word_stands_in();
        is_whole && reads(now) && !after.is_some_and(reads) && !others().any(reads)
    }))
}
