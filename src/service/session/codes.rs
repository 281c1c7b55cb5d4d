//! The codes a session holds: of the case followed, of the draft, and those the person has yet to note.
//!
//! A code that was given stays shown until its holder says that they noted it, whatever they do meanwhile; one that does
//! not count yet is never shown. All of them end with the session: a code nobody noted is then lost for good.
use data_encoding::HEXLOWER;
use tower_sessions::Session;

use super::{Unlocked, clear, get, put};
use crate::{
    crypto::{Digest, token::Token},
    domain::case::Reference,
    service::{Error, Service},
    store,
};

/// The code of the case that is followed.
const TOKEN: &str = "token";
/// The code that the draft will have once it is sent: a case may be followed meanwhile.
const DRAFT: &str = "draft";
/// Codes of reports just sent, until the person says that they noted them.
const SENT: &str = "sent";
/// A code that is about to replace the one of this session.
const PENDING: &str = "pending";
/// The code that replaced another, until the person says that they noted it.
const CHANGED: &str = "changed";

fn written(token: &Token) -> String {
    HEXLOWER.encode(token.to_bytes().as_slice())
}

fn read(text: &str) -> Result<Option<Token>, Error> {
    let bytes = HEXLOWER.decode(text.as_bytes()).map_err(|_| Error::SignedOut)?;
    Ok(Token::from_bytes(&bytes).ok())
}

async fn code(session: &Session, key: &str) -> Result<Option<Token>, Error> {
    get::<String>(session, key).await?.map_or(Ok(None), |text| read(&text))
}

/// The code of the case that is followed.
pub(super) async fn followed(session: &Session) -> Result<Option<Token>, Error> {
    code(session, TOKEN).await
}

/// Whether this session follows a case.
pub async fn follows_a_case(session: &Session) -> Result<bool, Error> {
    Ok(followed(session).await?.is_some())
}

/// What the case followed is called. A form says which case its page showed: another page may have turned to another.
pub async fn reference(service: &Service, unlocked: &Unlocked) -> Result<Reference, Error> {
    let lookup = unlocked.reporter()?.lookup;
    let mut tx = service.store().read().await?;
    let row = store::tokens::by_lookup(&mut tx, &lookup).await?.filter(|row| row.ended.is_none());
    let case = row.ok_or(Error::SignedOut)?.case;
    Ok(store::cases::by_id(&mut tx, case).await?.ok_or(Error::NotFound)?.reference)
}

/// Follows the case of a code, under a new session identifier; a draft stays.
pub(crate) async fn follow(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    session.cycle_id().await.map_err(|_| Error::Internal("session"))?;
    turn_to(service, session, token).await
}

/// What was pending concerned the case followed until now: it is settled before another is.
async fn turn_to(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    settle(service, session).await?;
    clear(session, PENDING).await?;
    put(session, TOKEN, &written(token)).await
}

/// A change whose request died before it answered: the new code is taken once it counts, never before.
pub(super) async fn settle(service: &Service, session: &Session) -> Result<(), Error> {
    match pending_token(session).await? {
        Some(new) if counts(service, &new).await? => take_pending(session, &new).await,
        _ => Ok(()),
    }
}

/// A code that is about to replace the one of this session.
pub(crate) async fn pending_token(session: &Session) -> Result<Option<Token>, Error> {
    code(session, PENDING).await
}

/// Keeps a code that is about to count, on the disk before it does.
pub(crate) async fn keep_pending(session: &Session, token: &Token) -> Result<(), Error> {
    put(session, PENDING, &written(token)).await?;
    session.save().await.map_err(|_| Error::Internal("session"))
}

/// The code that was pending is now the one of this session, which keeps its identifier: ending the stored row before the
/// answer leaves would lose the code if the answer never did.
pub(crate) async fn take_pending(session: &Session, token: &Token) -> Result<(), Error> {
    let old: Option<String> = get(session, TOKEN).await?;
    let mut sent = sent_codes(session).await?;
    // What it replaces opens nothing any more: nobody should note it.
    sent.retain(|code| Some(code) != old.as_ref());
    put(session, SENT, &sent).await?;
    clear(session, PENDING).await?;
    put(session, CHANGED, &written(token)).await?;
    put(session, TOKEN, &written(token)).await
}

/// The code that replaced another, as long as the person has not said that they noted it.
pub(crate) async fn changed(session: &Session) -> Result<Option<Token>, Error> {
    code(session, CHANGED).await
}

/// The person has noted the code that replaced another, if it is the one their page showed.
pub async fn noted_changed(session: &Session, marks: &[String]) -> Result<(), Error> {
    match changed(session).await? {
        Some(code) if !marks.contains(&mark(&code.reveal())) => Ok(()),
        _ => clear(session, CHANGED).await,
    }
}

/// What stands for a code in the form that says it was noted: the page showed this one, and perhaps not all there are.
pub(crate) fn mark(code: &str) -> String {
    Digest::of(code.as_bytes()).to_string()
}

/// Whether a code opens a case: one whose change never came about must not be shown as the new one.
async fn counts(service: &Service, token: &Token) -> Result<bool, Error> {
    let keys = token.keys(&service.host().token_salt());
    let mut tx = service.store().read().await?;
    let row = store::tokens::by_lookup(&mut tx, &keys.lookup).await?;
    Ok(row.is_some_and(|row| row.ended.is_none()))
}

/// The code that the draft will have once it is sent.
pub(crate) async fn draft_token(session: &Session) -> Result<Option<Token>, Error> {
    code(session, DRAFT).await
}

/// Keeps the code that the draft will have.
pub(super) async fn keep_draft_token(session: &Session, token: &Token) -> Result<(), Error> {
    put(session, DRAFT, &written(token)).await
}

/// The draft has no code any more.
pub(super) async fn forget_draft_token(session: &Session) -> Result<(), Error> {
    clear(session, DRAFT).await
}

/// The code of a report just sent stays until it is noted, and its case is followed.
pub(super) async fn keep_sent(service: &Service, session: &Session, token: &Token) -> Result<(), Error> {
    keep_recorded(session, token).await?;
    turn_to(service, session, token).await
}

/// A code stays until it is noted, or given to whom it is for.
pub(crate) async fn keep_recorded(session: &Session, token: &Token) -> Result<(), Error> {
    let mut sent = sent_codes(session).await?;
    sent.retain(|code| *code != written(token));
    sent.push(written(token));
    put(session, SENT, &sent).await
}

async fn sent_codes(session: &Session) -> Result<Vec<String>, Error> {
    Ok(get(session, SENT).await?.unwrap_or_default())
}

/// The codes of reports this session sent and that the person has not said they noted, oldest first.
pub(crate) async fn sent(session: &Session) -> Result<Vec<Token>, Error> {
    let codes: Result<Vec<_>, Error> = sent_codes(session).await?.iter().map(|code| read(code)).collect();
    Ok(codes?.into_iter().flatten().collect())
}

/// The person has noted the codes with these marks; others, which their page did not show, stay.
pub async fn noted_sent(session: &Session, marks: &[String]) -> Result<(), Error> {
    let mut codes = sent(session).await?;
    codes.retain(|code| !marks.contains(&mark(&code.reveal())));
    put(session, SENT, &codes.iter().map(written).collect::<Vec<_>>()).await
}
