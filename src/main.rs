//! The program: arguments in, logs on, library called.
use std::{panic, process::ExitCode};

use clap::Parser as _;
use recueil::cli::{self, Cli};
use tracing::error;
use tracing_subscriber::{filter::LevelFilter, layer::SubscriberExt as _, util::SubscriberInitExt as _};

fn main() -> ExitCode {
    let cli = Cli::parse();
    #[expect(clippy::disallowed_methods, reason = "the environment is read here, once")]
    let (database, level) = (std::env::var("RECUEIL_DATABASE").ok(), std::env::var("RECUEIL_LOG").ok());
    let level = level.and_then(|level| level.parse().ok()).unwrap_or(LevelFilter::INFO);
    let format = tracing_subscriber::fmt::layer().json().with_target(false).with_writer(std::io::stderr);
    tracing_subscriber::registry().with(level).with(format).init();
    // A panic's message may hold what somebody typed; its place does not.
    panic::set_hook(Box::new(|panic| error!(place = panic.location().map(ToString::to_string), "a panic")));
    match run(cli, database) {
        Ok(code) => code,
        Err(error) => {
            eprintln(&error);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli, database: Option<String>) -> anyhow::Result<ExitCode> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(cli::run(cli, database))
}

#[expect(clippy::print_stderr, reason = "what went wrong is said where people look")]
fn eprintln(error: &anyhow::Error) {
    eprintln!("recueil: {error:#}");
}
