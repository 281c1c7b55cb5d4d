//! Requests about personal data: noted when they are received, extended, answered; never a name.
//!
//! Each act is witnessed by the journal with a digest of the whole row, so that a row somebody changes in the database is told
//! from what was noted. Nothing is given out here: see [`crate::domain::rights::guide`] for what may be.
use super::{
    Error, Service,
    journal::{self, Line},
};
use crate::{
    crypto::Digest,
    domain::{
        Coded,
        act::{Act, verb},
        rights::{Answer, Asked, Extension, Number, Request},
        role::Role,
    },
    ids::MemberId,
    policy::Permit,
    store::{self, Tx, journal::JournalRow},
};

/// Lines of each list, at most.
const LINES: u32 = 200;
/// Hours during which the same form counts once.
const REMEMBERED: i64 = 7 * 24;

/// A request as it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Noted {
    /// What the register says.
    pub request: Request,
    /// Whether the journal witnesses exactly that.
    pub witnessed: bool,
}

/// The register.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Register {
    /// What waits for an answer, the first due first.
    pub open: Vec<Noted>,
    /// What was answered, the newest first.
    pub answered: Vec<Noted>,
}

/// What was noted.
pub async fn register(service: &Service, _permit: Permit<verb::NoteRequest>) -> Result<Register, Error> {
    let mut tx = service.store().read().await?;
    let (mut open, answered) =
        (store::rights::open(&mut tx, LINES).await?, store::rights::answered(&mut tx, LINES).await?);
    open.sort_by_key(|request| (request.due(), request.number));
    let open = witnessed(service, &mut tx, open).await?;
    Ok(Register { open, answered: witnessed(service, &mut tx, answered).await? })
}

/// One of them.
pub async fn one(service: &Service, _permit: Permit<verb::NoteRequest>, number: Number) -> Result<Noted, Error> {
    let mut tx = service.store().read().await?;
    let request = found(&mut tx, number).await?;
    let witnessed = is_witnessed(service, &mut tx, &request).await?;
    Ok(Noted { request, witnessed })
}

async fn found(tx: &mut Tx, number: Number) -> Result<Request, Error> {
    store::rights::one(tx, number).await?.ok_or(Error::NotFound)
}

async fn witnessed(service: &Service, tx: &mut Tx, all: Vec<Request>) -> Result<Vec<Noted>, Error> {
    let mut noted = Vec::with_capacity(all.len());
    for request in all {
        let witnessed = is_witnessed(service, tx, &request).await?;
        noted.push(Noted { request, witnessed });
    }
    Ok(noted)
}

/// Whether the last that the journal has of it is what the register says.
async fn is_witnessed(service: &Service, tx: &mut Tx, request: &Request) -> Result<bool, Error> {
    let mut rows = match store::journal::about(tx, &request.number.to_string()).await {
        Ok(rows) => rows,
        Err(store::Error::Corrupt) => return Ok(false),
        Err(error) => return Err(error.into()),
    };
    let is_last = |row: &JournalRow| row.digest == Digest::of(&request.bytes()).0;
    Ok(rows.pop().is_some_and(|row| is_last(&row) && journal::ours(service, row).is_ok()))
}

/// Notes one that was received; gives its number. The same form sent again counts once, and gives none.
pub async fn note(
    service: &Service,
    permit: Permit<verb::NoteRequest>,
    (asked, form): (Asked, &str),
) -> Result<Option<Number>, Error> {
    let me = permit.member().ok_or(Error::NotFound)?;
    let mut tx = service.store().begin().await?;
    if !form.is_empty() {
        let parts = [Act::NoteRequest.code().as_bytes(), &me.bytes(), form.as_bytes()];
        let hour = service.clock().now().as_second().div_euclid(3600).saturating_add(REMEMBERED);
        if !store::requests::claim(&mut tx, &Digest::of_parts(&parts).0, hour).await? {
            return Ok(None);
        }
    }
    let year = u16::try_from(service.today().date().year()).map_err(|_| Error::Internal("year"))?;
    // Two that are noted at once do not draw the same number.
    store::journal::head(&mut tx).await?;
    let turn = store::rights::last(&mut tx, year).await?.saturating_add(1);
    let number = Number { year, turn };
    store::rights::insert(&mut tx, number, asked).await?;
    witness(service, tx, (Act::NoteRequest, me, number)).await?;
    Ok(Some(number))
}

/// Notes that it takes longer.
pub async fn extend(
    service: &Service,
    permit: Permit<verb::ExtendRequest>,
    (number, extension): (Number, Extension),
) -> Result<(), Error> {
    let me = permit.member().ok_or(Error::NotFound)?;
    let mut tx = service.store().begin().await?;
    let request = found(&mut tx, number).await?;
    if request.extension == Some(extension) {
        return Ok(());
    }
    if request.answer.is_some() {
        return Err(Error::Invalid(vec!["rights-answered"]));
    }
    if extension.day > request.term() {
        return Err(Error::Invalid(vec!["rights-term"]));
    }
    if !store::rights::extend(&mut tx, number, extension).await? {
        return Err(Error::Invalid(vec!["rights-extended"]));
    }
    witness(service, tx, (Act::ExtendRequest, me, number)).await
}

/// Notes how it was answered. What was noted stays: an answer that was wrong is a request of its own.
pub async fn answer(
    service: &Service,
    permit: Permit<verb::AnswerRequest>,
    (number, answer): (Number, Answer),
) -> Result<(), Error> {
    let me = permit.member().ok_or(Error::NotFound)?;
    let mut tx = service.store().begin().await?;
    let request = found(&mut tx, number).await?;
    if request.answer == Some(answer) {
        return Ok(());
    }
    if !store::rights::answer(&mut tx, number, answer).await? {
        return Err(Error::Invalid(vec!["rights-answered"]));
    }
    witness(service, tx, (Act::AnswerRequest, me, number)).await
}

/// The journal says it, last, with a digest of the row as it is now.
async fn witness(service: &Service, mut tx: Tx, (act, me, number): (Act, MemberId, Number)) -> Result<(), Error> {
    let request = found(&mut tx, number).await?;
    let line = Line::new(service, act, format!("{} {me}", Role::Auditor.code()));
    let line = line.about(&number.to_string()).concerning(Digest::of(&request.bytes()));
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
