//! Somebody leaves, for a time or for good: whoever stands in is given the cases that would be left alone.
//!
//! A case waits where the one who leaves is in charge, or is one of fewer readers than the minimum. Each is handed over by
//! itself, through [`super::assign`], so that what is interrupted goes on where it stopped; once none is left, an announced
//! absence takes effect. Only cases that open for the one who acts are seen: others may be left, with their own coordinators.
use super::{
    About, Error, Service, Who, assign,
    authorise::{authorise, belongs},
    case_file::CaseFile,
    invite,
    journal::{self, Line},
    list_cases::{PAGE, Wanted, lines, parse_cursor},
    session::Unlocked,
    view::{Filter, Handing, Waits},
};
use crate::{
    domain::{
        act::{Act, verb},
        case::{CompartmentKind, Reference, Stage},
    },
    ids::MemberId,
    policy::{Permit, Subject},
    store,
};

/// Cases handed over by one press: a few seconds. The others wait for the next.
pub const AT_ONCE: usize = 200;

/// Who leaves, and who stands in where that is settled.
type Leaving = (MemberId, Option<MemberId>);

/// The cases that would be left alone.
pub async fn waiting(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    leaving: Leaving,
) -> Result<Handing, Error> {
    belongs(&permit, unlocked)?;
    found(service, unlocked, leaving, AT_ONCE).await
}

/// Hands over so many at once; refused with `cases-left` where some are left, and the others are handed over all the same.
pub async fn take_over(
    service: &Service,
    permit: Permit<verb::TakeOver>,
    unlocked: &Unlocked,
    (absent, stand_in): (MemberId, MemberId),
    at_once: usize,
) -> Result<(), Error> {
    belongs(&permit, unlocked)?;
    // Whoever is away lets others into their own files: see [`super::cover`].
    if !matches!(permit.subject(), Subject::Organisation) {
        return Err(Error::NotFound);
    }
    let found = found(service, unlocked, (absent, Some(stand_in)), at_once).await?;
    let mut left = found.unfinished;
    for case in &found.cases {
        left |= !case.ready || !given(service, unlocked, (&case.reference, absent, stand_in)).await?;
    }
    if left {
        return Err(Error::Invalid(vec!["cases-left"]));
    }
    let mut tx = service.store().begin().await?;
    let today = service.today();
    let announced = store::absences::since(&mut tx, today).await?.into_iter();
    for absence in announced.filter(|one| (one.member, one.stand_in) == (absent, stand_in)) {
        store::absences::take_effect(&mut tx, absence.id, today).await?;
    }
    let line = Line::new(service, Act::TakeOver, invite::actor(permit.actor())).about(&absent.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}

async fn given(
    service: &Service,
    unlocked: &Unlocked,
    (case, absent, stand_in): (&Reference, MemberId, MemberId),
) -> Result<bool, Error> {
    let done = async {
        let permit = authorise(service, Who::Unlocked(unlocked), About::Case(case)).await?;
        assign::stand_in(service, permit, unlocked, (absent, stand_in)).await
    };
    match done.await {
        Ok(()) => Ok(true),
        // Changed or gone meanwhile: the others are not kept waiting for it.
        Err(Error::Invalid(_) | Error::NotFound | Error::Conflict) => Ok(false),
        Err(error) => Err(error),
    }
}

/// What is given already is passed over, however much of it there is: else the oldest cases would never be reached.
async fn found(service: &Service, unlocked: &Unlocked, leaving: Leaving, at_once: usize) -> Result<Handing, Error> {
    let (filter, mut start, mut ready) = (Filter::default(), None, 0_usize);
    let mut handing = Handing::default();
    loop {
        let page = lines(service, unlocked, (&Wanted::all(&filter), start, PAGE)).await?;
        for line in page.lines.iter().filter(|line| Stage::OPEN_TO_THE_CELL.contains(&line.stage)) {
            let Some(waits) = look(service, unlocked, (&line.reference, leaving)).await? else { continue };
            if waits.ready && ready == at_once {
                handing.unfinished = true;
                return Ok(handing);
            }
            ready = ready.saturating_add(usize::from(waits.ready));
            handing.cases.push(waits);
        }
        handing.unfinished |= page.unfinished;
        match page.next.as_deref().and_then(parse_cursor) {
            Some(next) if !page.unfinished => start = Some(next),
            _ => return Ok(handing),
        }
        // Others are answered meanwhile.
        tokio::task::yield_now().await;
    }
}

/// One case, if it waits; nothing where it is not this member's to hand over.
async fn look(
    service: &Service,
    unlocked: &Unlocked,
    (reference, leaving): (&Reference, Leaving),
) -> Result<Option<Waits>, Error> {
    let opened = async {
        let permit = authorise::<verb::Assign>(service, Who::Unlocked(unlocked), About::Case(reference)).await?;
        CaseFile::open(service, &permit, unlocked).await
    };
    match opened.await {
        Ok(file) => Ok(waits(service, &file, leaving)),
        // One that was tampered with says so in the list, and cannot be handed to anybody.
        Err(Error::NotFound | Error::Broken(_)) => Ok(None),
        Err(error) => Err(error),
    }
}

fn waits(service: &Service, file: &CaseFile<'_>, (absent, stand_in): Leaving) -> Option<Waits> {
    let in_charge = file.in_charge().is_some_and(|assigned| assigned.member == absent);
    let exchange = file.drawer(CompartmentKind::Exchange)?;
    let others = exchange.members().filter(|id| *id != absent && file.reads(id)).count();
    let is_few = file.reads(&absent) && others < service.rules().organisation.minimum_readers;
    let has = stand_in.is_some_and(|id| file.reads(&id));
    let ready = stand_in.is_none_or(|id| file.may_read(&id) && !file.is_excluded(&id));
    let is_alone = is_few && !has && (ready || others == 0);
    (in_charge || is_alone).then(|| Waits { reference: file.row.reference.clone(), in_charge, ready })
}
