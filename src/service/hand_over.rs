//! A member hands over what the person agreed to: exactly that, to those the authority named, or to those in charge of a
//! measure whom the member chooses; and to nobody kept out.
//!
//! The case and the file that begins are written at once or not at all. The copy is made from the consent, which goes
//! along as the person signed it; without one that stands the act fails, whatever a form says. The same consent is handed
//! over once: sent again, it is found done.
use std::{collections::BTreeSet, sync::Arc};

use super::{
    Error, Service,
    case_file::{CaseFile, Lodging, in_rounds},
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
        exception::REACHES,
        handover::{Basis, Passed},
        record::RecordBody,
    },
    ids::MemberId,
    policy::Permit,
};

/// What can be handed over now.
#[derive(Debug, Clone, Default)]
pub struct Ready {
    /// By each consent that stands and was not used.
    pub going: Vec<Going>,
    /// Who would receive what goes without one; nobody where nobody can.
    pub receivers: Vec<Reader>,
}

/// What can be handed over by one consent.
#[derive(Debug, Clone)]
pub struct Going {
    /// The consent.
    pub given: Given,
    /// Who would receive, or could; nobody where nobody can.
    pub receivers: Vec<Reader>,
}

/// Hands over what stands in the consent of this number; for a measure, to those of its receivers who are chosen.
pub async fn hand_over(
    service: &Service,
    permit: Permit<verb::HandOver>,
    unlocked: &Unlocked,
    (number, chosen): (u64, BTreeSet<MemberId>),
) -> Result<(), Error> {
    let chosen = &chosen;
    in_rounds(service, permit, unlocked, |permit| attempt(service, permit, unlocked, (number, chosen))).await
}

async fn attempt(
    service: &Service,
    permit: Arc<Permit<verb::HandOver>>,
    unlocked: &Unlocked,
    (number, chosen): (u64, &BTreeSet<MemberId>),
) -> Result<(), Error> {
    let (member, keys) = unlocked.member()?;
    // Drawn for this, known to nobody, thrown away: they certify who reads.
    let founding = Token::generate(&mut service.entropy()).keys(&service.host().token_salt());
    let mut file = CaseFile::open(service, &permit, unlocked).await?;
    if file.passed().any(|passed| passed.consent() == Some(number)) {
        return Ok(());
    }
    let agreed = file.agreed(number)?;
    let given = agreed.given();
    if !given.consent.to.has_a_file_for(given.consent.purpose) {
        return Err(Error::Invalid(vec!["no-consent"]));
    }
    let mut receiving = file.receiving(given.consent.to)?;
    if given.consent.purpose.is_a_measure() {
        receiving.narrow(chosen)?;
    }
    let lodging = Lodging::of(given.consent.purpose);
    let (by, roll) = ((member, &keys.signing), Arc::clone(&file.roll));
    let copy = (file.copied(&agreed)?, by);
    let received = CaseFile::lodge(service, (roll, &founding), (lodging, receiving), copy)?;
    file.append(CompartmentKind::Exchange, RecordBody::Passed(passed(&agreed, &received)))?;
    file.notify();
    file.advance(Act::HandOver)?;
    file.commit_with(Act::HandOver, None, vec![(received, lodging.act())]).await.map(|_| ())
}

fn passed(agreed: &Agreed, received: &CaseFile<'_>) -> Passed {
    let given = agreed.given();
    let (to, purpose) = (given.consent.to, given.consent.purpose);
    let (inquiry, file) = (received.row.reference.to_string(), received.row.id);
    Passed { basis: Basis::Consent(given.number), to, purpose, inquiry, file }
}

/// What could be handed over of a case, for its page.
pub(crate) fn ready(file: &CaseFile<'_>) -> Ready {
    let consents = file.consents();
    let is_used = |given: &&Given| file.passed().any(|passed| passed.consent() == Some(given.number));
    let is_for_this = |given: &&Given| given.consent.to.has_a_file_for(given.consent.purpose);
    let receivers = |to: Receiver| {
        let receiving = file.receiving(to).ok()?;
        let reads = receiving.holders.iter().filter(|member| !file.is_excluded(member));
        let entries = reads.filter_map(|member| file.roll.roster.entry(member));
        Some(entries.map(|entry| readers::shown(entry, true)).collect::<Vec<Reader>>())
    };
    let going =
        |given: &Given| Going { given: given.clone(), receivers: receivers(given.consent.to).unwrap_or_default() };
    let waits = consents.standing().filter(is_for_this).filter(|given| !is_used(given));
    Ready { going: waits.map(going).collect(), receivers: receivers(REACHES.0).unwrap_or_default() }
}
