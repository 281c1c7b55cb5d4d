//! A person withdraws what they sent.
use crate::{
    domain::{act::verb, report::Answer},
    policy::Permit,
    service::{Error, Service, case_file::on_case_with_held, session::Unlocked},
};

/// Ends everybody's access but the person's. `pressed` is what the cell may know: whether somebody asks it of them.
pub async fn withdraw(
    service: &Service,
    permit: Permit<verb::Withdraw>,
    unlocked: &Unlocked,
    pressed: Option<Answer>,
) -> Result<(), Error> {
    on_case_with_held(service, permit, unlocked, |file, held| file.withdraw(unlocked.reporter()?, (held, pressed)))
        .await
}
