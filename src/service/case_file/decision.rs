//! The report as it was filed, for those who decide: in a file of its own, founded by whoever files it.
//!
//! Who listened or inquired does not decide: whoever has a key of a case it comes from, of what was handed over or of the inquiry
//! is not given one, under any membership. Those who inquired have the report in their own file: what is decided here is not
//! theirs to read. It does **not** prove by itself that the same text froze the inquiry: both say its digest, and the journal
//! holds both.
use std::sync::Arc;

use super::{
    Author, CaseFile, Drawer, Receiving, Record,
    investigation::{is_itself, says, who_agreed},
    word::Word,
};
use crate::{
    crypto::{Digest, sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        attached::Attached,
        case::{CompartmentKind, Stage},
        conclusions::Conclusions,
        decided::{Decided, Ended, Prosecutor, open},
        filed::ReportReceived,
        record::{RecordBody, Summary},
        role::Role,
        roster::holds,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
};

impl<'a> CaseFile<'a> {
    /// Prepares the file of those who decide; nothing is written before the commit.
    pub(crate) fn remit(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (received, by): (ReportReceived, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let holders = receiving.holders.clone();
        let mut file = Self::founded(service, (roll, founding), (Act::RemitReport, receiving))?;
        file.found_drawer(CompartmentKind::Decision, &holders, Summary::of_handover())?;
        file.hand_to(by.0, by.1);
        let annexes: Vec<Attached> =
            received.annexes.iter().filter_map(|piece| piece.content.file().cloned()).collect();
        file.append(CompartmentKind::Decision, RecordBody::ReportReceived(Box::new(received)))?;
        file.take_files(CompartmentKind::Decision, annexes.iter())?;
        Ok(file)
    }

    /// The report, and who filed it.
    pub(crate) fn received_report(&self) -> Result<(&Record, &ReportReceived), Error> {
        let records = &self.drawer(CompartmentKind::Decision).ok_or(Error::NotFound)?.records;
        let mut found = records.iter().filter_map(|record| match &record.entry.body {
            RecordBody::ReportReceived(received) => Some((record, received.as_ref())),
            _ => None,
        });
        found.next().ok_or(Error::Broken("report"))
    }

    /// What was decided on persons implicated, with who and when, oldest first.
    pub(crate) fn decided(&self) -> Vec<(&Record, &Decided)> {
        let all = self.of_decision().iter();
        all.filter_map(|record| match &record.entry.body {
            RecordBody::Decided(one) => Some((record, one.as_ref())),
            _ => None,
        })
        .collect()
    }

    /// What was noted of the prosecutor, oldest first.
    pub(crate) fn notices(&self) -> Vec<(&Record, &Prosecutor)> {
        let all = self.of_decision().iter();
        all.filter_map(|record| match &record.entry.body {
            RecordBody::Prosecutor(one) => Some((record, one.as_ref())),
            _ => None,
        })
        .collect()
    }

    /// Who concluded, and when, and what began with that.
    pub(crate) fn concluded(&self) -> Option<(&Record, &Ended)> {
        self.of_decision().iter().find_map(|record| match &record.entry.body {
            RecordBody::DecisionConcluded(ended) => Some((record, ended)),
            _ => None,
        })
    }

    /// Whether whoever writes said exactly this last in a drawer: one form sent twice.
    pub(crate) fn said_last(&self, kind: CompartmentKind, body: &RecordBody) -> bool {
        let records = self.drawer(kind).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
        let last = records.iter().rfind(|record| !record.entry.body.says_who_reads());
        let is_mine = |record: &Record| self.author().is_some_and(|me| record.author == Author::Member(me));
        last.is_some_and(|record| record.entry.body == *body && is_mine(record))
    }

    fn of_decision(&self) -> &[Record] {
        self.drawer(CompartmentKind::Decision).map(|drawer| drawer.records.as_slice()).unwrap_or_default()
    }
}

/// Refuses a file of those who decide without its one report, with another text or other conclusions than its digests say, or
/// filed by somebody who does not inquire, who decides on it, or with whom nobody else agreed; and what nobody could decide there.
pub(super) fn check(stage: Stage, drawers: &[Drawer], (word, roll): (&Word, &Roll)) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == CompartmentKind::Decision) else { return Ok(()) };
    let mut reports = drawer.records.iter().filter_map(|record| match &record.entry.body {
        RecordBody::ReportReceived(received) => Some((record.author, received)),
        _ => None,
    });
    let (Some((Author::Member(by), received)), None) = (reports.next(), reports.next()) else {
        return Err(Error::Broken("report"));
    };
    if !is_whole(drawer, (by, received), roll) {
        return Err(Error::Broken("report"));
    }
    check_decided(stage, drawer, (&received.conclusions, word, roll))
}

fn is_whole(drawer: &Drawer, (by, received): (MemberId, &ReportReceived), roll: &Roll) -> bool {
    let first = drawer.oldest(|entry| match &entry.body {
        RecordBody::Readers(readers) => Some(readers.holders.clone()),
        _ => None,
    });
    let decides = |member: &MemberId| first.as_ref().is_none_or(|first| first.contains(member));
    let inquires = roll.roster.ever(&by).any(|entry| holds(entry, Role::Inquirer));
    let is_agreed = who_agreed(received, by, roll).iter().any(|member| !decides(member));
    let is_its_own = says(&received.report, &received.digest) && received.annexes.iter().all(is_itself);
    inquires && !decides(&by) && is_agreed && is_its_own && concludes(received)
}

/// Whether the text that was agreed to says the digest of these conclusions.
pub(super) fn concludes(received: &ReportReceived) -> bool {
    let digest = Digest::of(&received.conclusions.bytes()).to_string();
    received.conclusions.is_whole() && received.report.contains(&digest)
}

/// Refuses a decision of somebody who does not decide there, about somebody or something else than the report concludes on, after
/// all is concluded, or a conclusion that leaves somebody out.
fn check_decided(
    stage: Stage,
    drawer: &Drawer,
    (conclusions, word, roll): (&Conclusions, &Word, &Roll),
) -> Result<(), Error> {
    let has_a_say = |author: &Author| {
        let Author::Member(member) = author else { return false };
        let has_authority = || roll.roster.ever(member).any(|entry| holds(entry, Role::Authority));
        word.readers.holders.contains(member) && has_authority()
    };
    let (mut decided, mut is_concluded) = (Vec::new(), false);
    for record in &drawer.records {
        let stands = match &record.entry.body {
            RecordBody::Decided(one) => {
                decided.push(one.as_ref());
                !is_concluded && one.is_about(conclusions)
            }
            RecordBody::DecisionConcluded(_) => {
                !std::mem::replace(&mut is_concluded, true) && open(conclusions, decided.iter().copied()).is_empty()
            }
            RecordBody::Prosecutor(_) => true,
            _ => continue,
        };
        if !stands || !has_a_say(&record.author) {
            return Err(Error::Broken("decided"));
        }
    }
    if is_concluded == (stage == Stage::Decided) { Ok(()) } else { Err(Error::Broken("stage")) }
}
