//! What was done of a case, as its journal says it: who, by function, which day; and the dates promised, kept or not.
//!
//! The person reads what an auditor reads, and nothing else is written for them: a line that is not in the journal is not
//! here. What the person did enters at night.
//!
//! One silence: what leads to handing over without the person's agreement is not here before they are told of it, and stays
//! out where nothing went. Then it is, each act under its day. The notices say so.
use std::str::FromStr as _;

use super::{
    Error, Service,
    case_file::{CaseFile, to_read},
    follow_up::named,
    journal,
    session::Unlocked,
    view::{Dated, Ledger, LedgerLine},
};
use crate::{
    domain::{
        act::{Act, verb},
        case::Reference,
    },
    ids::MemberId,
    policy::Permit,
    store::{self, Tx, deadlines::DeadlineRow, journal::JournalRow},
};

/// The ledger of the person's own case, newest first.
pub async fn ledger(service: &Service, permit: Permit<verb::FollowUp>, unlocked: &Unlocked) -> Result<Ledger, Error> {
    of(service, &to_read(service, permit, unlocked).await?).await
}

/// The ledger of a case that is open, and of what was handed over from it.
pub(crate) async fn of(service: &Service, file: &CaseFile<'_>) -> Result<Ledger, Error> {
    let with_names = service.rules().organisation.publish_names;
    let mut tx = service.store().read().await?;
    let mut rows = store::journal::about(&mut tx, file.row.reference.as_str()).await?;
    // What was handed over is read and decided on elsewhere: the person is told of that too.
    for passed in file.passed() {
        rows.extend(store::journal::about(&mut tx, &passed.inquiry).await?);
    }
    let dates = dates(service, &mut tx, file).await?;
    drop(tx);
    rows.retain(|row| journal::ours(service, row.clone()).is_ok());
    rows.sort_by_key(|row| row.sequence);
    keep_silent(&mut rows);
    let mut lines: Vec<LedgerLine> = rows.into_iter().rev().map(|row| line(file, &row, with_names)).collect();
    // Reporters' acts enter a night later than members'.
    lines.sort_by_key(|line| std::cmp::Reverse(line.day));
    Ok(Ledger { lines, dates })
}

/// The dates promised, of what was handed over too.
async fn dates(service: &Service, tx: &mut Tx, file: &CaseFile<'_>) -> Result<Vec<Dated>, Error> {
    let deadlines = &service.rules().deadlines;
    let dated = |rows: &[DeadlineRow], of: Option<&Reference>| -> Vec<Dated> {
        let promised = rows.iter().filter(|row| deadlines.is_promised(row.code));
        promised.map(|row| Dated { code: row.code, due: row.due, done: row.done, of: of.cloned() }).collect()
    };
    let mut all = dated(&file.deadlines, None);
    for passed in file.passed() {
        let rows = store::deadlines::of_case(tx, passed.file).await?;
        all.extend(dated(&rows, Reference::parse(&passed.inquiry).ok().as_ref()));
    }
    Ok(all)
}

/// Leaves out what the person is not told yet: all that comes after the last time they were told something of the kind.
///
/// One is under way at a time, so whatever comes before is of what they know, or of what came to nothing before that.
fn keep_silent(rows: &mut Vec<JournalRow>) {
    let tells = |row: &JournalRow| matches!(row.act, Act::HandOverWithout | Act::Tell);
    let told = rows.iter().rev().find(|row| tells(row)).map(|row| row.sequence);
    let is_silent =
        |act| matches!(act, Act::Except | Act::ObjectToException | Act::HandOverUntold | Act::PutOffTelling);
    // An inquiry's journal says of itself that the person is told: the same act, told once.
    let is_twice = |row: &JournalRow| {
        let subject = row.subject.as_deref().and_then(|subject| Reference::parse(subject).ok());
        row.act == Act::Tell && subject.is_some_and(|subject| subject.family().is_handed_over())
    };
    rows.retain(|row| !is_twice(row) && (!is_silent(row.act) || told.is_some_and(|told| row.sequence < told)));
}

fn line(file: &CaseFile<'_>, row: &JournalRow, with_names: bool) -> LedgerLine {
    let who = member(row).map(|member| named(&file.roll, &member, with_names));
    let subject = row.subject.as_deref().and_then(|subject| Reference::parse(subject).ok());
    LedgerLine { day: row.day, act: row.act, who, of: subject.filter(|subject| *subject != file.row.reference) }
}

/// The member an entry names after their role; nobody where the person acted.
fn member(row: &JournalRow) -> Option<MemberId> {
    let (_, member) = row.actor.split_once(' ')?;
    MemberId::from_str(member).ok()
}
