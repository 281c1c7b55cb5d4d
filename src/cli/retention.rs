//! `recueil retention`: what is due, done now or only told; and the elimination slip, for the archives.
use std::process::ExitCode;

use clap::Subcommand;

use super::{At, say};
use crate::service::{
    About, Service, Who, authorise,
    retention::{self, Elimination, Listed},
};

/// Archive and erase what is due, or say what is; write the elimination slip.
#[derive(Debug, Subcommand)]
pub(super) enum Retention {
    /// Archive and erase what is due today, as the running service does by itself.
    Run {
        /// Change nothing: only say what is due today, and what will be within a month.
        #[arg(long)]
        dry_run: bool,
    },
    /// Print everything that was erased, one file a line: the elimination slip. No name, no word of the files.
    Slip,
}

impl Retention {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        let (_, service) = at.open().await?;
        match self {
            Self::Run { dry_run: true } => rehearse(at, &service).await,
            Self::Run { dry_run: false } => {
                let done = retention::run(&service).await?;
                say(format_args!("Archived: {}. Erased: {}.", done.archived, done.erased));
                Ok(ExitCode::SUCCESS)
            }
            Self::Slip => slip(at, &service).await,
        }
    }
}

async fn rehearse(at: &At, service: &Service) -> anyhow::Result<ExitCode> {
    let permit = authorise(service, Who::Job, About::Organisation).await?;
    let due = retention::slip(service, permit).await?;
    if at.json {
        let all = [("archive", &due.archive), ("erase", &due.erase), ("held", &due.held)];
        let all: Vec<_> =
            all.into_iter().map(|(what, lines)| (what, lines.iter().map(columns).collect::<Vec<_>>())).collect();
        say(serde_json::to_string_pretty(&all.into_iter().collect::<std::collections::BTreeMap<_, _>>())?);
        return Ok(ExitCode::SUCCESS);
    }
    let today = service.today();
    say(format_args!("Nothing was changed. Today is {today}."));
    for (what, lines) in [("To archive", &due.archive), ("To erase", &due.erase), ("Held", &due.held)] {
        for line in lines {
            let [reference, stage, entity, day] = columns(line);
            let when = if line.due < today { "now" } else { "later" };
            say(format_args!("{what}  {reference}  {stage}  {entity}  last day {day}  {when}"));
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn columns(line: &Listed) -> [String; 4] {
    [line.reference.to_string(), line.stage_code().to_owned(), line.entity.clone(), line.due.to_string()]
}

async fn slip(at: &At, service: &Service) -> anyhow::Result<ExitCode> {
    let permit = authorise(service, Who::Job, About::Organisation).await?;
    let lines = retention::eliminated(service, permit).await?;
    if at.json {
        say(serde_json::to_string_pretty(&lines)?);
        return Ok(ExitCode::SUCCESS);
    }
    for line in &lines {
        let Elimination { reference, entity, received, rested, erased, records, files, .. } = line;
        say(format_args!(
            "{reference}  {}  {entity}  received {received}  closed {rested}  erased {erased}  {records} records  {files} files",
            line.stage_code()
        ));
    }
    say(format_args!("{} files.", lines.len()));
    Ok(ExitCode::SUCCESS)
}
