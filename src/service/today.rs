//! What waits for a member today, and nothing else.
use super::{
    Error, Service,
    authorise::belongs,
    list_cases::{Wanted, lines, oldest},
    members,
    session::Unlocked,
    view::{Filter, Today},
};
use crate::{
    domain::{act::verb, case::Stage},
    policy::Permit,
    store::listing::Waiting,
};

/// Lines of each part.
const FEW: usize = 20;

/// What waits: new, waiting for an answer, without anybody in charge, overdue; endorsements for coordinators.
pub async fn today(service: &Service, permit: Permit<verb::List>, unlocked: &Unlocked) -> Result<Today, Error> {
    belongs(&permit, unlocked)?;
    let part = async |filter: Filter, stage, waiting| {
        let wanted = Wanted { filter: &filter, stage, waiting, unassigned: false };
        oldest(service, unlocked, (&wanted, FEW)).await
    };
    let any = Filter::default();
    let nobodys = Wanted { filter: &any, stage: None, waiting: None, unassigned: true };
    let wrote = Filter { waiting: true, ..Filter::default() };
    let overdue = Some(Waiting::Overdue);
    Ok(Today {
        new: part(Filter::default(), Some(Stage::Received), None).await?,
        waiting: part(wrote.clone(), Some(Stage::Listening), Some(Waiting::Answer)).await?,
        questions: part(wrote, Some(Stage::Question), Some(Waiting::Answer)).await?,
        unassigned: lines(service, unlocked, (&nobodys, None, FEW)).await?,
        overdue: part(Filter::default(), None, overdue).await?,
        withdrawn: part(Filter::default(), Some(Stage::Withdrawn), None).await?,
        endorsements: members::waiting_for(service, unlocked).await?,
    })
}
