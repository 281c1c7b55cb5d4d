//! Dates: members are told that one comes near, is there, or is past, by the same neutral notice as of all else.
//!
//! Whoever acts in a file knows who reads it, and says so under the host secret beside each date that is owed there: of one file
//! and one thing owed, one reminder. On its days it becomes marks, which make one notice at each member's next hour with whatever
//! else waits (see [`super::rounds`]). It goes in the transaction in which the date is kept, dropped or moved, and is written
//! again when the readers change; one of a date that is owed no more tells nothing. Members kept out, and those whose key is a
//! decoy, stand there as nobody, so that its size says nothing of them.
//!
//! When a date is past by as much as the rules say, those above are told too, whom the file does not keep out: they see of which
//! entity, and since when, and nothing else.
//!
//! It does **not** hide from whoever holds both the database and the host secret who is told of what; nor does it learn of
//! somebody kept out of one file before whoever acts in another heeds it there.
use std::collections::{BTreeMap, BTreeSet};

use super::rounds;
use crate::{
    clock::Day,
    crypto::{padding, seal, secret::Secret},
    domain::{
        Coded,
        conflict::roles_over,
        deadline::{Bell, DeadlineCode},
        role::Role,
        steering::Lateness,
    },
    ids::{CaseId, MemberId, NoticeId},
    service::{
        Error, Service,
        roster::{self, Roll},
    },
    store::{self, Tx, deadlines::DeadlineRow, reminders::ReminderRow},
};

/// What every seal is bound to, before its row.
const CONTEXT: &[u8] = b"recueil/v1/outbox/reminder";
/// Every reminder of a cell of usual size has one size.
const FLOOR: usize = 1_024;
/// Reminders looked at in one transaction.
const TURN: u32 = 100;

/// What is owed in a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Owed {
    /// The file.
    pub(crate) case: CaseId,
    /// What.
    pub(crate) code: DeadlineCode,
    /// By when.
    pub(crate) due: Day,
}

/// Who is told; nobody, for each who is not, so that there are always as many.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Whom {
    /// Those who can do it.
    pub(crate) readers: Vec<Option<MemberId>>,
    /// Those who are told when it was not done.
    pub(crate) above: Vec<Option<MemberId>>,
}

#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Reminder {
    case: String,
    code: String,
    due: Day,
    /// Days that are still to come.
    bells: Vec<Bell>,
    readers: Vec<String>,
    above: Vec<String>,
}

impl Reminder {
    fn owed(&self) -> Option<Owed> {
        Some(Owed { case: self.case.parse().ok()?, code: DeadlineCode::from_code(&self.code).ok()?, due: self.due })
    }

    fn members(&self) -> BTreeSet<MemberId> {
        self.readers.iter().chain(&self.above).filter_map(|member| somebody(member)).collect()
    }

    fn day(&self) -> Option<Day> {
        self.bells.first().map(|bell| bell.day)
    }
}

fn nobody() -> MemberId {
    MemberId::from_bytes([0; 16])
}

fn somebody(written: &str) -> Option<MemberId> {
    written.parse().ok().filter(|member| *member != nobody())
}

fn written(members: &[Option<MemberId>]) -> Vec<String> {
    members.iter().map(|member| member.unwrap_or(nobody()).to_string()).collect()
}

/// Puts the reminder of what is owed. Days that were told already are not told again, whoever reads since.
pub(crate) async fn put(
    service: &Service,
    tx: &mut Tx,
    (owed, bells): (Owed, Vec<Bell>),
    whom: &Whom,
) -> Result<(), Error> {
    let id = name_of(service, owed.case, owed.code);
    let known = known(service, tx, id).await?.filter(|(_, known)| known.due == owed.due);
    let reminder = Reminder {
        case: owed.case.to_string(),
        code: owed.code.code().to_owned(),
        due: owed.due,
        bells: known.map_or(bells, |(_, known)| known.bells),
        readers: written(&whom.readers),
        above: written(&whom.above),
    };
    let sealed = sealed(service, id, &reminder)?;
    Ok(store::reminders::put(tx, &ReminderRow { id, day: reminder.day(), sealed }).await?)
}

