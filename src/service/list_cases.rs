//! The list of cases: what opens with this member's keys, newest first, fifty a page.
//!
//! A grant that does not open is shown as nothing: no line, no count. What narrows the list stays in the session; words
//! are looked for in the sealed summaries, opened one after the other and thrown away.
use std::{collections::BTreeSet, sync::Arc};

use super::{
    Error, Service,
    authorise::belongs,
    case_file::{Settling, open_secret, open_summary, settle},
    follow_up::named,
    investigation::is_closed,
    people,
    roster::{self, Roll},
    session::Unlocked,
    view::{CaseLine, CasePage, Filter},
};
use crate::{
    clock::Day,
    crypto::compartment::CompartmentSecret,
    domain::{
        Coded,
        act::verb,
        assessment::{Pressing, Urgency},
        case::{CompartmentKind, Reference, Stage},
        conflict,
        family::Family,
        record::{RecordBody, RecordKind, Summary},
    },
    ids::{CaseId, CompartmentId, MemberId},
    policy::Permit,
    store::{
        self,
        cases::CaseRow,
        grants::{GrantRow, HolderKey},
        listing::{ListQuery, ListRow, Listed, RecordBlob, Waiting},
        records::RecordRow,
    },
};

mod files;
mod folded;

pub use files::{
    list_alerts, list_dates, list_decisions, list_inquiries, list_investigations, list_measures, list_proceedings,
};
use folded::folded;

/// Lines of a page.
pub const PAGE: usize = 50;
/// Rows read at once; few enough to stay small, many enough to search fast.
const CHUNK: u32 = 200;
/// Keys opened for the first time in one request: less than a second.
pub(crate) const FRESH: usize = 500;
/// Rows in which today's page looks for cases without anybody in charge.
const SEEN: usize = 1_000;

/// The lines a member can open, narrowed by a filter, from `after` on.
pub async fn list_cases(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    (filter, after): (&Filter, Option<&str>),
) -> Result<CasePage, Error> {
    belongs(&permit, unlocked)?;
    let start = after.and_then(parse_cursor);
    let stage = Stage::from_code(&filter.stage).ok();
    let wanted = Wanted { stage, waiting: clear_part(filter), ..Wanted::all(filter) };
    lines(service, unlocked, (&wanted, start, PAGE)).await
}

/// What is looked for; the clear part narrows in the store, the rest after opening.
#[derive(Clone, Copy)]
pub(crate) struct Wanted<'a> {
    pub(crate) filter: &'a Filter,
    pub(crate) stage: Option<Stage>,
    pub(crate) waiting: Option<Waiting>,
    pub(crate) only: Option<Only>,
    /// The drawer in which what is shown stands: that of cases, or that of inquiries.
    pub(crate) kind: CompartmentKind,
    /// What the files are of, where such drawers stand in several kinds of them.
    pub(crate) family: Option<Family>,
    /// Shown elsewhere already.
    pub(crate) but: Option<&'a BTreeSet<Reference>>,
}

impl<'a> Wanted<'a> {
    /// Whatever the filter lets through after opening.
    pub(crate) fn all(filter: &'a Filter) -> Self {
        Self {
            filter,
            stage: None,
            waiting: None,
            only: None,
            kind: CompartmentKind::Exchange,
            family: None,
            but: None,
        }
    }

    /// The same, of what was handed over: for an inquiry, or for a measure.
    pub(crate) fn handed_over(family: Family, filter: &'a Filter) -> Self {
        Self { kind: CompartmentKind::Assessment, family: Some(family), ..Self::all(filter) }
    }

    /// The same, less what is shown elsewhere.
    pub(crate) fn but<'b>(&self, seen: &'b BTreeSet<Reference>) -> Wanted<'b>
    where
        'a: 'b,
    {
        Wanted { but: Some(seen), ..*self }
    }
}

/// What narrows today's page and no list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Only {
    /// Nobody is in charge.
    Unassigned,
    /// Somebody under eighteen is concerned.
    Minor,
    /// Somebody is in danger now, as the cell assessed it.
    Danger,
    /// Somebody must act today, as the cell assessed it.
    Urgent,
}

fn clear_part(filter: &Filter) -> Option<Waiting> {
    if filter.overdue {
        return Some(Waiting::Overdue);
    }
    filter.waiting.then_some(Waiting::Answer)
}

/// Where a case stands in the list.
pub(crate) type Place = (Day, CaseId);

