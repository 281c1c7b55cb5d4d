//! A note or a file is taken out of a notebook: marked so, and no longer shown. Its sealed bytes go with the notebook.
use crate::{
    domain::{act::verb, case::CompartmentKind, notebook::TakenOut, record::RecordBody},
    policy::Permit,
    service::{Error, Service, case_file::on_case, session::Unlocked},
};

/// Takes something out, by its number; what is not there, or not any more, is no error.
pub async fn take_out(
    service: &Service,
    permit: Permit<verb::Keep>,
    unlocked: &Unlocked,
    sequence: u64,
) -> Result<(), Error> {
    on_case(service, permit, (unlocked, None), |file| {
        file.renew_term();
        let is_there = file.notebook()?.standing().any(|record| {
            record.sequence == sequence && matches!(record.entry.body, RecordBody::Memo(_) | RecordBody::File(_))
        });
        if is_there {
            file.append(CompartmentKind::Notebook, RecordBody::TakenOut(TakenOut { sequence }))?;
        }
        Ok(())
    })
    .await
}
