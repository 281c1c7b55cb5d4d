//! The stages of a measure: asked for, taken and looked at again, or not taken; over.
//!
//! It runs beside the case it was asked for in, and beside every other measure: each ends by itself. What was refused, or is
//! over, can be taken again.
use super::{Refusal, State, Step, moves_nothing_handed};
use crate::domain::{act::Act, case::Stage, deadline::DeadlineCode};

/// What `act` does to a measure in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    use DeadlineCode::{Answer, Measure, MeasureReview, ProtectiveMeasure};
    use Stage::{MeasureAsked, MeasureEnded, MeasureRefused, MeasureTaken};
    Ok(match (act, state) {
        // Whoever hands it over says which of both is owed: what protects does not wait.
        (Act::RequestMeasure, State::New) => (MeasureAsked, &[Measure], &[]),
        (Act::TakeMeasure, State::At(MeasureAsked | MeasureRefused | MeasureEnded)) => {
            (MeasureTaken, &[MeasureReview], &[Measure, ProtectiveMeasure, Answer])
        }
        (Act::RefuseMeasure, State::At(MeasureAsked)) => (MeasureRefused, &[], &[Measure, ProtectiveMeasure, Answer]),
        // The day on which it is looked at again moves with each.
        (Act::KeepMeasure, State::At(MeasureTaken)) => (MeasureTaken, &[MeasureReview], &[MeasureReview, Answer]),
        (Act::EndMeasure, State::At(MeasureTaken)) => (MeasureEnded, &[], &[MeasureReview, Answer]),
        (Act::Respond, State::At(here)) => (here, &[Answer], &[]),
        (Act::Inquire, State::At(here)) => (here, &[], &[Answer]),
        (act, State::At(here)) if moves_nothing_handed(act) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}
