//! The stages of a disciplinary procedure: it runs, it is over.
use super::{Refusal, State, Step};
use crate::domain::{act::Act, case::Stage, deadline::DeadlineCode};

/// What a procedure that runs may owe.
pub(super) const OWED: [DeadlineCode; 4] =
    [DeadlineCode::Limitation, DeadlineCode::SuspensionEnd, DeadlineCode::Summons, DeadlineCode::Opinion];

/// What `act` does to a disciplinary procedure in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    Ok(match (act, state) {
        (Act::OpenDiscipline, State::New) => (Stage::Discipline, &[], &[]),
        (Act::SetTerms | Act::TakeStep | Act::Suspend | Act::Sanction, State::At(Stage::Discipline)) => {
            (Stage::Discipline, &[], &[])
        }
        (Act::CloseDiscipline, State::At(Stage::Discipline)) => (Stage::DisciplineClosed, &[], &[]),
        (Act::Open | Act::Fetch | Act::StepBack | Act::Exclude | Act::LetIn, State::At(here)) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}
