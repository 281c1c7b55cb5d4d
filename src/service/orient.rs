//! A member proposes services and support; the person answers from their own space.
//!
//! Both stand in the conversation, so that the person has the names and the times they were told, and the cell their answer.
//! What a person accepts is an answer to the cell alone: it does **not** tell a service anything about them.
// The words it is spoken to in.
pub use crate::domain::orientation::Oriented;

use super::{
    Error, Message, Service,
    case_file::{Author, CaseFile, on_case},
    follow_up::named,
    session::Unlocked,
    view::Orientation,
};
use crate::{
    domain::{
        act::verb, case::CompartmentKind, draft::Fields, organisation::Entity, orientation::SupportAnswered,
        record::RecordBody, rules::Rules, support::Contact,
    },
    policy::Permit,
};

/// Whom a person of this entity can be oriented to: whoever to turn to there, then everybody else; only verified contacts.
#[must_use]
pub fn proposable<'a>(rules: &'a Rules, entity: &str) -> Vec<&'a Contact> {
    let near = rules.organisation.referents_of(entity).into_iter().flat_map(Entity::referents);
    near.filter(|contact| !contact.to_check).chain(rules.support.help()).collect()
}

/// Proposes. What was promised about orientation is kept by this. The same form sent again counts once.
pub async fn orient(
    service: &Service,
    permit: Permit<verb::Orient>,
    (unlocked, form): (&Unlocked, &Message),
    oriented: &Oriented,
) -> Result<(), Error> {
    let said = serde_json::to_string(oriented).map_err(|_| Error::Internal("oriented"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        file.notify();
        file.append(CompartmentKind::Exchange, RecordBody::Oriented(Box::new(oriented.clone())))
    })
    .await
}

/// Answers a proposal, or answers otherwise than before: what somebody accepts they can leave, and the other way round.
pub async fn answer(
    service: &Service,
    permit: Permit<verb::AnswerSupport>,
    unlocked: &Unlocked,
    (number, fields): (u64, &Fields),
) -> Result<(), Error> {
    let done = on_case(service, permit, (unlocked, None), |file| {
        let known = seen(file, false).into_iter().find(|one| one.number == number);
        let known = known.ok_or(Error::Invalid(vec!["unknown-proposal"]))?;
        let answered = SupportAnswered::parse(fields, (number, &known.offered));
        let answered = answered.map_err(|fault| Error::Invalid(vec![fault.code]))?;
        if answered.answers.iter().all(|(support, reply)| known.answers.get(support) == Some(reply)) {
            return Err(Error::Invalid(vec![SAME]));
        }
        file.append(CompartmentKind::Exchange, RecordBody::SupportAnswered(answered))
    });
    match done.await {
        Err(Error::Invalid(codes)) if codes == [SAME] => Ok(()),
        done => done,
    }
}

/// What is told inside when nothing is to be written.
const SAME: &str = "same-answer";

/// What was proposed and answered, oldest first; names only where they may be shown.
pub(super) fn seen(file: &CaseFile<'_>, with_names: bool) -> Vec<Orientation> {
    let mut all: Vec<Orientation> = Vec::new();
    let records = file.drawer(CompartmentKind::Exchange).map(|drawer| drawer.records.as_slice()).unwrap_or_default();
    for record in records {
        match (&record.entry.body, record.author) {
            (RecordBody::Oriented(offered), Author::Member(member)) => all.push(Orientation {
                number: record.sequence,
                at: record.entry.at,
                by: named(&file.roll, &member, with_names),
                offered: offered.as_ref().clone(),
                answers: std::collections::BTreeMap::new(),
            }),
            (RecordBody::SupportAnswered(answered), _) => {
                if let Some(one) = all.iter_mut().find(|one| one.number == answered.orientation) {
                    one.answers.extend(answered.answers.clone());
                }
            }
            _ => {}
        }
    }
    all
}
