//! `recueil migrate`: tables to this program's version. Forward only.
use std::process::ExitCode;

use anyhow::Context as _;

use super::{At, say};
use crate::service::installation;

pub(super) async fn run(at: &At) -> anyhow::Result<ExitCode> {
    installation::migrate(&at.config()?.database.0).await.context("the tables cannot be migrated")?;
    say("The tables are up to date.");
    Ok(ExitCode::SUCCESS)
}
