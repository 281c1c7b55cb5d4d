//! A withdrawal becomes final: the organisation's keys go, what only the organisation had is erased, the journal keeps the
//! act.
use crate::{
    clock::Day,
    crypto::Digest,
    domain::{
        act::{Act, verb},
        case::Stage,
        deadline::{DeadlineCode, Deadlines},
        notebook,
        procedure::{self, State},
    },
    ids::CaseId,
    service::{
        About, Error, Service, Who, authorise,
        case_file::renew,
        journal::{self, Line},
        notebook::let_go,
        retention::{self, leave_to_the_person},
    },
    store::{self, Tx, cases::CaseRow},
};

/// Cases looked at in one turn.
const TURN: u32 = 50;

/// Closes the cases whose withdrawal can no longer be taken back; says how many.
pub(crate) async fn close(service: &Service) -> Result<u64, Error> {
    authorise::<verb::Close>(service, Who::Job, About::Organisation).await?;
    let mut tx = service.store().read().await?;
    let past = store::deadlines::past(&mut tx, DeadlineCode::Withdrawal, service.today(), TURN).await?;
    drop(tx);
    if past.is_empty() {
        return Ok(0);
    }
    // What was done on the days before stands in the journal, and is looked for there.
    journal::drain(service).await?;
    let mut closed: u64 = 0;
    for case in past {
        closed = closed.saturating_add(u64::from(closed_now(service, case).await?));
    }
    Ok(closed)
}

async fn closed_now(service: &Service, case: CaseId) -> Result<bool, Error> {
    let mut tx = service.store().begin().await?;
    let Some(row) = store::cases::by_id(&mut tx, case).await? else { return Ok(false) };
    let today = service.today();
    let deadlines = service.rules().deadlines_of(&row.entity);
    // The person may have come back on it since it was looked for.
    let Ok(step) = procedure::step(State::At(row.stage), Act::Close, today, &deadlines) else { return Ok(false) };
    if !is_past(&mut tx, &row, today).await? || !is_witnessed(service, &mut tx, (&row, &deadlines)).await? {
        return Ok(false);
    }
    // What is held is not erased before somebody was to look at it again.
    if retention::is_kept_until(service, &mut tx, &row).await?.is_some_and(|review| review >= today) {
        return Ok(false);
    }
    let closed = CaseRow { stage: step.stage, closed: Some(today), ..row };
    match store::cases::close(&mut tx, &closed).await {
        Err(store::Error::Conflict) => return Ok(false),
        moved => moved?,
    }
    let objects = leave_to_the_person(&mut tx, &closed).await?;
    store::deadlines::drop_open(&mut tx, case, DeadlineCode::Hold).await?;
    for code in step.meets {
        store::deadlines::done(&mut tx, case, code, today).await?;
    }
    renew(&mut tx, case, notebook::term(&service.rules().deadlines, today)).await?;
    let line = Line::new(service, Act::Close, "service".to_owned()).about(closed.reference.as_str());
    journal::append(service, &mut tx, &line.concerning(Digest::ZERO)).await?;
    tx.commit().await?;
    let_go(service, &objects).await?;
    Ok(true)
}

async fn is_past(tx: &mut Tx, row: &CaseRow, today: Day) -> Result<bool, Error> {
    let dates = store::deadlines::of_case(tx, row.id).await?;
    let open = dates.iter().filter(|date| date.code == DeadlineCode::Withdrawal && date.done.is_none());
    Ok(row.stage == Stage::Withdrawn && open.map(|date| date.due).max().is_some_and(|due| due < today))
}

/// Whether the journal has it that the person withdrew, and that the days to come back are over since: rows of the store
/// alone, which whoever has its password writes, erase nothing that a cell has.
async fn is_witnessed(service: &Service, tx: &mut Tx, (row, deadlines): (&CaseRow, &Deadlines)) -> Result<bool, Error> {
    let acts = journal::acts(service, tx, row.reference.as_str()).await?;
    let days = |wanted| acts.iter().filter(move |(act, _)| *act == wanted).map(|(_, day)| *day);
    // One follows the other, and both enter the journal shuffled: their number tells which came last, not their order.
    let stands = days(Act::Withdraw).count() > days(Act::Resume).count();
    let until = days(Act::Withdraw).max().map(|day| deadlines.due(DeadlineCode::Withdrawal, day));
    Ok(stands && until.is_some_and(|until| until < service.today()))
}
