//! A journal looked over from its first entry to its last, in constant memory: whether it is whole, and whether it still holds
//! the heads that somebody kept.
//!
//! What a head given by hand says is told apart from whether the chain is whole: a sign that was copied wrong must not make the
//! whole house believe that its journal was rewritten.
use std::str::FromStr;

use super::{CHUNK, Entry, Head, VerifyingKey, entry, noted, refusal, seen, verifying_key};
use crate::{
    clock::Day,
    crypto::{
        Digest,
        journal::{Chain, JournalError},
    },
    service::{Error, Service},
    store::{self, journal::Read},
};

/// A head that somebody kept elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// A number and a digest.
    At(Head),
    /// The digest alone, as the people who report have it.
    Somewhere(Digest),
}

impl FromStr for Given {
    type Err = &'static str;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let form = "a number, a colon, 64 hexadecimal digits; or these alone";
        let text: String = text.split_whitespace().collect();
        let Some((sequence, digest)) = text.split_once(':') else {
            return text.parse().map(Self::Somewhere).map_err(|_| form);
        };
        let sequence = sequence.parse().map_err(|_| form)?;
        Ok(Self::At(Head { sequence, digest: digest.parse().map_err(|_| form)? }))
    }
}

/// What the journal has of such a head.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// The entry stands there, at this number, and all before it is what it was.
    There(u64),
    /// Another entry stands at this number.
    Another(u64),
    /// The journal ends before this number.
    Beyond(u64),
    /// No entry has this digest.
    Nowhere,
    /// The journal is broken before it: nothing can be said of it.
    Unknown,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Looked {
    /// The head, or the first thing that is wrong.
    pub outcome: Result<Option<Head>, JournalError>,
    /// How many entries verified.
    pub entries: u64,
    /// The earliest and the latest day among them.
    pub days: Option<(Day, Day)>,
    /// What became of each head that was given, in their order.
    pub given: Vec<(Given, Held)>,
}

/// Looks a journal over, entry by entry.
#[derive(Debug)]
pub struct Look {
    chain: Chain,
    wrong: Option<JournalError>,
    days: Option<(Day, Day)>,
    given: Vec<(Given, Option<Held>)>,
}

impl Look {
    /// Before the first entry; `seen` is the head that the machine remembers.
    #[must_use]
    pub fn new(key: VerifyingKey, seen: Option<Head>, given: &[Given]) -> Self {
        let given = given.iter().map(|given| (*given, None)).collect();
        Self { chain: Chain::new(key, seen.as_slice()), wrong: None, days: None, given }
    }

    /// The next entry. Nothing after the first that is wrong counts.
    pub fn entry(&mut self, entry: &Entry) {
        if self.wrong.is_some() {
            return;
        }
        if let Err(error) = self.chain.push(entry) {
            self.wrong = Some(error);
            return;
        }
        let (sequence, digest) = (entry.sequence, entry.digest());
        for (given, held) in &mut self.given {
            match given {
                Given::At(head) if head.sequence == sequence => {
                    let same = head.digest == digest;
                    *held = Some(if same { Held::There(sequence) } else { Held::Another(sequence) });
                }
                Given::Somewhere(wanted) if *wanted == digest => *held = Some(Held::There(sequence)),
                _ => {}
            }
        }
    }

    fn row(&mut self, read: Read) {
        let Ok(row) = read.row else { return self.unread() };
        let day = row.day;
        match entry(row) {
            Ok(entry) => self.entry(&entry),
            Err(_) => return self.unread(),
        }
        if self.wrong.is_none() {
            self.days = Some(self.days.map_or((day, day), |(first, last)| (first.min(day), last.max(day))));
        }
    }

    /// What stands at the next place is no entry.
    fn unread(&mut self) {
        self.wrong = self.wrong.or(Some(JournalError::Broken(self.chain.expected())));
    }

    /// There are no more entries.
    #[must_use]
    pub fn end(self) -> Looked {
        let outcome = self.wrong.map_or_else(|| self.chain.end(), Err);
        let missing = |given: &Given| match (self.wrong, given) {
            (Some(_), _) => Held::Unknown,
            (None, Given::At(head)) => Held::Beyond(head.sequence),
            (None, Given::Somewhere(_)) => Held::Nowhere,
        };
        let given = self.given.iter().map(|(given, held)| (*given, held.unwrap_or_else(|| missing(given)))).collect();
        Looked { outcome, entries: self.chain.expected(), days: self.days, given }
    }
}

/// Looks over the installation's own journal, and whether it goes on from the highest head that this machine remembers. What is
/// found is told to whoever is at work until the next look.
pub async fn look_over(service: &Service, given: &[Given]) -> Result<Looked, Error> {
    let looked = looked(service, given).await;
    let said = match &looked {
        Ok(Looked { outcome: Err(error), .. }) => Err(refusal(*error)),
        Ok(_) => Ok(()),
        Err(Error::Broken(what)) => Err(Error::Broken(what)),
        // A look that could not be taken says nothing.
        Err(_) => return looked,
    };
    noted(&service.standing.chain, said).ok();
    looked
}

async fn looked(service: &Service, given: &[Given]) -> Result<Looked, Error> {
    // One at a time: it takes a processor for as long as the journal is.
    let _place = service.looking.acquire().await.map_err(|_| Error::Internal("journal"))?;
    let mut look = Look::new(verifying_key(service), seen(service)?, given);
    let mut from = 0;
    loop {
        let mut tx = service.store().read().await?;
        let rows = store::journal::read(&mut tx, from, CHUNK).await?;
        drop(tx);
        let Some(last) = rows.last() else { return Ok(look.end()) };
        from = last.sequence.saturating_add(1);
        // Some fifty microseconds a signature: not where requests are answered.
        let work = move || {
            for row in rows {
                look.row(row);
            }
            look
        };
        look = tokio::task::spawn_blocking(work).await.map_err(|_| Error::Internal("journal"))?;
        if look.wrong.is_some() {
            return Ok(look.end());
        }
    }
}
