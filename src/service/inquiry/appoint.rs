//! Whoever assessed says who inquires: at least two, none of whom was kept out, assesses, or listened to the case.
//!
//! What was handed over is given to them, the person's thread too, and the inquiry begins in a file of its own; or, where
//! somebody else's words led to an inquiry already, its inquirers are given this one beside it.
use std::{collections::BTreeSet, sync::Arc};

use crate::{
    clock::Day,
    crypto::token::Token,
    domain::{
        act::{Act, verb},
        case::Reference,
        investigation::{Appointed, Filed, Mission},
        report::NARRATIVE_LIMIT,
    },
    ids::{CaseId, MemberId},
    policy::Permit,
    service::{
        About, Error, Message, Service, Who, authorise,
        case_file::{CaseFile, Receiving, are_enough, in_rounds, to_read},
        journal,
        roster::Roll,
        session::Unlocked,
    },
    store::{self, Tx, grants::HolderKey},
};

/// Who inquires, on what, until when.
#[derive(Debug, Clone)]
pub enum Appointing {
    /// An inquiry begins.
    Begin {
        /// Those appointed.
        inquirers: BTreeSet<MemberId>,
        /// The mission: what, whom, which period, which powers; with the identifier of its form.
        mission: Message,
        /// The day by which the report is expected.
        limit: Day,
    },
    /// Others come in besides, where somebody stepped back or is kept out.
    Others(BTreeSet<MemberId>),
    /// It is of the inquiry that this other file led to.
    Beside(Reference),
}

/// Appoints.
pub async fn appoint(
    service: &Service,
    permit: Permit<verb::Appoint>,
    unlocked: &Unlocked,
    appointing: &Appointing,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, (unlocked, appointing))).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::Appoint>>,
    (unlocked, appointing): (&Unlocked, &Appointing),
) -> Result<(), Error> {
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    if file.appointed().is_some() != matches!(appointing, Appointing::Others(_)) {
        return Err(refused("already-appointed"));
    }
    match appointing {
        Appointing::Others(others) => {
            if others.is_empty() {
                return Err(refused("nobody-appointed"));
            }
            free(service, &file, others).await?;
            let mut appointed = file.appointed().cloned().ok_or(Error::NotFound)?;
            appointed.inquirers.extend(others);
            file.appoint_others(appointed)?;
            file.done::<verb::Appoint>(None).await
        }
        Appointing::Begin { inquirers, mission, limit } => {
            eligible(service, &file, inquirers).await?;
            let scope = mission.checked(NARRATIVE_LIMIT)?;
            if *limit <= service.today() {
                return Err(refused("limit-past"));
            }
            let from = Filed { reference: file.row.reference.to_string(), file: file.row.id };
            let mission = Mission { from, inquirers: inquirers.clone(), scope, limit: *limit };
            begin(service, file, (unlocked, mission)).await
        }
        Appointing::Beside(other) => {
            let appointed = of_another(service, &file, (unlocked, other)).await?;
            eligible(service, &file, &appointed.inquirers).await?;
            file.appoint(appointed)?;
            file.done::<verb::Appoint>(None).await
        }
    }
}

async fn begin(
    service: &Service,
    mut file: CaseFile<'_>,
    (unlocked, mission): (&Unlocked, Mission),
) -> Result<(), Error> {
    let (member, keys) = unlocked.member()?;
    // Drawn for this, known to nobody, thrown away: they certify who reads.
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let receiving = Receiving {
        entity: file.row.entity.clone(),
        holders: mission.inquirers.iter().copied().collect(),
        excluded: file.readers.excluded.clone(),
        with_person: false,
    };
    let inquirers = mission.inquirers.clone();
    let entrusted = (mission, (member, &keys.signing));
    let inquiry = CaseFile::entrust(service, (Arc::clone(&file.roll), &founding), receiving, entrusted)?;
    let to = Filed { reference: inquiry.row.reference.to_string(), file: inquiry.row.id };
    file.appoint(Appointed { to, inquirers })?;
    file.advance(Act::Appoint)?;
    file.commit_with(Act::Appoint, None, vec![(inquiry, Act::Entrust)]).await.map(|_| ())
}

