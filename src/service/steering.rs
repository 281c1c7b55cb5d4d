//! How far each entity is: what is in place, and whether dates are kept.
//!
//! Those who steer see classes, entity by entity, of the places they steer; the numbers behind a class stay here. What
//! somebody must see to before the service opens is told to `recueil check` too, which names no case either.
use std::collections::BTreeMap;

use super::{
    Error, Service,
    journal::{self, Line},
    people::People,
    roster::{self, Roll},
    view::Steered,
};
use crate::{
    domain::{
        Coded,
        act::{Act, verb},
        conflict,
        investigation::AT_LEAST,
        notice::Placeholder,
        organisation::Entity,
        role::Role,
        steering::{Lateness, Milestone},
    },
    ids::MemberId,
    policy::Permit,
    store,
};

/// Below two, one absence leaves nobody.
const READERS: usize = 2;

/// The entities that a member steers, each apart.
pub async fn steering(service: &Service, permit: Permit<verb::Steer>) -> Result<Vec<Steered>, Error> {
    let me = permit.member().ok_or(Error::NotFound)?;
    once_a_day(service, me).await?;
    let mut tx = service.store().read().await?;
    let (roll, people) = (roster::current(service, &mut tx).await?, People::read(service, &mut tx).await?);
    let today = service.today();
    let (open, oldest) = (store::steering::open(&mut tx).await?, store::steering::oldest(&mut tx, today).await?);
    drop(tx);
    let organisation = &service.rules().organisation;
    let entry = roll.roster.entry(&me).ok_or(Error::NotFound)?;
    let steers = |entity: &&Entity| conflict::roles_over(entry, organisation, &entity.code).contains(&Role::Steering);
    let minimum = organisation.steering_minimum;
    let steered = |entity: &Entity| Steered {
        entity: entity.code.clone(),
        items: items(service, (&roll, &people), entity),
        lateness: Lateness::of(
            (open.get(&entity.code).copied().unwrap_or_default(), minimum),
            oldest.get(&entity.code).copied(),
            today,
        ),
    };
    Ok(organisation.entities().filter(steers).map(steered).collect())
}

/// The journal says it the first time a day.
async fn once_a_day(service: &Service, me: MemberId) -> Result<(), Error> {
    let line = Line::new(service, Act::Steer, format!("{} {me}", Role::Steering.code()));
    let mut tx = service.store().read().await?;
    let seen = store::journal::seen_today(&mut tx, &line.actor, Act::Steer, None, service.today()).await?;
    drop(tx);
    if seen {
        return Ok(());
    }
    let mut tx = service.store().begin().await?;
    journal::append(service, &mut tx, &line).await?;
    Ok(tx.commit().await?)
}

fn items(service: &Service, (roll, people): (&Roll, &People), entity: &Entity) -> Vec<(Milestone, bool)> {
    let (rules, today) = (service.rules(), service.today());
    let organisation = &rules.organisation;
    let readers = conflict::eligible(&roll.roster, organisation, &entity.code);
    let untrained =
        |id: &MemberId| roll.roster.entry(id).is_none_or(|entry| !people.lacking(service, roll, entry).is_empty());
    let is_there = |item: &Milestone| match item {
        Milestone::Referent => organisation.referents_of(&entity.code).is_some(),
        Milestone::Act => organisation.says(Placeholder::Act).is_some(),
        Milestone::Contacts => rules.are_contacts_checked(&entity.code, today),
        Milestone::Hours => !organisation.hours(&entity.code).openings.is_empty(),
        Milestone::Readers => readers.len() >= READERS,
        Milestone::StandIn => !conflict::eligible(&roll.roster, organisation, &entity.stand_in_body).is_empty(),
        Milestone::Training => !readers.is_empty() && !readers.iter().any(untrained),
        Milestone::Founding => service.settings().founding.is_some() && service.settings().founding == roll.founding,
        Milestone::Texts => rules.unsaid().is_empty(),
    };
    Milestone::ALL.iter().map(|item| (*item, is_there(item))).collect()
}

/// Entities where somebody is missing, by what is missing, for the command line.
pub async fn thin(service: &Service) -> Result<BTreeMap<&'static str, Vec<String>>, Error> {
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    drop(tx);
    let organisation = &service.rules().organisation;
    let readers = |code: &str| conflict::eligible(&roll.roster, organisation, code).len();
    let holds = |code: &str, role: Role| {
        roll.roster.entries().any(|entry| conflict::roles_over(entry, organisation, code).contains(&role))
    };
    let assess = |code: &str| conflict::assessors(&roll.roster, organisation, code).len();
    let inquire = |code: &str| conflict::inquirers(&roll.roster, organisation, code).len();
    let decide = |code: &str| conflict::deciders(&roll.roster, organisation, code).len();
    let mut thin: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for entity in organisation.entities() {
        let code = &entity.code;
        let missing = [
            ("fewer than two readers", readers(code) < READERS),
            ("nobody reads in the stand-in body", readers(&entity.stand_in_body) == 0),
            ("no assessor", assess(code) == 0),
            // Nobody could be let in before they leave.
            ("a single assessor", assess(code) == 1),
            ("fewer than two inquirers", inquire(code) < AT_LEAST),
            ("no authority", decide(code) == 0),
            ("a single authority", decide(code) == 1),
            ("no stand-in authority", !holds(&entity.stand_in_authority, Role::Authority)),
        ];
        for (what, _) in missing.into_iter().filter(|(_, is_missing)| *is_missing) {
            thin.entry(what).or_default().push(code.clone());
        }
    }
    Ok(thin)
}
