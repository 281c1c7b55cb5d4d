//! The cell closes a case, or a question. The person reads why, and what becomes of what they said.
use crate::{
    domain::{act::verb, deadline::DeadlineCode, retention::Ending},
    policy::Permit,
    service::{
        Error, Message, Service,
        case_file::{CaseFile, on_case},
        session::Unlocked,
    },
};

/// What somebody still owes the person, and closing would bury.
const OWED: [DeadlineCode; 5] = [
    DeadlineCode::FirstAnswer,
    DeadlineCode::Answer,
    DeadlineCode::Protection,
    DeadlineCode::SecondMember,
    DeadlineCode::Telling,
];

/// Closes it. Refused while something is owed that closing would bury. The same form sent again counts once.
pub async fn end(
    service: &Service,
    permit: Permit<verb::EndCase>,
    (unlocked, form): (&Unlocked, &Message),
    ending: &Ending,
) -> Result<(), Error> {
    let said = serde_json::to_string(ending).map_err(|_| Error::Internal("ending"))?;
    on_case(service, permit, (unlocked, form.once(&[&said]).as_deref()), |file| {
        if owes(file) {
            return Err(Error::Invalid(vec!["still-owed"]));
        }
        file.notify();
        file.end(ending)
    })
    .await
}

fn owes(file: &CaseFile<'_>) -> bool {
    let today = file.today();
    // What silence settled is owed no more.
    let is_open = |code: DeadlineCode, due| !code.lapses() || due >= today;
    file.deadlines.iter().any(|row| row.done.is_none() && OWED.contains(&row.code) && is_open(row.code, row.due))
}
