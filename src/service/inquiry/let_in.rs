//! Whoever assesses lets another in who was named to assess there too: before they leave, or so that the file is not theirs alone.
//!
//! They are given every key at once, of what was handed over and of the person's thread; the person sees who came. Somebody who
//! is kept out, or listened to a case it comes from under any membership, is not let in. Once others inquire, nobody is: whoever
//! assessed has left the thread.
use crate::{
    domain::{act::verb, case::Stage, conflict},
    ids::MemberId,
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds},
        session::Unlocked,
    },
};

use super::has_listened;

/// Who could be let in to assess.
pub(super) async fn able(service: &Service, file: &CaseFile<'_>) -> Result<Vec<MemberId>, Error> {
    let is_assessed = matches!(file.row.stage, Stage::Assessment | Stage::MoreNeeded | Stage::NotOpened);
    if !is_assessed || file.is_taken_back() {
        return Ok(Vec::new());
    }
    let named = conflict::assessors(&file.roll.roster, file.organisation(), &file.row.entity);
    let mut able = Vec::new();
    for member in file.without_a_key(named) {
        if !has_listened(service, file, &member).await? {
            able.push(member);
        }
    }
    Ok(able)
}

/// Gives somebody who assesses there every key of what was handed over.
pub async fn let_in(
    service: &Service,
    permit: Permit<verb::LetIn>,
    unlocked: &Unlocked,
    member: MemberId,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| async move {
        let mut file = CaseFile::open(service, &permit, unlocked).await?;
        if !able(service, &file).await?.contains(&member) {
            return Err(Error::Invalid(vec!["not-to-let-in"]));
        }
        file.take_on(member)?;
        file.done::<verb::LetIn>(None).await
    })
    .await
}
