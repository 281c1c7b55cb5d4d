//! The list of cases a holder may open, newest first, with what is needed to show each without another question.
//!
//! Only cases whose exchange (of inquiries, what was handed over), in its present epoch, has a row for the holder; whether that row opens is for the holder's
//! keys to tell (a decoy does not, and the case is then shown as nothing). Cost grows with the page, not with the
//! number of cases: see [`PAGE`]'s five ways of finding candidates.
use uuid::Uuid;

use super::{
    Error, Tx,
    cases::{self, CaseRow},
    codes,
};
use crate::{
    clock::Day,
    domain::{
        Coded,
        case::{CompartmentKind, HolderKind, Stage},
        record::RecordKind,
    },
    ids::{CaseId, CompartmentId, RecordId},
};

/// A holder of fewer keys than this is better served from their keys than from the cases.
const FEW: i64 = 4_000;

const COUNT: &str = "select count(*) from
    (select 1 as held from grants where holder = $1 and holder_kind = $2 limit $3) as counted";

// $1 way, $2 holder, $3 holder kind, $4 $5 after (day, case), $6 stage, $7 due before, $8 last kind, $9 limit, $10 today, $11 kind of the drawer that lists show,
// $12 $13 places on the board: of each entity, of what is late and of what is not, those most pressing first.
// One arm of `page` runs, the one $1 names: both databases test it before they open a table. `cross join` is how SQLite
// is told the order of a join; PostgreSQL takes it for an ordinary one.
// Whatever the person says to the cell counts as a message: what they agree to, refuse, would like; and so does an answer
// that is owed for another reason, a file alone or a request that stands in another drawer.
// A request that silence has settled is owed no more.
// `materialized` keeps SQLite from trying each arm against every join below.
const PAGE: &str = "with owed as materialized (
    select d.case_id, d.due from deadlines d where $1 in ('due', 'board') and d.done is null and d.due < $7
        and (d.code <> 'protection' or d.due >= $10)
        and ($1 = 'due' or d.code not in ('withdrawal', 'notebook-term', 'archive'))
), page as materialized (
    select * from (
        select c.id, c.received_day, x.id as exchange, x.epoch
        from grants g cross join compartments x cross join cases c
        where $1 = 'few' and g.holder = $2 and g.holder_kind = $3
            and x.id = g.compartment and x.epoch = g.epoch and x.kind = $11
            and c.id = x.case_id and (c.received_day, c.id) < ($4, $5)
            and (cast($6 as text) is null or c.stage = $6)
            and (cast($7 as text) is null or exists (select 1 from deadlines d
                where d.case_id = c.id and d.done is null and d.due < $7
                    and (d.code <> 'protection' or d.due >= $10)))
            and (cast($8 as text) is null or $8 = coalesce((select 'message' from deadlines d where d.case_id = c.id and d.code = 'answer' and d.done is null limit 1),
                (select case when r.kind in ('report', 'reply') then r.kind else 'message' end from records r
                where r.compartment = x.id and r.kind in
                    ('report', 'message', 'reply', 'consent', 'declined', 'taken-back', 'wishes')
                order by r.sequence desc limit 1)))
        order by c.received_day desc, c.id desc limit $9) as few
    union all
    select * from (
        select c.id, c.received_day, x.id as exchange, x.epoch
        from cases c cross join compartments x
        where $1 = 'all' and (c.received_day, c.id) < ($4, $5)
            and x.case_id = c.id and x.kind = $11
            and exists (select 1 from grants g where g.holder = $2 and g.holder_kind = $3
                and g.compartment = x.id and g.epoch = x.epoch)
        order by c.received_day desc, c.id desc limit $9) as everything
    union all
    select * from (
        select c.id, c.received_day, x.id as exchange, x.epoch
        from cases c cross join compartments x
        where $1 = 'stage' and c.stage = $6 and (c.received_day, c.id) < ($4, $5)
            and x.case_id = c.id and x.kind = $11
            and exists (select 1 from grants g where g.holder = $2 and g.holder_kind = $3
                and g.compartment = x.id and g.epoch = x.epoch)
        order by c.received_day desc, c.id desc limit $9) as staged
    union all
    select * from (
        select c.id, c.received_day, x.id as exchange, x.epoch
        from (select distinct case_id from owed) as w cross join cases c cross join compartments x
        where $1 = 'due' and c.id = w.case_id and (c.received_day, c.id) < ($4, $5)
            and (cast($6 as text) is null or c.stage = $6)
            and x.case_id = c.id and x.kind = $11
            and exists (select 1 from grants g where g.holder = $2 and g.holder_kind = $3
                and g.compartment = x.id and g.epoch = x.epoch)
            and (cast($8 as text) is null or $8 = coalesce((select 'message' from deadlines d where d.case_id = c.id and d.code = 'answer' and d.done is null limit 1),
                (select case when r.kind in ('report', 'reply') then r.kind else 'message' end from records r
                where r.compartment = x.id and r.kind in
                    ('report', 'message', 'reply', 'consent', 'declined', 'taken-back', 'wishes')
                order by r.sequence desc limit 1)))
        order by c.received_day desc, c.id desc limit $9) as waiting
    union all
    select * from (
        select b.id, b.received_day, b.exchange, b.epoch
        from (select c.id, c.received_day, x.id as exchange, x.epoch,
                row_number() over (partition by c.entity, w.due < $10
                    order by w.due, c.received_day, c.id) as place
            from (select owed.case_id, min(owed.due) as due from owed group by owed.case_id) as w
                cross join cases c cross join compartments x
            where $1 = 'board' and c.id = w.case_id and c.stage not in ('notebook', 'withdrawn', 'closed')
                and x.case_id = c.id and x.kind = $11
                and exists (select 1 from grants g where g.holder = $2 and g.holder_kind = $3
                    and g.compartment = x.id and g.epoch = x.epoch)) as b
        where b.place > $12 and b.place <= $13) as board
)
select c.id, c.reference, c.version, c.stage, c.entity, c.received_day, c.closed_day,
    (select min(d.due) from deadlines d where d.case_id = c.id and d.done is null
        and (d.code <> 'protection' or d.due >= $10)) as due,
    coalesce((select 'message' from deadlines d where d.case_id = c.id and d.code = 'answer' and d.done is null limit 1),
        (select case when r.kind in ('report', 'reply') then r.kind else 'message' end from records r
        where r.compartment = p.exchange and r.kind in
            ('report', 'message', 'reply', 'consent', 'declined', 'taken-back', 'wishes')
        order by r.sequence desc limit 1)) as last_kind,
    p.exchange, p.epoch as exchange_epoch,
    case when g.settled is null then g.wrapped end as exchange_wrapped, g.settled as exchange_settled,
    s.id as summary, s.sequence as summary_sequence, s.sealed as summary_sealed,
    l.id as listening, l.epoch as listening_epoch,
    case when k.settled is null then k.wrapped end as listening_wrapped, k.settled as listening_settled,
    a.id as assigned, a.sequence as assigned_sequence, a.sealed as assigned_sealed,
    u.id as pressing, u.sequence as pressing_sequence, u.sealed as pressing_sealed
