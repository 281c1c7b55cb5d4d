//! The stages of a prevention alert: sent, then answered by what is decided. It is beside every case, and moves none.
use super::{Refusal, State, Step};
use crate::domain::{act::Act, case::Stage};

/// What `act` does to an alert in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    Ok(match (act, state) {
        (Act::RaiseAlert, State::New) => (Stage::Alert, &[], &[]),
        (Act::ActOnAlert, State::At(Stage::Alert | Stage::AlertAnswered))
        | (Act::ActionDone, State::At(Stage::AlertAnswered)) => (Stage::AlertAnswered, &[], &[]),
        // Whoever is involved takes themselves off, or is taken off, at any time.
        (Act::Open | Act::StepBack | Act::Exclude, State::At(here)) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}
