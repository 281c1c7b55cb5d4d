//! The neutral notice: to a person who chose mail as the way to be reached, a few words that say nothing, when a member
//! has answered.
//!
//! The member's own session puts it in the outbox, in the transaction of the answer: what is acknowledged will be sent, and
//! nothing is sent of what was not. The worker claims each for a time, sends it, and takes it out; one that could not leave
//! is tried again, later each time. Whoever dies between sending and taking out leaves it to be sent once more, under the
//! same Message-ID, which mail programs show once: at least once, rarely twice, never not at all.
//!
//! One address waits for one notice: before another is put there, the seals of those that wait are opened and compared. So
//! several answers make one notice, and no row need know of a case. A seal opens in its own row alone, and leaves no more
//! once its time is over: a copy of rows put back writes to nobody for long. It does **not** hide the address from whoever holds
//! both the database and the host secret while it waits.
use std::time::SystemTime;

use super::{Error, Service};
pub use crate::mail::{Error as MailError, Protection, Relay};
use crate::{
    crypto::{padding, seal},
    domain::Coded,
    entropy,
    ids::NoticeId,
    mail,
    store::{self, Tx, outbox::OutboxRow},
    text::{Locale, Text},
};

/// What every seal is bound to, before its row.
const CONTEXT: &[u8] = b"recueil/v1/outbox";
/// Every seal has one size, unless the address is absurd.
const FLOOR: usize = 512;
/// Notices opened at a time to find those that wait for an address.
const COMPARED: u32 = 1_000;
/// Notices sent in one turn.
const BATCH: u32 = 100;
/// Hours for which a claim holds: whoever claimed has long been done, or is gone.
const CLAIM: i64 = 2;
/// After so many times, some eight days, whoever waits has come back or will not.
const TRIES: u64 = 12;
/// Hours after which a notice leaves no more, whatever its row says: one put back from a copy says nothing new.
const LAST: i64 = 14 * 24;

/// What waits: where to, in which language, and the mark that makes it one letter.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
struct Notice {
    to: String,
    language: String,
    mark: String,
    /// The last hour at which it may leave, counted from the Unix epoch.
    last: i64,
}

impl Service {
    /// Whether notices leave from here at all.
    #[must_use]
    pub fn writes_outside(&self) -> bool {
        self.settings().mail.is_some()
    }
}

/// Puts a notice in the outbox, unless one waits for the same address.
pub(crate) async fn queue(service: &Service, tx: &mut Tx, (to, language): (&str, &str)) -> Result<(), Error> {
    if !waiting_for(service, tx, to).await?.is_empty() {
        return Ok(());
    }
    let mut entropy = service.entropy();
    let mark: [u8; 16] = entropy::array(&mut entropy);
    let mark = data_encoding::HEXLOWER.encode(&mark);
    let last = hour(service).saturating_add(LAST);
    let notice = Notice { to: to.to_owned(), language: language.to_owned(), mark, last };
    let body = serde_json::to_vec(&notice).map_err(|_| Error::Internal("outbox"))?;
    let id = NoticeId::random(&mut entropy);
    let sealed = seal::seal(&service.host().outbox(), &context(id), &padding::pad(body, FLOOR), &mut entropy);
    Ok(store::outbox::insert(tx, id, &sealed).await?)
}

/// Takes out what waits for an address, which the person took back. One that is being sent at this moment may still leave; so
/// may none of another case that has the same address.
pub(crate) async fn forget(service: &Service, tx: &mut Tx, address: &str) -> Result<(), Error> {
    for id in waiting_for(service, tx, address).await? {
        store::outbox::done(tx, id).await?;
    }
    Ok(())
}

/// What waits for an address, whatever hour it was put off to. Every row is looked at: none hides behind others.
async fn waiting_for(service: &Service, tx: &mut Tx, address: &str) -> Result<Vec<NoticeId>, Error> {
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let rows = store::outbox::after(tx, after, COMPARED).await?;
        let is_for = |row: &&OutboxRow| read(service, row).is_ok_and(|notice| notice.to == address);
        found.extend(rows.iter().filter(is_for).map(|row| row.id));
        let Some(last) = rows.last() else { return Ok(found) };
        after = Some(last.id);
    }
}

