//! Where an inquiry stands, for those who have no key of it: the cell and the person it began with.
use super::Standing;
use crate::{
    domain::{act::Act, case::Stage, handover::Passed, measure::Course},
    service::{Error, Service, whereabouts::whereabouts},
};

/// Where each inquiry stands that something was handed over to.
pub(crate) async fn standing(service: &Service, passed: Vec<Passed>) -> Result<Vec<Standing>, Error> {
    let mut all = Vec::with_capacity(passed.len());
    for passed in passed {
        let at = whereabouts(service, (&passed.inquiry, passed.file), leads).await?;
        all.push(Standing { passed, at });
    }
    Ok(all)
}

/// Whether the last decision that the journal has leads to a stage.
fn leads(acts: &[Act], stage: Stage) -> bool {
    let decides = |act: &&Act| {
        matches!(act, Act::Lodge | Act::AskMore | Act::DeclineInquiry | Act::OpenInquiry | Act::AnnounceReport)
            || **act == Act::RequestMeasure
            || Course::of(**act).is_some()
    };
    match acts.iter().rfind(decides) {
        Some(Act::Lodge) => stage == Stage::Assessment,
        // The person may have answered since, which enters at night.
        Some(Act::AskMore) => matches!(stage, Stage::MoreNeeded | Stage::Assessment),
        Some(Act::DeclineInquiry) => stage == Stage::NotOpened,
        // The report may have been filed since, which enters at night.
        Some(Act::OpenInquiry) => matches!(stage, Stage::Inquiry | Stage::Reported),
        Some(Act::AnnounceReport) => stage == Stage::Reported,
        Some(Act::RequestMeasure) => stage == Stage::MeasureAsked,
        Some(act) => Course::of(*act).is_some_and(|course| stage == course.stage()),
        None => false,
    }
}
