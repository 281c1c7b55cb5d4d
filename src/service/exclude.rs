//! Somebody is taken off a case: by a coordinator, by the person it is theirs, or by themselves.
//!
//! The others get new keys, whoever leaves gets decoys, and no name stands in the clear: every holder's rows change in the same
//! way, and of somebody who steps back the journal says no more than that a member was taken off. What they have read they
//! may have kept.
use std::sync::Arc;

use super::{
    Error, Service,
    case_file::{CaseFile, in_rounds},
    inquiry::{declared, of_a_code},
    session::Unlocked,
};
use crate::{
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        family::Family,
        record::Exclusion,
        report::Link,
    },
    ids::MemberId,
    policy::Permit,
};

/// Takes a member off what one reads, or keeps somebody out who does not read it, for every later role. Refused when nobody else
/// would be left to read it, or to decide where deciding is what it is for. The cell has no key of what was handed over before:
/// keys given there stay given, until the person or somebody who has it keeps them out there, or they step back themselves.
/// Whoever is kept out of what was handed over is kept out of the inquiry it feeds.
pub async fn exclude(
    service: &Service,
    permit: Permit<verb::Exclude>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    // Whoever leaves says so themselves, and is named nowhere.
    if unlocked.member()?.0 == member {
        return Err(Error::Invalid(vec!["not-oneself"]));
    }
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        // Whoever was appointed says first that they have no tie themselves.
        declared(service, &file, unlocked).await?;
        taken_off(&mut file, member)?;
        file.done::<verb::Exclude>(None).await
    })
    .await
}

fn taken_off(file: &mut CaseFile<'_>, member: MemberId) -> Result<(), Error> {
    // Somebody who has no key of it may have one later, of what is handed over: they are kept out from here.
    if file.roll.roster.known(&member).is_none() {
        return Err(Error::Invalid(vec!["unknown-option"]));
    }
    // Said where whoever writes next heeds it: those who assessed have left there once others inquire.
    if file.row.stage.family().is_handed_over() && file.drawer(CompartmentKind::InquiryExchange).is_none() {
        return Err(Error::NotFound);
    }
    if is_for_deciding(file) && !file.is_left_to_decide(&member) {
        return Err(Error::Invalid(vec!["nobody-left"]));
    }
    file.keep_out(member, Exclusion::Cell)
}

/// Whether somebody must be left who decides.
fn is_for_deciding(file: &CaseFile<'_>) -> bool {
    matches!(file.row.stage.family(), Family::Alert | Family::Decision | Family::Discipline)
}

/// A member takes themselves off what they read, a case or an inquiry, and gives no reason. The keys that they make for the
/// others serve to read; nothing is written under them.
pub async fn step_back(service: &Service, permit: Permit<verb::StepBack>, unlocked: &Unlocked) -> Result<(), Error> {
    let (me, _) = unlocked.member()?;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if is_for_deciding(&file) && !file.is_left_to_decide(&me) {
            return Err(Error::Invalid(vec!["nobody-left"]));
        }
        file.keep_out(me, Exclusion::Own)?;
        file.advance(Act::StepBack)?;
        // As somebody else's: an act of its own would say who was concerned.
        file.commit(Act::Exclude, None).await.map(|_| ())
    })
    .await
}

/// The person keeps somebody out of their case, and of all that was handed over of it, for every later role too, whether or not
/// they read anything yet. Refused where nobody would be left to read one of them.
pub async fn keep_out(
    service: &Service,
    permit: Permit<verb::Exclude>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, member)).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::Exclude>>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    let mut case = CaseFile::open(service, &permit, unlocked).await?;
    let inquiries = of_a_code::<verb::Exclude>(service, &case, unlocked).await?;
    let mut inquiries: Vec<CaseFile<'_>> = inquiries.into_iter().map(|(_, inquiry)| inquiry).collect();
    // Somebody who has no key of it may be given one later, to inquire or to decide: it is said wherever it was not yet.
    inquiries.retain(|inquiry| !inquiry.is_excluded(&member));
    if case.roll.roster.known(&member).is_none() {
        return Err(Error::Invalid(vec!["unknown-option"]));
    }
    if case.is_excluded(&member) && inquiries.is_empty() {
        return Err(Error::Invalid(vec!["already-excluded"]));
    }
    let why = Exclusion::Reporter { link: Link::Involved };
    let mut all = Vec::new();
    for mut inquiry in inquiries {
        inquiry.keep_out(member, why)?;
        inquiry.advance(Act::Exclude)?;
        all.push((inquiry, Act::Exclude));
    }
    // The cell may have taken them off the case before.
    if !case.is_excluded(&member) {
        case.keep_out(member, why)?;
        case.advance(Act::Exclude)?;
        all.push((case, Act::Exclude));
    }
    let Some((last, act)) = all.pop() else { return Ok(()) };
    last.commit_with(act, None, all).await.map(|_| ())
}
