//! A notebook goes, or a copy that is the person's alone: when they wish, or when nobody came back. Rows and objects are
//! deleted; the journal keeps the act.
use std::sync::Arc;

use crate::{
    crypto::Digest,
    domain::{
        act::{Act, verb},
        case::{Reference, Stage},
        deadline::DeadlineCode,
    },
    ids::{CaseId, ObjectId},
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds, to_read},
        files::release,
        journal::{self, Line},
        session::Unlocked,
    },
    store::{self, cases::CaseRow, erasure},
};

/// Notebooks looked at in one turn.
const TURN: u32 = 50;

/// What would be erased now.
#[derive(Debug, Clone)]
pub struct Erasable {
    /// The case.
    pub reference: Reference,
    /// Where it stands: a notebook alone, a copy that is the person's alone, or a case beside which a notebook stands.
    pub stage: Stage,
    /// How many notes and files are in the notebook.
    pub notes: usize,
}

/// What the person can erase; `Error::NotFound` where there is nothing.
pub async fn erasable(
    service: &Service,
    permit: Permit<verb::FollowUp>,
    unlocked: &Unlocked,
) -> Result<Erasable, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let notes = match file.notebook() {
        Ok(drawer) => drawer.standing().filter(|record| record.entry.body.is_jotted()).count(),
        Err(_) if file.row.stage.is_the_persons_own() => 0,
        Err(error) => return Err(error),
    };
    Ok(Erasable { reference: file.row.reference.clone(), stage: file.row.stage, notes })
}

/// Erases the person's notebook, beside a case that stays; or all that is left where nobody else has anything of it.
pub async fn erase(service: &Service, permit: Permit<verb::Erase>, unlocked: &Unlocked) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| remove(service, permit, unlocked)).await
}

async fn remove(service: &Service, permit: Arc<Permit<verb::Erase>>, unlocked: &Unlocked) -> Result<(), Error> {
    let file = CaseFile::open(service, &permit, unlocked).await?;
    let row = &file.row;
    let mut tx = service.store().begin().await?;
    let objects = if row.stage.is_the_persons_own() {
        erasure::case(&mut tx, row).await?
    } else {
        let drawer = file.notebook()?.id;
        store::cases::advance(&mut tx, row.id, row.version, row.stage).await?;
        erasure::drawer(&mut tx, drawer).await?
    };
    journal::queue(service, &mut tx, &line(service, "reporter", row)).await?;
    tx.commit().await?;
    let_go(service, &objects).await
}

fn line(service: &Service, actor: &str, row: &CaseRow) -> Line {
    // By its number, which other files may go on naming.
    let number = Digest::of(&row.id.bytes());
    Line::new(service, Act::Erase, actor.to_owned()).about(row.reference.as_str()).concerning(number)
}

/// What nobody has any more leaves the disk; what cannot now is swept later.
pub(crate) async fn let_go(service: &Service, objects: &[ObjectId]) -> Result<(), Error> {
    for object in objects {
        release(service, *object).await?;
    }
    Ok(service.store().truncate_log().await?)
}

/// Erases the notebooks, and the copies of what was withdrawn for good, whose term is past; says how many.
pub(crate) async fn lapse(service: &Service) -> Result<u64, Error> {
    let mut tx = service.store().read().await?;
    let past = store::deadlines::past(&mut tx, DeadlineCode::NotebookTerm, service.today(), TURN).await?;
    drop(tx);
    let mut gone: u64 = 0;
    for case in past {
        gone = gone.saturating_add(u64::from(lapsed(service, case).await?));
    }
    Ok(gone)
}

async fn lapsed(service: &Service, case: CaseId) -> Result<bool, Error> {
    let mut tx = service.store().begin().await?;
    let Some(row) = store::cases::by_id(&mut tx, case).await?.filter(|row| row.stage.is_the_persons_own()) else {
        return Ok(false);
    };
    // What the journal says a cell received goes only once the journal says that it has it no more.
    let acts = journal::acts(service, &mut tx, row.reference.as_str()).await?;
    let has = |wanted: &[Act]| acts.iter().any(|(act, _)| wanted.contains(act));
    if has(&[Act::Submit, Act::Ask, Act::Record]) && !has(&[Act::Close, Act::Eliminate]) {
        return Ok(false);
    }
    // Somebody may have come back since it was looked for.
    if super::until(&mut tx, &row).await?.is_none_or(|until| until >= service.today()) {
        return Ok(false);
    }
    let objects = match erasure::case(&mut tx, &row).await {
        Err(store::Error::Conflict) => return Ok(false),
        erased => erased?,
    };
    journal::append(service, &mut tx, &line(service, "service", &row)).await?;
    tx.commit().await?;
    let_go(service, &objects).await?;
    Ok(true)
}
