//! Conversations with a professional bound by secrecy, as their holder lists them.
//!
//! A row for the holder says nothing yet: whether it opens is for their keys to tell.
use uuid::Uuid;

use super::{Error, Tx, codes, grants::HolderKey};
use crate::{
    clock::Day,
    domain::record::RecordKind,
    ids::{CaseId, CompartmentId},
};

const OF: &str = "select x.case_id, x.id, x.epoch, r.day, r.kind,
        (select count(*) from grants h cross join tokens t where h.compartment = x.id and h.epoch = x.epoch
            and h.holder_kind = 'token' and t.lookup = h.holder and t.ended_day is null) as read_by
    from grants g cross join compartments x cross join records r
    where g.holder = $1 and g.holder_kind = $2 and x.id = g.compartment and x.epoch = g.epoch and x.kind = 'counsel'
        and r.compartment = x.id and r.sequence = (select max(s.sequence) from records s
            where s.compartment = x.id and s.kind in ('message', 'reply'))
    order by r.day desc, x.case_id limit $3";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[OF];

/// A conversation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Conversation {
    /// The case it is part of.
    pub case: CaseId,
    /// Its drawer.
    pub compartment: CompartmentId,
    /// The key that serves now.
    pub epoch: u32,
    /// The day of the last word.
    pub day: Day,
    /// Whose it was: a message of the person, or a reply.
    pub last: RecordKind,
    /// The code it was begun under was lost: nobody reads an answer.
    pub left: bool,
}

/// The conversations for which a holder has a row, the latest first.
pub async fn of(tx: &mut Tx, holder: &HolderKey, limit: u32) -> Result<Vec<Conversation>, Error> {
    let rows: Vec<(Uuid, Uuid, i64, String, String, i64)> = on!(tx, |c| sqlx::query_as(OF)
        .bind(holder.holder.as_slice())
        .bind(crate::domain::Coded::code(holder.kind))
        .bind(i64::from(limit))
        .fetch_all(c)
        .await?);
    let row = |(case, compartment, epoch, day, last, read_by): (Uuid, Uuid, i64, String, String, i64)| {
        Ok(Conversation {
            case: case.into(),
            compartment: compartment.into(),
            epoch: codes::number(epoch)?,
            day: codes::day(&day)?,
            last: codes::coded(&last)?,
            left: read_by == 0,
        })
    };
    rows.into_iter().map(row).collect()
}
