//! The command line: one file a command, clear `--help`, documented exit codes, no secret among the arguments.
//!
//! Exit codes: 0 done; 1 failed, and the error says why; 2 the arguments do not fit; 3 something verified does not hold
//! (`check`, `audit verify`).
use std::{path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::{Context as _, bail};
use clap::{Parser, Subcommand};

use crate::{
    clock::SystemClock,
    config::{self, Config, Files, MailTls},
    entropy::Source,
    service::{
        Digest, Rules, Service,
        files::Limits,
        installation::{self, Place},
        line::{self, Line},
        outbox::{self, Protection, Relay},
    },
};

mod api_key;
mod audit;
mod check;
pub mod demo;
mod init;
mod listen;
mod member;
mod migrate;
mod retention;
mod serve;

/// Confidential reporting and case management for harassment and sexual and sexist violence.
///
/// To look at it: `recueil demo`. To set it up: `recueil init`, then `recueil serve`.
#[derive(Debug, Parser)]
#[command(name = "recueil", version, max_term_width = 100)]
pub struct Cli {
    /// Configuration file.
    #[arg(long, global = true, value_name = "FILE", default_value = "recueil.toml")]
    config: PathBuf,
    /// Print results as JSON, for other programs.
    #[arg(long, global = true)]
    json: bool,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Run a complete service with a fictional institute, its staff and its cases.
    Demo(demo::Demo),
    /// Set up a new installation and invite the first coordinator.
    Init(init::Init),
    /// Run the service.
    Serve(serve::Serve),
    /// Bring the database's tables to this program's version.
    Migrate,
    /// Check configuration, policies, words, keys, database and roster, and say what is wrong.
    Check(check::Check),
    /// Look at the members.
    #[command(subcommand)]
    Member(member::Member),
    /// Verify or export the journal of acts.
    #[command(subcommand)]
    Audit(audit::Audit),
    /// Archive and erase what is due, or say what is; write the elimination slip.
    #[command(subcommand)]
    Retention(retention::Retention),
    /// Make a key for an external listening line.
    #[command(subcommand)]
    ApiKey(api_key::ApiKey),
}

/// Runs the command; what went wrong is for `main` to print.
pub async fn run(cli: Cli, database: Option<String>) -> anyhow::Result<ExitCode> {
    let at = At { config: cli.config, database, json: cli.json };
    match cli.command {
        Command::Demo(demo) => Box::pin(demo.run()).await,
        Command::Init(init) => init.run(&at).await,
        Command::Serve(serve) => serve.run(&at).await,
        Command::Migrate => migrate::run(&at).await,
        Command::Check(check) => check.run(&at).await,
        Command::Member(member) => member.run(&at).await,
        Command::Audit(audit) => audit.run(&at).await,
        Command::Retention(retention) => retention.run(&at).await,
        Command::ApiKey(key) => key.run(&at),
    }
}

/// Where the installation is, and how to answer.
#[derive(Debug)]
struct At {
    config: PathBuf,
    database: Option<String>,
    json: bool,
}

impl At {
    fn config(&self) -> anyhow::Result<Config> {
        Config::read(&self.config, self.database.clone()).context("the configuration cannot be used")
    }

    async fn open(&self) -> anyhow::Result<(Config, Arc<Service>)> {
        let config = self.config()?;
        let service = open(&config).await?;
        Ok((config, service))
    }
}

/// The organisation's rules: its own files where it has some, the shipped ones otherwise. A file whose name is mistaken
/// would be left out in silence.
fn rules(config: &Config) -> anyhow::Result<Rules> {
    if let Some(unknown) = config.policies.keys().find(|name| !Rules::has_file(name)) {
        bail!("{unknown}: no policy file has this name");
    }
    let own: Vec<&str> = config.policies.keys().map(String::as_str).collect();
    Ok(Rules::parse_with(&own, &|name| config.policies.get(name).cloned())?)
}

/// The listening lines that may send, and for what.
fn lines(config: &Config, rules: &Rules) -> anyhow::Result<Vec<Line>> {
    let line = |key: &config::ApiKey| {
        let (named, about) = ((key.name.clone(), key.channel.as_str()), (Digest(key.digest), &rules.organisation));
        Line::new(named, key.entity.clone(), about).with_context(|| format!("[[api_keys]] {}", key.name))
    };
    let lines = config.api_keys.iter().map(line).collect::<anyhow::Result<_>>()?;
    line::distinct(lines).context("[[api_keys]]")
}

/// The installation a configuration describes.
fn place(config: &Config) -> anyhow::Result<Place> {
    let rules = rules(config)?;
    Ok(Place {
        lines: lines(config, &rules)?,
        database: config.database.0.clone(),
        keys_dir: config.keys_dir.clone(),
        state_dir: config.state_dir.clone(),
        objects_dir: config.objects_dir.clone(),
        files: limits(config.files),
        work_factor: config.work_factor,
        founding: config.founding.map(Digest),
        rules,
        mail: config.mail.as_ref().map(relay),
    })
}

/// The server that takes neutral notices.
fn relay(mail: &config::Mail) -> Relay {
    let protection = match mail.tls {
        MailTls::Tls => Protection::Tls,
        MailTls::StartTls => Protection::StartTls,
        MailTls::None => Protection::None,
    };
    let credentials = mail.credentials.clone().map(|(user, password)| (user, password.0));
    Relay {
        host: mail.host.clone(),
        port: mail.port,
        protection,
        credentials,
        from: mail.from.clone(),
        authority: mail.authority.clone(),
        patience: outbox::PATIENCE,
    }
}

fn limits(files: Files) -> Limits {
    let (size, waiting) =
        (u64::from(files.size_mb).saturating_mul(1_000_000), u64::from(files.waiting_gb).saturating_mul(1_000_000_000));
    Limits { size, count: files.count.into(), waiting }
}

async fn open(config: &Config) -> anyhow::Result<Arc<Service>> {
    let opened = installation::open(place(config)?, Arc::new(SystemClock), Source::System).await;
    opened.context("the installation cannot be opened; `recueil check` says more")
}

/// Prints one line; the command line is the one place that does.
#[expect(clippy::print_stdout, reason = "a command answers on its standard output")]
fn say(line: impl std::fmt::Display) {
    println!("{line}");
}
