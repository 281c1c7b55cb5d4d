//! Neutral notices: to a person who chose mail as the way to be reached, when a member has answered; to members, when something
//! waits for them, or somebody is in danger. A few words that say nothing of what, nor of which case.
//!
//! What is to be said is written in the transaction of the act: what is acknowledged will be sent, and nothing is sent of what
//! was not. Answers and danger leave at once. Of everything else members are told at set hours: see [`rounds`]. The worker
//! claims each for a time, sends it, and takes it out; one that could not leave is tried again, later each time. Whoever dies
//! between sending and taking out leaves it to be sent once more, under the same Message-ID, which mail programs show once:
//! at least once, rarely twice, never not at all.
//!
//! One address waits for one notice of a kind: before another is put there, the seals of those that wait are opened and
//! compared. So several answers make one notice. What goes to a member keeps, inside its seal, marks that only this installation
//! can make of a member and a file: whoever is kept out of the file is told no more. A seal opens in its own row alone, and
//! leaves no more once its time is over: a copy of rows put back writes to nobody for long. It does **not** hide the address
//! from whoever holds both the database and the host secret while it waits.
use std::collections::BTreeSet;

use super::{Error, Service};
pub use crate::mail::{Error as MailError, PATIENCE, Protection, Relay};
use crate::{
    crypto::{padding, seal, secret::Secret},
    domain::{Coded as _, deadline::DeadlineCode},
    entropy,
    ids::{CaseId, MemberId, NoticeId},
    mail,
    store::{self, Tx, outbox::OutboxRow},
    text::Locale,
};

pub(crate) mod reminders;
mod rounds;
mod send;

pub use reminders::ring;
pub use rounds::batch;
pub(crate) use rounds::{mark, seen};
pub use send::send;

/// What every seal is bound to, before its row.
const CONTEXT: &[u8] = b"recueil/v1/outbox";
/// Every seal has one size, unless the address is absurd.
const FLOOR: usize = 512;
/// Rows opened at a time to find those that wait for somebody.
const COMPARED: u32 = 1_000;
/// Hours after which a notice leaves no more, whatever its row says: one put back from a copy says nothing new.
const LAST: i64 = 14 * 24;
/// The same of danger, which is over by then, or was told otherwise.
const LAST_OF_DANGER: i64 = 3 * 24;
/// Files remembered beside a notice, so that every seal has one size. Of more it is told whatever becomes of one.
const REMEMBERED: usize = 10;

/// What a notice is for, in the order in which they leave.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Kind {
    /// A member is told that somebody must not wait.
    Danger,
    /// A person is told that there is an answer.
    #[default]
    Answer,
    /// A member is told that something waits.
    Waiting,
}

/// What waits: where to, in which language, and the mark that makes it one letter.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Notice {
    /// An address; of a member, who they are: where they read is looked up when it leaves, and whether they are still there.
    to: String,
    language: String,
    mark: String,
    /// The last hour at which it may leave, counted from the Unix epoch.
    last: i64,
    #[serde(default)]
    kind: Kind,
    /// Of which files a member is told, by marks; nothing where it is told whatever becomes of them.
    #[serde(default)]
    about: Option<BTreeSet<String>>,
}

/// What is to be said, to whom, in which language.
struct New<'a> {
    kind: Kind,
    to: &'a str,
    language: &'a str,
    about: Option<BTreeSet<String>>,
}

impl Service {
    /// Whether notices leave from here at all.
    #[must_use]
    pub fn writes_outside(&self) -> bool {
        self.settings().mail.is_some()
    }
}

/// Puts a notice for a person in the outbox, unless one waits for the same address.
pub(crate) async fn queue(service: &Service, tx: &mut Tx, (to, language): (&str, &str)) -> Result<(), Error> {
    put(service, tx, New { kind: Kind::Answer, to, language, about: None }).await
}

/// Puts a notice for members in the outbox: somebody must not wait.
pub(crate) async fn alarm(
    service: &Service,
    tx: &mut Tx,
    (case, members): (CaseId, &BTreeSet<MemberId>),
) -> Result<(), Error> {
    for member in members {
        let about = Some(BTreeSet::from([tag(mark_of(service, *member, case))]));
        put(service, tx, to_member(Kind::Danger, &member.to_string(), about)).await?;
    }
    Ok(())
}

fn to_member(kind: Kind, to: &str, about: Option<BTreeSet<String>>) -> New<'_> {
    New { kind, to, language: Locale::default().code(), about }
}

/// Puts a notice in the outbox; where one of the kind waits for the same, that one is told of more.
async fn put(service: &Service, tx: &mut Tx, new: New<'_>) -> Result<(), Error> {
    let is_same = |notice: &Notice| notice.to == new.to && notice.kind == new.kind;
    if let Some((row, waiting)) = waiting(service, tx, is_same).await?.into_iter().next() {
        let about = waiting.about.clone().zip(new.about.clone());
        let about = about.map(|(known, more)| &known | &more).filter(|all| all.len() <= REMEMBERED);
        let more = Notice { about, ..waiting.clone() };
        // Claimed meanwhile, it is about to leave, and tells of this as well.
        return if more == waiting { Ok(()) } else { change(service, tx, (&row, &more)).await };
    }
    let mut entropy = service.entropy();
    let mark: [u8; 16] = entropy::array(&mut entropy);
    let last = hour(service).saturating_add(if new.kind == Kind::Danger { LAST_OF_DANGER } else { LAST });
    let New { kind, to, language, about } = new;
    let mark = data_encoding::HEXLOWER.encode(&mark);
    let notice = Notice { to: to.to_owned(), language: language.to_owned(), mark, last, kind, about };
    let id = NoticeId::random(&mut entropy);
    let sealed = sealed(service, id, &notice)?;
    Ok(store::outbox::insert(tx, id, &sealed).await?)
}

