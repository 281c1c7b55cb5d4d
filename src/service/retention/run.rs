//! The job: what rests long enough goes to the archive, then is erased. It has no key, and is done in small transactions, each of
//! which leaves a file whole or gone.
use std::collections::BTreeSet;

use crate::{
    clock::Day,
    crypto::Digest,
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, HolderKind, Stage},
        conflict,
        deadline::DeadlineCode,
        family::Family,
        notebook,
        role::Role,
    },
    ids::{CaseId, CompartmentId, MemberId, ObjectId},
    service::{
        About, Error, Service, Who, authorise,
        authorise::holder_member,
        case_file::renew,
        journal::{self, Line},
        notebook::let_go,
        outbox::reminders,
        roster,
    },
    store::{self, Tx, cases::CaseRow, eliminations::Elimination, erasure, grants::HolderKey},
};

/// Files looked at in one turn.
const TURN: u32 = 50;

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Done {
    /// Files that went to the archive.
    pub archived: u64,
    /// Files erased.
    pub erased: u64,
}

/// Archives and erases what is due.
pub async fn run(service: &Service) -> Result<Done, Error> {
    authorise::<verb::Archive>(service, Who::Job, About::Organisation).await?;
    authorise::<verb::Eliminate>(service, Who::Job, About::Organisation).await?;
    let (to_archive, to_erase) =
        (past(service, DeadlineCode::Archive).await?, past(service, DeadlineCode::Erasure).await?);
    let mut done = Done::default();
    if to_archive.is_empty() && to_erase.is_empty() {
        return Ok(done);
    }
    // What was done on the days before stands in the journal, and is looked for there.
    journal::drain(service).await?;
    // Believed only whole: an entry cut from it could have kept something.
    journal::verify(service).await?;
    for case in to_archive {
        done.archived = done.archived.saturating_add(u64::from(archived(service, case).await?));
    }
    for case in to_erase {
        done.erased = done.erased.saturating_add(u64::from(erased(service, case).await?));
    }
    Ok(done)
}

async fn past(service: &Service, code: DeadlineCode) -> Result<Vec<CaseId>, Error> {
    let mut tx = service.store().read().await?;
    Ok(store::deadlines::past(&mut tx, code, service.today(), TURN).await?)
}

/// A file that may go, as the tables and the journal both say.
async fn ready(service: &Service, tx: &mut Tx, (case, code): (CaseId, DeadlineCode)) -> Result<Option<CaseRow>, Error> {
    let today = service.today();
    let Some(row) = store::cases::by_id(tx, case).await?.filter(|row| row.stage.rests()) else { return Ok(None) };
    let dates = store::deadlines::of_case(tx, case).await?;
    let due = dates.iter().filter(|date| date.code == code && date.done.is_none()).map(|date| date.due).max();
    // Whoever wrote and was not answered is answered first: closing again, or not, is somebody's to say.
    let is_owed = dates.iter().any(|date| {
        date.done.is_none() && date.code != DeadlineCode::Erasure && date.code.is_owed() && !date.code.lapses()
    });
    let acts = journal::acts(service, tx, row.reference.as_str()).await?;
    let may = !is_owed && due.is_some_and(|due| due < today) && !is_held(&acts);
    let since = rests_since(row.stage, &acts).filter(|_| may);
    let soonest = since.and_then(|since| match code {
        DeadlineCode::Erasure => service.rules().retention.soonest(row.stage, since),
        _ => Some(since),
    });
    Ok(soonest.is_some_and(|soonest| soonest < today).then_some(row))
}

/// Whether something keeps it, as the journal says: rows that are gone release nothing.
fn is_held(acts: &[(Act, Day)]) -> bool {
    let last = acts.iter().rfind(|(act, _)| matches!(act, Act::Hold | Act::Release));
    last.is_some_and(|(act, _)| *act == Act::Hold)
}

/// Since which day a file rests at a stage, as the journal says; nothing where it says otherwise than the tables.
fn rests_since(stage: Stage, acts: &[(Act, Day)]) -> Option<Day> {
    let (led, away): (Act, &[Act]) = match stage {
        Stage::Answered | Stage::Ended => (Act::EndCase, &OPENS_AGAIN),
        Stage::NotOpened => (Act::DeclineInquiry, &[Act::OpenInquiry]),
        Stage::Reported => (Act::AnnounceReport, &[]),
        Stage::MeasureRefused => (Act::RefuseMeasure, &[Act::TakeMeasure]),
        Stage::MeasureEnded => (Act::EndMeasure, &[Act::TakeMeasure]),
        Stage::Filed => (Act::FileReport, &[]),
        Stage::AlertAnswered => (Act::ActOnAlert, &[]),
        Stage::Decided => (Act::ConcludeDecision, &[]),
        Stage::DisciplineClosed => (Act::CloseDiscipline, &[]),
        Stage::HeardClosed => (Act::CloseHearing, &[]),
        _ => return None,
    };
    let last = |wanted: &[Act]| acts.iter().filter(|(act, _)| wanted.contains(act)).map(|(_, day)| *day).max();
    let since = last(&[led])?;
    // What a person did enters the journal shuffled: of one day, the tables say which came last.
    last(away).is_none_or(|day| day <= since).then_some(since)
}

