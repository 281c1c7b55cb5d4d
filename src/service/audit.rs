//! What whoever audits sees: the acts, whether journal and roster are whole, the heads to keep elsewhere, a copy of the journal.
//!
//! It gives exactly what `recueil audit` gives, by the same road: days, functions, acts, references. No word of a file is there,
//! and a person who reports is nobody but "a person": acts of theirs enter at night, shuffled (see [`super::journal`]). It does
//! **not** tell who could read what: the roster and the grants do.
use std::sync::Arc;

use jiff::civil::Date;
use tokio::sync::mpsc;

use super::{
    Error, Service,
    journal::{self, Given, Head, Line, Looked},
    readers,
    roster::{self, Roll},
    view::{DailyHead, Reader},
    witness,
};
use crate::{
    clock::Day,
    crypto::Digest,
    domain::{
        Coded,
        act::{Act, verb},
        role::Role,
        roster::RosterEntry,
    },
    ids::MemberId,
    policy::Permit,
    store::{self, journal::Read},
};

/// Lines of a page.
pub const LINES: u32 = 50;

/// What is looked for among the acts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Wanted {
    /// A month, by its first day.
    pub month: Option<Day>,
    /// One act alone.
    pub act: Option<Act>,
    /// Entries before this number.
    pub before: Option<u64>,
}

impl Wanted {
    fn days(&self) -> (Day, Day) {
        let far = (Day::from_date(Date::MIN), Day::from_date(Date::MAX));
        self.month.map_or(far, |first| (first, Day::from_date(first.date().last_of_month())))
    }
}

/// Reads `2026-11` as the first day of that month.
#[must_use]
pub fn month(text: &str) -> Option<Day> {
    let is_form = text.len() == 7 && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
    format!("{text}-01").parse().ok().filter(|_| is_form)
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Who {
    /// A person with a code: the journal does not tell one from another.
    Person,
    /// The service itself.
    Service,
    /// A member, and the role under which they acted.
    Member(Reader, Option<Role>),
    /// Somebody whom the roster does not know, as the journal has it.
    Unknown(String),
}

/// What an act was about, where the journal says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject {
    /// A file, or a request about personal data, by its reference.
    File(String),
    /// A member.
    Member(Reader),
}

/// An act, as the journal has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The day.
    pub day: Day,
    /// What was done.
    pub act: Act,
    /// By whom.
    pub who: Who,
    /// About what.
    pub subject: Option<Subject>,
}

/// An entry; what does not read, or was not written by this installation, is told and not believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Its number.
    pub number: u64,
    /// What it says; nothing where the installation did not write it.
    pub done: Option<Done>,
}

/// A page of acts, the newest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Acts {
    /// The entries.
    pub entries: Vec<Entry>,
    /// Where the next page begins; nothing where there is none.
    pub next: Option<u64>,
}

/// The acts that are looked for.
pub async fn acts(service: &Service, permit: Permit<verb::Audit>, wanted: Wanted) -> Result<Acts, Error> {
    noted(service, &permit).await?;
    let (from, until) = wanted.days();
    let asked = store::journal::Wanted { before: wanted.before, from, until, act: wanted.act };
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let mut rows = store::journal::listed(&mut tx, asked, LINES.saturating_add(1)).await?;
    drop(tx);
    let lines = usize::try_from(LINES).unwrap_or(usize::MAX);
    let has_more = rows.len() > lines;
    rows.truncate(lines);
    let entries: Vec<Entry> = rows.into_iter().map(|row| shown(service, &roll, row)).collect();
    let next = entries.last().filter(|_| has_more).map(|last| last.number);
    Ok(Acts { entries, next })
}

fn shown(service: &Service, roll: &Roll, Read { sequence, row }: Read) -> Entry {
    let done = row.ok().and_then(|row| {
        let (day, act, actor, subject) = (row.day, row.act, row.actor.clone(), row.subject.clone());
        journal::ours(service, row).ok()?;
        Some(Done { day, act, who: who(roll, actor), subject: subject.map(|subject| about(roll, subject)) })
    });
    Entry { number: sequence, done }
}

fn reader(roll: &Roll, member: &MemberId) -> Option<Reader> {
    roll.roster.known(member).map(|entry: &RosterEntry| readers::shown(entry, true))
}