async fn change(service: &Service, tx: &mut Tx, (row, notice): (&OutboxRow, &Notice)) -> Result<(), Error> {
    let sealed = sealed(service, row.id, notice)?;
    store::outbox::change(tx, row, &sealed).await?;
    Ok(())
}

/// Takes out what waits for an address, which the person took back. One that is being sent at this moment may still leave; so
/// may none of another case that has the same address.
pub(crate) async fn forget(service: &Service, tx: &mut Tx, address: &str) -> Result<(), Error> {
    for (row, _) in waiting(service, tx, |notice| notice.kind == Kind::Answer && notice.to == address).await? {
        store::outbox::done(tx, row.id).await?;
    }
    Ok(())
}

/// Takes out what waits for members who are kept out of a file, as far as it is told of nothing else.
pub(crate) async fn forget_members(
    service: &Service,
    tx: &mut Tx,
    (case, members): (CaseId, &BTreeSet<MemberId>),
) -> Result<(), Error> {
    let mut tags = BTreeSet::new();
    for member in members {
        let dates = DeadlineCode::ALL.iter().map(|code| reminders::mark_of(service, (*member, case), *code));
        for mark in std::iter::once(mark_of(service, *member, case)).chain(dates) {
            store::marks::forget(tx, mark).await?;
            tags.insert(tag(mark));
        }
    }
    let concerned = |notice: &Notice| notice.about.as_ref().is_some_and(|about| !about.is_disjoint(&tags));
    for (row, notice) in waiting(service, tx, concerned).await? {
        let left: BTreeSet<String> =
            notice.about.iter().flatten().filter(|one| !tags.contains(*one)).cloned().collect();
        if left.is_empty() {
            store::outbox::done(tx, row.id).await?;
        } else {
            change(service, tx, (&row, &Notice { about: Some(left), ..notice })).await?;
        }
    }
    Ok(())
}

/// What waits and is wanted, whatever hour it was put off to. Every row is looked at: none hides behind others.
async fn waiting(
    service: &Service,
    tx: &mut Tx,
    is_wanted: impl Fn(&Notice) -> bool,
) -> Result<Vec<(OutboxRow, Notice)>, Error> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let rows = store::outbox::after(tx, after, COMPARED).await?;
        let Some(last) = rows.last() else { return Ok(found) };
        after = Some(last.id);
        let read = rows.into_iter().filter_map(|row| read(service, &row).ok().map(|notice| (row, notice)));
        found.extend(read.filter(|(_, notice)| is_wanted(notice)));
    }
}

/// What a member and a file are called beside a notice: nobody without the host secret can tell which they are.
fn mark_of(service: &Service, member: MemberId, case: CaseId) -> NoticeId {
    let whose = [member.bytes(), case.bytes()].concat();
    let mark = Secret::derive_salted(service.host().outbox().expose(), &whose, "recueil/v1/outbox/mark");
    NoticeId::from_bytes(mark.expose().first_chunk::<16>().copied().unwrap_or_default())
}

/// The same, short enough for a seal.
fn tag(mark: NoticeId) -> String {
    let bytes = mark.bytes();
    data_encoding::HEXLOWER.encode(bytes.first_chunk::<8>().map_or(&[], |start| start.as_slice()))
}

/// What a seal is bound to: its own row.
fn context(id: NoticeId) -> Vec<u8> {
    [CONTEXT, &id.bytes()].concat()
}

fn sealed(service: &Service, id: NoticeId, notice: &Notice) -> Result<Vec<u8>, Error> {
    let body = serde_json::to_vec(notice).map_err(|_| Error::Internal("outbox"))?;
    let padded = padding::pad(body, FLOOR);
    Ok(seal::seal(&service.host().outbox(), &context(id), &padded, &mut service.entropy()))
}

fn read(service: &Service, row: &OutboxRow) -> Result<Notice, Error> {
    let opened = seal::open(&service.host().outbox(), &context(row.id), &row.sealed)?;
    let body = padding::unpad(opened.to_vec())?;
    serde_json::from_slice(&body).map_err(|_| Error::Broken("outbox"))
}

fn minute(service: &Service) -> i64 {
    service.clock().now().as_second().div_euclid(60)
}

fn hour(service: &Service) -> i64 {
    service.clock().now().as_second().div_euclid(3600)
}

/// Whether the mail server answers, for those who set it; nothing where there is none.
pub async fn answers(service: &Service) -> Option<Result<(), MailError>> {
    let relay = service.settings().mail.as_ref()?;
    Some(match mail::Mailer::new(relay) {
        Ok(mailer) => mailer.answers().await,
        Err(error) => Err(error),
    })
}