/// Nobody is told any more of something owed in a file, nor of what was to be told at their next hour.
pub(crate) async fn forget(service: &Service, tx: &mut Tx, (case, code): (CaseId, DeadlineCode)) -> Result<(), Error> {
    let id = name_of(service, case, code);
    if let Some((_, reminder)) = known(service, tx, id).await? {
        for member in reminder.members() {
            store::marks::forget(tx, mark_of(service, (member, case), code)).await?;
        }
    }
    Ok(store::reminders::forget(tx, id).await?)
}

/// Nobody is told any more of anything owed in a file.
pub(crate) async fn forget_all(service: &Service, tx: &mut Tx, case: CaseId) -> Result<(), Error> {
    for code in DeadlineCode::ALL.iter().filter(|code| code.is_owed()) {
        forget(service, tx, (case, *code)).await?;
    }
    Ok(())
}

/// These members are told no more of anything owed in a file: they have no key of it.
pub(crate) async fn blind_to_all(
    service: &Service,
    tx: &mut Tx,
    case: CaseId,
    out: &BTreeSet<MemberId>,
) -> Result<(), Error> {
    for code in DeadlineCode::ALL.iter().filter(|code| code.is_owed()) {
        blind(service, tx, (case, *code), out).await?;
        for member in out {
            store::marks::forget(tx, mark_of(service, (*member, case), *code)).await?;
        }
    }
    Ok(())
}

/// These members are told no more of something owed in a file, by whoever does not know who else is.
pub(crate) async fn blind(
    service: &Service,
    tx: &mut Tx,
    (case, code): (CaseId, DeadlineCode),
    out: &BTreeSet<MemberId>,
) -> Result<(), Error> {
    let id = name_of(service, case, code);
    let Some((row, reminder)) = known(service, tx, id).await? else { return Ok(()) };
    let left = |all: &[String]| -> Vec<String> {
        let kept = |one: &String| somebody(one).filter(|member| !out.contains(member));
        written(&all.iter().map(kept).collect::<Vec<_>>())
    };
    let blinded = Reminder { readers: left(&reminder.readers), above: left(&reminder.above), ..reminder };
    let sealed = sealed(service, id, &blinded)?;
    Ok(store::reminders::put(tx, &ReminderRow { sealed, ..row }).await?)
}

/// Leaves marks for those who are told of a date today, or were to be before; says of how many dates somebody was told.
pub async fn ring(service: &Service) -> Result<u64, Error> {
    let today = service.today();
    // Most minutes nobody is told of anything: looked at before anybody has to wait.
    let mut tx = service.store().read().await?;
    let is_time = !store::reminders::due(&mut tx, today, 1).await?.is_empty();
    drop(tx);
    let (mut count, mut is_over) = (0_u64, !is_time);
    while !is_over {
        let mut tx = service.store().begin().await?;
        let roll = roster::current(service, &mut tx).await?;
        let rows = store::reminders::due(&mut tx, today, TURN).await?;
        is_over = rows.len() < TURN as usize;
        for row in rows {
            count = count.saturating_add(u64::from(rung(service, &mut tx, &roll, row).await?));
        }
        tx.commit().await?;
    }
    Ok(count)
}

/// One of them. What cannot be read, or is owed no more, goes.
async fn rung(service: &Service, tx: &mut Tx, roll: &Roll, row: ReminderRow) -> Result<bool, Error> {
    let reminder = read(service, &row).ok();
    let Some((reminder, owed)) = reminder.and_then(|one| one.owed().map(|owed| (one, owed))) else {
        store::reminders::forget(tx, row.id).await?;
        return Ok(false);
    };
    if !is_owed(tx, owed).await? {
        store::reminders::forget(tx, row.id).await?;
        return Ok(false);
    }
    let today = service.today();
    let (rung, bells): (Vec<Bell>, Vec<Bell>) = reminder.bells.iter().partition(|bell| bell.day <= today);
    let left = Reminder { bells, ..reminder };
    let sealed = sealed(service, row.id, &left)?;
    // Told by another process meanwhile, or written again: the next turn looks anew.
    if !store::reminders::change(tx, &row, (left.day(), &sealed)).await? {
        return Ok(false);
    }
    if !service.writes_outside() {
        return Ok(true);
    }
    let is_above = rung.iter().any(|bell| bell.above);
    let above = left.above.iter().filter(|_| is_above);
    let told: BTreeSet<MemberId> = left.readers.iter().chain(above).filter_map(|member| somebody(member)).collect();
    for member in told {
        let mark = mark_of(service, (member, owed.case), owed.code);
        rounds::leave(service, tx, roll, (mark, member)).await?;
    }
    Ok(true)
}

