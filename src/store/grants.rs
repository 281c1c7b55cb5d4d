//! Keys of drawers, each wrapped to one holder.
//!
//! A decoy is a row like any other: nothing here tells it from a key that opens.
use uuid::Uuid;

use super::{Error, Tx, codes};
use crate::{
    domain::{
        Coded,
        case::{CompartmentKind, HolderKind, Stage},
    },
    ids::{CaseId, CompartmentId, MemberId},
};

const INSERT: &str = "insert into grants (compartment, epoch, holder_kind, holder, wrapped, settled)
    values ($1, $2, $3, $4, $5, $6)";
// Somebody who comes back to a drawer may have rows of its earlier keys.
const PUT: &str = "insert into grants (compartment, epoch, holder_kind, holder, wrapped, settled)
    values ($1, $2, $3, $4, $5, $6)
    on conflict (compartment, holder_kind, holder, epoch) do update set wrapped = excluded.wrapped, settled = null";
// A case has few drawers and a member many grants: `cross join` tells SQLite to begin with the drawers.
const OF_HOLDER: &str = "select g.compartment, g.epoch, g.holder_kind, g.holder, g.wrapped, g.settled
    from compartments x cross join grants g
    where x.case_id = $1 and g.compartment = x.id and g.holder_kind = $2 and g.holder = $3
    order by g.compartment, g.epoch";
const HOLDERS: &str = "select holder_kind, holder from grants where compartment = $1 and epoch = $2
    order by holder_kind, holder";
const HOLDS_CURRENT: &str = "select count(*) from (select 1 as held
    from compartments x cross join grants g
    where x.case_id = $1 and g.compartment = x.id and g.epoch = x.epoch and g.holder_kind = $2 and g.holder = $3 limit 1) as once";
// Only beside the key it was made from: who read a key just before it was taken away brings nothing back.
const SETTLE: &str = "update grants set settled = $5
    where compartment = $1 and epoch = $2 and holder_kind = $3 and holder = $4 and wrapped = $6";
const REPLACE: &str = "update grants set wrapped = $5, settled = null
    where compartment = $1 and epoch = $2 and holder_kind = $3 and holder = $4";
const FORGET: &str = "delete from grants where compartment = $1";
const OF_COMPARTMENT: &str = "select compartment, epoch, holder_kind, holder, wrapped, settled from grants
    where compartment = $1 order by epoch, holder_kind, holder";
// Everybody who has a row beside a member's, for the present key of what they still hold; of each file, the drawers that say who
// reads it.
const BESIDE: &str = "select x.id, x.kind, c.stage, c.entity, o.holder
    from grants g cross join compartments x cross join cases c cross join grants o
    where g.holder_kind = 'member' and g.holder = $1 and x.id = g.compartment and x.epoch = g.epoch
        and x.kind in ('exchange', 'assessment', 'inquiry', 'decision', 'alert', 'heard')
        and c.id = x.case_id and c.stage not in ('notebook', 'withdrawn', 'closed')
        and o.compartment = x.id and o.epoch = x.epoch and o.holder_kind = 'member'";
const REMOVE: &str = "delete from grants where compartment = $1 and holder_kind = $2 and holder = $3";
const LEAVE_TO_CODES: &str = "delete from grants where compartment = $1 and holder_kind <> 'token'";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[
    INSERT,
    PUT,
    OF_HOLDER,
    HOLDERS,
    HOLDS_CURRENT,
    SETTLE,
    REPLACE,
    FORGET,
    OF_COMPARTMENT,
    REMOVE,
    LEAVE_TO_CODES,
    BESIDE,
];

/// The one a key is wrapped to: a member's identifier followed by zeroes, or the lookup of a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct HolderKey {
    /// What sort of holder.
    pub kind: HolderKind,
    /// Which one.
    pub holder: [u8; 32],
}

impl HolderKey {
    /// A member of the staff.
    #[must_use]
    pub fn member(id: MemberId) -> Self {
        Self { kind: HolderKind::Member, holder: padded(id) }
    }

