//! A person has lost their code, and gave a name: two members check who they are, and the second gives another.
//!
//! Never through the contact address alone: whoever reads that mail would have the case. A person without a name deposits
//! anew, and the cell notes in each case the reference of the other.
use super::{
    Error, Service,
    case_file::{CaseFile, on_case},
    session::{self, Session, Unlocked, recorded},
};
use crate::{
    crypto::token::Token,
    domain::{act::verb, family::Family, report::LINE_LIMIT},
    policy::Permit,
};

/// A member vouches for the person, and says how they knew them.
pub async fn vouch(
    service: &Service,
    permit: Permit<verb::Vouch>,
    unlocked: &Unlocked,
    how: &str,
) -> Result<(), Error> {
    let how = checked(how)?;
    on_case(service, permit, (unlocked, None), |file| {
        of_a_cell(file)?;
        file.vouch(how.clone())
    })
    .await
}

/// A second member does, and gives another code: the session shows it until it was given.
pub async fn renew_code(
    service: &Service,
    permit: Permit<verb::RenewCode>,
    (session, unlocked): (&Session, &Unlocked),
    how: &str,
) -> Result<(), Error> {
    let how = checked(how)?;
    let token = Token::generate(&mut service.entropy());
    // Kept before anything is committed: whatever happens next, the session finds the code that counts. One that never
    // counts is not shown.
    recorded::keep(session, &token).await?;
    let new = token.keys(&service.host().token_salt());
    let done = on_case(service, permit, (unlocked, None), |file| {
        of_a_cell(file)?;
        file.renew_code(&new, how.clone())
    });
    let done = done.await;
    if done.is_err() {
        session::noted_sent(session, &[session::mark(&token.reveal())]).await?;
    }
    done
}

/// Whoever is heard in an inquiry is known by those who inquire, who look first at whether they may: see `hearing`.
fn of_a_cell(file: &CaseFile<'_>) -> Result<(), Error> {
    if file.row.stage.family() == Family::Case { Ok(()) } else { Err(Error::NotFound) }
}

/// How somebody was known, in a line.
pub(super) fn checked(how: &str) -> Result<String, Error> {
    let how = how.trim();
    match how.chars().count() {
        0 => Err(Error::Invalid(vec!["empty"])),
        count if count > LINE_LIMIT => Err(Error::Invalid(vec!["too-long"])),
        _ => Ok(how.to_owned()),
    }
}
