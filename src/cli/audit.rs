//! `recueil audit`: the journal, exported and verified, with or without the installation at hand.
use std::{path::PathBuf, process::ExitCode, str::FromStr};

use anyhow::Context as _;
use clap::Subcommand;

use super::{At, say};
use crate::service::{
    Digest,
    journal::{self, Head, VerifyingKey},
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
        head: Vec<WitnessedHead>,
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

/// A head on the command line.
#[derive(Debug, Clone, Copy)]
pub(super) enum WitnessedHead {
    At(Head),
    Somewhere(Digest),
}

impl WitnessedHead {
    fn placed(&self) -> Option<Head> {
        if let Self::At(head) = self { Some(*head) } else { None }
    }

    fn unplaced(&self) -> Option<Digest> {
        if let Self::Somewhere(digest) = self { Some(*digest) } else { None }
    }
}

impl FromStr for WitnessedHead {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = "a number, a colon, 64 hexadecimal digits; or these alone";
        let Some((sequence, digest)) = text.split_once(':') else {
            return text.parse().map(Self::Somewhere).map_err(|_| form);
        };
        let sequence = sequence.parse().map_err(|_| form)?;
        Ok(Self::At(Head { sequence, digest: digest.parse().map_err(|_| form)? }))
    }
}

impl Audit {
    pub(super) async fn run(self, at: &At) -> anyhow::Result<ExitCode> {
        match self {
            Self::Export { file } => export(at, file).await,
            Self::Verify { file, key, head } => {
                let mut heads: Vec<Head> = head.iter().filter_map(WitnessedHead::placed).collect();
                let digests: Vec<Digest> = head.iter().filter_map(WitnessedHead::unplaced).collect();
                let (entries, key) = if let (Some(file), Some(Key(key))) = (file, key) {
                    let bytes = std::fs::read(&file).with_context(|| format!("{}", file.display()))?;
                    (journal::import(&bytes).context("not an exported journal")?, key)
                } else {
                    let (_, service) = at.open().await?;
                    heads.extend(journal::seen(&service)?);
                    (journal::entries(&service).await?, journal::verifying_key(&service))
                };
                Ok(verdict(&entries, &key, (&heads, &digests)))
            }
        }
    }
}

async fn export(at: &At, file: PathBuf) -> anyhow::Result<ExitCode> {
    let (_, service) = at.open().await?;
    let entries = journal::entries(&service).await?;
    std::fs::write(&file, journal::export(&entries)).with_context(|| format!("{}", file.display()))?;
    say(format_args!("Written: {} entries to {}", entries.len(), file.display()));
    say(format_args!("Key:  {}", Digest(journal::verifying_key(&service).0)));
    if let Some(last) = entries.last() {
        say(format_args!("Head: {}:{}", last.sequence, last.digest()));
    }
    Ok(ExitCode::SUCCESS)
}

fn verdict(entries: &[journal::Entry], key: &VerifyingKey, (heads, digests): (&[Head], &[Digest])) -> ExitCode {
    if let Some(gone) = digests.iter().find(|digest| entries.iter().all(|entry| entry.digest() != **digest)) {
        say(format_args!("The journal does not verify: no entry has the digest {gone}."));
        return ExitCode::from(3);
    }
    match journal::verify_chain(entries, key, heads) {
        Ok(head) => {
            say(format_args!("The journal verifies: {} entries.", entries.len()));
            if let Some(head) = head {
                say(format_args!("Head: {}:{}", head.sequence, head.digest));
            }
            ExitCode::SUCCESS
        }
        Err(error) => {
            say(format_args!("The journal does not verify: {error}."));
            ExitCode::from(3)
        }
    }
}