    /// Recovery keys, by their identifier in the roster.
    #[must_use]
    pub fn recovery(id: MemberId) -> Self {
        Self { kind: HolderKind::Recovery, holder: padded(id) }
    }

    /// A person with a code.
    #[must_use]
    pub fn token(lookup: [u8; 32]) -> Self {
        Self { kind: HolderKind::Token, holder: lookup }
    }
}

fn padded(id: MemberId) -> [u8; 32] {
    let mut holder = [0; 32];
    for (to, from) in holder.iter_mut().zip(id.bytes()) {
        *to = from;
    }
    holder
}

/// The key of one drawer and epoch, for one holder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantRow {
    /// The drawer.
    pub compartment: CompartmentId,
    /// Which of its keys.
    pub epoch: u32,
    /// For whom.
    pub holder: HolderKey,
    /// The wrapped key, sealed.
    pub wrapped: Vec<u8>,
    /// The holder's own quick copy, sealed, once they have opened the wrapped one.
    pub settled: Option<Vec<u8>>,
}

type Columns = (Uuid, i64, String, Vec<u8>, Vec<u8>, Option<Vec<u8>>);

/// Writes keys; [`Error::Conflict`] when a holder has one already.
pub async fn insert_many(tx: &mut Tx, grants: &[GrantRow]) -> Result<(), Error> {
    write(tx, INSERT, grants).await
}

/// Writes keys, each in place of the one that the holder may have had.
pub async fn put_many(tx: &mut Tx, grants: &[GrantRow]) -> Result<(), Error> {
    write(tx, PUT, grants).await
}

async fn write(tx: &mut Tx, statement: &'static str, grants: &[GrantRow]) -> Result<(), Error> {
    for grant in grants {
        on!(&mut *tx, |c| sqlx::query(statement)
            .bind(grant.compartment.uuid())
            .bind(i64::from(grant.epoch))
            .bind(grant.holder.kind.code())
            .bind(grant.holder.holder.as_slice())
            .bind(&grant.wrapped)
            .bind(&grant.settled)
            .execute(c)
            .await
            .map(drop)?);
    }
    Ok(())
}

/// Every key a holder has in a case: all drawers, all epochs.
pub async fn of_holder(tx: &mut Tx, case: CaseId, holder: &HolderKey) -> Result<Vec<GrantRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_HOLDER)
        .bind(case.uuid())
        .bind(holder.kind.code())
        .bind(holder.holder.as_slice())
        .fetch_all(c)
        .await?);
    rows.into_iter().map(row).collect()
}

fn row((compartment, epoch, kind, holder, wrapped, settled): Columns) -> Result<GrantRow, Error> {
    Ok(GrantRow {
        compartment: compartment.into(),
        epoch: codes::number(epoch)?,
        holder: HolderKey { kind: codes::coded(&kind)?, holder: codes::digest(holder)? },
        wrapped,
        settled,
    })
}

/// Every key of a drawer: all holders, all epochs.
pub async fn of_compartment(tx: &mut Tx, compartment: CompartmentId) -> Result<Vec<GrantRow>, Error> {
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(OF_COMPARTMENT).bind(compartment.uuid()).fetch_all(c).await?);
    rows.into_iter().map(row).collect()
}

/// Everybody who has a row for this key, decoys included.
pub async fn holders(tx: &mut Tx, compartment: CompartmentId, epoch: u32) -> Result<Vec<HolderKey>, Error> {
    let rows: Vec<(String, Vec<u8>)> =
        on!(tx, |c| sqlx::query_as(HOLDERS).bind(compartment.uuid()).bind(i64::from(epoch)).fetch_all(c).await?);
    let row = |(kind, holder): (String, Vec<u8>)| {
        Ok(HolderKey { kind: codes::coded(&kind)?, holder: codes::digest(holder)? })
    };
    rows.into_iter().map(row).collect()
}

