//! Rounds: members are told at set hours that something waits, once, whatever it is and however much.
//!
//! An act leaves a mark for each member whom it concerns, in its own transaction. At the member's next hour the marks become
//! one notice, in one transaction that leaves none of them. So what leaves, and when, is the same whatever was done since the
//! hour before, by whom and in which order. It needs no key of a case. It does **not** know whether the member has looked since;
//! whoever wrote in the same file has.
use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, mark_of, minute, put, tag, to_member};
use crate::{
    crypto::{padding, seal},
    domain::{absence::State, roster::RosterEntry},
    ids::{CaseId, MemberId, NoticeId},
    service::{
        Error, Service,
        roster::{self, Roll},
    },
    store::{self, Tx, marks::MarkRow},
};

/// What every seal is bound to, before its row.
const CONTEXT: &[u8] = b"recueil/v1/outbox/mark";
/// Every mark has one size.
const FLOOR: usize = 128;
/// Marks opened at a time.
const OPENED: u32 = 1_000;

/// Whom to tell, and from which minute on, counted from the Unix epoch.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Mark {
    member: String,
    due: i64,
}

/// Leaves a mark for each of these members, for their next hour: what was done to a file concerns them.
pub(crate) async fn mark(
    service: &Service,
    tx: &mut Tx,
    roll: &Roll,
    (case, members): (CaseId, &BTreeSet<MemberId>),
) -> Result<(), Error> {
    for member in members {
        leave(service, tx, roll, (mark_of(service, *member, case), *member)).await?;
    }
    Ok(())
}

/// Leaves a mark of this name for a member, for their next hour.
pub(super) async fn leave(
    service: &Service,
    tx: &mut Tx,
    roll: &Roll,
    (id, member): (NoticeId, MemberId),
) -> Result<(), Error> {
    let Some(due) = roll.roster.entry(&member).and_then(|entry| next(service, entry)) else { return Ok(()) };
    let said = Mark { member: member.to_string(), due };
    let body = serde_json::to_vec(&said).map_err(|_| Error::Internal("mark"))?;
    let padded = padding::pad(body, FLOOR);
    let sealed = seal::seal(&service.host().outbox(), &context(id), &padded, &mut service.entropy());
    // One that stands there is due before.
    Ok(store::marks::put(tx, &MarkRow { id, sealed }).await?)
}

/// Whoever writes in a file has looked at it: they are told of nothing that was there before.
pub(crate) async fn seen(service: &Service, tx: &mut Tx, (case, member): (CaseId, MemberId)) -> Result<(), Error> {
    Ok(store::marks::forget(tx, mark_of(service, member, case)).await?)
}

/// The minute of a member's next hour, at whichever of their places it comes first; nothing where there are no hours.
fn next(service: &Service, entry: &RosterEntry) -> Option<i64> {
    let organisation = &service.rules().organisation;
    let now = service.clock().now();
    organisation.mail_hours.hours().first()?;
    let of = |entity: &str| organisation.hours(entity).next_round(now, &organisation.mail_hours);
    let first = entry.posts.iter().filter_map(|post| of(&post.entity)).min();
    // A place that never opens keeps nobody from knowing.
    Some(first.unwrap_or(now).as_second().div_euclid(60))
}

fn context(id: NoticeId) -> Vec<u8> {
    [CONTEXT, &id.bytes()].concat()
}

fn read(service: &Service, row: &MarkRow) -> Result<Mark, Error> {
    let opened = seal::open(&service.host().outbox(), &context(row.id), &row.sealed)?;
    serde_json::from_slice(&padding::unpad(opened.to_vec())?).map_err(|_| Error::Broken("mark"))
}

/// The marks that are due; those that cannot be read too, which nothing is told of.
async fn due(service: &Service, tx: &mut Tx) -> Result<Vec<(MarkRow, Option<MemberId>)>, Error> {
    let (mut found, mut after, now) = (Vec::new(), None, minute(service));
    loop {
        let rows = store::marks::after(tx, after, OPENED).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = Some(last.id);
        for row in rows {
            match read(service, &row) {
                Ok(mark) if mark.due > now => {}
                Ok(mark) => found.push((row, mark.member.parse().ok())),
                Err(_) => found.push((row, None)),
            }
        }
    }
}

/// Makes one notice for each member of the marks that are due; says how many members are told.
pub async fn batch(service: &Service) -> Result<u64, Error> {
    if !service.writes_outside() {
        return Ok(0);
    }
    // Most minutes nothing is due: looked at before anybody has to wait.
    let mut tx = service.store().read().await?;
    let is_time = !due(service, &mut tx).await?.is_empty();
    drop(tx);
    if !is_time {
        return Ok(0);
    }
    let mut tx = service.store().begin().await?;
    let mut told: BTreeMap<MemberId, BTreeSet<String>> = BTreeMap::new();
    for (row, member) in due(service, &mut tx).await? {
        // Taken by another process meanwhile, that one tells.
        if store::marks::take(&mut tx, &row).await?
            && let Some(member) = member
        {
            told.entry(member).or_default().insert(tag(row.id));
        }
    }
    let mut count = 0_u64;
    for (member, about) in told {
        if is_reached(service, &mut tx, member).await? {
            put(service, &mut tx, to_member(Kind::Waiting, &member.to_string(), Some(about))).await?;
            count = count.saturating_add(1);
        }
    }
    tx.commit().await?;
    Ok(count)
}

/// Whether a member is told of what waits: they are of the roster, and nobody stands in for them today.
pub(super) async fn is_reached(service: &Service, tx: &mut Tx, member: MemberId) -> Result<bool, Error> {
    let (roll, today) = (roster::current(service, tx).await?, service.today());
    let absences = store::absences::since(tx, today).await?;
    let is_stood_in_for = absences.iter().any(|one| one.member == member && one.state(today) == State::InEffect);
    Ok(is_there(&roll, member) && !is_stood_in_for)
}

/// Whether a member has something to read at all: a place on the roster, and a post that is not kept from every case.
pub(super) fn is_there(roll: &Roll, member: MemberId) -> bool {
    let entry = roll.roster.entry(&member);
    entry.is_some_and(|entry| entry.posts.iter().any(|post| !post.role.never_sees_a_case()))
}