/// What opens again a case that was closed.
const OPENS_AGAIN: [Act; 14] = [
    Act::BeginAftercare,
    Act::ReportRetaliation,
    Act::Submit,
    Act::Write,
    Act::Attach,
    Act::Reply,
    Act::AskProtection,
    Act::Identify,
    Act::Consent,
    Act::Decline,
    Act::TakeBack,
    Act::Wish,
    Act::AnswerSupport,
    Act::Resume,
];

/// Until when a file is kept at least, where the journal says that something keeps it; without a row that says the day, for ever.
pub(crate) async fn is_kept_until(service: &Service, tx: &mut Tx, row: &CaseRow) -> Result<Option<Day>, Error> {
    if !is_held(&journal::acts(service, tx, row.reference.as_str()).await?) {
        return Ok(None);
    }
    let dates = store::deadlines::of_case(tx, row.id).await?;
    let reviews = dates.iter().filter(|date| date.code == DeadlineCode::Hold && date.done.is_none());
    Ok(Some(reviews.map(|date| date.due).max().unwrap_or_else(|| service.today())))
}

/// Whether a file was erased at its term, as the journal says.
pub(crate) async fn is_eliminated(service: &Service, reference: &str) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    let acts = journal::acts(service, &mut tx, reference).await?;
    Ok(acts.iter().any(|(act, _)| *act == Act::Eliminate))
}

fn line(service: &Service, act: Act, row: &CaseRow) -> Line {
    // By its number, which other files go on naming.
    let number = Digest::of(&row.id.bytes());
    Line::new(service, act, "service".to_owned()).about(row.reference.as_str()).concerning(number)
}

/// From now on only those who coordinate, and whoever closed it, have the keys that the cell had.
async fn archived(service: &Service, case: CaseId) -> Result<bool, Error> {
    let mut tx = service.store().begin().await?;
    let Some(row) = ready(service, &mut tx, (case, DeadlineCode::Archive)).await? else { return Ok(false) };
    match store::cases::advance(&mut tx, case, row.version, row.stage).await {
        Err(store::Error::Conflict) => return Ok(false),
        moved => moved?,
    }
    let keep = who_keeps(service, &mut tx, &row).await?;
    if let Some(keep) = &keep {
        for drawer in store::compartments::of_case(&mut tx, case).await? {
            if CompartmentKind::OF_THE_CELL.contains(&drawer.kind) {
                let out = narrow(&mut tx, drawer.id, keep).await?;
                reminders::blind_to_all(service, &mut tx, case, &out).await?;
            }
        }
    }
    store::deadlines::done(&mut tx, case, DeadlineCode::Archive, service.today()).await?;
    if keep.is_some() {
        journal::append(service, &mut tx, &line(service, Act::Archive, &row)).await?;
    }
    tx.commit().await?;
    Ok(keep.is_some())
}

/// Who keeps the keys; nothing where nobody can be sure of having one that opens, so that everybody does. Whoever closed it read it;
/// a row of anybody else may be a decoy.
async fn who_keeps(service: &Service, tx: &mut Tx, row: &CaseRow) -> Result<Option<BTreeSet<HolderKey>>, Error> {
    let roll = roster::current(service, tx).await?;
    let organisation = &service.rules().organisation;
    let acts = journal::acts(service, tx, row.reference.as_str()).await?;
    let since = rests_since(row.stage, &acts);
    // Whoever was taken off since may have been the one.
    let is_changed = |(act, day): &(Act, Day)| matches!(act, Act::Exclude | Act::StepBack) && Some(*day) >= since;
    let closed = journal::who(service, tx, (row.reference.as_str(), Act::EndCase)).await?;
    let receives = |member: &MemberId| {
        let entry = roll.roster.entry(member);
        let roles = entry.map(|entry| conflict::roles_on_a_case(entry, organisation, &row.entity));
        roles.unwrap_or_default().into_iter().any(Role::receives)
    };
    let closed = closed.last().copied().filter(receives).filter(|_| !acts.iter().any(is_changed));
    let Some(closed) = closed else { return Ok(None) };
    let coordinates = roll
        .roster
        .entries()
        .filter(|entry| conflict::roles_on_a_case(entry, organisation, &row.entity).contains(&Role::Coordinator));
    let all: BTreeSet<MemberId> = coordinates.map(|entry| entry.member).chain([closed]).collect();
    Ok(Some(all.into_iter().map(HolderKey::member).collect()))
}