/// A walk through the list: what was found so far, and at what cost.
struct Walk<'a> {
    service: &'a Service,
    unlocked: &'a Unlocked,
    wanted: &'a Wanted<'a>,
    limit: usize,
    page: CasePage,
    /// The last case that opened: where the next page starts, so that an address never names one that did not open.
    opened: Option<Place>,
    /// Rows looked at.
    seen: usize,
    /// Keys opened for the first time, which takes longest.
    fresh: usize,
}

/// See [`list_cases`].
pub(crate) async fn lines(
    service: &Service,
    unlocked: &Unlocked,
    (wanted, start, limit): (&Wanted<'_>, Option<Place>, usize),
) -> Result<CasePage, Error> {
    let mut walk = Walk::new((service, unlocked), (wanted, limit), start);
    // The first read asks for just a page: without a filter it is enough.
    let page_and_one = u32::try_from(limit.saturating_add(1)).unwrap_or(CHUNK).min(CHUNK);
    let (mut after, mut ask) = (start, page_and_one);
    loop {
        let (roll, rows) = walk.read(after, ask).await?;
        let last = rows.len() < ask as usize;
        after = rows.last().map(place).or(after);
        if walk.take(&roll, rows).await? || last {
            break;
        }
        if walk.is_long() {
            walk.page.unfinished = true;
            walk.page.next = Some(walk.cursor());
            break;
        }
        ask = CHUNK;
        // Others are answered meanwhile.
        tokio::task::yield_now().await;
    }
    people::mark(service, &mut walk.page).await?;
    Ok(walk.page)
}

/// The oldest first: what has waited longest is never hidden behind what came since. For what waits, which is read whole
/// since the store lists the newest first; few of it are opened.
pub(crate) async fn oldest(
    service: &Service,
    unlocked: &Unlocked,
    (wanted, limit): (&Wanted<'_>, usize),
) -> Result<CasePage, Error> {
    let mut walk = Walk::new((service, unlocked), (wanted, limit), None);
    let (mut kept, mut after, mut dropped): (Vec<ListRow>, _, _) = (Vec::new(), None, false);
    let roll = loop {
        let (roll, rows) = walk.read(after, CHUNK).await?;
        let last = rows.len() < CHUNK as usize;
        after = rows.last().map(place).or(after);
        kept.extend(rows);
        let excess = kept.len().saturating_sub(CHUNK as usize);
        dropped |= kept.drain(..excess).count() > 0;
        if last {
            break roll;
        }
    };
    kept.reverse();
    walk.take(&roll, kept).await?;
    walk.page.unfinished = dropped;
    people::mark(service, &mut walk.page).await?;
    Ok(walk.page)
}

fn place(row: &ListRow) -> Place {
    (row.case.received, row.case.id)
}

impl<'a> Walk<'a> {
    fn new(
        (service, unlocked): (&'a Service, &'a Unlocked),
        (wanted, limit): (&'a Wanted<'a>, usize),
        opened: Option<Place>,
    ) -> Self {
        Self { service, unlocked, wanted, limit, page: CasePage::default(), opened, seen: 0, fresh: 0 }
    }

    async fn read(&self, after: Option<Place>, limit: u32) -> Result<(Arc<Roll>, Vec<ListRow>), Error> {
        let holder = HolderKey::member(self.unlocked.member()?.0).holder;
        let mut tx = self.service.store().read().await?;
        let roll = roster::current(self.service, &mut tx).await?;
        let Wanted { stage, waiting, .. } = *self.wanted;
        let (today, kind) = (self.service.today(), self.wanted.kind);
        let query = ListQuery { holder, after, limit, stage, waiting, today, kind, board: None };
        Ok((roll, store::listing::page(&mut tx, &query).await?))
    }

    /// Opens rows until the page is full, and says whether it is. What was opened for the first time is kept open at once:
    /// a request that is cut short has not worked for nothing.
    async fn take(&mut self, roll: &Roll, rows: Vec<ListRow>) -> Result<bool, Error> {
        let (me, _) = self.unlocked.member()?;
        let (mut settling, mut is_full) = (Vec::new(), false);
        self.seen = self.seen.saturating_add(rows.len());
        for row in rows {
            let here = place(&row);
            if self.wanted.family.is_some_and(|family| row.case.stage.family() != family) {
                continue;
            }
            let case = row.case.clone();
            let found = open_line(self.service, roll, (row, self.wanted.kind, me), self.unlocked);
            settling.extend(found.settling);
            let Some(line) = found.line else { continue };
            if is_closed(self.service, roll, (&case, self.wanted.kind), self.unlocked).await? {
                continue;
            }
            if fits(self.service, &line, self.wanted) {
                if self.page.lines.len() == self.limit {
                    self.page.next = Some(self.cursor());
                    is_full = true;
                    break;
                }
                self.page.lines.push(line);
            }
            self.opened = Some(here);
        }
        self.fresh = self.fresh.saturating_add(settling.len());
        settle(self.service, settling).await?;
        Ok(is_full)
    }

    /// Whether it took long enough for one request: the person may go on from here.
    fn is_long(&self) -> bool {
        self.fresh >= FRESH || (self.wanted.only.is_some() && self.seen >= SEEN)
    }

    /// Empty where nothing opened: the next walk begins again, over keys that now open fast.
    fn cursor(&self) -> String {
        self.opened.map(|(day, case)| format!("{day}.{case}")).unwrap_or_default()
    }
}

pub(crate) fn parse_cursor(text: &str) -> Option<Place> {
    let (day, case) = text.split_once('.')?;
    Some((day.parse().ok()?, case.parse().ok()?))
}

/// What opening one row gave: a line, unless nothing opens, and copies to settle.
pub(crate) struct OpenedLine {
    pub(crate) line: Option<CaseLine>,
    pub(crate) settling: Vec<Settling>,
}

/// How the drawers of one row are opened.
struct Reading<'a> {
    service: &'a Service,
    roll: &'a Roll,
    unlocked: &'a Unlocked,
    me: MemberId,
    case: &'a CaseRow,
    settling: Vec<Settling>,
}

impl Reading<'_> {
    /// Nothing without a key; with one, the records, unless they are gone or do not open.
    fn open(
        &mut self,
        (listed, drawer): (Listed, CompartmentKind),
        kinds: &[RecordKind],
        more: Option<RecordBlob>,
    ) -> Option<Vec<RecordBody>> {
        let (compartment, blobs) = (listed.compartment, [listed.record.clone(), more]);
        let found = open_secret(self.service, self.roll, (self.case, drawer), (grant(listed, self.me), self.unlocked));
        self.settling.extend(found.settling);
        let secret = found.secret?;
        let read = |(kind, blob): (&RecordKind, Option<RecordBlob>)| {
            body(self.case.id, &record(blob?, (compartment, *kind, self.case.received)), &secret)
        };
        Some(kinds.iter().zip(blobs).filter_map(read).collect())
    }
}

