//! Another inquirer comes in, where somebody stepped back or is kept out: whoever assessed appoints them, whoever inquires gives
//! them the keys, which nobody else has.
//!
//! They are given all of it at once: the inquiry, what feeds it, the space of everybody heard. They declare to have no tie before
//! they do anything, as the others did.
use std::sync::Arc;

use super::{conduct::declarations, heed::kept_out};
use crate::{
    domain::{
        act::{Act, Verb, verb},
        case::Reference,
        conflict,
        investigation::Filed,
        role::Role,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        About, Error, Service, Who, authorise,
        case_file::{CaseFile, in_rounds, to_read},
        inquiry::has_listened,
        session::Unlocked,
    },
};

/// Who was appointed and has no key of the inquiry yet.
pub(super) async fn awaited(
    service: &Service,
    file: &CaseFile<'_>,
    unlocked: &Unlocked,
) -> Result<Vec<MemberId>, Error> {
    let from = opened::<verb::Open>(service, (&file.mission()?.from, unlocked)).await?;
    let organisation = &service.rules().organisation;
    let assesses = |member: &MemberId| {
        let mut entries = from.roll.roster.ever(member);
        entries.any(|entry| conflict::roles_over(entry, organisation, &from.row.entity).contains(&Role::Assessor))
    };
    let Some((by, appointed)) = from.appointed_by() else { return Ok(Vec::new()) };
    let waits = |member: &&MemberId| {
        appointed.to.file == file.row.id && assesses(&by) && !file.reads(member) && !file.is_excluded(member)
    };
    let mut able: Vec<MemberId> = appointed.inquirers.iter().filter(waits).copied().collect();
    for filed in file.feeding()? {
        let one = opened::<verb::Open>(service, (&filed, unlocked)).await?;
        let mut free = Vec::new();
        for member in able {
            if is_free_of(service, &one, &member).await? {
                free.push(member);
            }
        }
        able = free;
    }
    Ok(able)
}

/// Whether somebody had no other part in what feeds the inquiry: whoever appointed them knew one person's file, and not the others'.
async fn is_free_of(service: &Service, fed: &CaseFile<'_>, member: &MemberId) -> Result<bool, Error> {
    let is_appointed = fed.appointed().is_some_and(|appointed| appointed.inquirers.contains(member));
    let has_assessed = !is_appointed && fed.has_held(member);
    Ok(!has_assessed && !fed.is_excluded(member) && !has_listened(service, fed, member).await?)
}

/// Gives somebody who was appointed every key of the inquiry.
pub async fn let_in(
    service: &Service,
    permit: Permit<verb::LetIn>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, (unlocked, member))).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::LetIn>>,
    (unlocked, member): (&Unlocked, MemberId),
) -> Result<(), Error> {
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    if !declarations(&file, unlocked.member()?.0).mine {
        return Err(Error::Invalid(vec!["not-declared"]));
    }
    kept_out(service, &mut file, unlocked).await?;
    if !awaited(service, &file, unlocked).await?.contains(&member) {
        return Err(Error::Invalid(vec!["not-appointed"]));
    }
    let beside = file.feeding()?.into_iter().chain(file.heard().map(|heard| heard.space.clone()));
    let beside: Vec<Filed> = beside.collect();
    let mut along = Vec::new();
    for filed in &beside {
        let mut one = opened::<verb::LetIn>(service, (filed, unlocked)).await?;
        one.take_on(member)?;
        one.advance(Act::LetIn)?;
        along.push((one, Act::LetIn));
    }
    file.take_on(member)?;
    file.advance(Act::LetIn)?;
    file.commit_with(Act::LetIn, None, along).await.map(|_| ())
}

async fn opened<'a, V: Verb>(
    service: &'a Service,
    (filed, unlocked): (&Filed, &'a Unlocked),
) -> Result<CaseFile<'a>, Error> {
    let reference = Reference::parse(&filed.reference).map_err(|_| Error::Broken("filed"))?;
    let permit = authorise::authorise::<V>(service, Who::Unlocked(unlocked), About::Case(&reference)).await?;
    let file = to_read(service, permit, unlocked).await?;
    if file.row.id == filed.file { Ok(file) } else { Err(Error::Broken("filed")) }
}
