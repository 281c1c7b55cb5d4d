//! The beginning of an inquiry: founded by keys made for it and thrown away, granted to those who assess.
//!
//! It is kept as a case is, and opened by the same road. Whoever hands over says who reads, signs what they hand over, and
//! has no key of it afterwards: the first of those who receive makes new ones before anything more is written.
use std::{collections::BTreeMap, sync::Arc};

use super::CaseFile;
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        attached::Attached,
        case::CompartmentKind,
        conflict,
        deadline::DeadlineCode,
        handover::HandedOver,
        record::{Exclusion, Readers, RecordBody, Summary},
        role::Role,
        roster::RosterEntry,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
    store::{attachments::AttachmentRow, grants::HolderKey, tokens::TokenKind},
};

/// Where something is handed over.
pub(crate) struct Receiving {
    /// Code of the entity whose assessors receive.
    pub(crate) entity: String,
    /// Everybody there who gets a grant, those kept out too.
    pub(crate) holders: Vec<MemberId>,
    /// Who must not read; their grants are decoys.
    pub(crate) excluded: BTreeMap<MemberId, Exclusion>,
}

impl<'a> CaseFile<'a> {
    /// Who would receive what is handed over of this case: whoever is kept out of it is kept out there.
    pub(crate) fn receiving(&self) -> Result<Receiving, Error> {
        let (roster, organisation) = (&self.roll.roster, &self.service.rules().organisation);
        let is_kept_out = |member: &MemberId| self.is_excluded(member);
        let body = conflict::assessing_body(roster, organisation, &self.row.entity, is_kept_out);
        let entity = body.ok_or(Error::Invalid(vec!["nobody-to-receive"]))?.code.clone();
        let holders = conflict::assessors(roster, organisation, &entity);
        // Who could read it, now or later, under whatever membership; nothing of who else is kept out of the case, nor why.
        let of = (organisation, entity.as_str());
        let may_have_a_part = |entry: &RosterEntry| {
            conflict::roles_over(entry, of.0, of.1).into_iter().any(Role::acts_later) && is_kept_out(&entry.member)
        };
        let kept_out = roster.entries().filter(|entry| may_have_a_part(entry));
        let excluded = kept_out.map(|entry| (entry.member, Exclusion::Cell)).collect();
        Ok(Receiving { entity, holders, excluded })
    }

    /// Prepares an inquiry with what is handed over; nothing is written before the commit.
    pub(crate) fn lodge(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (handed, by): (HandedOver, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let Receiving { entity, holders, excluded } = receiving;
        let mut file = Self::begin(service, (roll, founding), ((Act::Lodge, TokenKind::Reporter), entity))?;
        file.readers.holders = holders.iter().copied().collect();
        file.readers.excluded = excluded;
        let due = service.rules().deadlines_of(&file.row.entity).due(DeadlineCode::InquiryDecision, handed.received);
        file.staged.opens = vec![(DeadlineCode::InquiryDecision, due)];
        file.found(&holders, &handed)?;
        file.hand_to(by.0, by.1);
        file.receive_files(&handed)?;
        file.append(CompartmentKind::Assessment, RecordBody::HandedOver(Box::new(handed)))?;
        Ok(file)
    }

    /// Says who reads, in each drawer.
    fn found(&mut self, members: &[MemberId], handed: &HandedOver) -> Result<(), Error> {
        let mut holders: Vec<HolderKey> = members.iter().copied().map(HolderKey::member).collect();
        if let Some((entry, ..)) = self.roll.recovery() {
            holders.push(HolderKey::recovery(entry.member));
        }
        let readers = self.readers.clone();
        self.add_drawer(CompartmentKind::Assessment, &holders)?;
        self.append(CompartmentKind::Assessment, RecordBody::Readers(readers.clone()))?;
        self.append(CompartmentKind::Assessment, RecordBody::Summary(Summary::of_handover()))?;
        let lookup = data_encoding::HEXLOWER.decode(handed.person.lookup.as_bytes());
        let lookup = lookup.ok().and_then(|bytes| bytes.try_into().ok()).ok_or(Error::Broken("token"))?;
        holders.insert(0, HolderKey::token(lookup));
        let readers = Readers { party: Some(handed.person.clone()), ..readers };
        self.add_talk(CompartmentKind::InquiryExchange, &holders, readers.clone())?;
        self.append(CompartmentKind::InquiryExchange, RecordBody::Readers(readers))
    }

    /// The files' sealed bytes are the same; what opens them goes along.
    fn receive_files(&mut self, handed: &HandedOver) -> Result<(), Error> {
        let compartment = self.drawer(CompartmentKind::Assessment).ok_or(Error::NotFound)?.id;
        let (size, day) = (0, self.service.today());
        let row = |Attached { file, object, .. }: &Attached| AttachmentRow {
            id: *file,
            compartment,
            object: *object,
            size,
            day,
        };
        self.staged.files.extend(handed.files.iter().map(|handed| row(&handed.file)));
        Ok(())
    }

    /// Whether the person took back their agreement since.
    pub(crate) fn is_taken_back(&self) -> bool {
        let talk = self.drawer(CompartmentKind::InquiryExchange);
        talk.is_some_and(|talk| {
            talk.newest(|entry| matches!(entry.body, RecordBody::TakenBack(_)).then_some(())).is_some()
        })
    }
}
