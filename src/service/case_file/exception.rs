//! What a case holds of handing over without the person's agreement, and what whoever receives it verifies of that.
//!
//! Two keys sign: a coordinator's what goes and why, in the cell's own drawer; another person's the copy that went. Whoever
//! has the one and the database makes no exception. It does **not** keep a coordinator and a second member who agree from
//! handing over what they should not: they leave their names, and the person is told.
use super::{Author, CaseFile, Drawer, Hand, Record, handover::proof};
use crate::{
    clock::Day,
    crypto::sign::VerifyingKey,
    domain::{
        case::CompartmentKind,
        conflict,
        consent::Scope,
        deadline::DeadlineCode,
        exception::{Excepted, Exception, Exceptions, REACHES, Step},
        handover::{HandedOver, Proven, Without},
        organisation::Organisation,
        role::Role,
        roster::RosterEntry,
    },
    ids::MemberId,
    service::{Error, roster::Roll},
};

impl CaseFile<'_> {
    /// Everything that was proposed, and what became of it.
    pub(crate) fn exceptions(&self) -> Exceptions {
        Exceptions::of(self.listened().filter_map(Record::step), self.passed())
    }

    fn listened(&self) -> impl Iterator<Item = &Record> {
        self.drawer(CompartmentKind::Listening).into_iter().flat_map(|drawer: &Drawer| &drawer.records)
    }

    /// Whether whoever has opened this is another person than a member.
    pub(crate) fn is_another(&self, member: &MemberId) -> bool {
        matches!(&self.hand, Hand::Member(me, _) if self.roll.are_two_people([me, member]))
    }

    /// The copy of what was signed for, with what proves it.
    pub(crate) fn excepted(&self, exception: &Exception) -> Result<HandedOver, Error> {
        let record = self.listened().find(|record| record.sequence == exception.number);
        let proof = proof(record.ok_or(Error::Broken("exception"))?)?;
        let Excepted { ground, reason, copy, .. } = &exception.excepted;
        let without = Without { proof, ground: *ground, reason: reason.clone(), told: exception.excepted.is_told() };
        self.copy_of((REACHES.0, REACHES.1, Scope::Unsaid), copy, Proven::Exception(Box::new(without)))
    }

    /// The present day.
    pub(crate) fn today(&self) -> Day {
        self.service.today()
    }

    /// When something begun today falls due, by the rules of the entity.
    pub(crate) fn due(&self, code: DeadlineCode) -> Day {
        self.service.rules().deadlines_of(&self.row.entity).due(code, self.today())
    }

    /// The journal of an inquiry says, too, that the person is told of it now.
    pub(crate) fn tell_inquiry(&mut self, inquiry: &str) {
        self.staged.told = Some(inquiry.to_owned());
    }
}

impl Record {
    fn step(&self) -> Option<Step<'_>> {
        let Author::Member(by) = self.author else { return None };
        Some(Step { number: self.sequence, day: Day::of(self.entry.at), by, body: &self.entry.body })
    }
}

/// Whether one signed as a coordinator of the case's entity, and the other, another person, as somebody who receives there.
pub(super) fn is_of_two(
    (signed, handed): (&VerifyingKey, &VerifyingKey),
    excepted: &Excepted,
    (roll, organisation): (&Roll, &Organisation),
) -> bool {
    let entity = excepted.entity.as_str();
    let is = |key: &VerifyingKey, may: &dyn Fn(&RosterEntry) -> bool| {
        roll.signer(key).is_some_and(|member| roll.roster.ever(&member).any(may))
    };
    let coordinates =
        |entry: &RosterEntry| conflict::roles_over(entry, organisation, entity).contains(&Role::Coordinator);
    let receives = |entry: &RosterEntry| conflict::receives(entry, organisation, entity);
    is(signed, &coordinates) && is(handed, &receives) && roll.are_two([signed, handed])
}
