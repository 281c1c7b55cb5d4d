//! `recueil demo`: a complete service in an empty folder, with a fictional institute, made through the services themselves.
//!
//! Nobody and nothing in it exists. Its passphrases are printed and its work factor is low: it must never receive a real
//! report, and says so.
use std::{collections::BTreeMap, path::PathBuf, process::ExitCode, sync::Arc};

use anyhow::Context as _;
use clap::Args;
use jiff::SignedDuration;

use super::{
    say,
    serve::{Surface, serve, stopped},
};
use crate::{
    clock::{Clock as _, FixedClock, SystemClock},
    config::{Config, Database, Files, SurfaceConfig},
    entropy::Source,
    service::{
        Coded, Digest, Role, Rules, Service,
        files::Limits,
        installation::{self, Place},
    },
};

mod after;
pub mod cast;
mod heard;
mod inquest;
mod inquiries;
mod leaving;
mod listening;
pub mod stories;

use cast::{Cast, Person};

/// Run a complete service with a fictional institute, its staff and its cases.
///
/// Everything is made anew in a temporary folder and thrown away at the end, unless a folder is given. Nobody in it
/// exists; its passphrases are printed and deliberately weak to open: never use it for a real report.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Keep the demonstration in this folder, and find it again next time.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    /// Port of the public surface; the desk takes the next one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
}

/// 2^10 blocks of scrypt: instant, and worth nothing against somebody who has the files.
pub const WORK_FACTOR: u8 = 10;

impl Demo {
    pub(super) async fn run(self) -> anyhow::Result<ExitCode> {
        let (folder, passing) = self.folder()?;
        let outcome = Box::pin(self.play(&folder)).await;
        if passing {
            std::fs::remove_dir_all(&folder).context("the demonstration's folder cannot be removed")?;
        }
        outcome
    }

    /// The folder given, or a new one under the system's temporary folder.
    fn folder(&self) -> anyhow::Result<(PathBuf, bool)> {
        let (folder, passing) = match &self.dir {
            Some(dir) => (dir.clone(), false),
            None => (std::env::temp_dir().join(format!("recueil-demo-{}", std::process::id())), true),
        };
        std::fs::create_dir_all(&folder).with_context(|| format!("{}", folder.display()))?;
        Ok((folder, passing))
    }

    async fn play(&self, folder: &std::path::Path) -> anyhow::Result<ExitCode> {
        let kept = folder.join("cast.json");
        let cast = if kept.exists() {
            serde_json::from_str(&std::fs::read_to_string(&kept)?).context("not a demonstration's folder")?
        } else {
            let cast = Box::pin(build(place(folder, None)?, Cast::shipped()?, &stories::shipped()?)).await?;
            std::fs::write(&kept, serde_json::to_string_pretty(&cast)?)?;
            cast
        };
        let founding = cast.founding;
        let stop = stopped()?;
        let service = installation::open(place(folder, founding)?, Arc::new(SystemClock), Source::System).await?;
        let config = self.config(folder, founding);
        announce(&config, &cast);
        serve(&config, service, Surface::Both, stop).await?;
        Ok(ExitCode::SUCCESS)
    }

    fn config(&self, folder: &std::path::Path, founding: Option<Digest>) -> Config {
        let at = |port: u16| SurfaceConfig {
            listen: ([127, 0, 0, 1], port).into(),
            public_url: format!("http://127.0.0.1:{port}"),
            onion: None,
        };
        Config {
            database: Database(String::new()),
            keys_dir: folder.join("keys"),
            state_dir: folder.join("state"),
            objects_dir: folder.join("objects"),
            files: Files::default(),
            policies: BTreeMap::default(),
            founding: founding.map(|digest| digest.0),
            work_factor: WORK_FACTOR,
            intake: at(self.port),
            desk: at(self.port.saturating_add(1)),
            accent: None,
            api_keys: Vec::new(),
            mail: None,
        }
    }
}

