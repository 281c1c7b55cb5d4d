//! The started program, from the outside: loopback, signals, files, exit codes.
mod commands;
mod demonstration;
mod files;
mod load;
pub(crate) mod program;
mod setup;