/// The inquiry that another file led to, which the same member opens.
async fn of_another(
    service: &Service,
    file: &CaseFile<'_>,
    (unlocked, other): (&Unlocked, &Reference),
) -> Result<Appointed, Error> {
    let none = || refused("no-inquiry-there");
    let permit = authorise::authorise::<verb::Open>(service, Who::Unlocked(unlocked), About::Case(other)).await;
    let other = match permit {
        Ok(permit) => to_read(service, permit, unlocked).await,
        Err(error) => Err(error),
    };
    match other {
        Ok(other) if other.row.id != file.row.id && other.row.entity == file.row.entity => {
            let mut appointed = other.appointed().cloned().ok_or_else(none)?;
            // Whoever was kept out of the other since does not come in by this one.
            appointed.inquirers.retain(|member| !other.is_excluded(member));
            Ok(appointed)
        }
        Ok(_) | Err(Error::NotFound) => Err(none()),
        Err(error) => Err(error),
    }
}

async fn eligible(service: &Service, file: &CaseFile<'_>, inquirers: &BTreeSet<MemberId>) -> Result<(), Error> {
    if !are_enough(&file.roll.roster, inquirers) {
        return Err(refused("two-inquirers"));
    }
    free(service, file, inquirers).await
}

/// Refuses whoever is kept out, assesses, inquires already or has listened.
async fn free(service: &Service, file: &CaseFile<'_>, inquirers: &BTreeSet<MemberId>) -> Result<(), Error> {
    let may = file.appointable();
    if !inquirers.iter().all(|member| may.contains(member)) {
        return Err(refused("not-eligible"));
    }
    for member in inquirers {
        if has_listened(service, file, member).await? {
            return Err(refused("has-listened"));
        }
    }
    Ok(())
}

/// Whether somebody, under any membership of theirs, was given a key of a case that something was handed over from: who listens
/// neither inquires nor decides.
pub(crate) async fn has_listened(service: &Service, file: &CaseFile<'_>, member: &MemberId) -> Result<bool, Error> {
    let cases = file.handed_cases();
    has_had_a_key(service, &file.roll, (&cases, member)).await
}

/// Whether somebody, under any membership of theirs, was given a key of one of these files.
pub(crate) async fn has_had_a_key(
    service: &Service,
    roll: &Roll,
    (files, member): (&[CaseId], &MemberId),
) -> Result<bool, Error> {
    let mut tx = service.store().read().await?;
    for case in files.iter().copied() {
        // Keys that are gone, in the archive or with a file that was erased, were had all the same.
        let reference = match store::cases::by_id(&mut tx, case).await? {
            Some(row) => Some(row.reference),
            None => former(service, &mut tx, case).await?,
        };
        // Of what nothing is known any more, nobody can say who had it.
        let Some(reference) = reference else { return Ok(true) };
        let named = journal::everybody(service, &mut tx, reference.as_str()).await?;
        for id in roll.roster.person(member) {
            if named.contains(&id) {
                return Ok(true);
            }
            if !store::grants::of_holder(&mut tx, case, &HolderKey::member(id)).await?.is_empty() {
                return Ok(true);
            }
        }
    }
    Ok(false)
}

/// What a file that is gone was called, as the journal of that reference confirms.
async fn former(service: &Service, tx: &mut Tx, case: CaseId) -> Result<Option<Reference>, Error> {
    let Some(reference) = store::former::reference_of(tx, case).await? else { return Ok(None) };
    let is_it = journal::is_gone(service, tx, (reference.as_str(), case)).await?;
    Ok(Some(reference).filter(|_| is_it))
}

fn refused(code: &'static str) -> Error {
    Error::Invalid(vec![code])
}
