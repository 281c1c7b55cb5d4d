//! The stages of a report that was filed, for those who decide: received, read, decided on person by person, concluded.
use super::{Refusal, State, Step};
use crate::domain::{act::Act, case::Stage};

/// What `act` does to a report that was filed, in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    Ok(match (act, state) {
        (Act::RemitReport, State::New) | (Act::Decide, State::At(Stage::Decision)) => (Stage::Decision, &[], &[]),
        (Act::ConcludeDecision, State::At(Stage::Decision)) => (Stage::Decided, &[], &[]),
        // Whoever is involved takes themselves off, or is taken off, and another is let in, at any time; what is learnt later may
        // have to be told to the prosecutor too.
        (Act::Open | Act::Fetch | Act::GiveNotice | Act::StepBack | Act::Exclude | Act::LetIn, State::At(here)) => {
            (here, &[], &[])
        }
        _ => return Err(Refusal::NotHere),
    })
}
