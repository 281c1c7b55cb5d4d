//! Whoever assesses or decides will be away: they let whoever stands in into their files, by their own hand.
//!
//! A cell's cases are given by a coordinator (see [`super::take_over`]), who has the keys; these files are read by few, and
//! nobody but their readers can open them to somebody else. What only others can do is told, and waits: in an inquiry, one who
//! conducts it lets in whom the assessor appointed. An absence takes effect once nothing waits.
use super::{
    About, Error, Service, Who,
    authorise::{authorise, belongs},
    case_file::CaseFile,
    decision, discipline, inquiry, invite,
    journal::{self, Line},
    list_cases::{PAGE, Wanted, lines, parse_cursor},
    roster,
    session::Unlocked,
    view::Filter,
};
use crate::{
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, Reference, Stage},
        family::Family,
    },
    ids::{AbsenceId, MemberId},
    policy::{Permit, Subject},
    store,
};

/// The drawers that lists of these files show, and the stages at which somebody must be able to act on them.
const WAITING: [(CompartmentKind, &[Stage]); 4] = [
    (CompartmentKind::Assessment, &[Stage::Assessment, Stage::MoreNeeded, Stage::MeasureAsked, Stage::MeasureTaken]),
    (CompartmentKind::Decision, &[Stage::Decision]),
    (CompartmentKind::Discipline, &[Stage::Discipline]),
    (CompartmentKind::Inquiry, &[Stage::Investigation]),
];

/// The files that open for the one who looks, and not yet for whoever stands in.
pub async fn uncovered(
    service: &Service,
    permit: &Permit<verb::AnnounceAbsence>,
    unlocked: &Unlocked,
    stand_in: MemberId,
) -> Result<Vec<Reference>, Error> {
    belongs(permit, unlocked)?;
    found(service, unlocked, stand_in).await
}

/// Lets whoever stands in into each, and the absence takes effect; refused with `files-left` where some are left.
pub async fn cover(
    service: &Service,
    permit: Permit<verb::TakeOver>,
    unlocked: &Unlocked,
    id: AbsenceId,
) -> Result<(), Error> {
    belongs(&permit, unlocked)?;
    let Subject::Oneself { member } = permit.subject() else { return Err(Error::NotFound) };
    let (today, mut tx) = (service.today(), service.store().read().await?);
    let announced = store::absences::since(&mut tx, today).await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    let absence = announced.into_iter().find(|one| (one.id, one.member) == (id, *member)).ok_or(Error::NotFound)?;
    for file in found(service, unlocked, absence.stand_in).await? {
        let_in(service, unlocked, (&file, absence.stand_in)).await?;
    }
    if !found(service, unlocked, absence.stand_in).await?.is_empty() {
        return Err(Error::Invalid(vec!["files-left"]));
    }
    // Whoever receives has cases too: it takes effect once a coordinator has given them.
    let entry = roll.roster.entry(member).ok_or(Error::NotFound)?;
    if absence.effect.is_some() || entry.posts.iter().any(|post| post.role.receives()) {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    store::absences::take_effect(&mut tx, id, today).await?;
    let line = Line::new(service, Act::TakeOver, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}

/// Lets somebody into one file, where its reader can; where they cannot, it is left, and shown as such.
async fn let_in(service: &Service, unlocked: &Unlocked, (file, stand_in): (&Reference, MemberId)) -> Result<(), Error> {
    let done = async {
        let permit = authorise::<verb::LetIn>(service, Who::Unlocked(unlocked), About::Case(file)).await?;
        match file.family() {
            Family::Inquiry | Family::Measure => inquiry::let_in(service, permit, unlocked, stand_in).await,
            Family::Decision => decision::let_in(service, permit, unlocked, stand_in).await,
            Family::Discipline => discipline::let_in(service, permit, unlocked, stand_in).await,
            _ => Ok(()),
        }
    };
    match Box::pin(done).await {
        Ok(()) | Err(Error::Invalid(_) | Error::NotFound | Error::Conflict) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn found(service: &Service, unlocked: &Unlocked, stand_in: MemberId) -> Result<Vec<Reference>, Error> {
    let (filter, mut found) = (Filter::default(), Vec::new());
    for (kind, stages) in WAITING {
        let (wanted, mut start) = (Wanted { kind, ..Wanted::all(&filter) }, None);
        loop {
            let page = lines(service, unlocked, (&wanted, start, PAGE)).await?;
            for line in page.lines.iter().filter(|line| stages.contains(&line.stage)) {
                if !reads(service, unlocked, (&line.reference, stand_in)).await? {
                    found.push(line.reference.clone());
                }
            }
            match page.next.as_deref().and_then(parse_cursor) {
                Some(next) => start = Some(next),
                None => break,
            }
        }
    }
    Ok(found)
}

/// Whether whoever stands in has a file; one that nobody can be let into is nobody's to cover.
async fn reads(
    service: &Service,
    unlocked: &Unlocked,
    (file, stand_in): (&Reference, MemberId),
) -> Result<bool, Error> {
    let opened = async {
        let permit = authorise::<verb::LetIn>(service, Who::Unlocked(unlocked), About::Case(file)).await?;
        CaseFile::open(service, &permit, unlocked).await
    };
    match opened.await {
        Ok(file) => Ok(file.is_taken_back() || file.reads(&stand_in)),
        Err(Error::NotFound | Error::Broken(_)) => Ok(true),
        Err(error) => Err(error),
    }
}
