//! The board of what is late, and of what falls due within the week: what the member can open, by entity, the oldest first.
//!
//! Of each entity a few, each opened before it is shown: a row that does not open is shown as nothing, and counts for nothing.
//! What bounds it is therefore the number of entities, and not of cases. Those above see besides of which entities something
//! has been late for so long that they were told: since when, never which, nor how many.
//!
//! It does **not** say whose fault it is: a date may be past for want of a key.
use std::collections::BTreeMap;

use super::{
    Error, Service,
    authorise::belongs,
    case_file::{Settling, settle},
    follow_up::named,
    investigation::is_closed,
    list_cases::{FRESH, open_line},
    outbox::reminders::{self, Escalated},
    roster::{self, Roll},
    session::Unlocked,
    view::{CaseLine, Reader},
};
use crate::{
    clock::Day,
    domain::{
        act::verb,
        case::{CompartmentKind, Reference, Stage},
        deadline::DeadlineCode,
        role::Role,
        steering::Lateness,
    },
    ids::CaseId,
    policy::{Actor, Permit},
    store::{
        self,
        grants::HolderKey,
        listing::{ListQuery, ListRow, Places},
    },
};

/// Lines of an entity, of what is late and of what is to come.
const FEW: usize = 5;
/// Days ahead of which something is told.
const WEEK: i32 = 7;
/// Times that more is read of an entity of which too little opened; each time, eight times as much.
const ROUNDS: usize = 4;

/// What a member sees.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Board {
    /// What is late.
    pub late: Vec<OfEntity>,
    /// What falls due within the week.
    pub soon: Vec<OfEntity>,
    /// Of which entities those above were told.
    pub above: Vec<Above>,
    /// It was left before the end, because keys were opened for the first time: there may be more.
    pub unfinished: bool,
}

/// The lines of one entity, the most pressing first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfEntity {
    /// Its code.
    pub entity: String,
    /// The lines.
    pub lines: Vec<Line>,
    /// There are more of them.
    pub more: bool,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its reference.
    pub reference: Reference,
    /// Its stage.
    pub stage: Stage,
    /// What is owed within the week or was before, the oldest first.
    pub owed: Vec<(DeadlineCode, Day)>,
    /// Who is in charge of it, where the member can read that.
    pub assigned: Option<Reader>,
    /// It is the member.
    pub mine: bool,
}

/// Something of an entity has been late for so long that those above were told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Above {
    /// Its code.
    pub entity: String,
    /// Since when.
    pub since: Lateness,
    /// Its own coordinators who were told too: whom to call.
    pub call: Vec<Reader>,
}

/// The board of a member.
pub async fn overdue(service: &Service, permit: Permit<verb::List>, unlocked: &Unlocked) -> Result<Board, Error> {
    belongs(&permit, unlocked)?;
    let Actor::Member { id, roles, .. } = permit.actor() else { return Err(Error::NotFound) };
    let mut walk = Walk { service, unlocked, groups: BTreeMap::new(), fresh: 0, unfinished: false };
    for kind in drawers(roles) {
        walk.read(kind).await?;
    }
    let above = above(service, reminders::escalated(service, *id).await?).await?;
    let (groups, unfinished) = (walk.groups, walk.unfinished);
    let (late, soon): (Vec<_>, Vec<_>) = groups.into_iter().partition(|((_, is_late), _)| *is_late);
    Ok(Board { late: shown(service, late).await?, soon: shown(service, soon).await?, above, unfinished })
}

/// The drawers that open what somebody with these roles can do something about.
fn drawers(roles: &[Role]) -> Vec<CompartmentKind> {
    let has = |wanted: &[Role]| roles.iter().any(|role| wanted.contains(role));
    let all = [
        (CompartmentKind::Exchange, roles.iter().any(|role| role.receives())),
        (CompartmentKind::Assessment, has(&[Role::Assessor, Role::Inquirer, Role::MeasureOwner, Role::Authority])),
        (CompartmentKind::InquiryExchange, has(&[Role::Inquirer])),
        (CompartmentKind::Inquiry, has(&[Role::Inquirer])),
        (CompartmentKind::Discipline, has(&[Role::Authority, Role::DisciplinaryOfficer])),
    ];
    all.into_iter().filter(|(_, has)| *has).map(|(kind, _)| kind).collect()
}

/// An entity, and whether it is of what is late.
type Group = (String, bool);

/// What was found, and at what cost.
struct Walk<'a> {
    service: &'a Service,
    unlocked: &'a Unlocked,
    groups: BTreeMap<Group, Vec<(CaseId, CaseLine)>>,
    /// Keys opened for the first time, which takes longest.
    fresh: usize,
    unfinished: bool,
}