from page p cross join cases c cross join grants g
left join records s on s.compartment = p.exchange and s.sequence =
    (select max(r.sequence) from records r where r.compartment = p.exchange and r.kind = 'summary')
left join compartments l on l.case_id = p.id and l.kind = 'listening'
left join grants k on k.compartment = l.id and k.holder_kind = $3 and k.holder = $2 and k.epoch = l.epoch
left join records a on a.compartment = l.id and a.sequence =
    (select max(r.sequence) from records r where r.compartment = l.id and r.kind = 'assigned')
left join records u on u.compartment = l.id and u.sequence =
    (select max(r.sequence) from records r where r.compartment = l.id and r.kind = 'pressing')
where c.id = p.id and g.compartment = p.exchange and g.holder_kind = $3 and g.holder = $2 and g.epoch = p.epoch
order by c.received_day desc, c.id desc";

/// Every statement of this file.
pub const STATEMENTS: &[&str] = &[COUNT, PAGE];

/// What a case may be waiting for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waiting {
    /// The reporter spoke last, and an answer is owed.
    Answer,
    /// Something was due before today.
    Overdue,
}

/// Which cases to list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ListQuery {
    /// The member who looks, their identifier followed by zeroes.
    pub holder: [u8; 32],
    /// Go on after this case (day received, identifier): the last of the page before.
    pub after: Option<(Day, CaseId)>,
    /// At most so many.
    pub limit: u32,
    /// Only those at this stage.
    pub stage: Option<Stage>,
    /// Only those that wait for this.
    pub waiting: Option<Waiting>,
    /// The day on which it is asked.
    pub today: Day,
    /// The drawer in which what lists show stands: that of cases, or that of inquiries.
    pub kind: CompartmentKind,
    /// Not a page, but the most pressing of each entity; what narrows a page does not narrow them.
    pub board: Option<Places>,
}

