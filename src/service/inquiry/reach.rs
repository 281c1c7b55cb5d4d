//! Whether a person reads what is written to them in an inquiry, and the road of whoever writes there.
//!
//! What was handed over without a person's agreement may not have been told to them: nobody writes to them unawares. Once the
//! cell has told them, which the inquiry's journal says, whoever writes next gives them the keys of the drawer, which are
//! those that came with their words; keys that were replaced since are not given, as others may have the code. It does
//! **not** bring the new ones: only the person's own case has them.
use super::has_listened;
use crate::{
    domain::{
        act::{Act, Verb, verb},
        case::Reference,
        handover::Without,
        inquiry::Opening,
        record::Party,
    },
    policy::Permit,
    service::{
        About, Error, Service, Who,
        authorise::authorise,
        case_file::{CaseFile, in_rounds, to_read},
        investigation::has_declared,
        journal,
        retention::is_eliminated,
        session::Unlocked,
    },
    store::{self, tokens::TokenKind},
};

/// Whether what is written reaches the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// They read it.
    Open,
    /// They have been told since: whatever is written next opens the drawer to them.
    Told,
    /// They know nothing of it.
    Untold,
    /// They have no key of it, and get none.
    Closed,
    /// Whoever looks has left it to those who inquire.
    Left,
}

impl Reach {
    /// Whether something may be written to them.
    #[must_use]
    pub fn can_be_written_to(self) -> bool {
        matches!(self, Self::Open | Self::Told)
    }
}

/// Whether what is written in an inquiry reaches the person it began with.
pub(super) async fn reach(service: &Service, file: &CaseFile<'_>) -> Result<Reach, Error> {
    match file.kept_out() {
        _ if file.has_party() => Ok(Reach::Open),
        None => Ok(Reach::Closed),
        Some(person) => of_somebody_kept_out(service, file, person).await,
    }
}

async fn of_somebody_kept_out(
    service: &Service,
    file: &CaseFile<'_>,
    (person, without): (&Party, &Without),
) -> Result<Reach, Error> {
    let mut tx = service.store().read().await?;
    let acts = journal::acts(service, &mut tx, file.row.reference.as_str()).await?;
    if !without.told && acts.iter().all(|(act, _)| *act != Act::Tell) {
        return Ok(Reach::Untold);
    }
    let code = person.code().ok_or(Error::Broken("token"))?;
    let row = store::tokens::by_lookup(&mut tx, &code).await?;
    let is_theirs = row.is_some_and(|row| row.ended.is_none() && row.kind == TokenKind::Reporter);
    Ok(if is_theirs { Reach::Told } else { Reach::Closed })
}

/// Refuses whoever was appointed to inquire and has not declared to have no tie: they read, and write to nobody yet.
pub(crate) async fn declared(service: &Service, file: &CaseFile<'_>, unlocked: &Unlocked) -> Result<(), Error> {
    let (me, _) = unlocked.member()?;
    let Some(appointed) = file.appointed().filter(|appointed| appointed.inquirers.contains(&me)) else { return Ok(()) };
    let reference = Reference::parse(&appointed.to.reference).map_err(|_| Error::Broken("appointed"))?;
    let permit = match authorise::<verb::Open>(service, Who::Unlocked(unlocked), About::Case(&reference)).await {
        // Erased at its term: it was theirs until then, and what they write here is owed to the person all the same.
        Err(Error::NotFound) if is_eliminated(service, reference.as_str()).await? => return Ok(()),
        permit => permit?,
    };
    let inquiry = to_read(service, permit, unlocked).await?;
    match () {
        () if inquiry.row.id != appointed.to.file => Err(Error::Broken("appointed")),
        () if !has_declared(&inquiry, me) => Err(Error::Invalid(vec!["not-declared"])),
        () => Ok(()),
    }
}

/// Writes in an inquiry, and lets in the person who has been told since.
///
/// Whatever asks the person something is refused where they would not know of it; a decision is not: it is kept for them.
pub(super) async fn writing<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    (unlocked, request): (&Unlocked, Option<&str>),
    write: impl Fn(&mut CaseFile<'_>) -> Result<(), Error>,
) -> Result<(), Error> {
    let write = &write;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if Opening::of(V::ACT).is_some() && has_listened(service, &file, &unlocked.member()?.0).await? {
            return Err(Error::Invalid(vec!["has-listened"]));
        }
        declared(service, &file, unlocked).await?;
        let reach = reach(service, &file).await?;
        if matches!(V::ACT, Act::Inquire | Act::AskMore) && reach == Reach::Untold {
            return Err(Error::Invalid(vec!["not-told"]));
        }
        if reach == Reach::Told {
            file.let_in()?;
        }
        write(&mut file)?;
        file.done::<V>(request).await
    })
    .await
}
