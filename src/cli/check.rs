//! `recueil check`: everything that can be wrong before anybody is harmed by it, one line each.
use std::process::ExitCode;

use clap::Args;

use super::{At, open, rules, say, serve::settings};
use crate::{
    config::Config,
    policy::Policy,
    service::{Service, journal, readers, roster},
    text::Text,
};

/// Check configuration, policies, words, keys, database and roster, and say what is wrong.
///
/// Exits with 3 when something is.
#[derive(Debug, Args)]
pub(super) struct Check {
    /// Print the table of decisions: who may do what, at which stage, and what it takes.
    #[arg(long)]
    decisions: bool,
}

/// One thing checked.
#[derive(Debug, serde::Serialize)]
struct Line {
    what: &'static str,
    ok: bool,
    detail: String,
}

fn line<T, E: std::fmt::Display>(what: &'static str, outcome: Result<T, E>, detail: impl Fn(&T) -> String) -> Line {
    match outcome {
        Ok(value) => Line { what, ok: true, detail: detail(&value) },
        Err(error) => Line { what, ok: false, detail: error.to_string() },
    }
}

impl Check {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        if self.decisions {
            return decisions();
        }
        let mut lines = vec![
            line("decisions", Policy::embedded(), |policy| format!("{} rows", policy.table().len())),
            line("words", Text::embedded(), |_| "French and English".to_owned()),
        ];
        match Config::read(&at.config, at.database.clone()) {
            Ok(config) => {
                lines.push(Line { what: "configuration", ok: true, detail: at.config.display().to_string() });
                of_installation(&config, &mut lines).await;
            }
            Err(error) => lines.push(Line { what: "configuration", ok: false, detail: error.to_string() }),
        }
        print(at, &lines)
    }
}

async fn of_installation(config: &Config, lines: &mut Vec<Line>) {
    lines.push(line("policies", rules(config), |rules| {
        let to_check = rules.to_check().join(", ");
        let entities = rules.organisation.entities().count();
        if to_check.is_empty() {
            format!("{entities} entities")
        } else {
            format!("{entities} entities; to be checked: {to_check}")
        }
    }));
    lines.push(line("theme", settings(&config.intake, config.accent.as_deref()), |_| "contrast holds".to_owned()));
    let opened = open(config).await.map_err(|error| format!("{error:#}"));
    let service = opened.as_ref().ok().cloned();
    lines.push(line("keys and database", opened, |_| "open".to_owned()));
    if let Some(service) = service {
        of_service(&service, lines).await;
        service.close().await;
    }
}

async fn of_service(service: &Service, lines: &mut Vec<Line>) {
    let founding = match roster::is_pinned(service).await {
        Ok(true) => Ok(()),
        Ok(false) => Err("no founding fingerprint is pinned, or another one: intake is closed".to_owned()),
        Err(error) => Err(error.to_string()),
    };
    lines.push(line("roster", founding, |()| "verified and pinned".to_owned()));
    let unread = match readers::unread(service).await {
        Ok(unread) if unread.is_empty() => Ok(()),
        Ok(unread) => Err(format!("nobody can read for: {}", unread.join(", "))),
        Err(error) => Err(error.to_string()),
    };
    lines.push(line("entities", unread, |()| "each has a reader".to_owned()));
    let entries = journal::verify(service).await;
    lines.push(line("journal", entries, |count| format!("{count} entries verify")));
}

fn print(at: &At, lines: &[Line]) -> anyhow::Result<ExitCode> {
    if at.json {
        say(serde_json::to_string_pretty(lines)?);
    } else {
        for line in lines {
            let mark = if line.ok { "ok    " } else { "WRONG " };
            say(format_args!("{mark} {:<18} {}", line.what, line.detail));
        }
    }
    let all = lines.iter().all(|line| line.ok);
    Ok(if all { ExitCode::SUCCESS } else { ExitCode::from(3) })
}

fn decisions() -> anyhow::Result<ExitCode> {
    for row in Policy::embedded()?.table() {
        say(format_args!("{row}"));
    }
    Ok(ExitCode::SUCCESS)
}
