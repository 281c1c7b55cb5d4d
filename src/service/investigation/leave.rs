//! An inquirer takes themselves off an inquiry: off what feeds it and the space of everybody heard first, then off the inquiry.
//!
//! Interrupted, it is begun again: what they left already stays left.
use crate::{
    domain::{act::verb, case::Reference, investigation::Filed},
    policy::Permit,
    service::{About, Error, Service, Who, authorise, case_file::CaseFile, exclude::step_back, session::Unlocked},
};

/// Steps back. Refused where nobody else would be left.
pub async fn leave(service: &Service, permit: Permit<verb::StepBack>, unlocked: &Unlocked) -> Result<(), Error> {
    let (me, _) = unlocked.member()?;
    let file = CaseFile::open(service, &permit, unlocked).await?;
    if !file.readers.holders.iter().any(|member| *member != me && file.reads(member)) {
        return Err(Error::Invalid(vec!["nobody-left"]));
    }
    let beside: Vec<Filed> = file.feeding()?.into_iter().chain(file.heard().map(|heard| heard.space.clone())).collect();
    for filed in beside {
        let reference = Reference::parse(&filed.reference).map_err(|_| Error::Broken("filed"))?;
        match from(service, &reference, unlocked).await {
            // Already left, or kept out of it.
            Ok(()) | Err(Error::NotFound) => {}
            Err(error) => return Err(error),
        }
    }
    step_back(service, permit, unlocked).await
}

async fn from(service: &Service, reference: &Reference, unlocked: &Unlocked) -> Result<(), Error> {
    let permit = authorise::authorise(service, Who::Unlocked(unlocked), About::Case(reference)).await?;
    step_back(service, permit, unlocked).await
}
