//! `recueil init`: configuration, host secret, tables, and the first coordinator's invitation.
use std::process::ExitCode;

use anyhow::{Context as _, bail};
use clap::Args;

use super::{At, open, place, say};
use crate::{
    config::TEMPLATE,
    entropy::Source,
    service::{About, Role, Who, authorise, installation, invite, verb, view::NewMember},
};

/// Set up a new installation and invite the first coordinator.
///
/// Writes the configuration file if it is not there, makes the host secret and the tables, and prints a single-use code
/// for the first coordinator, who founds the roster in their own browser: the keys are made there, not here. Intake opens
/// once the founding fingerprint they are shown stands in the configuration.
#[derive(Debug, Args)]
pub(super) struct Init {
    /// Name of the first coordinator.
    #[arg(long)]
    name: String,
    /// Function of the first coordinator, as reporters may see it.
    #[arg(long)]
    function: String,
    /// Address of the first coordinator, for signing in.
    #[arg(long)]
    mail: String,
}

impl Init {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        if !at.config.exists() {
            std::fs::write(&at.config, TEMPLATE).context("the configuration cannot be written")?;
            say(format_args!("Written: {}", at.config.display()));
        }
        let config = at.config()?;
        let place = place(&config)?;
        let root = place.rules.organisation.root().code.clone();
        installation::create(&place, &mut Source::System).await.context("the installation cannot be made")?;
        let service = open(&config).await?;
        let permit = authorise::<verb::Invite>(&service, Who::Job, About::Organisation).await?;
        if service.is_founded().await? {
            bail!("the roster is founded already: coordinators invite the others");
        }
        let posts = vec![(Role::Coordinator, root)];
        let new = NewMember { name: self.name, function: self.function, mail: self.mail, posts };
        let invitation = invite::invite(&service, permit, new).await.context("the coordinator cannot be invited")?;
        say(format_args!("Invitation of the first coordinator (single use, until {}):", invitation.expires));
        say(format_args!("    {}", invitation.code));
        say(format_args!("To be typed at {}/join once `recueil serve` runs.", config.desk.public_url));
        Ok(ExitCode::SUCCESS)
    }
}