impl Walk<'_> {
    /// Reads what has one kind of drawer. Where too few of an entity opened, the next of it are read.
    async fn read(&mut self, kind: CompartmentKind) -> Result<(), Error> {
        let (mut after, mut up_to) = (0, FEW.saturating_add(1));
        let mut opened: BTreeMap<Group, usize> = BTreeMap::new();
        for round in 0..ROUNDS {
            let (roll, rows) = self.page(kind, (after, up_to)).await?;
            let (mut read, mut settling): (BTreeMap<Group, usize>, _) = (BTreeMap::new(), Vec::new());
            for row in rows {
                let group = (row.case.entity.clone(), row.due.is_some_and(|due| due < self.service.today()));
                let count = read.entry(group.clone()).or_default();
                *count = count.saturating_add(1);
                // Whoever has been told of enough is not waiting for more.
                if opened.get(&group).is_none_or(|found| *found <= FEW)
                    && self.take(&roll, (row, kind), &mut settling).await?
                {
                    let found = opened.entry(group).or_default();
                    *found = found.saturating_add(1);
                }
                if self.fresh >= FRESH {
                    self.unfinished = true;
                    break;
                }
            }
            settle(self.service, settling).await?;
            let asked = up_to.saturating_sub(after);
            let lacks = |(group, count): (&Group, &usize)| {
                *count == asked && opened.get(group).is_none_or(|found| *found <= FEW)
            };
            if self.unfinished || !read.iter().any(lacks) {
                return Ok(());
            }
            self.unfinished |= round.saturating_add(1) == ROUNDS;
            (after, up_to) = (up_to, up_to.saturating_mul(8));
            // Others are answered meanwhile.
            tokio::task::yield_now().await;
        }
        Ok(())
    }

    async fn page(
        &self,
        kind: CompartmentKind,
        (after, up_to): (usize, usize),
    ) -> Result<(std::sync::Arc<Roll>, Vec<ListRow>), Error> {
        let (today, holder) = (self.service.today(), HolderKey::member(self.unlocked.member()?.0).holder);
        let number = |count| u32::try_from(count).unwrap_or(u32::MAX);
        let places = Places { before: until(today), after: number(after), up_to: number(up_to) };
        let query =
            ListQuery { holder, after: None, limit: 0, stage: None, waiting: None, today, kind, board: Some(places) };
        let mut tx = self.service.store().read().await?;
        let roll = roster::current(self.service, &mut tx).await?;
        let mut rows = store::listing::page(&mut tx, &query).await?;
        rows.sort_by_key(|row| (row.due, row.case.received, row.case.id));
        Ok((roll, rows))
    }

    /// Keeps a row that opens, once; says whether it did.
    async fn take(
        &mut self,
        roll: &Roll,
        (row, kind): (ListRow, CompartmentKind),
        settling: &mut Vec<Settling>,
    ) -> Result<bool, Error> {
        let case = row.case.clone();
        let found = open_line(self.service, roll, (row, kind, self.unlocked.member()?.0), self.unlocked);
        self.fresh = self.fresh.saturating_add(found.settling.len());
        settling.extend(found.settling);
        let Some(line) = found.line.filter(|line| line.due.is_some()) else { return Ok(false) };
        if is_closed(self.service, roll, (&case, kind), self.unlocked).await? {
            return Ok(false);
        }
        let lines = self.groups.entry((line.entity.clone(), line.overdue)).or_default();
        if !lines.iter().any(|(known, _)| *known == case.id) {
            lines.push((case.id, line));
        }
        Ok(true)
    }
}

/// The first day that is not told of.
fn until(today: Day) -> Day {
    today.plus(WEEK).plus(1)
}

/// What each entity shows, the one with the oldest first.
async fn shown(service: &Service, groups: Vec<(Group, Vec<(CaseId, CaseLine)>)>) -> Result<Vec<OfEntity>, Error> {
    let mut tx = service.store().read().await?;
    let mut all = Vec::new();
    for ((entity, _), mut lines) in groups {
        lines.sort_by_key(|(case, line)| (line.due, line.received, *case));
        let more = lines.len() > FEW;
        lines.truncate(FEW);
        let mut of = OfEntity { entity, lines: Vec::new(), more };
        for (case, line) in lines {
            let rows = store::deadlines::of_case(&mut tx, case).await?;
            let today = service.today();
            let is_owed = |row: &store::deadlines::DeadlineRow| {
                let is_silent = row.code.lapses() && row.due < today;
                row.done.is_none() && row.code.is_owed() && row.due < until(today) && !is_silent
            };
            let owed = rows.iter().filter(|row| is_owed(row)).map(|row| (row.code, row.due)).collect();
            let CaseLine { reference, stage, assigned, mine, .. } = line;
            of.lines.push(Line { reference, stage, owed, assigned, mine });
        }
        all.push(of);
    }
    all.sort_by_key(|of| of.lines.first().and_then(|line| line.owed.first()).map(|(_, due)| *due));
    Ok(all)
}

async fn above(service: &Service, all: Vec<Escalated>) -> Result<Vec<Above>, Error> {
    if all.is_empty() {
        return Ok(Vec::new());
    }
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let told = |one: Escalated| Above {
        entity: one.entity,
        since: one.since,
        call: one.own.iter().map(|member| named(&roll, member, true)).collect(),
    };
    Ok(all.into_iter().map(told).collect())
}
