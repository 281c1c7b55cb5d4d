//! A member opens a case: one timeline, who can read it and why, and what can be done now.
use std::collections::BTreeMap;

use super::{
    About, Error, Service, Who,
    authorise::open_acts,
    case_file::{CaseFile, to_read},
    consent, exception,
    follow_up::{items, named},
    hand_over,
    inquiry::{Standing, standing},
    journal, link, listening, orient, people, protection, readers,
    session::Unlocked,
    view::{CaseReader, CaseView, Item, Listening, Lost},
};
use crate::{
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        conflict,
        organisation::Organisation,
        record::RecordBody,
        role::Role,
        roster::Roster,
    },
    ids::MemberId,
    policy::Permit,
};

/// Opens a case; the first time a day, the journal says so.
pub async fn open_case(service: &Service, permit: Permit<verb::Open>, unlocked: &Unlocked) -> Result<CaseView, Error> {
    let file = to_read(service, permit, unlocked).await?;
    let (me, _) = unlocked.member()?;
    journal::once_a_day(service, Act::Open, (&file.actor(me), &file.row.reference)).await?;
    let asked = (Who::Unlocked(unlocked), About::Case(&file.row.reference));
    let acts = [
        Act::Reply,
        Act::Note,
        Act::Annex,
        Act::Assign,
        Act::Exclude,
        Act::StepBack,
        Act::Alert,
        Act::Vouch,
        Act::RenewCode,
        Act::AskConsent,
        Act::DecideProtection,
        Act::HandOver,
        Act::Except,
        Act::HandOverWithout,
        Act::Tell,
        Act::Assess,
        Act::Qualify,
        Act::Orient,
        Act::Link,
        Act::EndCase,
        Act::BeginAftercare,
        Act::AskNews,
        Act::Hold,
    ];
    let acts = open_acts(service, asked, &acts).await?;
    let passed = standing(service, file.passed().cloned().collect()).await?;
    let linked = link::seen(service, &file, unlocked).await?;
    let remarks = people::remarks(service, &file.roll).await?;
    let view = view(service, &file, (acts, passed))?;
    Ok(CaseView { listening: Listening { linked, ..view.listening }, remarks, ..view })
}

/// Whether these keys open the case: somebody who was taken off has a permit to try, and nothing that opens.
pub async fn opens(service: &Service, permit: Permit<verb::Open>, unlocked: &Unlocked) -> Result<bool, Error> {
    match to_read(service, permit, unlocked).await {
        Ok(_) => Ok(true),
        Err(Error::NotFound) => Ok(false),
        Err(error) => Err(error),
    }
}

fn view(
    service: &Service,
    file: &CaseFile<'_>,
    (may, passed): (BTreeMap<&'static str, bool>, Vec<Standing>),
) -> Result<CaseView, Error> {
    let excluded = file.readers.excluded.iter();
    Ok(CaseView {
        reference: file.row.reference.clone(),
        version: file.row.version,
        stage: file.row.stage,
        entity: file.row.entity.clone(),
        received: file.row.received,
        audience: audience(file),
        dates: file.deadlines.iter().map(|row| (row.code, row.due, row.done)).collect(),
        items: timeline(file),
        readers: who_reads(service, file),
        excluded: excluded.map(|(member, why)| (named(&file.roll, member, true), *why)).collect(),
        assigned: file.in_charge().map(|assigned| assigned.member),
        assignable: assignable(file, conflict::eligible),
        stand_ins: assignable(file, conflict::stand_ins),
        later: readers::later_on(file, true),
        remarks: BTreeMap::new(),
        lost: lost(file)?,
        identity: file.identity().cloned(),
        notified: service.writes_outside() && file.identity().is_some_and(|identity| identity.mail().is_some()),
        agreements: consent::seen(file, true),
        protection: protection::seen(service, file),
        ready: hand_over::ready(file),
        passed,
        exceptions: exception::seen(file),
        orientations: orient::seen(file, true),
        listening: listening::seen(file),
        may,
    })
}

fn lost(file: &CaseFile<'_>) -> Result<Lost, Error> {
    let vouchers = file.vouchers()?.into_iter();
    let vouched = vouchers.map(|one| (named(&file.roll, &one.member, true), one.at, one.how));
    Ok(Lost { named: file.is_named(), vouched: vouched.collect() })
}

/// What the person said of themselves with a question; a report says it in its own words.
fn audience(file: &CaseFile<'_>) -> Option<String> {
    file.drawer(CompartmentKind::Exchange)?.newest(|entry| match &entry.body {
        RecordBody::Summary(summary) => Some(summary.audience.clone()),
        _ => None,
    })?
}

fn timeline(file: &CaseFile<'_>) -> Vec<Item> {
    let mut all: Vec<Item> = file.drawers.iter().flat_map(|drawer| items(&file.roll, drawer, true)).collect();
    all.sort_by_key(|item| item.at);
    all
}

fn who_reads(service: &Service, file: &CaseFile<'_>) -> Vec<CaseReader> {
    let Some(exchange) = file.drawer(CompartmentKind::Exchange) else { return Vec::new() };
    let in_charge = file.in_charge().map(|assigned| assigned.member);
    let reader = |member: MemberId| {
        let entry = file.roll.roster.entry(&member)?;
        let roles = conflict::roles_over(entry, &service.rules().organisation, &file.row.entity);
        let why = match () {
            () if in_charge == Some(member) => "in-charge",
            () if roles.contains(&Role::Coordinator) => "coordinator",
            () if roles.contains(&Role::Listener) => "cell",
            () => "given",
        };
        Some(CaseReader { reader: readers::shown(entry, true), why })
    };
    exchange.members().filter(|id| file.reads(id)).filter_map(reader).collect()
}

fn assignable(
    file: &CaseFile<'_>,
    who: impl Fn(&Roster, &Organisation, &str) -> Vec<MemberId>,
) -> Vec<super::view::Reader> {
    let mut all = who(&file.roll.roster, file.organisation(), &file.row.entity);
    all.retain(|id| !file.is_excluded(id));
    all.iter().filter_map(|id| file.roll.roster.entry(id)).map(|entry| readers::shown(entry, true)).collect()
}
