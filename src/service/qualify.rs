//! A member notes which kinds of facts the cell retains, and under which regime.
//!
//! The latest counts; the earlier ones stay where they are. The person is shown neither: what they told is not renamed.
use super::{Error, Message, Service, case_file::on_case, session::Unlocked};
use crate::{
    domain::{act::verb, case::CompartmentKind, qualification::Qualified, record::RecordBody},
    policy::Permit,
};

/// Notes what the cell retains from now on. The same form sent again counts once.
pub async fn qualify(
    service: &Service,
    permit: Permit<verb::Qualify>,
    (unlocked, form): (&Unlocked, &Message),
    qualified: &Qualified,
) -> Result<(), Error> {
    let said = serde_json::to_string(qualified).map_err(|_| Error::Internal("qualified"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        file.ensure_listening()?;
        file.append(CompartmentKind::Listening, RecordBody::Qualified(Box::new(qualified.clone())))
    })
    .await
}
