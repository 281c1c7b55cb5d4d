//! A person comes back on their withdrawal.
use crate::{
    domain::act::verb,
    policy::Permit,
    service::{
        Error, Service,
        case_file::{CaseFile, on_case_with_held},
        session::Unlocked,
    },
};

/// Gives those who read back what they had, and opens what is promised anew.
pub async fn resume(service: &Service, permit: Permit<verb::Resume>, unlocked: &Unlocked) -> Result<(), Error> {
    on_case_with_held(service, permit, unlocked, CaseFile::resume).await
}
