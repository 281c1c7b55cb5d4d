//! What tests stand on.
pub(crate) mod client;
pub(crate) mod database;
