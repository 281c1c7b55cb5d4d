//! A member hands over what the person agreed to: exactly that, to those the authority named, and to nobody kept out.
//!
//! The case and the inquiry that begins are written at once or not at all. The copy is made from the consent, which goes
//! along as the person signed it; without one that stands the act fails, whatever a form says. The same consent is handed
//! over once: sent again, it is found done.
use std::sync::Arc;

use super::{
    Error, Service,
    case_file::{CaseFile, in_rounds},
    readers,
    session::Unlocked,
    view::Reader,
};
use crate::{
    crypto::token::Token,
    domain::{
        act::{Act, verb},
        case::CompartmentKind,
        consent::{Agreed, Given, Receiver},
        handover::{Basis, Passed},
        record::RecordBody,
    },
    policy::Permit,
};

/// What can be handed over now, and to whom.
#[derive(Debug, Clone, Default)]
pub struct Ready {
    /// Consents that stand and were not used.
    pub consents: Vec<Given>,
    /// Who would receive; nobody where nobody can.
    pub receivers: Vec<Reader>,
}

/// Hands over what stands in the consent of this number.
pub async fn hand_over(
    service: &Service,
    permit: Permit<verb::HandOver>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, number)).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::HandOver>>,
    unlocked: &Unlocked,
    number: u64,
) -> Result<(), Error> {
    let (member, keys) = unlocked.member()?;
    // Drawn for this, known to nobody, thrown away: they certify who reads.
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    if file.passed().any(|passed| passed.consent() == Some(number)) {
        return Ok(());
    }
    let agreed = file.agreed(number)?;
    let by = (member, &keys.signing);
    let roll = Arc::clone(&file.roll);
    let copy = (file.copied(&agreed)?, by);
    let inquiry = CaseFile::lodge(service, (roll, &founding), file.receiving()?, copy)?;
    file.append(CompartmentKind::Exchange, RecordBody::Passed(passed(&agreed, &inquiry)?))?;
    file.notify();
    file.advance(Act::HandOver)?;
    file.commit_with(Act::HandOver, None, vec![(inquiry, Act::Lodge)]).await.map(|_| ())
}

fn passed(agreed: &Agreed, inquiry: &CaseFile<'_>) -> Result<Passed, Error> {
    let given = agreed.given();
    if !is_for_this(given) {
        return Err(Error::Invalid(vec!["no-consent"]));
    }
    let (to, purpose) = (given.consent.to, given.consent.purpose);
    let (inquiry, file) = (inquiry.row.reference.to_string(), inquiry.row.id);
    Ok(Passed { basis: Basis::Consent(given.number), to, purpose, inquiry, file })
}

/// Whether it is for an assessor to say whether there is an inquiry, and nothing else.
fn is_for_this(given: &Given) -> bool {
    given.consent.to == Receiver::Assessor && given.consent.to.purpose() == Some(given.consent.purpose)
}

/// What could be handed over of a case, for its page.
pub(crate) fn ready(file: &CaseFile<'_>) -> Ready {
    let consents = file.consents();
    let is_used = |given: &&Given| file.passed().any(|passed| passed.consent() == Some(given.number));
    let waits = consents.standing().filter(|given| is_for_this(given) && !is_used(given));
    let consents: Vec<Given> = waits.cloned().collect();
    let receivers = file.receiving().map(|receiving| {
        let reads = receiving.holders.iter().filter(|member| !file.is_excluded(member));
        reads.filter_map(|member| file.roll.roster.entry(member)).map(|entry| readers::shown(entry, true)).collect()
    });
    Ready { consents, receivers: receivers.unwrap_or_default() }
}