/// The most pressing of each entity: of what is late, and of what is not, apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Places {
    /// Only what falls due before this day.
    pub before: Day,
    /// After so many.
    pub after: u32,
    /// And up to so many.
    pub up_to: u32,
}

/// A record as a list needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecordBlob {
    /// Identifier.
    pub id: RecordId,
    /// Its number in the drawer.
    pub sequence: u64,
    /// What is sealed.
    pub sealed: Vec<u8>,
}

/// A drawer as a list needs it: the holder's key and the one record to show.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The drawer.
    pub compartment: CompartmentId,
    /// Its present epoch.
    pub epoch: u32,
    /// The holder's wrapped key; absent when they have a quick copy, or no key.
    pub wrapped: Option<Vec<u8>>,
    /// The holder's quick copy.
    pub settled: Option<Vec<u8>>,
    /// The latest summary (of the exchange) or assignment (of the cell's drawer).
    pub record: Option<RecordBlob>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRow {
    /// The case.
    pub case: CaseRow,
    /// The first day on which something still owed falls due.
    pub due: Option<Day>,
    /// Who spoke last: a report or message (the reporter) or a reply (the cell).
    pub last_kind: Option<RecordKind>,
    /// The exchange, with its latest summary.
    pub exchange: Listed,
    /// The cell's drawer, with its latest assignment.
    pub listening: Option<Listed>,
    /// What the cell's drawer says last of urgency.
    pub pressing: Option<RecordBlob>,
}

#[derive(sqlx::FromRow)]
struct Columns {
    id: Uuid,
    reference: String,
    version: i64,
    stage: String,
    entity: String,
    received_day: String,
    closed_day: Option<String>,
    due: Option<String>,
    last_kind: Option<String>,
    exchange: Uuid,
    exchange_epoch: i64,
    exchange_wrapped: Option<Vec<u8>>,
    exchange_settled: Option<Vec<u8>>,
    summary: Option<Uuid>,
    summary_sequence: Option<i64>,
    summary_sealed: Option<Vec<u8>>,
    listening: Option<Uuid>,
    listening_epoch: Option<i64>,
    listening_wrapped: Option<Vec<u8>>,
    listening_settled: Option<Vec<u8>>,
    assigned: Option<Uuid>,
    assigned_sequence: Option<i64>,
    assigned_sealed: Option<Vec<u8>>,
    pressing: Option<Uuid>,
    pressing_sequence: Option<i64>,
    pressing_sealed: Option<Vec<u8>>,
}

/// What is asked of the statement, once the query is understood.
struct Plan {
    way: &'static str,
    stage: Option<Stage>,
    due_before: Option<String>,
    last_kind: Option<RecordKind>,
}

