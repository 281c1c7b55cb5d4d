//! The stages of an inquiry: looked at, decided on with reasons, and open to new facts whatever was decided.
//!
//! It begins when something is handed over, beside the case it comes from, which goes on as before: support does not wait
//! for the facts to be dealt with. A decision can be replaced by another; it is never taken back in silence.
use super::{Refusal, State, Transition};
use crate::{
    clock::Day,
    domain::{
        act::Act,
        case::Stage,
        deadline::{DeadlineCode, Deadlines},
    },
};

/// What `act` does to an inquiry in `state` on the day `now`.
pub(super) fn step(state: State, act: Act, (now, deadlines): (Day, &Deadlines)) -> Result<Transition, Refusal> {
    use DeadlineCode::{Answer, InquiryDecision};
    use Stage::{Assessment, Inquiry, MoreNeeded, NotOpened};
    let (stage, begun, meets): (_, &[DeadlineCode], &[DeadlineCode]) = match (act, state) {
        (Act::Lodge, State::New) => (Assessment, &[InquiryDecision], &[]),
        (Act::Lodge, _) => return Err(Refusal::NotHere),
        (Act::OpenInquiry, State::At(Assessment | MoreNeeded | NotOpened)) => {
            (Inquiry, &[], &[InquiryDecision, Answer])
        }
        (Act::DeclineInquiry, State::At(Assessment | MoreNeeded)) => (NotOpened, &[], &[InquiryDecision, Answer]),
        (Act::AskMore, State::At(Assessment | MoreNeeded)) => (MoreNeeded, &[], &[Answer]),
        // What was asked for may be there: whoever assesses looks again.
        (Act::Respond, State::At(MoreNeeded)) => (Assessment, &[Answer], &[]),
        (Act::Respond, State::At(here)) => (here, &[Answer], &[]),
        (Act::Inquire, State::At(here)) => (here, &[], &[Answer]),
        (Act::Open | Act::Fetch | Act::FollowUp | Act::ChangeCode | Act::TakeBack, State::At(here)) => (here, &[], &[]),
        _ => return Err(Refusal::NotHere),
    };
    let opens = begun.iter().map(|code| (*code, deadlines.due(*code, now))).collect();
    Ok(Transition { stage, opens, meets: meets.to_vec(), drops: Vec::new() })
}
