//! The person gives a name or a way to be reached, changes it, or takes it back.
//!
//! Each time is a record: what was said before stays with whoever has read it, and the page says so.
use super::{
    About, Error, Fields, Service, Who,
    authorise::{authorise, is_handed},
    case_file::{on_case, to_read},
    session::Unlocked,
};
use crate::{
    domain::{
        act::verb,
        case::{Reference, Stage},
        draft::Problem,
        identity::Identity,
    },
    policy::Permit,
};

/// What stands now.
#[derive(Debug, Clone)]
pub struct Known {
    /// What staff call the case.
    pub reference: Reference,
    /// What the person said last; nothing where they never did, or took it back.
    pub identity: Option<Identity>,
}

/// Reads what was typed.
pub fn parse(service: &Service, fields: &Fields, language: &str) -> Result<Identity, Vec<Problem>> {
    Identity::parse(fields, service.rules(), language)
}

/// What the person said last.
pub async fn known(service: &Service, permit: Permit<verb::FollowUp>, unlocked: &Unlocked) -> Result<Known, Error> {
    let file = to_read(service, permit, unlocked).await?;
    Ok(Known { reference: file.row.reference.clone(), identity: file.identity().cloned() })
}

/// Whether members of the cell could know the person again, and give them another code for one that was lost.
pub async fn can_be_known(service: &Service, unlocked: &Unlocked) -> Result<bool, Error> {
    let who = Who::Unlocked(unlocked);
    if is_handed(service, who).await? {
        return Ok(false);
    }
    let permit = authorise::<verb::FollowUp>(service, who, About::OwnCase).await?;
    let file = to_read(service, permit, unlocked).await?;
    Ok(file.is_named() && Stage::OPEN_TO_THE_CELL.contains(&file.row.stage))
}

/// Keeps what the person says now; an empty one takes back. The same as before is refused: nothing would be done.
pub async fn identify(
    service: &Service,
    permit: Permit<verb::Identify>,
    unlocked: &Unlocked,
    identity: &Identity,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        if file.identify(identity)? { Ok(()) } else { Err(Error::Invalid(vec!["same-identity"])) }
    })
    .await
}
