//! What is recorded of members beside the roster: trainings they followed, times they are away.
//!
//! It makes nobody a reader and keeps nobody from reading: the roster and the keys do. A training follows the person
//! under whatever keys they have had.
use std::collections::BTreeMap;

use super::{
    Error, Service, invite,
    journal::{self, Line},
    readers,
    roster::{self, Roll},
    view::{Away, CasePage, Followed, Remark},
};
use crate::{
    clock::Day,
    domain::{
        absence::{Absence, State},
        act::{Act, verb},
        roster::RosterEntry,
        training,
    },
    ids::MemberId,
    policy::Permit,
    store::{self, Tx, trainings::TrainingRow},
};

/// Trainings and times away, as the store has them.
#[derive(Debug, Default)]
pub(crate) struct People {
    trainings: Vec<TrainingRow>,
    absences: Vec<Absence>,
}

impl People {
    /// All trainings, and the absences that are not over.
    pub(crate) async fn read(service: &Service, tx: &mut Tx) -> Result<Self, Error> {
        let (trainings, absences) =
            (store::trainings::all(tx).await?, store::absences::since(tx, service.today()).await?);
        Ok(Self { trainings, absences })
    }

    /// What a person followed, under these keys and those before, the oldest first.
    pub(crate) fn followed(&self, roll: &Roll, member: &MemberId) -> Vec<Followed> {
        let person: Vec<MemberId> = roll.roster.person(member).collect();
        let theirs = self.trainings.iter().filter(|row| person.contains(&row.member));
        theirs.map(|row| Followed { code: row.code.clone(), day: row.day }).collect()
    }

    /// Codes of the trainings that are expected of a member and that they have not followed.
    pub(crate) fn lacking(&self, service: &Service, roll: &Roll, entry: &RosterEntry) -> Vec<String> {
        let followed = self.followed(roll, &entry.member);
        let codes: Vec<&str> = followed.iter().map(|one| one.code.as_str()).collect();
        let lacking = training::lacking(&service.rules().organisation.trainings, entry, &codes);
        lacking.map(|training| training.code.clone()).collect()
    }

    /// Who stands in for somebody today.
    pub(crate) fn stands_in(&self, member: &MemberId, today: Day) -> Option<&Absence> {
        self.absences.iter().find(|one| one.member == *member && one.state(today) == State::InEffect)
    }

    /// The times away of a member, or of everybody.
    pub(crate) fn away(&self, (roll, today): (&Roll, Day), member: Option<&MemberId>) -> Vec<Away> {
        let wanted = self.absences.iter().filter(|one| member.is_none_or(|member| one.member == *member));
        wanted.filter_map(|one| shown(roll, one, today)).collect()
    }
}

/// An absence as pages show it; nothing where the roster never had one of the two.
fn shown(roll: &Roll, absence: &Absence, today: Day) -> Option<Away> {
    let reader = |member| roll.roster.known(member).map(|entry| readers::shown(entry, true));
    Some(Away {
        id: absence.id,
        who: reader(&absence.member)?,
        stand_in: reader(&absence.stand_in)?,
        from: absence.from,
        until: absence.until,
        state: absence.state(today),
        late: absence.is_late(today),
    })
}

/// What to know of somebody before they are put in charge; only of those of whom there is something.
pub(crate) async fn remarks(service: &Service, roll: &Roll) -> Result<BTreeMap<MemberId, Remark>, Error> {
    let mut tx = service.store().read().await?;
    let people = People::read(service, &mut tx).await?;
    let today = service.today();
    let remark = |entry: &RosterEntry| {
        let lacking = people.lacking(service, roll, entry);
        let away = people.away((roll, today), Some(&entry.member)).into_iter().next();
        (entry.member, Remark { lacking, away })
    };
    let told = |(_, remark): &(MemberId, Remark)| !remark.lacking.is_empty() || remark.away.is_some();
    Ok(roll.roster.entries().map(remark).filter(told).collect())
}

/// Says beside each case who stands in for the member in charge.
pub(crate) async fn mark(service: &Service, page: &mut CasePage) -> Result<(), Error> {
    if page.lines.iter().all(|line| line.assigned.is_none()) {
        return Ok(());
    }
    let mut tx = service.store().read().await?;
    let (roll, people) = (roster::current(service, &mut tx).await?, People::read(service, &mut tx).await?);
    for line in &mut page.lines {
        let away = line.assigned.as_ref().and_then(|reader| people.stands_in(&reader.member, service.today()));
        line.stand_in = away.and_then(|one| shown(&roll, one, service.today())).map(|away| away.stand_in);
    }
    Ok(())
}

/// Records that a member followed a training of the organisation's list, on a day that is not to come.
pub async fn record_training(
    service: &Service,
    permit: Permit<verb::RecordTraining>,
    (member, code, day): (MemberId, &str, Day),
) -> Result<(), Error> {
    if service.rules().organisation.trainings.iter().all(|training| training.code != code) {
        return Err(Error::Invalid(vec!["unknown-training"]));
    }
    if day > service.today() {
        return Err(Error::Invalid(vec!["training-to-come"]));
    }
    let mut tx = service.store().begin().await?;
    store::members::by_id(&mut tx, member).await?.ok_or(Error::NotFound)?;
    store::trainings::insert(&mut tx, &TrainingRow { member, code: code.to_owned(), day }).await?;
    let line = Line::new(service, Act::RecordTraining, invite::actor(permit.actor())).about(&member.to_string());
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}
