//! A member assesses danger, urgency, who must be protected, and whether the prosecutor must be told.
//!
//! It stands in the cell's own drawer, and lists show its urgency. It neither moves the case nor closes it, whatever it says:
//! a report without a name is weighed, never turned away.
// The words it is spoken to in.
pub use crate::domain::assessment::Assessed;

use super::{Error, Message, Service, case_file::on_case, session::Unlocked};
use crate::{
    domain::{act::verb, assessment::Pressing, case::CompartmentKind, record::RecordBody},
    policy::Permit,
};

/// Notes an assessment, which takes the place of the one before. The same form sent again counts once.
pub async fn assess(
    service: &Service,
    permit: Permit<verb::Assess>,
    (unlocked, form): (&Unlocked, &Message),
    assessed: &Assessed,
) -> Result<(), Error> {
    let said = serde_json::to_string(assessed).map_err(|_| Error::Internal("assessed"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        let weighed = [&assessed.checkable, &assessed.acting, &assessed.waiting];
        if !file.is_named() && weighed.into_iter().any(String::is_empty) {
            return Err(Error::Invalid(vec!["no-weighing"]));
        }
        file.ensure_listening()?;
        let pressing = Pressing { heard: file.dangers(), ..assessed.pressing() };
        file.append(CompartmentKind::Listening, RecordBody::Pressing(pressing))?;
        // The last, so that the journal witnesses it.
        file.append(CompartmentKind::Listening, RecordBody::Assessed(Box::new(assessed.clone())))
    })
    .await
}