/// What a seal is bound to: its own row.
fn context(id: NoticeId) -> Vec<u8> {
    [CONTEXT, &id.bytes()].concat()
}

fn read(service: &Service, row: &OutboxRow) -> Result<Notice, Error> {
    let opened = seal::open(&service.host().outbox(), &context(row.id), &row.sealed)?;
    let body = padding::unpad(opened.to_vec())?;
    serde_json::from_slice(&body).map_err(|_| Error::Broken("outbox"))
}

/// Sends what may be sent now; says how many left, or came too late to.
pub async fn send(service: &Service) -> Result<u64, Error> {
    let Some(relay) = &service.settings().mail else { return Ok(0) };
    let mut tx = service.store().read().await?;
    let due = store::outbox::due(&mut tx, hour(service), BATCH).await?;
    drop(tx);
    if due.is_empty() {
        return Ok(0);
    }
    let mailer = mail::Mailer::new(relay).map_err(|_| Error::Internal("mail settings"))?;
    let text = Text::embedded().map_err(|_| Error::Internal("words"))?;
    let mut sent = 0_u64;
    for row in due {
        match one(service, (&mailer, &text), &row).await? {
            Ok(()) => sent = sent.saturating_add(1),
            Err(error) => {
                tracing::warn!(%error, "a notice waits");
                // The others would wait for the same server.
                if error == mail::Error::Unreachable {
                    break;
                }
            }
        }
    }
    Ok(sent)
}

/// Claims one, sends it, takes it out; one that did not leave is put off.
async fn one(
    service: &Service,
    (mailer, text): (&mail::Mailer, &Text),
    row: &OutboxRow,
) -> Result<Result<(), mail::Error>, Error> {
    let mut tx = service.store().begin().await?;
    let claimed = store::outbox::claim(&mut tx, row, hour(service).saturating_add(CLAIM)).await?;
    tx.commit().await?;
    if !claimed {
        return Ok(Ok(()));
    }
    let outcome = match read(service, row) {
        // Too late to say anything: it goes as if it had been sent.
        Ok(notice) if notice.last < hour(service) => Ok(()),
        Ok(notice) => write(service, (mailer, text), &notice).await,
        Err(_) => Err(mail::Error::Letter),
    };
    let mut tx = service.store().begin().await?;
    let tried = OutboxRow { attempts: row.attempts.saturating_add(1), ..row.clone() };
    if outcome.is_ok() || tried.attempts >= TRIES {
        store::outbox::done(&mut tx, row.id).await?;
    } else {
        store::outbox::put_off(&mut tx, &tried, hour(service).saturating_add(delay(tried.attempts))).await?;
    }
    tx.commit().await?;
    Ok(outcome)
}

async fn write(service: &Service, (mailer, text): (&mail::Mailer, &Text), notice: &Notice) -> Result<(), mail::Error> {
    let words = text.words(Locale::from_code(&notice.language).unwrap_or_default());
    let title = service.rules().organisation.neutral_title.get(words.locale().code());
    let (subject, body) = (words.say_one("mail-subject", "title", title), words.say("mail-text"));
    let at = SystemTime::from(service.clock().now());
    mailer.send(&mail::Letter { to: &notice.to, subject: &subject, text: &body, mark: &notice.mark, at }).await
}

/// Hours before the next time: one, two, four… and a day at most.
fn delay(attempts: u64) -> i64 {
    let doubled = attempts.saturating_sub(1).min(8);
    1_i64.checked_shl(u32::try_from(doubled).unwrap_or(8)).unwrap_or(24).min(24)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_later_than_the_one_before() {
        let hours: Vec<i64> = (1..TRIES).map(delay).collect();
        assert_eq!(hours, [1, 2, 4, 8, 16, 24, 24, 24, 24, 24, 24]);
    }
}
