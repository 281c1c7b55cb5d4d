//! A person comes back on their withdrawal.
use crate::{
    domain::act::verb,
    policy::Permit,
    service::{Error, Service, case_file::on_case_with_held, session::Unlocked},
};

/// Gives those who read back what they had, and opens what is promised anew.
pub async fn resume(service: &Service, permit: Permit<verb::Resume>, unlocked: &Unlocked) -> Result<(), Error> {
    #[expect(
        clippy::redundant_closure_for_method_calls,
        reason = "the method alone is of one lifetime of a file, and each attempt has another"
    )]
    on_case_with_held(service, permit, unlocked, |file, held| file.resume(held)).await
}
