//! The person gives a name or a way to be reached, changes it, or takes it back.
//!
//! Each time is a record: what was said before stays with whoever has read it, and the page says so.
use super::{
    Error, Fields, Service,
    case_file::{on_case, to_read},
    session::Unlocked,
};
use crate::{
    domain::{act::verb, case::Reference, draft::Problem, identity::Identity},
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
