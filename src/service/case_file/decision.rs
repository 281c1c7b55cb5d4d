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
};
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        attached::Attached,
        case::CompartmentKind,
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
}

/// Refuses a file of those who decide without its one report, with another text than its digest says, or filed by somebody who
/// does not inquire, who decides on it, or with whom nobody else agreed.
pub(super) fn check(drawers: &[Drawer], roll: &Roll) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == CompartmentKind::Decision) else { return Ok(()) };
    let mut reports = drawer.records.iter().filter_map(|record| match &record.entry.body {
        RecordBody::ReportReceived(received) => Some((record.author, received)),
        _ => None,
    });
    let is_whole = match (reports.next(), reports.next()) {
        (Some((Author::Member(by), received)), None) => {
            let first = drawer.oldest(|entry| match &entry.body {
                RecordBody::Readers(readers) => Some(readers.holders.clone()),
                _ => None,
            });
            let decides = |member: &MemberId| first.as_ref().is_none_or(|first| first.contains(member));
            let inquires = roll.roster.ever(&by).any(|entry| holds(entry, Role::Inquirer));
            let is_agreed = who_agreed(received, by, roll).iter().any(|member| !decides(member));
            let is_its_own = says(&received.report, &received.digest) && received.annexes.iter().all(is_itself);
            inquires && !decides(&by) && is_agreed && is_its_own
        }
        _ => false,
    };
    if is_whole { Ok(()) } else { Err(Error::Broken("report")) }
}
