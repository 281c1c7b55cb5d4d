//! From what was handed over to the inquiry it leads to: those appointed are given its keys, and a file of their own begins.
//!
//! Whoever appoints goes on reading what they assessed; of the person's thread they make one last key, for the inquirers and
//! the person, and the first of those who writes makes another. Of the inquiry's own file they never have one.
use std::{collections::BTreeSet, sync::Arc};

use super::{Author, CaseFile, Change, Drawer, Record, inquiry::Receiving};
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        case::{CompartmentKind, Stage},
        conflict,
        deadline::DeadlineCode,
        investigation::{AT_LEAST, Appointed, Filed, Mission},
        record::{Entry, RecordBody, Summary},
        roster::Roster,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
};

mod agreed;
mod informing;
mod report;

pub(crate) use agreed::who_agreed;
pub(crate) use report::{is_itself, person, says};

impl<'a> CaseFile<'a> {
    /// Who can be appointed to inquire into what was handed over here: nobody kept out, nor whoever assesses it.
    pub(crate) fn appointable(&self) -> Vec<MemberId> {
        let mut all = conflict::inquirers(&self.roll.roster, &self.service.rules().organisation, &self.row.entity);
        all.retain(|member| !self.is_excluded(member) && !self.has_held(member));
        all
    }

    /// Prepares the file of an inquiry; nothing is written before the commit.
    pub(crate) fn entrust(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (mission, by): (Mission, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let holders = receiving.holders.clone();
        let mut file = Self::founded(service, (roll, founding), (Act::Entrust, receiving))?;
        file.staged.opens = vec![(DeadlineCode::Report, mission.limit)];
        let holders = file.found_drawer(CompartmentKind::Inquiry, &holders, Summary::of_handover())?;
        file.found_dates(&holders)?;
        file.hand_to(by.0, by.1);
        file.append(CompartmentKind::Inquiry, RecordBody::Mission(Box::new(mission)))?;
        Ok(file)
    }

    /// The inquirers read what was handed over, and the person's thread; those who assessed leave the thread.
    pub(crate) fn appoint(&mut self, appointed: Appointed) -> Result<(), Error> {
        let thread = self.drawer(CompartmentKind::InquiryExchange).ok_or(Error::NotFound)?.id;
        let mut word = self.own.get(&thread).cloned().ok_or(Error::Broken("readers"))?;
        let before = word.holders.clone();
        for member in &appointed.inquirers {
            self.admit(*member);
            word.holders.insert(*member);
        }
        self.own.insert(thread, word.clone());
        for member in &appointed.inquirers {
            self.grant(CompartmentKind::Assessment, *member)?;
            self.grant(CompartmentKind::InquiryExchange, *member)?;
        }
        word.left.extend(before);
        self.own.insert(thread, word.clone());
        self.rotate_drawer(thread, &Change::default())?;
        let epoch = self.drawer(CompartmentKind::InquiryExchange).ok_or(Error::NotFound)?.epoch;
        // Made by whoever leaves: the first of the others who writes makes another.
        word.spent.insert(thread, epoch);
        word.epochs.insert(thread, epoch);
        self.readers.epochs.insert(thread, epoch);
        self.own.insert(thread, word.clone());
        self.append_as_is(CompartmentKind::InquiryExchange, RecordBody::Readers(word))?;
        let readers = self.readers.clone();
        self.append(CompartmentKind::Assessment, RecordBody::Readers(readers))?;
        self.append(CompartmentKind::Assessment, RecordBody::Appointed(appointed))
    }

    /// Who inquires into what was handed over here, if somebody was appointed.
    pub(crate) fn appointed(&self) -> Option<&Appointed> {
        self.appointed_by().map(|(_, appointed)| appointed)
    }

    /// The same, and who said so.
    pub(crate) fn appointed_by(&self) -> Option<(MemberId, &Appointed)> {
        let records = &self.drawer(CompartmentKind::Assessment)?.records;
        records.iter().rev().find_map(|record| match (&record.entry.body, record.author) {
            (RecordBody::Appointed(appointed), Author::Member(by)) => Some((by, appointed)),
            _ => None,
        })
    }

    /// Appoints others besides: they read what was handed over; whoever inquires gives them the rest.
    pub(crate) fn appoint_others(&mut self, appointed: Appointed) -> Result<(), Error> {
        for member in &appointed.inquirers {
            if self.admit(*member) {
                self.grant(CompartmentKind::Assessment, *member)?;
            }
        }
        let readers = self.readers.clone();
        self.append(CompartmentKind::Assessment, RecordBody::Readers(readers))?;
        self.append(CompartmentKind::Assessment, RecordBody::Appointed(appointed))
    }

    /// What was entrusted to the inquirers.
    pub(crate) fn mission(&self) -> Result<&Mission, Error> {
        let records = &self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?.records;
        records.iter().find_map(mission).ok_or(Error::Broken("mission"))
    }

    /// What was handed over and is of this inquiry: what it was opened on, then what was taken in.
    pub(crate) fn feeding(&self) -> Result<Vec<Filed>, Error> {
        let records = &self.drawer(CompartmentKind::Inquiry).ok_or(Error::NotFound)?.records;
        let taken = records.iter().filter_map(|record| match &record.entry.body {
            RecordBody::TakenIn(filed) => Some(filed.clone()),
            _ => None,
        });
        Ok(std::iter::once(self.mission()?.from.clone()).chain(taken).collect())
    }

    /// The inquirers who declared to have no tie, in the order in which they did.
    pub(crate) fn declared(&self) -> impl Iterator<Item = (MemberId, &Entry)> {
        let records = self.drawer(CompartmentKind::Inquiry).into_iter().flat_map(|drawer| &drawer.records);
        records.filter_map(|record| match (&record.entry.body, record.author) {
            (RecordBody::Declared(_), Author::Member(member)) => Some((member, &record.entry)),
            _ => None,
        })
    }
}

fn mission(record: &Record) -> Option<&Mission> {
    match &record.entry.body {
        RecordBody::Mission(mission) => Some(mission),
        _ => None,
    }
}

/// Refuses an inquiry whose mission is not the one it began with, or names others than those who were given it; and what
/// nobody declared to be free to do.
pub(super) fn check(stage: Stage, drawers: &[Drawer], roll: &Roll) -> Result<(), Error> {
    let Some(drawer) = drawers.iter().find(|drawer| drawer.kind == CompartmentKind::Inquiry) else { return Ok(()) };
    let mut missions = drawer.records.iter().filter_map(|record| Some((record.author, mission(record)?)));
    let first = drawer.oldest(|entry| match &entry.body {
        RecordBody::Readers(readers) => Some(readers.holders.clone()),
        _ => None,
    });
    let holds = match (missions.next(), missions.next(), first) {
        (Some((Author::Member(by), mission)), None, Some(holders)) => {
            let is_whole = mission.inquirers == holders && !mission.inquirers.contains(&by);
            is_whole && are_enough(&roll.roster, &mission.inquirers)
        }
        _ => false,
    };
    if !holds {
        return Err(Error::Broken("mission"));
    }
    informing::check(drawer, roll)?;
    report::check_filed(stage, drawer, roll)?;
    report::check_communication(drawers, drawer)
}

/// Whether so many different persons are named: one under two memberships is one.
pub(crate) fn are_enough(roster: &Roster, members: &BTreeSet<MemberId>) -> bool {
    let persons: BTreeSet<Option<MemberId>> = members.iter().map(|member| roster.person(member).min()).collect();
    persons.len() >= AT_LEAST
}