async fn is_owed(tx: &mut Tx, owed: Owed) -> Result<bool, Error> {
    let is_same = |row: &DeadlineRow| row.done.is_none() && (row.code, row.due) == (owed.code, owed.due);
    Ok(store::deadlines::of_case(tx, owed.case).await?.iter().any(is_same))
}

/// Something of an entity was not done on its day, and those above have been told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Escalated {
    /// The entity.
    pub(crate) entity: String,
    /// Since when, as a class.
    pub(crate) since: Lateness,
    /// The entity's own coordinators who are told of it too.
    pub(crate) own: BTreeSet<MemberId>,
}

/// Of which entities a member has been told so, each once. They see it whether or not they have a key: never a file, nor how many.
pub(crate) async fn escalated(service: &Service, member: MemberId) -> Result<Vec<Escalated>, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let (mut found, mut after): (BTreeMap<String, (Day, BTreeSet<MemberId>)>, _) = (BTreeMap::new(), None);
    loop {
        let rows = store::reminders::told(&mut tx, after, TURN).await?;
        let Some(last) = rows.last() else { break };
        after = Some(last.id);
        let all = rows.iter().filter_map(|row| read(service, row).ok());
        for one in all.filter(|one| one.above.iter().any(|told| somebody(told) == Some(member))) {
            let Some(owed) = one.owed() else { continue };
            let Some(case) = store::cases::by_id(&mut tx, owed.case).await? else { continue };
            if !is_owed(&mut tx, owed).await? {
                continue;
            }
            let (since, told) = found.entry(case.entity).or_insert((owed.due, BTreeSet::new()));
            *since = owed.due.min(*since);
            told.extend(one.above.iter().filter_map(|told| somebody(told)));
        }
    }
    let (organisation, today) = (&service.rules().organisation, service.today());
    let coordinates = |member: &MemberId, entity: &str| {
        let entry = roll.roster.entry(member);
        entry.is_some_and(|entry| roles_over(entry, organisation, entity).contains(&Role::Coordinator))
    };
    let all = found.into_iter().map(|(entity, (since, told))| Escalated {
        since: Lateness::since(since, today),
        own: told.into_iter().filter(|one| *one != member && coordinates(one, &entity)).collect(),
        entity,
    });
    Ok(all.collect())
}

/// What a reminder is called: nobody without the host secret can tell of which file it is, nor of what.
fn name_of(service: &Service, case: CaseId, code: DeadlineCode) -> NoticeId {
    derived(service, &[&case.bytes(), code.code().as_bytes()].concat(), "recueil/v1/outbox/reminder")
}

/// What a member, a file and something owed in it are called beside a notice.
pub(super) fn mark_of(service: &Service, (member, case): (MemberId, CaseId), code: DeadlineCode) -> NoticeId {
    let whose = [&member.bytes(), &case.bytes(), code.code().as_bytes()].concat();
    derived(service, &whose, "recueil/v1/outbox/mark-of-a-date")
}

fn derived(service: &Service, of: &[u8], label: &'static str) -> NoticeId {
    let name = Secret::derive_salted(service.host().outbox().expose(), of, label);
    NoticeId::from_bytes(name.expose().first_chunk::<16>().copied().unwrap_or_default())
}

fn context(id: NoticeId) -> Vec<u8> {
    [CONTEXT, &id.bytes()].concat()
}

fn sealed(service: &Service, id: NoticeId, reminder: &Reminder) -> Result<Vec<u8>, Error> {
    let body = serde_json::to_vec(reminder).map_err(|_| Error::Internal("reminder"))?;
    let padded = padding::pad(body, FLOOR);
    Ok(seal::seal(&service.host().outbox(), &context(id), &padded, &mut service.entropy()))
}

fn read(service: &Service, row: &ReminderRow) -> Result<Reminder, Error> {
    let opened = seal::open(&service.host().outbox(), &context(row.id), &row.sealed)?;
    serde_json::from_slice(&padding::unpad(opened.to_vec())?).map_err(|_| Error::Broken("reminder"))
}

async fn known(service: &Service, tx: &mut Tx, id: NoticeId) -> Result<Option<(ReminderRow, Reminder)>, Error> {
    let row = store::reminders::by_id(tx, id).await?;
    Ok(row.and_then(|row| read(service, &row).ok().map(|reminder| (row, reminder))))
}