/// Where a demonstration stands in its folder.
pub fn place(folder: &std::path::Path, founding: Option<Digest>) -> anyhow::Result<Place> {
    Ok(Place {
        database: format!("sqlite:{}", folder.join("demo.db").display()),
        keys_dir: folder.join("keys"),
        state_dir: folder.join("state"),
        objects_dir: folder.join("objects"),
        files: Limits::default(),
        work_factor: WORK_FACTOR,
        founding,
        rules: Rules::embedded()?,
        lines: Vec::new(),
        mail: None,
    })
}

/// Makes an installation with these people and these stories, as if it had all happened in the last months.
pub async fn build(mut place: Place, mut cast: Cast, stories: &[stories::Story]) -> anyhow::Result<Cast> {
    let now = SystemClock.now();
    let oldest = stories.iter().map(|story| story.days_ago).max().unwrap_or(0);
    let start =
        now.checked_sub(SignedDuration::from_hours(24_i64.saturating_mul(i64::from(oldest).saturating_add(2))))?;
    let clock = Arc::new(FixedClock::at(start));
    installation::create(&place, &mut Source::System).await?;
    let open = async |place: Place| -> anyhow::Result<Arc<Service>> {
        Ok(installation::open(place, Arc::clone(&clock) as _, Source::System).await?)
    };
    let service = open(place.clone()).await?;
    cast.found(&service).await?;
    service.close().await;
    place.founding = cast.founding;
    let service = open(place).await?;
    cast.enrol_everybody(&service, &clock).await?;
    cast.train(&service, &clock).await?;
    Box::pin(stories::tell_all(&service, (&clock, now), &mut cast, stories)).await?;
    service.close().await;
    Ok(cast)
}

fn announce(config: &Config, cast: &Cast) {
    say("Demonstration: nobody and nothing here exists. Never write a real report in it.\n");
    say(format_args!("To report:      {}", config.intake.public_url));
    say(format_args!("For the staff:  {}\n", config.desk.public_url));
    if let Some((reference, code)) = cast.codes.first() {
        say(format_args!("A code to come back with (case {reference}):  {code}\n"));
    }
    if !cast.heard.is_empty() {
        say("People heard in an inquiry: the code each comes with, at the same address\n");
        for (name, code) in &cast.heard {
            say(format_args!("{name}\n    {code}"));
        }
        say("");
    }
    say("Accounts: address, passphrase, one-time code of this moment (a new one every 30 seconds)\n");
    for person in &cast.people {
        say(format_args!("{}\n    {:<34}  {}  {}", title(person), person.mail, person.passphrase, code(person)));
    }
    say("\nStop with Ctrl-C.\n");
}

fn title(person: &Person) -> String {
    let mut roles: Vec<&str> = Vec::new();
    for post in &person.posts {
        // A role held in several places is one role here.
        if !roles.contains(&post.role.code()) {
            roles.push(post.role.code());
        }
    }
    let has_a_room = |role: Role| {
        let acts = matches!(role, Role::Assessor | Role::Inquirer | Role::Authority | Role::Counsel);
        role.receives() || acts || role == Role::SupportDesk
    };
    let sees = if person.posts.iter().any(|post| has_a_room(post.role)) { "" } else { "; sees no case yet" };
    format!("{} ({}; {}{sees})", person.name, person.function, roles.join(", "))
}

fn code(person: &Person) -> String {
    person.code(SystemClock.now()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_account_says_each_role_once_and_whether_it_sees_a_case() {
        let titles: Vec<String> = Cast::shipped().unwrap().people.iter().map(title).collect();
        assert!(
            titles.contains(&"Samira Ouédraogo (bibliothécaire, formée à l’écoute; listener)".to_owned()),
            "{titles:?}"
        );
        assert!(titles.iter().any(|title| title.ends_with("; auditor; sees no case yet)")), "{titles:?}");
    }
}
