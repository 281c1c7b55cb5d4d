//! Signing in and out. Opening the identity file *is* the passphrase check; the one-time code comes first, so that the
//! slow derivation is never run for strangers. Every refusal is the same answer; only somebody who holds all three is
//! told that their keys still wait to be endorsed.
//!
//! Attempts on one account have one turn between them, further and further away while they fail. A browser that has
//! opened the account before carries a [`Mark`] and has a turn of its own: who tries at somebody's account from elsewhere
//! does not keep them out. A mark opens nothing.
use std::time::Duration;

use data_encoding::HEXLOWER;

use super::{
    Error, Service, enrolment,
    invite::{self, normalised},
    join::one_time,
    journal::{self, Line},
    pace::Caller,
    roster,
    seen::Seen,
    session::{self, Session},
    witness,
};
use crate::{
    crypto::{
        identity_file::{self, MemberKeys},
        passphrase::Passphrase,
        seal,
    },
    domain::act::{Act, verb},
    policy::Permit,
    store::{
        self,
        members::{MemberRow, MemberState},
    },
};

/// What somebody types to sign in.
pub struct SignIn {
    /// Address.
    pub mail: String,
    /// One-time code.
    pub code: String,
    /// Passphrase.
    pub passphrase: String,
    /// The mark of the browser; empty where it has none.
    pub mark: String,
}

/// What a browser is given when an account was opened with it, and sends back at the next attempt.
#[derive(Debug, Clone)]
pub struct Mark(pub String);

/// Why signing in failed.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// Address, code, passphrase or membership: one answer for all.
    #[error("refused")]
    Refused,
    /// All three are right, and the keys wait to be endorsed.
    #[error("not endorsed yet")]
    Waiting {
        /// The fingerprint to read to those who endorse; empty where it cannot be read any more.
        fingerprint: String,
    },
    /// Too many attempts: the next one is looked at after this wait, and this one was not.
    #[error("not yet")]
    Later(Duration),
    /// Something else.
    #[error(transparent)]
    Other(#[from] Error),
}

impl From<store::Error> for SignInError {
    fn from(error: store::Error) -> Self {
        Self::Other(error.into())
    }
}

/// Signs a member in, under a new session identifier; gives the browser its mark for the next time.
pub async fn sign_in(service: &Service, session: &Session, attempt: SignIn) -> Result<Mark, SignInError> {
    let mail = normalised(&attempt.mail);
    let known = known_browser(service, &mail, &attempt.mark);
    let caller = known.as_deref().map_or(Caller::Stranger(&mail), Caller::Regular);
    caller.turn(service).await.map_err(SignInError::Later)?;
    let identified = identify(service, session, attempt).await;
    if matches!(identified, Ok(()) | Err(SignInError::Waiting { .. })) {
        caller.forgive(service);
    }
    identified?;
    Ok(new_mark(service, &mail))
}

const MARK: &str = "recueil/v1/known-browser";

fn new_mark(service: &Service, mail: &str) -> Mark {
    let key = service.host().session().derive(MARK);
    // Nothing is inside: each sealing of nothing is another, and only ours opens.
    Mark(HEXLOWER.encode(&seal::seal(&key, mail.as_bytes(), &[], &mut service.entropy())))
}

/// The bytes of a mark, if it is ours and was given for this account.
fn known_browser(service: &Service, mail: &str, mark: &str) -> Option<Vec<u8>> {
    let bytes = HEXLOWER.decode(mark.as_bytes()).ok()?;
    let key = service.host().session().derive(MARK);
    seal::open(&key, mail.as_bytes(), &bytes).is_ok().then_some(bytes)
}

async fn identify(service: &Service, session: &Session, attempt: SignIn) -> Result<(), SignInError> {
    let row = checked_code(service, &attempt).await?;
    let file = row.identity_file.clone().ok_or(SignInError::Refused)?;
    let passphrase = Passphrase::parse(&attempt.passphrase).map_err(|_| SignInError::Refused)?;
    let keys = unlock(service, file, passphrase).await?.ok_or(SignInError::Refused)?;
    if row.state == MemberState::Joined {
        let enrolment = enrolment::open(service, row.id, row.enrolment.as_deref())?;
        let fingerprint = enrolment.map(|enrolment| enrolment::fingerprint(&enrolment.entry)).unwrap_or_default();
        return Err(SignInError::Waiting { fingerprint });
    }
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    if !roll.is_current(&row.id, &keys.signing.verifying()) || roll.founding != Some(keys.founding) {
        return Err(SignInError::Refused);
    }
    let seen = Seen::open(&keys, row.settled.as_deref())?;
    seen.check_roster(&roll)?;
    let head = roll.head.ok_or(Error::Closed)?;
    let mut tx = service.store().begin().await?;
    let sealed = witness::renewed(service, &mut tx, (&seen, head)).await?.seal(service, &keys)?;
    store::members::set_settled(&mut tx, row.id, Some(&sealed)).await?;
    tx.commit().await.map_err(Error::from)?;
    Ok(session::sign_in(service, session, (row.id, &keys)).await?)
}

/// The member whose one-time code this is; each step counts once.
async fn checked_code(service: &Service, attempt: &SignIn) -> Result<MemberRow, SignInError> {
    let mut tx = service.store().read().await?;
    let row = store::members::by_mail(&mut tx, &normalised(&attempt.mail)).await?;
    drop(tx);
    let holds_keys = |row: &MemberRow| matches!(row.state, MemberState::Joined | MemberState::Endorsed);
    let row = row.filter(holds_keys).ok_or(SignInError::Refused)?;
    let sealed = row.one_time_secret.as_deref().ok_or(SignInError::Refused)?;
    let secret = seal::open(&service.host().codes(), &row.id.bytes(), sealed).map_err(Error::from)?;
    let now = service.clock().now().as_second().unsigned_abs();
    let code: String = attempt.code.chars().filter(|c| !c.is_whitespace()).collect();
    let step = one_time(&secret, &row.mail)?.check(&code, now).ok_or(SignInError::Refused)?;
    let mut tx = service.store().begin().await?;
    let fresh = store::members::use_step(&mut tx, row.id, step).await?;
    tx.commit().await?;
    if fresh { Ok(row) } else { Err(SignInError::Refused) }
}

async fn unlock(service: &Service, file: Vec<u8>, passphrase: Passphrase) -> Result<Option<MemberKeys>, Error> {
    let _place = service.unlocking.acquire().await.map_err(|_| Error::Internal("unlocking"))?;
    let (host, factor) = (service.host().members(), service.settings().work_factor);
    let work = move || identity_file::unlock(&file, &passphrase, factor, &host).ok();
    tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("unlocking"))
}

/// Ends every session of the member, this one included.
pub async fn sign_out_everywhere(service: &Service, permit: Permit<verb::SignOut>) -> Result<(), Error> {
    let member = permit.member().ok_or(Error::NotFound)?;
    service.store().sessions().delete_of_member(member).await?;
    let mut tx = service.store().begin().await?;
    let line = Line::new(service, Act::SignOut, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
