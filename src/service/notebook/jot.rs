//! Another note in a notebook.
use super::Typed;
use crate::{
    domain::{act::verb, case::CompartmentKind, record::RecordBody},
    policy::Permit,
    service::{Error, Service, case_file::on_case, session::Unlocked},
};

/// Adds a note; the same form sent again counts once.
pub async fn jot(
    service: &Service,
    permit: Permit<verb::Keep>,
    unlocked: &Unlocked,
    typed: &Typed,
) -> Result<(), Error> {
    let memo = typed.checked()?;
    on_case(service, permit, (unlocked, typed.once().as_deref()), |file| {
        file.renew_term();
        file.append(CompartmentKind::Notebook, RecordBody::Memo(memo.clone()))
    })
    .await
}