/// Opens what lists show of a row.
pub(crate) fn open_line(
    service: &Service,
    roll: &Roll,
    (row, kind, me): (ListRow, CompartmentKind, MemberId),
    unlocked: &Unlocked,
) -> OpenedLine {
    let ListRow { case, due, last_kind, exchange, listening, pressing } = row;
    let mut reading = Reading { service, roll, unlocked, me, case: &case, settling: Vec::new() };
    let may = |kind, id: &MemberId| may_hold((service, roll), &case, (kind, id));
    // Whoever the post was taken from keeps a key until somebody writes, and is shown nothing.
    if !may(kind, &me) {
        return OpenedLine { line: None, settling: Vec::new() };
    }
    let Some(summary) = reading.open((exchange, kind), &[RecordKind::Summary], None) else {
        return OpenedLine { line: None, settling: reading.settling };
    };
    let summary = summary.into_iter().find_map(|body| match body {
        RecordBody::Summary(summary) => Some(summary),
        _ => None,
    });
    // A row that says otherwise than the person did is told as altered, and hides nothing.
    let summary = summary.filter(|summary| summary.withdrawn.is_some() == case.stage.is_withdrawn());
    let withdrawn = case.stage.is_withdrawn() && summary.is_some();
    let kinds = [RecordKind::Assigned, RecordKind::Pressing];
    let noted = listening
        .and_then(|listed| reading.open((listed, CompartmentKind::Listening), &kinds, pressing))
        .unwrap_or_default();
    let settling = reading.settling;
    let (assigned, pressing) = of_the_cell(noted);
    let assigned = assigned.filter(|id| may(CompartmentKind::Listening, id));
    // Nothing is owed, and nothing waits, where the person withdrew; nor for whoever left the person's thread to others.
    let is_over = withdrawn || case.stage.was_closed();
    let asks = !withdrawn && !has_left(service, roll, (&case, me));
    let line = CaseLine {
        reference: case.reference,
        stage: case.stage,
        entity: case.entity,
        received: case.received,
        due: due.filter(|_| asks),
        overdue: asks && due.is_some_and(|due| due < service.today()),
        waiting: asks && !is_over && case.stage != Stage::Received && last_kind == Some(RecordKind::Message),
        summary,
        pressing: pressing.filter(|_| !is_over),
        assigned: assigned.map(|member| named(roll, &member, true)),
        stand_in: None,
        mine: assigned == Some(me),
    };
    OpenedLine { line: Some(line), settling }
}

