//! Those who inquire give a file to the person heard: minutes that were scanned, a document that is shown to them.
//!
//! Both read it in the person's space. It does **not** become a piece of the inquiry: that is entered as any other.
use super::conduct::in_space;
use crate::{
    domain::{act::verb, attached::Attached, case::CompartmentKind},
    policy::Permit,
    service::{Error, Service, files::release, session::Unlocked},
};

/// Gives a file. One that is there already is kept once.
pub async fn enclose(
    service: &Service,
    permit: Permit<verb::Enclose>,
    unlocked: &Unlocked,
    file: Attached,
) -> Result<(), Error> {
    let kind = CompartmentKind::Heard;
    let given = in_space(service, permit, (unlocked, None), |space| {
        if space.drawer(kind).is_some_and(|drawer| drawer.has_file(&file.digest)) {
            return Ok(false);
        }
        space.add_file(kind, file.clone()).map(|()| true)
    });
    let given = given.await;
    // What is not kept waits for nothing.
    if matches!(given, Ok(false) | Err(Error::Invalid(_))) {
        release(service, file.object).await?;
    }
    given.map(|_| ())
}
