//! Another inquirer comes in, where somebody stepped back or is kept out: whoever assessed appoints them, whoever inquires gives
//! them the keys, which nobody else has.
//!
//! They are given all of it at once: the inquiry, what feeds it, the space of everybody heard. They declare to have no tie before
//! they do anything, as the others did.
use std::sync::Arc;

use super::{
    conduct::declarations,
    feeding::{opened, without_a_part},
    heed::kept_out,
};
use crate::{
    domain::{
        act::{Act, verb},
        conflict,
        investigation::Filed,
        role::Role,
    },
    ids::MemberId,
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds},
        session::Unlocked,
    },
};

/// Who was appointed and has no key of the inquiry yet.
#[derive(Default)]
pub(super) struct Awaited {
    /// Those who can be let in.
    pub(super) free: Vec<MemberId>,
    /// Those who have another part in what feeds it: whoever appointed them knew one person's file, and not the others'.
    pub(super) barred: Vec<MemberId>,
}

/// Who was appointed and is awaited.
pub(super) async fn awaited(service: &Service, file: &CaseFile<'_>, unlocked: &Unlocked) -> Result<Awaited, Error> {
    let from = opened::<verb::Open>(service, &file.mission()?.from, unlocked).await?;
    let organisation = &service.rules().organisation;
    let assesses = |member: &MemberId| {
        let mut entries = from.roll.roster.ever(member);
        entries.any(|entry| conflict::roles_over(entry, organisation, &from.row.entity).contains(&Role::Assessor))
    };
    let Some((by, appointed)) = from.appointed_by() else { return Ok(Awaited::default()) };
    let waits = |member: &&MemberId| {
        appointed.to.file == file.row.id && assesses(&by) && !file.reads(member) && !file.is_excluded(member)
    };
    let mut barred: Vec<MemberId> = appointed.inquirers.iter().filter(waits).copied().collect();
    let free = without_a_part(service, file, (unlocked, barred.clone())).await?;
    barred.retain(|member| !free.contains(member));
    Ok(Awaited { free, barred })
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
    if !awaited(service, &file, unlocked).await?.free.contains(&member) {
        return Err(Error::Invalid(vec!["not-appointed"]));
    }
    let beside = file.feeding()?.into_iter().chain(file.heard().map(|heard| heard.space.clone()));
    let beside: Vec<Filed> = beside.collect();
    let mut along = Vec::new();
    for filed in &beside {
        let mut one = opened::<verb::LetIn>(service, filed, unlocked).await?;
        one.take_on(member)?;
        one.advance(Act::LetIn)?;
        along.push((one, Act::LetIn));
    }
    file.take_on(member)?;
    file.advance(Act::LetIn)?;
    file.commit_with(Act::LetIn, None, along).await.map(|_| ())
}
