//! What waits for a member today, and nothing else.
use super::{
    Error, Service,
    authorise::belongs,
    list_cases::{Wanted, lines},
    members,
    session::Unlocked,
    view::{CaseLine, Filter, Today},
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
    let part = async |stage, waiting, unassigned| -> Result<Vec<CaseLine>, Error> {
        let wanted = Wanted { filter: &Filter::default(), stage, waiting, unassigned };
        Ok(lines(service, unlocked, (&wanted, None, FEW)).await?.lines)
    };
    let waiting = part(Some(Stage::Listening), Some(Waiting::Answer), false).await?;
    Ok(Today {
        new: part(Some(Stage::Received), None, false).await?,
        waiting: waiting.into_iter().filter(|line| line.waiting).collect(),
        unassigned: part(None, None, true).await?,
        overdue: part(None, Some(Waiting::Overdue(service.today())), false).await?,
        endorsements: members::waiting_for(service, unlocked).await?,
    })
}