/// Whether the holder has a row, decoy or not, for the present key of any drawer of a case.
pub async fn holds_current(tx: &mut Tx, case: CaseId, holder: &HolderKey) -> Result<bool, Error> {
    let held: i64 = on!(tx, |c| sqlx::query_scalar(HOLDS_CURRENT)
        .bind(case.uuid())
        .bind(holder.kind.code())
        .bind(holder.holder.as_slice())
        .fetch_one(c)
        .await?);
    Ok(held > 0)
}

/// Keeps the holder's quick copy of a key as it was read; says whether that key is still there.
pub async fn settle(tx: &mut Tx, read: &GrantRow, settled: &[u8]) -> Result<bool, Error> {
    let written = on!(tx, |c| sqlx::query(SETTLE)
        .bind(read.compartment.uuid())
        .bind(i64::from(read.epoch))
        .bind(read.holder.kind.code())
        .bind(read.holder.holder.as_slice())
        .bind(settled)
        .bind(&read.wrapped)
        .execute(c)
        .await?
        .rows_affected());
    Ok(written == 1)
}

/// Puts another wrapped key in place (a decoy for one that opened) and forgets the quick copy; says whether the row is
/// there.
pub async fn replace(
    tx: &mut Tx,
    compartment: CompartmentId,
    epoch: u32,
    holder: &HolderKey,
    wrapped: &[u8],
) -> Result<bool, Error> {
    let written = on!(tx, |c| sqlx::query(REPLACE)
        .bind(compartment.uuid())
        .bind(i64::from(epoch))
        .bind(holder.kind.code())
        .bind(holder.holder.as_slice())
        .bind(wrapped)
        .execute(c)
        .await?
        .rows_affected());
    Ok(written == 1)
}

/// Somebody who has a row of a drawer's present key, beside a member who has one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The drawer.
    pub compartment: CompartmentId,
    /// What it holds.
    pub kind: CompartmentKind,
    /// Where its file stands.
    pub stage: Stage,
    /// Code of the entity of its file.
    pub entity: String,
    /// Who, the member included.
    pub holder: MemberId,
}

/// Everybody who has a row beside a member's, in each drawer that says who reads a file.
pub async fn beside(tx: &mut Tx, member: MemberId) -> Result<Vec<Beside>, Error> {
    let own = padded(member);
    let rows: Vec<(Uuid, String, String, String, Vec<u8>)> =
        on!(tx, |c| sqlx::query_as(BESIDE).bind(own.as_slice()).fetch_all(c).await?);
    let row = |(compartment, kind, stage, entity, holder): (Uuid, String, String, String, Vec<u8>)| {
        let (id, _) = holder.split_first_chunk::<16>().ok_or(Error::Corrupt)?;
        Ok(Beside {
            compartment: compartment.into(),
            kind: codes::coded(&kind)?,
            stage: codes::coded(&stage)?,
            entity,
            holder: MemberId::from_bytes(*id),
        })
    };
    rows.into_iter().map(row).collect()
}

/// Nobody but whoever has a code keeps a key of a drawer.
pub async fn leave_to_codes(tx: &mut Tx, compartment: CompartmentId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(LEAVE_TO_CODES).bind(compartment.uuid()).execute(c).await.map(drop)?);
    Ok(())
}

/// A holder has no key of a drawer any more, of none of its epochs.
pub async fn remove(tx: &mut Tx, compartment: CompartmentId, holder: &HolderKey) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(REMOVE)
        .bind(compartment.uuid())
        .bind(holder.kind.code())
        .bind(holder.holder.as_slice())
        .execute(c)
        .await
        .map(drop)?);
    Ok(())
}

/// Nobody has a key of a drawer any more.
pub async fn forget(tx: &mut Tx, compartment: CompartmentId) -> Result<(), Error> {
    on!(tx, |c| sqlx::query(FORGET).bind(compartment.uuid()).execute(c).await.map(drop)?);
    Ok(())
}
