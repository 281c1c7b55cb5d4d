//! Whoever assesses, or is in charge of a measure, lets another in who has the same part there: before they leave, or so that the file is not theirs alone.
//!
//! They are given every key at once, of what was handed over and of the person's thread; the person sees who came. Somebody who
//! is kept out, or listened to a case it comes from under any membership, is not let in. Once others inquire, nobody is: whoever
//! assessed has left the thread.
use crate::{
    domain::{act::verb, case::Stage, conflict, family::Family},
    ids::MemberId,
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, in_rounds},
        session::Unlocked,
    },
};

use super::has_listened;

/// Who could be let in to assess, or to take the measure.
pub(super) async fn able(service: &Service, file: &CaseFile<'_>) -> Result<Vec<MemberId>, Error> {
    if file.is_taken_back() {
        return Ok(Vec::new());
    }
    let (roster, of) = (&file.roll.roster, (file.organisation(), file.row.entity.as_str()));
    let named = match file.row.stage {
        Stage::Assessment | Stage::MoreNeeded | Stage::NotOpened => conflict::assessors(roster, of.0, of.1),
        // In the part in which it was asked for: somebody in charge of measures, or the authority.
        stage if stage.family() == Family::Measure => {
            file.asked_for().map_or_else(Vec::new, |(to, _)| conflict::measure_takers(roster, of, to.role()))
        }
        _ => return Ok(Vec::new()),
    };
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
