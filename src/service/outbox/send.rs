//! Sending what waits: claimed, sent, taken out.
//!
//! Danger leaves before answers, and answers before what members are told at their hours. Where a member reads is looked up at
//! that moment, and whether they are still of the roster: nothing leaves for somebody who has left. It does **not** take back
//! what a server has.
use std::time::SystemTime;

use super::{Kind, Notice, hour, minute, read, rounds};
use crate::{
    domain::Coded,
    ids::MemberId,
    mail,
    service::{Error, Service, roster},
    store::{self, members::MemberState, outbox::OutboxRow},
    text::{Locale, Text},
};

/// Notices looked at in one turn.
const LOOKED_AT: u32 = 1_000;
/// Notices sent in one turn: what is queued meanwhile must not wait for all the others.
const BATCH: usize = 50;
/// Minutes for which a claim holds: many times what a server has for a letter, so that whoever claimed is done, or gone.
const CLAIM: i64 = 15;
/// After so many times, some eight days, whoever waits has come back or will not.
const TRIES: u64 = 12;

/// What sends them.
struct Sender<'a> {
    service: &'a Service,
    mailer: mail::Mailer,
    text: Text,
}

/// Sends what may be sent now; says how many left, or came too late to.
pub async fn send(service: &Service) -> Result<u64, Error> {
    let Some(relay) = &service.settings().mail else { return Ok(0) };
    let mut tx = service.store().read().await?;
    let rows = store::outbox::due(&mut tx, minute(service), LOOKED_AT).await?;
    drop(tx);
    if rows.is_empty() {
        return Ok(0);
    }
    let mut due: Vec<(OutboxRow, Option<Notice>)> =
        rows.into_iter().map(|row| (read(service, &row).ok(), row)).map(|(notice, row)| (row, notice)).collect();
    due.sort_by_key(|(_, notice)| notice.as_ref().map(|notice| notice.kind));
    let mailer = mail::Mailer::new(relay).map_err(|_| Error::Internal("mail settings"))?;
    let text = Text::embedded().map_err(|_| Error::Internal("words"))?;
    let sender = Sender { service, mailer, text };
    let mut sent = 0_u64;
    for one in due.into_iter().take(BATCH) {
        match sender.one(&one).await? {
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

impl Sender<'_> {
    /// Claims one, sends it, takes it out; one that did not leave is put off.
    async fn one(&self, (row, notice): &(OutboxRow, Option<Notice>)) -> Result<Result<(), mail::Error>, Error> {
        let service = self.service;
        let mut tx = service.store().begin().await?;
        let claimed = store::outbox::claim(&mut tx, row, minute(service).saturating_add(CLAIM)).await?;
        tx.commit().await?;
        if !claimed {
            return Ok(Ok(()));
        }
        let outcome = match notice {
            // Too late to say anything: it goes as if it had been sent.
            Some(notice) if notice.last < hour(service) => Ok(()),
            Some(notice) => self.write(notice).await?,
            None => Err(mail::Error::Letter),
        };
        let mut tx = service.store().begin().await?;
        let tried = OutboxRow { attempts: row.attempts.saturating_add(1), ..row.clone() };
        let kind = notice.as_ref().map(|notice| notice.kind).unwrap_or_default();
        if outcome.is_ok() || kind != Kind::Danger && tried.attempts >= TRIES {
            store::outbox::done(&mut tx, row.id).await?;
        } else {
            let later = minute(service).saturating_add(delay(kind, tried.attempts));
            store::outbox::put_off(&mut tx, &tried, later).await?;
        }
        tx.commit().await?;
        Ok(outcome)
    }

    async fn write(&self, notice: &Notice) -> Result<Result<(), mail::Error>, Error> {
        // Somebody who is no longer to be told: it goes as if it had been sent.
        let Some(to) = self.address(notice).await? else { return Ok(Ok(())) };
        let words = self.text.words(Locale::from_code(&notice.language).unwrap_or_default());
        let title = self.service.rules().organisation.neutral_title.get(words.locale().code());
        let (subject, body) = match notice.kind {
            Kind::Danger => (words.say_one("mail-danger-subject", "title", title), words.say("mail-danger-text")),
            Kind::Answer => (words.say_one("mail-subject", "title", title), words.say("mail-text")),
            Kind::Waiting => (words.say_one("mail-waiting-subject", "title", title), words.say("mail-waiting-text")),
        };
        let at = SystemTime::from(self.service.clock().now());
        let letter = mail::Letter { to: &to, subject: &subject, text: &body, mark: &notice.mark, at };
        Ok(self.mailer.send(&letter).await)
    }

    /// Where it goes; nowhere for a member who left meanwhile, or whom somebody stands in for.
    async fn address(&self, notice: &Notice) -> Result<Option<String>, Error> {
        if notice.kind == Kind::Answer {
            return Ok(Some(notice.to.clone()));
        }
        let Ok(member) = notice.to.parse::<MemberId>() else { return Ok(None) };
        let mut tx = self.service.store().read().await?;
        let row = store::members::by_id(&mut tx, member).await?;
        let Some(row) = row.filter(|row| row.state == MemberState::Endorsed) else { return Ok(None) };
        let is_told = match notice.kind {
            Kind::Waiting => rounds::is_reached(self.service, &mut tx, member).await?,
            _ => rounds::is_there(&*roster::current(self.service, &mut tx).await?, member),
        };
        Ok(is_told.then_some(row.mail))
    }
}

/// Minutes before the next time. Of danger, a few, and never more than half an hour; otherwise an hour, two, four… and a day
/// at most.
fn delay(kind: Kind, attempts: u64) -> i64 {
    let doubled = u32::try_from(attempts.saturating_sub(1).min(8)).unwrap_or(8);
    let (first, longest) = if kind == Kind::Danger { (2, 30) } else { (60, 24 * 60) };
    1_i64.checked_shl(doubled).unwrap_or(i64::MAX).saturating_mul(first).min(longest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_time_is_later_than_the_one_before() {
        let delays = |kind| (1..TRIES).map(|tried| delay(kind, tried)).collect::<Vec<_>>();
        let hours: Vec<i64> = [1, 2, 4, 8, 16, 24, 24, 24, 24, 24, 24].map(|hours| hours * 60).to_vec();
        assert_eq!(delays(Kind::Answer), hours);
        assert_eq!(delays(Kind::Waiting), hours);
        assert_eq!(delays(Kind::Danger), [2, 4, 8, 16, 30, 30, 30, 30, 30, 30, 30]);
    }
}