/// What the cell's own drawer says last: who is in charge, and whether it presses.
fn of_the_cell(noted: Vec<RecordBody>) -> (Option<MemberId>, Option<Pressing>) {
    let (mut assigned, mut pressing) = (None, None);
    for body in noted {
        match body {
            RecordBody::Assigned(said) => assigned = Some(said.member),
            RecordBody::Pressing(said) => pressing = Some(said),
            _ => {}
        }
    }
    (assigned, pressing)
}

/// Whether the roster lets a member have such a drawer of a case now.
fn may_hold((service, roll): (&Service, &Roll), case: &CaseRow, (kind, member): (CompartmentKind, &MemberId)) -> bool {
    let of = (&service.rules().organisation, case.entity.as_str());
    roll.roster.entry(member).is_some_and(|entry| conflict::may_hold_at(case.stage, kind, entry, of))
}

/// Whether a member assessed what others inquire into now: what the person writes since is not to them.
fn has_left(service: &Service, roll: &Roll, (case, me): (&CaseRow, MemberId)) -> bool {
    let of = (&service.rules().organisation, case.entity.as_str());
    let inquires = |entry| conflict::may_hold(CompartmentKind::Inquiry, entry, of);
    matches!(case.stage, Stage::Inquiry | Stage::Reported) && !roll.roster.entry(&me).is_some_and(inquires)
}

/// What is listed of a drawer, as the grant that the road to a case knows.
fn grant(listed: Listed, me: MemberId) -> GrantRow {
    let Listed { compartment, epoch, wrapped, settled, .. } = listed;
    GrantRow { compartment, epoch, holder: HolderKey::member(me), wrapped: wrapped.unwrap_or_default(), settled }
}

/// And as the record.
fn record(blob: RecordBlob, (compartment, kind, day): (CompartmentId, RecordKind, Day)) -> RecordRow {
    RecordRow { id: blob.id, compartment, kind, sequence: blob.sequence, day, sealed: blob.sealed }
}

fn body(case: CaseId, record: &RecordRow, secret: &CompartmentSecret) -> Option<RecordBody> {
    open_summary(case, record, secret).ok().map(|entry| entry.body)
}

fn fits(service: &Service, line: &CaseLine, wanted: &Wanted<'_>) -> bool {
    let filter = wanted.filter;
    if wanted.but.is_some_and(|seen| seen.contains(&line.reference)) {
        return false;
    }
    // Whatever is looked for, a case that was tampered with is not hidden.
    let Some(summary) = &line.summary else { return true };
    if !filter.entity.is_empty() && filter.entity != line.entity {
        return false;
    }
    let kind = filter.kind.is_empty() || summary.kinds.contains(&filter.kind);
    let mine = !filter.mine || line.mine;
    let waiting = !filter.waiting || line.waiting;
    let overdue = !filter.overdue || line.overdue;
    let asks_nothing = line.stage.is_withdrawn() || line.stage.was_closed();
    let overdue = overdue && !(asks_nothing && wanted.waiting.is_some());
    let only = match wanted.only {
        None => true,
        Some(Only::Unassigned) => line.assigned.is_none() && !asks_nothing,
        Some(Only::Minor) => summary.minor,
        Some(Only::Danger) => line.is_in_danger() && !asks_nothing,
        Some(Only::Urgent) => line.pressing.is_some_and(|pressing| pressing.urgency == Urgency::Today),
    };
    kind && mine && waiting && overdue && only && has_words(service, (line, summary), &filter.text)
}

fn has_words(service: &Service, (line, summary): (&CaseLine, &Summary), text: &str) -> bool {
    if text.trim().is_empty() {
        return true;
    }
    let labels = summary.kinds.iter().filter_map(|code| service.rules().taxonomy.kind(code));
    let labels = labels.flat_map(|kind| [kind.label.get("fr"), kind.label.get("en")]);
    let all = [line.reference.as_str(), summary.excerpt.as_str()].into_iter().chain(labels);
    let all = folded(&all.collect::<Vec<_>>().join(" "));
    folded(text).split_whitespace().all(|word| all.contains(word))
}