/// A day later than any stored.
const END_OF_DAYS: &str = "9999-12-31";

impl Plan {
    /// The way to find candidates.
    fn of(query: &ListQuery, few: bool) -> Self {
        if let Some(places) = query.board {
            return Self { way: "board", stage: None, due_before: Some(places.before.to_string()), last_kind: None };
        }
        let (due_before, last_kind) = match query.waiting {
            None => (None, None),
            Some(Waiting::Answer) => (Some(END_OF_DAYS.to_owned()), Some(RecordKind::Message)),
            Some(Waiting::Overdue) => (Some(query.today.to_string()), None),
        };
        let way = match (few, &due_before, query.stage) {
            (true, _, _) => "few",
            (false, Some(_), _) => "due",
            (false, None, Some(_)) => "stage",
            (false, None, None) => "all",
        };
        Self { way, stage: query.stage, due_before, last_kind }
    }
}

/// One page of the list.
pub async fn page(tx: &mut Tx, query: &ListQuery) -> Result<Vec<ListRow>, Error> {
    let holder_kind = HolderKind::Member.code();
    let places = query.board.map_or((0, 0), |places| (places.after, places.up_to));
    let held: i64 = on!(&mut *tx, |c| sqlx::query_scalar(COUNT)
        .bind(query.holder.as_slice())
        .bind(holder_kind)
        .bind(FEW)
        .fetch_one(c)
        .await?);
    let plan = Plan::of(query, held < FEW);
    let (day, case) = match query.after {
        Some((day, case)) => (day.to_string(), case.uuid()),
        None => (END_OF_DAYS.to_owned(), Uuid::max()),
    };
    let rows: Vec<Columns> = on!(tx, |c| sqlx::query_as(PAGE)
        .bind(plan.way)
        .bind(query.holder.as_slice())
        .bind(holder_kind)
        .bind(&day)
        .bind(case)
        .bind(plan.stage.map(Coded::code))
        .bind(&plan.due_before)
        .bind(plan.last_kind.map(Coded::code))
        .bind(i64::from(query.limit))
        .bind(query.today.to_string())
        .bind(query.kind.code())
        .bind(i64::from(places.0))
        .bind(i64::from(places.1))
        .fetch_all(c)
        .await?);
    rows.into_iter().map(row).collect()
}

fn row(line: Columns) -> Result<ListRow, Error> {
    let exchange = Listed {
        compartment: line.exchange.into(),
        epoch: codes::number(line.exchange_epoch)?,
        wrapped: line.exchange_wrapped,
        settled: line.exchange_settled,
        record: blob(line.summary, line.summary_sequence, line.summary_sealed)?,
    };
    let listening = match (line.listening, line.listening_epoch) {
        (Some(compartment), Some(epoch)) => Some(Listed {
            compartment: compartment.into(),
            epoch: codes::number(epoch)?,
            wrapped: line.listening_wrapped,
            settled: line.listening_settled,
            record: blob(line.assigned, line.assigned_sequence, line.assigned_sealed)?,
        }),
        _ => None,
    };
    let case = (line.id, line.reference, line.version, line.stage, line.entity, line.received_day, line.closed_day);
    Ok(ListRow {
        case: cases::row(case)?,
        due: codes::maybe_day(line.due.as_deref())?,
        last_kind: line.last_kind.as_deref().map(codes::coded).transpose()?,
        exchange,
        listening,
        pressing: blob(line.pressing, line.pressing_sequence, line.pressing_sealed)?,
    })
}

fn blob(id: Option<Uuid>, sequence: Option<i64>, sealed: Option<Vec<u8>>) -> Result<Option<RecordBlob>, Error> {
    let (Some(id), Some(sequence), Some(sealed)) = (id, sequence, sealed) else { return Ok(None) };
    Ok(Some(RecordBlob { id: id.into(), sequence: codes::number(sequence)?, sealed }))
}
