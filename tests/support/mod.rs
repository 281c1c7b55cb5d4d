//! What tests stand on.
pub(crate) mod client;
pub(crate) mod database;
pub(crate) mod judge;
pub(crate) mod raw;
pub(crate) mod sent;
pub(crate) mod smtp;
pub(crate) mod world;
