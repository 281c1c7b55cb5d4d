//! The file of a prevention alert: founded like an inquiry, held by those who decide and by the coordinators of the cell.
//!
//! Nothing in it names a case. Whoever sends it signs the text and has no key of it by that; what is decided in return counts
//! only by somebody who decides.
use std::{collections::BTreeMap, sync::Arc};

use super::{Author, CaseFile, Drawer, inquiry::Receiving, word::Word};
use crate::{
    crypto::{sign::SigningKey, token::TokenKeys},
    domain::{
        act::Act,
        alert::Alert,
        case::{CompartmentKind, Stage},
        conflict,
        record::{Exclusion, RecordBody, Saying, Summary},
        role::Role,
        roster::holds,
    },
    ids::MemberId,
    service::{Error, Service, roster::Roll},
};

/// Refuses an alert that says of itself where it stands otherwise than what was decided there, and decisions of anybody who
/// decides nothing.
pub(super) fn check(stage: Stage, drawers: &[Drawer], (word, roll): (&Word, &Roll)) -> Result<(), Error> {
    let decides = |member: &MemberId| roll.roster.ever(member).any(|entry| holds(entry, Role::Authority));
    for drawer in drawers.iter().filter(|drawer| drawer.kind == CompartmentKind::Alert) {
        let is_action = |body: &RecordBody| matches!(body, RecordBody::AlertAction(_) | RecordBody::AlertDone(_));
        let is_answered = drawer.records.iter().any(|record| is_action(&record.entry.body));
        if is_answered != (stage == Stage::AlertAnswered) {
            return Err(Error::Broken("stage"));
        }
        let stands = |(author, body): (&Author, &RecordBody)| match author {
            Author::Reporter => body.saying() == Saying::Keeping,
            // Whoever sends it is no reader by that.
            Author::Member(_) if matches!(body, RecordBody::Alert(_)) => true,
            Author::Member(member) => word.readers.holders.contains(member) && (!is_action(body) || decides(member)),
        };
        if !drawer.records.iter().all(|record| stands((&record.author, &record.entry.body))) {
            return Err(Error::Broken("author"));
        }
    }
    Ok(())
}

/// Who would have an alert that draws on these cases: whoever is kept out of one of them is kept out of it.
pub(crate) fn alerting(service: &Service, files: &[CaseFile<'_>]) -> Result<Receiving, Error> {
    let first = files.first().ok_or(Error::NotFound)?;
    if files.iter().any(|file| file.row.entity != first.row.entity) {
        return Err(Error::Invalid(vec!["alert-other-entity"]));
    }
    let (roster, organisation) = (&first.roll.roster, &service.rules().organisation);
    let is_kept_out = |member: &MemberId| files.iter().any(|file| file.is_excluded(member));
    let body = conflict::alerted_body(roster, organisation, &first.row.entity, is_kept_out);
    let entity = body.ok_or(Error::Invalid(vec!["nobody-to-receive"]))?.code.clone();
    let holders = conflict::alerted(roster, organisation, &entity);
    let out = holders.iter().filter(|member| is_kept_out(member));
    let excluded: BTreeMap<MemberId, Exclusion> = out.map(|member| (*member, Exclusion::Cell)).collect();
    Ok(Receiving { entity, holders, excluded, with_person: false })
}

impl<'a> CaseFile<'a> {
    /// Whether somebody else than this member could still decide on it: somebody who has it and decides there.
    pub(crate) fn is_left_to_decide(&self, but: &MemberId) -> bool {
        let decides = |member: &MemberId| {
            let entry = self.roll.roster.entry(member);
            entry.is_some_and(|entry| {
                conflict::roles_over(entry, self.organisation(), &self.row.entity).contains(&Role::Authority)
            })
        };
        let mut others = self.readers.holders.iter().filter(|member| *member != but && self.reads(member));
        !decides(but) || others.any(decides)
    }

    /// Prepares the file of an alert; nothing is written before the commit.
    pub(crate) fn raise(
        service: &'a Service,
        (roll, founding): (Arc<Roll>, &'a TokenKeys),
        receiving: Receiving,
        (alert, by): (Alert, (MemberId, &'a SigningKey)),
    ) -> Result<Self, Error> {
        let holders = receiving.holders.clone();
        let mut file = Self::founded(service, (roll, founding), (Act::RaiseAlert, receiving))?;
        file.found_drawer(CompartmentKind::Alert, &holders, Summary::of_question(&alert.text, None))?;
        file.hand_to(by.0, by.1);
        file.append(CompartmentKind::Alert, RecordBody::Alert(Box::new(alert)))?;
        Ok(file)
    }
}