fn who(roll: &Roll, actor: String) -> Who {
    match actor.as_str() {
        "reporter" => return Who::Person,
        "service" | "job" => return Who::Service,
        _ => {}
    }
    let named = actor.split_once(' ').and_then(|(role, member)| {
        let reader = reader(roll, &member.parse().ok()?)?;
        Some(Who::Member(reader, Role::from_code(role).ok()))
    });
    named.unwrap_or(Who::Unknown(actor))
}

fn about(roll: &Roll, subject: String) -> Subject {
    let member = subject.parse().ok().and_then(|member| reader(roll, &member));
    member.map_or(Subject::File(subject), Subject::Member)
}

/// The journal says it the first time a day. One that was altered at its end takes nothing more: whoever looks over it must learn
/// that all the same.
async fn noted(service: &Service, permit: &Permit<verb::Audit>) -> Result<(), Error> {
    let me = permit.member().ok_or(Error::NotFound)?;
    let line = Line::new(service, Act::Audit, format!("{} {me}", Role::Auditor.code()));
    match once_a_day(service, &line).await {
        Err(error @ (Error::Broken(_) | Error::Store(store::Error::Corrupt))) => {
            tracing::error!(%error, "the journal takes no more acts");
            Ok(())
        }
        done => done,
    }
}

async fn once_a_day(service: &Service, line: &Line) -> Result<(), Error> {
    let mut tx = service.store().read().await?;
    let seen = store::journal::seen_today(&mut tx, &line.actor, line.act, None, service.today()).await?;
    drop(tx);
    if seen {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    journal::append(service, &mut tx, line).await?;
    Ok(tx.commit().await?)
}

/// What a look at both chains found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// The journal; where nothing can be said of it, the code of the reason.
    pub journal: Result<Looked, &'static str>,
    /// How many statements the roster has, and its head; or the code of what is wrong.
    pub roster: Result<(u64, Option<Digest>), &'static str>,
}

/// Verifies both chains from their beginning, and whether the journal still holds a head that was kept.
pub async fn verify(service: &Service, permit: Permit<verb::Audit>, given: Option<Given>) -> Result<Verdict, Error> {
    noted(service, &permit).await?;
    let journal = match journal::look_over(service, given.as_slice()).await {
        Ok(looked) => Ok(looked),
        Err(Error::Broken(_)) => Err("memory"),
        Err(error) => return Err(error),
    };
    let mut tx = service.store().read().await?;
    let roster = match roster::again(service, &mut tx).await {
        Ok(roll) => Ok((roll.roster.length(), roll.head.map(|(_, digest)| digest))),
        Err(Error::Broken("roster shortened")) => Err("shortened"),
        Err(Error::Broken("roster forked")) => Err("forked"),
        Err(Error::Broken("roster not ours")) => Err("foreign"),
        Err(Error::Broken(_) | Error::Store(store::Error::Corrupt)) => Err("broken"),
        Err(error) => return Err(error),
    };
    Ok(Verdict { journal, roster })
}

/// The heads to keep elsewhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heads {
    /// The journal's, as it is now.
    pub journal: Option<Head>,
    /// That of the days before today, which everybody has.
    pub daily: Option<DailyHead>,
    /// The key that verifies the journal, in hexadecimal.
    pub key: String,
    /// The roster's: number of its last statement, and digest.
    pub roster: Option<(u64, Digest)>,
    /// The digest of its founding.
    pub founding: Option<Digest>,
}

/// The present heads of both chains.
pub async fn heads(service: &Service, permit: Permit<verb::Audit>) -> Result<Heads, Error> {
    noted(service, &permit).await?;
    let daily = witness::daily(service).await?;
    let mut tx = service.store().read().await?;
    let journal = witness::head(service, &mut tx).await?.map(|(sequence, digest)| Head { sequence, digest });
    let roll = roster::current(service, &mut tx).await?;
    Ok(Heads { journal, daily, key: witness::key(service), roster: roll.head, founding: roll.founding })
}

/// A copy of the whole journal, as `recueil audit export` writes it, piece by piece.
pub async fn export(
    service: &Arc<Service>,
    permit: Permit<verb::Audit>,
) -> Result<mpsc::Receiver<std::io::Result<Vec<u8>>>, Error> {
    noted(service, &permit).await?;
    let (to, pieces) = mpsc::channel(2);
    let service = Arc::clone(service);
    tokio::spawn(async move {
        if let Err(error) = journal::send(&service, to).await {
            tracing::error!(%error, "the journal could not be copied to its end");
        }
    });
    Ok(pieces)
}
