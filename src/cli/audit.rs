//! `recueil audit`: the journal, exported and verified, with or without the installation at hand.
use std::{io::Write as _, path::PathBuf, process::ExitCode, str::FromStr};

use anyhow::Context as _;
use clap::Subcommand;

use super::{At, say};
use crate::service::{
    Digest,
    journal::{self, Given, Held, Look, Looked, VerifyingKey},
};

/// Verify or export the journal of acts.
#[derive(Debug, Subcommand)]
pub(super) enum Audit {
    /// Write the journal to a file, and print its key and its head, to be kept elsewhere.
    Export {
        /// File to write.
        file: PathBuf,
    },
    /// Verify a journal: the file given, off line; or, without one, the installation's own.
    ///
    /// A chain that verifies proves what precedes a head that you hold from elsewhere: give it with `--head`. The
    /// installation's own is also held against the highest head that this machine remembers in its state folder.
    Verify {
        /// File written by `audit export`.
        #[arg(requires = "key")]
        file: Option<PathBuf>,
        /// Key of the installation, 64 hexadecimal digits.
        #[arg(long)]
        key: Option<Key>,
        /// A head held elsewhere: number of the last entry, a colon, its digest; or the digest alone, as the people who
        /// report have it. Can be given several times.
        #[arg(long, value_name = "[NUMBER:]DIGEST")]
        head: Vec<Given>,
    },
}

/// A verifying key on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) struct Key(VerifyingKey);

impl FromStr for Key {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let digest: Digest = text.parse().map_err(|_| "64 hexadecimal digits")?;
        Ok(Self(VerifyingKey(digest.0)))
    }
}

impl Audit {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        match self {
            Self::Export { file } => export(at, file).await,
            Self::Verify { file, key, head } => {
                let looked = if let (Some(file), Some(Key(key))) = (file, key) {
                    let bytes = std::fs::read(&file).with_context(|| format!("{}", file.display()))?;
                    let mut look = Look::new(key, None, &head);
                    let entries = journal::import(&bytes).context("not an exported journal")?;
                    for entry in &entries {
                        look.entry(entry);
                    }
                    look.end()
                } else {
                    let (_, service) = at.open().await?;
                    journal::look_over(&service, &head).await?
                };
                Ok(verdict(&looked))
            }
        }
    }
}

async fn export(at: &At, file: PathBuf) -> anyhow::Result<ExitCode> {
    let (_, service) = at.open().await?;
    let mut written = std::fs::File::create(&file).with_context(|| format!("{}", file.display()))?;
    let (to, mut pieces) = tokio::sync::mpsc::channel(1);
    let writing = async {
        while let Some(piece) = pieces.recv().await {
            let piece: Vec<u8> = piece?;
            written.write_all(&piece)?;
        }
        written.sync_all()
    };
    let (sent, done) = tokio::join!(journal::send(&service, to), writing);
    let sent = sent?;
    done.with_context(|| format!("{}", file.display()))?;
    say(format_args!("Written: {} entries to {}", sent.entries, file.display()));
    say(format_args!("Key:  {}", Digest(journal::verifying_key(&service).0)));
    if let Some(head) = sent.head {
        say(format_args!("Head: {}:{}", head.sequence, head.digest));
    }
    Ok(ExitCode::SUCCESS)
}

fn verdict(looked: &Looked) -> ExitCode {
    let why = match looked.outcome {
        Err(error) => Some(error.to_string()),
        Ok(_) => looked.given.iter().find_map(missing),
    };
    if let Some(why) = why {
        say(format_args!("The journal does not verify: {why}."));
        return ExitCode::from(3);
    }
    say(format_args!("The journal verifies: {} entries.", looked.entries));
    if let Ok(Some(head)) = looked.outcome {
        say(format_args!("Head: {}:{}", head.sequence, head.digest));
    }
    ExitCode::SUCCESS
}

fn missing((given, held): &(Given, Held)) -> Option<String> {
    match (held, given) {
        (Held::There(_), _) => None,
        (Held::Another(sequence), _) => Some(format!("differs from the head witnessed at {sequence}")),
        (Held::Beyond(sequence), _) => Some(format!("ends before the head witnessed at {sequence}")),
        (Held::Nowhere | Held::Unknown, Given::Somewhere(digest)) => Some(format!("no entry has the digest {digest}")),
        (Held::Nowhere | Held::Unknown, Given::At(kept)) => Some(format!("no entry {} is known", kept.sequence)),
    }
}
