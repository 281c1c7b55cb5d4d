//! Where an inquiry stands, for those who have no key of it: the cell and the person it began with.
//!
//! The stage stands in the clear; it is believed where the last decision that the journal has leads there.
use super::Standing;
use crate::{
    domain::{
        act::Act,
        case::{Reference, Stage},
        handover::Passed,
        measure::Course,
    },
    service::{Error, Service, journal},
    store,
};

/// Where each inquiry stands that something was handed over to.
pub(crate) async fn standing(service: &Service, passed: Vec<Passed>) -> Result<Vec<Standing>, Error> {
    let mut all = Vec::with_capacity(passed.len());
    for passed in passed {
        let stage = stage(service, &passed).await?;
        all.push(Standing { passed, stage });
    }
    Ok(all)
}

async fn stage(service: &Service, passed: &Passed) -> Result<Option<Stage>, Error> {
    let Ok(reference) = Reference::parse(&passed.inquiry) else { return Ok(None) };
    let mut tx = service.store().read().await?;
    let row = store::cases::by_reference(&mut tx, &reference).await?;
    let Some(row) = row.filter(|row| row.id == passed.file) else { return Ok(None) };
    let acts = journal::acts(service, &mut tx, reference.as_str()).await?;
    let decides = |act: &Act| {
        matches!(act, Act::Lodge | Act::AskMore | Act::DeclineInquiry | Act::OpenInquiry | Act::AnnounceReport)
            || *act == Act::RequestMeasure
            || Course::of(*act).is_some()
    };
    let last = acts.iter().map(|(act, _)| *act).rfind(decides);
    let stands = match last {
        Some(Act::Lodge) => row.stage == Stage::Assessment,
        // The person may have answered since, which enters at night.
        Some(Act::AskMore) => matches!(row.stage, Stage::MoreNeeded | Stage::Assessment),
        Some(Act::DeclineInquiry) => row.stage == Stage::NotOpened,
        // The report may have been filed since, which enters at night.
        Some(Act::OpenInquiry) => matches!(row.stage, Stage::Inquiry | Stage::Reported),
        Some(Act::AnnounceReport) => row.stage == Stage::Reported,
        Some(Act::RequestMeasure) => row.stage == Stage::MeasureAsked,
        Some(act) => Course::of(act).is_some_and(|course| row.stage == course.stage()),
        None => false,
    };
    Ok(Some(row.stage).filter(|_| stands))
}