/// Takes from a drawer every key of a member who does not keep it; says whose.
async fn narrow(tx: &mut Tx, drawer: CompartmentId, keep: &BTreeSet<HolderKey>) -> Result<BTreeSet<MemberId>, Error> {
    let rows = store::grants::of_compartment(tx, drawer).await?;
    let members: BTreeSet<HolderKey> =
        rows.into_iter().map(|row| row.holder).filter(|holder| holder.kind == HolderKind::Member).collect();
    for holder in members.difference(keep) {
        store::grants::remove(tx, drawer, holder).await?;
    }
    Ok(members.difference(keep).filter_map(|key| holder_member(&key.holder)).collect())
}

async fn erased(service: &Service, case: CaseId) -> Result<bool, Error> {
    let mut tx = service.store().begin().await?;
    let Some(row) = ready(service, &mut tx, (case, DeadlineCode::Erasure)).await? else { return Ok(false) };
    let line_of_slip = counted(service, &mut tx, &row).await?;
    reminders::forget_all(service, &mut tx, case).await?;
    let objects = match forget(service, &mut tx, &row).await {
        Err(Error::Store(store::Error::Conflict)) => return Ok(false),
        gone => gone?,
    };
    store::eliminations::insert(&mut tx, &line_of_slip).await?;
    journal::append(service, &mut tx, &line(service, Act::Eliminate, &row)).await?;
    tx.commit().await?;
    let_go(service, &objects).await?;
    Ok(true)
}

/// The line of the slip, before anything is gone.
async fn counted(service: &Service, tx: &mut Tx, row: &CaseRow) -> Result<Elimination, Error> {
    let (mut records, mut files) = (0_u64, 0_u64);
    for drawer in store::compartments::of_case(tx, row.id).await? {
        if drawer.kind.is_kept_from_the_cell() {
            continue;
        }
        records = records.saturating_add(store::records::count(tx, drawer.id).await?);
        let own = store::attachments::of_compartment(tx, drawer.id).await?.len();
        files = files.saturating_add(u64::try_from(own).unwrap_or(u64::MAX));
    }
    let today = service.today();
    Ok(Elimination {
        reference: row.reference.clone(),
        stage: row.stage,
        entity: row.entity.clone(),
        received: row.received,
        rested: row.closed.unwrap_or(today),
        erased: today,
        records,
        files,
    })
}

/// What a person reported stays theirs where they have a code; everything else goes whole.
async fn forget(service: &Service, tx: &mut Tx, row: &CaseRow) -> Result<Vec<ObjectId>, Error> {
    let today = service.today();
    let is_theirs = row.stage.family() == Family::Case && !store::tokens::of_case(tx, row.id).await?.is_empty();
    if !is_theirs {
        return Ok(erasure::case(tx, row).await?);
    }
    let closed = CaseRow { stage: Stage::Closed, closed: Some(today), ..row.clone() };
    store::cases::close(tx, &closed).await?;
    let objects = leave_to_the_person(tx, &closed).await?;
    store::deadlines::forget_all(tx, row.id).await?;
    renew(tx, row.id, notebook::term(&service.rules().deadlines, today)).await?;
    Ok(objects)
}

/// What the person has stays theirs alone, the conversation with somebody bound by secrecy too; the rest is erased, with the
/// keys that were kept to be put back.
pub(crate) async fn leave_to_the_person(tx: &mut Tx, case: &CaseRow) -> Result<Vec<ObjectId>, Error> {
    let mut objects = Vec::new();
    let codes = store::tokens::of_case(tx, case.id).await?;
    for drawer in store::compartments::of_case(tx, case.id).await? {
        let holders = store::grants::holders(tx, drawer.id, drawer.epoch).await?;
        let is_theirs = codes.iter().any(|code| holders.contains(&HolderKey::token(code.lookup)));
        match drawer.kind {
            CompartmentKind::Notebook | CompartmentKind::Counsel => {}
            CompartmentKind::Withheld => objects.extend(erasure::drawer(tx, drawer.id).await?),
            _ if is_theirs => store::grants::leave_to_codes(tx, drawer.id).await?,
            _ => objects.extend(erasure::drawer(tx, drawer.id).await?),
        }
    }
    Ok(objects)
}
