//! The beginning of what was handed over: founded by keys made for it and thrown away, granted to those who assess it, or to
//! those who can take the measure.
//!
//! It is kept as a case is, and opened by the same road. Whoever hands over says who reads, signs what they hand over, and
//! has no key of it afterwards: the first of those who receive makes new ones before anything more is written.
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use super::CaseFile;
use crate::{
    clock::Day,
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        attached::Attached,
        case::CompartmentKind,
        conflict,
        consent::{Purpose, Receiver},
        deadline::DeadlineCode,
        handover::HandedOver,
        record::{Exclusion, Party, Readers, RecordBody, Summary},
        roster::RosterEntry,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
    store::{attachments::AttachmentRow, grants::HolderKey, tokens::TokenKind},
};

/// Where something is handed over.
pub(crate) struct Receiving {
    /// Code of the entity whose members receive.
    pub(crate) entity: String,
    /// Everybody there who gets a grant, those kept out too.
    pub(crate) holders: Vec<MemberId>,
    /// Who must not read; their grants are decoys.
    pub(crate) excluded: BTreeMap<MemberId, Exclusion>,
    /// Whether the person has a key of the drawer in which they and those people write to each other.
    pub(crate) with_person: bool,
}

impl Receiving {
    /// Leaves those who were chosen, and whoever is kept out; refused where nobody was, or somebody who does not receive.
    pub(crate) fn narrow(&mut self, chosen: &BTreeSet<MemberId>) -> Result<(), Error> {
        let is_known = |member: &MemberId| self.holders.contains(member) && !self.excluded.contains_key(member);
        if chosen.is_empty() || !chosen.iter().all(is_known) {
            return Err(Error::Invalid(vec!["nobody-chosen"]));
        }
        self.holders.retain(|member| chosen.contains(member));
        Ok(())
    }
}

/// For what a file begins with what was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lodging {
    /// To decide whether there is an inquiry.
    Inquiry,
    /// To protect somebody, which does not wait.
    Protection,
    /// To support somebody.
    Support,
}

impl Lodging {
    /// What is handed over for this is lodged so.
    pub(crate) fn of(purpose: Purpose) -> Self {
        match purpose {
            Purpose::Inquiry | Purpose::Prevention => Self::Inquiry,
            Purpose::Protection => Self::Protection,
            Purpose::Support => Self::Support,
        }
    }

    /// The act by which it begins.
    pub(crate) fn act(self) -> Act {
        match self {
            Self::Inquiry => Act::Lodge,
            Self::Protection | Self::Support => Act::RequestMeasure,
        }
    }

    /// What is owed first, counted from a day: of an inquiry, from when the case was received.
    fn owed(self, (received, today): (Day, Day)) -> (DeadlineCode, Day) {
        match self {
            Self::Inquiry => (DeadlineCode::InquiryDecision, received),
            Self::Protection => (DeadlineCode::ProtectiveMeasure, today),
            Self::Support => (DeadlineCode::Measure, today),
        }
    }
}

impl<'a> CaseFile<'a> {
    /// Who would receive what is handed over of this case: whoever is kept out of it is kept out there.
    pub(crate) fn receiving(&self, to: Receiver) -> Result<Receiving, Error> {
        let (roster, organisation) = (&self.roll.roster, &self.service.rules().organisation);
        // Who listens to a case neither assesses nor decides on it, whatever else they may do for the same entity.
        let is_kept_out = |member: &MemberId| self.is_excluded(member) || self.has_held(member);
        let body = match to {
            Receiver::Assessor => conflict::assessing_body(roster, organisation, &self.row.entity, is_kept_out),
            Receiver::Authority | Receiver::MeasureOwner => {
                conflict::measuring_body(roster, (organisation, &self.row.entity), to.role(), is_kept_out)
            }
        };
        let entity = body.ok_or(Error::Invalid(vec!["nobody-to-receive"]))?.code.clone();
        let mut holders = match to {
            Receiver::Assessor => conflict::assessors(roster, organisation, &entity),
            Receiver::Authority | Receiver::MeasureOwner => {
                conflict::measure_takers(roster, (organisation, &entity), to.role())
            }
        };
        holders.retain(|member| !self.has_held(member) || self.is_excluded(member));
        // Who could read it, now or later, under whatever membership; nothing of who else is kept out of the case, nor why.
        // Somebody of another entity may stand in for those who decide.
        let acts_later = |entry: &RosterEntry| entry.posts.iter().any(|post| post.role.acts_later());
        let may_have_a_part = |entry: &RosterEntry| acts_later(entry) && is_kept_out(&entry.member);
        let kept_out = roster.entries().filter(|entry| may_have_a_part(entry));
        let excluded = kept_out.map(|entry| (entry.member, Exclusion::Cell)).collect();
        Ok(Receiving { entity, holders, excluded, with_person: true })
    }

