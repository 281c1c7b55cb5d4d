//! `recueil api-key new`: a key for an external listening line, and what the configuration says of it. Nothing is kept.
use std::process::ExitCode;

use clap::Subcommand;

use super::{At, say};
use crate::{
    entropy::Source,
    service::{
        Digest,
        line::{Line, new_key},
    },
};

/// Make a key for an external listening line.
#[derive(Debug, Subcommand)]
pub(super) enum ApiKey {
    /// Make a key, shown once, and print what the configuration lists.
    ///
    /// The key only writes: it sends reports to `/api/v1/reports` of the public surface and reads no case. The line keeps
    /// it; the configuration lists its digest. What is sent is sealed like any report, and says which line brought it. The
    /// answer holds a code that the line gives to the person, who must change it at first use.
    ///
    /// `/api/v1/openapi.json` describes the interface. To replace a key: make another, list both, give the new one to the
    /// line, then remove the old entry; the service reads its configuration when it starts.
    New {
        /// Name of the line, as the person and the cell read it.
        #[arg(long)]
        name: String,
        /// The way what it sends came: external-line, occupational-medicine, social-service, union, hierarchy, phone,
        /// in-person or letter.
        #[arg(long, default_value = "external-line")]
        channel: String,
        /// Code of the only entity it sends for.
        #[arg(long)]
        entity: Option<String>,
    },
}

/// What the configuration lists, as TOML writes it.
#[derive(Debug, serde::Serialize)]
struct Listed<'a> {
    name: &'a str,
    channel: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    entity: Option<&'a str>,
    digest: String,
}

impl ApiKey {
    pub(super) fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        let Self::New { name, channel, entity } = self;
        let rules = super::rules(&at.config()?)?;
        let (key, digest): (_, Digest) = new_key(&mut Source::System);
        Line::new((name.clone(), &channel), entity.clone(), (digest, &rules.organisation))?;
        let listed = Listed { name: &name, channel: &channel, entity: entity.as_deref(), digest: digest.to_string() };
        if at.json {
            let listed = serde_json::to_value(&listed)?;
            say(serde_json::to_string_pretty(&serde_json::json!({ "key": key.as_str(), "listed": listed }))?);
            return Ok(ExitCode::SUCCESS);
        }
        say("Key, shown once, for the line alone:");
        say(format_args!("    {}", key.as_str()));
        say("For the configuration:");
        say(format_args!("[[api_keys]]\n{}", toml::to_string(&listed)?.trim_end()));
        Ok(ExitCode::SUCCESS)
    }
}
