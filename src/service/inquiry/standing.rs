//! Where an inquiry stands, for those who have no key of it: the cell and the person it began with.
//!
//! The stage stands in the clear; it is believed where the journal has the decision that leads there.
use super::Standing;
use crate::{
    domain::{
        act::Act,
        case::{Reference, Stage},
        handover::Passed,
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
    let Some(row) = store::cases::by_reference(&mut tx, &reference).await? else { return Ok(None) };
    let decided = match row.stage {
        Stage::Assessment => Act::Lodge,
        Stage::MoreNeeded => Act::AskMore,
        Stage::NotOpened => Act::DeclineInquiry,
        Stage::Inquiry => Act::OpenInquiry,
        _ => return Ok(None),
    };
    let acts = journal::acts(service, &mut tx, reference.as_str()).await?;
    Ok(Some(row.stage).filter(|_| acts.iter().any(|(act, _)| *act == decided)))
}
