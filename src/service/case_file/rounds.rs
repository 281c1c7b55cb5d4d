//! Rounds: what was read, decided and written against a case that somebody else changed meanwhile is done again, on what they left.
//!
//! An attempt opens everything it needs from the permit it is given, and writes nothing before it commits; it may be made more
//! than once, so that whatever must happen once happens around the rounds. Only having come too late is tried again: every
//! other failure stands. The permit of each new round is asked for afresh, so that nobody goes on by what they no longer may.
use std::sync::Arc;

use super::CaseFile;
use crate::{
    domain::{act::Verb, record::Words, report::NARRATIVE_LIMIT},
    policy::Permit,
    service::{Error, Message, Service, authorise, session::Unlocked},
    store::{self, grants::GrantRow},
};

/// Two people who write at once are told apart in one round; forty would need forty.
const ATTEMPTS: usize = 40;

/// Makes the attempt; when somebody else was faster, again, with the permit renewed.
///
/// The permit is shared, and not lent to an asynchronous closure (`AsyncFn`): of a future that holds one of these the compiler
/// (1.95) does not see that it may go from thread to thread, as a handler's must.
pub(crate) async fn in_rounds<V: Verb, T, F>(
    service: &Service,
    permit: Permit<V>,
    unlocked: &Unlocked,
    attempt: impl Fn(Arc<Permit<V>>) -> F,
) -> Result<T, Error>
where
    F: Future<Output = Result<T, Error>>,
{
    in_rounds_on_all(service, [Arc::new(permit)], unlocked, |[permit]| attempt(permit)).await
}

/// As [`in_rounds`], where one act is done on several cases at once: if one of them changed, every permit is renewed.
pub(crate) async fn in_rounds_on_all<V: Verb, P, T, F>(
    service: &Service,
    mut permits: P,
    unlocked: &Unlocked,
    attempt: impl Fn(P) -> F,
) -> Result<T, Error>
where
    P: AsMut<[Arc<Permit<V>>]> + Clone,
    F: Future<Output = Result<T, Error>>,
{
    let mut left = ATTEMPTS;
    loop {
        // On the heap: an attempt holds whole cases, and would make every future around it as large.
        let failure = match Box::pin(attempt(permits.clone())).await {
            Ok(out) => return Ok(out),
            Err(failure) => failure,
        };
        let is_late = matches!(failure, Error::Conflict | Error::Store(store::Error::Conflict));
        left = left.checked_sub(1).filter(|_| is_late).ok_or(failure)?;
        for permit in permits.as_mut() {
            *permit = Arc::new(authorise::renew(service, permit, unlocked).await?);
        }
    }
}

/// Does something on the permit's case and commits it, in rounds.
pub(crate) async fn on_case<'a, V: Verb, T>(
    service: &'a Service,
    permit: Permit<V>,
    (unlocked, request): (&'a Unlocked, Option<&str>),
    work: impl Fn(&mut CaseFile<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    let work = &work;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        let out = work(&mut file)?;
        file.done::<V>(request).await.map(|()| out)
    })
    .await
}

/// Withdraws the person's own case, or comes back on it: as [`on_case`], with every key of the cell's drawers at hand.
pub(crate) async fn on_case_with_held<'a, V: Verb>(
    service: &'a Service,
    permit: Permit<V>,
    unlocked: &'a Unlocked,
    work: impl Fn(&mut CaseFile<'a>, &[GrantRow]) -> Result<(), Error>,
) -> Result<(), Error> {
    let work = &work;
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        let held = file.held().await?;
        work(&mut file, &held)?;
        file.done::<V>(None).await
    })
    .await
}

/// Opens the permit's case to show it; when somebody wrote since the permit was given, as they left it.
pub(crate) async fn to_read<'a, V: Verb>(
    service: &'a Service,
    permit: Permit<V>,
    unlocked: &'a Unlocked,
) -> Result<CaseFile<'a>, Error> {
    in_rounds(service, permit, unlocked, |permit| async move { CaseFile::open(service, &permit, unlocked).await }).await
}

/// Adds somebody's words to the permit's case: checked, counted once, put where `add` says.
pub(crate) async fn add_words<V: Verb>(
    service: &Service,
    permit: Permit<V>,
    (unlocked, message): (&Unlocked, Message),
    add: impl Fn(&mut CaseFile<'_>, Words) -> Result<(), Error>,
) -> Result<(), Error> {
    let text = message.checked(NARRATIVE_LIMIT)?;
    let request = message.once(&[&text]);
    on_case(service, permit, (unlocked, request.as_deref()), |file| add(file, Words::new(text.clone()))).await
}
