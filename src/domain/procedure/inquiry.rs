//! The stages of an inquiry: looked at, decided on with reasons, and open to new facts whatever was decided.
//!
//! It begins when something is handed over, beside the case it comes from, which goes on as before: support does not wait
//! for the facts to be dealt with. A decision can be replaced by another; it is never taken back in silence.
use super::{Refusal, State, Step, moves_nothing_handed};
use crate::domain::{act::Act, case::Stage, deadline::DeadlineCode};

/// What `act` does to an inquiry in `state`.
pub(super) fn step(state: State, act: Act) -> Result<Step, Refusal> {
    use DeadlineCode::{Answer, InquiryDecision};
    use Stage::{Assessment, Inquiry, MoreNeeded, NotOpened, Reported};
    Ok(match (act, state) {
        (Act::Lodge, State::New) => (Assessment, &[InquiryDecision], &[]),
        (Act::OpenInquiry, State::At(Assessment | MoreNeeded | NotOpened)) => {
            (Inquiry, &[], &[InquiryDecision, Answer])
        }
        (Act::DeclineInquiry, State::At(Assessment | MoreNeeded)) => (NotOpened, &[], &[InquiryDecision, Answer]),
        (Act::AskMore, State::At(Assessment | MoreNeeded)) => (MoreNeeded, &[], &[Answer]),
        // What was asked for may be there: whoever assesses looks again.
        (Act::Respond, State::At(MoreNeeded)) => (Assessment, &[Answer], &[]),
        (Act::Respond, State::At(here)) => (here, &[Answer], &[]),
        (Act::Inquire, State::At(here)) => (here, &[], &[Answer]),
        (Act::AnnounceReport, State::At(Inquiry)) => (Reported, &[], &[]),
        (Act::Appoint, State::At(here @ (Inquiry | Reported))) => (here, &[], &[]),
        (act, State::At(here)) if moves_nothing_handed(act) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    })
}