    /// Prepares a file with what is handed over; nothing is written before the commit.
    pub(crate) fn lodge(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        (lodging, receiving): (Lodging, Receiving),
        (handed, by): (HandedOver, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let (holders, with_person) = (receiving.holders.clone(), receiving.with_person);
        let mut file = Self::founded(service, (roll, founding), (lodging.act(), receiving))?;
        let (code, since) = lodging.owed((handed.received, service.today()));
        file.staged.opens = vec![(code, service.rules().deadlines_of(&file.row.entity).due(code, since))];
        file.found(&holders, handed.person.clone(), with_person)?;
        file.hand_to(by.0, by.1);
        file.receive_files(&handed)?;
        file.append(CompartmentKind::Assessment, RecordBody::HandedOver(Box::new(handed)))?;
        Ok(file)
    }

    /// A file founded by keys drawn for it, with no drawer yet.
    pub(super) fn founded(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        (by, receiving): (Act, Receiving),
    ) -> Result<Self, Error> {
        let Receiving { entity, holders, excluded, .. } = receiving;
        let mut file = Self::begin(service, (roll, founding), ((by, TokenKind::Reporter), entity))?;
        file.readers.holders = holders.into_iter().collect();
        file.readers.excluded = excluded;
        Ok(file)
    }

    /// Adds the drawer that says who reads, and which lists show; gives back who holds it.
    pub(super) fn found_drawer(
        &mut self,
        kind: CompartmentKind,
        members: &[MemberId],
        shown: Summary,
    ) -> Result<Vec<HolderKey>, Error> {
        let mut holders: Vec<HolderKey> = members.iter().copied().map(HolderKey::member).collect();
        if let Some((entry, ..)) = self.roll.recovery() {
            holders.push(HolderKey::recovery(entry.member));
        }
        let readers = self.readers.clone();
        self.add_drawer(kind, &holders)?;
        self.append(kind, RecordBody::Readers(readers))?;
        self.append(kind, RecordBody::Summary(shown))?;
        Ok(holders)
    }

    /// Says who reads, in each drawer.
    fn found(&mut self, members: &[MemberId], person: Party, with_person: bool) -> Result<(), Error> {
        let mut holders = self.found_drawer(CompartmentKind::Assessment, members, Summary::of_handover())?;
        let readers = self.readers.clone();
        if with_person {
            holders.insert(0, HolderKey::token(person.code().ok_or(Error::Broken("token"))?));
        }
        let readers = Readers { party: Some(person).filter(|_| with_person), ..readers };
        self.add_talk(CompartmentKind::InquiryExchange, &holders, readers.clone())?;
        self.append(CompartmentKind::InquiryExchange, RecordBody::Readers(readers))
    }

    /// The files' sealed bytes are the same; what opens them goes along.
    fn receive_files(&mut self, handed: &HandedOver) -> Result<(), Error> {
        self.take_files(CompartmentKind::Assessment, handed.files.iter().map(|handed| &handed.file))
    }

    /// Files that records of a drawer hold: each under a name of its own, so that it goes when the drawer does.
    pub(super) fn take_files<'f>(
        &mut self,
        kind: CompartmentKind,
        files: impl Iterator<Item = &'f Attached>,
    ) -> Result<(), Error> {
        let compartment = self.drawer(kind).ok_or(Error::NotFound)?.id;
        let (size, day) = (0, self.service.today());
        let row = |Attached { file, object, .. }: &Attached| AttachmentRow {
            id: *file,
            compartment,
            object: *object,
            size,
            day,
        };
        self.staged.files.extend(files.map(row));
        Ok(())
    }

    /// Whether the person took back their agreement since.
    pub(crate) fn is_taken_back(&self) -> bool {
        let talk = self.drawer(CompartmentKind::InquiryExchange);
        talk.is_some_and(|talk| {
            talk.newest(|entry| matches!(entry.body, RecordBody::TakenBack(_)).then_some(())).is_some()
        })
    }

    /// Whether the report of the inquiry that it feeds is filed, as the person was told.
    pub(crate) fn is_reported(&self) -> bool {
        let talk = self.drawer(CompartmentKind::InquiryExchange);
        talk.is_some_and(|talk| talk.newest(|entry| matches!(entry.body, RecordBody::Reported).then_some(())).is_some())
    }
}
