//! What a member is told of a case that was withdrawn: that it was, until when it may come back, and nothing else.
use crate::{
    domain::{
        act::verb,
        case::{CompartmentKind, Reference, Stage},
        record::{RecordBody, RecordKind},
        withdrawal::Withdrawal,
    },
    policy::Permit,
    service::{
        Error, Service,
        authorise::belongs,
        case_file::{open_secret, open_summary},
        roster,
        session::Unlocked,
    },
    store::{self, grants::HolderKey},
};

/// Nothing where the case is not withdrawn, or was never this member's to read: the two look the same.
pub async fn told(
    service: &Service,
    permit: Permit<verb::List>,
    unlocked: &Unlocked,
    reference: &Reference,
) -> Result<Option<Withdrawal>, Error> {
    belongs(&permit, unlocked)?;
    let holder = HolderKey::member(unlocked.member()?.0);
    let mut tx = service.store().read().await?;
    let roll = roster::current(service, &mut tx).await?;
    let case = store::cases::by_reference(&mut tx, reference).await?;
    let Some(case) = case.filter(|case| case.stage == Stage::Withdrawn) else { return Ok(None) };
    let rows = store::compartments::of_case(&mut tx, case.id).await?;
    let Some(exchange) = rows.iter().find(|row| row.kind == CompartmentKind::Exchange) else { return Ok(None) };
    let grants = store::grants::of_holder(&mut tx, case.id, &holder).await?;
    let records = store::records::of_compartment(&mut tx, exchange.id).await?;
    drop(tx);
    let present = |grant: &store::grants::GrantRow| grant.compartment == exchange.id && grant.epoch == exchange.epoch;
    let secret = grants.into_iter().find(present).and_then(|grant| {
        let found = open_secret(service, &roll, (&case, exchange.kind), (grant, unlocked));
        found.secret
    });
    let last = records.iter().rfind(|record| record.kind == RecordKind::Summary);
    let (Some(secret), Some(last)) = (secret, last) else { return Ok(None) };
    Ok(match open_summary(case.id, last, &secret).map(|entry| entry.body) {
        Ok(RecordBody::Summary(summary)) => summary.withdrawn,
        _ => None,
    })
}
